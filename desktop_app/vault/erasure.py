"""Removing one dossier from this laptop so that no page of the file still holds it."""

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import Connection, Engine, delete, insert, select, text
from sqlalchemy.dialects.sqlite import insert as upsert

from desktop_app.casework.ports import AuditEvent
from desktop_app.vault import tables
from desktop_app.vault.bodies import dump, load
from desktop_app.vault.meta import read_meta, write_meta
from desktop_app.vault.opening import execute_alone
from desktop_app.vault.trail import Trail

STALE = "backups_hold_erased"
"""Meta value: "1" while a backup may hold a dossier that was erased since."""

TAKEN_OUT = "taken_out"
"""Meta value: ids of records of which something was taken out that the office may still have to hear of."""

REMOVED = "absent_dossiers"
"""Local value: ids of dossiers that were removed from this laptop and are not wanted here."""


def erase(engine: Engine, dossier: str, *, absent: bool = False, proof: AuditEvent | None = None) -> None:
    """Delete every record, answer, outbox row and local value of a dossier, adopted decisions included, and scrub the
    file. `absent`: and remember that it is not wanted here · `proof`: written in the trail by the same transaction,
    with what was destroyed in numbers.

    The audit trail stays: it holds codes, no content. Backups still hold the dossier: `STALE` says so until they were
    renewed.
    """
    ids = select(tables.record.c.n).where(tables.record.c.dossier == dossier, tables.record.c.kind == "dossier")
    with engine.begin() as connection:
        connection.execute(insert(tables.erasing).values(dossier=dossier))
        for n in connection.execute(ids).scalars().all():
            connection.execute(text("DELETE FROM dossier_search WHERE rowid = :n"), {"n": n})
        gone = {
            table.name: connection.execute(delete(table).where(table.c.dossier == dossier)).rowcount
            for table in (tables.record, tables.answer, tables.outbox)
        }
        connection.execute(delete(tables.summary).where(tables.summary.c.dossier == dossier))
        connection.execute(delete(tables.erasing))
        for end in (f"/{dossier}", f":{dossier}"):
            connection.execute(delete(tables.local).where(tables.local.c.key.endswith(end, autoescape=True)))
        write_meta(connection, STALE, "1")
        if proof is not None:
            counts = {"records": gone["record"], "answers": gone["answer"]}
            Trail(connection).append(replace(proof, detail={**proof.detail, **counts}))
        if absent:
            _remember_removed(connection, dossier)
        connection.execute(text("INSERT INTO dossier_search (dossier_search) VALUES ('optimize')"))
    execute_alone(engine, "PRAGMA wal_checkpoint(TRUNCATE)")


def mark_taken_out(connection: Connection, records: Collection[str]) -> None:
    """Something was taken out of these records for good: the backups are stale, and will be once more when the office
    has taken it over, for until then the last state shared with the office still holds it."""
    write_meta(connection, STALE, "1")
    write_meta(connection, TAKEN_OUT, dump(sorted({*_taken_out(connection), *records})))


def mark_taken_over(connection: Connection) -> None:
    """The backups are stale once more for records of which nothing waits for the office any longer."""
    waiting = set(connection.execute(select(tables.outbox.c.record)).scalars())
    before = _taken_out(connection)
    left = [record for record in before if record in waiting]
    if left != before:
        write_meta(connection, STALE, "1")
        write_meta(connection, TAKEN_OUT, dump(left))


def _taken_out(connection: Connection) -> list[str]:
    kept: list[str] = load(read_meta(connection, TAKEN_OUT) or "[]")
    return kept


def _remember_removed(connection: Connection, dossier: str) -> None:
    kept = connection.execute(select(tables.local.c.value).where(tables.local.c.key == REMOVED)).scalar_one_or_none()
    value = dump(sorted({*(load(kept) if kept else ()), dossier}))
    row = upsert(tables.local).values(key=REMOVED, value=value)
    connection.execute(row.on_conflict_do_update(index_elements=["key"], set_={"value": value}))
