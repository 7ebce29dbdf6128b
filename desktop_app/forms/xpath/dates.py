"""Dates and times as ODK counts them: days since 1970-01-01, a plain date as whole days without a time zone."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache

_EPOCH = date(1970, 1, 1)
_MOMENT_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DATE = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)")
_OFFSET = r"(Z|[+-]\d\d(?::?\d\d)?)?"
_TIME = re.compile(rf"(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?{_OFFSET}")
_DAY_SECONDS = 86400.0
_FIRST, _LAST = -719162.0, 2932896.0

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def parse_date(text: str) -> date | None:
    """A plain date, None for anything else; no 31 September."""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def parse_time(text: str) -> tuple[timedelta, tzinfo | None] | None:
    """Time since midnight and its zone, if it says one."""
    match = _TIME.fullmatch(text)
    if match is None:
        return None
    hours, minutes, seconds = int(match[1]), int(match[2]), int(match[3] or 0)
    zone = _zone(match[5])
    if hours > 23 or minutes > 59 or seconds > 59 or (match[5] and zone is None):
        return None
    micros = int((match[4] or "0").ljust(6, "0")[:6])
    return timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=micros), zone


def _zone(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if text == "Z":
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:]) if len(text) > 3 else 0
    if hours > 23 or minutes > 59:
        return None
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if text[0] == "-" else offset)


@lru_cache(maxsize=4096)
def parse_moment(text: str) -> datetime | None:
    """A date-time; one without a zone stays naive."""
    day, mark, rest = text.partition("T")
    when = parse_date(day)
    time = parse_time(rest) if mark else None
    if when is None or time is None:
        return None
    return datetime(when.year, when.month, when.day, tzinfo=time[1]) + time[0]


def days_of(text: str) -> float | None:
    """Days since 1970-01-01 of a date or date-time text; a date-time without a zone is read as UTC."""
    if len(text) < 8 or not text[0].isdigit() or "-" not in text:
        return None
    plain = parse_date(text)
    if plain is not None:
        return float((plain - _EPOCH).days)
    moment = parse_moment(text)
    return None if moment is None else moment_days(moment)


def moment_days(moment: datetime) -> float:
    """Days and their fraction since 1970-01-01T00:00Z."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (aware - _MOMENT_EPOCH) / timedelta(days=1)


def date_from_days(days: float) -> date | None:
    """The day a number falls in, None outside the calendar."""
    if not _FIRST <= days <= _LAST:
        return None
    return _EPOCH + timedelta(days=int(days // 1))


def moment_from_days(days: float, zone: tzinfo | None) -> datetime | None:
    """The moment of a number of days, in a zone, None outside the calendar."""
    if not _FIRST + 1 <= days <= _LAST - 1:
        return None
    millis = round(days * _DAY_SECONDS * 1000)
    return (_MOMENT_EPOCH + timedelta(milliseconds=millis)).astimezone(zone or UTC)


def moment_text(moment: datetime) -> str:
    """ISO text with milliseconds and offset, as ODK stores it."""
    return moment.isoformat(timespec="milliseconds")


def format_moment(moment: datetime, pattern: str) -> str:
    """ODK's format codes: %Y %y %m %n %B %b %d %e %H %h %M %S %3 %a %A. Month and day names are English."""
    codes = {
        "Y": f"{moment.year:04}", "y": f"{moment.year % 100:02}", "m": f"{moment.month:02}", "n": str(moment.month),
        "b": MONTHS[moment.month - 1], "B": MONTH_NAMES[moment.month - 1], "d": f"{moment.day:02}",
        "e": str(moment.day), "H": f"{moment.hour:02}", "h": str(moment.hour), "M": f"{moment.minute:02}",
        "S": f"{moment.second:02}", "3": f"{moment.microsecond // 1000:03}", "a": WEEKDAYS[moment.weekday()],
        "A": WEEKDAY_NAMES[moment.weekday()], "W": str(moment.isocalendar().week), "%": "%",
    }  # fmt: skip
    return re.sub(r"%(.)", lambda match: codes.get(match[1], match[0]), pattern)
