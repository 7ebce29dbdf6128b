"""Synchronises by itself: soon after unlocking, after work, and every quarter of an hour.

Never while somebody works on a screen whose contents a colleague's work could change, never by asking for a sign-in,
and less and less often while it fails. The person sees the result at the top right and on the screen Synchroniseren.
"""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.casework import sync_overview
from desktop_app.casework.changes import Changes
from desktop_app.casework.errors import NoNetwork
from desktop_app.casework.office_ports import Synchroniser
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.errors import OpmaatError
from desktop_app.ui.work import Bus, Lanes, StatusLine

QUIET_SCREENS = frozenset({"dossiers", "dossier", "instellingen"})
"""Where nothing is typed and nobody sits at the table."""
SOON, REGULAR, WAITING = 60, 900, 30
"""Seconds: after unlocking or work · after a run that succeeded · before looking again whether it is quiet."""


class BackgroundSync(QObject):
    """`pause(failures)`: seconds to leave the office alone after so many failures in a row · `allowed`: the person
    wants it · `trouble(code)`: once per unlocking and cause, for what only a person can mend, such as a sign-in."""

    trouble = Signal(str)

    def __init__(self, lanes: Lanes, bus: Bus, status: StatusLine, *, pause: Callable[[int], int]) -> None:
        super().__init__()
        self._lanes, self._bus, self._status, self._pause = lanes, bus, status, pause
        self._wp: Workplace | None = None
        self._synchroniser: Synchroniser | None = None
        self.allowed = True
        self._quiet = self._running = False
        self._told: set[str] = set()
        self._failures = 0
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.run)

    def start(self, wp: Workplace, synchroniser: Synchroniser) -> None:
        """From now on, until `stop`."""
        self._wp, self._synchroniser = wp, synchroniser
        self._in(SOON)

    def stop(self) -> None:
        """No new run; one that is under way ends at its next safe point."""
        self._wp = None
        self.timer.stop()

    def entered(self, screen: str) -> None:
        """A run stops at its next safe point when the person begins to work."""
        self._quiet = screen in QUIET_SCREENS

    def changed(self, changes: Changes) -> None:
        """Something was written: send it soon, unless the office is being left alone."""
        if changes.outbox and self._wp is not None and not self._running and not self._failures:
            self._in(min(SOON, self.timer.remainingTime() // 1000 if self.timer.isActive() else SOON))

    def run(self) -> None:
        """Now, if it is quiet; else a little later."""
        wp, synchroniser = self._wp, self._synchroniser
        if not self.allowed:
            self._in(REGULAR)
            return
        if wp is None or synchroniser is None or self._running:
            return
        if not self._quiet:
            self._in(WAITING)
            return
        self._running = True
        self._lanes.on_net(lambda: self._go(wp, synchroniser), self._ran, lambda error: self._failed(wp, error))

    def _go(self, wp: Workplace, synchroniser: Synchroniser) -> Changes | None:
        """What to tell; None for a run that had to make way."""
        outcome = synchroniser.run(lambda _done, _total: self._goes_on(), quietly=True)
        return sync_overview.note_run(wp, outcome) if self._goes_on() else None

    def _goes_on(self) -> bool:
        return self._quiet and self._wp is not None

    def _ran(self, changes: Changes | None) -> None:
        self._failures = 0
        self._status.network(True)
        self._in(REGULAR if changes else SOON)
        self._bus.publish(changes or Changes(lists=True, outbox=True))
        self._running = False

    def _failed(self, wp: Workplace, error: Exception) -> None:
        self._running = False
        self._failures += 1
        seconds = self._pause(self._failures)
        self._in(seconds)
        if not isinstance(error, OpmaatError):
            raise error
        if isinstance(error, NoNetwork):
            self._status.network(False)
        elif self._wp is not None and error.code not in self._told:
            self._told.add(error.code)
            self.trouble.emit(error.code)
        if self._wp is not None:
            at = wp.clock() + timedelta(seconds=seconds)
            self._lanes.on_vault(lambda: sync_overview.note_next(wp, at), lambda _none: None)

    def _in(self, seconds: int) -> None:
        if self._wp is not None:
            self.timer.start(seconds * 1000)
