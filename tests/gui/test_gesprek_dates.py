"""Dates and numbers as people know them, typed with the keyboard alone and stored with how they were said."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.answer import AsSaid, Precision
from desktop_app.i18n.formats import plain, western_digits
from desktop_app.ui.widgets.questions.dates import DateQuestion
from tests.gui.desk import Desk
from tests.gui.pages.talk import CTRL, Key, Talk

EXPECTED = "gezin/gezin_verwacht_op"
HOURS = "kennis/map_uren"


@pytest.fixture
def talk(desk: Desk, qtbot: QtBot) -> Iterator[Talk]:
    made = Talk(desk)
    made.open("gezin/gezin_komt_nog")
    made.screen.presenter.answer("/data/gezin/gezin_komt_nog", "ja_verwacht")
    yield made.open(EXPECTED)
    made.close()


def date_field(talk: Talk) -> DateQuestion:
    field = talk.screen.area.body.current()
    assert isinstance(field, DateQuestion)
    return field


def test_a_year_alone_is_an_answer(talk: Talk) -> None:
    talk.press(Key.Key_Tab, Key.Key_Tab).type("٢٠٢٧").press(Key.Key_Return)
    kept = talk.stored(EXPECTED)
    assert kept is not None
    assert (kept.value, kept.said) == ("2027-01-01", AsSaid(Precision.JAAR))
    assert talk.ref != EXPECTED


def test_a_persian_month_is_stored_as_its_first_western_day_and_comes_back_as_typed(talk: Talk) -> None:
    talk.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)
    assert "Kalender" in talk.focus.accessibleName()
    talk.press(Key.Key_Down)
    date_field(talk).focus_first()
    talk.press(Key.Key_Tab).type("۱").press(Key.Key_Tab).type("۱۴۰۶").press(Key.Key_Return)
    kept = talk.stored(EXPECTED)
    assert kept is not None
    assert (kept.value, kept.said) == ("2027-03-21", AsSaid(Precision.MAAND, calendar="persian"))
    talk.open("gezin/kinderen_thuis").open(EXPECTED)
    field = date_field(talk)
    assert [western_digits(part.text()) for part in field.parts] == ["", "1", "1406"]
    assert field.used.code() == "persian"
    assert plain(field.remark.text()) == "Westers: 21 maart 2027 tot en met 20 april 2027."


def test_about_is_kept_and_undone_by_itself(talk: Talk) -> None:
    talk.press(Key.Key_Tab, Key.Key_Tab).type("2027").press(Key.Key_Tab, Key.Key_Tab)
    assert talk.focused.startswith("ongeveer")
    talk.press(Key.Key_Space)
    assert talk.stored(EXPECTED).said == AsSaid(Precision.JAAR, approximate=True)  # type: ignore[union-attr]
    talk.press(Key.Key_Z, held=CTRL)
    assert talk.stored(EXPECTED).said == AsSaid(Precision.JAAR)  # type: ignore[union-attr]
    assert not date_field(talk).about.isChecked()


def test_a_number_may_be_an_estimate(talk: Talk) -> None:
    talk.open(HOURS).type("۴۰").press(Key.Key_Tab, Key.Key_Space, Key.Key_Return)
    kept = talk.stored(HOURS)
    assert kept is not None
    assert (kept.value, kept.said) == ("40", AsSaid(approximate=True))


def test_what_the_caseworker_looks_up_is_asked_exactly(talk: Talk) -> None:
    talk.open("onderwijs/onderwijsroute").press(Key.Key_1)
    field = date_field(talk)
    assert not field.used.isVisibleTo(talk.window)
    assert not field.about.isVisibleTo(talk.window)


def test_saying_back_uses_the_words_of_the_person(talk: Talk) -> None:
    talk.plug_in()
    talk.press(Key.Key_Tab, Key.Key_Tab).type("2027").press(Key.Key_Return).open(EXPECTED)
    talk.press(Key.Key_F8)
    assert "2027" in talk.client_sees()
    assert "01-01" not in talk.client_sees()
    assert "januari" not in talk.client_sees()


def test_a_half_date_is_explained_and_nothing_blocks(talk: Talk) -> None:
    talk.type("3").press(Key.Key_Return)
    assert date_field(talk).error.text() == "Vul ook het jaar in. Een schatting is goed."
    assert talk.ref == EXPECTED
    talk.press(Key.Key_PageDown)
    assert not talk.ref.startswith("gezin/")
