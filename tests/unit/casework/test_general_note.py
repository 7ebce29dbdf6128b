"""The note about the whole conversation: kept, undone, merged and looked through like the note beside a question."""

from pathlib import Path

import pytest

from desktop_app.casework import (
    completeness,
    concept_notes,
    conflicts,
    dossier_papers,
    intake_report,
    interviews,
    logbook,
    plans,
)
from desktop_app.casework import questionnaire_moves as moves
from desktop_app.casework.conflict_texts import describe
from desktop_app.casework.interview_course import marked_section
from desktop_app.casework.records import Conflict, Side, answer_to_body, section_record, to_body
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.answer import Answer, AnswerState
from desktop_app.i18n import words
from desktop_app.places import translations
from desktop_app.sync.merge import merge
from desktop_app.sync.sides import Rules
from desktop_app.sync.sides import Side as MergeSide
from tests.contract.vaults import Mould
from tests.questionnaires import revised
from tests.unit.casework.desk import NOW, desk, dossier, drafted, package, talk
from tests.unit.casework.test_interview import SCHOOL, interview

PATH, WORDS = "/data/algemene_notitie", "KANARIE: komt met haar zus."


def write(wp: Workplace, id: str, text: str) -> None:
    interviews.store(wp, id, interviews.open_interview(wp, id).note_in_general(text))


def stored(wp: Workplace, id: str) -> Answer | None:
    with wp.vault.work() as work:
        return work.answers(id).get(PATH)


def test_it_has_who_and_when_and_is_undone_and_redone() -> None:
    talk = interview()
    talk.go(SCHOOL)
    recorded = talk.note_in_general(WORDS)
    row = talk.general_note
    assert row is not None
    assert (row.path, row.note, row.by, row.at.tzinfo is not None) == (PATH, WORDS, "anja", True)
    assert (row.stands, marked_section(recorded), talk.page.note) == (False, "algemene_notitie", "")
    assert not talk.note_in_general(WORDS), "the same words are no act"
    talk.note_in_general("Komt alleen.")
    undone = talk.undo()
    assert undone is not None
    assert (talk.general_note, talk.ref) == (row, SCHOOL)
    talk.undo()
    assert talk.general_note is None
    talk.redo()
    assert talk.general_note == row
    assert talk.note_in_general("").removed == {"algemene_notitie": (PATH,)}


def test_it_is_no_question_no_answer_and_no_section() -> None:
    talk = interview()
    before = [(page.ref, page.state) for page in talk.pages.all()], talk.sections()
    talk.note_in_general(WORDS)
    assert ([(page.ref, page.state) for page in talk.pages.all()], talk.sections()) == before
    assert list(interview(talk.answers).pages.fallen()) == []


def test_no_paper_no_report_and_no_log_tells_it() -> None:
    words.install(translations(), "nl")
    wp = desk()
    id = dossier(wp)
    write(wp, id, WORDS)
    assert dossier_papers.papers(wp, dossier=id) == ()
    assert not [each for each in logbook.logbook(wp, dossier=id) if each.what == "antwoorden"]
    assert completeness.check(wp, id).progress.asked == 0
    talk(wp, id, {"werk/werk_wens": "Werken in de zorg"})
    assert "KANARIE" not in repr(intake_report.report(wp, dossier=id))
    assert "KANARIE" not in repr(dossier_papers.papers(wp, dossier=id))
    completeness.close(wp, dossier=id, without_talk=True)
    row = stored(wp, id)
    assert row is not None
    assert row.note == WORDS


def test_it_moves_along_to_a_newer_questionnaire() -> None:
    wp = desk()
    id = dossier(wp)
    talk(wp, id, {"leren/leeruren": "12_20"})
    write(wp, id, WORDS)
    newer = desk(
        vault=wp.vault,
        new_id=wp.new_id,
        questionnaire=revised(renamed={"leren/leeruren": "uren_leren"}),
        older={package().version: package()},
    )
    move = moves.plan(newer, id)
    assert move.aside == ()
    moves.make(newer, move)
    row = interviews.open_interview(newer, id).general_note
    assert row is not None
    assert row.note == WORDS


@pytest.mark.parametrize("gone", [True, False])
def test_after_adoption_a_person_decides_about_it_last(tmp_path: Path, gone: bool) -> None:
    words.install(translations(), "nl")
    (tmp_path / "mould").mkdir()
    vault = Mould.make(tmp_path / "mould").pour(tmp_path / "vault")
    wp = desk(vault=vault)
    id = dossier(wp)
    drafted(wp, id)
    write(wp, id, WORDS)
    talk = interviews.open_interview(wp, id)
    talk.go(SCHOOL)
    interviews.store(wp, id, talk.note("Las thuis al."))
    assert concept_notes.waiting(wp, dossier=id) == 0
    plans.establish(wp, dossier=id)
    found = concept_notes.page(wp, dossier=id).notes
    assert [(one.path, one.text) for one in found] == [(SCHOOL, "Las thuis al."), (PATH, WORDS)]
    assert found[-1].question == "Algemene notitie"
    concept_notes.decide(wp, dossier=id, read_as={PATH: WORDS}, throw_away=[PATH] if gone else [])
    row = stored(wp, id)
    assert row is not None
    assert (row.note, row.note_kept) == (("", False) if gone else (WORDS, True))
    write(wp, id, "Iets nieuws.")
    assert [one.text for one in concept_notes.page(wp, dossier=id).notes] == ["Las thuis al.", "Iets nieuws."]
    vault.close()


def body(note: str, by: str) -> dict[str, object]:
    return answer_to_body(Answer(PATH, "", AnswerState.NIET_GEVRAAGD, by, NOW, note=note))


def test_what_two_laptops_wrote_stands_one_under_the_other() -> None:
    def side(note: str, by: str) -> MergeSide:
        return MergeSide({"section": "algemene_notitie", "answers": {PATH: body(note, by)}}, by, NOW)

    for base in (None, {"section": "algemene_notitie", "answers": {PATH: body("Begin.", "anja")}}):
        merged = merge("intake", base, side("Komt alleen.", "anja"), side("Komt met haar zus.", "karim"), Rules())
        note = (merged.body or {})["answers"][PATH]["note"]
        assert merged.clashes == ()
        assert "Komt alleen." in note
        assert "Komt met haar zus." in note


@pytest.mark.parametrize(("choice", "left"), [("mine", None), ("theirs", WORDS)])
def test_emptied_here_and_changed_there_a_person_chooses_between_texts(
    choice: conflicts.Choice, left: str | None
) -> None:
    words.install(translations(), "nl")
    wp = desk()
    id = dossier(wp)
    write(wp, id, WORDS)
    kept = Conflict(
        section_record(id, "algemene_notitie"),
        "intake",
        "/answers/~1data~1algemene_notitie",
        body("Begin.", "anja"),
        Side(None, "anja", NOW),
        Side(body(WORDS, "karim"), "karim", NOW),
    )
    with wp.vault.work() as work:
        work.put(id="c", dossier=id, kind="conflict", body=to_body(kept), by="anja", at=NOW)
    (found,) = conflicts.open_conflicts(wp, id)
    told = describe(wp, found)
    assert (told.question, told.ask_again) == ("Algemene notitie", False)
    assert (told.mine.value, told.theirs.value) == ("leeg", WORDS)
    conflicts.resolve(wp, conflict="c", choice=choice)
    row = stored(wp, id)
    assert (row.note if row else None) == left
