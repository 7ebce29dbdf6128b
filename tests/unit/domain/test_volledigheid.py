"""T1 to T10: what counts, what does not, and what "past niet" needs."""

from dataclasses import replace
from typing import Any

import pytest

from desktop_app.domain.answer import AnswerState
from desktop_app.domain.brede_intake import Fact, IntakeFacts, Kind, has_bijstand, young_children
from desktop_app.domain.leerbaarheidstoets import Leerbaarheidstoets, Ontheffingsgrond, Uitslag
from desktop_app.domain.volledigheid import Outcome, Topic, complete, topics

TOETS = Leerbaarheidstoets(uitslag=Uitslag.HAALBAAR)
CORE = {
    "T2": ("school_jaren",),
    "T3": ("werk_gehad",),
    "T4": ("samenwonend", "lichaam", "zorgen_leren", "aanpassingen"),
    "T5": ("kinderen_thuis",),
    "T6": ("talen", "lezen_eigen_taal", "latijns_alfabet", "gesprek_nederlands"),
    "T7": ("werk_nu", "meedoen_uren", "belemmeringen"),
    "T8": ("afspraak_maken", "post", "hulp_bij"),
    "T9": ("alleen_praten", "recht_gewezen_op"),
    "T10": ("wens_opleiding",),
}
PAIRS = [(topic, name) for topic, names in CORE.items() for name in names]


def fact(state: AnswerState = AnswerState.BEANTWOORD, value: Any = "nee", note: str = "") -> Any:
    return Fact("Q000", "/data/x/y", state, value if state is AnswerState.BEANTWOORD else None, note)


def filled() -> IntakeFacts:
    values = {name: fact() for names in CORE.values() for name in names}
    return IntakeFacts(**(values | {"school_jaren": fact(value="geen")}))


def outcome(facts: IntakeFacts, id: str, lbt: Leerbaarheidstoets | None = TOETS, young: int = 0) -> Topic:
    return next(topic for topic in topics(facts, lbt, young=young) if topic.id == id)


def test_a_filled_intake_is_complete() -> None:
    assert complete(topics(filled(), TOETS, young=0))


def test_nothing_asked_leaves_all_ten_open() -> None:
    found = topics(IntakeFacts(), None, young=0)
    assert [topic.id for topic in found] == [f"T{n}" for n in range(1, 11)]
    assert all(topic.outcome is Outcome.NODIG and topic.article for topic in found)


@pytest.mark.parametrize(("topic", "name"), PAIRS)
def test_every_core_question_counts(topic: str, name: str) -> None:
    facts = replace(filled(), **{name: fact(AnswerState.NIET_GEVRAAGD)})
    assert [each.id for each in topics(facts, TOETS, young=0) if each.outcome is Outcome.NODIG] == [topic]


@pytest.mark.parametrize(
    ("state", "note", "why"),
    [
        (AnswerState.LATER, "", "later"),
        (AnswerState.WEET_NIET, "", "reden_nodig"),
        (AnswerState.WEET_NIET, "vraagt het na", None),
        (AnswerState.WIL_NIET_ZEGGEN, "", None),
        (AnswerState.PAST_NIET, " ", "reden_nodig"),
        (AnswerState.PAST_NIET, "geen school in dat gebied", None),
    ],
)
def test_special_answers(state: AnswerState, note: str, why: str | None) -> None:
    found = outcome(replace(filled(), werk_gehad=fact(state, note=note)), "T3")
    assert [missing.why for missing in found.missing] == ([why] if why else [])


def test_a_topic_that_does_not_apply_says_why() -> None:
    found = outcome(replace(filled(), werk_gehad=fact(AnswerState.PAST_NIET, note="was scholier")), "T3")
    assert (found.outcome, found.reason) == (Outcome.PAST_NIET, "was scholier")


def test_t1_needs_a_result_or_a_ground() -> None:
    assert outcome(filled(), "T1", None).outcome is Outcome.NODIG
    refused = replace(filled(), toets_uitslag=fact(AnswerState.WIL_NIET_ZEGGEN))
    assert outcome(refused, "T1", None).outcome is Outcome.NODIG  # refusing the toets is no ground (R-LBT-09)
    assert outcome(filled(), "T1", Leerbaarheidstoets(ontheffing=Ontheffingsgrond.VISUEEL)).outcome is Outcome.KLAAR


def test_after_a_move_route_school_and_work_are_not_asked_again() -> None:
    """R-INT-11: personal circumstances and VVE still are."""
    found = {topic.id: topic.outcome for topic in topics(IntakeFacts(), None, young=0, moved=True)}
    assert {id for id, outcome in found.items() if outcome is Outcome.PAST_NIET} == {"T1", "T2", "T3", "T10"}
    assert found["T4"] is found["T5"] is Outcome.NODIG


def test_children_and_schools_are_asked_further() -> None:
    with_children = replace(filled(), kinderen_thuis=fact(value="ja"))
    assert outcome(with_children, "T5").outcome is Outcome.NODIG
    with_rows = replace(with_children, kinderen=fact(value=(Kind(2023),)))
    assert outcome(with_rows, "T5").outcome is Outcome.KLAAR
    assert outcome(with_rows, "T5", young=1).outcome is Outcome.NODIG
    assert outcome(replace(with_rows, vve_hulp=fact()), "T5", young=1).outcome is Outcome.KLAAR
    schooled = replace(filled(), school_jaren=fact(value="10_12"))
    assert outcome(schooled, "T2").outcome is Outcome.NODIG


def test_young_children_by_year_of_birth() -> None:
    kinds = (Kind(2024), Kind(2022), Kind(2020), Kind(2019), Kind(None), Kind(2025))
    assert young_children(IntakeFacts(kinderen=fact(value=kinds)), 2026, 2, 6) == 3


def test_bijstand_is_one_of_several_means() -> None:
    assert has_bijstand(IntakeFacts(inkomen=fact(value=("toeslagen", "bijstand"))))
    assert not has_bijstand(IntakeFacts())
