"""Typed numbers and dates to lexical values: any digits, any year, parts may stay empty (ux.md 2.4). No Qt."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.answer import AsSaid
from desktop_app.domain.calendar import add_months
from desktop_app.i18n.formats import western_digits
from desktop_app.i18n.words import _

FIRST_YEAR, LAST_YEAR = 1900, 2100
_FROM_NOW = re.compile(r"\+\s*(\d{1,3})\s*([dwm])[a-z]*", re.IGNORECASE)
MOST_DIGITS = 15
"""More than anybody means; a pasted row of thousands of digits is no number, and Python refuses to read it."""


@dataclass(frozen=True, slots=True)
class Typed:
    """`value`: lexical XForms value, or None while it is not one · `message`: what to change, "" if nothing ·
    `said`: how it was said, where the value says more than that."""

    value: str | None
    message: str = ""
    said: AsSaid | None = None


def number(text: str) -> Typed:
    """A whole number, 0 or more."""
    clean = western_digits(text).strip()
    if not clean:
        return Typed("")
    if clean.isdecimal() and len(clean) <= MOST_DIGITS:
        return Typed(str(int(clean)))
    return Typed(None, _("Vul een getal in, bijvoorbeeld 6."))


def decimal(text: str) -> Typed:
    """A number with at most one decimal comma or point."""
    clean = western_digits(text).strip().replace("٫", ".").replace(",", ".")
    if not clean:
        return Typed("")
    whole, _dot, part = clean.partition(".")
    if whole and (whole + part).isdecimal() and len(whole + part) <= MOST_DIGITS:
        return Typed(f"{int(whole)}.{part}" if part else str(int(whole)))
    return Typed(None, _("Vul een getal in, bijvoorbeeld 6,5."))


def day(day_text: str, month_text: str, year_text: str) -> Typed:
    """A full date from three fields; incomplete while one of them is empty."""
    parts = [western_digits(part).strip() for part in (day_text, month_text, year_text)]
    if not any(parts):
        return Typed("")
    wrong = _wrong_part(parts)
    if wrong:
        return Typed(None, wrong)
    if not all(parts):
        return Typed(None)
    day_, month, year = (int(part) for part in parts)
    if day_ > calendar.monthrange(year, month)[1]:
        return Typed(None, _("Deze dag bestaat niet in deze maand. Kijk de dag na."))
    return Typed(f"{year:04}-{month:02}-{day_:02}")


def is_relative(text: str) -> bool:
    return text.strip().startswith("+")


def relative(text: str, today: date) -> Typed:
    """A day from now: "+6 weken", "+10 dagen", "+3 maanden"; the first letter of the unit is enough."""
    found = _FROM_NOW.fullmatch(western_digits(text).strip())
    if found is None:
        return Typed(None, _("Typ bijvoorbeeld: +6 weken."))
    count, unit = int(found[1]), found[2].casefold()
    then = add_months(today, count) if unit == "m" else today + timedelta(days=count * (7 if unit == "w" else 1))
    return Typed(then.isoformat())


def month(month_text: str, year_text: str) -> Typed:
    """A month; stored as its first day, as XForms does."""
    return day("1" if western_digits(month_text + year_text).strip() else "", month_text, year_text)


def year(year_text: str) -> Typed:
    """A year; stored as its first day, as XForms does."""
    filled = "1" if year_text.strip() else ""
    return day(filled, filled, year_text)


def _wrong_part(parts: list[str]) -> str:
    limits = [(1, 31), (1, 12), (FIRST_YEAR, LAST_YEAR)]
    words = [
        _("Vul een dag in van 1 tot en met 31."),
        _("Vul een maand in van 1 tot en met 12."),
        _("Vul een jaar in met 4 cijfers, bijvoorbeeld 1998."),
    ]
    for part, (low, high), message in zip(parts, limits, words, strict=True):
        if part and not (part.isdecimal() and len(part) <= 4 and low <= int(part) <= high):
            return message
    return ""


def parts(value: str) -> tuple[str, str, str]:
    """Day, month and year of a lexical date, without leading zeros; empty for an empty value."""
    pieces = value[:10].split("-")
    if len(pieces) != 3:
        return "", "", ""
    return str(int(pieces[2])), str(int(pieces[1])), pieces[0]
