"""The reckoning of a term as a caseworker would say it: short Dutch sentences, days with their weekday."""

from datetime import date

from desktop_app.domain.calendar import equated_known, free_day, skipped
from desktop_app.domain.law import Law, TermRule, Unit

WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_WEEKEND = ("een zaterdag", "een zondag")
_SINGULAR = {Unit.DAGEN: "dag", Unit.WEKEN: "week", Unit.MAANDEN: "maand", Unit.JAREN: "jaar"}


def day_text(day: date, *, year: bool = False) -> str:
    """ "za 26 sep", with `year` "za 26 sep 2026"."""
    text = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    return f"{text} {day.year}" if year else text


def length_text(number: int, unit: Unit) -> str:
    """ "10 weken", "3 jaar"."""
    plural = "jaar" if unit is Unit.JAREN else unit.value
    return f"{number} {_SINGULAR[unit] if number == 1 else plural}"


def reckoning(law: Law, rule: TermRule, event: date, strict: date, legal: date) -> str:
    """ "10 weken na za 26 sep is za 5 dec. Dat is een zaterdag, daarom ma 7 dec." """
    year = len({event.year, strict.year, legal.year}) > 1
    length = length_text(rule.number or 0, rule.unit)
    text = f"{length} na {day_text(event, year=year)} is {day_text(strict, year=year)}."
    return text + moved(law, strict, legal, year=year) + _unknown_decree(law, rule, strict)


def moved(law: Law, strict: date, legal: date, *, year: bool = False) -> str:
    """Why the last day moved on; empty where it did not."""
    if legal == strict or free_day(law, strict) is None:
        return ""
    names: list[str] = []
    for day in skipped(law, strict):
        name = free_day(law, day) or ""
        name = "het weekend" if names and name in _WEEKEND else name
        if name not in names and not (name == "het weekend" and names[0] in _WEEKEND):
            names.append(name)
    rest = f". Daarna {'volgt' if len(names) == 2 else 'volgen'} {_listing(names[1:])}" if names[1:] else ""
    return f" Dat is {names[0]}{rest}, daarom {day_text(legal, year=year)}."


def _listing(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} en {names[-1]}"


def _unknown_decree(law: Law, rule: TermRule, strict: date) -> str:
    if not rule.rolls or equated_known(law, strict):
        return ""
    return f" Voor {strict.year} zijn de extra vrije dagen nog niet bekend. Controleer deze dag later opnieuw."
