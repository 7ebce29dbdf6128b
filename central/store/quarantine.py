"""Refused work. It stays word for word, what people did with it is written beside it; it ends with its dossier."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Exists, Select, and_, exists, select
from sqlalchemy.dialects.postgresql import insert

from central.access.audit import note
from central.store import tables as t
from central.store.departures import MOVED, hold
from central.store.teams import NoSuchTeam, names_of, role_of
from central.wire import QuarantineStep

LEADING = frozenset({"leidinggevende", "beheerder"})
CONFLICT = "conflict"
HANDED_OVER = "handed_over"
_kept, _step, _gone = t.quarantine.c, t.quarantine_step.c, t.departure.c


class NotForYou(Exception):
    """Only who leads the team may do this."""


class NotInQuarantine(Exception):
    """The office does not have this work, or it is not yours."""


def waiting(engine: Engine, team: str, actor: str, after: int, limit: int, now: datetime) -> dict[str, Any]:
    """Refused work nobody has settled, oldest first, for who leads. Raises NoSuchTeam, NotForYou."""
    with engine.begin() as connection:
        _must_lead(connection, team, actor)
        query = _open(team).where(t.quarantine.c.id > after).order_by(t.quarantine.c.id).limit(limit)
        rows = connection.execute(query).all()
        names = names_of(connection, team)
        note(connection, at=now, team=team, actor=actor, what="quarantine", count=len(rows))
    items = [
        {
            **{name: getattr(row, name) for name in ("id", "mutation", "code", "actor", "device", "app")},
            "actor_name": row.actor_name or names.get(row.actor, row.actor),
            "received_at": row.received_at.isoformat(),
            "handed_over_at": row.handed_over_at and row.handed_over_at.isoformat(),
            "payload": json.loads(row.payload),
        }
        for row in rows
    ]
    return {"items": items, "more": len(rows) == limit}


def mine(engine: Engine, team: str, actor: str) -> dict[str, Any]:
    """What became of the work of this person that was refused; also for who is no longer a member."""
    with engine.begin() as connection:
        rows = connection.execute(
            select(_step.mutation, _step.what, _step.actor, _step.actor_name, _step.at)
            .join(t.quarantine, (t.quarantine.c.team == _step.team) & (t.quarantine.c.mutation == _step.mutation))
            .where(_step.team == team, t.quarantine.c.actor == actor)
            .order_by(_step.id)
        ).all()
        names = names_of(connection, team) if rows else {}
    steps = [
        {"mutation": row.mutation, "what": row.what, "actor_name": row.actor_name or names.get(row.actor, row.actor),
         "at": row.at.isoformat()}
        for row in rows
    ]  # fmt: skip
    return {"steps": steps}


def step(engine: Engine, team: str, actor: str, asked: QuarantineStep, now: datetime) -> dict[str, Any]:
    """Write down a step, once, in every team that has this work. The author hands over; who leads the team that has the
    dossier takes over or sets aside.

    Raises NotInQuarantine, NoSuchTeam, NotForYou.
    """
    with engine.begin() as connection:
        kept = connection.execute(
            select(_kept.actor, _kept.origin, _kept.dossier).where(_kept.team == team, _kept.mutation == asked.mutation)
        ).first()
        if asked.what != HANDED_OVER:
            _must_lead(connection, team, actor)
        if kept is None or (asked.what == HANDED_OVER and kept.actor != actor):
            raise NotInQuarantine
        has = hold(connection, team, kept.dossier, kept.origin or team) if kept.dossier else team
        if asked.what != HANDED_OVER and has not in (team, None):
            raise NotInQuarantine
        row = {"mutation": asked.mutation, "what": asked.what, "actor": actor, "at": now}
        places = [{"team": one, "actor_name": None if one == team else names_of(connection, team).get(actor)}
                  for one in sorted({team, kept.origin or team, has or team})]  # fmt: skip
        rows = [place | row for place in places]
        connection.execute(insert(t.quarantine_step).values(rows).on_conflict_do_nothing())
        note(connection, at=now, team=team, actor=actor, what=asked.what)
    return {"mutation": asked.mutation, "what": asked.what}


def unsettled(team: str) -> ColumnElement[bool]:
    """Refused work of this team that nobody took over or set aside; conflicts are no refused work."""
    return and_(_kept.team == team, _kept.code != CONFLICT, ~settled())


def settled() -> Exists:
    return exists().where(_step.team == _kept.team, _step.mutation == _kept.mutation, _step.what != HANDED_OVER)


def _open(team: str) -> Select[Any]:
    """Without what belongs to another team by now."""
    away = exists().where(_gone.team == team, _gone.dossier == _kept.dossier, _gone.why == MOVED)
    handed = (
        select(_step.at)
        .where(_step.team == team, _step.mutation == t.quarantine.c.mutation, _step.what == HANDED_OVER)
        .scalar_subquery()
    )
    return select(t.quarantine, handed.label("handed_over_at")).where(unsettled(team), ~away)


def _must_lead(connection: Connection, team: str, actor: str) -> None:
    role = role_of(connection, team, actor)
    if role is None:
        raise NoSuchTeam
    if role not in LEADING:
        raise NotForYou
