"""Summaries beside the records. The ledger tells whether one is still true: its sum of stamps changes with every change
of a record, an answer or an outbox row, in the same transaction, whoever makes it."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, delete, insert, select, text

from desktop_app.casework.summaries import Summary
from desktop_app.vault import tables

_summary, _ledger = tables.summary.c, tables.ledger.c
_true = (
    select(*(_summary[name] for name in Summary._fields))
    .join_from(tables.summary, tables.ledger, _ledger.dossier == _summary.dossier)
    .where(_ledger.total == _summary.total)
    .order_by(_summary.urgency, _summary.dossier)
)
_HERE = "FROM record INDEXED BY dossier_here WHERE kind = 'dossier' AND NOT deleted"


class KeptSummaries:
    """`casework.summaries.Summaries` within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def true_on(self, day: date, basis: str) -> Sequence[Summary]:
        today = day.isoformat()
        query = _true.where(_summary.since <= today, _summary.until >= today, _summary.basis == basis)
        return list(map(Summary._make, self._connection.execute(query).all()))

    def missing(self, rows: Sequence[Summary]) -> Sequence[str]:
        if self._connection.execute(text(f"SELECT count(*) {_HERE}")).scalar_one() == len(rows):
            return []
        have = {row.dossier for row in rows}
        here = self._connection.execute(text(f"SELECT id {_HERE} ORDER BY n")).scalars()
        return [dossier for dossier in here if dossier not in have]

    def keep(self, dossier: str, phases: Sequence[Summary], basis: str) -> None:
        total = self._connection.execute(select(_ledger.total).where(_ledger.dossier == dossier)).scalar_one()
        self._connection.execute(delete(tables.summary).where(_summary.dossier == dossier))
        rows = [{**phase._asdict(), "basis": basis, "total": total} for phase in phases]
        self._connection.execute(insert(tables.summary), rows)
