"""Is the window ever deaf? A timer wants to beat all the time; between two beats the UI thread was at work."""

import time
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.bench.rounds.figures import Taken


class Heartbeat:
    """Beats while events are processed. `gaps`: between one beat and the next."""

    def __init__(self) -> None:
        self.gaps: list[Taken] = []
        self._timer = QTimer()
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._beat)
        self._last = time.perf_counter(), time.thread_time()

    def listen(self, act: Callable[[], object], until: Callable[[], bool]) -> None:
        """Beat through `act`, and on through the event loop until the condition holds."""
        self._last = time.perf_counter(), time.thread_time()
        self._timer.start()
        act()
        while not until():
            QApplication.processEvents()
        QApplication.processEvents()
        self._timer.stop()

    def rest(self, seconds: float) -> None:
        """Nothing to do: what this machine makes of an idle window."""
        end = time.perf_counter() + seconds
        self.listen(lambda: None, lambda: time.perf_counter() > end)

    def _beat(self) -> None:
        now = time.perf_counter(), time.thread_time()
        self.gaps.append(Taken(now[0] - self._last[0], now[1] - self._last[1]))
        self._last = now
