"""Dossiers that left a team, and where they are now. Outlives the tombstones, which are purged."""

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.postgresql import insert

from central.store import tables as t

MOVED, ERASED = "moved", "erased"
_gone = t.departure.c


def leaves(connection: Connection, team: str, dossier: str, why: str, to: str | None = None) -> None:
    row = insert(t.departure).values(team=team, dossier=dossier, why=why, went_to=to)
    fresh = {"why": why, "went_to": to}
    connection.execute(row.on_conflict_do_update(index_elements=["team", "dossier"], set_=fresh))


def arrives(connection: Connection, team: str, dossier: str) -> None:
    connection.execute(delete(t.departure).where(_gone.team == team, _gone.dossier == dossier))


def trail(connection: Connection, team: str, dossier: str) -> tuple[str | None, str]:
    """The team at the end of the way, and what happened there: "" where the dossier is now, else "erased". None when
    nobody knows, which a restored backup of one team can bring about."""
    place, been = team, set[str]()
    while place not in been:
        been.add(place)
        row = connection.execute(
            select(_gone.why, _gone.went_to).where(_gone.team == place, _gone.dossier == dossier)
        ).first()
        if row is None or row.why == ERASED:
            return place, row.why if row else ""
        if row.went_to is None:
            break
        place = row.went_to
    return None, MOVED


def hold(connection: Connection, team: str, dossier: str, *others: str) -> str | None:
    """The team that has the dossier, if any; it does not move from there, or from these teams, until we commit.

    Teams are locked in the order of their ids, as a move does; after a wrong guess all are let go first.
    """
    while True:
        found = trail(connection, team, dossier)
        point = connection.begin_nested()
        teams = select(t.team.c.id).where(t.team.c.id.in_({team, found[0] or team, *others})).order_by(t.team.c.id)
        connection.execute(teams.with_for_update(read=True, key_share=True))
        if trail(connection, team, dossier) == found:
            point.commit()
            return None if found[1] else found[0]
        point.rollback()
