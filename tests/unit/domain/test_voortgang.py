"""Progress talks laid over the termijn, and what the program reminds of."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.calendar import add_months, free_day
from desktop_app.domain.signalen import Gedaan, signals
from desktop_app.domain.terms import TermFacts
from desktop_app.domain.voortgang import Voortgangsgesprek, planned_talks
from tests.unit.domain.law_data import LAW

D = date.fromisoformat
START, END = D("2026-11-28"), D("2029-11-28")


def test_six_talks_in_three_years() -> None:
    """About every half year, one a month before the switch limit of 28 May 2028, one seven months before the end."""
    assert [day.isoformat() for day in planned_talks(START, END, 6, LAW)] == [
        "2027-02-26",
        "2027-08-27",
        "2028-04-26",
        "2028-08-28",
        "2029-04-26",
        "2029-08-28",
    ]


@given(st.dates(D("2022-01-01"), D("2032-12-31")), st.integers(1, 36))
def test_a_talk_before_each_limit(start: date, number: int) -> None:
    end = add_months(start, 36)
    days = planned_talks(start, end, number, LAW)
    assert len(days) == number
    assert list(days) == sorted(days)
    assert all(start <= day < end for day in days)
    assert all(free_day(LAW, day) is None for day in days if day != start)
    assert any(add_months(start, 16) <= day < add_months(start, 18) for day in days)
    if number > 1:
        assert any(add_months(end, -8) <= day < add_months(end, -6) for day in days)


@given(st.integers(7, 36))
def test_talks_are_spread(number: int) -> None:
    """No gap longer than twice the even one."""
    days = planned_talks(START, END, number, LAW)
    even = (END - START).days / number
    edges = (START, *days, END)
    assert max((after - before).days for before, after in zip(edges, edges[1:], strict=False)) <= 2 * even + 10


def test_a_short_termijn_has_no_limits_outside_it() -> None:
    end = add_months(START, 5)
    assert len(planned_talks(START, end, 2, LAW)) == 2
    assert planned_talks(START, START, 2, LAW) == ()
    assert planned_talks(START, END, 0, LAW) == ()


def test_a_talk_is_held_once_it_has_its_day() -> None:
    assert not Voortgangsgesprek(gepland_op=START).held
    assert Voortgangsgesprek(gevoerd_op=START).held


# ---- reminders ------------------------------------------------------------------------------------------------------

LAST = D("2026-12-07")  # D-01 of a kennisgeving on Saturday 26 September


def at(day: date, done: Gedaan, **more: Any) -> set[tuple[str, str]]:
    return {(each.rule, each.field) for each in signals(TermFacts(today=day, **more), done, LAW)}


def before_pip(days: int, **done: bool) -> set[str]:
    found = at(LAST - timedelta(days=days), Gedaan(**done), kennisgeving=D("2026-09-26"))
    return {field for _, field in found}


@pytest.mark.parametrize(
    ("days", "done", "fields"),
    [
        (57, {}, set()),
        (56, {}, {"intake", "toets"}),
        (56, {"gepland": True}, {"toets"}),
        (28, {"gepland": True, "toets": True}, set()),
        (15, {"gepland": True, "toets": True}, set()),
        (14, {"gepland": True, "toets": True}, {"pip"}),
        (14, {"gepland": True, "toets": True, "concept": True}, set()),
        (-5, {}, {"pip", "intake", "toets"}),
    ],
)
def test_before_the_pip(days: int, done: dict[str, bool], fields: set[str]) -> None:
    assert before_pip(days, **done) == fields


def test_an_unknown_term_reminds_of_nothing() -> None:
    assert not at(LAST, Gedaan())
    assert not at(LAST, Gedaan(), in_azc=True)


def in_termijn(day: str, done: Gedaan | None = None) -> set[str]:
    """Of a first PIP of 27 November 2026: switch limit 28 May 2028, end 28 November 2029."""
    found = at(D(day), done or Gedaan(duo_termijn=True), dagtekeningen=(D("2026-11-27"),))
    return {field for _, field in found}


@pytest.mark.parametrize(
    ("day", "fields"),
    [
        ("2028-02-27", set()),
        ("2028-02-28", {"gesprek"}),
        ("2028-05-27", {"gesprek"}),
        ("2028-05-28", set()),
        ("2029-04-27", set()),
        ("2029-04-28", {"verlenging"}),
        ("2029-05-28", {"verlenging", "pvt", "map"}),
        ("2029-11-27", {"verlenging", "pvt", "map"}),
        ("2029-11-28", set()),
    ],
)
def test_in_the_termijn(day: str, fields: set[str]) -> None:
    assert in_termijn(day) == fields


def test_duo_has_to_confirm_the_termijn() -> None:
    assert in_termijn("2026-11-27", Gedaan()) == set()
    assert in_termijn("2026-11-28", Gedaan()) == {"duo"}


def test_modules_become_a_question_of_blame_at_the_end() -> None:
    done = Gedaan(duo_termijn=True, pvt=True)
    assert in_termijn("2029-09-28", done) == {"verlenging", "map"}
    rules = {day: at(D(day), done, dagtekeningen=(D("2026-11-27"),)) for day in ("2029-09-27", "2029-09-28")}
    assert ("R-FIN-06", "map") in rules["2029-09-27"]
    assert ("R-DUO-10", "map") in rules["2029-09-28"]


def test_nothing_is_asked_after_the_end() -> None:
    assert not at(LAST, Gedaan(), kennisgeving=D("2026-09-26"), plicht_einde=LAST)
    assert not at(LAST, Gedaan(), kennisgeving=D("2026-09-26"), overleden=LAST)
    later = at(LAST, Gedaan(), kennisgeving=D("2026-09-26"), plicht_einde=LAST + timedelta(days=1))
    assert later
