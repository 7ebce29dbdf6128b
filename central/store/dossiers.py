"""Which dossiers a team has, with a digest by which a laptop knows that it holds one whole, and which hold one BSN."""

import json
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Engine, Select, Text, cast, func, literal, select
from sqlalchemy.dialects.postgresql import JSONB, aggregate_order_by

from central.access.audit import note
from central.store import tables as t
from central.store.teams import NoSuchTeam, role_of

HEADER = "dossier"


def listed(
    engine: Engine, team: str, actor: str, after: str | None, only: str | None, limit: int, now: datetime
) -> dict[str, Any]:
    """Dossiers by id from `after` on, or `only` one. Raises NoSuchTeam."""
    with engine.begin() as connection:
        if role_of(connection, team, actor) is None:
            raise NoSuchTeam
        found = connection.execute(_query(team, after, only).limit(limit)).all()
        note(connection, at=now, team=team, actor=actor, what="dossiers", count=len(found))
    dossiers = [
        {
            "dossier": row.dossier,
            "header": json.loads(row.header),
            "records": row.records,
            "digest": row.digest,
            "seq": row.seq,
        }
        for row in found
    ]
    return {"dossiers": dossiers, "more": only is None and len(found) == limit}


def doubles(engine: Engine, team: str, actor: str, now: datetime) -> dict[str, Any]:
    """Groups of living dossiers whose headers hold the same BSN, each with its id and consulent; the number stays here.
    Raises NoSuchTeam."""
    header = cast(t.revision.c.body, JSONB)
    bsn = func.nullif(header["bsn"].astext, "")
    known = (
        select(
            t.record.c.id,
            bsn.label("bsn"),
            func.coalesce(header["consulent"].astext, "").label("consulent"),
            func.count().over(partition_by=bsn).label("times"),
        )
        .select_from(t.current)
        .where(t.record.c.team == team, t.record.c.kind == HEADER, bsn.is_not(None))  # a tombstone has no body
        .subquery()
    )
    query = select(known).where(known.c.times > 1).order_by(known.c.bsn, known.c.id)
    with engine.begin() as connection:
        if role_of(connection, team, actor) is None:
            raise NoSuchTeam
        found = connection.execute(query).all()
        if found:  # who heard of nobody read nothing
            note(connection, at=now, team=team, actor=actor, what="doubles", count=len(found))
    groups = groupby(found, lambda row: row.bsn)
    return {"doubles": [[{"dossier": row.id, "consulent": row.consulent} for row in group] for _, group in groups]}


def _query(team: str, after: str | None, only: str | None) -> Select[Any]:
    """The digest is SHA-256 hex over "record:version" of the living records, by record, joined by commas."""
    header, part = t.record, t.record.alias("part")
    name = cast(part.c.id, Text).collate("C")
    line = func.concat(cast(part.c.id, Text), ":", part.c.version)
    joined = func.string_agg(line, aggregate_order_by(literal(","), name))
    chosen = (
        select(header.c.id, t.revision.c.body)
        .select_from(t.current)
        .where(header.c.team == team, header.c.kind == HEADER, header.c.deleted.is_(False))
        .where(*([header.c.id > after] if after else []), *([header.c.id == only] if only else []))
        .subquery()
    )
    return (
        select(
            chosen.c.id.label("dossier"),
            chosen.c.body.label("header"),
            func.count().label("records"),
            func.encode(func.sha256(func.convert_to(joined, "UTF8")), "hex").label("digest"),
            func.max(part.c.seq).label("seq"),
        )
        .join(part, part.c.dossier == chosen.c.id)
        .where(part.c.team == team, part.c.deleted.is_(False))
        .group_by(chosen.c.id, chosen.c.body)
        .order_by(chosen.c.id)
    )
