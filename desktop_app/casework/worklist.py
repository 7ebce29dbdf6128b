"""Mijn dossiers: what is next, and how much time the law leaves, for every dossier on this device.

A dossier is reckoned in full once after each change, for the coming weeks: its summary says what it looks like on which
days. Opening the list reads summaries only.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from itertools import pairwise

from desktop_app.casework.dossier_file import DossierFile, read_some, today
from desktop_app.casework.steps import Step, next_step
from desktop_app.casework.summaries import Details, Summary, packed
from desktop_app.casework.term_lights import Colour
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.bewaren import Bewaarklasse, last_day
from desktop_app.domain.law import Law
from desktop_app.domain.pip_terms import pip_terms
from desktop_app.domain.traject_terms import traject_terms

FILTERS = ("alles", "te_laat", "deze_week", "wacht_op_mij", "afgerond")
RULES = "1"
"""Of what a summary says: another one after every change, so that those of an older program are made again."""
AHEAD = timedelta(days=60)
"""How far summaries look ahead."""
_DAY = timedelta(days=1)
_LATE = "9999"
"""Sorts after every day."""
_MY_DESK = frozenset(
    {
        Step.GESPREK_PLANNEN,
        Step.TOETS_INVOEREN,
        Step.LEERROUTE_KIEZEN,
        Step.PIP_MAKEN,
        Step.PIP_VASTSTELLEN,
        Step.VERZENDEN,
        Step.DUO_LIJST,
    }
)
"""Steps the caseworker can take without the client."""
_RANK = {"onbekend": 1, "na_inschrijving": 1, "pip_vastgesteld": 2, "opgeschort": 2, "gesloten": 3}


@dataclass(frozen=True, slots=True)
class Worklist:
    """The list on the day `today`. `rows`: most urgent first (the term, then the appointment, then the name) · `stale`:
    dossiers that are not among them, because their summary is not true any more: `summarise` them and look again."""

    today: date
    rows: Sequence[Summary]
    stale: Sequence[str] = ()

    def held_by(self, name: str) -> Sequence[Summary]:
        """Rows that one of `FILTERS` holds."""
        if name == "alles":
            return self.rows
        holds = _filters(self.today)[name]
        return [row for row in self.rows if holds(row)]

    @property
    def due(self) -> int:
        """Number of dossiers that were kept as long as the law allows."""
        day = self.today.isoformat()
        return sum("" < row.keep_until < day for row in self.rows)


def look(wp: Workplace) -> Worklist:
    """What the list shows, from summaries alone."""
    day = today(wp)
    with wp.vault.work() as work:
        rows = work.summaries.true_on(day, basis(wp))
        return Worklist(day, rows, work.summaries.missing(rows))


def summarise(wp: Workplace, dossiers: Sequence[str]) -> None:
    """Reckon these dossiers in full and keep what the list needs. One transaction: a few milliseconds per dossier."""
    reckoned_from = basis(wp)
    with wp.vault.work() as work:
        for file in read_some(wp, work, dossiers):
            work.summaries.keep(file.id, phases(file), reckoned_from)


def basis(wp: Workplace) -> str:
    """What summaries were reckoned from besides the records of the dossier."""
    law = replace(wp.law, equated=frozenset())  # the order of a set is another one in every process
    forms = {version: form.source_hash for version, form in (*wp.older.items(), ("", wp.questionnaire))}
    parts = (RULES, law, sorted(wp.law.equated), wp.gemeente, sorted(forms.items()))
    return sha256(repr(parts).encode()).hexdigest()[:16]


def phases(file: DossierFile) -> tuple[Summary, ...]:
    """A dossier from today on, a summary for each stretch of days on which the same can be said of it."""
    rows = [summary(file)]
    rows += [summary(file.on(day)) for day in _deciding(file)]
    changes = [rows[0], *(after for before, after in pairwise(rows) if _said(before) != _said(after))]
    ends = [date.fromisoformat(row.since) - _DAY for row in changes[1:]] + [file.today + AHEAD]
    return tuple(row._replace(until=end.isoformat()) for row, end in zip(changes, ends, strict=True))


def summary(file: DossierFile) -> Summary:
    """What the list shows of a dossier on the day of the file, and that day only."""
    header, shown, day = file.header, file.light, file.today.isoformat()
    name = f"{header.given_names} {header.surname}".strip()
    planned = header.appointment
    at = planned.at.isoformat(timespec="seconds") if planned else ""
    last = shown.last_day.isoformat() if shown.last_day else ""
    kept = last_day(Bewaarklasse.DOSSIER, header, file.wp.law)
    rank = _RANK.get(shown.code, 0)
    return Summary(
        dossier=file.id,
        since=day,
        until=day,
        urgency=f"{rank} {last or _LATE} {at or _LATE} {name.casefold()}",
        name=name,
        step=next_step(file),
        colour=shown.colour,
        code=shown.code,
        last_day=last,
        at=at,
        unsent=file.unsent,
        keep_until=kept.isoformat() if kept else "",
        packed=packed(
            Details(
                number=header.number,
                place=header.place,
                language=header.language,
                dialect=header.dialect,
                interpreter=header.interpreter,
                explanation=shown.explanation,
                term=shown.term,
                at_place=planned.place if planned else "",
                at_kind=planned.kind if planned else "",
            )
        ),
    )


def _said(row: Summary) -> Summary:
    return row._replace(since="", until="")


def _deciding(file: DossierFile) -> list[date]:
    """Every day within reach on which something else may be said than on the day before: round each date of the dossier
    and of its terms, and where a year begins. Too many do no harm."""
    law, dates = file.wp.law, file.header.dates
    terms = (*pip_terms(file.terms, law), *traject_terms(file.terms, law))
    known = {getattr(dates, name) for name in dates.__slots__}
    known |= {day for term in terms for day in (term.strict, term.legal)}
    known |= {day for pip in (file.pip, *file.adopted) if pip for day in (pip.dagtekening, pip.bekendmaking)}
    known |= {file.header.appointment.at.date() if file.header.appointment else None}
    known |= {date(file.today.year + 1, 1, 1)}
    steps = _steps(law)
    round_them = {day + step for day in known if isinstance(day, date) for step in steps}
    return sorted(day for day in round_them if file.today < day <= file.today + AHEAD)


def _steps(law: Law) -> tuple[timedelta, ...]:
    """From a date to the days on which it changes a light: itself, the day after, and when it is announced."""
    ahead = (law.number("beleid.signaal_dagen"), law.number("beleid.voorsignaal_dagen"))
    return (timedelta(0), _DAY, *(timedelta(days=-days) for days in ahead))


def _filters(day: date) -> dict[str, Callable[[Summary], bool]]:
    first, last = day.isoformat(), (day + timedelta(days=6 - day.weekday())).isoformat()
    return {
        "te_laat": lambda row: row.colour == Colour.ROOD,
        "deze_week": lambda row: first <= row.at[:10] <= last or first <= row.last_day <= last,
        "wacht_op_mij": lambda row: row.step in _MY_DESK and row.code != "wacht_op_derden",
        "afgerond": lambda row: row.step == Step.AFGEROND,
    }
