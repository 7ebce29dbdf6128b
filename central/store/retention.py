"""What may go: tombstones every laptop has had time to see, abandoned uploads, old rows of access, and dossiers whose
time is over. Refused work goes after its dossier, to another team or out of existence.

Runs as the owner; the service itself can delete nothing.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, cast, delete, func, or_, select, update
from sqlalchemy.dialects.postgresql import JSONB

from central.access.audit import forget, forget_strangers, note
from central.store import tables as t
from central.store.blobs import ATTACHMENT
from central.store.departures import ERASED, MOVED, leaves, trail
from central.store.following import follow_all, label
from central.store.moving import leave
from central.store.quarantine import CONFLICT, settled

TOMBSTONE_DAYS = 180
"""A laptop that was away longer starts over."""

BLOB_DAYS = 30
LOG_DAYS = 5 * 365
"""How long it stays known who read and wrote. The law names no term for it: not longer than a dossier (R-PRV-01)."""

LATE_DAYS = 30
"""Refused work that came after its dossier was erased: so long can somebody still see it."""

YEARS = 5
"""Besluit inburgering 9.9 lid 1: after the end of the plicht; at once after death."""

ACTOR = "bewaartermijn"
_refused = t.quarantine.c
_BODY = cast(t.revision.c.body, JSONB)


@dataclass(frozen=True, slots=True)
class Swept:
    """Counts of one run. `due`: ids of dossiers whose time is over, erased or not."""

    tombstones: int
    uploads: int
    due: tuple[str, ...]
    erased: int


def run(
    engine: Engine,
    now: datetime,
    *,
    tombstone_days: int = TOMBSTONE_DAYS,
    log_days: int = LOG_DAYS,
    erase: bool = False,
) -> dict[str, Swept]:
    """One transaction per team, writers of that team wait meanwhile. `erase`: dossiers too, not only name them."""
    with engine.connect() as connection:
        teams = list(connection.execute(select(t.team.c.id).order_by(t.team.c.id)).scalars())
    for team in teams:
        with engine.begin() as connection:
            label(connection, team)
        follow_all(engine, team, now)
    swept = {team: _one_team(engine, team, now, tombstone_days, erase) for team in teams}
    for team in teams if erase else ():
        _left_behind(engine, team, now)
    _shorten_log(engine, teams, now, now - timedelta(days=log_days))
    return swept


def _shorten_log(engine: Engine, teams: Sequence[str], now: datetime, before: datetime) -> None:
    """That it was done stays in the log too. Nobody waits for it: rows are only added there."""
    for team in (*teams, ""):
        with engine.begin() as connection:
            gone = forget(connection, team, before) if team else forget_strangers(connection, teams, before)
            if gone:
                note(connection, at=now, team=team, actor=ACTOR, what="log_shortened", rows=gone)


def _one_team(engine: Engine, team: str, now: datetime, tombstone_days: int, erase: bool) -> Swept:
    with engine.begin() as connection:
        seq = _lock(connection, team)
        tombstones = _purge(connection, team, now - timedelta(days=tombstone_days))
        uploads = _sweep_uploads(connection, team, now - timedelta(days=BLOB_DAYS))
        due = tuple(_due(connection, team, now.date()))
        for dossier in due if erase else ():
            seq = _erase(connection, team, dossier, seq, now)
        if erase:
            _forget_late(connection, team, now)
        connection.execute(update(t.team).where(t.team.c.id == team).values(seq=seq))
        note(connection, at=now, team=team, actor=ACTOR, what="retention", tombstones=tombstones, uploads=uploads)
    return Swept(tombstones, uploads, due, len(due) if erase else 0)


def _lock(connection: Connection, team: str) -> int:
    """Number of its last change; nobody else writes in this team until we commit."""
    lock = select(t.team.c.seq).where(t.team.c.id == team).with_for_update(key_share=True)
    return int(connection.execute(lock).scalar_one())


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
    counts = {"records": len(rows), "revisions": revisions}
    _end(connection, team, dossier, now, counts)
    return seq


def _end(connection: Connection, team: str, dossier: str, now: datetime, counts: Mapping[str, int]) -> None:
    """Its refused work goes too; that it left stays, so that nothing comes in for it when the tombstones are gone."""
    refused = connection.execute(
        delete(t.quarantine).where(_refused.team == team, _refused.dossier == dossier)
    ).rowcount
    leaves(connection, team, dossier, ERASED)
    note(connection, at=now, team=team, actor=ACTOR, what="dossier_erased", dossier=dossier, refused=refused, **counts)


def _left_behind(engine: Engine, team: str, now: datetime) -> None:
    """Where a dossier was before it moved, its history stayed. That goes when the dossier was erased elsewhere; the
    newest tombstones stay, as long as tombstones do."""
    with engine.begin() as connection:
        _lock(connection, team)
        moved = select(t.departure.c.dossier).where(t.departure.c.team == team, t.departure.c.why == MOVED)
        for dossier in list(connection.execute(moved.order_by(t.departure.c.dossier)).scalars()):
            if trail(connection, team, dossier)[1] != ERASED:
                continue
            newest = select(t.record.c.seq).where(t.record.c.team == team, t.record.c.dossier == dossier)
            old = delete(t.revision).where(t.revision.c.team == team, t.revision.c.dossier == dossier)
            revisions = connection.execute(old.where(t.revision.c.seq.not_in(newest))).rowcount
            _end(connection, team, dossier, now, {"records": 0, "revisions": revisions})


def _forget_late(connection: Connection, team: str, now: datetime) -> None:
    """What still came for an erased dossier: when somebody settled it, or nobody looked for so long."""
    erased = select(t.departure.c.dossier).where(t.departure.c.team == team, t.departure.c.why == ERASED)
    late = delete(t.quarantine).where(_refused.team == team, _refused.dossier.in_(erased))
    old = _refused.received_at < now - timedelta(days=LATE_DAYS)
    gone = connection.execute(late.where(or_(old, settled(), _refused.code == CONFLICT)).returning(_refused.dossier))
    for dossier, count in sorted(Counter(gone.scalars()).items()):
        note(connection, at=now, team=team, actor=ACTOR, what="late_work_erased", dossier=dossier, refused=count)
