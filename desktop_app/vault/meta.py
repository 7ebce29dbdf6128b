"""Small values of the vault itself."""

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert as upsert

from desktop_app.vault import tables


def read_meta(connection: Connection, key: str) -> str | None:
    value = connection.execute(select(tables.meta.c.value).where(tables.meta.c.key == key)).scalar_one_or_none()
    return None if value is None else str(value)


def write_meta(connection: Connection, key: str, value: str) -> None:
    statement = upsert(tables.meta).values(key=key, value=value)
    connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"value": value}))
