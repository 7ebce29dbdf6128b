"""What waits for the office, what was refused and what a person must choose, per dossier."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from desktop_app.casework.changes import Changes
from desktop_app.casework.conflicts import note_doubles, open_conflicts, possible_duplicates
from desktop_app.casework.given_news import FromOffice, from_office, note_given
from desktop_app.casework.merged_changes import counts
from desktop_app.casework.office_ports import SyncOutcome
from desktop_app.casework.ports import UnitOfWork
from desktop_app.casework.refused_work import given
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.dossier import initials

LAST, NEXT, TAKEN_ALONG, ROLE = "last_sync", "next_sync", "taken_along", "role"
LEADING = frozenset({"leidinggevende", "beheerder"})


@dataclass(frozen=True, slots=True)
class Refused:
    """Refused work of one dossier. `code`: why · `what`, `by`, `at`: what happened to it at the office since, ""
    while it was not handed over."""

    code: str
    what: str = ""
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SyncRow:
    """`refused`: None if nothing was · `merged`: things merged by themselves · `ready`: whole on this laptop since ·
    `doubles`: consulent of each other dossier with this BSN, "" for nobody."""

    dossier: str
    name: str
    initials: str
    unsent: int = 0
    conflicts: int = 0
    refused: Refused | None = None
    merged: int = 0
    ready: datetime | None = None
    doubles: tuple[str, ...] = ()

    @property
    def settled(self) -> bool:
        """Nothing waits for the network or for a person."""
        return not (self.unsent or self.conflicts or self.refused)


@dataclass(frozen=True, slots=True)
class SyncState:
    """`rows`: every dossier here, by name, what needs attention first · `last`: of the last complete run · `next`: of
    the next attempt, None for as soon as there is a reason · `leads`: may settle refused work of colleagues ·
    `given`: by the office to this laptop."""

    rows: tuple[SyncRow, ...] = ()
    last: datetime | None = None
    next: datetime | None = None
    colleagues: Mapping[str, str] = field(default_factory=dict)
    leads: bool = False
    given: FromOffice = FromOffice()


def overview(wp: Workplace) -> SyncState:
    """Where every dossier stands."""
    waiting_choice = Counter(found.dossier for found in open_conflicts(wp))
    with wp.vault.work() as work:
        unsent, refused = work.unsent(), _refused(work)
        names = {
            record.dossier: (str(record.body["given_names"]), str(record.body["surname"]))
            for record in work.find(kind="dossier")
        }
        ready = work.local(TAKEN_ALONG) or {}
        last, next_ = _moment(work.local(LAST)), _moment(work.local(NEXT))
        colleagues, role = work.local("colleagues") or {}, work.local(ROLE) or ""
        given = from_office(wp, work)
    merged, doubles = counts(wp, tuple(names)), _doubles(wp)
    rows = [
        SyncRow(
            id,
            f"{given_names} {surname}",
            initials(f"{given_names} {surname}"),
            unsent.get(id, 0),
            waiting_choice[id],
            refused.get(id),
            merged.get(id, 0),
            _moment(ready.get(id)),
            doubles.get(id, ()),
        )
        for id, (given_names, surname) in names.items()
    ]
    rows.sort(key=lambda row: (row.settled, row.name))
    return SyncState(tuple(rows), last, next_, colleagues, role in LEADING, given)


def last_sync(wp: Workplace) -> date | None:
    """Day of the last complete synchronisation on this laptop, UTC; None before the first."""
    with wp.vault.work() as work:
        last = _moment(work.local(LAST))
    return last.date() if last else None


def note_run(wp: Workplace, outcome: SyncOutcome) -> Changes:
    """Remember on this device that a run was completed."""
    with wp.vault.work() as work:
        work.set_local(LAST, wp.clock().isoformat())
        work.set_local(NEXT, None)
        if outcome.given is not None:
            note_given(work, outcome.given)
        if outcome.doubles is not None:
            note_doubles(work, outcome.doubles)
    return Changes(lists=True, outbox=True)


def note_next(wp: Workplace, at: datetime | None) -> None:
    """Remember when the next attempt will be, after one that failed."""
    with wp.vault.work() as work:
        work.set_local(NEXT, at.isoformat() if at else None)


def note_ready(wp: Workplace, dossiers: Sequence[str]) -> Changes:
    """These dossiers were brought here whole, and checked."""
    now = wp.clock().isoformat()
    with wp.vault.work() as work:
        work.set_local(TAKEN_ALONG, (work.local(TAKEN_ALONG) or {}) | dict.fromkeys(dossiers, now))
    return Changes(dossiers=frozenset(dossiers), lists=True)


def _doubles(wp: Workplace) -> dict[str, tuple[str, ...]]:
    groups = possible_duplicates(wp)
    return {
        dossier: tuple(consulent for other, consulent in group.items() if other != dossier)
        for group in groups
        for dossier in group
    }


def _refused(work: UnitOfWork) -> dict[str, Refused]:
    """Per dossier the oldest refusal nobody was told about, else the last thing that happened."""
    told = given(work)
    found: dict[str, Refused] = {}
    for row in work.outgoing():
        if row.state != "refused" or (row.dossier in found and not found[row.dossier].what):
            continue
        step = told.get(row.mutation)
        found[row.dossier] = (
            Refused(row.code, step["what"], step["by"], datetime.fromisoformat(step["at"]))
            if step
            else Refused(row.code)
        )
    return found


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
