"""The vault in memory: the same promises as the encrypted one, nothing on disk. For tests of everything above it."""

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

from desktop_app.casework.errors import EditedMeanwhile, RecordImmutable, VaultLocked
from desktop_app.casework.ports import AuditEvent, Body, LocalState, Mutation, Record, RemoteRecord
from desktop_app.casework.records import answer_from_body, answer_to_body, section_record
from desktop_app.domain.answer import Answer
from desktop_app.vault.bodies import changed, dump, load, moment, same
from desktop_app.vault.search import dossier_text, words

NewId = Callable[[], str]
WAITING, IN_FLIGHT, ACKNOWLEDGED, REFUSED = "waiting", "in_flight", "acknowledged", "refused"


@dataclass(frozen=True, slots=True)
class Row:
    """A record; `text` is its body as JSON, for intake without the answers. `edits` counts local edits."""

    id: str
    dossier: str
    kind: str
    text: str
    by: str
    at: datetime
    base: str | None = None
    base_version: int = 0
    deleted: bool = False
    edits: int = 0


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A row of the outbox. `frozen` is the mutation as sent, None while waiting."""

    id: str
    record: str
    dossier: str
    state: str = WAITING
    merged_from: tuple[int, ...] = ()
    frozen: Mutation | None = None
    version: int = 0


@dataclass(slots=True)
class Content:
    """Everything in the vault. Values are never changed in place, so a shallow copy is a snapshot."""

    rows: dict[str, Row] = field(default_factory=dict)
    answers: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    outbox: dict[str, Outgoing] = field(default_factory=dict)
    trail: dict[str, tuple[AuditEvent, ...]] = field(default_factory=dict)
    local: dict[str, str] = field(default_factory=dict)
    cursors: dict[str, int] = field(default_factory=dict)

    def snapshot(self) -> "Content":
        return Content(*(copy(getattr(self, name)) for name in self.__slots__))

    def body(self, row: Row) -> Body:
        body: Body = load(row.text)
        if row.kind == "intake":
            own = sorted(
                (path, text)
                for (dossier, path), (section, text) in self.answers.items()
                if dossier == row.dossier and section == body["section"]
            )
            body["answers"] = {path: load(text) for path, text in own}
        return body

    def shown(self, row: Row) -> Body | None:
        return None if row.deleted else self.body(row)

    def record(self, row: Row) -> Record:
        return Record(row.id, row.dossier, row.kind, self.body(row), row.base_version, row.by, row.at, row.deleted)

    def store(self, row: Row, body: Body | None) -> None:
        """Make `body` what the user sees of this record."""
        if row.kind == "intake":
            self._store_answers(row, body)
        if body is not None:
            rest = {key: value for key, value in body.items() if row.kind != "intake" or key != "answers"}
            row = replace(row, text=dump(rest))
        self.rows[row.id] = replace(row, deleted=body is None)

    def _store_answers(self, row: Row, body: Body | None) -> None:
        section = load(row.text)["section"]
        for key, (of, _) in list(self.answers.items()):
            if key[0] == row.dossier and of == section:
                del self.answers[key]
        for path, answer in (body or {}).get("answers", {}).items():
            self.answers[row.dossier, path] = (section, dump(answer))

    def edit(self, row: Row, body: Body | None, new_id: NewId) -> None:
        """A local edit: store it and see to an outbox row."""
        old = self.rows.get(row.id)
        if row.kind == "pip_versie" and old:
            raise RecordImmutable
        self.store(replace(row, edits=row.edits + 1), body)
        self.enqueue(row, new_id)

    def enqueue(self, row: Row, new_id: NewId, parents: tuple[int, ...] = ()) -> None:
        if not any(out.record == row.id and out.state == WAITING for out in self.outbox.values()):
            out = Outgoing(new_id(), row.id, row.dossier, merged_from=parents)
            self.outbox[out.id] = out

    def drop(self, record: str, *states: str, until: int | None = None) -> None:
        for out in list(self.outbox.values()):
            if out.record == record and out.state in states and (until is None or out.version <= until):
                del self.outbox[out.id]


class MemoryWork:
    """`UnitOfWork` in memory."""

    def __init__(self, vault: "MemoryVault") -> None:
        self._vault = vault
        self._before: Content | None = None

    @property
    def _content(self) -> Content:
        if self._before is None:
            raise VaultLocked
        return self._vault.content

    def __enter__(self) -> Self:
        if self._vault.closed:
            raise VaultLocked
        self._before = self._vault.content.snapshot()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None and self._before is not None:
            self._vault.content = self._before
        self._before = None

    def get(self, record: str) -> Record | None:
        row = self._content.rows.get(record)
        return self._content.record(row) if row else None

    def find(self, *, kind: str, dossier: str | None = None) -> Sequence[Record]:
        rows = [
            row
            for row in self._content.rows.values()
            if row.kind == kind and dossier in (None, row.dossier) and not row.deleted
        ]
        return [self._content.record(row) for row in rows]

    def put(self, *, id: str, dossier: str, kind: str, body: Body, by: str, at: datetime) -> Record:
        moment(at)
        old = self._content.rows.get(id)
        if old is None or old.deleted or not same(self._content.body(old), body):
            row = replace(old, by=by, at=at) if old else Row(id, dossier, kind, dump(body), by, at)
            self._content.edit(row, body, self._vault.new_id)
        return self._content.record(self._content.rows[id])

    def delete(self, record: str, *, by: str, at: datetime) -> None:
        moment(at)
        old = self._content.rows.get(record)
        if old and not old.deleted:
            self._content.edit(replace(old, by=by, at=at), None, self._vault.new_id)

    def answers(self, dossier: str) -> Mapping[str, Answer]:
        own = sorted((path, text) for (of, path), (_, text) in self._content.answers.items() if of == dossier)
        return {path: answer_from_body(path, load(text)) for path, text in own}

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
        stored = self.answers(dossier)
        gone = [stored[path] for path in removed if path in stored]
        bodies = {answer.path: answer_to_body(answer) for answer in answers}
        others = {*self._sections(dossier, [*bodies, *removed])} - {section}
        for of in [*sorted(others), section]:
            record = self.get(section_record(dossier, of))
            body: Body = record.body if record else {"section": of, "answers": {}}
            before = body["answers"]
            kept = {path: a for path, a in body["answers"].items() if path not in bodies and path not in removed}
            body["answers"] = {**kept, **(bodies if of == section else {})}
            if not same(before, body["answers"]):
                last = [*gone, *answers][-1]
                self.put(
                    id=section_record(dossier, of),
                    dossier=dossier,
                    kind="intake",
                    body=body,
                    by=by or last.by,
                    at=at or last.at,
                )

    def _sections(self, dossier: str, paths: Sequence[str]) -> list[str]:
        found = (self._content.answers.get((dossier, path)) for path in paths)
        return [hit[0] for hit in found if hit]

    def search(self, text: str) -> Sequence[str]:
        wanted = words(text)
        hits = []
        for record in self.find(kind="dossier"):
            known = words(dossier_text(record.body))
            if all(any(word.startswith(start) for word in known) for start in wanted):
                hits.append(record.id)
        return hits

    def log(self, event: AuditEvent) -> None:
        moment(event.at)
        detail = load(dump(dict(event.detail)))
        trail = self._content.trail.get(event.dossier, ())
        self._content.trail[event.dossier] = (*trail, replace(event, detail=detail))

    def trail(self, dossier: str) -> Sequence[AuditEvent]:
        """Audit events of a dossier, oldest first."""
        return self._content.trail.get(dossier, ())

    def local(self, key: str) -> Any:
        text = self._content.local.get(key)
        return None if text is None else load(text)

    def set_local(self, key: str, value: Any) -> None:
        self._content.local[key] = dump(value)

    def unsent(self) -> Mapping[str, int]:
        counts: dict[str, int] = {}
        for out in self._content.outbox.values():
            if out.state in (WAITING, IN_FLIGHT):
                counts[out.dossier] = counts.get(out.dossier, 0) + 1
        return counts


class MemorySyncStore:
    """`SyncStore` in memory, on the same content."""

    def __init__(self, vault: "MemoryVault") -> None:
        self._vault = vault
        self._seen: dict[str, int | None] = {}

    @property
    def _content(self) -> Content:
        if self._vault.closed:
            raise VaultLocked
        return self._vault.content

    def cursor(self, team: str) -> int:
        return self._content.cursors.get(team, 0)

    def set_cursor(self, team: str, cursor: int) -> None:
        self._content.cursors[team] = cursor

    def in_flight(self) -> Sequence[Mutation]:
        return [out.frozen for out in self._content.outbox.values() if out.state == IN_FLIGHT and out.frozen]

    def next_batch(self, limit: int) -> Sequence[Mutation]:
        batch = list(self.in_flight())[:limit]
        taken = {mutation.record for mutation in self.in_flight()}
        for out in list(self._content.outbox.values()):
            if len(batch) == limit:
                break
            if out.state == WAITING and out.record not in taken:
                mutation = self._freeze(out)
                batch += [mutation] if mutation else []
        return batch

    def _freeze(self, out: Outgoing) -> Mutation | None:
        row = self._content.rows[out.record]
        body, base = self._content.shown(row), None if row.base is None else load(row.base)
        pointers = changed(base, body, row.kind)
        if not pointers:
            del self._content.outbox[out.id]
            return None
        mutation = Mutation(
            out.id,
            row.id,
            row.dossier,
            row.kind,
            row.base_version,
            body,
            row.deleted,
            pointers,
            row.by,
            row.at,
            out.merged_from,
        )
        self._content.outbox[out.id] = replace(out, state=IN_FLIGHT, frozen=mutation)
        return mutation

    def acknowledge(self, mutation: str, version: int) -> None:
        out = self._content.outbox.get(mutation)
        if out is None or out.frozen is None:
            return
        row = self._content.rows[out.record]
        if version <= row.base_version:
            del self._content.outbox[mutation]
            return
        base = None if out.frozen.deleted else dump(out.frozen.body)
        self._content.rows[row.id] = replace(row, base=base, base_version=version)
        self._content.outbox[mutation] = replace(out, state=ACKNOWLEDGED, version=version)
        self._content.drop(row.id, REFUSED)

    def refuse(self, mutation: str, code: str) -> None:
        out = self._content.outbox.get(mutation)
        if out:
            self._content.outbox[mutation] = replace(out, state=REFUSED)

    def state(self, record: str) -> LocalState | None:
        row = self._content.rows.get(record)
        self._seen[record] = row.edits if row else None
        if row is None:
            return None
        body, base = self._content.shown(row), None if row.base is None else load(row.base)
        states = {out.state for out in self._content.outbox.values() if out.record == record}
        pending = bool(states & {WAITING, IN_FLIGHT}) or (REFUSED in states and not same(body, base))
        return LocalState(body, base, row.base_version, pending, row.deleted, row.by, row.at)

    def apply(self, remote: RemoteRecord, body: Body | None, *, merged: bool) -> None:
        content, row = self._content, self._content.rows.get(remote.record)
        if remote.record in self._seen and self._seen.pop(remote.record) != (row.edits if row else None):
            raise EditedMeanwhile
        if row and remote.version < row.base_version:
            return
        theirs = None if remote.deleted else remote.body
        if row and row.kind == "pip_versie" and not same(content.shown(row), body):
            raise RecordImmutable
        ours = content.outbox.pop(remote.mutation, None)
        foreign = ours is None and row is not None and remote.version > row.base_version
        waiting = [out for out in content.outbox.values() if out.record == remote.record and out.state == WAITING]
        parents = {version for out in waiting for version in out.merged_from}
        if foreign and row:
            parents |= {row.base_version, remote.version}
        content.drop(remote.record, WAITING, IN_FLIGHT)
        content.drop(remote.record, ACKNOWLEDGED, until=remote.version)
        self._take(remote, row, theirs, body)
        if not same(theirs, body):
            content.enqueue(content.rows[remote.record], self._vault.new_id, tuple(sorted(parents)))
        else:
            content.drop(remote.record, REFUSED)

    def _take(self, remote: RemoteRecord, row: Row | None, theirs: Body | None, body: Body | None) -> None:
        if row is None:
            text = dump(body if body is not None else {"section": ""} if remote.kind == "intake" else {})
            row = Row(remote.record, remote.dossier, remote.kind, text, remote.actor, remote.edited_at)
        if same(theirs, body):
            row = replace(row, by=remote.actor, at=remote.edited_at)
        base = None if theirs is None else dump(theirs)
        self._content.store(replace(row, base=base, base_version=remote.version), body)

    def known(self) -> Mapping[str, int]:
        rows = self._content.rows.values()
        return {row.id: row.base_version for row in rows if row.base_version and not row.deleted}

    def forget_base(self, record: str) -> None:
        row = self._content.rows.get(record)
        if row:
            self._content.rows[record] = replace(row, base=None, base_version=0)
            self._content.drop(record, WAITING, IN_FLIGHT, ACKNOWLEDGED, REFUSED)
            self._content.enqueue(row, self._vault.new_id)

    def put(self, *, id: str, dossier: str, kind: str, body: Body, by: str, at: datetime) -> None:
        with self._vault.work() as work:
            work.put(id=id, dossier=dossier, kind=kind, body=body, by=by, at=at)

    def waiting(self) -> int:
        return sum(out.state in (WAITING, IN_FLIGHT) for out in self._content.outbox.values())


class MemoryVault:
    """`Vault` in memory."""

    def __init__(self, new_id: NewId = lambda: str(uuid4())) -> None:
        self.content = Content()
        self.new_id = new_id
        self.closed = False

    def work(self) -> MemoryWork:
        return MemoryWork(self)

    def sync_store(self) -> MemorySyncStore:
        return MemorySyncStore(self)

    def close(self) -> None:
        self.closed = True
