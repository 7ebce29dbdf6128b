"""Whether a section is ready: said at its end and in controleren, by keyboard, undone, shown in the lists."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.answer import AnswerState
from desktop_app.i18n.formats import plain
from desktop_app.ui.screens.controleren.view import Filter
from desktop_app.ui.widgets.btn import Btn
from tests.gui.desk import Desk
from tests.gui.pages.plan import Plan, answer
from tests.gui.pages.talk import CTRL, Key, Talk, name_of
from tests.gui.pictures import settle
from tests.gui.walks import assert_named, assert_no_sideways, assert_targets

SECTION = "onderwijs"


@pytest.fixture
def talk(desk: Desk, qtbot: QtBot) -> Iterator[Talk]:
    """At the end of a section."""
    made = Talk(desk).open("onderwijs/school_jaren")
    while made.screen.presenter.end is None:
        made.press(Key.Key_Return)
    yield made
    made.close()


@pytest.fixture
def plan(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[Plan]:
    answer(desk)
    made = Plan(desk, tmp_path).open("controleren", section=SECTION)
    yield made
    made.close()


def told(talk: Talk | Plan) -> str:
    return plain(talk.window.strip.message.text())


def state(talk: Talk) -> AnswerState | None:
    row = talk.stored(SECTION)
    return row.state if row else None


def test_nothing_is_said_beforehand_and_enter_alone_goes_on(talk: Talk) -> None:
    assert not [row for row in talk.screen.end.mark.rows.values() if row.isChecked()]
    talk.press(Key.Key_Return)
    assert (talk.screen.presenter.model.section_key, state(talk)) == ("werk", None)


def test_one_key_says_it_the_next_goes_on_and_the_list_tells_it(talk: Talk) -> None:
    assert talk.section(SECTION).startswith("Onderwijs, ")
    talk.press(Key.Key_1)
    assert state(talk) is AnswerState.BEANTWOORD
    assert (talk.section(SECTION), told(talk)) == ("Onderwijs, klaar, hier bent u", "Onderwijs is klaar.")
    talk.press(Key.Key_2)
    assert (talk.section(SECTION), told(talk)) == ("Onderwijs, later terug, hier bent u", "Onderwijs: later terug.")
    talk.press(Key.Key_Return)
    assert talk.screen.presenter.model.section_key == "werk"


def test_it_is_undone_on_the_same_card_and_redone(talk: Talk) -> None:
    talk.press(Key.Key_1)
    talk.press(Key.Key_Z, held=CTRL)
    assert (state(talk), talk.screen.end.isVisibleTo(talk.window)) == (None, True)
    assert not [row for row in talk.screen.end.mark.rows.values() if row.isChecked()]
    talk.press(Key.Key_Y, held=CTRL)
    assert state(talk) is AnswerState.BEANTWOORD
    talk.press(Key.Key_Backspace)
    assert (state(talk), told(talk)) == (None, "Onderwijs is nog niet klaar.")
    talk.window.strip.button.click()
    settle()
    assert talk.screen.end.mark.rows["beantwoord"].isChecked()


def test_undone_from_further_on_one_stands_at_the_end_of_that_section(talk: Talk) -> None:
    talk.press(Key.Key_1, Key.Key_Return)
    talk.press(Key.Key_Z, held=CTRL)
    assert talk.screen.end.isVisibleTo(talk.window)
    assert (plain(talk.screen.end.title.text()), state(talk)) == ("Onderwijs: u bent rond", None)


def test_a_screen_reader_hears_the_question_with_both_choices(talk: Talk) -> None:
    rows = talk.screen.end.mark.rows.values()
    assert [name_of(row) for row in rows] == ["Dit onderdeel is klaar", "Ik kom hier later op terug"]
    assert {row.accessibleDescription() for row in rows} == {"Heeft u dit onderdeel afgerond?"}
    assert_named(talk.window)
    assert_targets(talk.window)
    assert_no_sideways(talk.screen)


def test_the_card_leads_to_the_answers_of_this_section(talk: Talk) -> None:
    talk.screen.end.check.click()
    settle()
    params = talk.window.screen_named("controleren").property("params")
    assert (talk.window.current, params["section"]) == ("controleren", SECTION)


def test_controleren_of_a_section_shows_that_one_alone_and_the_whole_on_request(plan: Plan) -> None:
    check = plan.check
    assert plain(check.page_title.text()) == "Controleren · Onderwijs"
    assert list(check.marks) == [SECTION]
    assert not check.topics.isVisibleTo(plan.window)
    assert check.back is not None
    assert check.back.screen == "gesprek"
    counted = [chip.text() for chip in check.chips.values()]
    check.whole.click()
    settle()
    assert len(check.marks) > 8
    assert check.topics.isVisibleTo(plan.window)
    assert [chip.text() for chip in check.chips.values()] != counted
    assert plain(check.page_title.text()) == "Controleren"


def test_in_controleren_it_is_said_with_the_keyboard_undone_and_signed(plan: Plan) -> None:
    mark = plan.check.marks[SECTION]
    mark.take_focus()
    plan.press(Key.Key_Space, Key.Key_Right)
    said = plan.check.marks[SECTION]
    assert said.rows["later"].isChecked()
    assert plan.focus is said.rows["later"], "the page was made anew, the keyboard stayed"
    assert "Anja de Wit" in said.text()
    assert plain(plan.check.strip.message.text()) == "Onderwijs: later terug."
    plan.press(Key.Key_Backspace)
    assert plan.check.marks[SECTION].text() == ""
    plan.press(Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)
    assert plan.check.marks[SECTION].rows["later"].isChecked()


def test_from_a_question_of_the_section_one_comes_back_to_the_section(plan: Plan) -> None:
    next(one for one in plan.check.findChildren(Btn) if one.text() == "Wijzigen").click()
    settle()
    plan.open("controleren")
    assert list(plan.check.marks) == [SECTION]
    assert plan.check.chips[Filter.ALLES].isChecked()


# ---- saying back a whole section -------------------------------------------------------------------------------------


def answered(talk: Talk, *refs: str) -> Talk:
    """These questions of the section have an answer, and one stands at its end again."""
    for ref, value in zip(refs, ("1_6", "nee"), strict=False):
        talk.screen.presenter.go(f"/data/{ref}")
        talk.screen.presenter.answer(f"/data/{ref}", value)
    talk.screen.presenter.open_section(SECTION)
    while talk.screen.presenter.end is None:
        talk.press(Key.Key_Return)
    return talk


SCHOOL = "onderwijs/school_jaren"


def test_at_the_end_of_a_section_each_answer_is_said_back_by_one_key(talk: Talk) -> None:
    assert not talk.screen.end.say_back.isVisibleTo(talk.window), "nothing was answered"
    answered(talk, SCHOOL, "onderwijs/opleiding_nu").plug_in()
    assert plain(talk.screen.end.say_back.text()) == "Terugzeggen (2)"
    talk.press(Key.Key_F8)
    assert (talk.ref, "هذا ما كتبته:" in talk.client_sees()) == (SCHOOL, True)
    assert plain(talk.strip).startswith("Zeg terug: 1 tot 6 jaar")
    talk.press(Key.Key_Return)
    assert talk.ref == "onderwijs/opleiding_nu"
    assert plain(talk.strip).startswith("Zeg terug:")
    talk.press(Key.Key_Return)
    assert talk.screen.end.isVisibleTo(talk.window)
    assert not talk.screen.end.say_back.isVisibleTo(talk.window)
    assert all(row.confirmed for ref in (SCHOOL, "onderwijs/opleiding_nu") if (row := talk.stored(ref)))


def test_without_a_second_screen_the_interpreter_says_it_and_enter_confirms(talk: Talk) -> None:
    answered(talk, SCHOOL)
    talk.screen.end.say_back.click()
    settle()
    assert plain(talk.strip).startswith("Zeg terug: 1 tot 6 jaar")
    talk.press(Key.Key_Return)
    row = talk.stored(SCHOOL)
    assert row is not None
    assert (row.confirmed, talk.screen.end.isVisibleTo(talk.window)) == (True, True)


def test_what_is_not_right_is_changed_and_said_back_again(talk: Talk) -> None:
    answered(talk, SCHOOL).plug_in()
    talk.press(Key.Key_F8)
    talk.tolk.tell(0, False)
    talk.press(Key.Key_3, Key.Key_F8)
    assert plain(talk.strip).startswith("Zeg terug: 7 tot 9 jaar")
    talk.press(Key.Key_Return)
    assert talk.screen.end.isVisibleTo(talk.window)
    row = talk.stored(SCHOOL)
    assert row is not None
    assert (row.value, row.confirmed) == ("7_9", True)


def test_going_elsewhere_ends_it(talk: Talk) -> None:
    answered(talk, SCHOOL, "onderwijs/opleiding_nu")
    talk.press(Key.Key_F8, Key.Key_PageDown)
    assert talk.screen.presenter.model.section_key == "werk"
    talk.screen.presenter.go(f"/data/{SCHOOL}")
    talk.press(Key.Key_F8, Key.Key_Return)
    assert (talk.ref, talk.strip) == (SCHOOL, "Bevestigd.")
