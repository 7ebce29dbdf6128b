"""Nobody at the keyboard: warn for a minute, then ask to lock. Any key or movement starts the wait anew."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

WARNING = 60
"""Seconds between warning and lock (WCAG 2.2.1 asks for at least 20)."""
TICK = 1000
_SIGNS_OF_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
}


class IdleWatch(QObject):
    """`warned` once when a minute is left · `extended` when someone came back after the warning · `expired` at the end.

    `seconds` gives a clock that never goes back (time.monotonic), `wall` the one of the laptop: while the lid is closed
    the first may stand still, and the second may be set back, so the longer wait of both counts. Starts with
    `start(minutes)`, ends with `stop`.
    """

    warned = Signal()
    extended = Signal()
    expired = Signal()

    def __init__(
        self, seconds: Callable[[], float], parent: QObject | None = None, *, wall: Callable[[], float] = time.time
    ) -> None:
        super().__init__(parent)
        self._clocks = (seconds, wall)
        self._limit = 0.0
        self._last = (0.0, 0.0)
        self._warning = False
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self.check)

    def start(self, minutes: int) -> None:
        """Watch from now on, or go on watching with another limit."""
        self._limit = minutes * 60.0
        self._last = self._now()
        if not self._timer.isActive():
            self._timer.start()
            if (app := QCoreApplication.instance()) is not None:
                app.installEventFilter(self)

    def stop(self) -> None:
        self._timer.stop()
        self._warning = False
        if (app := QCoreApplication.instance()) is not None:
            app.removeEventFilter(self)

    def touch(self) -> None:
        """Someone is there. Whoever opens a lid that was closed for too long must unlock."""
        if self._timer.isActive() and self._quiet() >= self._limit:
            self.check()
            return
        self._last = self._now()
        if self._warning:
            self._warning = False
            self.extended.emit()

    def check(self) -> None:
        """Compare the clock with the limit; the timer does this every second."""
        quiet = self._quiet()
        if quiet >= self._limit:
            self.stop()
            self.expired.emit()
        elif quiet >= self._limit - WARNING and not self._warning:
            self._warning = True
            self.warned.emit()

    def _now(self) -> tuple[float, float]:
        seconds, wall = self._clocks
        return seconds(), wall()

    def _quiet(self) -> float:
        """Seconds without a sign of life."""
        return max(now - last for now, last in zip(self._now(), self._last, strict=True))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self.touch()
        return super().eventFilter(watched, event)
