"""The head of the history, per team and day: kept elsewhere, it shows later that nothing was rewritten since.
And whether every revision follows from the one before, which is asked after restoring a backup."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Engine, select
from sqlalchemy.dialects.postgresql import distinct_on

from central.store import tables as t
from central.store.chain import first_break
from central.store.engine import canonical


def heads(engine: Engine, now: datetime) -> Iterator[dict[str, Any]]:
    """One line per team: `seq` up to which `digest` covers the newest revision of every record."""
    with engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
        for team, seq in connection.execute(select(t.team.c.id, t.team.c.seq).order_by(t.team.c.id)).all():
            records, digest = _digest(connection, team, seq)
            yield {"at": now.isoformat(), "team": team, "seq": seq, "records": records, "digest": digest}


def changed(engine: Engine, lines: Iterable[str]) -> list[dict[str, Any]]:
    """The lines of an earlier export that the database no longer bears out. Raises ValueError for what is no export."""
    found = []
    with engine.connect() as connection:
        for line in lines:
            one = json.loads(line)
            try:
                told = one["records"], one["digest"]
                now = _digest(connection, one["team"], one["seq"])
            except (KeyError, TypeError) as failure:
                raise ValueError("not a file of heads") from failure
            if told != now:
                found.append(one)
    return found


def broken(engine: Engine) -> Iterator[dict[str, Any]]:
    """Team, record and version of every first revision that is not what it was hashed as. What an erased dossier still
    has begins in the middle, after a history that is gone."""
    query = select(t.revision).order_by(t.revision.c.team, t.revision.c.record, t.revision.c.version)
    erased = select(t.audit.c.team, t.audit.c.detail["dossier"].astext).where(t.audit.c.what == "dossier_erased")
    with engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
        gone = {tuple(row) for row in connection.execute(erased)}
        rows = connection.execute(query.execution_options(yield_per=1000)).mappings()
        for (team, record), chain in groupby(rows, key=lambda row: (row["team"], row["record"])):
            links = [dict(row) | {"body": None if row["body"] is None else json.loads(row["body"])} for row in chain]
            before = links[0]["previous"] if (team, links[0]["dossier"]) in gone else ""
            version = first_break(links, before)
            if version is not None:
                yield {"team": team, "record": record, "version": version}


def _digest(connection: Connection, team: str, seq: int) -> tuple[int, str]:
    """Number of records and SHA-256 hex over [record, version, hash] of each one's newest revision up to `seq`."""
    query = (
        select(t.revision.c.record, t.revision.c.version, t.revision.c.hash)
        .where(t.revision.c.team == team, t.revision.c.seq <= seq)
        .ext(distinct_on(t.revision.c.record))
        .order_by(t.revision.c.record, t.revision.c.version.desc())
    )
    total, records = sha256(), 0
    for row in connection.execute(query.execution_options(yield_per=1000)):
        total.update(canonical([row.record, row.version, row.hash]).encode())
        records += 1
    return records, total.hexdigest()
