"""A conversation keeps its questionnaire; moving to a newer one loses nothing, is one act, and has a way back."""

import pytest

from desktop_app.casework import completeness, interviews, questionnaire_moves
from desktop_app.casework.dossiers import read_header
from desktop_app.casework.questionnaire_moves import ConversationChanged
from desktop_app.casework.questionnaires import QuestionnaireAbsent, Standing, questionnaire_of, standing
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.answer import Answer, AnswerState, Fell
from tests.questionnaires import LATER, revised
from tests.unit.casework.desk import add_row, desk, dossier, package, special, talk

STOPPED, WHY, HOURS = "leren/eerder_gestopt", "leren/gestopt_reden", "leren/leeruren"
GIVEN = {STOPPED: "ja", WHY: "geld werk", HOURS: "12_20", "gezin/kinderen_thuis": "ja", "werk/werk_wens": "In de zorg"}


def later(wp: Workplace, **changed: object) -> Workplace:
    """The same vault on a laptop that has a newer questionnaire besides."""
    newest = revised(**changed)  # type: ignore[arg-type]
    return desk(vault=wp.vault, new_id=wp.new_id, questionnaire=newest, older={package().version: package()})


def answers(wp: Workplace, id: str) -> dict[str, Answer]:
    with wp.vault.work() as work:
        return dict(work.answers(id))


@pytest.fixture
def held() -> tuple[Workplace, str]:
    """A conversation on the questionnaire as it ships."""
    wp = desk()
    id = dossier(wp)
    talk(wp, id, GIVEN)
    add_row(wp, id, "gezin/kind", geboortejaar="2019")
    special(wp, id, "leren/leerplek", AnswerState.WIL_NIET_ZEGGEN, "Liever niet")
    return wp, id


def test_the_first_answer_fixes_the_version_and_a_newer_one_changes_nothing(held: tuple[Workplace, str]) -> None:
    wp, id = held
    assert read_header(wp, id).vragenlijst == package().version
    assert standing(wp, read_header(wp, id)) is Standing.HUIDIG
    newer = later(wp, gone=[WHY])
    header = read_header(newer, id)
    assert standing(newer, header) is Standing.OUDER
    assert questionnaire_of(newer, header).version == package().version
    interview = interviews.open_interview(newer, id)
    assert interview.go(f"/data/{WHY}").fields[0].value == "geld werk"
    fresh = dossier(newer, "2026-0999")
    assert interviews.open_interview(newer, fresh).session.definition.version == LATER


def test_what_will_happen_is_shown_and_nothing_is_changed_yet(held: tuple[Workplace, str]) -> None:
    wp, id = held
    before = answers(wp, id)
    newer = later(wp, gone=[WHY], renamed={HOURS: "uren_leren"}, no_choice=[("leerplek", "laptop")])
    move = questionnaire_moves.plan(newer, id)
    assert answers(newer, id) == before
    (aside,) = move.aside
    assert (aside.question, aside.words, aside.why) == ("Waardoor bent u toen gestopt?", "Geld, Werk", Fell.VRAAG_WEG)
    assert move.new == ()
    assert move.elsewhere == ("Hoeveel uur per week kunt u leren, naast werk en gezin?",)
    assert move.after["/data/leren/uren_leren"].value == "12_20"
    assert (move.old, move.new_version) == (package().version, LATER)


def test_moving_is_one_act_keeps_rows_notes_and_refusals_and_can_be_undone(held: tuple[Workplace, str]) -> None:
    wp, id = held
    before = answers(wp, id)
    newer = later(wp, gone=[WHY], renamed={HOURS: "uren_leren"})
    questionnaire_moves.make(newer, questionnaire_moves.plan(newer, id))
    now = answers(newer, id)
    assert read_header(newer, id).vragenlijst == LATER
    assert now[f"/data/{WHY}"].earlier[0].value == "geld werk"
    untouched = set(before) - {f"/data/{WHY}", f"/data/{HOURS}"}
    assert {path: now[path] for path in untouched} == {path: before[path] for path in untouched}
    interview = interviews.open_interview(newer, id)
    assert interview.go("/data/leren/leerplek").state is AnswerState.WIL_NIET_ZEGGEN
    assert len(interview.go("/data/gezin/kind").rows) == 1
    assert questionnaire_moves.undoable(newer, id)
    questionnaire_moves.undo(newer, id)
    assert answers(newer, id) == before
    assert read_header(newer, id).vragenlijst == package().version
    assert not questionnaire_moves.undoable(newer, id)


def test_a_choice_that_is_gone_leaves_the_others_and_is_set_aside(held: tuple[Workplace, str]) -> None:
    wp, id = held
    newer = later(wp, no_choice=[("gestopt_reden", "geld")])
    questionnaire_moves.make(newer, questionnaire_moves.plan(newer, id))
    row = answers(newer, id)[f"/data/{WHY}"]
    assert (row.value, row.earlier[0].value, row.earlier[0].why) == ("werk", "geld", Fell.VRAAG_ANDERS)
    page = interviews.open_interview(newer, id).go(f"/data/{WHY}")
    assert (page.earlier[0].words, page.earlier[0].fits) == ("Geld", False)


def test_another_type_of_answer_is_set_aside_where_the_question_stands(held: tuple[Workplace, str]) -> None:
    wp, id = held
    newer = later(wp, retyped={"werk/werk_wens": "int"})
    questionnaire_moves.make(newer, questionnaire_moves.plan(newer, id))
    row = answers(newer, id)["/data/werk/werk_wens"]
    assert (row.stands, row.earlier[0].words, row.earlier[0].why) == (False, "In de zorg", Fell.VRAAG_ANDERS)


def test_through_two_versions_a_question_that_returns_offers_its_answer(held: tuple[Workplace, str]) -> None:
    wp, id = held
    middle = revised(gone=[WHY])
    newest = revised(version="2028010101")
    newer = desk(
        vault=wp.vault, new_id=wp.new_id, questionnaire=newest, older={package().version: package(), LATER: middle}
    )
    questionnaire_moves.make(newer, questionnaire_moves.plan(newer, id))
    page = interviews.open_interview(newer, id).go(f"/data/{WHY}")
    assert (page.fields[0].value, page.earlier[0].fits) == ("", True)


def test_an_answer_given_meanwhile_stops_the_move_and_the_way_back(held: tuple[Workplace, str]) -> None:
    wp, id = held
    newer = later(wp, gone=[WHY])
    move = questionnaire_moves.plan(newer, id)
    talk(newer, id, {STOPPED: "nee"}, language_row=False)
    with pytest.raises(ConversationChanged):
        questionnaire_moves.make(newer, move)
    questionnaire_moves.make(newer, questionnaire_moves.plan(newer, id))
    talk(newer, id, {STOPPED: "ja"}, language_row=False)
    assert not questionnaire_moves.undoable(newer, id)
    with pytest.raises(ConversationChanged):
        questionnaire_moves.undo(newer, id)


def test_a_version_that_is_not_here_can_be_read_and_not_moved_or_closed(held: tuple[Workplace, str]) -> None:
    wp, id = held
    newer = desk(vault=wp.vault, new_id=wp.new_id, questionnaire=revised(gone=[WHY]))
    assert standing(newer, read_header(newer, id)) is Standing.ONTBREEKT
    before = answers(newer, id)
    interview = interviews.open_interview(newer, id)
    assert interview.go(f"/data/{HOURS}").fields[0].value == "12_20"
    assert [each.words for each in interview.pages.fallen()] == ["geld werk"]
    with pytest.raises(QuestionnaireAbsent):
        questionnaire_moves.plan(newer, id)
    with pytest.raises(QuestionnaireAbsent):
        completeness.close(newer, dossier=id, without_talk=True)
    assert answers(newer, id) == before


def test_closing_forgets_the_way_back_and_erasing_the_dossier_everything(held: tuple[Workplace, str]) -> None:
    wp, id = held
    newer = later(wp, gone=[WHY])
    questionnaire_moves.make(newer, questionnaire_moves.plan(newer, id))
    completeness.close(newer, dossier=id, without_talk=True)
    with newer.vault.work() as work:
        assert work.local(f"voor_overstap/{id}") is None
    assert f"/data/{WHY}" not in answers(newer, id)
