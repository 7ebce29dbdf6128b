"""A scrolling page with the margins of the design; it never scrolls sideways."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.ui.qt.theme import theme
from desktop_app.ui.widgets.scroll import ThinBar

MARGIN, NARROW_MARGIN, NARROW = 40, 24, 1093


class Page(QScrollArea):
    """`column` takes the contents; `widest` limits the length of lines (logical pixels at 100 % text, 0 = no limit)."""

    def __init__(self, *, widest: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewport(QWidget())  # to know one of Qt's own, PySide6 makes every class of widgets there is
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(ThinBar())
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
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
        self.setWidget(content)
        QApplication.instance().focusChanged.connect(self._reveal)  # type: ignore[union-attr]

    def _grow(self) -> None:
        if self._widest:
            self._body.setMaximumWidth(theme().px(self._widest))

    def _reveal(self, _old: QWidget | None, new: QWidget | None) -> None:
        """What gets the focus is in sight, with its label and ring, also when the program moved the focus."""
        if new is not None and self._body.isAncestorOf(new):
            self.ensureWidgetVisible(new, 0, theme().px(96))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._margins(MARGIN if self.width() >= NARROW - 280 else NARROW_MARGIN)
        super().resizeEvent(event)

    def _margins(self, side: int) -> None:
        self._row.setContentsMargins(side, 24, side, 24)
