"""Removing one dossier from this laptop so that no page of the file still holds it."""

from sqlalchemy import Engine, delete, insert, select, text

from desktop_app.vault import tables
from desktop_app.vault.opening import execute_alone


def erase(engine: Engine, dossier: str) -> None:
    """Delete every record, answer and outbox row of a dossier, adopted decisions included, and scrub the file.

    The audit trail stays: it holds codes, no content. Backups hold the dossier until they have rotated.
    """
    ids = select(tables.record.c.n).where(tables.record.c.dossier == dossier, tables.record.c.kind == "dossier")
    with engine.begin() as connection:
        connection.execute(insert(tables.erasing).values(dossier=dossier))
        for n in connection.execute(ids).scalars().all():
            connection.execute(text("DELETE FROM dossier_search WHERE rowid = :n"), {"n": n})
        for table in (tables.record, tables.answer, tables.outbox):
            connection.execute(delete(table).where(table.c.dossier == dossier))
        connection.execute(delete(tables.erasing))
        connection.execute(text("INSERT INTO dossier_search (dossier_search) VALUES ('optimize')"))
    execute_alone(engine, "PRAGMA wal_checkpoint(TRUNCATE)")
