"""The audit trail: appended to, never changed, each event carrying the hash of the one before it."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from desktop_app.casework.ports import DESTROYED, AuditEvent
from desktop_app.vault import tables
from desktop_app.vault.bodies import canonical, dump, load, moment

_audit, _head = tables.audit.c, tables.audit_head.c


class Trail:
    """The audit tables within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, event: AuditEvent) -> None:
        seq, previous = self._last(event.dossier)
        fields = {
            "dossier": event.dossier,
            "seq": seq + 1,
            "what": event.what,
            "by": event.by,
            "at": moment(event.at),
            "detail": dump(dict(event.detail)),
            "previous": previous,
        }
        digest = _hash(fields)
        self._connection.execute(insert(tables.audit).values(**fields, hash=digest))
        head = upsert(tables.audit_head).values(dossier=event.dossier, seq=seq + 1, hash=digest)
        self._connection.execute(
            head.on_conflict_do_update(index_elements=["dossier"], set_={"seq": seq + 1, "hash": digest})
        )

    def events(self, dossier: str) -> Sequence[AuditEvent]:
        """Events of a dossier, oldest first."""
        query = select(tables.audit).where(_audit.dossier == dossier).order_by(_audit.seq)
        return [_event(row) for row in self._connection.execute(query)]

    def destroyed(self) -> Sequence[AuditEvent]:
        """Proofs of destruction over all dossiers, oldest first."""
        query = select(tables.audit).where(_audit.what == DESTROYED).order_by(_audit.n)
        return [_event(row) for row in self._connection.execute(query)]

    def intact(self, dossier: str) -> bool:
        """Whether no event was changed, taken out, put between or cut off at the end."""
        query = select(tables.audit).where(_audit.dossier == dossier).order_by(_audit.seq)
        seq, previous = 0, ""
        for row in self._connection.execute(query).mappings():
            fields = {name: row[name] for name in row if name not in ("n", "hash")}
            if (row["seq"], row["previous"], row["hash"]) != (seq + 1, previous, _hash(fields)):
                return False
            seq, previous = row["seq"], row["hash"]
        return (seq, previous) == self._last(dossier)

    def broken(self) -> list[str]:
        """Dossiers of which the trail is not intact, those with only a head or only events included."""
        names = select(_audit.dossier).union(select(_head.dossier))
        return [dossier for dossier in self._connection.execute(names).scalars() if not self.intact(dossier)]

    def _last(self, dossier: str) -> tuple[int, str]:
        row = self._connection.execute(select(_head.seq, _head.hash).where(_head.dossier == dossier)).one_or_none()
        return (int(row.seq), str(row.hash)) if row else (0, "")


def _event(row: Row[Any]) -> AuditEvent:
    return AuditEvent(row.dossier, row.what, row.by, datetime.fromisoformat(row.at), load(row.detail))


def _hash(fields: dict[str, object]) -> str:
    return hashlib.sha256(canonical(fields).encode("utf-8", "surrogatepass")).hexdigest()
