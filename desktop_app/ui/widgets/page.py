"""A scrolling page with the margins of the design; it never scrolls sideways."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

MARGIN, NARROW_MARGIN, NARROW = 40, 24, 1093


class Page(QScrollArea):
    """`column` takes the contents; `widest` limits the length of lines (logical pixels, 0 = no limit)."""

    def __init__(self, *, widest: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        self._row = QHBoxLayout(content)
        body = QWidget()
        if widest:
            body.setMaximumWidth(widest)
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self._row.addWidget(body, 100)
        if widest:
            self._row.addStretch(1)
        self._margins(MARGIN)
        self.setWidget(content)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._margins(MARGIN if self.width() >= NARROW - 280 else NARROW_MARGIN)
        super().resizeEvent(event)

    def _margins(self, side: int) -> None:
        self._row.setContentsMargins(side, 24, side, 24)
