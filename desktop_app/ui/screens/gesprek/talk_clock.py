"""How long the talk lasts and when a break is due. Quiet text for the caseworker, never for the client. No Qt."""

from collections.abc import Callable
from datetime import datetime, timedelta

from desktop_app.i18n.words import _

BREAK_AFTER = timedelta(minutes=60)
FIRM_AFTER = timedelta(minutes=90)
"""An interpreter's accuracy falls after 90 minutes (ux.md 1.2)."""


class TalkClock:
    """Counts talking time; a pause stops it and starts the count to the next break anew."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._since = clock()
        self._before = timedelta()
        self._stretch_from = timedelta()
        self.paused = False

    @property
    def elapsed(self) -> timedelta:
        running = timedelta() if self.paused else self._clock() - self._since
        return self._before + max(running, timedelta())

    def pause(self, on: bool) -> None:
        if on and not self.paused:
            self._before = self.elapsed
        elif not on and self.paused:
            self._since = self._clock()
            self._stretch_from = self._before
        self.paused = on

    @property
    def break_due(self) -> bool:
        return self._stretch >= BREAK_AFTER

    @property
    def overdue(self) -> bool:
        return self._stretch >= FIRM_AFTER

    @property
    def _stretch(self) -> timedelta:
        return self.elapsed - self._stretch_from

    def text(self) -> str:
        """ "0:47 · pauze over 13 min"."""
        minutes = int(self.elapsed.total_seconds()) // 60
        shown = f"{minutes // 60}:{minutes % 60:02}"
        if self.paused:
            return _("{time} · pauze").format(time=shown)
        if self.break_due:
            return _("{time} · Tijd voor een pauze?").format(time=shown)
        left = int((BREAK_AFTER - self._stretch).total_seconds() + 59) // 60
        return _("{time} · pauze over {n} min").format(time=shown, n=left)
