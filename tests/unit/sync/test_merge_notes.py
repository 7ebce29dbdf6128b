"""A note that was thrown away or kept on purpose (R-PRV-06) beside what a colleague did meanwhile."""

from typing import Any

import pytest

from tests.unit.sync.test_merge import answer, merged_answer, section, three

NOTE = "Zus leest de brieven."
BASE = section(a=answer("1", note=NOTE))
GONE = section(a=answer("1", note=""))
KEPT = section(a=answer("1", note=NOTE, note_kept=True))


def note_of(outcome: Any) -> tuple[str, bool]:
    found = merged_answer(outcome, "a")
    return found["note"], found.get("note_kept", False)


@pytest.mark.parametrize(
    "other", [BASE, section(a=answer("2", note=NOTE)), section(a=answer("1", note=NOTE), b=answer("3"))]
)
def test_thrown_away_stays_away_whatever_else_changed(other: Any) -> None:
    for outcome in (three("intake", BASE, GONE, other), three("intake", BASE, other, GONE)):
        assert note_of(outcome) == ("", False)
        assert outcome.clashes == ()
        assert merged_answer(outcome, "a")["value"] == other["answers"]["/data/a"]["value"]


def test_thrown_away_against_a_rewritten_note_keeps_the_rewritten_one_and_asks() -> None:
    other = section(a=answer("1", note="Zus is verhuisd."))
    for outcome in (three("intake", BASE, GONE, other), three("intake", BASE, other, GONE)):
        assert note_of(outcome) == ("Zus is verhuisd.", False)


def test_thrown_away_here_and_kept_there_stays_and_is_asked_again() -> None:
    for outcome in (three("intake", BASE, GONE, KEPT), three("intake", BASE, KEPT, GONE)):
        assert note_of(outcome) == (NOTE, False)


def test_what_was_kept_before_may_be_thrown_away_later() -> None:
    assert note_of(three("intake", KEPT, GONE, section(a=answer("2", note=NOTE, note_kept=True)))) == ("", False)


def test_kept_stays_kept_beside_another_answer_and_falls_with_another_note() -> None:
    for other, expected in (
        (section(a=answer("2", note=NOTE)), (NOTE, True)),
        (section(a=answer("1", note="Zus is verhuisd.")), ("Zus is verhuisd.", False)),
    ):
        for outcome in (three("intake", BASE, KEPT, other), three("intake", BASE, other, KEPT)):
            assert note_of(outcome) == expected


def test_a_conflict_about_the_answer_quotes_no_note_that_was_thrown_away() -> None:
    mine, theirs = section(a=answer("2", note="")), section(a=answer("3", note=NOTE))
    for outcome in (three("intake", BASE, mine, theirs), three("intake", BASE, theirs, mine)):
        (clash,) = outcome.clashes
        assert note_of(outcome) == ("", False)
        assert NOTE not in str(clash)
        assert {clash.mine["value"], clash.theirs["value"]} == {"2", "3"}


def quoting(note: str, choice: str | None = None) -> dict[str, Any]:
    side = {"value": answer("2", note=note), "by": "anja"}
    return {"base": answer("1", note=note), "mine": side, "theirs": {"value": None, "by": "karim"}, "choice": choice}


def test_a_conflict_settled_there_loses_the_note_that_was_thrown_away_here() -> None:
    assert three("conflict", quoting(NOTE), quoting(""), quoting(NOTE, "mine")).body == quoting("", "mine")


def test_a_conflict_settled_here_stays_settled_when_the_note_was_thrown_away_there() -> None:
    assert three("conflict", quoting(NOTE), quoting(NOTE, "mine"), quoting("")).body == quoting("", "mine")
