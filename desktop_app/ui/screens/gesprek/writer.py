"""Stores every act at once and in order; what could not be written stays in memory and is tried again. No Qt."""

from collections import deque
from collections.abc import Callable
from typing import Protocol

from desktop_app.casework import interviews
from desktop_app.casework.changes import Changes
from desktop_app.casework.interview_views import Recorded
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.errors import OpmaatError
from desktop_app.ui.work import Bus, Lanes, StatusLine

RETRY_MS = 5_000


class Timers(Protocol):
    """Named one-shot timers; starting one again begins its time anew."""

    def start(self, name: str, milliseconds: int, call: Callable[[], None]) -> None: ...

    def stop(self, name: str) -> None: ...


class Writer:
    """The way from the conversation to the vault. One act is one transaction (`interviews.store`).

    `publishing`: the change that is being told is our own · `retry_timer`: of this writer alone, so that the acts of
    one dossier are still tried when another one is opened.
    """

    def __init__(
        self, wp: Workplace, dossier: str, *, lanes: Lanes, bus: Bus, status: StatusLine, timers: Timers
    ) -> None:
        self._wp, self._dossier = wp, dossier
        self._lanes, self._bus, self._status, self._timers = lanes, bus, status, timers
        self._waiting: deque[Callable[[], Changes | None]] = deque()
        self._busy = False
        self.publishing = False
        self.retry_timer = f"retry {id(self)}"

    @property
    def waiting(self) -> int:
        """Acts that are not on the disk yet."""
        return len(self._waiting)

    @property
    def at_rest(self) -> bool:
        """Nothing of ours is under way: a change that is told now is somebody else's."""
        return not self.publishing and not self._waiting

    def store(self, recorded: Recorded) -> None:
        """Nothing is written for an act that changed nothing."""
        if recorded:
            self._queue(lambda: interviews.store(self._wp, self._dossier, recorded))

    def remember(self, page: str, field: str = "") -> None:
        self._queue(lambda: interviews.remember(self._wp, self._dossier, page, field))

    def keep_bookmarks(self, refs: frozenset[str]) -> None:
        self._queue(lambda: interviews.keep_bookmarks(self._wp, self._dossier, refs))

    def stop_talk(self) -> None:
        self._queue(lambda: interviews.stop_talk(self._wp))

    def retry(self) -> None:
        """Try again what could not be written."""
        self._timers.stop(self.retry_timer)
        self._write()

    def _queue(self, job: Callable[[], Changes | None]) -> None:
        self._waiting.append(job)
        if not self._busy:
            self._write()

    def _write(self) -> None:
        if not self._waiting:
            return
        self._busy = True
        self._status.saving()
        self._lanes.on_vault(self._waiting[0], self._written, self._failed)

    def _written(self, changes: Changes | None) -> None:
        self._waiting.popleft()
        self._busy = False
        self._status.saved(self._wp.clock())
        if changes:
            self.publishing = True
            self._bus.publish(changes)
            self.publishing = False
        self._write()

    def _failed(self, error: Exception) -> None:
        self._status.save_failed(error.code if isinstance(error, OpmaatError) else "onbekend")
        self._timers.start(self.retry_timer, RETRY_MS, self.retry)
