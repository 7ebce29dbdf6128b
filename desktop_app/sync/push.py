"""Offer the office what waits here."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop_app.casework.errors import OfficeFailing, OfficeGarbled
from desktop_app.casework.ports import Mutation, RemoteRecord, SyncStore
from desktop_app.domain.errors import OpmaatError
from desktop_app.sync.office import Office
from desktop_app.sync.protocol import Result
from desktop_app.sync.pull import Go
from desktop_app.sync.take import Taker
from desktop_app.sync.transport import Rejected

BATCH = 100
"""Mutations per message."""

AWAY = frozenset({425, 429, 502, 503, 504})
"""Statuses of an office that is not there, or wants to be left alone: sending less does not help."""

CONTENDED = 10
"""Rounds in which every mutation met a newer version; then colleagues are typing faster than we send: next run."""


@dataclass(slots=True)
class Pushed:
    """Counts of one run. `refused`: (dossier, code) pairs."""

    sent: int = 0
    acknowledged: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)


class Pusher:
    """Sends batches until nothing waits. A batch on which the office breaks is halved, so that one bad row cannot
    hold up the others; a row that breaks it alone stays here and is told."""

    def __init__(self, office: Office, store: SyncStore, team: str, taker: Taker) -> None:
        self._office = office
        self._store = store
        self._team = team
        self._taker = taker
        self._broken: OpmaatError | None = None
        self.done = Pushed()

    def replay(self) -> None:
        """Send again what an earlier run sent without hearing the answer; the office recognises it."""
        batch = self._store.in_flight()
        for start in range(0, len(batch), BATCH):
            self._send(batch[start : start + BATCH])
        self._raise_broken()

    def push(self, go: Go) -> None:
        """Everything that waits. Raises the failure of the office when a whole round brought nothing further."""
        contended = 0
        while contended < CONTENDED and go(0):
            batch = self._store.next_batch(BATCH)
            settled = self.done.acknowledged + len(self.done.refused)
            if not batch:
                break
            conflicts = self._send(batch)
            go(self.done.acknowledged + len(self.done.refused) - settled)
            if self.done.acknowledged + len(self.done.refused) == settled:
                contended += 1
                if not conflicts:
                    break
        self._raise_broken()

    def _raise_broken(self) -> None:
        if self._broken:
            raise self._broken

    def _send(self, batch: Sequence[Mutation]) -> int:
        """Number of conflicts."""
        try:
            results = self._office.push(self._team, batch)
        except (OfficeFailing, OfficeGarbled, Rejected) as failure:
            if failure.params.get("status") in AWAY:
                raise
            if len(batch) > 1:
                half = len(batch) // 2
                return self._send(batch[:half]) + self._send(batch[half:])
            return self._give_up(batch[0], failure)
        self.done.sent += len(batch)
        return sum(self._settle(mutation, result) for mutation, result in zip(batch, results, strict=True))

    def _give_up(self, mutation: Mutation, failure: OpmaatError) -> int:
        """A message the office cannot even read is refused by us; when it stumbles, the row waits for a next run."""
        if isinstance(failure, Rejected):
            self._store.refuse(mutation.id, failure.code)
            self.done.refused.append((mutation.dossier, failure.code))
        else:
            self._broken = failure
        return 0

    def _settle(self, mutation: Mutation, result: Result) -> bool:
        """Whether it met another version."""
        if result.status == "ok" and result.version is not None:
            self._store.acknowledge(mutation.id, result.version)
            self.done.acknowledged += 1
        elif result.status == "refused":
            code = result.code or "geweigerd"
            self._store.refuse(mutation.id, code)
            self.done.refused.append((mutation.dossier, code))
        elif result.current is not None:
            self._forget_if_lost(mutation)
            self._taker.take(result.current)
        else:
            self._lost(mutation)
        return result.status == "conflict"

    def _forget_if_lost(self, mutation: Mutation) -> None:
        """A mutation that was acknowledged before is our base; that the office judges it anew says that it lost it."""
        state = self._store.state(mutation.record)
        if state is not None and state.base_version > mutation.base_version:
            self._store.forget_base(mutation.record)

    def _lost(self, mutation: Mutation) -> None:
        """The office does not have what it once acknowledged: as if deleted there, so the edit wins and is sent as
        new, and a person is asked."""
        self._taker.take(_absent(mutation))
        self._store.forget_base(mutation.record)


def _absent(mutation: Mutation) -> RemoteRecord:
    return RemoteRecord(
        record=mutation.record,
        dossier=mutation.dossier,
        kind=mutation.kind,
        version=mutation.base_version + 1,
        seq=0,
        body=None,
        deleted=True,
        actor="",
        edited_at=mutation.edited_at,
        mutation="",
    )
