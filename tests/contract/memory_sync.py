"""The vault in memory as the sync loop sees it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from desktop_app.casework.errors import EditedMeanwhile, RecordImmutable, VaultLocked
from desktop_app.casework.ports import (
    AT_OFFICE,
    MERGED,
    MISSING,
    WHOLE_TEAM,
    AuditEvent,
    Body,
    LocalState,
    Mutation,
    RemoteRecord,
    Scope,
)
from desktop_app.vault.bodies import changed, dump, load, same
from tests.contract.memory_content import ACKNOWLEDGED, IN_FLIGHT, REFUSED, WAITING, Content, Outgoing, Row

if TYPE_CHECKING:
    from tests.contract.memory_vault import MemoryVault


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

    @contextmanager
    def together(self) -> Iterator[None]:
        before = self._content.snapshot()
        try:
            yield
        except BaseException:
            self._vault.content = before
            raise

    def cursor(self, team: str) -> int:
        return self._content.cursors.get(team, 0)

    def seen(self, team: str) -> str:
        cursor, mutation = self._content.seen.get(team, (0, ""))
        return mutation if cursor == self.cursor(team) else ""

    def set_cursor(self, team: str, cursor: int, seen: str = "") -> None:
        self._content.cursors[team] = cursor
        self._content.seen[team] = (cursor, seen)

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
        if version < row.base_version:
            del self._content.outbox[mutation]
            return
        base = None if out.frozen.deleted else dump(out.frozen.body)
        self._content.rows[row.id] = replace(row, base=base, base_version=version)
        self._content.outbox[mutation] = replace(out, state=ACKNOWLEDGED, version=version)
        self._content.drop(row.id, REFUSED)

    def shown(self, record: str, version: int) -> None:
        self._content.drop(record, ACKNOWLEDGED, until=version)

    def unshown(self) -> frozenset[str]:
        return frozenset(out.record for out in self._content.outbox.values() if out.state == ACKNOWLEDGED)

    def doubt(self) -> None:
        for out in list(self._content.outbox.values()):
            if out.state == ACKNOWLEDGED:
                self._content.outbox[out.id] = replace(out, state=IN_FLIGHT)

    def refuse(self, mutation: str, code: str) -> None:
        out = self._content.outbox.get(mutation)
        if out:
            self._content.outbox[mutation] = replace(out, state=REFUSED, code=code)

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

    def add(self, remotes: Sequence[RemoteRecord]) -> Sequence[RemoteRecord]:
        here = [remote for remote in remotes if remote.record in self._content.rows]
        for remote in remotes:
            if remote.record not in self._content.rows:
                self.apply(remote, remote.body, merged=False)
        return here

    def here(self, dossiers: Collection[str]) -> frozenset[str]:
        held = {one.dossier for table in (self._content.rows, self._content.outbox) for one in table.values()}
        return frozenset(held.intersection(dossiers))

    def scope(self) -> Scope:
        content, local = self._content, self._content.local
        whole, missing = load(local.get(WHOLE_TEAM, "false")), load(local.get(MISSING, '""'))
        return Scope(whole, missing, content.removed, content.wanted)

    def want(self, dossier: str) -> None:
        self._content.wanted = tuple(dict.fromkeys((*self._content.wanted, dossier)))

    def welcome(self, dossier: str) -> None:
        self._content.removed = self._content.removed - {dossier}
        self._content.wanted = tuple(one for one in self._content.wanted if one != dossier)

    def filled(self, missing: str) -> None:
        if self.scope().missing == missing:
            self._content.local[MISSING] = dump("")

    def held(self, dossier: str) -> Mapping[str, int]:
        rows = self._content.rows.values()
        return {row.id: row.base_version for row in rows if row.dossier == dossier and row.base is not None}

    def let_go(self, dossier: str) -> bool:
        unsettled = any(out.dossier == dossier for out in self._content.outbox.values())
        if not unsettled:
            self._vault.erase(dossier)
        return not unsettled

    def note_merge(
        self, remote: RemoteRecord, mine: Sequence[str], theirs: Sequence[str], by: str, at: datetime
    ) -> None:
        parts = {"mine": "\n".join(mine), "theirs": "\n".join(theirs)}
        detail = {"record": remote.record, "kind": remote.kind, "with": remote.actor, **parts}
        with self._vault.work() as work:
            work.log(AuditEvent(remote.dossier, MERGED, by, at, detail))

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

    def questionnaires(self) -> frozenset[str]:
        headers = [row for row in self._content.rows.values() if row.kind == "dossier" and not row.deleted]
        return frozenset(filter(None, (self._content.body(row).get("vragenlijst") for row in headers)))

    def files_named(self) -> Mapping[str, int]:
        living = [row for row in self._content.rows.values() if row.kind == "bijlage" and not row.deleted]
        return {body["sha256"]: body["sealed"] for body in map(self._content.body, living)}

    def files_at_office(self) -> frozenset[str]:
        return frozenset(load(self._content.local.get(AT_OFFICE, "[]")))

    def note_at_office(self, digest: str) -> None:
        self._content.local[AT_OFFICE] = dump(sorted({*self.files_at_office(), digest} & self.files_named().keys()))

    def waiting(self) -> int:
        return sum(out.state in (WAITING, IN_FLIGHT) for out in self._content.outbox.values())
