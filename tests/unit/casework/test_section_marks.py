"""What a caseworker says of a section: ready, or to come back to it. Kept, undone, carried along, never an answer."""

import pytest

from desktop_app.casework import completeness, conflicts, dossier_papers, interviews, logbook, overview
from desktop_app.casework import questionnaire_moves as moves
from desktop_app.casework.conflict_texts import describe
from desktop_app.casework.interview import Interview
from desktop_app.casework.interview_course import marked_section
from desktop_app.casework.records import Conflict, Side, answer_to_body, section_record, to_body
from desktop_app.casework.steps import Task, TaskStatus
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.answer import Answer, AnswerState
from desktop_app.i18n.formats import plain
from desktop_app.sync.merge import merge
from desktop_app.sync.sides import Rules
from desktop_app.sync.sides import Side as MergeSide
from tests.questionnaires import revised
from tests.unit.casework.desk import NOW, add_row, desk, dossier, package, talk
from tests.unit.casework.test_interview import SCHOOL, interview

READY, BACK, NEITHER = AnswerState.BEANTWOORD, AnswerState.LATER, AnswerState.NIET_GEVRAAGD
SECTION = "/data/onderwijs"


def verdicts(talk: Interview) -> dict[str, AnswerState]:
    return {section.key: section.verdict for section in talk.sections()}


def mark(wp: Workplace, id: str, key: str, state: AnswerState) -> None:
    interviews.store(wp, id, interviews.open_interview(wp, id).mark_section(key, state))


def task(wp: Workplace, id: str, code: str) -> Task:
    return next(task for group in overview.tasks(wp, id).groups for task in group.tasks if task.code == code)


def test_it_is_kept_with_who_and_when_and_can_be_undone_and_withdrawn() -> None:
    talk = interview()
    talk.go(SCHOOL)
    recorded = talk.mark_section("onderwijs", READY)
    assert marked_section(recorded) == "onderwijs"
    row = talk.answers[SECTION]
    assert (row.by, row.value, row.at.tzinfo is not None) == ("anja", "", True)
    assert verdicts(talk)["onderwijs"] is READY
    talk.mark_section("onderwijs", BACK)
    assert verdicts(talk)["onderwijs"] is BACK
    undone = talk.undo()
    assert undone is not None
    assert (marked_section(undone), verdicts(talk)["onderwijs"], talk.ref) == ("onderwijs", READY, SCHOOL)
    withdrawn = talk.mark_section("onderwijs", NEITHER)
    assert withdrawn.removed == {"onderwijs": (SECTION,)}
    assert (marked_section(withdrawn), verdicts(talk)["onderwijs"]) == ("onderwijs", NEITHER)
    assert not talk.mark_section("onderwijs", NEITHER)


def test_it_changes_no_question_and_no_answer_changes_it() -> None:
    talk = interview()
    talk.go(SCHOOL)
    before = [(page.ref, page.state) for page in talk.pages.all()]
    talk.mark_section("onderwijs", BACK)
    assert [(page.ref, page.state) for page in talk.pages.all()] == before
    assert talk.later() == []
    assert not marked_section(talk.set_value(SCHOOL, "1_6"))
    assert verdicts(talk)["onderwijs"] is BACK
    again = interview(talk.answers)
    assert (verdicts(again)["onderwijs"], list(again.pages.fallen())) == (BACK, [])


def test_the_task_list_counts_sections_and_the_caseworker_decides_when_the_talk_is_over() -> None:
    wp = desk()
    id = dossier(wp)
    talk(wp, id, {"onderwijs/school_jaren": "1_6"})
    assert task(wp, id, "antwoorden_controleren").status is TaskStatus.NIET_BEGONNEN
    mark(wp, id, "onderwijs", READY)
    mark(wp, id, "werk", BACK)
    check = task(wp, id, "antwoorden_controleren")
    assert (check.status, check.reason, check.params) == (
        TaskStatus.BEZIG,
        "onderdelen",
        {"ready": 1, "total": 12, "returning": 1},
    )
    assert task(wp, id, "gesprek_voeren").status is TaskStatus.BEZIG
    for section in interviews.open_interview(wp, id).sections():
        mark(wp, id, section.key, READY)
    assert task(wp, id, "gesprek_voeren").status is TaskStatus.KLAAR
    assert completeness.check(wp, id).progress.ready == 12


def test_it_is_no_answer_in_the_logbook_the_papers_or_the_facts() -> None:
    wp = desk()
    id = dossier(wp)
    mark(wp, id, "onderwijs", READY)
    assert not [each for each in logbook.logbook(wp, dossier=id) if each.what == "antwoorden"]
    assert dossier_papers.papers(wp, dossier=id) == ()
    assert completeness.check(wp, id).progress.asked == 0


def test_it_moves_along_to_a_newer_questionnaire() -> None:
    wp = desk()
    id = dossier(wp)
    talk(wp, id, {"leren/leeruren": "12_20"})
    mark(wp, id, "leren", READY)
    newer = desk(
        vault=wp.vault,
        new_id=wp.new_id,
        questionnaire=revised(renamed={"leren/leeruren": "uren_leren"}),
        older={package().version: package()},
    )
    move = moves.plan(newer, id)
    assert move.aside == ()
    moves.make(newer, move)
    assert verdicts(interviews.open_interview(newer, id))["leren"] is READY


def test_closing_the_intake_leaves_it() -> None:
    wp = desk()
    id = dossier(wp)
    add_row(wp, id, "talen/taal", welke_taal="ar")
    mark(wp, id, "talen", READY)
    completeness.close(wp, dossier=id, without_talk=True)
    assert verdicts(interviews.open_interview(wp, id))["talen"] is READY


def row(state: AnswerState, by: str) -> dict[str, object]:
    return answer_to_body(Answer(SECTION, "", state, by, NOW))


def test_two_laptops_that_say_the_same_agree_and_otherwise_a_person_chooses() -> None:
    def bodies(mine: AnswerState, theirs: AnswerState) -> tuple[MergeSide, MergeSide]:
        one, two = (
            MergeSide({"section": "onderwijs", "answers": {SECTION: row(state, by)}}, by, NOW)
            for state, by in ((mine, "anja"), (theirs, "karim"))
        )
        return one, two

    base = {"section": "onderwijs", "answers": {}}
    assert merge("intake", base, *bodies(READY, READY), Rules()).clashes == ()
    (clash,) = merge("intake", base, *bodies(READY, BACK), Rules()).clashes
    assert clash.why == "same_field"


@pytest.mark.parametrize(("choice", "left"), [("mine", READY), ("theirs", BACK)])
def test_the_choice_is_between_two_sentences_about_one_section(choice: conflicts.Choice, left: AnswerState) -> None:
    wp = desk()
    id = dossier(wp)
    mark(wp, id, "onderwijs", BACK)
    conflict = Conflict(
        section_record(id, "onderwijs"),
        "intake",
        "/answers/~1data~1onderwijs",
        None,
        Side(row(READY, "anja"), "anja", NOW),
        Side(row(BACK, "karim"), "karim", NOW),
    )
    with wp.vault.work() as work:
        work.put(id="c", dossier=id, kind="conflict", body=to_body(conflict), by="anja", at=NOW)
    (found,) = conflicts.open_conflicts(wp, id)
    told = describe(wp, found)
    assert (plain(told.question), told.ask_again) == ("Onderdeel: Onderwijs", False)
    assert (told.mine.value, told.theirs.value) == ("Dit onderdeel is klaar", "Ik kom hier later op terug")
    assert "cliënt" not in told.mine.when
    conflicts.resolve(wp, conflict="c", choice=choice)
    assert verdicts(interviews.open_interview(wp, id))["onderwijs"] is left
