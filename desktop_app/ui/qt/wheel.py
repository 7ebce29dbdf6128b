"""The wheel scrolls the page; it never changes an answer."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QComboBox, QScrollBar


class WheelGuard(QObject):
    """Install it on the application. A combo box under the pointer would otherwise change without being focused."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, (QComboBox, QAbstractSpinBox, QAbstractSlider)):
            if not isinstance(watched, QScrollBar):
                event.ignore()
                return True
        return super().eventFilter(watched, event)
