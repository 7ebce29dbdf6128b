"""What the use cases need from the outside world. Vault, sync and documents implement these; tests pass fakes.

A *record* is the unit that is saved, synchronised and merged (architecture: data). All kinds share one shape; the
meaning of `body` per kind is fixed by the dataclasses in `casework.records`.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Any, Protocol, Self

from desktop_app.casework.file_ports import Files
from desktop_app.casework.summaries import Summaries
from desktop_app.domain.answer import Answer

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    """One stored record as the user sees it: server truth with unsent edits laid over it.

    `id`: client-made UUIDv7 · `dossier`: id of the dossier record it belongs to (its own id for a dossier) ·
    `version`: last version the office acknowledged, 0 = never sent · `edited_at`: aware UTC, informative only.
    For kind `intake` the body is `{"section": str, "answers": {path: answer body}}`, composed from the answer rows.
    """

    id: str
    dossier: str
    kind: str
    body: Body
    version: int
    edited_by: str
    edited_at: datetime
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """`what`: opened, changed, exported, shown, recovered, ... · `detail`: codes and counts, no free text."""

    dossier: str
    what: str
    by: str
    at: datetime
    detail: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A row of the outbox. `state`: waiting, in_flight, acknowledged (no pull showed it yet), refused · `code`: why"""

    mutation: str
    record: str
    dossier: str
    state: str
    code: str = ""


MERGED = "merged"
"""Of an event: parts of a record were merged with a colleague's without asking. `detail`: record, kind, with (whom),
mine and theirs (JSON pointers, one a line)."""


DESTROYED = "destroyed"
"""Of an event: a dossier was destroyed on this device. `detail`: reason, records, answers. Nothing personal."""


class UnitOfWork(Protocol):
    """One transaction on the vault. Leaving the block without an exception commits; otherwise nothing happened.

    Every write that must reach the office adds or extends an outbox row in the same transaction.
    Raises `VaultFull` or `VaultLocked` (casework.errors) on the environment's failures.
    """

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None: ...

    def get(self, record: str) -> Record | None: ...

    def find(self, *, kind: str, dossier: str | None = None) -> Sequence[Record]:
        """Records of a kind, oldest first, deleted ones left out."""
        ...

    def put(self, *, id: str, dossier: str, kind: str, body: Body, by: str, at: datetime) -> Record:
        """Insert or replace the body of a record; an unchanged body writes nothing."""
        ...

    def delete(self, record: str, *, by: str, at: datetime) -> None: ...

    def answers(self, dossier: str) -> Mapping[str, Answer]:
        """All answers of a dossier by path."""
        ...

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
        """Store answers of one section; `removed` are paths whose answer is withdrawn.

        `by`, `at`: who did it and when; by default the author of the last of `answers`, else of the withdrawn one.
        """
        ...

    @property
    def summaries(self) -> Summaries:
        """What the list shows of every dossier."""
        ...

    def search(self, text: str) -> Sequence[str]:
        """Dossier ids whose name, number or language matches every word of `text`, folded, prefix-wise."""
        ...

    def log(self, event: AuditEvent) -> None:
        """Append to the hash-chained audit trail of the dossier."""
        ...

    def scrub(self, records: Collection[str]) -> None:
        """Something was taken out of these records for good. After the commit no log or backup of this laptop holds it
        any more; what the merge still needs of it goes once the office has taken over the change."""
        ...

    def trail(self, dossier: str) -> Sequence[AuditEvent]:
        """Audit events of a dossier on this device, oldest first."""
        ...

    def destroyed(self) -> Sequence[AuditEvent]:
        """Proofs that dossiers were destroyed on this device, oldest first."""
        ...

    def local(self, key: str) -> Any:
        """JSON value kept on this device only (resume position, bookmarks, settings); None if absent.

        The key `talk_at` ("13:45" or None, no client data) can also be read before unlocking: `VaultEntry.talk_at`.
        """
        ...

    def set_local(self, key: str, value: Any) -> None: ...

    def unsent(self) -> Mapping[str, int]:
        """Number of waiting outbox rows per dossier."""
        ...

    def outgoing(self) -> Sequence[Outgoing]:
        """Every row of the outbox, oldest first."""
        ...

    def refused(self, dossier: str) -> "Sequence[Mutation]":
        """What the office refused of a dossier, as it was sent, oldest first."""
        ...

    def offer_again(self, dossier: str) -> int:
        """What was refused waits again, as a new mutation of the records as they are now; the number of records."""
        ...


AT_OFFICE = "files_at_office"
"""Local value: digests of sealed files the office surely has."""

WHOLE_TEAM, MISSING = "whole_team", "whole_team_missing"
"""Local values: whether every dossier of the team belongs on this laptop, and see `Scope.missing`."""


class Vault(Protocol):
    """An opened, decrypted store. Used from one thread only: the vault lane. `files` from any."""

    @property
    def files(self) -> Files: ...

    def work(self) -> UnitOfWork: ...

    def footprint(self) -> tuple[int, datetime | None]:
        """Bytes on the disk, backups and attachments included, and when the newest backup was taken, aware UTC."""
        ...

    def erase(self, dossier: str, *, absent: bool = False, proof: AuditEvent | None = None) -> None:
        """Remove a dossier from this laptop for good, backups included; the office is told nothing. `absent`: it stays
        away until it is taken along again · `proof`: goes into the trail in the same transaction, with how many
        `records` and `answers` were destroyed."""
        ...

    def close(self) -> None: ...


# ---- synchronisation: what `sync` asks of the vault -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mutation:
    """One outgoing change, frozen when it is put in flight. `changed`: JSON pointers into the body."""

    id: str
    record: str
    dossier: str
    kind: str
    base_version: int
    body: Body | None
    deleted: bool
    changed: Sequence[str]
    edited_by: str
    edited_at: datetime
    merged_from: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class RemoteRecord:
    """A record as the office holds it. `mutation`: the mutation that made this version · `left`: why the whole dossier
    leaves this laptop, "moved" or "erased"; "" if it does not · `link`: beginning of the hash of this version at the
    office, "" where it does not say."""

    record: str
    dossier: str
    kind: str
    version: int
    seq: int
    body: Body | None
    deleted: bool
    actor: str
    edited_at: datetime
    mutation: str
    left: str = ""
    link: str = ""

    @property
    def witness(self) -> str:
        """By which the office knows whether it showed this very version here."""
        return f"{self.mutation}:{self.link}" if self.link else self.mutation


@dataclass(frozen=True, slots=True)
class LocalState:
    """`base`: body at `base_version`, the last state shared with the office. `pending`: unsent edits exist."""

    body: Body | None
    base: Body | None
    base_version: int
    pending: bool
    deleted: bool
    edited_by: str
    edited_at: datetime


@dataclass(frozen=True, slots=True)
class Scope:
    """Which dossiers belong on this laptop besides those that are here. `whole_team`: all of the team · `missing`: ""
    when none of those passed by before that was chosen, else a mark of that choice · `removed`: by a person, so they
    come back only when a person takes them along · `wanted`: to be brought whole, in this run or a later one."""

    whole_team: bool = False
    missing: str = ""
    removed: frozenset[str] = frozenset()
    wanted: tuple[str, ...] = ()


class SyncStore(Protocol):
    """The vault as the sync loop sees it. Each call is one transaction; none is held while on the network."""

    def together(self) -> AbstractContextManager[None]:
        """The calls inside are one transaction: all of them or none. Keep it short, the caseworker waits for it."""
        ...

    def cursor(self, team: str) -> int: ...

    def seen(self, team: str) -> str:
        """Witness of what the office showed at the cursor, by which it knows whether it went on from there, or ""."""

    def set_cursor(self, team: str, cursor: int, seen: str = "") -> None: ...

    def next_batch(self, limit: int) -> Sequence[Mutation]:
        """Freeze and return up to `limit` waiting mutations, oldest first, at most one per record.
        Rows already in flight come back unchanged with the same id (replay is idempotent)."""
        ...

    def in_flight(self) -> Sequence[Mutation]:
        """Rows that were frozen but neither acknowledged nor refused: an earlier run broke off. Oldest first."""
        ...

    def acknowledge(self, mutation: str, version: int) -> None:
        """The office accepted it as `version`: the sent body becomes the base. The row stays until a pull shows it.
        Edits made since then stay waiting, on the new base. An unknown mutation changes nothing."""
        ...

    def shown(self, record: str, version: int) -> None:
        """A pull showed this version: what the office acknowledged up to it needs no more watching."""

    def unshown(self) -> frozenset[str]:
        """Records of which the office acknowledged something that no pull has shown."""
        ...

    def doubt(self) -> None:
        """A whole pull has not shown what is still acknowledged: back in flight, the office may have forgotten it."""

    def refuse(self, mutation: str, code: str) -> None:
        """The office keeps it in quarantine. The local body stays; the row becomes `refused`."""
        ...

    def state(self, record: str) -> LocalState | None: ...

    def apply(self, remote: RemoteRecord, body: Body | None, *, merged: bool) -> None:
        """Take over a remote version. `body` is what the user sees from now on; if it differs from the remote body
        (`merged`), an outbox row with base `remote.version` and both parents replaces any waiting row of the record,
        rows in flight included; if not, those rows are removed. `body` None: the record is deleted.
        Outbox rows whose mutation the remote state shows are removed.

        Raises `EditedMeanwhile` when the record was edited here after this store's last `state(record)`: read again,
        merge again."""
        ...

    def add(self, remotes: Sequence[RemoteRecord]) -> Sequence[RemoteRecord]:
        """Store what was never here, as it is at the office; the others, untouched. Each record at most once."""

    def here(self, dossiers: Collection[str]) -> frozenset[str]:
        """Those of which this vault holds anything at all, a deleted record or a row of the outbox included."""
        ...

    def scope(self) -> Scope: ...

    def want(self, dossier: str) -> None:
        """Remember that a dossier has to be brought here whole."""
        ...

    def welcome(self, dossier: str) -> None:
        """A dossier is brought here: nothing has to be remembered of it any more."""
        ...

    def filled(self, missing: str) -> None:
        """What passed by before `Scope.missing` had this value is here now; another value stays."""
        ...

    def held(self, dossier: str) -> Mapping[str, int]:
        """Base version of the records of a dossier that live at the office, by record id."""
        ...

    def let_go(self, dossier: str) -> bool:
        """Erase a dossier that left this laptop's scope; False, and nothing happens, while work of it is unsettled."""
        ...

    def note_merge(
        self, remote: RemoteRecord, mine: Sequence[str], theirs: Sequence[str], by: str, at: datetime
    ) -> None:
        """Write in the trail which parts of a record came from whom without asking. `mine`, `theirs`: JSON pointers."""
        ...

    def known(self) -> Mapping[str, int]:
        """Base version of every record the office has acknowledged and that is not deleted, by record id."""
        ...

    def forget_base(self, record: str) -> None:
        """The office has lost what it acknowledged (a restored backup, a purged record): base version 0 and no base
        again; the record as it is here waits as a whole, earlier outbox rows of it are gone. Unknown: nothing."""
        ...

    def put(self, *, id: str, dossier: str, kind: str, body: Body, by: str, at: datetime) -> None:
        """Store a record made by the sync itself (a conflict)."""
        ...

    def waiting(self) -> int: ...

    def questionnaires(self) -> frozenset[str]:
        """Versions of the questionnaire that conversations here began on."""
        ...

    def files_named(self) -> Mapping[str, int]:
        """Digest and number of sealed bytes of the file of every living attachment."""
        ...

    def files_at_office(self) -> frozenset[str]:
        """Digests of files the office surely has."""
        ...

    def note_at_office(self, digest: str) -> None: ...


Clock = Callable[[], datetime]
NewId = Callable[[], str]
