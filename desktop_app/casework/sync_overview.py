"""What waits for the office, what was refused and what a person must choose, per dossier."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from desktop_app.casework.changes import Changes
from desktop_app.casework.conflicts import open_conflicts
from desktop_app.casework.ports import SyncOutcome
from desktop_app.casework.workplace import Workplace

LAST, REFUSED = "last_sync", "sync_refused"


@dataclass(frozen=True, slots=True)
class SyncRow:
    """`refused`: code of the office's refusal, "" if none."""

    dossier: str
    name: str
    initials: str
    unsent: int
    conflicts: int
    refused: str = ""


@dataclass(frozen=True, slots=True)
class SyncState:
    """`rows`: dossiers with something to tell, by name · `last`: aware moment of the last complete run, or None."""

    rows: tuple[SyncRow, ...] = ()
    last: datetime | None = None
    colleagues: Mapping[str, str] = field(default_factory=dict)


def overview(wp: Workplace) -> SyncState:
    """Where every dossier stands."""
    waiting_choice = Counter(found.dossier for found in open_conflicts(wp))
    with wp.vault.work() as work:
        unsent, refused = work.unsent(), work.local(REFUSED) or {}
        names = {
            record.dossier: (str(record.body["given_names"]), str(record.body["surname"]))
            for record in work.find(kind="dossier")
        }
        last = work.local(LAST)
        colleagues = work.local("colleagues") or {}
    rows = [
        SyncRow(
            id,
            f"{given} {surname}",
            _initials(given, surname),
            unsent.get(id, 0),
            waiting_choice[id],
            refused.get(id, ""),
        )
        for id, (given, surname) in names.items()
        if unsent.get(id) or waiting_choice[id] or id in refused
    ]
    moment = datetime.fromisoformat(last) if last else None
    return SyncState(tuple(sorted(rows, key=lambda row: row.name)), moment, colleagues)


def note_run(wp: Workplace, outcome: SyncOutcome) -> Changes:
    """Remember on this device that a run was completed and what the office refused."""
    with wp.vault.work() as work:
        work.set_local(LAST, wp.clock().isoformat())
        work.set_local(REFUSED, dict(outcome.refused))
    return Changes(lists=True, outbox=True)


def _initials(given: str, surname: str) -> str:
    return "".join(f"{part[0]}." for part in f"{given} {surname}".split())
