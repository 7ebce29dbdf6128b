"""Many rows at once, past SQLAlchemy: in by COPY, out as the bytes that PostgreSQL sends."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

import psycopg
from psycopg.adapt import Loader
from sqlalchemy import Connection, Select, Table
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.exc import DBAPIError


def copy_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows in the transaction of the connection; fields that are no column are left out. Raises as `execute`."""
    names = [column.name for column in table.c]
    statement = f"COPY {table.name} ({', '.join(names)}) FROM STDIN"
    with _cursor(connection, statement) as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row([row[name] for name in names])


def read_rows(connection: Connection, query: Select[Any], values: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Every value as bytes, the text of PostgreSQL in UTF-8, or None for NULL. `query`: one that lives as long as the
    module that asks it. Raises as `execute`."""
    statement, fixed = _text_of(query)
    with _cursor(connection, statement) as cursor:
        for kind in (0, "text", "int8", "json"):
            cursor.adapters.register_loader(kind, _Bytes)
        found: list[tuple[Any, ...]] = cursor.execute(statement, fixed | values).fetchall()
    return found


class _Bytes(Loader):
    def load(self, data: Any) -> bytes:
        return bytes(data)


@cache
def _text_of(query: Select[Any]) -> tuple[str, dict[str, Any]]:
    """With the values that stand in the query itself."""
    compiled = query.compile(dialect=PGDialect_psycopg())  # type: ignore[no-untyped-call]
    return str(compiled), dict(compiled.params)


@contextmanager
def _cursor(connection: Connection, statement: str) -> Iterator[Any]:
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor:
            yield cursor
    except psycopg.Error as failure:
        raise DBAPIError.instance(
            statement, (), failure, psycopg.Error, hide_parameters=True, dialect=connection.dialect
        ) from failure
