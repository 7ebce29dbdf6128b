"""Synchroniseren: send, fetch, and let a person choose where two people wrote different things."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from desktop_app.casework import conflicts, sync_overview
from desktop_app.casework.changes import Changes
from desktop_app.casework.conflict_texts import ConflictText, describe
from desktop_app.casework.conflicts import Choice
from desktop_app.casework.errors import NoNetwork
from desktop_app.casework.ports import Progress, Synchroniser, SyncOutcome
from desktop_app.casework.sync_overview import SyncState
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.errors import OpmaatError
from desktop_app.i18n.errors import Explanation, explain
from desktop_app.ui.screens.synchroniseren import words
from desktop_app.ui.screens.synchroniseren.words import RowLine
from desktop_app.ui.work import Bus, Lanes, Scope, StatusLine


@dataclass(frozen=True, slots=True)
class SyncView:
    """`running`: sentence while under way, "" otherwise · `choices`: the conflicts on screen, or () ·
    `error_for`: conflict whose choice is missing."""

    rows: Sequence[RowLine] = ()
    last: str = ""
    running: str = ""
    finished: str = ""
    failure: Explanation | None = None
    choices: Sequence[ConflictText] = ()
    private: bool = False


class SynchroniserenPresenter:
    """`show` renders a view. A run goes on when the screen is left; its result is stored all the same."""

    def __init__(
        self,
        wp: Workplace,
        synchroniser: Synchroniser,
        lanes: Lanes,
        bus: Bus,
        status: StatusLine,
        *,
        show: Callable[[SyncView], None],
    ) -> None:
        self._wp = wp
        self._synchroniser = synchroniser
        self._all_lanes = lanes
        self._lanes = Scope(lanes)
        self._bus = bus
        self._status = status
        self._show = show
        self._view = SyncView()
        self._state = SyncState()
        self._before = SyncState()
        self._sent: tuple[RowLine, ...] = ()
        self._online = True
        self._stop = False

    def enter(self, dossier: str = "") -> None:
        """With `dossier` the choices of that dossier are opened at once."""
        self._lanes = Scope(self._all_lanes)
        self._view = replace(self._view, choices=(), failure=None, finished="")
        self._load()
        if dossier:
            self.choose_in(dossier)

    def leave(self) -> None:
        self._lanes.close()

    def changed(self, _changes: Changes) -> None:
        self._load()

    def set_private(self, private: bool) -> None:
        self._view = replace(self._view, private=private)
        self._draw()

    def run(self) -> None:
        """Everything once; a press while it runs does nothing."""
        if self._view.running:
            return
        self._stop = False
        self._before = self._state
        self._view = replace(self._view, running=words.running(0, None), finished="", failure=None)
        self._draw()
        self._all_lanes.on_net(lambda: self._synchroniser.run(self._progress()), self._ran, self._failed)

    def stop(self) -> None:
        """Stop at the next safe point; what was sent stays sent."""
        self._stop = True

    def choose_in(self, dossier: str) -> None:
        """Open the choices of one dossier."""

        def work() -> Sequence[ConflictText]:
            return [describe(self._wp, found) for found in conflicts.open_conflicts(self._wp, dossier)]

        self._lanes.on_vault(work, self._show_choices)

    def close_choices(self) -> None:
        self._show_choices(())

    def decide(self, conflict: str, choice: Choice) -> None:
        """Settle one conflict; the value that was not chosen stays in the history."""
        self._lanes.on_vault(
            lambda: conflicts.resolve(self._wp, conflict=conflict, choice=choice),
            lambda changes: self._decided(conflict, changes),
            self._refused,
        )

    def _progress(self) -> Progress:
        def tell(done: int, total: int | None) -> bool:
            self._all_lanes.to_main(lambda: self._progressed(done, total))
            return not self._stop

        return tell

    def _progressed(self, done: int, total: int | None) -> None:
        if self._view.running:
            self._view = replace(self._view, running=words.running(done, total))
            self._draw()

    def _ran(self, outcome: SyncOutcome) -> None:
        self._status.network(True)
        self._online = True
        counts = {"sent": outcome.acknowledged, "received": outcome.pulled}
        self._view = replace(self._view, running="", finished=words.finished(counts))
        self._all_lanes.on_vault(lambda: sync_overview.note_run(self._wp, outcome), self._noted)

    def _noted(self, changes: Changes) -> None:
        self._bus.publish(changes)
        self._load()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, OpmaatError):
            self._view = replace(self._view, running="")
            self._draw()
            raise error
        if isinstance(error, NoNetwork):
            self._online = False
            self._status.network(False)
        self._view = replace(self._view, running="", failure=explain(error))
        self._load()

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, OpmaatError):
            raise error
        self._view = replace(self._view, failure=explain(error), choices=())
        self._load()

    def _decided(self, conflict: str, changes: Changes) -> None:
        self._status.saved(self._wp.clock())
        left = tuple(choice for choice in self._view.choices if choice.id != conflict)
        self._view = replace(self._view, choices=left)
        self._bus.publish(changes)
        self._load()

    def _show_choices(self, choices: Sequence[ConflictText]) -> None:
        self._view = replace(self._view, choices=tuple(choices))
        self._draw()

    def _load(self) -> None:
        self._lanes.on_vault(lambda: sync_overview.overview(self._wp), self._loaded)

    def _loaded(self, state: SyncState) -> None:
        if self._view.finished and state.last is not None:
            still = {row.dossier for row in state.rows}
            self._sent = tuple(
                words.sent(row.dossier, row.initials if self._view.private else row.name, state.last)
                for row in self._before.rows
                if row.dossier not in still
            )
        self._state = state
        self._draw()

    def _draw(self) -> None:
        waiting = [words.line(row, online=self._online, private=self._view.private) for row in self._state.rows]
        rows = (*waiting, *(self._sent if self._view.finished else ()))
        self._view = replace(self._view, rows=rows, last=words.last(self._state.last, self._wp.clock()))
        self._show(self._view)
