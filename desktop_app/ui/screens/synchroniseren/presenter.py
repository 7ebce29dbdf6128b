"""Synchroniseren: send, fetch, let a person choose, and do something about what was refused or is no longer needed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from desktop_app.casework import conflicts, merged_changes, refused_work, removal, sync_overview
from desktop_app.casework.changes import Changes
from desktop_app.casework.conflict_texts import ConflictText, describe
from desktop_app.casework.conflicts import Choice
from desktop_app.casework.errors import NoNetwork
from desktop_app.casework.given_news import FromOffice
from desktop_app.casework.merged_changes import MergedText
from desktop_app.casework.office_ports import Progress, Settled, Synchroniser, SyncOutcome
from desktop_app.casework.refused_work import Seal
from desktop_app.casework.sync_overview import SyncState
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.errors import OpmaatError
from desktop_app.i18n.errors import Explanation, explain
from desktop_app.ui.screens.synchroniseren import words
from desktop_app.ui.screens.synchroniseren.words import RowLine
from desktop_app.ui.work import Bus, Lanes, Scope, StatusLine


@dataclass(frozen=True, slots=True)
class Merged:
    """The list of what was merged by itself in one dossier."""

    person: str
    changes: Sequence[MergedText]


@dataclass(frozen=True, slots=True)
class SyncView:
    """`running`: sentence while under way, "" otherwise · `choices`: the conflicts on screen, or () · `removing`:
    dossier whose removal was asked and not confirmed · `leads`: may look at work of colleagues ·
    `given`: by the office to this laptop."""

    rows: Sequence[RowLine] = ()
    last: str = ""
    running: str = ""
    finished: str = ""
    failure: Explanation | None = None
    choices: Sequence[ConflictText] = ()
    merged: Merged | None = None
    removing: str = ""
    leads: bool = False
    private: bool = False
    given: FromOffice = FromOffice()


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
        seal: Seal,
        keep: Callable[[bytes], bool],
    ) -> None:
        """`seal`: makes a file only the organisation opens · `keep`: lets the user put it somewhere."""
        self._wp = wp
        self._synchroniser = synchroniser
        self._all_lanes = lanes
        self._lanes = Scope(lanes)
        self._bus = bus
        self._status = status
        self._show, self._seal, self._keep = show, seal, keep
        self._view = SyncView()
        self._state = SyncState()
        self._sent: frozenset[str] = frozenset()
        self._online = True
        self._stop = False

    def enter(self, dossier: str = "") -> None:
        """With `dossier` the choices of that dossier are opened at once."""
        self._lanes = Scope(self._all_lanes)
        self._view = replace(self._view, choices=(), merged=None, removing="", failure=None, finished="")
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

    # ---- a run -----------------------------------------------------------------------------------------------------

    def run(self) -> None:
        """Everything once; a press while it runs does nothing."""
        if self._view.running:
            return
        self._stop = False
        self._sent = frozenset(row.dossier for row in self._state.rows if row.unsent)
        self._view = replace(self._view, running=words.running(0, None), finished="", failure=None)
        self._draw()
        self._all_lanes.on_net(self._go, self._ran, self._failed)

    def stop(self) -> None:
        """Stop at the next safe point; what was sent stays sent."""
        self._stop = True

    def sign_out(self) -> None:
        """Whoever comes next signs in first; what waits stays on this laptop."""
        self._all_lanes.on_net(self._synchroniser.sign_out, lambda _none: self._signed_out(), self._failed)

    def _signed_out(self) -> None:
        self._view = replace(self._view, finished=words.signed_out(), failure=None)
        self._draw()

    def _go(self) -> tuple[SyncOutcome, Sequence[Settled]]:
        """What became of refused work is asked only where there is some."""
        outcome = self._synchroniser.run(self._progress())
        asks = any(row.refused for row in self._state.rows)
        return outcome, self._synchroniser.settled() if asks else ()

    def _progress(self) -> Progress:
        def tell(done: int, total: int | None) -> bool:
            self._all_lanes.to_main(lambda: self._progressed(done, total))
            return not self._stop

        return tell

    def _progressed(self, done: int, total: int | None) -> None:
        if self._view.running:
            self._view = replace(self._view, running=words.running(done, total))
            self._draw()

    def _ran(self, result: tuple[SyncOutcome, Sequence[Settled]]) -> None:
        outcome, settled = result
        self._status.network(True)
        self._online = True
        counts = {"sent": outcome.acknowledged, "received": outcome.pulled}
        self._view = replace(self._view, running="", finished=words.finished(counts))

        def note() -> Changes:
            refused_work.note_settled(self._wp, settled)
            return sync_overview.note_run(self._wp, outcome)

        self._all_lanes.on_vault(note, self._told)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, OpmaatError):
            self._view = replace(self._view, running="")
            self._draw()
            raise error
        if isinstance(error, NoNetwork):
            self._online = False
            self._status.network(False)
        self._sent = frozenset()
        self._view = replace(self._view, running="", failure=explain(error))
        self._load()

    # ---- choices and lists -----------------------------------------------------------------------------------------

    def choose_in(self, dossier: str) -> None:
        """Open the choices of one dossier."""

        def work() -> Sequence[ConflictText]:
            return [describe(self._wp, found) for found in conflicts.open_conflicts(self._wp, dossier)]

        self._lanes.on_vault(work, self._show_choices)

    def close_choices(self) -> None:
        self._view = replace(self._view, merged=None)
        self._show_choices(())

    def decide(self, conflict: str, choice: Choice) -> None:
        """Settle one conflict; the value that was not chosen stays in the history."""
        self._lanes.on_vault(
            lambda: conflicts.resolve(self._wp, conflict=conflict, choice=choice),
            lambda changes: self._decided(conflict, changes),
            self._refused,
        )

    def show_merged(self, dossier: str) -> None:
        """What was merged by itself in one dossier."""
        self._lanes.on_vault(
            lambda: merged_changes.merged_changes(self._wp, dossier),
            lambda found: self._show_merged(dossier, found),
        )

    def _show_merged(self, dossier: str, found: Sequence[MergedText]) -> None:
        self._view = replace(self._view, merged=Merged(self._name(dossier), found))
        self._draw()

    # ---- what was refused, and what may go -------------------------------------------------------------------------

    def give(self, dossier: str) -> None:
        """Hand refused work to who leads the team."""
        self._lanes.on_vault(
            lambda: refused_work.to_hand_over(self._wp, dossier),
            lambda mutations: self._hand_over(dossier, mutations),
            self._refused,
        )

    def again(self, dossier: str) -> None:
        """Offer refused work once more, at once."""
        self._lanes.on_vault(lambda: refused_work.offer_again(self._wp, dossier), self._offered, self._refused)

    def export(self, dossier: str) -> None:
        """Put refused work into a file only the organisation can open."""
        self._lanes.on_vault(lambda: refused_work.export(self._wp, dossier, self._seal), self._exported, self._refused)

    def ask_remove(self, dossier: str) -> None:
        self._view = replace(self._view, removing=dossier, finished="", failure=None)
        self._draw()

    def keep_here(self) -> None:
        self._view = replace(self._view, removing="")
        self._draw()

    def remove(self, dossier: str) -> None:
        """Erase a dossier here, after the user said so twice."""
        name = self._name(dossier)
        self._view = replace(self._view, removing="")
        self._lanes.on_vault(
            lambda: removal.remove(self._wp, dossier),
            lambda changes: self._told(changes, words.removed(name)),
            self._refused,
        )

    def _hand_over(self, dossier: str, mutations: Sequence[str]) -> None:
        self._view = replace(self._view, running=words.running(0, None), failure=None, finished="")
        self._draw()
        self._all_lanes.on_net(
            lambda: self._synchroniser.hand_over(mutations),
            lambda known: self._handed_over(dossier, known, len(mutations)),
            self._failed,
        )

    def _handed_over(self, dossier: str, known: Sequence[str], asked: int) -> None:
        self._view = replace(self._view, running="")
        said = words.given(len(known), asked)
        self._all_lanes.on_vault(
            lambda: refused_work.note_handed_over(self._wp, dossier, known),
            lambda changes: self._told(changes, said),
        )

    def _offered(self, changes: Changes) -> None:
        self._bus.publish(changes)
        self.run()

    def _exported(self, sealed: bytes) -> None:
        try:
            self._keep(sealed)
        except OpmaatError as error:
            self._refused(error)

    def _told(self, changes: Changes, said: str = "") -> None:
        self._view = replace(self._view, finished=said or self._view.finished)
        self._bus.publish(changes)
        self._load()

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, OpmaatError):
            raise error
        self._view = replace(self._view, failure=explain(error), choices=(), finished="")
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

    def _name(self, dossier: str) -> str:
        found = next((row for row in self._state.rows if row.dossier == dossier), None)
        return "" if found is None else found.initials if self._view.private else found.name

    def _load(self) -> None:
        self._lanes.on_vault(lambda: sync_overview.overview(self._wp), self._loaded)

    def _loaded(self, state: SyncState) -> None:
        self._state = state
        self._draw()

    def _draw(self) -> None:
        now, state = self._wp.clock(), self._state
        sent_at = state.last if self._view.finished else None
        rows = tuple(
            words.line(
                row,
                online=self._online,
                private=self._view.private,
                now=now,
                sent_at=sent_at if row.dossier in self._sent else None,
            )
            for row in state.rows
        )
        said = words.last(state.last, state.next, now, online=self._online)
        self._view = replace(self._view, rows=rows, last=said, leads=state.leads, given=state.given)
        self._show(self._view)
