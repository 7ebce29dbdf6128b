"""Many rows at once, by COPY: a statement per row costs more than the rows themselves."""

from collections.abc import Mapping, Sequence
from typing import Any

import psycopg
from sqlalchemy import Connection, Table
from sqlalchemy.exc import DBAPIError


def copy_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows in the transaction of the connection; fields that are no column are left out. Raises as `execute`."""
    names = [column.name for column in table.c]
    statement = f"COPY {table.name} ({', '.join(names)}) FROM STDIN"
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row([row[name] for name in names])
    except psycopg.Error as failure:
        raise DBAPIError.instance(
            statement, (), failure, psycopg.Error, hide_parameters=True, dialect=connection.dialect
        ) from failure
