"""Raw values and bind types: what fits, in which spelling, and how a computed value is stored."""

from __future__ import annotations

import math
import re
from typing import Any

from desktop_app.forms.definition import FieldDef
from desktop_app.forms.faults import ValueRefused
from desktop_app.forms.xpath.dates import (
    date_from_days,
    days_of,
    moment_from_days,
    moment_text,
    parse_date,
    parse_moment,
    parse_time,
)
from desktop_app.forms.xpath.values import number_text, text_number, to_number, to_string

_INT = re.compile(r"[+-]?\d+")
_DECIMAL = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)")
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MULTIPLE = frozenset({"select", "rank"})


def writable(text: str) -> str:
    """The text without characters that no XML can hold: control characters, half surrogates."""
    return _UNWRITABLE.sub("", text)


def normalise(field: FieldDef, raw: str) -> str:
    """The spelling in which an answer is stored. Raises `ValueRefused` when it does not fit the type.

    Digits of other scripts are refused: the screen turns them into 0 to 9 before it hands an answer over.
    """
    raw = writable(raw)
    text = raw.strip() if field.type != "string" else raw
    if not text:
        return ""
    if field.control in MULTIPLE:
        return " ".join(dict.fromkeys(text.split()))
    if field.control == "trigger":
        return _trigger(text)
    check = _CHECKS.get(field.type)
    if check is None:
        return text
    stored = check(text) if text.isascii() else None
    if stored is None:
        raise ValueRefused(expected=field.type)
    if field.control == "range":
        _check_range(field, float(stored))
    return stored


def settled(field: FieldDef, raw: str) -> str:
    """A default of the form in its stored spelling; blank when it does not fit the type."""
    try:
        return normalise(field, raw)
    except ValueRefused:
        return cast(field, raw) if field.type == "int" else ""


def _check_range(field: FieldDef, number: float) -> None:
    """A slider only gives numbers on its steps. Raises `ValueRefused`."""
    start, end, step = (text_number(field.parameters.get(name, "")) for name in ("start", "end", "step"))
    if min(start, end) <= number <= max(start, end):
        rounds = (number - start) / step if step else 0.0
        if abs(rounds - round(rounds)) < 1e-9:
            return
    raise ValueRefused(expected="range")


def _trigger(text: str) -> str:
    """ODK stores "OK" for an acknowledgement."""
    if text not in {"OK", "true", "1", "false", "0"}:
        raise ValueRefused(expected="trigger")
    return "OK" if text in {"OK", "true", "1"} else ""


def _int(text: str) -> str | None:
    return str(int(text)) if _INT.fullmatch(text) and len(text) < 20 else None


def _decimal(text: str) -> str | None:
    return text.removeprefix("+") if _DECIMAL.fullmatch(text) else None


def _date(text: str) -> str | None:
    moment = parse_moment(text)
    day = parse_date(text) or (moment.date() if moment else None)
    return day.isoformat() if day else None


def _time(text: str) -> str | None:
    return text if parse_time(text) else None


def _moment(text: str) -> str | None:
    return text if parse_moment(text) else (f"{text}T00:00:00.000" if parse_date(text) else None)


def _boolean(text: str) -> str | None:
    return text if text in {"true", "1", "false", "0"} else None


_CHECKS = {"int": _int, "decimal": _decimal, "date": _date, "time": _time, "dateTime": _moment, "boolean": _boolean}


def cast(field: FieldDef, value: Any) -> str:
    """A computed value as this field stores it; NaN and what does not fit the type are blank."""
    text = to_string(value)
    if not text or text == "NaN":
        return ""
    if field.type == "int":
        number = to_number(value)
        return str(int(number)) if math.isfinite(number) else ""
    if field.type == "decimal":
        number = to_number(value)
        return number_text(number) if math.isfinite(number) else ""
    if field.type == "date":
        return _cast_date(text)
    if field.type == "dateTime" and days_of(text) is None:
        moment = moment_from_days(text_number(text), None) if text_number(text) == text_number(text) else None
        return moment_text(moment) if moment else text
    return text


def submitted(field: FieldDef, value: str) -> str:
    """A stored value as a submission spells it: JavaRosa writes a decimal with a point, 3 as 3.0."""
    if field.type != "decimal" or not value:
        return value
    text = number_text(float(value))
    return text if "." in text else f"{text}.0"


def _cast_date(text: str) -> str:
    number = text_number(text)
    if number != number:
        return text
    day = _date(text) if days_of(text) is not None else None
    if day is not None:
        return day
    computed = date_from_days(number)
    return computed.isoformat() if computed else ""
