"""A journey by keyboard is one without a mouse, and this is how that is known."""

from PySide6.QtCore import QEvent, QObject


class Pointing(QObject):
    """Event filter for the application: counts what comes from a mouse, a pen or a finger."""

    KINDS = frozenset(
        {QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TabletPress, QEvent.Type.TouchBegin}
    )

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() in self.KINDS
        return super().eventFilter(watched, event)
