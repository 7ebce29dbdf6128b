"""Cycles of objects are cleared away on the main thread only. Python does it on whichever thread is at work, and a
window that is cleared away on another thread than its own hangs the program or brings it down (PySide6 6.11)."""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 500
"""Milliseconds between looking whether there is enough to clear away."""
OLDEST = 2


class MainThreadGarbage(QObject):
    """Make it on the main thread, before other threads begin; `stop` when they have ended. Until then nothing else
    collects, and this does by Python's own measure of what is enough; `reading`: not before `settle` either. What lives
    at the first full collection (the program itself, forms, words) is not gone through again: that takes longer than a
    window may stand still."""

    def __init__(self, *, reading: bool = False) -> None:
        super().__init__()
        self._was_on = gc.isenabled()
        gc.disable()
        self._settled = False
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self._collect)
        if not reading:
            self._timer.start()

    def settle(self) -> None:
        """The program has been read: what there is by now is not gone through at all."""
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        if self._was_on:
            gc.enable()

    def _collect(self) -> None:
        due = [age for age, most in enumerate(gc.get_threshold()) if gc.get_count()[age] > most]
        if not due:
            return
        gc.collect(due[-1])
        if due[-1] == OLDEST and not self._settled:
            gc.freeze()
            self._settled = True
