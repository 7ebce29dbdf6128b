"""Take over one record of the office: as it is, or merged with what waits here."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from desktop_app.casework.errors import EditedMeanwhile
from desktop_app.casework.ports import Body, Clock, LocalState, RemoteRecord, SyncStore
from desktop_app.casework.records import Conflict, to_body
from desktop_app.casework.records import Side as Shown
from desktop_app.sync.merge import kept_silently, merge
from desktop_app.sync.sides import Clash, Rules, Side

ATTEMPTS = 5
"""How often a merge is done again because the user typed meanwhile; then it waits for the next run."""


def now() -> datetime:
    return datetime.now(UTC)


class Taker:
    """Brings remote records into the vault during one run, and counts.

    Whatever waits here stays: merged in, or kept in a conflict record.
    """

    def __init__(
        self,
        store: SyncStore,
        rules: Rules,
        device: str,
        clock: Clock = now,
        mine: Callable[[Body], bool] = lambda _header: False,
    ) -> None:
        """`device`: stable id of this laptop; part of the id of a conflict found here · `mine`: whether this header
        says that the dossier is of who works here."""
        self._store = store
        self._rules = rules
        self._device = device
        self._clock = clock
        self._mine = mine
        self.merged = self.taken = 0
        """`taken`: records that came here, what passed by not among them."""
        self.conflicts: dict[str, None] = {}
        self.left: dict[str, None] = {}
        """Dossiers the office took out of this laptop's scope."""

    def take_all(self, remotes: Sequence[RemoteRecord]) -> None:
        """A part of a page: what is new here at once, the rest one by one. Raises EditedMeanwhile."""
        kept = self._belonging(remotes)
        added = {remote.record for remote in kept}.difference(one.record for one in self._store.add(kept))
        staying = {remote.record for remote in kept}
        self.taken += len(kept)
        for remote in remotes:
            if remote.record not in added:
                self._take(remote, keep=remote.record in staying)

    def take(self, remote: RemoteRecord, *, wanted: bool = False) -> None:
        """`wanted`: also of a dossier that is not on this laptop.

        Raises EditedMeanwhile when the user keeps changing this very record; nothing was changed then.
        """
        self.taken += wanted
        self._take(remote, keep=wanted or bool(self._belonging([remote])))

    def fill(self, remotes: Sequence[RemoteRecord]) -> None:
        """Of what passed by before: only what was never here. The next pull compares the rest."""
        kept = self._belonging(remotes)
        self.taken += len(kept) - len(self._store.add(kept))

    def _belonging(self, remotes: Sequence[RemoteRecord]) -> list[RemoteRecord]:
        """Those that belong on this laptop: of dossiers that are here, or of any where the whole team belongs here.
        Another dossier that turns out to be mine is remembered: of it records passed by, so it must come whole."""
        scope, here = self._store.scope(), self._store.here({remote.dossier for remote in remotes})
        found = []
        for remote in remotes:
            if remote.left:
                continue
            if remote.dossier in here or (scope.whole_team and remote.dossier not in scope.removed):
                found.append(remote)
            elif remote.kind == "dossier" and remote.body and remote.dossier not in scope.removed:
                if self._mine(remote.body):
                    self._store.want(remote.dossier)
        return found

    def _take(self, remote: RemoteRecord, *, keep: bool) -> None:
        if remote.left:
            self.left[remote.dossier] = None
            self._store.shown(remote.record, remote.version)
            return
        if not keep:  # nothing of it waits to be shown either: its dossier would be here
            return
        for attempt in range(ATTEMPTS):
            try:
                return self._take_once(remote)
            except EditedMeanwhile:
                if attempt == ATTEMPTS - 1:
                    raise

    def let_go(self) -> None:
        """Erase what left the scope of this laptop, unless work of it is unsettled: that waits for a person."""
        for dossier in self.left:
            self._store.let_go(dossier)

    def _take_once(self, remote: RemoteRecord) -> None:
        state = self._state(remote)
        if state is None or not state.pending:
            self._store.apply(remote, remote.body, merged=False)
            return
        mine = Side(state.body, state.edited_by, state.edited_at)
        theirs = Side(remote.body, remote.actor, remote.edited_at)
        outcome = merge(remote.kind, state.base, mine, theirs, self._rules)
        for clash in outcome.clashes:
            self._keep(remote, state, clash, outcome.auto)
        ours, others = kept_silently(remote.kind, state.base, mine, theirs, outcome)
        if ours:
            self._store.note_merge(remote, ours, others, state.edited_by, self._clock())
        self._store.apply(remote, outcome.body, merged=outcome.body != remote.body)
        self.merged += bool(outcome.clashes) or outcome.body not in (remote.body, state.body)

    def _state(self, remote: RemoteRecord) -> LocalState | None:
        """What is here. An office that is behind us, or has another body under the same version, was restored from a
        backup: what both sides shared no longer counts, and every difference is a question."""
        state = self._store.state(remote.record)
        if state is None or remote.version > state.base_version:
            return state
        if remote.version == state.base_version and remote.body == state.base:
            return state
        self._store.forget_base(remote.record)
        return self._store.state(remote.record)

    def _keep(self, remote: RemoteRecord, state: LocalState, clash: Clash, auto: int) -> None:
        """Store the conflict before the merge itself: after a crash in between, the same conflict gets the same id."""
        identity = f"{remote.record}:{remote.version}:{clash.pointer}:{self._device}"
        conflict = str(uuid5(NAMESPACE_URL, identity))
        kept = Conflict(
            record=remote.record,
            kind=remote.kind,
            pointer=clash.pointer,
            base=clash.base,
            mine=shown(clash.mine, state.edited_by, state.edited_at),
            theirs=shown(clash.theirs, remote.actor, remote.edited_at),
            auto_merged=auto,
            why=clash.why,
            pointers=clash.pointers,
        )
        self._store.put(
            id=conflict,
            dossier=remote.dossier,
            kind="conflict",
            body=to_body(kept),
            by=state.edited_by,
            at=state.edited_at,
        )
        self.conflicts[conflict] = None


def shown(value: Any, by: str, at: datetime) -> Shown:
    """A value with who gave it: an answer knows that itself, for the rest it is who changed the record last."""
    if isinstance(value, Mapping) and {"by", "at", "state"} <= value.keys():
        return Shown(value, value["by"], datetime.fromisoformat(value["at"]))
    return Shown(value, by, at)
