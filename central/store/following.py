"""Refused work goes after its dossier: who leads the team that has it now can see it and settle it.

What was refused stays where it was refused; a copy comes to the other team. Steps are written beside both.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, select, update
from sqlalchemy.dialects.postgresql import insert

from central.access.audit import note
from central.store import tables as t
from central.store.blobs import ATTACHMENT, carry
from central.store.departures import MOVED, hold
from central.store.quarantine import unsettled
from central.store.teams import names_of
from central.wire import is_hash, is_id

_kept, _step, _gone = t.quarantine.c, t.quarantine_step.c, t.departure.c
_SAME = ("mutation", "code", "actor", "device", "app", "received_at", "dossier")
LARGEST = 2**31 - 2


def follow(connection: Connection, team: str, dossier: str, now: datetime) -> int:
    """Copy what nobody settled; how much was not there yet. Doing it again changes nothing."""
    to = hold(connection, team, dossier)
    if to is None or to == team:
        return 0
    rows = connection.execute(select(t.quarantine).where(unsettled(team), _kept.dossier == dossier)).all()
    names = names_of(connection, team) if rows else {}
    copies = [
        {
            **{name: getattr(row, name) for name in _SAME},
            "team": to,
            "origin": None if row.origin == to else row.origin or team,
            "actor_name": row.actor_name or names.get(row.actor),
            "payload": _renumbered(connection, team, to, row.payload),
        }
        for row in rows
    ]
    if not copies:
        return 0
    added = insert(t.quarantine).values(copies).on_conflict_do_nothing().returning(_kept.mutation)
    count = len(connection.execute(added).all())
    carry(connection, team, to, _files(copies), now)
    _steps_too(connection, team, to, [one["mutation"] for one in copies], names)
    if count:
        for place in (team, to):
            note(connection, at=now, team=place, actor="", what="refused_work_followed", dossier=dossier, count=count)
    return count


def _files(copies: Sequence[dict[str, Any]]) -> list[str]:
    """Hashes of the attachments among them."""
    payloads = (json.loads(one["payload"]) for one in copies)
    bodies = [raw.get("body") for raw in payloads if isinstance(raw, dict) and raw.get("kind") == ATTACHMENT]
    found = [body.get("sha256") for body in bodies if isinstance(body, dict)]
    return sorted({str(digest) for digest in found if is_hash(digest)})


def _steps_too(connection: Connection, team: str, to: str, mutations: Sequence[str], names: dict[str, str]) -> None:
    done = connection.execute(select(t.quarantine_step).where(_step.team == team, _step.mutation.in_(mutations))).all()
    if done:
        steps = [
            {"team": to, "mutation": one.mutation, "what": one.what, "actor": one.actor, "at": one.at,
             "actor_name": one.actor_name or names.get(one.actor)}
            for one in done
        ]  # fmt: skip
        connection.execute(insert(t.quarantine_step).values(steps).on_conflict_do_nothing())


def _renumbered(connection: Connection, team: str, to: str, payload: str) -> str:
    """Word for word, but for the version it was made on where the other team counts that one differently: a laptop
    there would merge against something else. 0 when the other team does not have it."""
    raw = json.loads(payload)
    base, record = (raw.get("base_version"), raw.get("record")) if isinstance(raw, dict) else (None, None)
    if not (type(base) is int and 0 < base <= LARGEST and isinstance(record, str) and is_id(record)):
        return payload
    r = t.revision.c
    made_on = connection.execute(
        select(r.mutation).where(r.team == team, r.record == record, r.version == base)
    ).scalar()
    there = connection.execute(
        select(r.version).where(r.team == to, r.record == record, r.mutation == made_on)
    ).scalar()
    return payload if there == base else json.dumps(raw | {"base_version": there or 0})


def follow_all(engine: Engine, team: str, now: datetime) -> None:
    """Whatever of this team's refused work is behind: a dossier moved twice, or the service stopped in between."""
    with engine.connect() as connection:
        left = select(_gone.dossier).where(_gone.team == team, _gone.why == MOVED)
        behind = select(_kept.dossier).where(unsettled(team), _kept.dossier.in_(left)).distinct()
        dossiers = list(connection.execute(behind).scalars())
    for dossier in dossiers:
        with engine.begin() as connection:
            follow(connection, team, dossier, now)


def label(connection: Connection, team: str) -> None:
    """Work kept by a version that did not write down the dossier."""
    rows = connection.execute(select(_kept.id, _kept.payload).where(_kept.team == team, _kept.dossier.is_(None))).all()
    for row in rows:
        dossier = _dossier_of(connection, team, json.loads(row.payload))
        if dossier:
            connection.execute(
                update(t.quarantine).where(_kept.team == team, _kept.id == row.id).values(dossier=dossier)
            )


def _dossier_of(connection: Connection, team: str, raw: Any) -> str | None:
    """That of the record as the office knows it, else what it says itself."""
    if not isinstance(raw, dict):
        return None
    record, said = raw.get("record"), raw.get("dossier")
    if isinstance(record, str) and is_id(record):
        known = select(t.record.c.dossier).where(t.record.c.team == team, t.record.c.id == record)
        found: str | None = connection.execute(known).scalar()
        if found:
            return found
    return said if isinstance(said, str) and is_id(said) else None
