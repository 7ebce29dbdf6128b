"""Dossiers that were kept as long as the law allows (law.md 10.3), and destroying them, each after a person said so."""

from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.casework.changes import Changes
from desktop_app.casework.dossier_file import today
from desktop_app.casework.logbook import names_of
from desktop_app.casework.ports import DESTROYED, AuditEvent
from desktop_app.casework.records import from_body
from desktop_app.casework.removal import must_be_settled
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.bewaren import Bewaarklasse, last_day
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.errors import OpmaatError

OVERLEDEN, TERMIJN = "overleden", "termijn"


class NotDue(OpmaatError):
    """The law still allows, or asks, to keep this dossier."""

    code = "bewaartermijn_loopt"


@dataclass(frozen=True, slots=True)
class Due:
    """`last_day`: the last day it could be kept · `reason`: OVERLEDEN (R-PRV-01: at once) or TERMIJN."""

    dossier: str
    name: str
    number: str
    last_day: date
    reason: str


@dataclass(frozen=True, slots=True)
class Destruction:
    """The proof. `at`: aware moment · `by`: a name, "" when unknown · `number`: short, of the random id; says
    nothing of a person · `records`, `answers`: how many were destroyed."""

    at: datetime
    by: str
    number: str
    reason: str
    records: int
    answers: int


def due(wp: Workplace) -> tuple[Due, ...]:
    """Dossiers on this device whose last day is past, longest first."""
    with wp.vault.work() as work:
        headers = [(record.id, from_body(Dossier, record.body)) for record in work.find(kind="dossier")]
    found = (_due(wp, id, header) for id, header in headers)
    return tuple(sorted((one for one in found if one), key=lambda one: (one.last_day, one.number)))


def destroy(wp: Workplace, dossier: str) -> Changes:
    """Destroy a dossier that is due, with its backups on this device, and write the proof.

    The office keeps its own clock (`opmaat-central retention`) and the core set (Bi 9.9 lid 2). Raises NotDue,
    NotSentYet, ChoiceWaits, TalkOpen.
    """
    found = next((one for one in due(wp) if one.dossier == dossier), None)
    if found is None:
        raise NotDue
    must_be_settled(wp, dossier, alone=not wp.user.team)
    proof = AuditEvent(dossier, DESTROYED, wp.user.id, wp.clock(), {"reason": found.reason})
    wp.vault.erase(dossier, absent=True, proof=proof)
    return Changes(dossiers=frozenset({dossier}), lists=True, outbox=True)


def destructions(wp: Workplace) -> tuple[Destruction, ...]:
    """What was destroyed on this device, newest first."""
    with wp.vault.work() as work:
        names = names_of(wp, work)
        events = work.destroyed()
    return tuple(
        Destruction(
            event.at,
            names.get(event.by, ""),
            event.dossier.replace("-", "")[-8:],
            str(event.detail["reason"]),
            int(event.detail["records"]),
            int(event.detail["answers"]),
        )
        for event in reversed(events)
    )


def _due(wp: Workplace, id: str, header: Dossier) -> Due | None:
    last = last_day(Bewaarklasse.DOSSIER, header, wp.law)
    if last is None or today(wp) <= last:
        return None
    reason = OVERLEDEN if header.dates.overleden else TERMIJN
    return Due(id, f"{header.given_names} {header.surname}".strip(), header.number, last, reason)
