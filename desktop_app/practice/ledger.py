"""What the practice office really holds, read from its own database: the judge of whether anything was lost."""

from collections.abc import Iterable

import psycopg


def office_values(owner_url: str, path: str) -> set[str]:
    """Every value that any revision ever gave to the answer at `path`."""
    return {body["value"] for found, body in _answers(owner_url) if found == path}


def missing(owner_url: str, rows: Iterable[tuple[str, str, str]]) -> int:
    """How many of these answers (path, state, value) no revision at the office holds."""
    held = {(path, body["state"], body["value"]) for path, body in _answers(owner_url)}
    return sum(row not in held for row in rows)


def record_count(owner_url: str) -> int:
    with psycopg.connect(_plain(owner_url)) as connection:
        row = connection.execute("SELECT count(*) FROM record WHERE NOT deleted").fetchone()
    return int(row[0]) if row else 0


def _answers(owner_url: str) -> Iterable[tuple[str, dict[str, str]]]:
    with psycopg.connect(_plain(owner_url)) as connection:
        for (body,) in connection.execute("SELECT body FROM revision WHERE body ? 'answers'"):
            yield from body["answers"].items()


def _plain(url: str) -> str:
    """The address without the name of a driver, which only SQLAlchemy understands."""
    scheme, _, rest = url.partition("://")
    return f"{scheme.partition('+')[0]}://{rest}"
