"""Dates as people know them: a year alone, a month, "ongeveer", in the calendar of their country (ux.md 2.4). No Qt."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.answer import AsSaid, Precision
from desktop_app.i18n.calendars import WESTERN, Calendar, calendar, kept_year, year_begins
from desktop_app.i18n.formats import fill, western_digits
from desktop_app.i18n.words import _
from desktop_app.ui.widgets.questions.typed import FIRST_YEAR, LAST_YEAR, Typed

_EXACT = AsSaid()


def partial_date(day_text: str, month_text: str, year_text: str, said: AsSaid) -> Typed:
    """A date of which parts may be missing. `said`: calendar and "ongeveer"; its precision is read from the parts.

    The value is the first day it may be; `said` of the result is None for a whole western date that was not estimated.
    """
    day, month, year = (western_digits(part).strip() for part in (day_text, month_text, year_text))
    if not (day or month or year):
        return Typed("")
    used = calendar(said.calendar)
    wrong = _wrong(day, month, year, used)
    if wrong:
        return Typed(None, wrong)
    precision = Precision.DAG if day else Precision.MAAND if month else Precision.JAAR
    try:
        first = used.day(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return Typed(None, _("Deze dag bestaat niet in deze maand. Kijk de dag na."))
    if not FIRST_YEAR <= first.year <= LAST_YEAR:
        return Typed(None, _("Dit jaar past niet bij deze kalender. Kijk het jaar en de kalender na."))
    how = AsSaid(precision, said.approximate, used.code)
    return Typed(first.isoformat(), "", None if how == _EXACT else how)


def whole_year(text: str, said: AsSaid) -> Typed:
    """A year that the form keeps as a whole number: the western year in which it begins."""
    found = partial_date("", "", text, said)
    if not found.value or found.said is None:
        return found
    first = date.fromisoformat(found.value)
    if found.said.calendar != WESTERN:
        return Typed(str(first.year), "", kept_year(first, found.said))
    return Typed(str(first.year), "", AsSaid(approximate=True) if said.approximate else None)


def year_part(value: str, said: AsSaid | None) -> str:
    """A whole year as it was typed."""
    if said is None or said.calendar == WESTERN or not value.isdecimal():
        return value
    return str(calendar(said.calendar).parts(year_begins(int(value), said))[0])


def year_remark(value: str, said: AsSaid | None) -> str:
    """A quiet word under a whole year: which western days it means."""
    if said is None or said.calendar == WESTERN or not value.isdecimal():
        return ""
    return remark(year_begins(int(value), said).isoformat(), replace(said, precision=Precision.JAAR))


def _wrong(day: str, month: str, year: str, used: Calendar) -> str:
    if day and not (day.isdecimal() and 1 <= _small(day) <= 31):
        return _("Vul een dag in van 1 tot en met 31.")
    most = len(used.months) or 12
    if month and not (month.isdecimal() and 1 <= _small(month) <= most):
        return fill(_("Vul een maand in van 1 tot en met {n}."), n=most)
    if year and not (year.isdecimal() and len(year) == 4):
        return fill(_("Vul een jaar in met 4 cijfers, bijvoorbeeld {jaar}."), jaar=str(used.example))
    if not year:
        return _("Vul ook het jaar in. Een schatting is goed.")
    if day and not month:
        return _("Vul ook de maand in, of laat de dag leeg.")
    return ""


def _small(digits: str) -> int:
    """The number; 0 for more digits than any day or month has."""
    return int(digits) if len(digits) <= 3 else 0


def date_parts(value: str, said: AsSaid | None) -> tuple[str, str, str]:
    """Day, month and year as they were typed, without leading zeros; empty where they were not said."""
    how = said or _EXACT
    try:
        year, month, day = calendar(how.calendar).parts(date.fromisoformat(value[:10]))
    except ValueError:
        return "", "", ""
    shown_day = str(day) if how.precision is Precision.DAG else ""
    shown_month = "" if how.precision is Precision.JAAR else str(month)
    return shown_day, shown_month, str(year)


def remark(value: str, said: AsSaid | None) -> str:
    """A quiet word under a date: which western days it means, and whether it looks like one an office made up."""
    if not value:
        return ""
    how, day = said or _EXACT, date.fromisoformat(value[:10])
    words = []
    if how.calendar != WESTERN:
        last = calendar(how.calendar).last(day, how.precision)
        if day == last:
            words.append(fill(_("Westers: {dag}."), dag=day))
        else:
            words.append(fill(_("Westers: {begin} tot en met {einde}."), begin=day, einde=last))
        if how.calendar == "islamic" and how.precision is Precision.DAG:
            words.append(_("Een dag verschil is mogelijk."))
    if how.exact and (day.day, day.month) == (1, 1):
        words.append(_("Is 1 januari een administratieve datum? Laat dan dag en maand leeg."))
    return " ".join(words)
