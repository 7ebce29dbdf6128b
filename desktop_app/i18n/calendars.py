"""Days of the calendars people were born in, and the words for a date that was only half known.

The reckoning is that of jalali-core and convertdate (docs/decisions/022). The Islamic calendar is the tabular one: the
moon may have been seen a day earlier or later where somebody lived. Ethiopic months are the Coptic ones, with
years that count 276 more.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, partial
from importlib import import_module
from types import MappingProxyType

from jalali_core import GregorianToJalali, JalaliToGregorian

from desktop_app.domain.answer import AsSaid, Precision
from desktop_app.i18n.client_labels import ABOUT_DATE, ABOUT_NUMBER, FROM_TO
from desktop_app.i18n.formats import Value, fill_in, isolate, long_date, month_and_year
from desktop_app.i18n.words import N_, _, current, translation

WESTERN = "gregorian"
FARTHEST = 9000
Triple = tuple[int, int, int]
"""Year, month, day."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """`dutch`: its name · `example`: a year that falls around 1998 · `to_western`, `from_western`: the reckoning ·
    `months`: their names as they are written in Latin letters, none for the western one."""

    code: str
    dutch: str
    example: int
    to_western: Callable[[int, int, int], Triple]
    from_western: Callable[[int, int, int], Triple]
    months: tuple[str, ...] = ()

    def day(self, year: int, month: int, day: int) -> date:
        """The western day. Raises ValueError when there is no such day."""
        if not 1 <= day <= self.length(year, month):
            raise ValueError(day)
        return date(*self.to_western(year, month, day))

    def parts(self, day: date) -> Triple:
        """Year, month and day in this calendar."""
        return self.from_western(day.year, day.month, day.day)

    def length(self, year: int, month: int) -> int:
        """Number of days of a month. Raises ValueError when there is no such month."""
        most = len(self.months) or 12
        if not 1 <= month <= most or not 1 <= year <= FARTHEST:
            raise ValueError(month)
        following = (year, month + 1, 1) if month < most else (year + 1, 1, 1)
        return (date(*self.to_western(*following)) - date(*self.to_western(year, month, 1))).days

    def last(self, first: date, precision: Precision) -> date:
        """Last day of the day, month or year that begins on `first`."""
        if precision is Precision.DAG:
            return first
        year, month, _day = self.parts(first)
        if precision is Precision.MAAND:
            return first + timedelta(days=self.length(year, month) - 1)
        return self.day(year + 1, 1, 1) - timedelta(days=1)


def _same(year: int, month: int, day: int) -> Triple:
    return year, month, day


def _from_persian(year: int, month: int, day: int) -> Triple:
    western: Triple = JalaliToGregorian(year, month, day).getGregorianList()
    return western


def _to_persian(year: int, month: int, day: int) -> Triple:
    own: Triple = GregorianToJalali(year, month, day).getJalaliList()
    return own


@cache
def _reckoning(name: str, way: str) -> Callable[[int, int, int], Triple]:
    """A function of convertdate; the library is read when the first such date is typed, not at every start."""
    found: Callable[[int, int, int], Triple] = getattr(import_module(f"convertdate.{name}"), way)
    return found


def _western_of(name: str, shift: int, year: int, month: int, day: int) -> Triple:
    return _reckoning(name, "to_gregorian")(year - shift, month, day)


def _own_of(name: str, shift: int, year: int, month: int, day: int) -> Triple:
    own, month, day = _reckoning(name, "from_gregorian")(year, month, day)
    return own + shift, month, day


def _pair(name: str, shift: int) -> tuple[Callable[[int, int, int], Triple], Callable[[int, int, int], Triple]]:
    return partial(_western_of, name, shift), partial(_own_of, name, shift)


_PERSIAN = ("Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban", "Azar", "Dey",
            "Bahman", "Esfand")  # fmt: skip
_ETHIOPIC = ("Meskerem", "Tekemt", "Hidar", "Tahsas", "Tir", "Yekatit", "Megabit", "Miazia", "Ginbot", "Sene", "Hamle",
             "Nehasse", "Pagumen")  # fmt: skip
_ISLAMIC = ("Moeharram", "Safar", "Rabi I", "Rabi II", "Joemada I", "Joemada II", "Radjab", "Sjaban", "Ramadan",
            "Sjawwal", "Doe al-kada", "Doe al-hiddja")  # fmt: skip

CALENDARS: Mapping[str, Calendar] = MappingProxyType(
    {
        each.code: each
        for each in (
            Calendar(WESTERN, N_("Westers"), 1998, _same, _same),
            Calendar("persian", N_("Perzisch"), 1377, _from_persian, _to_persian, _PERSIAN),
            Calendar("ethiopic", N_("Ethiopisch"), 1990, *_pair("coptic", 276), _ETHIOPIC),
            Calendar("islamic", N_("Islamitisch"), 1419, *_pair("islamic", 0), _ISLAMIC),
        )
    }
)
"""By their CLDR name, in the order they are offered."""


def calendar(code: str) -> Calendar:
    """A calendar by its CLDR name; the western one for a name of a newer version."""
    return CALENDARS.get(code, CALENDARS[WESTERN])


def said_value(value: str, said: AsSaid | None, *, day: bool, language: str = "") -> str:
    """A stored date (`day`) or number in words of the program, or of a client's `language`."""
    if day and value:
        return said_date(date.fromisoformat(value[:10]), said, language)
    if said is not None and said.calendar != WESTERN and value.isdecimal():
        return said_date(year_begins(int(value), said), replace(said, precision=Precision.JAAR), language)
    about = said is not None and said.approximate
    return _put(ABOUT_NUMBER, language, getal=value) if about else value


def year_begins(western: int, how: AsSaid) -> date:
    """First day of a year that is kept as the whole western year it begins in.

    About once in 33 years two Islamic years begin in one western year: in January and in December. The first of those
    two is kept as no more than a month, every other year of any calendar as a year.
    """
    used = calendar(how.calendar)
    own = used.parts(date(western, 12, 31))[0]
    return used.day(own - (how.precision is Precision.MAAND), 1, 1)


def kept_year(first: date, how: AsSaid) -> AsSaid:
    """How the year that begins on `first` is kept beside its western year; the reverse of `year_begins`."""
    last = year_begins(first.year, replace(how, precision=Precision.JAAR)) == first
    return replace(how, precision=Precision.JAAR if last else Precision.MAAND)


def said_date(day: date, said: AsSaid | None, language: str = "") -> str:
    """A date as the person gave it, with the western one behind it: "ongeveer 1370 (1991–1992)"."""
    how = said or AsSaid()
    own, western = _written(day, how, language), _western(day, how, language)
    words = own if how.calendar == WESTERN else f"{own} ({western})"
    return _put(ABOUT_DATE, language, datum=words) if how.approximate else words


def _written(day: date, how: AsSaid, language: str) -> str:
    used = calendar(how.calendar)
    year, month, number = used.parts(day)
    if not used.months:
        return _western(day, how, language)
    named = f"{used.months[month - 1]} {year}"
    shown = {Precision.DAG: f"{number} {named}", Precision.MAAND: named}
    return isolate(shown.get(how.precision, str(year)))


def _western(day: date, how: AsSaid, language: str) -> str:
    """The days it may be, as short as they can be said."""
    last = calendar(how.calendar).last(day, how.precision)
    if day == last:
        return isolate(long_date(day, language))
    if how.precision is Precision.JAAR:
        return isolate(str(day.year) if day.year == last.year else f"{day.year}–{last.year}")
    if (day.year, day.month) == (last.year, last.month):
        return isolate(month_and_year(day, language))
    return _put(FROM_TO, language, begin=day, einde=last)


def _put(msgid: str, language: str, **params: Value) -> str:
    template = translation(msgid, language, "client") or msgid if language else _(msgid)
    return fill_in(template, language or current(), params)
