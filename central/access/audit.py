"""The access log: who pushed, pulled, read a history or was turned away. Append-only by the rights of the role."""

from datetime import datetime

from sqlalchemy import Connection, insert

from central.store.tables import audit


def note(connection: Connection, *, at: datetime, team: str, actor: str, what: str, **detail: int | str) -> None:
    """Add a row in the transaction of the act itself. `detail`: codes and counts, never content."""
    connection.execute(insert(audit).values(at=at, team=team, actor=actor, what=what, detail=detail))
