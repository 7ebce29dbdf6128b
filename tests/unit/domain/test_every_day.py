"""A second derivation of the rolling terms over every day of 2022 to 2032, from a list of free days by hand."""

from datetime import date, timedelta

import pytest

from desktop_app.domain.pip_terms import pip_terms
from desktop_app.domain.term_table import terms
from desktop_app.domain.terms import TermFacts
from tests.unit.domain.law_data import LAW

# Easter Sundays as printed in the almanac, not computed.
EASTER = {
    2022: (4, 17), 2023: (4, 9), 2024: (3, 31), 2025: (4, 20), 2026: (4, 5), 2027: (3, 28), 2028: (4, 16),
    2029: (4, 1), 2030: (4, 21), 2031: (4, 13), 2032: (3, 28), 2033: (4, 17),
}  # fmt: skip
DECREES = (
    "2022-05-27 2023-04-28 2023-05-19 2024-05-10 2024-12-27 2025-05-30 "
    "2026-01-02 2026-05-15 2027-05-07 2028-04-28 2028-05-26"
).split()


def free_days() -> set[int]:
    """Ordinals of every day on which no term may end."""
    free = {n for n in range(date(2022, 1, 1).toordinal(), date(2034, 1, 1).toordinal()) if n % 7 in (6, 0)}
    for year, (month, day) in EASTER.items():
        sunday = date(year, month, day).toordinal()
        free |= {sunday + offset for offset in (-2, 1, 39, 50)}
        fixed = ["01-01", "05-05", "12-25", "12-26", "04-26" if date(year, 4, 27).isoweekday() == 7 else "04-27"]
        free |= {date.fromisoformat(f"{year}-{text}").toordinal() for text in fixed}
    return free | {date.fromisoformat(text).toordinal() for text in DECREES}


FREE = free_days()
FIRST, LAST = date(2022, 1, 1), date(2032, 12, 31)


def expected(event: date, weeks: int) -> date:
    n = event.toordinal() + weeks * 7
    return date.fromordinal(min(day for day in range(n, n + 12) if day not in FREE))


def test_the_hand_list_knows_its_weekdays() -> None:
    assert date(2026, 11, 28).toordinal() % 7 == 6
    assert date(2026, 11, 28).isoweekday() == 6


@pytest.mark.parametrize("year", range(2022, 2033))
def test_ten_weeks_six_weeks_and_two_weeks(year: int) -> None:
    day = date(year, 1, 1)
    while day.year == year:
        facts = TermFacts(
            today=day, kennisgeving=day, wacht_op_derden=True, informatie_ontvangen=day + timedelta(days=60)
        )
        first, _, _, fourth = pip_terms(facts, LAW)
        assert first.legal == expected(day, 10), day
        assert first.strict is not None
        assert first.legal >= first.strict
        assert fourth.legal == max(expected(day, 10), expected(day + timedelta(days=60), 2)), day
        day += timedelta(days=1)


@pytest.mark.parametrize("year", range(2022, 2033))
def test_termijn_switch_and_objection(year: int) -> None:
    day = date(year, 1, 1)
    while day.year == year:
        found = {t.id: t for t in terms(TermFacts(today=day, dagtekeningen=(day,), bekendmaking=day), LAW)}
        assert found["D-07"].start == day + timedelta(days=1)
        assert found["D-07"].legal == month_end_rule(day + timedelta(days=1), 36), day
        assert found["D-08"].legal == month_end_rule(day + timedelta(days=1), 18), day
        assert found["D-15"].legal == expected(day, 6), day
        day += timedelta(days=1)


def month_end_rule(start: date, months: int) -> date:
    """R-ATW-08 word for word: the day before the same date; if that date does not exist, the last of the month."""
    year, month = start.year + (start.month - 1 + months) // 12, (start.month - 1 + months) % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    length = (following - date(year, month, 1)).days
    if start.day > length:
        return date(year, month, length)
    return date(year, month, start.day) - timedelta(days=1)
