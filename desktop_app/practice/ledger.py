"""What the practice office really holds, read from its own database: the judge of whether anything was lost."""

from collections.abc import Iterable
from typing import Any, LiteralString


def office_values(owner_url: str, path: str) -> set[str]:
    """Every value that any revision ever gave to the answer at `path`."""
    return {body["value"] for found, body in _answers(owner_url) if found == path}


def missing(owner_url: str, rows: Iterable[tuple[str, str, str]]) -> int:
    """How many of these answers (path, state, value) no revision at the office holds."""
    held = {(path, body["state"], body["value"]) for path, body in _answers(owner_url)}
    return sum(row not in held for row in rows)


def record_count(owner_url: str) -> int:
    ((count,),) = _rows(owner_url, "SELECT count(*) FROM record WHERE NOT deleted")
    return int(count)


def _answers(owner_url: str) -> Iterable[tuple[str, dict[str, str]]]:
    for (body,) in _rows(owner_url, "SELECT body::jsonb FROM revision WHERE body::jsonb ? 'answers'"):
        yield from body["answers"].items()


def _rows(owner_url: str, sql: LiteralString) -> list[tuple[Any, ...]]:
    import psycopg  # noqa: PLC0415 - the office's driver: a bundled laptop does not have it, and starts without

    with psycopg.connect(_plain(owner_url)) as connection:
        return connection.execute(sql).fetchall()


def _plain(url: str) -> str:
    """The address without the name of a driver, which only SQLAlchemy understands."""
    scheme, _, rest = url.partition("://")
    return f"{scheme.partition('+')[0]}://{rest}"
