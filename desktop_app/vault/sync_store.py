"""The vault as the sync loop sees it. Every call is one transaction on a connection of its own, unless joined."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, select, union
from sqlalchemy.dialects.sqlite import insert as upsert

from desktop_app.casework.errors import EditedMeanwhile
from desktop_app.casework.ports import (
    AT_OFFICE,
    MERGED,
    MISSING,
    WHOLE_TEAM,
    AuditEvent,
    Body,
    LocalState,
    Mutation,
    NewId,
    RemoteRecord,
    Scope,
)
from desktop_app.vault import erasure, tables
from desktop_app.vault.bodies import dump, load, same
from desktop_app.vault.outbox import ACKNOWLEDGED, IN_FLIGHT, REFUSED, UNSENT, WAITING, Outbox
from desktop_app.vault.rows import Row, Rows
from desktop_app.vault.trail import Trail
from desktop_app.vault.unit_of_work import put

WANTED = "wanted_dossiers"
"""Local value: ids of dossiers that have to be brought here whole."""

SEEN = "sync/seen/"
"""Key of what the office showed at the cursor of a team: the cursor and its witness."""


class EncryptedSyncStore:
    """`SyncStore` on SQLCipher."""

    def __init__(self, engine: Engine, new_id: NewId) -> None:
        self._engine = engine
        self._reading = engine.execution_options(reading=True)
        self._new_id = new_id
        self._seen: dict[str, int | None] = {}
        self._joined: Connection | None = None

    @contextmanager
    def together(self) -> Iterator[None]:
        with self._engine.begin() as connection:
            self._joined = connection
            try:
                yield
            finally:
                self._joined = None

    def cursor(self, team: str) -> int:
        query = select(tables.sync_cursor.c.cursor).where(tables.sync_cursor.c.team == team)
        with self._connect(self._reading) as connection:
            return int(connection.execute(query).scalar_one_or_none() or 0)

    def seen(self, team: str) -> str:
        cursor = self.cursor(team)
        with self._connect(self._reading) as connection:
            at, mutation = _local(connection, SEEN + team) or (0, "")
        return str(mutation) if at == cursor else ""

    def set_cursor(self, team: str, cursor: int, seen: str = "") -> None:
        statement = upsert(tables.sync_cursor).values(team=team, cursor=cursor)
        with self._connect(self._engine) as connection:
            connection.execute(
                statement.on_conflict_do_update(index_elements=["team"], set_={"cursor": cursor}),
            )
            _set_local(connection, SEEN + team, (cursor, seen))

    def in_flight(self) -> Sequence[Mutation]:
        with self._read() as (_, outbox):
            return outbox.in_flight()

    def next_batch(self, limit: int) -> Sequence[Mutation]:
        with self._begin() as (rows, outbox):
            batch = outbox.in_flight()[:limit]
            for mutation, record, parents in outbox.candidates():
                if len(batch) >= limit:
                    break
                row = rows.get(record)
                frozen = outbox.freeze(mutation, row, parents) if row else None
                batch += [frozen] if frozen else []
            return batch

    def acknowledge(self, mutation: str, version: int) -> None:
        with self._begin() as (rows, outbox):
            sent = outbox.sent(mutation)
            row = rows.get(sent.record) if sent else None
            if sent is None or row is None:
                return
            if version < row.base_version:
                outbox.remove(mutation)
                return
            rows.set_base(row.id, sent.body, version)
            outbox.acknowledge(mutation, version)
            outbox.drop(row.id, REFUSED)

    def shown(self, record: str, version: int) -> None:
        with self._begin() as (_, outbox):
            outbox.drop(record, ACKNOWLEDGED, until=version)

    def unshown(self) -> frozenset[str]:
        with self._read() as (_, outbox):
            return frozenset(outbox.unshown())

    def doubt(self) -> None:
        with self._begin() as (_, outbox):
            outbox.doubt()

    def refuse(self, mutation: str, code: str) -> None:
        with self._begin() as (_, outbox):
            outbox.refuse(mutation, code)

    def state(self, record: str) -> LocalState | None:
        with self._read() as (rows, outbox):
            row, states = rows.get(record), outbox.states(record)
        self._seen[record] = row.edits if row else None
        if row is None:
            return None
        pending = bool(states.intersection(UNSENT)) or (REFUSED in states and not same(row.shown, row.base))
        return LocalState(row.shown, row.base, row.base_version, pending, row.deleted, row.edited_by, row.edited_at)

    def apply(self, remote: RemoteRecord, body: Body | None, *, merged: bool) -> None:
        with self._begin() as (rows, outbox):
            row = rows.get(remote.record)
            if remote.record in self._seen and self._seen.pop(remote.record) != (row.edits if row else None):
                raise EditedMeanwhile
            if row is None or remote.version >= row.base_version:
                _take_over(rows, outbox, row, remote, body)

    def add(self, remotes: Sequence[RemoteRecord]) -> Sequence[RemoteRecord]:
        with self._begin() as (rows, _):
            here = rows.here([remote.record for remote in remotes])
            rows.add([_as_told(remote) for remote in remotes if remote.record not in here])
        return [remote for remote in remotes if remote.record in here]

    def here(self, dossiers: Collection[str]) -> frozenset[str]:
        places = (tables.record.c.dossier, tables.outbox.c.dossier)
        query = union(*(select(place).where(place.in_(dossiers)) for place in places))
        with self._connect(self._reading) as connection:
            return frozenset(connection.execute(query).scalars())

    def scope(self) -> Scope:
        keys = (WHOLE_TEAM, MISSING, erasure.REMOVED, WANTED)
        query = select(tables.local.c.key, tables.local.c.value).where(tables.local.c.key.in_(keys))
        with self._connect(self._reading) as connection:
            kept = {key: load(value) for key, value in connection.execute(query)}
        whole, missing, removed, wanted = (kept.get(key) for key in keys)
        return Scope(bool(whole), missing or "", frozenset(removed or ()), tuple(wanted or ()))

    def want(self, dossier: str) -> None:
        with self._connect(self._engine) as connection:
            _set_local(connection, WANTED, list(dict.fromkeys([*(_local(connection, WANTED) or ()), dossier])))

    def welcome(self, dossier: str) -> None:
        with self._connect(self._engine) as connection:
            for key in (erasure.REMOVED, WANTED):
                kept = _local(connection, key) or []
                if dossier in kept:
                    _set_local(connection, key, [one for one in kept if one != dossier])

    def filled(self, missing: str) -> None:
        with self._connect(self._engine) as connection:
            if _local(connection, MISSING) == missing:
                _set_local(connection, MISSING, "")

    def held(self, dossier: str) -> Mapping[str, int]:
        with self._read() as (rows, _):
            return rows.held(dossier)

    def let_go(self, dossier: str) -> bool:
        with self._read() as (_, outbox):
            unsettled = outbox.of(dossier)
        if not unsettled:
            erasure.erase(self._engine, dossier)
        return not unsettled

    def note_merge(
        self, remote: RemoteRecord, mine: Sequence[str], theirs: Sequence[str], by: str, at: datetime
    ) -> None:
        parts = {"mine": "\n".join(mine), "theirs": "\n".join(theirs)}
        detail = {"record": remote.record, "kind": remote.kind, "with": remote.actor, **parts}
        with self._connect(self._engine) as connection:
            Trail(connection).append(AuditEvent(remote.dossier, MERGED, by, at, detail))

    def known(self) -> Mapping[str, int]:
        with self._read() as (rows, _):
            return rows.known()

    def forget_base(self, record: str) -> None:
        with self._begin() as (rows, outbox):
            row = rows.get(record)
            if row:
                rows.set_base(record, None, 0)
                outbox.drop(record, WAITING, IN_FLIGHT, ACKNOWLEDGED, REFUSED)
                outbox.enqueue(record, row.dossier)

    def put(self, *, id: str, dossier: str, kind: str, body: Body, by: str, at: datetime) -> None:
        with self._connect(self._engine) as connection:
            put(connection, self._new_id, id=id, dossier=dossier, kind=kind, body=body, by=by, at=at)

    def waiting(self) -> int:
        with self._read() as (_, outbox):
            return outbox.waiting()

    def questionnaires(self) -> frozenset[str]:
        with self._read() as (rows, _):
            return rows.questionnaires()

    def files_named(self) -> Mapping[str, int]:
        with self._read() as (rows, _):
            return rows.files()

    def files_at_office(self) -> frozenset[str]:
        with self._connect(self._reading) as connection:
            return frozenset(_at_office(connection))

    def note_at_office(self, digest: str) -> None:
        with self._connect(self._engine) as connection:
            living = Rows(connection).files().keys()
            _set_local(connection, AT_OFFICE, sorted({*_at_office(connection), digest} & living))

    def _read(self) -> AbstractContextManager[tuple[Rows, Outbox]]:
        return self._begin(self._reading)

    @contextmanager
    def _begin(self, engine: Engine | None = None) -> Iterator[tuple[Rows, Outbox]]:
        with self._connect(engine or self._engine) as connection:
            yield Rows(connection), Outbox(connection, self._new_id)

    def _connect(self, engine: Engine) -> AbstractContextManager[Connection]:
        return nullcontext(self._joined) if self._joined is not None else engine.begin()


def _at_office(connection: Connection) -> list[str]:
    return list(_local(connection, AT_OFFICE) or [])


def _local(connection: Connection, key: str) -> Any:
    value = connection.execute(select(tables.local.c.value).where(tables.local.c.key == key)).scalar_one_or_none()
    return load(value) if value else None


def _set_local(connection: Connection, key: str, value: Any) -> None:
    row = upsert(tables.local).values(key=key, value=dump(value))
    connection.execute(row.on_conflict_do_update(index_elements=["key"], set_={"value": row.excluded.value}))


def _as_told(remote: RemoteRecord) -> RemoteRecord:
    return replace(remote, body=None) if remote.deleted else remote


def _take_over(rows: Rows, outbox: Outbox, row: Row | None, remote: RemoteRecord, body: Body | None) -> None:
    theirs = None if remote.deleted else remote.body
    told = same(theirs, body)
    if row is None and told:
        rows.add([_as_told(remote)])
        return
    parents = outbox.parents(remote.record)
    ours = outbox.remove(remote.mutation)
    if row and not ours and remote.version > row.base_version:
        parents |= {row.base_version, remote.version}
    outbox.drop(remote.record, *UNSENT, *([REFUSED] if told else []))
    outbox.drop(remote.record, ACKNOWLEDGED, until=remote.version)
    mine = row is not None and not told
    rows.save(
        id=remote.record,
        dossier=row.dossier if row else remote.dossier,
        kind=row.kind if row else remote.kind,
        body=body,
        by=row.edited_by if row and mine else remote.actor,
        at=row.edited_at if row and mine else remote.edited_at,
        edits=0,
    )
    rows.set_base(remote.record, theirs, remote.version)
    if not told:
        outbox.enqueue(remote.record, remote.dossier, parents)
