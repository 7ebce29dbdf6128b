"""Take in a batch: one transaction, writers of a team one after the other, so commit order is sequence order."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, any_, bindparam, cast, select, update
from sqlalchemy.dialects.postgresql import ARRAY, distinct_on, insert

from central.access.audit import note
from central.store import tables as t
from central.store.bulk import copy_rows
from central.store.departures import MOVED, gone_from
from central.store.following import follow
from central.store.judge import Head, Judge, Result, Sender
from central.store.pull import HEAD, to_wire
from central.store.teams import NoSuchTeam, names_of, role_of
from central.wire import Batch, is_id

UUIDS = ARRAY(t.record.c.id.type)


def push(engine: Engine, team: str, actor: str, batch: Batch, now: datetime) -> dict[str, Any]:
    """Judge and store every mutation; the answer is true once this returns. Raises NoSuchTeam."""
    with engine.begin() as connection:
        seq = _lock(connection, team)
        judge = _judge(connection, team, actor, batch, seq, now)
        results = [judge.judge(raw) for raw in batch.mutations]
        _write(connection, judge)
        counts = Counter(result["status"] for result in results)
        note(connection, at=now, team=team, actor=actor, what="push", device=batch.device, **counts)
    for dossier in sorted(_late(judge, batch.mutations, results)):  # not while others wait for our lock
        with engine.begin() as connection:
            follow(connection, team, dossier, now)
    return {"seq": judge.seq, "results": results}


def _lock(connection: Connection, team: str) -> int:
    """Number of the last change; from here on, nobody else writes in this team until we commit."""
    lock = select(t.team.c.seq).where(t.team.c.id == team).with_for_update(key_share=True)
    row = connection.execute(lock).first()
    if row is None:
        raise NoSuchTeam
    return int(row.seq)


def _judge(connection: Connection, team: str, actor: str, batch: Batch, seq: int, now: datetime) -> Judge:
    names = names_of(connection, team)
    sender = Sender(
        team=team,
        actor=actor,
        actor_name=names.get(actor, actor),
        role=role_of(connection, team, actor),
        device=batch.device,
        app=batch.app,
        schema=batch.schema_,
    )
    return Judge(
        sender,
        _heads(connection, team, _ids(batch.mutations, "record"), names),
        _known(connection, team, _ids(batch.mutations, "mutation")),
        gone_from(connection, team, _ids(batch.mutations, "dossier")),
        seq,
        now,
    )


def _late(judge: Judge, mutations: Sequence[Any], results: Sequence[Result]) -> set[str]:
    """Dossiers that are with another team, and got work that was refused here, now or before."""
    refused = [one for one, result in zip(mutations, results, strict=True) if result["status"] == "refused"]
    return {dossier for dossier in _ids(refused, "dossier") if judge.departed.get(dossier) == MOVED}


def _ids(raw: Sequence[Any], name: str) -> list[str]:
    """Usable ids among what was sent; what is not one is refused later."""
    found = {one[name] for one in raw if isinstance(one, dict) and isinstance(one.get(name), str)}
    return sorted(one for one in found if is_id(one))


def _heads(connection: Connection, team: str, records: list[str], names: dict[str, str]) -> dict[str, Head]:
    wanted = cast(records, UUIDS)
    rows = connection.execute(
        select(*HEAD).select_from(t.current).where(t.record.c.team == team, t.record.c.id == any_(wanted))
    )
    heads = {row.record: Head(row.version, row.version, row.hash, to_wire(row, names)) for row in rows}
    missing = cast([record for record in records if record not in heads], UUIDS)
    ends = connection.execute(
        select(t.revision.c.record, t.revision.c.version, t.revision.c.hash)
        .where(t.revision.c.team == team, t.revision.c.record == any_(missing))
        .ext(distinct_on(t.revision.c.record))
        .order_by(t.revision.c.record, t.revision.c.version.desc())
    )
    return heads | {row.record: Head(0, row.version, row.hash, None) for row in ends}


def _known(connection: Connection, team: str, mutations: list[str]) -> dict[str, Result]:
    rows = connection.execute(
        select(t.applied).where(t.applied.c.team == team, t.applied.c.mutation == any_(cast(mutations, UUIDS)))
    )
    return {row.mutation: _first_answer(row) for row in rows}


def _first_answer(row: Any) -> Result:
    answer = {"mutation": row.mutation, "status": row.status, "version": row.version, "seq": row.seq}
    return answer | ({"code": row.code} if row.code else {})


def _write(connection: Connection, judge: Judge) -> None:
    if judge.kept:
        connection.execute(insert(t.quarantine).on_conflict_do_nothing(), judge.kept)
    if judge.applied:
        copy_rows(connection, t.applied, judge.applied)
    if not judge.revisions:
        return
    copy_rows(connection, t.revision, judge.revisions)
    before = judge.revisions[0]["seq"] - 1
    connection.execute(_HEADS, {"of": judge.sender.team, "before": before})
    connection.execute(update(t.team).where(t.team.c.id == judge.sender.team).values(seq=judge.seq))


_COLUMNS = [column.name for column in t.record.c if column.name not in ("id", "went")]
_HEADS = insert(t.record).from_select(
    ["id", *_COLUMNS],
    select(t.revision.c.record, *(t.revision.c[name] for name in _COLUMNS))
    .where(t.revision.c.team == bindparam("of"), t.revision.c.seq > bindparam("before"))
    .ext(distinct_on(t.revision.c.record))
    .order_by(t.revision.c.record, t.revision.c.version.desc()),
)
"""The records become what their newest revisions say; a record that comes back is not gone any more."""
_HEADS = _HEADS.on_conflict_do_update(
    index_elements=["team", "id"],
    set_={column.name: column for column in _HEADS.excluded if column.name not in ("team", "id")},
)
