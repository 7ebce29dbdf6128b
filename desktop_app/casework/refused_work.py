"""Work the office refused: it stays here until a person decides: given to who leads, sent again, or put in a file."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from desktop_app.casework.changes import Changes
from desktop_app.casework.dossier_file import log
from desktop_app.casework.office_ports import Settled
from desktop_app.casework.ports import AuditEvent, Mutation, UnitOfWork
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.errors import OpmaatError

GIVEN = "given_to_lead"
"""Local value: by mutation, {"what", "by", "at"} of the last that happened to it at the office."""

HANDED_OVER = "handed_over"
Seal = Callable[[bytes], bytes]
"""Makes bytes only the organisation can open."""


class NothingRefused(OpmaatError):
    """There is no refused work in this dossier any more."""

    code = "niets_geweigerd"


def given(work: UnitOfWork) -> dict[str, dict[str, str]]:
    """What happened to refused work at the office, by mutation."""
    found: dict[str, dict[str, str]] = work.local(GIVEN) or {}
    return found


def to_hand_over(wp: Workplace, dossier: str) -> Sequence[str]:
    """Mutations of this dossier nobody at the office was told about. Raises NothingRefused."""
    with wp.vault.work() as work:
        told = given(work)
        found = [mutation.id for mutation in work.refused(dossier) if mutation.id not in told]
    if not found:
        raise NothingRefused
    return found


def note_handed_over(wp: Workplace, dossier: str, mutations: Sequence[str]) -> Changes:
    """The office has these and who leads the team sees them."""
    now = wp.clock()
    with wp.vault.work() as work:
        fresh = {one: {"what": HANDED_OVER, "by": wp.user.name, "at": now.isoformat()} for one in mutations}
        work.set_local(GIVEN, given(work) | fresh)
        work.log(AuditEvent(dossier, HANDED_OVER, wp.user.id, now, {"count": len(mutations)}))
    return Changes(dossiers=frozenset({dossier}), outbox=True)


def note_settled(wp: Workplace, steps: Sequence[Settled]) -> None:
    """Remember what became of it; the last step of a mutation counts."""
    with wp.vault.work() as work:
        here = {row.mutation for row in work.outgoing()}
        told = {
            one.mutation: {"what": one.what, "by": one.by_name, "at": one.at.isoformat()}
            for one in steps
            if one.mutation in here
        }
        kept = {mutation: one for mutation, one in given(work).items() if mutation in here}
        if kept | told != given(work):
            work.set_local(GIVEN, kept | told)


def offer_again(wp: Workplace, dossier: str) -> Changes:
    """Send it once more, for instance after access was given back. Raises NothingRefused."""
    with wp.vault.work() as work:
        if not work.offer_again(dossier):
            raise NothingRefused
    return Changes(dossiers=frozenset({dossier}), outbox=True)


def export(wp: Workplace, dossier: str, seal: Seal) -> bytes:
    """The refused work of a dossier, word for word, sealed. Raises NothingRefused."""
    now = wp.clock()
    with wp.vault.work() as work:
        refused = work.refused(dossier)
        if not refused:
            raise NothingRefused
        log(wp, work, dossier, "exported", part="refused", count=len(refused))
    body = {"format": "opmaat-geweigerd/1", "by": wp.user.id, "name": wp.user.name, "team": wp.user.team}
    work_ = [_plain(mutation) for mutation in refused]
    return seal(json.dumps({**body, "at": now.isoformat(), "mutations": work_}, ensure_ascii=False).encode())


def _plain(mutation: Mutation) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, datetime) else value for name, value in asdict(mutation).items()
    }
