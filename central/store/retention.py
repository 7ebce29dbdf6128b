"""What may go: tombstones every laptop has had time to see, abandoned uploads, and dossiers whose time is over.

Runs as the owner; the service itself can delete nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, Text, cast, delete, func, select, update
from sqlalchemy.dialects.postgresql import JSONB

from central.access.audit import note
from central.store import tables as t
from central.store.moving import leave

TOMBSTONE_DAYS = 180
"""A laptop that was away longer starts over."""

BLOB_DAYS = 30
YEARS = 5
"""Besluit inburgering 9.9 lid 1: after the end of the plicht; at once after death."""

ACTOR = "bewaartermijn"
ATTACHMENT = "bijlage"
_BODY = cast(t.revision.c.body, JSONB)


@dataclass(frozen=True, slots=True)
class Swept:
    """Counts of one run. `due`: ids of dossiers whose time is over, erased or not."""

    tombstones: int
    uploads: int
    due: tuple[str, ...]
    erased: int


def run(
    engine: Engine, now: datetime, *, tombstone_days: int = TOMBSTONE_DAYS, erase: bool = False
) -> dict[str, Swept]:
    """One transaction per team, writers of that team wait meanwhile. `erase`: dossiers too, not only name them."""
    with engine.connect() as connection:
        teams = list(connection.execute(select(t.team.c.id).order_by(t.team.c.id)).scalars())
    return {team: _one_team(engine, team, now, tombstone_days, erase) for team in teams}


def _one_team(engine: Engine, team: str, now: datetime, tombstone_days: int, erase: bool) -> Swept:
    with engine.begin() as connection:
        lock = select(t.team.c.seq).where(t.team.c.id == team).with_for_update(key_share=True)
        seq = connection.execute(lock).scalar_one()
        tombstones = _purge(connection, team, now - timedelta(days=tombstone_days))
        uploads = _sweep_uploads(connection, team, now - timedelta(days=BLOB_DAYS))
        due = tuple(_due(connection, team, now.date()))
        for dossier in due if erase else ():
            seq = _erase(connection, team, dossier, seq, now)
        connection.execute(update(t.team).where(t.team.c.id == team).values(seq=seq))
        note(connection, at=now, team=team, actor=ACTOR, what="retention", tombstones=tombstones, uploads=uploads)
    return Swept(tombstones, uploads, due, len(due) if erase else 0)


def _purge(connection: Connection, team: str, before: datetime) -> int:
    """Tombstones of this team only, and the horizon behind the newest of them."""
    old = delete(t.record).where(t.record.c.team == team, t.record.c.deleted.is_(True), t.record.c.received_at < before)
    gone = list(connection.execute(old.returning(t.record.c.seq)).scalars())
    if gone:
        horizon = func.greatest(t.team.c.horizon, max(gone))
        connection.execute(update(t.team).where(t.team.c.id == team).values(horizon=horizon))
    return len(gone)


def _sweep_uploads(connection: Connection, team: str, before: datetime) -> int:
    """Uploads nobody finished, failed ones, and whole ones no record speaks of."""
    named = (
        select(t.record.c.id)
        .select_from(t.current)
        .where(
            t.record.c.team == team,
            t.record.c.kind == ATTACHMENT,
            _BODY["sha256"].astext == t.blob.c.sha256,
        )
        .exists()
    )
    old = delete(t.blob).where(t.blob.c.team == team, t.blob.c.started_at < before)
    return connection.execute(old.where((t.blob.c.state != "whole") | ~named)).rowcount


def _due(connection: Connection, team: str, today: date) -> Iterator[str]:
    headers = (
        select(t.record.c.id, _BODY["dates"].label("dates"))
        .select_from(t.current)
        .where(t.record.c.team == team, t.record.c.kind == "dossier", t.record.c.deleted.is_(False))
    )
    for row in connection.execute(headers.order_by(t.record.c.seq)):
        if over(row.dates, today):
            yield row.id


def over(dates: Any, today: date) -> bool:
    """Whether the last day to keep has passed. `dates`: of a dossier's body; what cannot be read is kept."""
    if not isinstance(dates, dict):
        return False
    if _day(dates.get("overleden")):
        return True
    end = _day(dates.get("plicht_einde"))
    if end is None:
        return False
    leap = end.month == 2 and end.day == 29
    return today > end.replace(year=end.year + YEARS, day=28 if leap else end.day)


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _erase(connection: Connection, team: str, dossier: str, seq: int, now: datetime) -> int:
    """The history goes, tombstones stay until every laptop has seen them; what remains is the note that it was done."""
    found = select(t.record).where(t.record.c.team == team, t.record.c.dossier == dossier).order_by(t.record.c.seq)
    rows = [dict(row) for row in connection.execute(found).mappings()]
    revisions = connection.execute(
        delete(t.revision).where(t.revision.c.team == team, t.revision.c.dossier == dossier)
    ).rowcount
    for row in rows:
        seq = leave(connection, row, seq, ACTOR, now, why="erased")
    words = cast(t.quarantine.c.payload, Text)
    kept = delete(t.quarantine).where(t.quarantine.c.team == team, words.contains(f'"dossier": "{dossier}"'))
    connection.execute(kept)
    counts = {"records": len(rows), "revisions": revisions}
    note(connection, at=now, team=team, actor=ACTOR, what="dossier_erased", dossier=dossier, **counts)
    return seq
