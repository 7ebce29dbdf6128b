"""Opening the encrypted file: one way, with every pragma that keeps plaintext off the disk."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, ExceptionContext

from desktop_app.casework.errors import (
    RecordImmutable,
    VaultDamaged,
    VaultFull,
    VaultInUse,
    VaultLocked,
    VaultReadOnly,
)
from desktop_app.vault.keys import wipe

_HEX = b"0123456789abcdef"
_PRAGMAS = (
    "temp_store=MEMORY",  # FILE wrote plaintext to /var/tmp
    "secure_delete=ON",
    "foreign_keys=ON",
    "recursive_triggers=ON",  # else INSERT OR REPLACE would pass the delete triggers by
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "busy_timeout=10000",
    "cache_size=-32000",
)
_SQLITE_FULL = 13
_READ_ONLY = (8, 14)  # READONLY, CANTOPEN: the file is there, but it or its log cannot be written
_BUSY = (5, 6)
_DAMAGE = (10, 11, 26)  # IOERR, CORRUPT, NOTADB
_SQLITE_CONSTRAINT = 19
IMMUTABLE = "immutable"
"""Message of the triggers that guard adopted decisions and the audit trail."""


def connector(path: Path, key: bytearray) -> Callable[[], Any]:
    """A function that opens one keyed connection. After `wipe(key)` it raises VaultLocked."""

    def connect() -> Any:
        if not any(key):
            raise VaultLocked
        connection = sqlcipher.connect(str(path), timeout=10, check_same_thread=False, isolation_level=None)
        try:
            _prepare(connection, key)
        except sqlcipher.DatabaseError as error:
            connection.close()
            _translate(error)
            raise
        return connection

    return connect


def connect_to_read(path: Path, key: bytearray) -> Any:
    """A keyed connection that cannot change the file. Raises sqlcipher's own errors."""
    connection = sqlcipher.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)
    spec = _keyspec(key)
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.set_key(spec)
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.execute("PRAGMA trusted_schema=OFF")
        return connection
    except sqlcipher.DatabaseError:
        connection.close()
        raise
    finally:
        wipe(spec)


def make_engine(path: Path, key: bytearray, *, transactions: bool = True) -> Engine:
    """Engine on a vault file. With `transactions` every one starts as a writer, so that none fails half-way for
    another's writing; with the execution option `reading` it waits for nobody and must not write.

    Failures of the environment come out as errors of casework.errors, without values.
    """
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        module=sqlcipher,
        creator=connector(path, key),
        hide_parameters=True,
    )
    event.listen(engine, "handle_error", _handle)
    if transactions:
        event.listen(engine, "begin", _begin)
    return engine


def execute_alone(engine: Engine, sql: str, *parameters: str) -> None:
    """Run a statement that SQLite refuses inside a transaction (VACUUM INTO, checkpoints)."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute(sql, parameters).fetchall()
    except sqlcipher.DatabaseError as error:
        _translate(error)
        raise
    finally:
        connection.close()


def problems(connection: Connection) -> list[str]:
    """What the three integrity checks of the file find; empty when it is sound."""
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA cipher_integrity_check")]
    found += [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
    found += [str(row[0]) for row in connection.exec_driver_sql("PRAGMA foreign_key_check")]
    return found


def _prepare(connection: Any, key: bytearray) -> None:
    spec = _keyspec(key)
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.set_key(spec)
    finally:
        wipe(spec)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("SELECT count(*) FROM sqlite_master")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")


def _keyspec(key: bytearray) -> bytearray:
    """`x'<64 hex>'` in memory that can be wiped; text SQL would leave copies."""
    spec = bytearray(67)
    spec[0:2], spec[66:67] = b"x'", b"'"
    for place, byte in enumerate(key):
        spec[2 + 2 * place] = _HEX[byte >> 4]
        spec[3 + 2 * place] = _HEX[byte & 15]
    return spec


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _handle(context: ExceptionContext) -> None:
    error = context.original_exception
    if isinstance(error, sqlcipher.DatabaseError):
        if _code(error) in _DAMAGE:
            context.is_disconnect = True  # one failed page poisons the connection
        _translate(error)


def _code(error: Any) -> int:
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def _translate(error: Any) -> None:
    """Raise what the rest of the program knows; return for everything else."""
    code = _code(error)
    if code == _SQLITE_FULL:
        raise VaultFull from None
    if code in _DAMAGE:
        raise VaultDamaged from None
    if code in _READ_ONLY:
        raise VaultReadOnly from None
    if code in _BUSY:
        raise VaultInUse from None
    if code == _SQLITE_CONSTRAINT and str(error) == IMMUTABLE:
        raise RecordImmutable from None
