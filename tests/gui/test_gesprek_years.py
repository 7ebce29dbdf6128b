"""Years that the questionnaire keeps as whole numbers, in the calendar the person knows, by keyboard alone."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.answer import AsSaid, Precision
from desktop_app.i18n.formats import plain, western_digits
from desktop_app.ui.widgets.questions.dates import DateQuestion
from tests.gui.desk import Desk
from tests.gui.pages.talk import CTRL, Key, Talk


class TalkOfChild(Talk):
    """A talk at the table of children; `year`: where the year of birth of the one child is kept."""

    child = ""

    @property
    def year(self) -> str:
        return f"{self.child}/geboortejaar"


@pytest.fixture
def talk(desk: Desk, qtbot: QtBot) -> Iterator[TalkOfChild]:
    made = TalkOfChild(desk)
    made.open("gezin/kinderen_thuis")
    made.screen.presenter.answer("/data/gezin/kinderen_thuis", "ja")
    made.open("gezin/kind")
    made.screen.presenter.add_row()
    made.child = made.screen.presenter.interview.page.rows[0].ref.removeprefix("/data/")
    made.open("gezin/kind")
    yield made
    made.close()


def year_field(talk: TalkOfChild) -> DateQuestion:
    found = [one for one in talk.screen.area.body.findChildren(DateQuestion) if one.ref.endswith("geboortejaar")]
    assert len(found) == 1
    return found[0]


def choose_persian(talk: TalkOfChild) -> None:
    year_field(talk).focus_first()
    talk.press(Key.Key_Tab)
    assert "Kalender" in talk.focus.accessibleName()
    talk.press(Key.Key_Down)
    year_field(talk).focus_first()


def test_a_western_year_is_stored_as_before(talk: TalkOfChild) -> None:
    year_field(talk).focus_first()
    talk.type("٢٠١٩").press(Key.Key_Return)
    kept = talk.stored(talk.year)
    assert kept is not None
    assert (kept.value, kept.said) == ("2019", None)


def test_a_persian_year_is_stored_as_the_western_year_it_begins_in_and_comes_back_as_typed(talk: TalkOfChild) -> None:
    choose_persian(talk)
    talk.type("۱۳۹۳").press(Key.Key_Return)
    kept = talk.stored(talk.year)
    assert kept is not None
    assert (kept.value, kept.said) == ("2014", AsSaid(Precision.JAAR, calendar="persian"))
    talk.open("gezin/kinderen_thuis").open("gezin/kind")
    talk.screen.area.body.focus_first()
    field = year_field(talk)
    assert ([western_digits(part.text()) for part in field.parts], field.used.code()) == (["1393"], "persian")
    assert plain(field.remark.text()) == "Westers: 21 maart 2014 tot en met 20 maart 2015."


def test_about_and_undo(talk: TalkOfChild) -> None:
    choose_persian(talk)
    talk.type("1393").press(Key.Key_Tab, Key.Key_Tab)
    assert talk.focused.startswith("ongeveer")
    talk.press(Key.Key_Space)
    assert talk.stored(talk.year).said == AsSaid(Precision.JAAR, approximate=True, calendar="persian")  # type: ignore[union-attr]
    talk.press(Key.Key_Z, held=CTRL)
    assert talk.stored(talk.year).said == AsSaid(Precision.JAAR, calendar="persian")  # type: ignore[union-attr]


def test_a_western_year_in_a_persian_field_is_explained_and_nothing_is_lost(talk: TalkOfChild) -> None:
    choose_persian(talk)
    talk.type("2014").press(Key.Key_Return)
    field = year_field(talk)
    assert field.error.text() == "Dit jaar past niet bij deze kalender. Kijk het jaar en de kalender na."
    assert field.parts[0].text() == "2014"
    assert talk.stored(talk.year) is None


def test_a_year_the_form_refuses_says_so_in_any_calendar(talk: TalkOfChild) -> None:
    choose_persian(talk)
    talk.type("1350").press(Key.Key_Return)
    assert year_field(talk).error.text()
    assert talk.stored(talk.year).value == "1971"  # type: ignore[union-attr]


def test_the_summary_and_saying_back_use_the_words_of_the_person(talk: TalkOfChild) -> None:
    choose_persian(talk)
    talk.plug_in()
    talk.type("1393").press(Key.Key_Return)
    talk.open("gezin/kind").press(Key.Key_F8)
    assert "1393" in plain(talk.client_sees())
    assert "2014–2015" in plain(talk.client_sees())
