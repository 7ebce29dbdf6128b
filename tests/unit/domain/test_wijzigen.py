"""Changing the leerroute, what earlier work counts for, and scaling down (law.md 3.5)."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.leerroute import Leerroute
from desktop_app.domain.wijzigen import Verrekening, Wijziging, credit, scaling_down, switch
from tests.unit.domain.law_data import LAW

B1, ON, Z = Leerroute.B1, Leerroute.ONDERWIJS, Leerroute.Z
START, LAST = date(2025, 3, 1), date(2026, 8, 31)
WINDOWED = [(B1, ON), (B1, Z), (Z, B1), (ON, Z), (Z, ON)]


@pytest.mark.parametrize(("van", "naar"), WINDOWED)
def test_a_change_has_a_window_of_a_year_and_a_half(van: Leerroute, naar: Leerroute) -> None:
    """Pitfall 6."""
    assert switch(van, naar, start=START, today=LAST, law=LAW) == Wijziging(
        True, "R-CHG-01", "Bi 5.4 lid 1", last_day=LAST
    )
    late = switch(van, naar, start=START, today=LAST + timedelta(days=1), law=LAW, reden="  ")
    assert late == Wijziging(False, "R-CHG-08", "Bi 5.4 lid 3", needs_reason=True, last_day=LAST)
    special = switch(van, naar, start=START, today=date(2027, 1, 1), law=LAW, reden="Lange ziekte in de familie.")
    assert special == Wijziging(True, "R-CHG-08", "Bi 5.4 lid 3", needs_reason=True, last_day=LAST)


@pytest.mark.parametrize(
    ("ended", "allowed"),
    [("2026-08-31", False), ("2026-09-01", True), ("2027-01-01", True), ("2027-01-02", False)],
)
def test_an_education_that_ended_after_the_window_opens_it(ended: str, allowed: bool) -> None:
    day = date.fromisoformat(ended)
    found = switch(B1, Z, start=START, today=date(2027, 1, 1), law=LAW, opleiding_beeindigd=day)
    assert (found.allowed, found.rule == "R-CHG-07") == (allowed, allowed)


def test_from_onderwijs_to_b1_the_whole_traject() -> None:
    assert switch(ON, B1, start=START, today=date(2028, 1, 1), law=LAW) == Wijziging(True, "R-CHG-02", "Bi 5.4 lid 1")


@pytest.mark.parametrize(
    ("van", "naar", "found"),
    [
        (ON, B1, Verrekening("R-CHG-02", "Bi 5.4 lid 4 a", uren_wegen=True, examens_mee=True)),
        (Z, B1, Verrekening("R-CHG-03", "Bi 5.4 lid 4 a", uren_wegen=True)),
        (B1, ON, Verrekening("R-CHG-04", "Bi 5.4 lid 4 b", examens_mee=True)),
        (B1, Z, Verrekening("R-CHG-05", "Bi 5.4 lid 4 c", uren_af=300)),
        (ON, Z, Verrekening("R-CHG-05", "Bi 5.4 lid 4 c", uren_af=300)),
        (Z, ON, Verrekening("R-CHG-06", "Bi 5.4")),
    ],
)
def test_what_earlier_work_counts_for(van: Leerroute, naar: Leerroute, found: Verrekening) -> None:
    assert credit(van, naar, uren_nt2_knm=300, law=LAW) == found


@given(st.integers(-100, 5000))
def test_no_more_is_deducted_than_the_norm(hours: int) -> None:
    assert 0 <= credit(B1, Z, uren_nt2_knm=hours, law=LAW).uren_af <= LAW.number("uren.z_cursus")


@pytest.mark.parametrize("route", list(Leerroute))
def test_no_change_is_no_question(route: Leerroute) -> None:
    with pytest.raises(ValueError, match=route.value):
        switch(route, route, start=START, today=LAST, law=LAW)
    with pytest.raises(ValueError, match=route.value):
        credit(route, route, uren_nt2_knm=0, law=LAW)


GOOD: dict[str, Any] = {"route": B1, "uren_nt2": 600, "inspanning": True, "b1_onhaalbaar": True, "eerste_pip": False}


def test_scaling_down_with_all_conditions() -> None:
    """Pitfall 7: A2 is a level within B1."""
    assert scaling_down(**GOOD, law=LAW) == ()
    assert "A2" not in set(Leerroute)


@pytest.mark.parametrize(
    ("name", "value", "field", "text"),
    [
        ("route", Z, "leerroute", "Afschalen kan alleen binnen de B1-route."),
        ("eerste_pip", True, "niveau", "Afschalen kan niet in het eerste PIP."),
        ("uren_nt2", 599, "afschalen_uren", "Er zijn 600 uren les nodig. Er zijn er 599."),
        ("inspanning", False, "afschalen_inspanning", "Leg vast dat iemand genoeg moeite deed in de les."),
        ("b1_onhaalbaar", False, "afschalen_onhaalbaar", "Leg vast waarom niveau B1 niet haalbaar is."),
    ],
)
def test_each_missing_condition_is_named(name: str, value: object, field: str, text: str) -> None:
    (finding,) = scaling_down(**{**GOOD, name: value}, law=LAW)
    assert (finding.rule, finding.article, finding.field) == ("R-CHG-09", "Bi 5.5 lid 1", field)
    assert finding.text == text


def test_all_missing_conditions_are_named_at_once() -> None:
    nothing: dict[str, Any] = {
        "route": ON, "uren_nt2": 0, "inspanning": False, "b1_onhaalbaar": False, "eerste_pip": True
    }  # fmt: skip
    assert len(scaling_down(**nothing, law=LAW)) == 5
