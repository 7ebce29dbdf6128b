"""The termijn, changing route, scaling down, hours, fines: law.md 3.4, 3.5, 4.3, 5.4 and the pitfalls of 11.1."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.dossier import Dates, Doelgroep, Dossier
from desktop_app.domain.leerroute import Leerroute
from desktop_app.domain.oproepen import Oproep, Stap, clashes, latest_day, next_step
from desktop_app.domain.pip_terms import pip_term
from desktop_app.domain.term_table import facts_of, terms
from desktop_app.domain.terms import FactsInvalid, Term, TermFacts, TermState, facts_from_json
from desktop_app.domain.traject_terms import termijn_end_exclusive, termijn_start
from desktop_app.domain.uren import z_route_hours
from tests.unit.domain.law_data import LAW

TODAY = date(2026, 11, 24)
DAYS = st.dates(date(2022, 1, 1), date(2029, 12, 31))
B1, ON, Z = Leerroute.B1, Leerroute.ONDERWIJS, Leerroute.Z


def found(facts: TermFacts) -> dict[str, Term]:
    return {term.id: term for term in terms(facts, LAW)}


@given(first=DAYS, later=st.lists(DAYS, max_size=4))
def test_a_later_pip_never_moves_the_termijn(first: date, later: list[date]) -> None:
    alone = TermFacts(today=TODAY, dagtekeningen=(first,))
    more = TermFacts(today=TODAY, dagtekeningen=(first, *later))
    for id in ("D-07", "D-08", "D-10"):
        assert found(alone)[id].legal == found(more)[id].legal


@given(first=DAYS)
def test_dates_of_duo_prevail(first: date) -> None:
    facts = TermFacts(
        today=TODAY,
        dagtekeningen=(first,),
        termijn_start=date(2026, 1, 1),
        termijn_eind_exclusief=date(2029, 7, 1),
    )
    assert termijn_start(facts) == date(2026, 1, 1)
    term = found(facts)["D-07"]
    assert term.legal == date(2029, 6, 30)  # pitfall 12: DUO's end is exclusive
    assert "volgens DUO" in term.text


def test_three_starts_are_three_dates() -> None:
    """Pitfall 1: plicht, ten weeks and termijn do not share a start."""
    facts = TermFacts(
        today=TODAY,
        doelgroep=Doelgroep.ASIELSTATUSHOUDER,
        kennisgeving=date(2026, 5, 4),
        inschrijving_huisvesting=date(2026, 6, 8),
        dagtekeningen=(date(2026, 8, 3),),
    )
    assert pip_term(facts, LAW).start == date(2026, 6, 8)
    assert found(facts)["D-07"].start == date(2026, 8, 4)


def test_the_termijn_does_not_roll() -> None:
    """Pitfall 11: C5 ends on a Saturday."""
    last = found(TermFacts(today=TODAY, dagtekeningen=(date(2026, 6, 30),)))["D-07"].legal
    assert last == date(2029, 6, 30)
    assert last.isoweekday() == 6


def test_ontzorgen_is_not_for_gezinsmigranten() -> None:
    facts = TermFacts(today=TODAY, doelgroep=Doelgroep.GEZINSMIGRANT, bijstand_vanaf=date(2026, 10, 1))
    assert found(facts)["D-18"].state is TermState.NOT_APPLICABLE
    facts = TermFacts(today=TODAY, doelgroep=Doelgroep.ASIELSTATUSHOUDER, bijstand_vanaf=date(2026, 10, 1))
    assert "asielvergunning" in found(facts)["D-18"].text  # pitfall 3: family with a regular permit is not in it


def test_extension_is_asked_of_duo() -> None:
    """Pitfall 8."""
    term = found(TermFacts(today=date(2027, 8, 31), dagtekeningen=(date(2025, 2, 28),)))["D-10"]
    assert (term.legal, term.state) == (date(2027, 9, 1), TermState.RUNNING)
    assert "DUO beslist" in term.text
    assert found(TermFacts(today=date(2027, 9, 1), dagtekeningen=(date(2025, 2, 28),)))["D-10"].state is TermState.DUE


@given(st.integers(0, 5000), st.integers(0, 5000), st.integers(0, 200), st.integers(0, 200))
def test_map_hours_count_for_participation_only(followed: int, joined: int, pvt: int, map_: int) -> None:
    """Pitfall 5, and credits never exceed the norm."""
    left = z_route_hours(Doelgroep.ASIELSTATUSHOUDER, LAW, gevolgd=followed, participatie=joined, pvt=pvt, map_=map_)
    without = z_route_hours(Doelgroep.ASIELSTATUSHOUDER, LAW, gevolgd=followed, participatie=joined)
    assert left.cursus == without.cursus == max(0, 800 - followed)
    assert left.participatie is not None
    assert 0 <= left.participatie <= 800
    assert left.participatie == max(0, 800 - joined - pvt - map_)


@pytest.mark.parametrize(("norm", "left"), [(None, 660), (0, 0), (100, 0), (400, 260), (900, 660), (-5, 0)])
def test_a_partial_ontheffing_lowers_the_participation_norm(norm: int | None, left: int) -> None:
    found = z_route_hours(Doelgroep.ASIELSTATUSHOUDER, LAW, participatie=88, pvt=12, map_=40, belastbaarheid=norm)
    assert (found.cursus, found.participatie) == (800, left)


def test_dutch_and_knm_at_school_count_for_the_course() -> None:
    assert z_route_hours(Doelgroep.GEZINSMIGRANT, LAW, gevolgd=100, nederlands_onderwijs=250).cursus == 450
    assert z_route_hours(Doelgroep.GEZINSMIGRANT, LAW, gevolgd=-9, nederlands_onderwijs=-1).cursus == 800


def test_gezinsmigranten_have_no_participation_hours() -> None:
    """Pitfall 4."""
    assert z_route_hours(Doelgroep.GEZINSMIGRANT, LAW).participatie is None


CALLS = (
    Oproep(date(2026, 1, 5), date(2026, 1, 16)),
    Oproep(date(2026, 1, 19), date(2026, 1, 30)),
    Oproep(date(2026, 2, 4), date(2026, 4, 2)),
)


@pytest.mark.parametrize(
    ("calls", "today", "step"),
    [
        ((), "2026-01-05", Stap.OPROEPEN),
        (CALLS[:1], "2026-01-16", Stap.AFWACHTEN),
        (CALLS[:1], "2026-01-17", Stap.WAARSCHUWEN_EN_OPROEPEN),
        (CALLS[:2], "2026-01-31", Stap.BOETE_EN_NIEUWE_TERMIJN),
        (CALLS[:3], "2026-04-02", Stap.AFWACHTEN),
        (CALLS[:3], "2026-04-03", Stap.BOETE_EN_AFRONDEN),
        ((Oproep(date(2026, 1, 5), date(2026, 1, 16), True),), "2026-02-01", Stap.VERSCHENEN),
    ],
)
def test_h_chain_of_calls(calls: tuple[Oproep, ...], today: str, step: Stap) -> None:
    assert next_step(calls, date.fromisoformat(today)) is step


def test_h_the_third_term_is_at_most_two_months() -> None:
    assert latest_day(date(2026, 2, 4), LAW) == date(2026, 4, 2)


def test_h_the_calls_clash_with_the_ten_weeks() -> None:
    term = pip_term(TermFacts(today=TODAY, kennisgeving=date(2025, 12, 15)), LAW)
    assert term.legal == date(2026, 2, 23)
    assert clashes(CALLS, term.legal)
    assert not clashes(CALLS[:2], term.legal)


def test_end_of_plicht_ends_the_terms_of_the_traject() -> None:
    facts = TermFacts(today=TODAY, dagtekeningen=(date(2024, 1, 8),), plicht_einde=date(2026, 11, 2))
    assert found(facts)["D-07"].state is TermState.MET
    assert found(facts)["D-24"].legal == date(2031, 11, 2)


def test_end_exclusive_is_the_day_after_the_last() -> None:
    facts = TermFacts(today=TODAY, dagtekeningen=(date(2024, 2, 28),))
    assert termijn_end_exclusive(facts, LAW) == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("data", "fact"),
    [
        ({}, "today"),
        ([], "today"),
        ({"today": "24-11-2026"}, "today"),
        ({"today": "2026-11-24", "doelgroep": "toerist"}, "doelgroep"),
        ({"today": "2026-11-24", "wacht_op_derden": "ja"}, "wacht_op_derden"),
        ({"today": "2026-11-24", "dagtekeningen": [7]}, "dagtekeningen"),
    ],
)
def test_wrong_facts_are_refused_by_name(data: object, fact: str) -> None:
    with pytest.raises(FactsInvalid) as caught:
        facts_from_json(data)
    assert caught.value.params == {"fact": fact}


def test_the_dates_of_a_dossier_complete_the_facts() -> None:
    dates = Dates(kennisgeving=date(2026, 9, 1), bijstand_vanaf=date(2026, 9, 2), overleden=None)
    header = Dossier("Z-1", "Sara", "Voorbeeld", Doelgroep.ASIELSTATUSHOUDER, LAW.version, dates=dates, in_azc=True)
    facts = facts_of(header, TermFacts(today=TODAY, dagtekeningen=(date(2026, 10, 1),)))
    assert (facts.today, facts.dagtekeningen) == (TODAY, (date(2026, 10, 1),))
    assert (facts.doelgroep, facts.in_azc) == (Doelgroep.ASIELSTATUSHOUDER, True)
    assert (facts.kennisgeving, facts.bijstand_vanaf) == (date(2026, 9, 1), date(2026, 9, 2))


@pytest.mark.parametrize(
    ("data", "fact"),
    [
        ([], "today"),
        ({}, "today"),
        ({"today": ""}, "today"),
        ({"today": "2026-02-30"}, "today"),
        ({"today": 20261124}, "today"),
        ({"today": "2026-11-24", "in_azc": "ja"}, "in_azc"),
        ({"today": "2026-11-24", "in_azc": 1}, "in_azc"),
        ({"today": "2026-11-24", "doelgroep": "student"}, "doelgroep"),
        ({"today": "2026-11-24", "dagtekeningen": 5}, "dagtekeningen"),
        ({"today": "2026-11-24", "dagtekeningen": ["gisteren"]}, "dagtekeningen"),
        ({"today": "2026-11-24", "kennisgeving": "24-11-2026"}, "kennisgeving"),
    ],
)
def test_a_fact_of_the_wrong_shape_is_named(data: Any, fact: str) -> None:
    with pytest.raises(FactsInvalid) as refused:
        facts_from_json(data)
    assert refused.value.params == {"fact": fact}


def test_facts_of_the_right_shape_are_read() -> None:
    data = {"today": "2026-11-24", "doelgroep": "gezinsmigrant", "in_azc": True, "kennisgeving": None, "vreemd": 1}
    more = {"dagtekeningen": ["2026-10-01"], "bekendmaking": "2026-10-02"}
    assert facts_from_json(data | more) == TermFacts(
        today=TODAY,
        doelgroep=Doelgroep.GEZINSMIGRANT,
        in_azc=True,
        dagtekeningen=(date(2026, 10, 1),),
        bekendmaking=date(2026, 10, 2),
    )


def test_decisions_of_duo_run_from_their_receipt() -> None:
    asked = TermFacts(today=TODAY, verlenging_gevraagd=TODAY, lening_gevraagd=date(2026, 9, 1))
    assert found(asked)["D-11"].state is TermState.RUNNING
    assert found(asked)["D-21"].state is TermState.OVERDUE
    assert found(asked)["D-13"].state is TermState.NOT_APPLICABLE
