"""One signal for everything that changes; screens decide themselves whether and when to redraw."""

from PySide6.QtCore import QObject, Signal

from desktop_app.casework.changes import Changes


class ChangesBus(QObject):
    """`changed(Changes)` is emitted once per use case, on the main thread."""

    changed = Signal(object)

    def publish(self, changes: Changes) -> None:
        self.changed.emit(changes)
