from datetime import date, timedelta

import holidays as library
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.calendar import (
    add_months,
    easter,
    equated_known,
    free_day,
    holidays,
    last_day,
    roll,
    roll_back,
    same_day,
)
from tests.unit.domain.law_data import LAW

DAYS = st.dates(date(2022, 1, 1), date(2032, 12, 31))
SUNDAYS_OF_THE_LIBRARY = 2  # Easter Sunday and Pentecost: no feestdag in the Atw, but always a Sunday


def easter_of_gauss(year: int) -> date:
    """A second computus, written after Gauss as corrected in 1816."""
    a, b, c = year % 19, year % 4, year % 7
    k = year // 100
    p, q = (13 + 8 * k) // 25, k // 4
    m, n = (15 - p + k - q) % 30, (4 + k - q) % 7
    d = (19 * a + m) % 30
    e = (2 * b + 4 * c + 6 * d + n) % 7
    if d == 29 and e == 6:
        return date(year, 4, 19)
    if d == 28 and e == 6 and (11 * m + 11) % 30 < 19:
        return date(year, 4, 18)
    return date(year, 3, 22) + timedelta(days=d + e)


@pytest.mark.parametrize("year", range(1900, 2200))
def test_easter_agrees_with_gauss(year: int) -> None:
    assert easter(year) == easter_of_gauss(year)


@pytest.mark.parametrize("year", range(2015, 2060))
def test_holidays_agree_with_the_library(year: int) -> None:
    theirs = set(library.country_holidays("NL", years=year, categories=("public", "optional")))
    ours = set(holidays(LAW, year))
    assert ours <= theirs
    extra = theirs - ours
    assert len(extra) == SUNDAYS_OF_THE_LIBRARY
    assert all(day.weekday() == 6 for day in extra)


def test_kings_day_moves_to_saturday() -> None:
    assert date(2025, 4, 26) in holidays(LAW, 2025)
    assert date(2025, 4, 27) not in holidays(LAW, 2025)


def test_liberation_day_is_free_every_year() -> None:
    assert free_day(LAW, date(2026, 5, 5)) == "Bevrijdingsdag"


@given(DAYS)
def test_roll_is_idempotent_and_never_free(day: date) -> None:
    rolled = roll(LAW, day)
    assert rolled >= day
    assert free_day(LAW, rolled) is None
    assert roll(LAW, rolled) == rolled
    assert all(free_day(LAW, day + timedelta(days=n)) for n in range((rolled - day).days))


@given(DAYS)
def test_roll_back_finds_the_last_working_day(day: date) -> None:
    back = roll_back(LAW, day)
    assert back <= day
    assert free_day(LAW, back) is None
    assert all(free_day(LAW, back + timedelta(days=n)) for n in range(1, (day - back).days + 1))


@given(DAYS, st.integers(1, 60))
def test_a_term_of_months_ends_the_day_before_its_own_date(start: date, months: int) -> None:
    end = last_day(start, months)
    assert end + timedelta(days=1) == add_months(start, months)
    month = (start.year * 12 + start.month - 1 + months) % 12 + 1
    # Either the same day-number precedes, or that month is too short and its last day is the end.
    assert (end + timedelta(days=1)).day == start.day or (end.month == month and (end + timedelta(days=1)).day == 1)


def test_leap_days() -> None:
    assert add_months(date(2024, 2, 29), 36) == date(2027, 3, 1)
    assert add_months(date(2027, 8, 31), -6) == date(2027, 3, 1)
    assert same_day(date(2024, 2, 29), 5) == date(2029, 2, 28)


def test_years_without_a_decree_are_known_as_such() -> None:
    assert equated_known(LAW, date(2028, 12, 31))
    assert not equated_known(LAW, date(2029, 1, 1))
