"""Notes beside a question after adoption (R-PRV-06), on the vault in memory and on the encrypted one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.casework import concept_notes, interviews, logbook, overview, plans
from desktop_app.casework.concept_notes import NotesChanged
from desktop_app.casework.overview import Task, TaskStatus
from desktop_app.casework.pointers import answer_pointer
from desktop_app.casework.records import Conflict, Side, section_record, to_body
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.answer import AnswerState
from desktop_app.vault.bodies import dump
from tests.contract.memory_vault import MemoryVault
from tests.contract.vaults import AnyVault, Mould, ids
from tests.unit.casework.desk import NOW, TODAY, desk, dossier, drafted, note, special

WISH, POST, DUTCH = "/data/werk/werk_wens", "/data/zelfredzaamheid/post", "/data/talen/gesprek_nederlands"
NOTES = {WISH: "Droomt hardop van een winkel.", POST: "Zus leest de brieven.", DUTCH: "Verstaat meer dan zij zegt."}


@pytest.fixture(scope="module")
def mould(tmp_path_factory: pytest.TempPathFactory) -> Mould:
    return Mould.make(tmp_path_factory.mktemp("mould"))


@pytest.fixture(params=["memory", "sqlcipher"])
def wp(request: pytest.FixtureRequest, tmp_path: Path, mould: Mould) -> Iterator[Workplace]:
    vault: AnyVault = MemoryVault(ids()) if request.param == "memory" else mould.pour(tmp_path / "vault")
    yield desk(vault=vault)
    vault.close()


def noted(wp: Workplace) -> str:
    """A draft ready to be adopted, with three notes."""
    id = dossier(wp)
    drafted(wp, id)
    for path, words in NOTES.items():
        note(wp, id, path, words)
    return id


def adopted(wp: Workplace) -> str:
    id = noted(wp)
    plans.establish(wp, dossier=id)
    return id


def asked(wp: Workplace, id: str) -> dict[str, str]:
    return {one.path: one.text for one in concept_notes.page(wp, dossier=id).notes}


def notes_of(wp: Workplace, id: str) -> dict[str, str]:
    with wp.vault.work() as work:
        return {path: answer.note for path, answer in work.answers(id).items() if answer.note}


def task(wp: Workplace, id: str) -> Task | None:
    found = [task for group in overview.tasks(wp, id).groups for task in group.tasks if task.code == "notities_nalopen"]
    return found[0] if found else None


def test_nothing_is_asked_before_a_pip_was_adopted(wp: Workplace) -> None:
    id = noted(wp)
    assert (asked(wp, id), concept_notes.waiting(wp, dossier=id), task(wp, id)) == ({}, 0, None)
    with pytest.raises(NotesChanged):
        concept_notes.decide(wp, dossier=id, read_as=NOTES, throw_away=NOTES)
    assert notes_of(wp, id) == NOTES


def test_at_adoption_every_note_stands_there_with_its_question_in_the_order_of_the_talk(wp: Workplace) -> None:
    id = adopted(wp)
    page = concept_notes.page(wp, dossier=id)
    assert [one.path for one in page.notes] == [DUTCH, WISH, POST]
    assert {one.path: one.text for one in page.notes} == NOTES
    assert page.notes[1].question == "Welk werk wilt u over drie jaar doen?"
    assert (page.person, page.kept) == ("Samira Al-Hamad", 0)
    line = task(wp, id)
    assert line is not None
    assert (line.status, line.params) == (TaskStatus.NIET_BEGONNEN, {"count": 3})
    assert notes_of(wp, id) == NOTES, "nothing goes by itself"


def test_what_is_thrown_away_leaves_every_record_and_the_answer_stays(wp: Workplace) -> None:
    id = adopted(wp)
    with wp.vault.work() as work:
        before = work.answers(id)[WISH]
    concept_notes.decide(wp, dossier=id, read_as=NOTES, throw_away=[WISH, POST])
    assert notes_of(wp, id) == {DUTCH: NOTES[DUTCH]}
    with wp.vault.work() as work:
        assert work.answers(id)[WISH] == replace(before, note="")
        kinds = ("dossier", "intake", "pip", "pip_versie", "keuze", "doel", "conflict", "notitie")
        bodies = dump([record.body for kind in kinds for record in work.find(kind=kind, dossier=id)])
        trail = dump([dict(event.detail) for event in work.trail(id)])
    for words in (NOTES[WISH], NOTES[POST]):
        assert words not in bodies
    assert not any(words in trail for words in NOTES.values())


def test_a_kept_note_is_asked_again_only_once_it_changed(wp: Workplace) -> None:
    id = adopted(wp)
    concept_notes.decide(wp, dossier=id, read_as=NOTES, throw_away=[WISH])
    assert asked(wp, id) == {}
    assert concept_notes.page(wp, dossier=id).kept == 2
    line = task(wp, id)
    assert line is not None
    assert line.status is TaskStatus.KLAAR
    talk = interviews.open_interview(wp, id)
    talk.go(POST)
    interviews.store(wp, id, talk.note(NOTES[POST]))
    interviews.store(wp, id, talk.set_value(POST, "zelf"))
    assert asked(wp, id) == {}, "the same note beside another answer"
    note(wp, id, POST, "Zus is verhuisd.")
    assert asked(wp, id) == {POST: "Zus is verhuisd."}


def test_a_note_that_changed_after_it_was_read_stops_everything(wp: Workplace) -> None:
    id = adopted(wp)
    note(wp, id, POST, "Zus leest niet meer.")
    with pytest.raises(NotesChanged):
        concept_notes.decide(wp, dossier=id, read_as=NOTES, throw_away=NOTES)
    assert notes_of(wp, id) == NOTES | {POST: "Zus leest niet meer."}
    assert concept_notes.waiting(wp, dossier=id) == 3


def test_what_was_not_read_is_not_decided(wp: Workplace) -> None:
    id = adopted(wp)
    concept_notes.decide(wp, dossier=id, read_as={POST: NOTES[POST]}, throw_away=NOTES)
    assert asked(wp, id) == {WISH: NOTES[WISH], DUTCH: NOTES[DUTCH]}


@pytest.mark.parametrize("state", [AnswerState.PAST_NIET, AnswerState.WEET_NIET])
def test_a_note_that_is_the_reason_of_an_answer_is_no_concept(wp: Workplace, state: AnswerState) -> None:
    id = noted(wp)
    special(wp, id, "netwerk/taalmaatje", state, "Er is hier geen taalmaatje.")
    plans.establish(wp, dossier=id)
    assert asked(wp, id) == NOTES


def test_an_adopted_advice_in_azc_time_asks_nothing(wp: Workplace) -> None:
    id = dossier(wp, in_azc=True)
    drafted(wp, id)
    note(wp, id, WISH, NOTES[WISH])
    plans.establish(wp, dossier=id)
    assert [row.version.soort for row in plans.page(wp, dossier=id).versions] == ["advies"]
    assert asked(wp, id) == {}


def test_it_is_asked_from_the_day_the_law_data_give(wp: Workplace) -> None:
    id = noted(wp)
    plans.establish(wp, dossier=id, dagtekening=date(2026, 11, 26))
    assert asked(wp, id) == {}
    on_the_day = replace(wp, clock=lambda: NOW.replace(day=26))
    assert asked(on_the_day, id) == NOTES
    assert TODAY < date(2026, 11, 26)


def test_the_trail_tells_which_note_of_which_question_and_by_whom(wp: Workplace) -> None:
    id = adopted(wp)
    concept_notes.decide(wp, dossier=id, read_as=NOTES, throw_away=[WISH])
    with wp.vault.work() as work:
        events = [event for event in work.trail(id) if event.detail.get("part") == "notitie"]
    assert {(event.by, event.detail["question"], event.detail["gone"]) for event in events} == {
        ("anja", WISH, 1), ("anja", POST, 0), ("anja", DUTCH, 0),
    }  # fmt: skip
    told = {(one.what, one.by, one.times) for one in logbook.logbook(wp, dossier=id)}
    assert {("notitie_weggegooid", "Anja de Wit", 1), ("notitie_bewaard", "Anja de Wit", 2)} <= told


def test_it_waits_to_be_sent_like_any_change(wp: Workplace) -> None:
    id = adopted(wp)
    vault: Any = wp.vault
    sync = vault.sync_store()
    for sent in sync.next_batch(1000):
        sync.acknowledge(sent.id, 1)
    concept_notes.decide(wp, dossier=id, read_as=NOTES, throw_away=[WISH])
    found = {one.record: one for one in sync.next_batch(1000)}
    work_section, post_section = (found[section_record(id, name)] for name in ("werk", "zelfredzaamheid"))
    assert list(work_section.changed) == [answer_pointer(WISH)]
    assert work_section.body["answers"][WISH]["note"] == ""
    assert post_section.body["answers"][POST]["note_kept"] is True


def test_conflicts_that_quote_the_note_lose_it_settled_or_not(wp: Workplace) -> None:
    id = adopted(wp)
    with wp.vault.work() as work:
        section = section_record(id, "werk")
        whole = work.get(section)
        assert whole is not None
        answer = whole.body["answers"][WISH]
        for name, pointer, value in (("c1", answer_pointer(WISH), answer), ("c2", "", whole.body)):
            side = Side({**value, "note": "Eerdere versie van de notitie."} if pointer else value, "karim", NOW)
            kept = Conflict(section, "intake", pointer, value, Side(None, "anja", NOW), side, choice="theirs")
            work.put(id=name, dossier=id, kind="conflict", body=to_body(kept), by="anja", at=NOW)
    concept_notes.decide(wp, dossier=id, read_as=NOTES, throw_away=[WISH])
    with wp.vault.work() as work:
        bodies = dump([record.body for record in work.find(kind="conflict", dossier=id)])
    assert NOTES[WISH] not in bodies
    assert "Eerdere versie" not in bodies
    assert "Werken in de zorg" in bodies, "only the note goes"
