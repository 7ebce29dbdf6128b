"""Mijn dossiers and the page of one dossier: what is next, and how much time the law leaves."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from desktop_app.casework.dossier_file import DossierFile, log, read, read_all
from desktop_app.casework.steps import Step, Task, TaskGroup, TaskStatus, next_step, task_groups
from desktop_app.casework.term_lights import Colour, TermLight, closed, light
from desktop_app.casework.timeline import Moment, moments
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.dossier import Appointment, Dossier, initials
from desktop_app.domain.findings import Finding
from desktop_app.domain.term_table import terms
from desktop_app.domain.terms import Term, TermState

__all__ = [
    "Colour",
    "DossierPage",
    "Step",
    "Task",
    "TaskGroup",
    "TaskStatus",
    "TermLight",
    "WorklistRow",
    "tasks",
    "worklist",
]


@dataclass(frozen=True, slots=True)
class WorklistRow:
    """One dossier in the list. `initials` is what the private view shows · `language`: BCP-47 code ·
    `interpreter`: as in `Dossier` ("nee" = none) · `unsent`: outbox rows waiting ·
    `filters`: those of "te_laat", "deze_week", "wacht_op_mij", "afgerond" that hold it."""

    dossier: str
    name: str
    initials: str
    number: str
    place: str
    language: str
    dialect: str
    interpreter: str
    next_step: Step
    light: TermLight
    appointment: Appointment | None
    unsent: int
    filters: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class DossierPage:
    """`next_step`: the primary action · `terms`: all terms that concern this person, most urgent first ·
    `conflicts`: number of choices a person still has to make · `versions`: number of adopted PIPs ·
    `signals`: what the law asks to look at now · `timeline`: oldest first."""

    dossier: str
    header: Dossier
    light: TermLight
    groups: tuple[TaskGroup, ...]
    next_step: Step
    terms: tuple[Term, ...]
    unsent: int
    conflicts: int
    versions: int
    signals: tuple[Finding, ...] = ()
    timeline: tuple[Moment, ...] = ()


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
_STATE_RANK = (TermState.OVERDUE, TermState.DUE, TermState.OPEN, TermState.RUNNING, TermState.UNKNOWN, TermState.MET)


def worklist(wp: Workplace) -> Sequence[WorklistRow]:
    """Every dossier on this device: most urgent term first, then appointment, then name."""
    with wp.vault.work() as work:
        files = read_all(wp, work)
    return sorted((_row(file) for file in files), key=_urgency)


def tasks(wp: Workplace, dossier: str) -> DossierPage:
    """The page of one dossier. Opening it is written to the audit trail. Raises `DossierUnknown`."""
    with wp.vault.work() as work:
        file = read(wp, work, dossier)
        log(wp, work, dossier, "opened", part="dossier")
    return DossierPage(
        dossier=dossier,
        header=file.header,
        light=_light(file),
        groups=task_groups(file),
        next_step=next_step(file),
        terms=running_terms(file),
        unsent=file.unsent,
        conflicts=file.conflicts,
        versions=len(file.versions),
        timeline=moments(file),
        signals=() if closed(file.header, file.today) else file.signals,
    )


def running_terms(file: DossierFile) -> tuple[Term, ...]:
    """The terms that concern this person, most urgent first."""
    found = [term for term in terms(file.terms, file.wp.law) if term.state is not TermState.NOT_APPLICABLE]
    return tuple(sorted(found, key=lambda term: (_STATE_RANK.index(term.state), term.legal or date.max, term.id)))


def _light(file: DossierFile) -> TermLight:
    done = file.vast is not None or bool(file.toets and file.toets.done)
    return light(file.header, file.terms, file.wp.law, toets=done)


def _row(file: DossierFile) -> WorklistRow:
    header, step, shown = file.header, next_step(file), _light(file)
    name = f"{header.given_names} {header.surname}".strip()
    return WorklistRow(
        dossier=file.id,
        name=name,
        initials=initials(name),
        number=header.number,
        place=header.place,
        language=header.language,
        dialect=header.dialect,
        interpreter=header.interpreter,
        next_step=step,
        light=shown,
        appointment=header.appointment,
        unsent=file.unsent,
        filters=frozenset(_filters(file, step, shown)),
    )


def _filters(file: DossierFile, step: Step, shown: TermLight) -> list[str]:
    sunday = file.today + timedelta(days=6 - file.today.weekday())
    talk = file.header.appointment.at.date() if file.header.appointment else None
    this_week = [day for day in (talk, shown.last_day) if day and file.today <= day <= sunday]
    found = {
        "te_laat": shown.colour is Colour.ROOD,
        "deze_week": bool(this_week),
        "wacht_op_mij": step in _MY_DESK and shown.code != "wacht_op_derden",
        "afgerond": step is Step.AFGEROND,
    }
    return [name for name, holds in found.items() if holds]


def _urgency(row: WorklistRow) -> tuple[int, date, datetime, str]:
    planned = row.appointment.at if row.appointment else datetime.max  # noqa: DTZ901 - wall-clock, never compared aware
    return _RANK.get(row.light.code, 0), row.light.last_day or date.max, planned, row.name.casefold()
