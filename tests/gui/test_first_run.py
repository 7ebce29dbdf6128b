"""The first run: four steps by keyboard, at most twelve actions; no mistake and no full disk loses what was typed."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.casework.errors import LeaseNeeded, NoNetwork
from desktop_app.casework.lockbox_ports import VaultEntry
from desktop_app.i18n.formats import isolate, plain
from desktop_app.i18n.words import install
from desktop_app.places import translations
from desktop_app.ui.qt.theme import Theme
from desktop_app.ui.screens.eerste_keer.presenter import STEPS
from tests.gui.lockbox import PASSPHRASE, MemoryLockbox
from tests.gui.pages.first_run import ALT, FirstRun, Key
from tests.gui.pictures import settle
from tests.gui.walks import assert_named, assert_no_sideways, assert_targets, assert_words_fit

KARIM = VaultEntry("k", "Karim Bos")


def test_by_keyboard_to_the_practice_dossier_in_seven_actions(qtbot: QtBot) -> None:
    """ux G11: at most twelve. The installer knew the name."""
    lockbox = MemoryLockbox()
    page = FirstRun(lockbox, name="Anja de Wit")
    page.enter()  # the name
    page.type(PASSPHRASE)
    page.enter()
    page.type(PASSPHRASE)
    page.enter().enter()  # what was typed, and recovery
    assert page.heading == "Waar wilt u mee beginnen?"
    page.hit(Key.Key_Tab).enter()
    ((entry, first),) = page.ready
    assert (entry.user_name, entry.practice, first) == ("Anja de Wit", True, "")
    assert [(one.user_name, one.practice) for one in lockbox.entries()] == [
        ("Anja de Wit", False),
        ("Anja de Wit", True),
    ]
    assert page.screen.wachtwoord.passphrase.text() == ""


def test_without_practising_the_dossiers_are_fetched(qtbot: QtBot) -> None:
    page = FirstRun(MemoryLockbox())
    page.paste("Karim Bos").enter().give_passphrase(PASSPHRASE).enter()
    assert "Haal uw dossiers op" in page.texts()
    page.enter()
    assert [(entry.user_name, entry.practice, first) for entry, first in page.ready] == [
        ("Karim Bos", False, "meenemen")
    ]


def test_without_an_office_the_list_is_opened(qtbot: QtBot) -> None:
    page = FirstRun(MemoryLockbox(), office=False)
    page.paste("Karim Bos").enter().give_passphrase(PASSPHRASE).enter().enter()
    assert [first for _entry, first in page.ready] == [""]


def test_the_organisation_holds_the_recovery_key_and_nothing_is_printed(qtbot: QtBot) -> None:
    page = FirstRun(MemoryLockbox(), name="Anja")
    page.enter().give_passphrase(PASSPHRASE)
    assert page.heading == "Wachtwoord vergeten?"
    assert "Nummer van de herstelsleutel: 9f2c 41d0" in page.texts()
    assert "herstelsleutel" in page.screen.herstel.button.accessibleDescription()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "Vul uw naam in."),
        ("   ", "Vul uw naam in."),
        ("12", "Vul uw naam in."),
        ("a" * 10_000, "Maak uw naam korter. U heeft 10.000 tekens gebruikt, 80 is genoeg."),
        ("Anja\u202eed Wit", "In uw naam staat een teken dat u niet ziet."),
        ("Anja\u2066Wit", "In uw naam staat een teken dat u niet ziet."),
        ("karim  BOS", "Deze naam staat al op deze laptop."),
    ],
)
def test_a_name_that_will_not_do_is_told_and_stays(qtbot: QtBot, name: str, said: str) -> None:
    page = FirstRun(MemoryLockbox(KARIM))
    page.paste(name).enter()
    assert page.error.startswith(said)
    assert page.heading == "Wie werkt op deze laptop?"
    assert page.screen.naam.name.text() == name
    assert page.focus_name == "Uw naam"


@pytest.mark.parametrize("name", ["ليلى المصري", "Zoë 't Hooft-Ğül", "کامران\u200cزاده", "سەلام"])
def test_a_name_in_any_script_is_kept_as_it_is_written(qtbot: QtBot, name: str) -> None:
    lockbox = MemoryLockbox()
    page = FirstRun(lockbox)
    page.paste(f" {name} ").enter().give_passphrase(PASSPHRASE)
    assert [one.user_name for one in lockbox.entries()] == [name]


@pytest.mark.parametrize(
    ("words", "again", "said"),
    [
        ("", "", "Kies een wachtwoord van 12 tekens of meer."),
        ("elf tekens!", "elf tekens!", "Kies een wachtwoord van 12 tekens of meer."),
        ("aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa", "Dit is makkelijk te raden."),
        ("Anja de Wit2026", "Anja de Wit2026", "Dit is makkelijk te raden. Uw wachtwoord moet meer zijn"),
        (PASSPHRASE, "", "Typ uw wachtwoord hier nog een keer."),
        (PASSPHRASE, PASSPHRASE.title(), "Dit is niet hetzelfde wachtwoord."),
    ],
)
def test_a_passphrase_that_will_not_do_is_told_and_stays(qtbot: QtBot, words: str, again: str, said: str) -> None:
    lockbox = MemoryLockbox()
    page = FirstRun(lockbox, name="Anja de Wit")
    page.enter().give_passphrase(words, again)
    assert page.error.startswith(said)
    assert (page.screen.wachtwoord.passphrase.text(), page.screen.wachtwoord.repeat.text()) == (words, again)
    assert lockbox.entries() == ()
    page.give_passphrase(PASSPHRASE)
    assert page.heading == "Wachtwoord vergeten?"


def test_while_typing_a_word_tells_how_strong_it_is(qtbot: QtBot) -> None:
    page = FirstRun(MemoryLockbox(), name="Anja")
    field = page.screen.wachtwoord.passphrase
    page.enter()
    heard = []
    for words in ("kort", "lang genoeg!", "een heel lange zin om te onthouden"):
        page.paste(words)
        heard.append(plain(field.line.accessibleDescription()).split("onthoudt. ")[1])
    assert heard == [
        "Nog te kort: 4 van 12 tekens.",
        "Lang genoeg. Een langere zin is nog sterker.",
        "Sterk wachtwoord.",
    ]


def test_a_full_disk_is_told_and_nothing_typed_is_lost(qtbot: QtBot) -> None:
    lockbox = MemoryLockbox()
    lockbox.full = True
    page = FirstRun(lockbox, name="Anja")
    page.enter().give_passphrase(PASSPHRASE)
    assert page.error.startswith("Deze laptop heeft te weinig ruimte om te beginnen. Wat u typte, staat er nog.")
    assert page.screen.wachtwoord.repeat.text() == PASSPHRASE
    lockbox.full = False
    page.enter()
    assert page.heading == "Wachtwoord vergeten?"


def test_a_full_disk_before_practising_leaves_the_own_vault_open_to_choose(qtbot: QtBot) -> None:
    lockbox = MemoryLockbox()
    page = FirstRun(lockbox, name="Anja")
    page.enter().give_passphrase(PASSPHRASE).enter()
    lockbox.full = True
    page.hit(Key.Key_Tab).enter()
    assert "te weinig ruimte" in page.error
    page.enter()
    assert [(entry.practice, first) for entry, first in page.ready] == [(False, "meenemen")]


def test_where_the_office_holds_half_of_the_key_it_is_asked_until_it_answers(qtbot: QtBot) -> None:
    lockbox = MemoryLockbox()
    lockbox.refusal, page = LeaseNeeded(sequence=3), FirstRun(lockbox, name="Anja")
    page.enter().give_passphrase(PASSPHRASE).enter().enter()
    assert page.error.startswith("Een deel van de sleutel ligt bij kantoor.")
    page.refusal = NoNetwork()
    for ask_again in (True, False):
        page.hit(Key.Key_Backtab)
        assert page.focus_name == "Contact maken met kantoor"
        page.hit(Key.Key_Space)
        if ask_again:
            assert page.error.startswith("Geen netwerk.")
            page.refusal = None
    (made,) = lockbox.entries()
    assert page.ready == [(made, "meenemen")]
    assert page.asked == [(made.id, 3), (made.id, 3)]


def test_back_keeps_what_was_typed_and_no_second_vault_is_made(qtbot: QtBot) -> None:
    lockbox = MemoryLockbox()
    page = FirstRun(lockbox, name="Anja")
    page.enter().paste(PASSPHRASE).hit(Key.Key_Left, held=ALT)
    assert page.heading == "Wie werkt op deze laptop?"
    page.enter()
    assert page.screen.wachtwoord.passphrase.text() == PASSPHRASE
    page.give_passphrase(PASSPHRASE).hit(Key.Key_Left, held=ALT)
    assert page.heading == "Wachtwoord vergeten?"
    page.enter().hit(Key.Key_Left, held=ALT).enter().enter()
    assert len(lockbox.entries()) == 1


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_step_has_names_sizes_and_room(qtbot: QtBot, look: Theme, scale: float) -> None:
    page = FirstRun(MemoryLockbox(), name="Anja")
    look.set_scale(scale)
    page.window.resize(1093, 614)
    for step in STEPS:
        if step == "wachtwoord":
            page.give_passphrase(PASSPHRASE, "iets anders")
            assert page.error
        settle()
        for check in (assert_named, assert_targets, assert_words_fit, assert_no_sideways):
            check(page.screen)
        if step == "wachtwoord":
            page.give_passphrase(PASSPHRASE)
        else:
            page.enter() if step != "begin" else None


def test_at_200_percent_the_field_to_correct_is_in_sight_with_what_was_said_of_it(qtbot: QtBot, look: Theme) -> None:
    page = FirstRun(MemoryLockbox(), name="Anja")
    look.set_scale(2.0)
    page.window.resize(1366, 768)
    settle()
    page.enter().give_passphrase(PASSPHRASE, "iets anders")
    settle()
    field = page.screen.wachtwoord.repeat
    assert field.error()
    top, bottom = (field.mapTo(page.window, QPoint(0, y)).y() for y in (0, field.height()))
    assert 0 <= top < bottom <= page.window.height()


def test_in_arabic_the_name_of_the_program_comes_before_the_municipality(qtbot: QtBot) -> None:
    """What a line begins with gives it its direction, so that must not be an island."""
    install(translations(), "ar")
    try:
        page = FirstRun(MemoryLockbox())
        line = next(one.text() for one in page.screen.findChildren(QLabel) if "gemeente Voorbeeld" in one.text())
        assert line[0] not in "\u2066\u2067\u2068"
        assert line.endswith(isolate("gemeente Voorbeeld"))
    finally:
        install(translations(), "nl")
