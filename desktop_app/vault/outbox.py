"""What waits to be sent: one waiting row per record, frozen when it goes into flight."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from desktop_app.casework.ports import Mutation, NewId, Outgoing
from desktop_app.vault import tables
from desktop_app.vault.bodies import changed, dump, load, moment
from desktop_app.vault.rows import Row

WAITING, IN_FLIGHT, ACKNOWLEDGED, REFUSED = "waiting", "in_flight", "acknowledged", "refused"
UNSENT = (WAITING, IN_FLIGHT)

_out = tables.outbox.c


class Outbox:
    """The outbox table within one transaction."""

    def __init__(self, connection: Connection, new_id: NewId) -> None:
        self._connection = connection
        self._new_id = new_id

    def enqueue(self, record: str, dossier: str, parents: Iterable[int] = ()) -> None:
        """See to a waiting row for the record; later edits join it until it goes into flight."""
        if WAITING not in self.states(record):
            values = {"mutation": self._new_id(), "record": record, "dossier": dossier, "state": WAITING}
            self._connection.execute(insert(tables.outbox).values(**values, merged_from=dump(sorted(parents))))

    def states(self, record: str) -> set[str]:
        return set(self._connection.execute(select(_out.state).where(_out.record == record)).scalars())

    def parents(self, record: str) -> set[int]:
        """Versions a waiting merge of this record already joins."""
        query = select(_out.merged_from).where(_out.record == record, _out.state == WAITING)
        return {version for listed in self._connection.execute(query).scalars() for version in load(listed)}

    def in_flight(self) -> list[Mutation]:
        query = select(_out.frozen).where(_out.state == IN_FLIGHT).order_by(_out.n)
        return [_thaw(frozen) for frozen in self._connection.execute(query).scalars()]

    def candidates(self) -> Sequence[tuple[str, str, str]]:
        """Mutation, record and parents of waiting rows, oldest first, whose record has nothing in flight."""
        busy = select(_out.record).where(_out.state == IN_FLIGHT)
        query = select(_out.mutation, _out.record, _out.merged_from)
        query = query.where(_out.state == WAITING, _out.record.not_in(busy)).order_by(_out.n)
        return [(mutation, record, parents) for mutation, record, parents in self._connection.execute(query)]

    def freeze(self, mutation: str, row: Row, parents: str) -> Mutation | None:
        """Put a waiting row in flight as the record is now. None, and gone, if there is nothing left to tell."""
        pointers = changed(row.base, row.shown, row.kind)
        if not pointers:
            self.remove(mutation)
            return None
        frozen = Mutation(
            mutation,
            row.id,
            row.dossier,
            row.kind,
            row.base_version,
            row.shown,
            row.deleted,
            pointers,
            row.edited_by,
            row.edited_at,
            tuple(load(parents)),
        )
        text = dump(asdict(frozen) | {"edited_at": moment(frozen.edited_at)})
        self._set(mutation, state=IN_FLIGHT, frozen=text)
        return frozen

    def sent(self, mutation: str) -> Mutation | None:
        """The mutation as it was sent; None when it is unknown or never went out."""
        query = select(_out.frozen).where(_out.mutation == mutation)
        frozen = self._connection.execute(query).scalar_one_or_none()
        return None if frozen is None else _thaw(frozen)

    def acknowledge(self, mutation: str, version: int) -> None:
        self._set(mutation, state=ACKNOWLEDGED, version=version)

    def unshown(self) -> Iterable[str]:
        return self._connection.execute(select(_out.record).where(_out.state == ACKNOWLEDGED)).scalars().all()

    def doubt(self) -> None:
        """What no pull has shown goes out again under its own id."""
        self._connection.execute(update(tables.outbox).where(_out.state == ACKNOWLEDGED).values(state=IN_FLIGHT))

    def refuse(self, mutation: str, code: str) -> None:
        self._set(mutation, state=REFUSED, code=code)

    def remove(self, mutation: str) -> bool:
        """True if it was there."""
        return self._connection.execute(delete(tables.outbox).where(_out.mutation == mutation)).rowcount > 0

    def drop(self, record: str, *states: str, until: int | None = None) -> None:
        """Remove rows of a record in these states, acknowledged ones up to a version."""
        query = delete(tables.outbox).where(_out.record == record, _out.state.in_(states))
        if until is not None:
            query = query.where(_out.version <= until)
        self._connection.execute(query)

    def waiting(self) -> int:
        query = select(func.count()).select_from(tables.outbox).where(_out.state.in_(UNSENT))
        return int(self._connection.execute(query).scalar_one())

    def unsent(self) -> dict[str, int]:
        query = select(_out.dossier, func.count()).where(_out.state.in_(UNSENT)).group_by(_out.dossier)
        return {dossier: count for dossier, count in self._connection.execute(query)}

    def rows(self) -> list[Outgoing]:
        query = select(_out.mutation, _out.record, _out.dossier, _out.state, _out.code).order_by(_out.n)
        return [Outgoing(*row[:4], row.code or "") for row in self._connection.execute(query)]

    def refused(self, dossier: str) -> list[Mutation]:
        query = select(_out.frozen).where(_out.dossier == dossier, _out.state == REFUSED).order_by(_out.n)
        return [_thaw(frozen) for frozen in self._connection.execute(query).scalars()]

    def of(self, dossier: str) -> int:
        """Number of rows of a dossier, in whatever state."""
        query = select(func.count()).select_from(tables.outbox).where(_out.dossier == dossier)
        return int(self._connection.execute(query).scalar_one())

    def _set(self, mutation: str, **values: object) -> None:
        self._connection.execute(update(tables.outbox).where(_out.mutation == mutation).values(**values))


def _thaw(frozen: str) -> Mutation:
    stored = load(frozen)
    times = {"edited_at": datetime.fromisoformat(stored["edited_at"])}
    return Mutation(**stored | times | {key: tuple(stored[key]) for key in ("changed", "merged_from")})
