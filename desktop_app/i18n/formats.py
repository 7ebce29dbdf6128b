"""Dates, numbers and texts with values in them, as people of a language write them.

Every inserted value is wrapped in Unicode isolates (U+2066…U+2069): without them a telephone number in an Arabic
sentence turns around (`5678 1234 6 31+`). Digits are always 0-9, because people copy them into Dutch letters and forms.
"""

import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, time

from desktop_app.i18n import words
from desktop_app.i18n.catalog import PLACEHOLDER
from desktop_app.i18n.language import language as find_language

LEFT_TO_RIGHT, FIRST_STRONG, POP = "\u2066", "\u2068", "\u2069"
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))

Value = str | int | float | date | datetime


def isolate(value: str) -> str:
    """The value as an island in its sentence. Text of a right-to-left script keeps its own direction."""
    start = FIRST_STRONG if any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in value) else LEFT_TO_RIGHT
    return f"{start}{value}{POP}"


def plain(text: str) -> str:
    """The text without isolates: for comparison, search and other programs."""
    return text.translate(_ISOLATES)


def fill(template: str, /, **params: Value) -> str:
    """Put values into a text of the program: `fill(_("Nog {n} dagen"), n=9)`. Dates and numbers are written in its
    language. Raises KeyError when a value is missing."""
    return fill_in(template, words.current(), params)


def fill_in(template: str, language: str, params: Mapping[str, Value]) -> str:
    """Put values into a text of any language. Values are never read as templates themselves."""
    return PLACEHOLDER.sub(lambda found: isolate(write(params[found.group(1)], language)), template)


def write(value: Value, language: str) -> str:
    """A value as text: dates in full, numbers with the separators of the language, strings as they are."""
    if isinstance(value, datetime):
        return f"{long_date(value, language)} {clock_time(value.time())}"
    if isinstance(value, date):
        return long_date(value, language)
    return value if isinstance(value, str) else number(value, language)


def long_date(day: date, language: str = "") -> str:
    """`7 december 2026`; the month in words, so that no one mixes up day and month."""
    return _date(day, "d MMMM y", language)


def short_date(day: date, language: str = "", *, weekday: bool = True) -> str:
    """`ma 7 dec`, or `7 dec` for lists where the day of the week does not matter."""
    return _date(day, "EEE d MMM" if weekday else "d MMM", language)


def month_and_year(day: date, language: str = "") -> str:
    """`december 2026`"""
    return _date(day, "MMMM y", language)


def day_and_date(day: date, language: str = "") -> str:
    """`maandag 7 december 2026`"""
    return _date(day, "EEEE d MMMM y", language)


def clock_time(at: time) -> str:
    """`13:45`, on the 24-hour clock everywhere: that is how Dutch appointments are written."""
    return f"{at:%H:%M}"


def number(value: int | float, language: str = "") -> str:
    """`1.200` in Dutch; Western digits in every language."""
    if isinstance(value, int) and 0 <= value < 1000:
        return str(value)  # nothing to separate: the first screen need not wait for CLDR
    from babel.numbers import format_decimal  # noqa: PLC0415 - see above

    return str(format_decimal(value, locale=_locale(language), numbering_system="latn"))


def western_digits(text: str) -> str:
    """٠-٩ and ۰-۹ (and every other decimal digit) as 0-9: what people type or dictate."""
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


def _date(day: date, pattern: str, language: str) -> str:
    from babel.dates import format_date  # noqa: PLC0415 - not before the first window

    return str(format_date(day, pattern, locale=_locale(language)))


def _locale(language: str) -> str:
    return find_language(language or words.current()).cldr
