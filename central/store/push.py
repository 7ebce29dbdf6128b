"""Take in a batch: one transaction, writers of a team one after the other, so commit order is sequence order."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Engine,
    any_,
    bindparam,
    exists,
    literal_column,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY, distinct_on, insert

from central.access.audit import noted
from central.store import tables as t
from central.store.bulk import Asked, copy_rows, together
from central.store.departures import MOVED
from central.store.following import follow
from central.store.judge import Head, Judge, Result, Sender, readable
from central.store.pull import HEAD, to_wire
from central.store.teams import NoSuchTeam
from central.wire import Batch, is_id


def _among(name: str) -> ColumnElement[Any]:
    return any_(bindparam(name, type_=ARRAY(t.record.c.id.type)))


_OF: BindParameter[str] = bindparam("of")
_LOCK = select(t.team.c.seq).where(t.team.c.id == _OF).with_for_update(key_share=True)
_MEMBERS = select(t.member.c.sub, t.member.c.name, t.member.c.role).where(t.member.c.team == _OF)
_HEADS = select(*HEAD).select_from(t.current).where(t.record.c.team == _OF, t.record.c.id == _among("records"))
_ENDS = (
    select(t.revision.c.record, t.revision.c.version, t.revision.c.hash)
    .where(t.revision.c.team == _OF, t.revision.c.record == _among("records"))
    .where(~exists().where(t.record.c.team == _OF, t.record.c.id == t.revision.c.record))
    .ext(distinct_on(t.revision.c.record))
    .order_by(t.revision.c.record, t.revision.c.version.desc())
)
"""Of records that were purged: where their chains end."""
_KNOWN = select(t.applied).where(t.applied.c.team == _OF, t.applied.c.mutation == _among("mutations"))
_GONE = select(t.departure.c.dossier, t.departure.c.why).where(
    t.departure.c.team == _OF, t.departure.c.dossier == _among("dossiers")
)


def push(engine: Engine, team: str, actor: str, batch: Batch, now: datetime) -> dict[str, Any]:
    """Judge and store every mutation; the answer is true once this returns. Raises NoSuchTeam."""
    read = [readable(raw) for raw in batch.mutations]  # before others of the team must wait
    with engine.begin() as connection:
        judge = _judge(connection, team, actor, batch, now)
        results = [judge.judge(raw, one) for raw, one in zip(batch.mutations, read, strict=True)]
        counts = Counter(result["status"] for result in results)
        _write(connection, judge, noted(at=now, team=team, actor=actor, what="push", device=batch.device, **counts))
    for dossier in sorted(_late(judge, batch.mutations, results)):  # not while others wait for our lock
        with engine.begin() as connection:
            follow(connection, team, dossier, now)
    return {"seq": judge.seq, "results": results}


def _judge(connection: Connection, team: str, actor: str, batch: Batch, now: datetime) -> Judge:
    """From here on, nobody else writes in this team until we commit."""
    ids = {name: _ids(batch.mutations, name.removesuffix("s")) for name in ("records", "mutations", "dossiers")}
    asked = (_LOCK, _MEMBERS, _HEADS, _ENDS, _KNOWN, _GONE)
    team_row, members, heads, ends, known, gone = together(connection, *((one, {"of": team} | ids) for one in asked))
    if not team_row:
        raise NoSuchTeam
    names = {row.sub: row.name for row in members}
    return Judge(
        Sender(
            team=team,
            actor=actor,
            actor_name=names.get(actor, actor),
            role=next((row.role for row in members if row.sub == actor), None),
            device=batch.device,
            app=batch.app,
            schema=batch.schema_,
        ),
        {row.record: Head(row.version, row.version, row.hash, to_wire(row, names)) for row in heads}
        | {row.record: Head(0, row.version, row.hash, None) for row in ends},
        {row.mutation: _first_answer(row) for row in known},
        {row.dossier: row.why for row in gone},
        team_row[0].seq,
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


def _first_answer(row: Any) -> Result:
    answer = {"mutation": row.mutation, "status": row.status, "version": row.version, "seq": row.seq}
    return answer | ({"code": row.code} if row.code else {})


def _write(connection: Connection, judge: Judge, noted: Asked) -> None:
    """And commit."""
    if judge.kept:
        connection.execute(insert(t.quarantine).on_conflict_do_nothing(), judge.kept)
    if judge.refused:
        connection.execute(insert(t.applied), judge.refused)
    if not judge.revisions:
        together(connection, noted, commit=True)
        return
    copy_rows(connection, t.revision, judge.revisions)
    new = {"of": judge.sender.team, "before": judge.revisions[0]["seq"] - 1, "last": judge.seq}
    together(connection, (_TAKEN_OVER, new), (_ANSWERED, new), (_COUNTED, new), noted, commit=True)


_NEW = (t.revision.c.team == _OF, t.revision.c.seq > bindparam("before"))
_COLUMNS = [column.name for column in t.record.c if column.name not in ("id", "went")]
_TAKEN_OVER = insert(t.record).from_select(
    ["id", *_COLUMNS],
    select(t.revision.c.record, *(t.revision.c[name] for name in _COLUMNS))
    .where(*_NEW)
    .ext(distinct_on(t.revision.c.record))
    .order_by(t.revision.c.record, t.revision.c.version.desc()),
)
"""The records become what their newest revisions say; a record that comes back is not gone any more."""
_TAKEN_OVER = _TAKEN_OVER.on_conflict_do_update(
    index_elements=["team", "id"],
    set_={column.name: column for column in _TAKEN_OVER.excluded if column.name not in ("team", "id")},
)
_ANSWER = ("team", "mutation", "version", "seq")
_ANSWERED = insert(t.applied).from_select(
    [*_ANSWER, "status"], select(*(t.revision.c[name] for name in _ANSWER), literal_column("'ok'")).where(*_NEW)
)
_COUNTED = update(t.team).where(t.team.c.id == _OF).values(seq=bindparam("last"))
