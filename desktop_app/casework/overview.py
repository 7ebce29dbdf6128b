"""The page of one dossier: what is next, and how much time the law leaves."""

from dataclasses import dataclass
from datetime import date

from desktop_app.casework.dossier_file import DossierFile, log, read
from desktop_app.casework.steps import Step, Task, TaskGroup, TaskStatus, next_step, task_groups
from desktop_app.casework.term_lights import Colour, TermLight, closed
from desktop_app.casework.timeline import Moment, moments
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.dossier import Dossier
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
    "tasks",
]


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


_STATE_RANK = (TermState.OVERDUE, TermState.DUE, TermState.OPEN, TermState.RUNNING, TermState.UNKNOWN, TermState.MET)


def tasks(wp: Workplace, dossier: str) -> DossierPage:
    """The page of one dossier. Opening it is written to the audit trail. Raises `DossierUnknown`."""
    with wp.vault.work() as work:
        file = read(wp, work, dossier)
        log(wp, work, dossier, "opened", part="dossier")
    return DossierPage(
        dossier=dossier,
        header=file.header,
        light=file.light,
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
