"""What can still be read of a damaged database, copied into a new one. The damaged file is opened for reading only.

SQLCipher refuses a page that does not authenticate, and the connection with it. So each table is walked from the front
and from the back until a page refuses, and by number in between; every refusal costs a fresh connection.
"""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection

from desktop_app.casework.errors import NoSoundBackup, VaultDamaged
from desktop_app.vault import migration
from desktop_app.vault.backup import STAMP
from desktop_app.vault.entries import DATABASE
from desktop_app.vault.header_file import BACKUPS
from desktop_app.vault.opening import connect_to_read, make_engine
from desktop_app.vault.rows import Rows

Row = dict[str, Any]
_TABLES = {
    "record": ("n",),
    "answer": ("dossier", "path"),
    "outbox": ("n",),
    "audit": ("n",),
    "audit_head": ("dossier",),
    "local": ("key",),
    "meta": ("key",),
}
"""What is worth saving, with the key it is walked by. The cursor of the sync is not: everything is fetched anew."""


@dataclass(frozen=True, slots=True)
class Rescued:
    """`saved`: rows per table · `lost`: tables of which a part could not be read."""

    file: Path
    saved: dict[str, int]
    lost: tuple[str, ...]


def rescue(vault: Path, key: bytearray, now: datetime) -> Rescued:
    """Make `backups/rescue-<moment>.db` from a damaged vault. Raises NoSoundBackup when not even its list of tables
    can be read."""
    target = vault / BACKUPS / f"rescue-{now:{STAMP}}.db"
    target.parent.mkdir(mode=0o700, exist_ok=True)
    target.touch(mode=0o600)
    source = _Source(vault / DATABASE, key)
    engine = make_engine(target, key, transactions=False)
    try:
        migration.upgrade(engine, before=lambda: None, new=True, until=source.revision())
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            saved = {table: _copy(connection, source, table, keys) for table, keys in _TABLES.items()}
            Rows(connection).index_all()
            connection.commit()
    except (sqlcipher.DatabaseError, VaultDamaged):
        target.unlink(missing_ok=True)
        raise NoSoundBackup from None
    finally:
        engine.dispose()
        source.close()
        for extra in ("-wal", "-shm"):
            target.with_name(target.name + extra).unlink(missing_ok=True)
    return Rescued(target, saved, tuple(sorted(source.hurt)))


def _copy(connection: Connection, source: "_Source", table: str, keys: tuple[str, ...]) -> int:
    count = 0
    for row in source.rows(table, keys):
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        statement = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - names of ours
        count += connection.exec_driver_sql(statement, tuple(row.values())).rowcount
    return count


class _Source:
    """The damaged database. `hurt`: tables that could not be read in full."""

    def __init__(self, path: Path, key: bytearray) -> None:
        self._path, self._key = path, key
        self._open: Any = None
        self.hurt: set[str] = set()

    def close(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None

    def revision(self) -> str:
        rows = self._ask("SELECT version_num FROM alembic_version", ())
        if not rows or rows[0]["version_num"] not in migration.REVISIONS:
            raise NoSoundBackup
        return str(rows[0]["version_num"])

    def rows(self, table: str, keys: tuple[str, ...]) -> Iterator[Row]:
        """Every row that can be read; some perhaps twice."""
        before = yield from self._walk(table, keys, "ASC")
        if table not in self.hurt:
            return
        after = yield from self._walk(table, keys, "DESC")
        if keys == ("n",) and before and after:
            for n in range(int(before["n"]) + 1, int(after["n"])):
                yield from self._try(f"SELECT * FROM {table} WHERE n = ?", (n,))  # noqa: S608 - names of ours

    def _walk(self, table: str, keys: tuple[str, ...], way: str) -> Generator[Row, None, Row | None]:
        """Rows in the order of their key until the end or until a page refuses; returns the last one."""
        listed = ", ".join(f'"{key}"' for key in keys)
        order = ", ".join(f'"{key}" {way}' for key in keys)
        beyond = f"WHERE ({listed}) {'>' if way == 'ASC' else '<'} ({', '.join('?' * len(keys))})"
        row: Row | None = None
        while True:
            place = tuple(row[key] for key in keys) if row else ()
            query = f"SELECT * FROM {table} {beyond if row else ''} ORDER BY {order} LIMIT 1"  # noqa: S608 - as above
            try:
                found = self._ask(query, place)
            except sqlcipher.DatabaseError:
                self.hurt.add(table)
                return row
            if not found:
                return row
            row = found[0]
            yield row

    def _try(self, query: str, values: Sequence[Any]) -> list[Row]:
        try:
            return self._ask(query, values)
        except sqlcipher.DatabaseError:
            return []

    def _ask(self, query: str, values: Sequence[Any]) -> list[Row]:
        """Raises sqlcipher's DatabaseError after closing the connection, which is poisoned then."""
        try:
            if self._open is None:
                self._open = connect_to_read(self._path, self._key)
            cursor = self._open.execute(query, tuple(values))
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        except sqlcipher.DatabaseError:
            self.close()
            raise
