"""Functions on dates and times. Plain dates are whole days; `today()` is the day the session began."""

from datetime import UTC, datetime, timedelta

from desktop_app.forms.faults import TypeMismatch
from desktop_app.forms.xpath.dates import (
    date_from_days,
    days_of,
    format_moment,
    moment_from_days,
    moment_text,
    parse_date,
    parse_moment,
    parse_time,
)
from desktop_app.forms.xpath.environment import Environment
from desktop_app.forms.xpath.functions.registry import Run, lazy
from desktop_app.forms.xpath.values import NAN, Value, to_number, to_string


@lazy("today", 0, 0)
def _today(arguments: list[Run]) -> Run:
    return lambda node, scope: scope.env.today()


@lazy("now", 0, 0, volatile=True)
def _now(arguments: list[Run]) -> Run:
    return lambda node, scope: moment_text(scope.env.now())


@lazy("date", 1, 1)
def _date(arguments: list[Run]) -> Run:
    value = arguments[0]
    return lambda node, scope: as_date(value(node, scope))


def as_date(value: Value) -> str:
    """A number of days as a day; a date or date-time text as it is. Raises `TypeMismatch` for anything else."""
    if isinstance(value, bool):
        raise TypeMismatch(expected="date")
    if isinstance(value, (float, int)):
        return _day(float(value))
    text = to_string(value).strip()
    if not text:
        return ""
    plain = parse_date(text)
    if plain is not None:
        return plain.isoformat()
    if days_of(text) is not None:
        return text
    number = to_number(text)
    if number != number:
        raise TypeMismatch(expected="date")
    return _day(number)


def _day(days: float) -> str:
    day = None if days != days else date_from_days(days)
    return day.isoformat() if day else ""


@lazy("date-time", 1, 1)
def _date_time(arguments: list[Run]) -> Run:
    value = arguments[0]
    return lambda node, scope: as_moment(value(node, scope), scope.env)


def as_moment(value: Value, env: Environment) -> str:
    """A date-time text in the session's zone; a plain date, and whole days, stay plain."""
    if isinstance(value, bool):
        raise TypeMismatch(expected="dateTime")
    text = "" if isinstance(value, (float, int)) else to_string(value).strip()
    if text and parse_date(text):
        return text
    days = to_number(value)
    if days != days:
        if text:
            raise TypeMismatch(expected="dateTime")
        return ""
    moment = moment_from_days(days, env.now().tzinfo)
    if moment is not None and days == days // 1 and "T" not in text:
        return _day(days)
    return moment_text(moment) if moment else ""


@lazy("decimal-date-time", 1, 1)
def _decimal_date_time(arguments: list[Run]) -> Run:
    value = arguments[0]
    return lambda node, scope: _days(value(node, scope))


def _days(value: Value) -> float:
    if isinstance(value, (float, int)):
        return float(value)
    text = to_string(value).strip()
    days = days_of(text)
    if days is None and text:
        number = to_number(text)
        if number != number or text.startswith("-"):
            raise TypeMismatch(expected="dateTime")
        return number
    return NAN if days is None else days


@lazy("decimal-time", 1, 1)
def _decimal_time(arguments: list[Run]) -> Run:
    value = arguments[0]
    return lambda node, scope: _day_part(to_string(value(node, scope)).strip(), scope.env)


def _day_part(text: str, env: Environment) -> float:
    """Part of the day passed at a time, as the session's clock shows it."""
    moment = parse_moment(text)
    if moment is not None:
        local = moment.astimezone(env.now().tzinfo) if moment.tzinfo else moment
        return (local - local.replace(hour=0, minute=0, second=0, microsecond=0)) / timedelta(days=1)
    parsed = parse_time(text)
    if parsed is None:
        return NAN
    passed, zone = parsed
    if zone is None:
        return passed / timedelta(days=1)
    now = env.now()
    shift = (now.utcoffset() or timedelta()) - (zone.utcoffset(None) or timedelta())
    return ((passed + shift) / timedelta(days=1)) % 1.0


@lazy("format-date", 2, 2)
def _format_date(arguments: list[Run]) -> Run:
    value, pattern = arguments
    return lambda node, scope: _formatted(value(node, scope), to_string(pattern(node, scope)), scope.env)


lazy("format-date-time", 2, 2)(_format_date)


def _formatted(value: Value, pattern: str, env: Environment) -> str:
    moment = _local(value, env)
    return "" if moment is None else format_moment(moment, pattern)


def _local(value: Value, env: Environment) -> datetime | None:
    if not isinstance(value, (float, int)):
        text = to_string(value).strip()
        plain = parse_date(text)
        if plain is not None:
            return datetime(plain.year, plain.month, plain.day, tzinfo=UTC)
        moment = parse_moment(text)
        if moment is not None:
            return moment.astimezone(env.now().tzinfo) if moment.tzinfo else moment
        time = parse_time(text)
        if time is not None:
            return datetime(1970, 1, 1, tzinfo=UTC) + time[0]
    days = to_number(value)
    if days != days:
        return None
    return moment_from_days(days, UTC if days == int(days) else env.now().tzinfo)
