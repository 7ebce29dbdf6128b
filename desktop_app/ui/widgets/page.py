"""A scrolling page with the margins of the design; it never scrolls sideways."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.qt.theme import theme
from desktop_app.ui.widgets.scroll import ScrollColumn

MARGIN, NARROW_MARGIN, NARROW = 40, 24, 1093
LABEL = 96


class Page(ScrollColumn):
    """`column` takes the contents; `widest` limits the length of lines (logical pixels at 100 % text, 0 = no limit).
    `side_changed(pixels)`: the margin at both sides, for what lies under the page and begins where its text does."""

    side_changed = Signal(int)

    def __init__(self, *, widest: int = 0, parent: QWidget | None = None) -> None:
        content = QWidget()
        super().__init__(content, above=LABEL, parent=parent)
        self._row = QHBoxLayout(content)
        body = QWidget()
        self._body, self._widest = body, widest
        theme().changed.connect(self._grow)
        self._grow()
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self._row.addWidget(body, 100)
        if widest:
            self._row.addStretch(1)
        self._margins(MARGIN)

    def fill(self, screen: QWidget) -> QVBoxLayout:
        """Take all of a screen; the layout is for what comes under the page."""
        whole = QVBoxLayout(screen)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self)
        return whole

    def _grow(self) -> None:
        if self._widest:
            self._body.setMaximumWidth(theme().px(self._widest))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._margins(MARGIN if self.width() >= NARROW - 280 else NARROW_MARGIN)
        super().resizeEvent(event)

    def _margins(self, side: int) -> None:
        self._row.setContentsMargins(side, 24, side, 24)
        self.side_changed.emit(side)
