"""What happens to answers whose question falls away: set aside, told, taken back, erased; never lost on the way."""

from dataclasses import replace

import pytest

from desktop_app.casework import completeness, interviews
from desktop_app.casework.dossier_file import read
from desktop_app.casework.interview_views import EarlierView, PageKind
from desktop_app.casework.records import answer_from_body, answer_to_body
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.answer import AnswerState, AsSaid, Fell
from tests.unit.casework.desk import FULL, desk, dossier, special
from tests.unit.casework.desk import talk as fill_in
from tests.unit.casework.test_interview import interview, package

CHILDREN, CHILD, VVE = "/data/gezin/kinderen_thuis", "/data/gezin/kind", "/data/gezin/vve"
STOPPED, WHY = "/data/leren/eerder_gestopt", "/data/leren/gestopt_reden"


def one(found: list[EarlierView] | tuple[EarlierView, ...]) -> EarlierView:
    (view,) = found
    return view


def test_an_answer_whose_question_falls_away_is_set_aside_and_one_undo_brings_all_back() -> None:
    talk = interview()
    talk.set_value(STOPPED, "ja")
    talk.go(WHY)
    talk.set_value(WHY, "geld werk")
    talk.note("Wilde graag verder")
    before = dict(talk.answers)
    recorded = talk.set_value(STOPPED, "nee")
    assert recorded.fallen == {WHY}
    row = talk.answers[WHY]
    assert (row.value, row.state, row.note) == ("", AnswerState.NIET_GEVRAAGD, "Wilde graag verder")
    assert talk.session.node(WHY).value == ""
    view = one(talk.pages.fallen())
    assert (view.words, view.why, view.asked) == ("Geld, Werk", Fell.NIET_VAN_TOEPASSING, False)
    assert view.question == "Waardoor bent u toen gestopt?"
    talk.undo()
    assert dict(talk.answers) == before
    assert (talk.session.node(WHY).value, talk.pages.fallen()) == ("geld werk", [])
    talk.redo()
    assert talk.answers[WHY].earlier[0].value == "geld werk"


def test_a_question_that_returns_is_blank_and_shows_what_was_said_before() -> None:
    talk = interview()
    talk.set_value(STOPPED, "ja")
    talk.set_value(WHY, "geld")
    talk.set_value(STOPPED, "nee")
    talk.set_value(STOPPED, "ja")
    page = talk.go(WHY)
    assert (page.state, page.fields[0].value, page.total > 0) == (AnswerState.NIET_GEVRAAGD, "", True)
    assert talk.pages.fallen() == []
    view = one(page.earlier)
    assert view.fits
    recorded = talk.take_back(view)
    assert recorded
    assert (talk.page.state, talk.page.fields[0].value, talk.page.earlier) == (AnswerState.BEANTWOORD, "geld", ())
    talk.undo()
    assert (talk.page.fields[0].value, one(talk.page.earlier).since) == ("", view.since)


def test_left_alone_it_stays_beside_a_new_answer_and_can_be_let_go() -> None:
    talk = interview()
    talk.set_value(STOPPED, "ja")
    talk.set_value(WHY, "geld")
    talk.set_value(STOPPED, "nee")
    talk.set_value(STOPPED, "ja")
    talk.go(WHY)
    talk.set_value(WHY, "werk")
    assert talk.answers[WHY].value == "werk"
    assert talk.clear().answers["leren"][0].earlier, "clearing the answer leaves the earlier one"
    assert talk.let_go(one(talk.page.earlier)).removed == {"leren": (WHY,)}
    assert talk.page.earlier == ()
    talk.undo()
    assert len(talk.page.earlier) == 1


def test_what_fell_out_twice_is_kept_twice_newest_first() -> None:
    talk = interview()
    for value in ("geld", "werk"):
        talk.set_value(STOPPED, "ja")
        talk.set_value(WHY, value)
        talk.set_value(STOPPED, "nee")
    assert [each.value for each in talk.answers[WHY].earlier] == ["werk", "geld"]
    talk.set_value(STOPPED, "ja")
    talk.go(WHY)
    talk.take_back(talk.page.earlier[1])
    assert (talk.page.fields[0].value, [each.value for each in talk.answers[WHY].earlier]) == ("geld", ["werk"])


def test_a_table_goes_and_comes_back_with_its_rows() -> None:
    talk = interview()
    talk.set_value(CHILDREN, "ja")
    talk.go(CHILD)
    talk.add_row()
    row = talk.page.rows[0].ref
    talk.set_value(f"{row}/geboortejaar", "2023", said=AsSaid(approximate=True))
    talk.set_value(CHILDREN, "nee")
    assert talk.session.find(row) is None
    assert not talk.answers[row].stands
    talk.set_value(CHILDREN, "ja")
    page = talk.go(CHILD)
    assert (page.kind, page.rows) == (PageKind.TABLE, ())
    assert "2023" in one(page.earlier).words
    talk.take_back(one(page.earlier))
    (again,) = talk.page.rows
    assert (again.ref, again.fields[0].value, again.fields[0].said) == (row, "2023", AsSaid(approximate=True))
    talk.undo()
    assert talk.page.rows == ()


def test_a_refusal_falls_out_and_comes_back_as_a_refusal() -> None:
    talk = interview()
    talk.set_value(STOPPED, "ja")
    talk.go(WHY)
    talk.special(AnswerState.WIL_NIET_ZEGGEN)
    talk.set_value(STOPPED, "nee")
    talk.set_value(STOPPED, "ja")
    talk.go(WHY)
    view = one(talk.page.earlier)
    assert view.words == "Wil niet zeggen"
    talk.set_value(WHY, "geld")
    talk.take_back(view)
    assert (talk.page.state, talk.page.fields[0].value) == (AnswerState.WIL_NIET_ZEGGEN, "")


def test_answers_that_were_hidden_in_the_vault_already_are_set_aside_with_the_next_act() -> None:
    """A colleague's answer or a merge may hide a question without anybody deciding about its answer."""
    talk = interview()
    talk.set_value(STOPPED, "ja")
    talk.set_value(WHY, "geld")
    rows = dict(talk.answers)
    rows[STOPPED] = replace(rows[STOPPED], value="nee")
    again = interview(rows)
    assert one(again.pages.fallen()).page == WHY
    recorded = again.set_value(STOPPED, "ja")
    assert {row.path for row in recorded.answers["leren"]} == {STOPPED, WHY}
    assert one(again.go(WHY).earlier).fits


def test_an_earlier_answer_travels_as_json_and_an_ordinary_one_looks_as_before() -> None:
    talk = interview()
    talk.set_value(STOPPED, "ja")
    talk.set_value(WHY, "geld")
    assert "earlier" not in answer_to_body(talk.answers[WHY])
    talk.set_value(STOPPED, "nee")
    row = talk.answers[WHY]
    assert answer_from_body(WHY, answer_to_body(row)) == row


# ---- in the vault --------------------------------------------------------------------------------------------------


def rows_of(wp: Workplace, id: str) -> dict[str, str]:
    with wp.vault.work() as work:
        return {path: row.value for path, row in work.answers(id).items() if row.stands}


@pytest.fixture
def wp() -> Workplace:
    return desk()


def test_what_fell_out_counts_nowhere(wp: Workplace) -> None:
    id = dossier(wp)
    fill_in(wp, id, {"gezin/kinderen_thuis": "ja"}, language_row=False)
    talk = interviews.open_interview(wp, id)
    talk.go(CHILD)
    interviews.store(wp, id, talk.add_row())
    interviews.store(wp, id, talk.set_value(f"{talk.page.rows[0].ref}/geboortejaar", "2023"))
    interviews.store(wp, id, talk.set_value(CHILDREN, "nee"))
    interviews.store(wp, id, talk.set_value(CHILDREN, "ja"))
    with wp.vault.work() as work:
        file = read(wp, work, id)
    assert not file.facts.kinderen.known


def test_closing_the_intake_erases_it_and_the_trail_says_how_many(wp: Workplace) -> None:
    id = dossier(wp)
    fill_in(wp, id, FULL | {"leren/eerder_gestopt": "ja", "leren/gestopt_reden": "geld"})
    special(wp, id, "leren/toets_gemaakt", AnswerState.PAST_NIET, "vrijgesteld")
    fill_in(wp, id, {"leren/eerder_gestopt": "nee"}, language_row=False)
    with wp.vault.work() as work:
        assert work.answers(id)[WHY].earlier
    before = rows_of(wp, id)
    completeness.close(wp, dossier=id, without_talk=True)
    with wp.vault.work() as work:
        rows, trail = work.answers(id), work.trail(id)
    assert WHY not in rows
    assert not any(row.earlier for row in rows.values())
    assert rows_of(wp, id) == before
    assert trail[-1].detail["erased"] == 1


def test_the_questionnaire_has_the_questions_these_tests_lean_on() -> None:
    assert {CHILDREN, CHILD, VVE, STOPPED, WHY} <= set(package().definition.fields)
