"""The words of one line of the list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal, overload

from desktop_app.casework.summaries import Summary
from desktop_app.casework.term_lights import Colour, TermLight
from desktop_app.domain.dossier import Appointment
from desktop_app.domain.errors import OpmaatError
from desktop_app.i18n.formats import clock_time, fill, isolate, long_date, short_date
from desktop_app.i18n.labels import NEXT_STEP, label, term_light
from desktop_app.i18n.language import language
from desktop_app.i18n.words import _, current, ngettext

Tone = Literal["ok", "warn", "err", "info", "plain"]

TONES: dict[Colour, tuple[Tone, str]] = {
    Colour.ROOD: ("err", "octagon-alert"),
    Colour.ORANJE: ("warn", "triangle-alert"),
    Colour.GROEN: ("ok", "circle-check"),
    Colour.GRIJS: ("plain", "circle-help"),
    Colour.PAARS: ("info", "file-text"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """What the table shows of one dossier. `tone` and `icon` belong to `term`; `why` explains it in a sentence."""

    dossier: str
    name: str
    under: str
    language: str
    step: str
    term: str
    tone: Tone
    icon: str
    why: str
    appointment: str
    unsent: bool


@dataclass(frozen=True, slots=True)
class Lines(Sequence[Line]):
    """The lines of these rows, each worded when it is looked at: ten thousand cost no more than those in sight."""

    rows: Sequence[Summary] = ()
    today: date = date.min
    private: bool = False

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, place: int) -> Line: ...

    @overload
    def __getitem__(self, place: slice) -> "Lines": ...

    def __getitem__(self, place: int | slice) -> "Line | Lines":
        if isinstance(place, slice):
            return replace(self, rows=self.rows[place])
        return line(self.rows[place], self.today, private=self.private)

    def place_of(self, dossier: str) -> int:
        """Of a dossier; -1 when it is not among them."""
        return next((place for place, row in enumerate(self.rows) if row.dossier == dossier), -1)

    def named(self, beginning: str, start: int) -> Iterator[int]:
        """Places of lines whose name begins so, whatever its case, from `start` on and round."""
        wanted, count = beginning.casefold(), len(self.rows)
        for place in (*range(start, count), *range(start)):
            row = self.rows[place]
            if (row.initials if self.private else row.name).casefold().startswith(wanted):
                yield place


def line(row: Summary, today: date, *, private: bool) -> Line:
    """`private` shows initials and leaves the place out."""
    return _line(row, today, current(), private=private)


@lru_cache(maxsize=2048)
def _line(row: Summary, today: date, _language: str, *, private: bool) -> Line:
    """`_language`: of the program, in which the words are kept."""
    light, told = row.light(today), row.details
    tone, icon = TONES[light.colour]
    return Line(
        dossier=row.dossier,
        name=row.initials if private else row.name,
        under=told.number if private else " · ".join(filter(None, (told.number, told.place))),
        language=language_words(told.language, told.dialect, told.interpreter),
        step=label(NEXT_STEP, row.step),
        term=term(light),
        tone=tone,
        icon=icon,
        why=told.explanation,
        appointment=appointment(row.appointment, today),
        unsent=row.unsent > 0,
    )


def term(light: TermLight) -> str:
    return term_light(light.code, light.days, light.last_day)


def language_words(code: str, dialect: str, interpreter: str) -> str:
    """`Arabisch (Syrisch) · tolk nodig`"""
    try:
        name = _(language(code).dutch)
    except OpmaatError:
        name = code
    spoken = f"{name} ({dialect})" if dialect else name
    return f"{spoken} · {_('tolk nodig')}" if interpreter != "nee" else spoken


def appointment(planned: Appointment | None, today: date) -> str:
    """`vandaag 13:45, azc Luttelgeest`"""
    if planned is None or planned.at.date() < today:
        return _("geen afspraak")
    at = clock_time(planned.at.time())
    words = f"{near_day(planned.at.date(), today)} {isolate(at)}"
    return f"{words}, {isolate(planned.place)}" if planned.place else words


def near_day(day: date, today: date) -> str:
    """`vandaag`, `morgen`, `gisteren`, or the date."""
    names = {today: _("vandaag"), today + timedelta(1): _("morgen"), today - timedelta(1): _("gisteren")}
    return names.get(day) or short_date(day)


def footer(count: int, synced: datetime | None, now: datetime) -> str:
    """How many dossiers are here, and when the office was last heard. `synced`, `now`: aware moments."""
    here = ngettext("{n} dossier op dit apparaat, versleuteld.", "{n} dossiers op dit apparaat, versleuteld.", count)
    if synced is None:
        return f"{fill(here, n=count)} {_('Nog niet bijgewerkt.')}"
    local = synced.astimezone()
    when = f"{near_day(local.date(), now.astimezone().date())} {clock_time(local.time())}"
    return f"{fill(here, n=count)} {fill(_('Laatst bijgewerkt: {when}.'), when=when)}"


def next_term(rows: Sequence[Summary], today: date) -> str:
    """L3: the first term that comes."""
    days = [row.last_day for row in rows if row.last_day >= today.isoformat()]
    if not days:
        return ""
    return fill(_("De eerstvolgende termijn is op {day}."), day=long_date(date.fromisoformat(min(days))))
