"""The two facts at the top right. "Opgeslagen" is this device, "verzonden" is the office; they are never mixed."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

SLOW = 1000


@dataclass(frozen=True, slots=True)
class Facts:
    """`saved_at`: moment of the last write, any zone · `slow`: a write takes longer than a second · `failed`: code of
    the failure while writing, "" if none · `online`: None while unknown."""

    saved_at: datetime | None = None
    slow: bool = False
    failed: str = ""
    online: bool | None = None


class Status(QObject):
    """See `desktop_app.ui.work.StatusLine`. `changed(Facts)` after every difference, on the main thread."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.facts = Facts()
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW)
        self._slow.timeout.connect(self._is_slow)

    def saving(self) -> None:
        if not self._slow.isActive():
            self._slow.start()

    def saved(self, at: datetime) -> None:
        self._slow.stop()
        self._set(Facts(at, online=self.facts.online))

    def save_failed(self, code: str) -> None:
        self._slow.stop()
        self._set(Facts(self.facts.saved_at, failed=code, online=self.facts.online))

    def network(self, online: bool) -> None:
        now = self.facts
        self._set(Facts(now.saved_at, now.slow, now.failed, online))

    def _is_slow(self) -> None:
        now = self.facts
        self._set(Facts(now.saved_at, True, now.failed, now.online))

    def _set(self, facts: Facts) -> None:
        if facts != self.facts:
            self.facts = facts
            self.changed.emit(facts)
