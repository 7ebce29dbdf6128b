"""One transaction of the caseworker: answers, records, trail and outbox together, or nothing."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, select
from sqlalchemy.dialects.sqlite import insert as upsert

from desktop_app.casework.errors import VaultLocked
from desktop_app.casework.ports import AuditEvent, Body, Mutation, NewId, Outgoing, Record
from desktop_app.casework.records import answer_from_body, answer_to_body
from desktop_app.domain.answer import Answer
from desktop_app.vault import erasure, tables
from desktop_app.vault.bodies import dump, load, moment, same
from desktop_app.vault.outbox import REFUSED, Outbox
from desktop_app.vault.rows import Row, Rows
from desktop_app.vault.summaries import KeptSummaries
from desktop_app.vault.trail import Trail

TALK_AT = "talk_at"


class EncryptedWork:
    """`UnitOfWork` on SQLCipher. `hint` is told, after the commit, when the local value `talk_at` was set; `renew` is
    called when something must leave the log and the backups."""

    def __init__(
        self,
        engine: Engine,
        new_id: NewId,
        hint: Callable[[str | None], None] | None = None,
        renew: Callable[[], None] | None = None,
    ) -> None:
        self._engine = engine
        self._new_id = new_id
        self._hint = hint
        self._renew = renew
        self._scrubs = False
        self._open: Connection | None = None
        self._talk: list[str | None] = []

    def __enter__(self) -> Self:
        connection = self._engine.connect()
        try:
            connection.begin()
        except BaseException:
            connection.close()
            raise
        self._open = connection
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        connection, self._open = self._connection, None
        try:
            if kind is None:
                connection.commit()
        finally:
            connection.close()
        if kind is None and self._hint and self._talk:
            self._hint(self._talk[-1])
        if kind is None and self._renew and self._scrubs:
            self._renew()

    @property
    def _connection(self) -> Connection:
        if self._open is None:
            raise VaultLocked
        return self._open

    @property
    def _rows(self) -> Rows:
        return Rows(self._connection)

    @property
    def _outbox(self) -> Outbox:
        return Outbox(self._connection, self._new_id)

    @property
    def summaries(self) -> KeptSummaries:
        return KeptSummaries(self._connection)

    def get(self, record: str) -> Record | None:
        row = self._rows.get(record)
        return row.record() if row else None

    def find(self, *, kind: str, dossier: str | None = None) -> Sequence[Record]:
        return [row.record() for row in self._rows.find(kind, dossier)]

    def put(self, *, id: str, dossier: str, kind: str, body: Body, by: str, at: datetime) -> Record:
        row = put(self._connection, self._new_id, id=id, dossier=dossier, kind=kind, body=body, by=by, at=at)
        return row.record()

    def delete(self, record: str, *, by: str, at: datetime) -> None:
        old = self._rows.get(record)
        if old and not old.deleted:
            _edit(self._connection, self._new_id, old.id, old.dossier, old.kind, None, by, at)

    def answers(self, dossier: str) -> Mapping[str, Answer]:
        bodies = self._rows.answers(dossier)
        return {path: answer_from_body(path, body) for path, body in bodies.items()}

    def put_answers(
        self,
        dossier: str,
        section: str,
        answers: Sequence[Answer],
        *,
        removed: Sequence[str] = (),
        by: str | None = None,
        at: datetime | None = None,
    ) -> None:
        bodies = {answer.path: answer_to_body(answer) for answer in answers}
        old = self._rows.places(dossier, [*bodies, *removed])
        fresh = {path: body for path, body in bodies.items() if _differs(old.get(path), section, body)}
        gone = [path for path in removed if path in old and path not in bodies]
        if not fresh and not gone:
            return
        self._rows.drop_answers(dossier, gone)
        self._rows.write_answers(dossier, section, fresh)
        last = answers[-1] if answers else answer_from_body(gone[-1], old[gone[-1]][1])
        who, when = by or last.by, at or last.at
        left = {old[path][0] for path in (*fresh, *gone) if path in old}
        own = [section] if fresh or section in left else []
        for touched in [*sorted(left - {section}), *own]:
            id = self._rows.touch_section(dossier, touched, who, when)
            self._outbox.enqueue(id, dossier)

    def search(self, text: str) -> Sequence[str]:
        return self._rows.search(text)

    def log(self, event: AuditEvent) -> None:
        Trail(self._connection).append(event)

    def scrub(self, records: Collection[str]) -> None:
        erasure.mark_taken_out(self._connection, records)
        self._scrubs = True

    def trail(self, dossier: str) -> Sequence[AuditEvent]:
        """Audit events of a dossier, oldest first."""
        return Trail(self._connection).events(dossier)

    def destroyed(self) -> Sequence[AuditEvent]:
        return Trail(self._connection).destroyed()

    def trail_intact(self, dossier: str) -> bool:
        """Whether the hash chain of a dossier's audit trail holds."""
        return Trail(self._connection).intact(dossier)

    def broken_trails(self) -> Sequence[str]:
        """Dossiers whose audit trail was changed, cut or put back."""
        return Trail(self._connection).broken()

    def local(self, key: str) -> Any:
        query = select(tables.local.c.value).where(tables.local.c.key == key)
        value = self._connection.execute(query).scalar_one_or_none()
        return None if value is None else load(value)

    def set_local(self, key: str, value: Any) -> None:
        statement = upsert(tables.local).values(key=key, value=dump(value))
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=["key"], set_={"value": statement.excluded.value})
        )
        if key == TALK_AT:
            self._talk.append(value)

    def unsent(self) -> Mapping[str, int]:
        return self._outbox.unsent()

    def outgoing(self) -> Sequence[Outgoing]:
        return self._outbox.rows()

    def refused(self, dossier: str) -> Sequence[Mutation]:
        return self._outbox.refused(dossier)

    def offer_again(self, dossier: str) -> int:
        records = {mutation.record for mutation in self._outbox.refused(dossier)}
        for record in sorted(records):
            self._outbox.drop(record, REFUSED)
            self._outbox.enqueue(record, dossier)
        return len(records)


def put(
    connection: Connection, new_id: NewId, *, id: str, dossier: str, kind: str, body: Body, by: str, at: datetime
) -> Row:
    """`UnitOfWork.put` within a transaction that is under way."""
    old = Rows(connection).get(id)
    if old and not old.deleted and same(old.body, body):
        return old
    return _edit(connection, new_id, id, old.dossier if old else dossier, old.kind if old else kind, body, by, at)


def _edit(
    connection: Connection, new_id: NewId, id: str, dossier: str, kind: str, body: Body | None, by: str, at: datetime
) -> Row:
    moment(at)
    row = Rows(connection).save(id=id, dossier=dossier, kind=kind, body=body, by=by, at=at)
    Outbox(connection, new_id).enqueue(id, dossier)
    return row


def _differs(old: tuple[str, Body] | None, section: str, body: Body) -> bool:
    return old is None or old[0] != section or not same(old[1], body)
