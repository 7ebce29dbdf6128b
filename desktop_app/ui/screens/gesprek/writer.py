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


class _PassedBy(Exception):
    """Not written, because the act before it was not."""


class Writer:
    """The way from the conversation to the vault. One act is one transaction (`interviews.store`).

    Every act stands on the vault lane from the moment it is done, before whatever closes the vault: who ends the
    program while the disk is slow loses nothing. After a failure what stands behind it passes by unwritten, so that
    the order stays, until all of it is tried again.

    `publishing`: the change that is being told is our own · `retry_timer`: of this writer alone, so that the acts of
    one dossier are still tried when another one is opened.
    """

    def __init__(
        self, wp: Workplace, dossier: str, *, lanes: Lanes, bus: Bus, status: StatusLine, timers: Timers
    ) -> None:
        self._wp, self._dossier = wp, dossier
        self._lanes, self._bus, self._status, self._timers = lanes, bus, status, timers
        self._waiting: deque[Callable[[], Changes | None]] = deque()
        self._attempt, self._failed_attempt = 0, -1
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
        if self._stuck:
            self._attempt += 1
            for job in tuple(self._waiting):
                if not self._stuck:
                    self._submit(job)

    @property
    def _stuck(self) -> bool:
        return self._failed_attempt == self._attempt

    def _queue(self, job: Callable[[], Changes | None]) -> None:
        self._waiting.append(job)
        if not self._stuck:
            self._submit(job)

    def _submit(self, job: Callable[[], Changes | None]) -> None:
        attempt = self._attempt
        self._status.saving()
        self._lanes.on_vault(lambda: self._write(job, attempt), self._written, self._failed)

    def _write(self, job: Callable[[], Changes | None], attempt: int) -> Changes | None:
        """On the vault lane. Raises _PassedBy when an earlier act of this attempt could not be written."""
        if self._failed_attempt == attempt:
            raise _PassedBy
        try:
            return job()
        except Exception:
            self._failed_attempt = attempt
            raise

    def _written(self, changes: Changes | None) -> None:
        self._waiting.popleft()
        self._status.saved(self._wp.clock())
        if self._waiting:
            self._status.saving()
        if changes:
            self.publishing = True
            self._bus.publish(changes)
            self.publishing = False

    def _failed(self, error: Exception) -> None:
        if isinstance(error, _PassedBy):
            return
        self._status.save_failed(error.code if isinstance(error, OpmaatError) else "onbekend")
        self._timers.start(self.retry_timer, RETRY_MS, self.retry)
