"""Give out what changed after a cursor, and the history of one record."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, select

from central.access.audit import note, noted
from central.store import tables as t
from central.store.bulk import together
from central.store.page import LINK, asked, last, whole
from central.store.teams import NoSuchTeam, role_of

HEAD = (
    t.record.c.id.label("record"),
    *(t.record.c[name] for name in ("dossier", "kind", "version", "seq", "deleted", "actor", "edited_at", "mutation")),
    t.record.c.hash,
    t.record.c.went,
    t.revision.c.body,
)


class StartOver(Exception):
    """The cursor is older than what is still known, or of a time this office lost. `horizon`: oldest usable cursor, 0
    when something was lost."""

    def __init__(self, horizon: int) -> None:
        super().__init__(horizon)
        self.horizon = horizon


def pull(
    engine: Engine,
    team: str,
    actor: str,
    cursor: int,
    limit: int,
    now: datetime,
    *,
    full: bool,
    dossier: str | None = None,
    seen: str | None = None,
) -> bytes:
    """The page after `cursor` as JSON. `full`: part of pulling everything, so the horizon does not apply ·
    `dossier`: of this one only, to be taken along · `seen`: the mutation we once showed at `cursor`,
    and after a colon its `link`, which older laptops do not know.

    Raises NoSuchTeam (also for who is no member) and StartOver.
    """
    wanted = {"of": team, "who": actor}
    with engine.begin() as connection:
        place, rows = together(connection, (_PLACE, wanted), asked(team, cursor, limit, dossier), as_bytes=True)
        _check(place, cursor, full)
        if seen and not _gave(connection, team, cursor, seen):
            raise StartOver(0)
        if rows:  # who heard nothing read nothing
            end = last(rows, cursor)
            told = {"after": cursor, "until": end, "records": len(rows)}
            together(connection, noted(at=now, team=team, actor=actor, what="pull", **told), commit=True)
    return whole(rows, cursor, more=len(rows) == limit)


def to_wire(row: Any, names: Mapping[str, str]) -> dict[str, Any]:
    """A row of HEAD as a client reads it."""
    return {**_frame(row, names), "body": None if row.body is None else json.loads(row.body)}


def revisions(engine: Engine, team: str, actor: str, record: str, after: int, limit: int, now: datetime) -> Any:
    """Revisions of a record from version `after` + 1 on. Raises NoSuchTeam."""
    with engine.begin() as connection:
        if role_of(connection, team, actor) is None:
            raise NoSuchTeam
        found = connection.execute(
            select(t.revision)
            .where(t.revision.c.team == team, t.revision.c.record == record, t.revision.c.version > after)
            .order_by(t.revision.c.version)
            .limit(limit)
        ).all()
        note(connection, at=now, team=team, actor=actor, what="revisions", record=record, count=len(found))
    return {"record": record, "more": len(found) == limit, "revisions": [_revision(row) for row in found]}


_PLACE = (
    select(t.team.c.seq, t.team.c.horizon)
    .join(t.member, t.member.c.team == t.team.c.id)
    .where(t.team.c.id == bindparam("of"), t.member.c.sub == bindparam("who"), t.member.c.role.is_not(None))
)


def _check(place: list[Any], cursor: int, full: bool) -> None:
    if not place:
        raise NoSuchTeam
    seq, horizon = (int(number) for number in place[0])
    known = full or cursor == 0 or cursor >= horizon
    if not known or cursor > seq:
        raise StartOver(horizon)


def _gave(connection: Connection, team: str, cursor: int, seen: str) -> bool:
    """Whether this very revision stands at that place. If not, we were restored from a backup and the number was given
    out again since: a cursor alone would not show it, nor the mutation, which may have come again to the same place.
    What was erased is still among the answers."""
    mutation, _, link = seen.partition(":")
    there = select(t.revision.c.mutation, t.revision.c.hash).where(
        t.revision.c.team == team, t.revision.c.seq == cursor
    )
    found = connection.execute(there).first()
    if found is not None:
        return bool(found.mutation == mutation and found.hash.startswith(link))
    answered = select(t.applied.c.seq).where(t.applied.c.team == team, t.applied.c.mutation == mutation)
    return cursor in connection.execute(answered).scalars().all()


def _frame(row: Any, names: Mapping[str, str]) -> dict[str, Any]:
    plain = ("record", "dossier", "kind", "version", "seq", "deleted", "actor", "mutation")
    frame = {name: getattr(row, name) for name in plain}
    more = {"actor_name": names.get(row.actor, row.actor), "edited_at": row.edited_at.isoformat()}
    more |= {"link": row.hash[:LINK]}
    return {**frame, **more, **({"left": row.went} if row.went else {})}


def _revision(row: Any) -> dict[str, Any]:
    plain = ("version", "seq", "dossier", "kind", "deleted", "changed", "merged_from", "actor", "device", "app")
    revision = {name: getattr(row, name) for name in (*plain, "mutation", "previous", "hash")}
    moments = {name: getattr(row, name).isoformat() for name in ("edited_at", "received_at")}
    return {**revision, **moments, "body": None if row.body is None else json.loads(row.body)}
