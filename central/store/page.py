"""Records as JSON, as a laptop reads them: PostgreSQL writes the frames and a body goes out in the very characters that
were hashed, so that nothing of a page is read on its way."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, select, true

from central.store import tables as t
from central.store.bulk import Asked

LINK = 16
"""Hexadecimal digits of the hash of a revision by which a laptop shows where it stood."""

_record, _revision, _member = t.record.c, t.revision.c, t.member.c
_PLAIN = ("dossier", "kind", "version", "seq", "deleted", "actor", "mutation", "edited_at")


def asked(team: str, cursor: int, limit: int, dossier: str | None) -> Asked:
    """For the records after `cursor`, of one `dossier` or of all; to be read as bytes."""
    values = {"of": team, "after": cursor, "most": limit, "dossier": dossier}
    return _ALL if dossier is None else _ONE, values


def whole(rows: Sequence[Any], cursor: int, *, more: bool) -> bytes:
    """The page with these records; `cursor` when there is none. Put together once: a page has megabytes."""
    parts = [b'{"records":[']
    for _seq, frame, went, body in rows:
        parts += frame[:-1], b',"left":"%b"' % went if went else b"", b',"body":', body or b"null", b"},"
    if rows:
        parts[-1] = b"}"
    parts.append(b'],"cursor":%d,"more":%b}' % (last(rows, cursor), b"true" if more else b"false"))
    return b"".join(parts)


def last(rows: Sequence[Any], cursor: int) -> int:
    """The seq of the last of them."""
    return int(rows[-1][0]) if rows else cursor


def _records(*of: ColumnElement[bool]) -> Select[Any]:
    """The records are counted off before their bodies are looked up: without statistics of a team that is new,
    PostgreSQL thinks it has five, and joins and sorts all of them for every page."""
    counted = (
        select(t.record)
        .where(_record.team == bindparam("of"), _record.seq > bindparam("after"), *of)
        .order_by(_record.seq)
        .limit(bindparam("most"))
        .subquery("counted")
    )
    record = counted.c
    frame = (
        select(
            record.id.label("record"),
            *(record[name] for name in _PLAIN),
            func.coalesce(_member.name, record.actor).label("actor_name"),
            func.left(record.hash, LINK).label("link"),
        )
        .correlate(counted, t.member)
        .lateral("frame")
    )
    here = (_revision.team == record.team) & (_revision.seq == record.seq)
    named = (_member.team == record.team) & (_member.sub == record.actor)
    return (
        select(record.seq, func.row_to_json(frame.table_valued()), record.went, _revision.body)
        .select_from(counted.join(t.revision, here).outerjoin(t.member, named).join(frame, true()))
        .order_by(record.seq)
    )


_ALL, _ONE = _records(), _records(_record.dossier == bindparam("dossier"))
