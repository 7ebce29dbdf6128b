"""Summaries beside the records. The ledger tells whether one is still true: its sum of stamps changes with every change
of a record, an answer or an outbox row, in the same transaction, whoever makes it."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, delete, insert, select

from desktop_app.casework.summaries import Summary
from desktop_app.vault import tables

_summary, _ledger, _record = tables.summary.c, tables.ledger.c, tables.record.c
_fields = [_summary[name] for name in Summary._fields]
_true = select(*_fields).join_from(
    tables.summary,
    tables.ledger,
    (_ledger.dossier == _summary.dossier) & (_ledger.total == _summary.total),
)
_here = select(_record.id).where(_record.kind == "dossier", _record.deleted.is_(False))


class KeptSummaries:
    """`casework.summaries.Summaries` within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def true_on(self, day: date, basis: str) -> Sequence[Summary]:
        today = day.isoformat()
        query = _true.where(_summary.since <= today, _summary.until >= today, _summary.basis == basis)
        rows = self._connection.execute(query.order_by(_summary.urgency, _summary.dossier))
        return [Summary._make(row) for row in rows]

    def dossiers(self) -> Sequence[str]:
        return list(self._connection.execute(_here.order_by(_record.n)).scalars())

    def keep(self, dossier: str, phases: Sequence[Summary], basis: str) -> None:
        total = self._connection.execute(select(_ledger.total).where(_ledger.dossier == dossier)).scalar_one()
        self._connection.execute(delete(tables.summary).where(_summary.dossier == dossier))
        rows = [{**phase._asdict(), "basis": basis, "total": total} for phase in phases]
        self._connection.execute(insert(tables.summary), rows)
