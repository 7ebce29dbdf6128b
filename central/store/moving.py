"""A dossier goes to another team: its history, files and refused work go along, what stays behind says that it left."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from central import VERSION
from central.access.audit import note
from central.store import tables as t
from central.store.blobs import ATTACHMENT, carry
from central.store.chain import link
from central.store.departures import MOVED, arrives, leaves
from central.store.following import follow, label
from central.store.teams import NoSuchTeam
from central.wire import is_hash

DEVICE = "centraal"


class NoSuchDossier(Exception):
    """The team does not have this dossier."""


def move(connection: Connection, team: str, dossier: str, to: str, actor: str, now: datetime) -> int:
    """Move every record of a dossier; the number of records. One transaction of the caller, as the owner.

    Both teams are locked, in the order of their ids. Raises NoSuchTeam, NoSuchDossier.
    """
    seqs = _lock(connection, team, to)
    found = select(t.record, t.revision.c.body).select_from(t.current)
    found = found.where(t.record.c.team == team, t.record.c.dossier == dossier, t.record.c.went.is_(None))
    rows = [dict(row) for row in connection.execute(found.order_by(t.record.c.seq)).mappings()]
    if not rows:
        raise NoSuchDossier
    for row in rows:
        seqs[to] = _arrive(connection, row, to, seqs[to], actor, now)
        seqs[team] = leave(connection, row, seqs[team], actor, now, why="moved")
    carry(connection, team, to, _files(rows), now)
    arrives(connection, to, dossier)
    leaves(connection, team, dossier, MOVED, to)
    label(connection, team)
    follow(connection, team, dossier, now)
    for id, seq in seqs.items():
        connection.execute(update(t.team).where(t.team.c.id == id).values(seq=seq))
        note(connection, at=now, team=id, actor=actor, what="dossier_moved", dossier=dossier, records=len(rows))
    return len(rows)


def _files(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """Hashes of the attachments among records."""
    bodies = [json.loads(row["body"]) for row in rows if row["kind"] == ATTACHMENT and row["body"]]
    return sorted({body["sha256"] for body in bodies if is_hash(body.get("sha256"))})


def _lock(connection: Connection, *teams: str) -> dict[str, int]:
    if len(set(teams)) != len(teams):
        raise NoSuchTeam
    query = select(t.team.c.id, t.team.c.seq).where(t.team.c.id.in_(teams)).order_by(t.team.c.id).with_for_update()
    seqs = {row.id: int(row.seq) for row in connection.execute(query)}
    if len(seqs) != len(teams):
        raise NoSuchTeam
    return seqs


def _history(connection: Connection, team: str, record: str) -> list[dict[str, Any]]:
    """Revisions, oldest first."""
    query = select(t.revision).where(t.revision.c.team == team, t.revision.c.record == record)
    return [dict(row) for row in connection.execute(query.order_by(t.revision.c.version)).mappings()]


def _arrive(connection: Connection, row: Mapping[str, Any], to: str, seq: int, actor: str, now: datetime) -> int:
    there = _history(connection, to, row["id"])
    known = {revision["mutation"] for revision in there}
    coming = [one for one in _history(connection, row["team"], row["id"]) if one["mutation"] not in known]
    if there or not coming:  # it was here before: what is current now is said once more, whatever was said in between
        coming.append(_current(row, actor, now))
    last = there[-1] if there else None
    for one in coming:
        seq += 1
        last = _append(connection, one | {"team": to}, last, seq)
    _set_head(connection, last or {}, None)
    return seq


def leave(connection: Connection, row: Mapping[str, Any], seq: int, actor: str, now: datetime, *, why: str) -> int:
    """A record becomes a tombstone that tells laptops to let the dossier go; the sequence after it.

    `row`: of the table `record` · `why`: "moved" or "erased", which also has no history left to follow on.
    """
    gone = _current(row, actor, now) | {"deleted": True, "body": None}
    last = _append(connection, gone, {"version": row["version"], "hash": row["hash"]}, seq + 1)
    _set_head(connection, last, why)
    return seq + 1


def _current(row: Mapping[str, Any], actor: str, now: datetime) -> dict[str, Any]:
    names = ("team", "dossier", "kind", "deleted")
    return {name: row[name] for name in names} | {
        "record": row["id"],
        "body": row.get("body"),
        "changed": [""],
        "merged_from": [],
        "actor": actor,
        "device": DEVICE,
        "app": f"opmaat-central {VERSION}",
        "edited_at": now,
        "received_at": now,
        "mutation": str(uuid4()),
    }


def _append(connection: Connection, one: dict[str, Any], last: Mapping[str, Any] | None, seq: int) -> dict[str, Any]:
    """The revision at the end of its chain, with its place and hash."""
    place = {"version": last["version"] + 1 if last else 1, "seq": seq, "previous": last["hash"] if last else ""}
    revision = one | place
    revision["hash"] = link(revision, revision["body"])
    connection.execute(insert(t.revision).values(revision))
    return revision


_NAMES = ("team", "dossier", "kind", "version", "seq", "deleted", "actor", "edited_at", "mutation", "hash")


def _set_head(connection: Connection, revision: Mapping[str, Any], went: str | None) -> None:
    values = {name: revision[name] for name in _NAMES}
    row = upsert(t.record).values(
        values | {"id": revision["record"], "went": went, "received_at": revision["received_at"]}
    )
    fresh = {column.name: column for column in row.excluded if column.name not in ("team", "id")}
    connection.execute(row.on_conflict_do_update(index_elements=["team", "id"], set_=fresh))
