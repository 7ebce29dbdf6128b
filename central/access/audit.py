"""The access log: who pushed, pulled, read a history or was turned away. Append-only by the rights of the role."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Delete, bindparam, delete, insert

from central.store.bulk import Asked, together
from central.store.engine import canonical
from central.store.tables import audit

ACCESS = frozenset(
    {
        "pull",
        "push",
        "revisions",
        "dossiers",
        "doubles",
        "quarantine",
        "blob",
        "blob_read",
        "turned_away",
        "lease",
        "retention",
    }
)
"""What has a term. Anything else, such as that a dossier moved or was erased and what became of refused work, stays."""


def note(connection: Connection, *, at: datetime, team: str, actor: str, what: str, **detail: int | str) -> None:
    """Add a row in the transaction of the act itself. `detail`: codes and counts, never content."""
    together(connection, noted(at=at, team=team, actor=actor, what=what, **detail))


def noted(*, at: datetime, team: str, actor: str, what: str, **detail: int | str) -> Asked:
    """The statement of `note`, to go with others."""
    return _NOTE, {"at": at, "team": team, "actor": actor, "what": what, "detail": canonical(detail)}


_NOTE = insert(audit).values({name: bindparam(name) for name in ("at", "team", "actor", "what", "detail")})


def forget(connection: Connection, team: str, before: datetime) -> int:
    """Remove rows of access in this team whose term is over; how many. Only the owner may."""
    return connection.execute(_old(before).where(audit.c.team == team)).rowcount


def forget_strangers(connection: Connection, teams: Sequence[str], before: datetime) -> int:
    """The same for who asked for what is no team, or for something that has none."""
    return connection.execute(_old(before).where(audit.c.team.not_in(teams))).rowcount


def _old(before: datetime) -> Delete:
    return delete(audit).where(audit.c.at < before, audit.c.what.in_(ACCESS))
