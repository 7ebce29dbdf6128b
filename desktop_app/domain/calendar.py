"""Days of the Algemene termijnenwet: which are free, where a last day moves to, and how months are counted."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from desktop_app.domain.law import Holiday, Law

DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian computus (Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _on(holiday: Holiday, year: int) -> date:
    if holiday.easter is not None:
        return easter(year) + timedelta(days=holiday.easter)
    day = date(year, holiday.month, holiday.day)
    if holiday.on_sunday is not None and day.weekday() == SUNDAY:
        return day.replace(day=holiday.on_sunday)
    return day


@lru_cache(maxsize=256)
def _of_year(holidays: tuple[Holiday, ...], year: int) -> dict[date, str]:
    return {_on(holiday, year): holiday.name for holiday in holidays}


def holidays(law: Law, year: int) -> dict[date, str]:
    """The feestdagen of one year by day (Atw 3 lid 1), equated days not among them."""
    return dict(_of_year(law.holidays, year))


def free_day(law: Law, day: date) -> str | None:
    """Why `day` cannot be the last day of a term, in Dutch; None on a working day (Atw 1 lid 1)."""
    holiday = _of_year(law.holidays, day.year).get(day)
    if holiday is not None:
        return holiday
    if day in law.equated:
        return "een gelijkgestelde dag"
    return {SATURDAY: "een zaterdag", SUNDAY: "een zondag"}.get(day.weekday())


def skipped(law: Law, day: date) -> Iterator[date]:
    """The free days from `day` on that a last day has to pass over."""
    while free_day(law, day) is not None:
        yield day
        day += DAY


def roll(law: Law, day: date) -> date:
    """The first working day on or after `day` (Atw 1 lid 1)."""
    passed = list(skipped(law, day))
    return passed[-1] + DAY if passed else day


def roll_back(law: Law, day: date) -> date:
    """The last working day on or before `day`: for a day the college picks itself (R-ATW-07)."""
    while free_day(law, day) is not None:
        day -= DAY
    return day


def equated_known(law: Law, day: date) -> bool:
    """Whether the royal decrees for the year of `day` are in the law file (Atw 3 lid 3)."""
    return day.year in law.equated_years


def add_months(day: date, months: int) -> date:
    """The same day `months` later (or earlier); where that day does not exist, the first of the next month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return date(year, month + 1, day.day)
    except ValueError:
        return date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)


def last_day(start: date, months: int) -> date:
    """Last day of a term of months that begins on `start` (R-ATW-08)."""
    return add_months(start, months) - DAY


def same_day(day: date, years: int) -> date:
    """The same date `years` later; 29 February becomes 28 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
