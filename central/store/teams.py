"""Teams and their members."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, cast, func, select
from sqlalchemy.dialects.postgresql import JSONB, insert

from central.store import tables as t

ROLES = ("consulent", "kwaliteit", "leidinggevende", "beheerder", "lezer")
WEIGHT = ("lezer", "consulent", "kwaliteit", "leidinggevende", "beheerder")
READ_ONLY = frozenset({"lezer"})


class NoSuchTeam(Exception):
    """There is no such team, or it is not yours: an outsider cannot tell the two apart."""


def add_team(connection: Connection, team: str, name: str) -> None:
    """Make a team, or rename it."""
    row = insert(t.team).values(id=team, name=name)
    connection.execute(row.on_conflict_do_update(index_elements=["id"], set_={"name": name}))


def set_member(connection: Connection, team: str, sub: str, name: str, role: str | None) -> None:
    """Make someone a member or give another role; `role` None ends the membership and keeps the name."""
    if connection.execute(select(t.team.c.id).where(t.team.c.id == team)).first() is None:
        raise NoSuchTeam
    row = insert(t.member).values(team=team, sub=sub, name=name, role=role, by_groups=False)
    fresh = {"name": name, "role": role, "by_groups": False}
    connection.execute(row.on_conflict_do_update(index_elements=["team", "sub"], set_=fresh))


def enrol_by_groups(connection: Connection, sub: str, name: str, roles: Mapping[str, str]) -> None:
    """Bring memberships in line with the groups of a login; `roles`: by team. Those made by hand are left alone."""
    connection.execute(select(func.enrol_by_groups(sub, name, cast(dict(roles), JSONB))))


def role_of(connection: Connection, team: str, sub: str) -> str | None:
    return connection.execute(
        select(t.member.c.role).where(t.member.c.team == team, t.member.c.sub == sub)
    ).scalar_one_or_none()


def must_belong(connection: Connection, sub: str) -> None:
    """Raises NoSuchTeam for who is a member of no team at all."""
    own = select(t.member.c.sub).where(t.member.c.sub == sub, t.member.c.role.is_not(None)).limit(1)
    if connection.execute(own).first() is None:
        raise NoSuchTeam


def names_of(connection: Connection, team: str) -> dict[str, str]:
    """Names of present and former members by id."""
    rows = connection.execute(select(t.member.c.sub, t.member.c.name).where(t.member.c.team == team))
    return {sub: name for sub, name in rows}


def me(connection: Connection, sub: str) -> dict[str, Any]:
    """The answer to /v1/me: the teams of this person, with the colleagues in them."""
    own = t.member.alias()
    rows = connection.execute(
        select(t.team.c.id, t.team.c.name, own.c.role, own.c.name)
        .join(own, own.c.team == t.team.c.id)
        .where(own.c.sub == sub, own.c.role.is_not(None))
        .order_by(t.team.c.id)
    ).all()
    teams = [
        {"id": team, "name": name, "role": role, "members": _members(connection, team)} for team, name, role, _ in rows
    ]
    return {"user": {"id": sub, "name": rows[0][3] if rows else sub}, "teams": teams}


def _members(connection: Connection, team: str) -> list[dict[str, str]]:
    rows = connection.execute(
        select(t.member.c.sub, t.member.c.name, t.member.c.role)
        .where(t.member.c.team == team, t.member.c.role.is_not(None))
        .order_by(t.member.c.name)
    )
    return [{"id": sub, "name": name, "role": role} for sub, name, role in rows]
