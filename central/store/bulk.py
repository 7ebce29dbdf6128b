"""Many rows in by COPY, and many statements in one round trip, past SQLAlchemy and in its transaction."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import Any

import psycopg
from psycopg.adapt import Loader
from psycopg.rows import namedtuple_row
from psycopg.types.string import TextLoader
from sqlalchemy import Connection, Executable, Table
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.exc import DBAPIError

Asked = tuple[Executable, dict[str, Any]]
"""A statement and its values by name."""

_KINDS = (0, "text", "int8", "json")


def copy_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows in the transaction of the connection; fields that are no column are left out. Raises as `execute`."""
    names = [column.name for column in table.c]
    driver: Any = connection.connection.driver_connection
    with _typed_errors(connection), driver.cursor() as cursor:
        with cursor.copy(f"COPY {table.name} ({', '.join(names)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row([row[name] for name in names])


def together(connection: Connection, *asked: Asked, as_bytes: bool = False, commit: bool = False) -> list[list[Any]]:
    """The rows of each statement, one round trip for all of them: PostgreSQL works them off in order, each sees what
    was committed before it began. Statements live as long as the module that asks them; ids are str.

    `as_bytes`: every value as PostgreSQL's text in UTF-8, or None for NULL · `commit`: and the transaction ends with
    them. Raises as `execute`; nothing is committed then."""
    driver: Any = connection.connection.driver_connection
    with _typed_errors(connection), ExitStack() as cursors:
        found = []
        with driver.pipeline():
            for statement, values in asked:
                cursor = cursors.enter_context(driver.cursor(row_factory=namedtuple_row))
                for kind in _KINDS if as_bytes else ("uuid",):
                    cursor.adapters.register_loader(kind, _Bytes if as_bytes else TextLoader)
                text, fixed = _text_of(statement)
                found.append(cursor.execute(text, fixed | values))
            if commit:
                driver.commit()
        return [cursor.fetchall() if cursor.description else [] for cursor in found]


class _Bytes(Loader):
    def load(self, data: Any) -> bytes:
        return bytes(data)


@cache
def _text_of(statement: Executable) -> tuple[str, dict[str, Any]]:
    """With the values that stand in the statement itself."""
    compiled: Any = statement.compile(dialect=PGDialect_psycopg())  # type: ignore[attr-defined,no-untyped-call]
    return str(compiled), dict(compiled.params)


@contextmanager
def _typed_errors(connection: Connection) -> Iterator[None]:
    try:
        yield
    except psycopg.Error as failure:
        raise DBAPIError.instance(
            "", (), failure, psycopg.Error, hide_parameters=True, dialect=connection.dialect
        ) from failure
