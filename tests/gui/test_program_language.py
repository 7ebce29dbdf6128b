"""Another language of the program: at once, kept for the next start, read before any vault is open."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.bootstrap import Program, speak
from desktop_app.desk import lockbox
from desktop_app.i18n.errors import explain_code
from desktop_app.i18n.formats import long_date, plain
from desktop_app.i18n.words import _, current, install
from desktop_app.installation import Installation
from desktop_app.places import resources, translations
from desktop_app.ui.program_language import FILE, read
from desktop_app.ui.qt.theme import Theme
from desktop_app.ui.screens.dossiers.words import line
from desktop_app.ui.screens.eerste_keer.screen import EersteKeerScreen
from desktop_app.ui.screens.instellingen.screen import InstellingenScreen
from desktop_app.ui.screens.unlock.screen import UnlockScreen
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.language_field import LanguageField
from desktop_app.ui.widgets.notice import Notice
from tests.documents.reading import extracted
from tests.documents.sample import PLAN
from tests.gui.desk import Desk
from tests.gui.pictures import settle
from tests.worklists import listed

PASSPHRASE = "een lang wachtwoord"
DUTCH, ENGLISH, ARABIC = "Nederlands", "English", "العربية"

Start = Callable[[], Program]


@pytest.fixture
def vaults(tmp_path: Path) -> Path:
    return tmp_path / "vaults"


@pytest.fixture
def start(qapp: QApplication, vaults: Path, look: Theme) -> Iterator[Start]:
    """The program on a laptop without an office; afterwards Dutch is spoken again."""
    programs: list[Program] = []

    def begin() -> Program:
        theme = resources() / "themes" / "oefenstad.toml"
        program = Program(qapp, Installation(vaults, bytes(range(32)), theme, user="Anja de Wit"))
        programs.append(program)
        program.start()
        program.window.activateWindow()
        return program

    yield begin
    for program in programs:
        program.window.close()
        program.close()
    speak(look, "nl")


def first_run(qtbot: QtBot, program: Program) -> EersteKeerScreen:
    qtbot.waitUntil(lambda: program.window.current == "eerste_keer")
    screen = program.window.screen_named("eerste_keer")
    assert isinstance(screen, EersteKeerScreen)
    qtbot.waitUntil(lambda: bool(screen.heading.text()))
    return screen


def settings(qtbot: QtBot, program: Program) -> InstellingenScreen:
    """Unlock, and go there."""
    qtbot.waitUntil(lambda: program.window.current == "unlock")
    unlock = program.window.screen_named("unlock")
    assert isinstance(unlock, UnlockScreen)
    qtbot.waitUntil(lambda: bool(unlock.user.text()))
    unlock.passphrase.line.setText(PASSPHRASE)
    unlock.button.click()
    qtbot.waitUntil(lambda: program.window.current == "dossiers", timeout=20_000)
    program.window.go("instellingen")
    return here(program)


def here(program: Program) -> InstellingenScreen:
    screen = program.window.screen_named("instellingen")
    assert isinstance(screen, InstellingenScreen)
    return screen


def next_language(qtbot: QtBot, field: LanguageField, wanted: str) -> None:
    """By keyboard, from the field itself."""
    field.box.setFocus()
    QTest.keyClick(field.box, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: current() == wanted)
    settle()


def told(program: Program) -> str:
    return plain(" ".join(notice.text() for notice in program.window.findChildren(Notice)))


def test_in_the_first_run_it_changes_at_once_and_the_next_start_speaks_it(
    qtbot: QtBot, start: Start, vaults: Path
) -> None:
    program = start()
    first = first_run(qtbot, program)
    assert first.heading.text() == "Wie werkt op deze laptop?"
    assert first.naam.language.box.currentText() == DUTCH
    first.naam.name.set_text("Karim Bos")
    next_language(qtbot, first.naam.language, "en")
    first = first_run(qtbot, program)
    assert first.heading.text() == "Who works on this laptop?"
    assert first.naam.name.text() == "Karim Bos"
    qtbot.waitUntil(lambda: program.window.focusWidget() is first.naam.language.box)
    assert plain(first.naam.language.box.currentText()) == f"{ENGLISH} · Machine, not reviewed"
    next_language(qtbot, first.naam.language, "ar")
    first = first_run(qtbot, program)
    assert first.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert first.naam.name.text() == "Karim Bos"
    assert program.window.locale().language().name == "Arabic"
    assert (vaults / FILE).read_text() == "ar\n"
    assert [path.name for path in vaults.iterdir()] == [FILE], "nothing of a person lies there"
    speak(program.theme, "nl")
    again = first_run(qtbot, start())
    assert again.heading.text() == first.heading.text()
    assert again.layoutDirection() is Qt.LayoutDirection.RightToLeft


def test_in_the_settings_the_open_vault_stays_open_and_every_screen_follows(
    qtbot: QtBot, start: Start, vaults: Path
) -> None:
    program = start()
    lockbox(program.installation).create(user_name="Anja de Wit", passphrase=PASSPHRASE)
    program.window.go("unlock")
    screen = settings(qtbot, program)
    program.window.set_practice(True)
    assert program.window.bar.practice.text() == "OEFENEN"
    assert long_date(date(2026, 12, 7)) == "7 december 2026"
    to_office = (lambda: _("Synchroniseren"), lambda: None)
    program.window.say("kantoor", "warn", lambda: explain_code("geen_netwerk"), to_office)
    assert "Geen netwerk." in told(program)
    next_language(qtbot, screen.language, "en")
    (notice,) = program.window.messages.notices.values()
    assert notice.headline.text() == "No network."
    assert [button.text() for button in notice.findChildren(Btn)] == ["Synchronise"]
    assert here(program) is not screen
    assert here(program).title == "Settings"
    assert program.window.here is here(program)
    assert program.window.focusWidget() is here(program).language.box
    assert program.window.bar.practice.text() == "PRACTICE"
    assert program.window.bar.back.text() == "My dossiers"
    assert long_date(date(2026, 12, 7)) == "7 December 2026"
    assert program.desk is not None
    assert "OEFENVERSIE" not in extracted(program.desk.printer.beschikking(PLAN)), "this vault is for real work"
    qtbot.waitUntil(lambda: plain(here(program).device.told.text()).startswith("0 files, encrypted."))
    program.window.go("dossiers")
    assert program.window.screen_named("dossiers").title == "My dossiers"
    program.window.toggle_keys()
    settle()
    program.window.go("instellingen")
    here(program).language.box.setFocus()
    QTest.keyClick(here(program).language.box, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: current() == "nl")
    settle()
    assert here(program).title == "Instellingen"
    assert read(vaults) == "nl"
    program.theme.set_scale(1.5)  # reaches every widget that listens: the old screens are gone


def test_while_answers_wait_for_the_disk_the_language_stays(qtbot: QtBot, start: Start, vaults: Path) -> None:
    program = start()
    first = first_run(qtbot, program)
    program.status.save_failed("schijf_vol")
    first.naam.language.asked.emit("en")
    qtbot.waitUntil(lambda: "Opmaat kan nu niet van taal veranderen." in told(program))
    assert current() == "nl"
    assert program.window.screen_named("eerste_keer") is first
    assert not (vaults / FILE).exists()


def test_a_choice_that_cannot_be_kept_is_not_made(qtbot: QtBot, start: Start, vaults: Path) -> None:
    (vaults / FILE).mkdir(parents=True)
    program = start()
    first = first_run(qtbot, program)
    first.naam.language.box.setFocus()
    QTest.keyClick(first.naam.language.box, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Opmaat kan nu niet van taal veranderen. Er gaat niets verloren." in told(program))
    assert "taal_niet_veranderd" in told(program)
    assert current() == "nl"
    assert first.naam.language.code() == "nl"


@pytest.mark.parametrize("kept", [b"", b"\xff\xfe", b"ti", b"klingon", b"../../etc", b"ar" * 5_000])
def test_what_was_kept_and_is_not_known_gives_dutch(tmp_path: Path, kept: bytes) -> None:
    assert read(tmp_path) == "nl"
    (tmp_path / FILE).write_bytes(kept)
    assert read(tmp_path) == "nl"
    (tmp_path / FILE).write_bytes(b"ar")
    assert read(tmp_path) == "ar"


def test_every_language_carries_its_mark_until_all_of_it_was_reviewed(qtbot: QtBot) -> None:
    field = LanguageField()
    qtbot.addWidget(field)
    shown = [plain(field.box.itemText(place)) for place in range(field.box.count())]
    assert shown == [DUTCH, f"{ENGLISH} · Machine, niet nagekeken", f"{ARABIC} · Machine, niet nagekeken"]
    asked: list[str] = []
    field.asked.connect(asked.append)
    QTest.keyClick(field.box, Qt.Key.Key_End)
    assert asked == ["ar"]
    assert field.code() == "nl", "until the program speaks it"


def test_a_line_of_the_list_that_was_read_before_follows(desk: Desk) -> None:
    install(translations(), "nl")
    (row,) = listed(desk.wp).rows
    steps = []
    for code in ("nl", "en", "nl"):
        install(translations(), code)
        steps.append(line(row, desk.clock().date(), private=False).step)
    assert steps == ["Gesprek plannen", "Plan the talk", "Gesprek plannen"]
