"""The four kinds of value and how they turn into each other (forms.md 2.6): text, number, truth, list of nodes.

A date is its ISO text; in arithmetic and in `<` it counts as days since 1970-01-01, a plain date as whole days.
A node-set that is hidden is blank, not absent. NaN is what an empty text is as a number.
"""

from __future__ import annotations

import math
import re
from typing import Any

from desktop_app.forms.xpath.dates import days_of

Value = Any

NAN = math.nan
_NUMBER = re.compile(r"-?(?:\d+(?:\.\d*)?|\.\d+)")


def to_string(value: Value) -> str:
    """Text of a value; of a node-set its first node; of a whole number without a point."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return number_text(value)
    return str(value[0].string_value()) if value else ""


def to_number(value: Value) -> float:
    """Number of a value; NaN for what is none. A date text counts as days."""
    if isinstance(value, (float, int)):
        return float(value)
    text = value if isinstance(value, str) else (value[0].string_value() if value else "")
    return text_number(text)


def text_number(text: str) -> float:
    """Number in a text, spaces around it allowed, no exponent; a date or date-time as days."""
    text = text.strip()
    if _NUMBER.fullmatch(text):
        return float(text)
    days = days_of(text)
    return NAN if days is None else days


def to_boolean(value: Value) -> bool:
    """Truth of a value: a non-empty text, a number other than 0 and NaN, a first node that is not blank."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return value != ""
    if isinstance(value, (int, float)):
        return value != 0 and value == value
    return bool(value) and value[0].truth()


def number_text(number: float) -> str:
    """Decimal text without exponent for numbers of ordinary size; "NaN", "Infinity", "0" for -0."""
    if number != number:
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    if number == int(number):
        return str(int(number))
    text = repr(float(number))
    return text if "e" not in text else format(number, ".20f").rstrip("0")


def is_nodes(value: Value) -> bool:
    """True for a node-set."""
    return not isinstance(value, (str, float, int))


def relevant_nodes(value: Value) -> list[Any]:
    """The nodes of a set that are not hidden: what count, sum and join work on."""
    return [node for node in value if node.relevant] if not isinstance(value, (str, float, int)) else []
