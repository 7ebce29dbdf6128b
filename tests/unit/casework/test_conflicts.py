"""Settling a conflict: each choice, for each kind of thing."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from desktop_app.casework.conflicts import (
    DOUBLES,
    ChoiceImpossible,
    ConflictGone,
    askable,
    note_doubles,
    open_conflicts,
    possible_duplicates,
    resolve,
)
from desktop_app.casework.office_ports import Double
from desktop_app.casework.records import Conflict, Side, answer_to_body, section_record, to_body
from desktop_app.casework.workplace import User, Workplace
from desktop_app.domain.answer import Answer, AnswerState
from tests.contract.memory_vault import MemoryVault

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
PATH = "/data/leren/uren"


@pytest.fixture
def wp() -> Workplace:
    nothing: Any = None
    vault: Any = MemoryVault()
    return Workplace(vault, User("anja", "Anja de Wit", "oost"), lambda: NOW, lambda: str(uuid4()), nothing, nothing)


def answer(value: str, **other: Any) -> Answer:
    return Answer(PATH, value, AnswerState.BEANTWOORD, "karim", NOW, **other)


def put(wp: Workplace, id: str, kind: str, body: Any) -> None:
    with wp.vault.work() as work:
        work.put(id=id, dossier="d", kind=kind, body=body, by="karim", at=NOW)


def ask(wp: Workplace, record: str, kind: str, pointer: str, mine: Any, theirs: Any, **other: Any) -> str:
    conflict = Conflict(record, kind, pointer, None, Side(mine, "karim", NOW), Side(theirs, "fatma", NOW), **other)
    put(wp, f"c-{record}", "conflict", to_body(conflict))
    return f"c-{record}"


def asked_answer(wp: Workplace, mine: str | None, theirs: str | None, **other: Any) -> str:
    with wp.vault.work() as work:
        work.put_answers("d", "leren", [answer(theirs or "7", note="let op")])
    sides = [None if value is None else answer_to_body(answer(value)) for value in (mine, theirs)]
    return ask(wp, section_record("d", "leren"), "intake", "/answers/~1data~1leren~1uren", *sides, **other)


def current(wp: Workplace, id: str) -> Any:
    with wp.vault.work() as work:
        found = work.get(id)
    return None if found is None or found.deleted else found.body


def answers(wp: Workplace) -> Any:
    with wp.vault.work() as work:
        return work.answers("d")


@pytest.mark.parametrize(("choice", "value"), [("mine", "3"), ("theirs", "12")])
def test_one_of_two_answers(wp: Workplace, choice: Any, value: str) -> None:
    conflict = asked_answer(wp, "3", "12")
    changes = resolve(wp, conflict=conflict, choice=choice)
    assert (answers(wp)[PATH].value, answers(wp)[PATH].by) == (value, "karim")
    assert changes.dossiers == {"d"}
    assert changes.outbox
    kept = current(wp, conflict)
    assert (kept["choice"], kept["decided_by"], kept["decided_at"]) == (choice, "anja", NOW.isoformat())
    assert kept["mine"]["value"]["value"] == "3"
    assert kept["theirs"]["value"]["value"] == "12"


def test_asking_again_puts_the_question_on_later_and_keeps_the_note(wp: Workplace) -> None:
    resolve(wp, conflict=asked_answer(wp, "3", "12"), choice="ask_again")
    later = answers(wp)[PATH]
    assert (later.state, later.value, later.note, later.by) == (AnswerState.LATER, "", "let op", "anja")


@pytest.mark.parametrize(("choice", "left"), [("mine", {}), ("theirs", {PATH: "12"})])
def test_an_answer_that_one_side_withdrew(wp: Workplace, choice: Any, left: Any) -> None:
    resolve(wp, conflict=asked_answer(wp, None, "12"), choice=choice)
    assert {path: one.value for path, one in answers(wp).items()} == left


def test_a_merged_story_may_stay_merged(wp: Workplace) -> None:
    conflict = asked_answer(wp, "een", "samen", why="check_text")
    resolve(wp, conflict=conflict, choice="ask_again")
    assert answers(wp)[PATH].value == "samen"
    assert open_conflicts(wp) == []


@pytest.mark.parametrize(("choice", "place"), [("mine", "Deventer"), ("theirs", "Kampen")])
def test_one_of_two_fields_leaves_the_others_alone(wp: Workplace, choice: Any, place: str) -> None:
    put(wp, "p", "pip", {"lesplaats": "Kampen", "map_uren": 64})
    resolve(wp, conflict=ask(wp, "p", "pip", "/lesplaats", "Deventer", "Kampen"), choice=choice)
    assert current(wp, "p") == {"lesplaats": place, "map_uren": 64}


@pytest.mark.parametrize(("choice", "result"), [("mine", ("Z", "A1")), ("theirs", ("B", "B1"))])
def test_a_legal_group_is_taken_as_a_whole(wp: Workplace, choice: Any, result: tuple[str, str]) -> None:
    put(wp, "p", "pip", {"leerroute": "B", "niveau": "B1", "map_uren": 64})
    sides = {"/leerroute": "Z", "/niveau": "A1"}, {"/leerroute": "B", "/niveau": "B1"}
    conflict = ask(wp, "p", "pip", "leerroute", *sides, pointers=tuple(sides[0]))
    resolve(wp, conflict=conflict, choice=choice)
    assert current(wp, "p") == {"leerroute": result[0], "niveau": result[1], "map_uren": 64}


def test_an_entry_of_a_map_can_be_absent(wp: Workplace) -> None:
    put(wp, "p", "pip", {"teksten": {"a/b": "x", "c": "y"}})
    resolve(wp, conflict=ask(wp, "p", "pip", "/teksten/a~1b", None, "x"), choice="mine")
    assert current(wp, "p") == {"teksten": {"c": "y"}}


@pytest.mark.parametrize(
    ("mine", "theirs", "choice", "stays"),
    [
        (None, {"doel": "werk"}, "mine", False),
        (None, {"doel": "werk"}, "theirs", True),
        ({"doel": "werk"}, None, "mine", True),
        ({"doel": "werk"}, None, "theirs", False),
    ],
)
def test_to_be_or_not_to_be(wp: Workplace, mine: Any, theirs: Any, choice: Any, stays: bool) -> None:
    put(wp, "g", "doel", {"doel": "werk"})
    resolve(wp, conflict=ask(wp, "g", "doel", "", mine, theirs), choice=choice)
    assert (current(wp, "g") is not None) == stays


def test_a_record_that_vanished_meanwhile_comes_back_when_chosen(wp: Workplace) -> None:
    put(wp, "g", "doel", {"doel": "werk"})
    conflict = ask(wp, "g", "doel", "", {"doel": "werk"}, None)
    with wp.vault.work() as work:
        work.delete("g", by="fatma", at=NOW)
    resolve(wp, conflict=conflict, choice="mine")
    assert current(wp, "g") == {"doel": "werk"}


def test_a_settled_conflict_is_settled(wp: Workplace) -> None:
    conflict = asked_answer(wp, "3", "12")
    assert [one.id for one in open_conflicts(wp)] == [conflict]
    assert [one.id for one in open_conflicts(wp, "elders")] == []
    resolve(wp, conflict=conflict, choice="mine")
    assert open_conflicts(wp) == []
    for gone in (conflict, "onbekend"):
        with pytest.raises(ConflictGone):
            resolve(wp, conflict=gone, choice="theirs")
    assert answers(wp)[PATH].value == "3"


def test_asking_again_has_no_meaning_for_a_field(wp: Workplace) -> None:
    put(wp, "p", "pip", {"lesplaats": "Kampen"})
    conflict = ask(wp, "p", "pip", "/lesplaats", "Deventer", "Kampen")
    assert not askable(open_conflicts(wp)[0].conflict)
    with pytest.raises(ChoiceImpossible):
        resolve(wp, conflict=conflict, choice="ask_again")
    assert len(open_conflicts(wp)) == 1


def test_two_dossiers_with_one_bsn_are_pointed_out_and_left_alone(wp: Workplace) -> None:
    for id, bsn in (("a", "123456782"), ("b", "123456782"), ("c", "111222333"), ("e", None)):
        with wp.vault.work() as work:
            work.put(id=id, dossier=id, kind="dossier", body={"bsn": bsn}, by="anja", at=NOW)
    assert possible_duplicates(wp) == [{"a": "", "b": ""}]
    assert current(wp, "a") == current(wp, "b")


def test_what_the_office_told_of_dossiers_elsewhere_counts_while_one_is_here(wp: Workplace) -> None:
    for id, bsn in (("a", "123456782"), ("b", "123456782"), ("e", None), ("f", "111222333")):
        with wp.vault.work() as work:
            body = {"bsn": bsn, "consulent": id.upper()}
            work.put(id=id, dossier=id, kind="dossier", body=body, by="anja", at=NOW)
    groups = (("a", "b", "x"), ("y", "z"), ("e", "v"), ("f", "w"), ("a", "f"))  # "a", "f": told before "f" was mended
    with wp.vault.work() as work:
        note_doubles(work, [[Double(one, one.upper()) for one in group] for group in groups])
        kept = work.local(DOUBLES)
    assert possible_duplicates(wp) == [{"a": "A", "b": "B", "x": "X"}, {"f": "F", "w": "W"}]
    assert "123456782" not in str(kept)
    with wp.vault.work() as work:
        note_doubles(work, [])
    assert possible_duplicates(wp) == [{"a": "A", "b": "B"}]
