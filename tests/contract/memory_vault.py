"""The vault in memory: the same promises as the encrypted one, nothing on disk. For tests of everything above it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

from desktop_app.casework.errors import AttachmentAbsent, AttachmentDamaged, VaultLocked
from desktop_app.casework.file_ports import SealedFile
from desktop_app.casework.ports import DESTROYED, AuditEvent, Body, Mutation, Outgoing, Record
from desktop_app.casework.records import answer_from_body, answer_to_body, section_record
from desktop_app.casework.summaries import Summary
from desktop_app.domain.answer import Answer
from desktop_app.vault.bodies import dump, load, moment, same
from desktop_app.vault.files import opened, place
from desktop_app.vault.search import dossier_text, findable, ways
from desktop_app.vault.secretstream import new_key, seal
from tests.contract.memory_content import IN_FLIGHT, REFUSED, WAITING, Content, NewId, Row
from tests.contract.memory_sync import MemorySyncStore


class MemorySummaries:
    """`Summaries` in memory."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def true_on(self, day: date, basis: str) -> Sequence[Summary]:
        true = [
            phase
            for dossier, (made_of, reckoned_from, phases) in self._content.summaries.items()
            for phase in phases
            if made_of == self._content.held(dossier) and reckoned_from == basis
        ]
        today = day.isoformat()
        return sorted(
            (one for one in true if one.since <= today <= one.until), key=lambda one: (one.urgency, one.dossier)
        )

    def missing(self, rows: Sequence[Summary]) -> Sequence[str]:
        have = {row.dossier for row in rows}
        here = [row.id for row in self._content.rows.values() if row.kind == "dossier" and not row.deleted]
        return [dossier for dossier in here if dossier not in have]

    def keep(self, dossier: str, phases: Sequence[Summary], basis: str) -> None:
        self._content.summaries[dossier] = (self._content.held(dossier), basis, tuple(phases))


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

    @property
    def summaries(self) -> MemorySummaries:
        return MemorySummaries(self._content)

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
        hits = []
        for record in self.find(kind="dossier"):
            known = findable(dossier_text(record.body))
            if any(all(any(word.startswith(start) for word in known) for start in way) for way in ways(text)):
                hits.append(record.id)
        return hits

    def log(self, event: AuditEvent) -> None:
        moment(event.at)
        detail = load(dump(dict(event.detail)))
        trail = self._content.trail.get(event.dossier, ())
        self._content.trail[event.dossier] = (*trail, replace(event, detail=detail))

    def scrub(self, records: Collection[str]) -> None:
        """There is no log and no backup."""

    def trail(self, dossier: str) -> Sequence[AuditEvent]:
        """Audit events of a dossier, oldest first."""
        return self._content.trail.get(dossier, ())

    def destroyed(self) -> Sequence[AuditEvent]:
        every = [event for trail in self._content.trail.values() for event in trail if event.what == DESTROYED]
        return sorted(every, key=lambda event: event.at)

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

    def outgoing(self) -> Sequence[Outgoing]:
        return [Outgoing(one.id, one.record, one.dossier, one.state, one.code) for one in self._content.outbox.values()]

    def refused(self, dossier: str) -> Sequence[Mutation]:
        found = [one for one in self._content.outbox.values() if one.dossier == dossier and one.state == REFUSED]
        return [one.frozen for one in found if one.frozen]

    def offer_again(self, dossier: str) -> int:
        records = {mutation.record for mutation in self.refused(dossier)}
        for record in sorted(records):
            self._content.drop(record, REFUSED)
            self._content.enqueue(self._content.rows[record], self._vault.new_id)
        return len(records)


class MemoryFiles:
    """`Files` in memory, sealed like the real ones."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def keep(self, content: bytes, *, dossier: str, record: str) -> SealedFile:
        key = new_key()
        sealed = seal(content, key, place(dossier, record))
        digest = sha256(sealed).hexdigest()
        self.kept[digest] = sealed
        return SealedFile(digest, len(sealed), key.hex())

    def read(self, file: SealedFile, *, dossier: str, record: str) -> bytes:
        return opened(self.sealed(file.sha256), file, dossier=dossier, record=record)

    def has(self, digest: str) -> bool:
        return digest in self.kept

    def sealed(self, digest: str) -> bytes:
        if digest not in self.kept:
            raise AttachmentAbsent
        return self.kept[digest]

    def put(self, digest: str, sealed: bytes) -> None:
        if sha256(sealed).hexdigest() != digest:
            raise AttachmentDamaged
        self.kept[digest] = sealed

    def drop(self, digest: str) -> None:
        self.kept.pop(digest, None)


class MemoryVault:
    """`Vault` in memory."""

    def __init__(self, new_id: NewId = lambda: str(uuid4())) -> None:
        self.content = Content()
        self.new_id = new_id
        self.closed = False
        self.files = MemoryFiles()

    def work(self) -> MemoryWork:
        return MemoryWork(self)

    def sync_store(self) -> MemorySyncStore:
        return MemorySyncStore(self)

    def footprint(self) -> tuple[int, datetime | None]:
        """No room on a disk, and never a backup."""
        return 0, None

    def erase(self, dossier: str, *, absent: bool = False, proof: AuditEvent | None = None) -> None:
        records = sum(row.dossier == dossier for row in self.content.rows.values())
        answers = sum(of == dossier for of, _path in self.content.answers)
        self.content.erase(dossier)
        living = {load(row.text)["sha256"] for row in self.content.rows.values() if row.kind == "bijlage"}
        for digest in self.files.kept.keys() - living:
            self.files.drop(digest)
        if proof is not None:
            with self.work() as work:
                work.log(replace(proof, detail={**proof.detail, "records": records, "answers": answers}))
        if absent:
            self.content.removed = self.content.removed | {dossier}

    def close(self) -> None:
        self.closed = True
