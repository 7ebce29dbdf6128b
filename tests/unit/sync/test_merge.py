"""The rules of the merge, one by one, and two laws they obey together."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.casework.pointers import answer_pointer, value_at
from desktop_app.sync.merge import merge
from desktop_app.sync.sides import Merge, Rules, Side

AT = datetime(2026, 11, 23, 14, 10, tzinfo=UTC)
NAMES = {"anja": "Anja de Wit", "karim": "Karim Bos"}
RULES = Rules(
    multiple=lambda path: path.endswith("talen"),
    long_text=lambda path: path.endswith("verhaal"),
    name=lambda actor: NAMES[actor],
)
PIP: dict[str, Any] = {
    "leerroute": "B", "niveau": "A2", "begeleiding": "Elke week.", "lesplaats": "Zwolle", "map_uren": 40,
    "dagtekening": None, "bekendmaking": None, "teksten": {"inleiding": "een\ntwee\ndrie"},
}  # fmt: skip


def three(kind: str, base: Any, mine: Any, theirs: Any) -> Merge:
    return merge(kind, base, Side(mine, "anja", AT), Side(theirs, "karim", AT), RULES)


def answer(value: str = "", state: str = "beantwoord", **other: Any) -> dict[str, Any]:
    plain = {"value": value, "state": state, "by": "anja", "at": AT.isoformat(), "manner": "gezegd", "language": "nl"}
    return plain | {"interpreter": None, "confirmed": False, "note": ""} | other


def section(**answers: Any) -> dict[str, Any]:
    return {"section": "leren", "answers": {f"/data/{name}": one for name, one in answers.items() if one}}


def merged_answer(outcome: Merge, name: str) -> Any:
    assert outcome.body
    return outcome.body["answers"].get(f"/data/{name}")


def test_one_side_changed() -> None:
    other = PIP | {"lesplaats": "Deventer"}
    assert three("pip", PIP, PIP, other).body == other
    assert three("pip", PIP, other, PIP).body == other


def test_different_fields_merge_without_asking() -> None:
    outcome = three("pip", PIP, PIP | {"lesplaats": "Deventer"}, PIP | {"map_uren": 64})
    assert outcome == Merge(PIP | {"lesplaats": "Deventer", "map_uren": 64}, (), 1)


def test_the_same_value_on_both_sides_is_no_question() -> None:
    both = PIP | {"lesplaats": "Deventer"}
    assert three("pip", PIP, both | {"map_uren": 1}, both | {"niveau": "B1"}).clashes == ()


def test_one_field_with_two_values_is_a_question_and_the_office_stays_current() -> None:
    outcome = three("pip", PIP, PIP | {"lesplaats": "Deventer"}, PIP | {"lesplaats": "Kampen"})
    assert outcome.body == PIP | {"lesplaats": "Kampen"}
    (clash,) = outcome.clashes
    assert (clash.pointer, clash.base, clash.mine, clash.theirs) == ("/lesplaats", "Zwolle", "Deventer", "Kampen")


def test_entries_of_a_map_are_things_of_their_own() -> None:
    mine, theirs = PIP | {"teksten": PIP["teksten"] | {"a": "1"}}, PIP | {"teksten": PIP["teksten"] | {"b": "2"}}
    outcome = three("pip", PIP, mine, theirs)
    assert outcome.body
    assert outcome.body["teksten"] == {"inleiding": "een\ntwee\ndrie", "a": "1", "b": "2"}
    assert outcome.clashes == ()


def test_an_entry_removed_from_a_map_stays_removed() -> None:
    outcome = three("pip", PIP, PIP | {"teksten": {}}, PIP | {"map_uren": 1})
    assert outcome.body == PIP | {"teksten": {}, "map_uren": 1}


GROUPS: list[tuple[str, Any, Any, Any]] = [
    ("pip", PIP, {"leerroute": "Z"}, {"niveau": "B1"}),
    ("pip", PIP, {"dagtekening": "2026-11-24"}, {"bekendmaking": "2026-11-25"}),
    ("doel", {"doel": "werk", "status": "open", "tot": None}, {"status": "gelukt"}, {"tot": "2027-01-01"}),
    ("keuze", {"leerroute": "B", "motivering": ""}, {"leerroute": "Z"}, {"motivering": "Wil graag B1."}),
    ("lbt", {"uitslag": None, "behaalde_score": None}, {"uitslag": "b1_haalbaar"}, {"behaalde_score": 12}),
    ("dossier", {"bsn": None, "surname": "A"}, {"bsn": "123456782"}, {"surname": "B"}),
    (
        "dossier",
        {"dates": {"kennisgeving": None, "plicht_start": None}},
        {"dates": {"kennisgeving": "2026-01-01", "plicht_start": None}},
        {"dates": {"kennisgeving": None, "plicht_start": "2026-01-02"}},
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "base", "mine", "theirs"), GROUPS, ids=[f"{one[0]}-{n}" for n, one in enumerate(GROUPS)]
)
def test_two_edits_inside_a_legal_group_always_go_to_a_person(kind: str, base: Any, mine: Any, theirs: Any) -> None:
    outcome = three(kind, base, base | mine, base | theirs)
    assert outcome.body == base | theirs
    (clash,) = outcome.clashes
    assert set(clash.mine) == set(clash.theirs) == set(clash.pointers)
    assert all(value_at(base | mine, pointer) == clash.mine[pointer] for pointer in clash.pointers)


def test_a_legal_group_changed_on_one_side_only_goes_along() -> None:
    outcome = three("pip", PIP, PIP | {"leerroute": "Z", "niveau": "A1"}, PIP | {"lesplaats": "Kampen"})
    assert outcome == Merge(PIP | {"leerroute": "Z", "niveau": "A1", "lesplaats": "Kampen"}, (), 2 - 1)


def test_paragraphs_of_a_long_text_come_together_and_are_read_by_a_person() -> None:
    mine = PIP | {"teksten": {"inleiding": "EEN\ntwee\ndrie"}}
    theirs = PIP | {"teksten": {"inleiding": "een\ntwee\nDRIE\nvier"}}
    outcome = three("pip", PIP, mine, theirs)
    assert outcome.body == PIP | {"teksten": {"inleiding": "EEN\ntwee\nDRIE\nvier"}}
    assert [clash.why for clash in outcome.clashes] == ["check_text"]


def test_the_same_paragraph_is_a_question() -> None:
    mine, theirs = (PIP | {"teksten": {"inleiding": f"een\n{word}\ndrie"}} for word in ("TWEE", "2"))
    outcome = three("pip", PIP, mine, theirs)
    assert outcome.body == theirs
    assert [clash.why for clash in outcome.clashes] == ["same_field"]


def test_an_edit_wins_from_a_deletion_and_a_person_is_asked() -> None:
    edited = PIP | {"lesplaats": "Kampen"}
    assert three("pip", PIP, None, edited).body == edited
    assert three("pip", PIP, edited, None).body == edited
    (gone,), (back,) = three("pip", PIP, None, edited).clashes, three("pip", PIP, edited, None).clashes
    assert (gone.pointer, gone.why, gone.mine, gone.theirs) == ("", "deleted_edited", None, edited)
    assert (back.pointer, back.why, back.mine, back.theirs) == ("", "edited_deleted", edited, None)


def test_both_deleted_is_deleted() -> None:
    assert three("pip", PIP, None, None) == Merge(None)
    assert three("pip", PIP, PIP, None) == Merge(None)


def test_different_answers_come_together() -> None:
    base = section(a=answer("1"), b=answer("1"), c=answer("1"))
    mine = section(a=answer("2"), b=answer("1"))
    theirs = section(a=answer("1"), b=answer("3"), c=answer("1"), d=answer("4"))
    outcome = three("intake", base, mine, theirs)
    assert outcome.clashes == ()
    assert {path: one["value"] for path, one in (outcome.body or {})["answers"].items()} == {
        "/data/a": "2", "/data/b": "3", "/data/d": "4",
    }  # fmt: skip


def test_two_answers_to_one_question_are_a_question() -> None:
    outcome = three("intake", section(a=answer("1")), section(a=answer("2")), section(a=answer("3", by="karim")))
    assert merged_answer(outcome, "a")["value"] == "3"
    (clash,) = outcome.clashes
    assert clash.pointer == "/answers/~1data~1a"
    assert (clash.base["value"], clash.mine["value"], clash.theirs["value"]) == ("1", "2", "3")


def test_two_laptops_that_both_began_a_section_keep_both() -> None:
    outcome = three("intake", None, section(a=answer("1"), b=answer("x")), section(a=answer("1"), c=answer("y")))
    assert outcome.clashes == ()
    assert set((outcome.body or {})["answers"]) == {"/data/a", "/data/b", "/data/c"}


def test_an_answer_withdrawn_here_and_changed_there_is_a_question() -> None:
    base, theirs = (section(a=answer(one), b=answer("1")) for one in "13")
    outcome = three("intake", base, section(b=answer("2")), theirs)
    assert merged_answer(outcome, "a")["value"] == "3"
    assert [clash.mine for clash in outcome.clashes] == [None]


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "result"),
    [
        ("ti ar", "ti ar en", "ti ar so", "ti ar so en"),
        ("ti ar", "ar", "ti ar en", "ar en"),
        ("ti ar", "ti", "ar", ""),
        ("", "ti", "ar", "ar ti"),
        ("ti ar", "ar ti nl", "ti", "ti nl"),
    ],
)
def test_choices_are_united(base: str, mine: str, theirs: str, result: str) -> None:
    outcome = three("intake", section(talen=answer(base)), section(talen=answer(mine)), section(talen=answer(theirs)))
    assert merged_answer(outcome, "talen")["value"] == result
    assert outcome.clashes == ()


def test_choices_against_a_special_state_are_a_question() -> None:
    sides = (section(talen=one) for one in (answer("ti"), answer("", "wil_niet_zeggen"), answer("ti ar")))
    assert [clash.why for clash in three("intake", *sides).clashes] == ["same_field"]


def test_a_story_is_merged_by_paragraph_and_marked() -> None:
    sides = (section(verhaal=answer(one)) for one in ("een\ntwee", "een!\ntwee", "een\ntwee?"))
    outcome = three("intake", *sides)
    assert merged_answer(outcome, "verhaal")["value"] == "een!\ntwee?"
    assert [clash.why for clash in outcome.clashes] == ["check_text"]


def test_the_same_answer_keeps_the_confirmation_of_either_side() -> None:
    outcome = three("intake", section(a=answer("1")), section(a=answer("2", confirmed=True)), section(a=answer("2")))
    assert merged_answer(outcome, "a")["confirmed"]
    assert outcome.clashes == ()


def test_notes_beside_a_question_are_both_kept_with_names() -> None:
    base = section(a=answer("1"))
    outcome = three("intake", base, section(a=answer("1", note="belt terug")), section(a=answer("2", note="ziek")))
    assert merged_answer(outcome, "a")["value"] == "2"
    assert merged_answer(outcome, "a")["note"] == "Karim Bos: ziek\n\nAnja de Wit: belt terug"
    assert outcome.clashes == ()


def test_two_versions_of_a_note_are_both_kept_with_names() -> None:
    base = {"text": "?", "corrects": None}
    outcome = three("notitie", base, base | {"text": "belt terug"}, base | {"text": "ziek"})
    assert outcome.body == {"text": "Karim Bos: ziek\n\nAnja de Wit: belt terug", "corrects": None}


def test_a_row_removed_here_and_changed_there_comes_back_whole() -> None:
    row = {"kind[u1]": answer("a0"), "kind[u1]/naam": answer("Sara"), "kind[u1]/jaar": answer("2019")}
    changed = row | {"kind[u1]/jaar": answer("2020")}
    outcome = three("intake", section(**row), section(), section(**changed))
    assert outcome.body == section(**changed)
    assert len(outcome.clashes) == 1
    back = three("intake", section(**row), section(**changed), section())
    assert back.body == section(**changed)
    assert [(clash.mine["value"], clash.theirs) for clash in back.clashes] == [("2020", None)]


def test_a_new_answer_in_a_row_the_other_removed_brings_the_row_back() -> None:
    row = {"kind[u1]": answer("a0"), "kind[u1]/naam": answer("Sara")}
    outcome = three("intake", section(**row), section(**row, **{"kind[u1]/jaar": answer("2019")}), section())
    assert set((outcome.body or {})["answers"]) == {"/data/kind[u1]", "/data/kind[u1]/naam", "/data/kind[u1]/jaar"}


def test_a_conflict_settled_twice_keeps_the_first_decision() -> None:
    base = {"choice": None, "decided_by": None}
    first, second = base | {"choice": "mine", "decided_by": "karim"}, base | {"choice": "theirs", "decided_by": "anja"}
    assert three("conflict", base, second, first) == Merge(first)


values = st.sampled_from(["", "1", "2", "3"])
bodies = st.fixed_dictionaries(
    {
        "leerroute": values,
        "niveau": values,
        "lesplaats": values,
        "teksten": st.dictionaries(st.sampled_from("ab"), values),
    }
)
answers = st.dictionaries(
    st.sampled_from(["/data/a", "/data/talen", "/data/verhaal", "/data/r[u]", "/data/r[u]/x"]),
    st.builds(answer, values, st.sampled_from(["beantwoord", "weet_niet"]), note=values),
    max_size=4,
)


def whole(found: dict[str, Any]) -> dict[str, Any]:
    """A section as the program makes it: what stands in a row has the row itself."""
    rows = {"/data/r[u]": answer("a0")} if "/data/r[u]/x" in found else {}
    return {"section": "leren", "answers": rows | found}


sections = answers.map(whole)


@given(st.sampled_from(["pip", "doel"]), bodies, bodies, bodies)
def test_no_changed_field_disappears(kind: str, base: Any, mine: Any, theirs: Any) -> None:
    """Every value that one side changed is in the merged body, or readable in a clash."""
    outcome = three(kind, base, mine, theirs)
    asked = {pointer for clash in outcome.clashes for pointer in (clash.pointers or (clash.pointer,))}
    for side in (mine, theirs):
        for pointer in ("/leerroute", "/niveau", "/lesplaats", "/teksten/a", "/teksten/b"):
            value = value_at(side, pointer)
            kept = value == value_at(outcome.body, pointer) or pointer in asked
            assert kept or value == value_at(base, pointer), pointer
    assert three(kind, theirs, outcome.body, theirs).body == outcome.body


@given(sections, sections, sections)
def test_no_changed_answer_disappears(base: Any, mine: Any, theirs: Any) -> None:
    outcome = three("intake", base, mine, theirs)
    asked = {clash.pointer for clash in outcome.clashes}
    for side in (mine, theirs):
        for path, one in side["answers"].items():
            pointer = answer_pointer(path)
            before, after = (value_at(body, pointer) or answer("", "") for body in (base, outcome.body))
            new = set(one["value"].split()) - set(before["value"].split())
            kept = new <= set(after["value"].split()) and one["state"] == after["state"]
            assert kept or pointer in asked or (one["state"], one["value"]) == (before["state"], before["value"]), path
            assert (
                not one["note"]
                or one["note"] in (*after["note"].split(), before["note"], after["note"])
                or pointer in asked
            )
    rows = {path for path in (outcome.body or {})["answers"] if path.startswith("/data/r[u]/")}
    known = {path for side in (mine, theirs) for path in side["answers"]}
    assert not rows or "/data/r[u]" not in known or "/data/r[u]" in (outcome.body or {})["answers"]


@given(st.sampled_from(["pip", "doel", "intake"]), st.data())
def test_without_an_edit_of_mine_the_office_is_taken_as_it_is(kind: str, data: st.DataObject) -> None:
    source = sections if kind == "intake" else bodies
    base, theirs = data.draw(source), data.draw(source)
    assert three(kind, base, base, theirs) == Merge(theirs)


def test_why_a_question_waits_stays_beside_what_a_colleague_noted() -> None:
    base, waits = answer(state="later"), answer(state="later", later_why="moe")
    outcome = three("intake", section(uren=base), section(uren=waits), section(uren=base | {"note": "Bel eerst"}))
    merged = merged_answer(outcome, "uren")
    assert (merged["later_why"], merged["note"], outcome.clashes) == ("moe", "Bel eerst", ())
