"""Named one-shot timers for presenters, which know no Qt."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class NamedTimers(QObject):
    """Starting a name again begins its time anew; stopping an unknown name does nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timers: dict[str, QTimer] = {}
        self._calls: dict[str, Callable[[], None]] = {}

    def start(self, name: str, milliseconds: int, call: Callable[[], None]) -> None:
        if name not in self._timers:
            timer = QTimer(self)
            timer.setSingleShot(True)
            timer.timeout.connect(lambda: self._calls[name]())
            self._timers[name] = timer
        self._calls[name] = call
        self._timers[name].start(milliseconds)

    def stop(self, name: str) -> None:
        if name in self._timers:
            self._timers[name].stop()

    def running(self, name: str) -> bool:
        return name in self._timers and self._timers[name].isActive()
