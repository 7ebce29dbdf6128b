"""What the vault in memory holds, and how an edit changes it."""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import datetime

from desktop_app.casework.errors import RecordImmutable
from desktop_app.casework.ports import AuditEvent, Body, Mutation, Record
from desktop_app.casework.summaries import Summary
from desktop_app.vault.bodies import dump, load

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
    code: str = ""


Kept = tuple[tuple[Row, ...], tuple[tuple[str, tuple[str, str]], ...], tuple[Outgoing, ...]]


@dataclass(slots=True)
class Content:
    """Everything in the vault. Values are never changed in place, so a shallow copy is a snapshot."""

    rows: dict[str, Row] = field(default_factory=dict)
    answers: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    outbox: dict[str, Outgoing] = field(default_factory=dict)
    trail: dict[str, tuple[AuditEvent, ...]] = field(default_factory=dict)
    local: dict[str, str] = field(default_factory=dict)
    cursors: dict[str, int] = field(default_factory=dict)
    seen: dict[str, tuple[int, str]] = field(default_factory=dict)
    removed: frozenset[str] = frozenset()
    wanted: tuple[str, ...] = ()
    summaries: dict[str, tuple[Kept, str, tuple[Summary, ...]]] = field(default_factory=dict)

    def snapshot(self) -> "Content":
        return Content(*(copy(getattr(self, name)) for name in self.__slots__))

    def held(self, dossier: str) -> Kept:
        """What a summary of a dossier was made of."""
        rows = tuple(row for row in self.rows.values() if row.dossier == dossier)
        answers = tuple((key[1], one) for key, one in self.answers.items() if key[0] == dossier)
        return rows, answers, tuple(out for out in self.outbox.values() if out.dossier == dossier)

    def erase(self, dossier: str) -> None:
        self.summaries.pop(dossier, None)
        for table in (self.rows, self.outbox):
            for key in [key for key, one in table.items() if one.dossier == dossier]:
                del table[key]
        self.answers = {key: one for key, one in self.answers.items() if key[0] != dossier}
        self.local = {key: one for key, one in self.local.items() if not key.endswith(f"/{dossier}")}

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
