"""What people paste, type by accident or do to a laptop in the middle of an answer: nothing breaks, nothing is lost."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.answer import AnswerState
from desktop_app.i18n.formats import plain
from tests.gui.desk import Desk
from tests.gui.pages.talk import CTRL, Key, Talk
from tests.gui.pictures import settle

SCHOOL, HOURS, WISH = "onderwijs/school_jaren", "kennis/map_uren", "netwerk/leerwens"
EXPLAINED = "gezondheid/ontheffing_uitgelegd_op"
NOVEL = "Zij vertelde lang over haar school in Homs. " * 700
EMOJI = "👩🏽‍🏫 blij 🏳️‍🌈"
HIDDEN = "a\u0000b\u0007c\u202ed\u2066e\ufefff"


@pytest.fixture
def talk(desk: Desk, qtbot: QtBot) -> Iterator[Talk]:
    made = Talk(desk)
    yield made.open(SCHOOL)
    made.close()


def paste(talk: Talk, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    talk.press(Key.Key_V, held=CTRL)


def put_note(talk: Talk, text: str) -> str:
    talk.press(Key.Key_2, Key.Key_F2)
    paste(talk, text)
    talk.press(Key.Key_Escape)
    kept = talk.stored(SCHOOL)
    assert kept is not None
    assert (kept.value, kept.state) == ("1_6", AnswerState.BEANTWOORD)
    return kept.note


def test_a_pasted_novel_is_kept_as_a_note_and_stays_on_screen(talk: Talk) -> None:
    assert put_note(talk, NOVEL) == NOVEL
    assert talk.note == NOVEL


def test_emoji_and_joined_letters_come_back_as_they_were(talk: Talk) -> None:
    assert put_note(talk, EMOJI) == EMOJI
    talk.open("talen/latijns_alfabet").open(SCHOOL)
    assert talk.note == EMOJI


def test_signs_nobody_can_see_do_no_harm(talk: Talk) -> None:
    kept = put_note(talk, HIDDEN)
    assert "\x00" not in kept
    assert [char for char in kept if char.isalpha()] == list("abcdef")


@pytest.mark.parametrize("text", ["9" * 5000, "-4", "6 of 7", "٤x", "1e9", "½", "\u0000", NOVEL])
def test_what_is_no_number_stays_typed_and_moves_on_by_choice(talk: Talk, text: str) -> None:
    talk.open(HOURS)
    paste(talk, text)
    talk.press(Key.Key_Return)
    assert talk.stored(HOURS) is None
    assert talk.ref == HOURS
    talk.press(Key.Key_PageDown)
    assert talk.ref != HOURS


def test_hours_that_no_week_has_are_refused_with_words(talk: Talk) -> None:
    talk.open(HOURS).type("169").press(Key.Key_Return)
    field = talk.screen.area.body.current()
    assert field is not None
    assert field.error.text() == "Vul een aantal uren in van 0 tot en met 168."
    assert field.error.isVisibleTo(talk.window)
    assert talk.focus.text() == "169"  # type: ignore[attr-defined]
    talk.press(Key.Key_Backspace)
    assert not field.error.isVisibleTo(talk.window), "16 hours are fine"
    talk.type("9").press(Key.Key_Return)
    assert not field.isVisibleTo(talk.window), "nothing blocks moving"
    assert talk.stored(HOURS).value == "169"  # type: ignore[union-attr]


def test_a_day_that_is_still_to_come_is_questioned_once(talk: Talk) -> None:
    talk.screen.presenter.answer("/data/gezondheid/blijvend", "misschien")
    talk.open(EXPLAINED)
    talk.type("1").press(Key.Key_Tab).type("2").press(Key.Key_Tab).type("2099").press(Key.Key_Return)
    field = talk.screen.area.body.current()
    assert field is not None
    assert field.error.text() == "Deze datum ligt in de toekomst. Vul vandaag of een eerdere dag in."
    assert talk.ref == EXPLAINED
    talk.press(Key.Key_Return)
    assert talk.ref != EXPLAINED or not field.isVisibleTo(talk.window)


@pytest.mark.parametrize("year", ["1899", "20", "20266", "9" * 5000])
def test_a_year_that_is_none_stays_and_is_explained(talk: Talk, year: str) -> None:
    talk.screen.presenter.answer("/data/gezondheid/blijvend", "misschien")
    talk.open(EXPLAINED).type("1").press(Key.Key_Tab).type("2").press(Key.Key_Tab)
    paste(talk, year)
    talk.press(Key.Key_Return)
    assert talk.ref == EXPLAINED
    field = talk.screen.area.body.current()
    assert field is not None
    assert field.error.text() == "Vul een jaar in met 4 cijfers, bijvoorbeeld 1998."
    assert talk.stored(EXPLAINED) is None


def test_an_answer_of_ten_thousand_signs(talk: Talk) -> None:
    talk.open(WISH)
    paste(talk, "x" * 10_000)
    settle()
    told = [plain(one.text()) for one in talk.screen.area.body.findChildren(QLabel) if one.isVisibleTo(talk.window)]
    assert "Maak de tekst korter. U heeft 10.000 tekens gebruikt, 400 is genoeg." in told, "said, not forbidden"
    talk.press(Key.Key_PageDown)
    kept = talk.stored(WISH)
    assert kept is not None
    assert kept.value == "x" * 10_000


def test_the_second_screen_goes_while_typing(talk: Talk) -> None:
    talk.plug_in()
    talk.press(Key.Key_F2).type("Zij zegt ")
    talk.second.hide()
    talk.tolk.turn_off()
    talk.type("dat").press(Key.Key_Escape)
    kept = talk.stored(SCHOOL)
    assert kept is not None
    assert kept.note == "Zij zegt dat"
    assert talk.client_sees() == ""


def test_the_clock_is_set_back_and_the_later_answer_still_wins(talk: Talk) -> None:
    talk.press(Key.Key_2, Key.Key_Return)
    talk.desk.clock.pass_(days=-400)
    talk.open(SCHOOL).press(Key.Key_4, Key.Key_Return)
    kept = talk.stored(SCHOOL)
    assert kept is not None
    assert kept.value == "10_12"
    talk.open(SCHOOL).press(Key.Key_Z, held=CTRL)
    assert talk.stored(SCHOOL).value == "1_6"  # type: ignore[union-attr]


def test_the_lid_closes_in_the_middle_of_an_answer(talk: Talk) -> None:
    """Before it sleeps the system takes the window out of use; half a note and a chosen row are stored by then."""
    talk.press(Key.Key_3, Key.Key_F2).type("half een")
    QCoreApplication.sendEvent(talk.window, QEvent(QEvent.Type.WindowDeactivate))
    settle()
    kept = talk.stored(SCHOOL)
    assert kept is not None
    assert (kept.value, kept.note) == ("7_9", "half een")


def test_two_hundred_steps_back_and_forth(talk: Talk) -> None:
    for step in range(200):
        talk.open(SCHOOL).press((Key.Key_2, Key.Key_3)[step % 2])
        talk.screen.presenter.settle()
    assert talk.stored(SCHOOL).value == "7_9"  # type: ignore[union-attr]
    for _step in range(200):
        talk.press(Key.Key_Z, held=CTRL)
    assert talk.stored(SCHOOL) is None
    for _step in range(200):
        talk.press(Key.Key_Y, held=CTRL)
    assert talk.stored(SCHOOL).value == "7_9"  # type: ignore[union-attr]
