"""How long the talk lasts and when a break is due. Quiet text for the caseworker, never for the client. No Qt."""

from collections.abc import Callable
from datetime import datetime, timedelta

from desktop_app.i18n.words import _

BREAK_AFTER = 60
"""Minutes, unless the caseworker chose otherwise."""
FIRM = 1.5
"""An interpreter's accuracy falls after 90 minutes, or after 30 of interpreting at the same time (ux.md 1.2): half as
long again as the first reminder."""


class TalkClock:
    """Counts talking time; a pause stops it and starts the count to the next break anew.

    `since`: when a talk began that a crash broke off. A clock of the laptop that is set back takes nothing away.
    """

    def __init__(self, clock: Callable[[], datetime], since: datetime | None = None) -> None:
        self._clock = clock
        self._seen = clock()
        self._talked = max(self._seen - since, timedelta()) if since else timedelta()
        self._stretch_from = timedelta()
        self.break_after = BREAK_AFTER
        """Minutes of talk before a break; 0 reminds of none."""
        self.paused = False

    @property
    def elapsed(self) -> timedelta:
        now = self._clock()
        if not self.paused:
            self._talked += max(now - self._seen, timedelta())
        self._seen = now
        return self._talked

    def pause(self, on: bool) -> None:
        """Stop, or go on with a fresh stretch."""
        talked = self.elapsed
        if self.paused and not on:
            self._stretch_from = talked
        self.paused = on

    def restart(self) -> None:
        """The talk is over; another one begins at nothing."""
        self._seen, self._talked, self._stretch_from, self.paused = self._clock(), timedelta(), timedelta(), False

    @property
    def break_due(self) -> bool:
        return bool(self.break_after) and self._stretch >= timedelta(minutes=self.break_after)

    @property
    def overdue(self) -> bool:
        return bool(self.break_after) and self._stretch >= timedelta(minutes=self.break_after * FIRM)

    @property
    def _stretch(self) -> timedelta:
        return self.elapsed - self._stretch_from

    def text(self) -> str:
        """ "0:47 · pauze over 13 min"."""
        minutes = int(self.elapsed.total_seconds()) // 60
        shown = f"{minutes // 60}:{minutes % 60:02}"
        if self.paused:
            return _("{time} · pauze").format(time=shown)
        if not self.break_after:
            return shown
        if self.break_due:
            return _("{time} · Tijd voor een pauze?").format(time=shown)
        left = timedelta(minutes=self.break_after) - self._stretch
        return _("{time} · pauze over {n} min").format(time=shown, n=int(left.total_seconds() + 59) // 60)
