"""Does a dossier still add up? SQLCipher accepts an older copy of one of its own pages; the sums of stamps do not."""

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, text, union_all

from desktop_app.vault import tables

_ledger = tables.ledger.c
_rows = union_all(*(select(each.c.dossier, each.c.stamp) for each in (tables.record, tables.answer, tables.outbox)))
_row = _rows.subquery()
_counted = select(_row.c.dossier, func.count().label("rows"), func.sum(_row.c.stamp).label("total")).group_by(
    _row.c.dossier
)


def differing(connection: Connection) -> list[str]:
    """Dossiers of which some row is older than the ledger knows, or the ledger older than the rows. Reads every row."""
    counted = _counted.subquery()
    dossier = func.coalesce(counted.c.dossier, _ledger.dossier)
    differs = _off(counted.c.rows, _ledger.rows) | _off(counted.c.total, _ledger.total)
    joined = counted.join(tables.ledger, counted.c.dossier == _ledger.dossier, full=True)
    return list(connection.execute(select(dossier).select_from(joined).where(differs).order_by(dossier)).scalars())


def recount(connection: Connection, dossiers: list[str]) -> None:
    """Take the rows as they are: after the difference was told and noted in the trail."""
    connection.execute(delete(tables.ledger).where(_ledger.dossier.in_(dossiers)))
    fresh = _counted.where(_row.c.dossier.in_(dossiers))
    connection.execute(insert(tables.ledger).from_select(["dossier", "rows", "total"], fresh))


def _off(one: ColumnElement[int], other: ColumnElement[int]) -> ColumnElement[bool]:
    return func.coalesce(one, 0) != func.coalesce(other, 0)


def summary(connection: Connection) -> str:
    """One line over all dossiers and all trails; another line after any change of either."""
    rows = connection.execute(text("SELECT count(*), sum(rows), sum(total) FROM ledger")).one()
    trail = connection.execute(text("SELECT count(*), sum(seq) FROM audit_head")).one()
    return "/".join(str(each or 0) for each in (*rows, *trail))
