"""Records as JSON, as a laptop reads them: PostgreSQL writes the frames and a body goes out in the very characters that
were hashed, so that nothing of a page is read on its way."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, select, true

from central.store import tables as t
from central.store.bulk import Asked

LINK = 16
"""Hexadecimal digits of the hash of a revision by which a laptop shows where it stood."""

_record, _member = t.record.c, t.member.c
_NAMED = (_member.team == _record.team) & (_member.sub == _record.actor)
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
    frame = (
        select(
            _record.id.label("record"),
            *(_record[name] for name in _PLAIN),
            func.coalesce(_member.name, _record.actor).label("actor_name"),
            func.left(_record.hash, LINK).label("link"),
        )
        .correlate(t.record, t.member)
        .lateral("frame")
    )
    return (
        select(_record.seq, func.row_to_json(frame.table_valued()), _record.went, t.revision.c.body)
        .select_from(t.current.outerjoin(t.member, _NAMED).join(frame, true()))
        .where(_record.team == bindparam("of"), _record.seq > bindparam("after"), *of)
        .order_by(_record.seq)
        .limit(bindparam("most"))
    )


_ALL, _ONE = _records(), _records(_record.dossier == bindparam("dossier"))
