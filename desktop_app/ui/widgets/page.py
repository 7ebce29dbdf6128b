"""A scrolling page with the margins of the design; it never scrolls sideways."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.ui.qt.theme import theme
from desktop_app.ui.widgets.focus_ring import HasFocusRect
from desktop_app.ui.widgets.scroll import ThinBar

MARGIN, NARROW_MARGIN, NARROW = 40, 24, 1093


class _Body(QWidget):
    """`grown`: its contents take more or less room than before."""

    grown = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self.grown.emit()


class Page(QScrollArea):
    """`column` takes the contents; `widest` limits the length of lines (logical pixels at 100 % text, 0 = no limit).
    `side_changed(pixels)`: the margin at both sides, for what lies under the page and begins where its text does."""

    side_changed = Signal(int)

    def __init__(self, *, widest: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewport(QWidget())  # to know one of Qt's own, PySide6 makes every class of widgets there is
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(ThinBar())
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = self._sheet = QWidget()
        self._row = QHBoxLayout(content)
        body = _Body()
        body.grown.connect(self._keep_in_sight, Qt.ConnectionType.QueuedConnection)
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

    def fill(self, screen: QWidget) -> QVBoxLayout:
        """Take all of a screen; the layout is for what comes under the page."""
        whole = QVBoxLayout(screen)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self)
        return whole

    def _grow(self) -> None:
        if self._widest:
            self._body.setMaximumWidth(theme().px(self._widest))

    def _reveal(self, _old: QWidget | None, new: QWidget | None) -> None:
        """What gets the focus is in sight, with its label and ring, also when the program moved the focus."""
        if new is not None and self._body.isAncestorOf(new):
            self._show(new)

    def _keep_in_sight(self) -> None:
        """A correction that takes room does not push out of sight what has the focus and was seen."""
        focused = QApplication.focusWidget()
        if focused is not None and self._body.isAncestorOf(focused) and not focused.visibleRegion().isEmpty():
            self._show(focused)

    def _show(self, focused: QWidget) -> None:
        """All of it, where `ensureWidgetVisible` is content with the cursor of a field; of what is too high the top."""
        box = focused.focus_rect() if isinstance(focused, HasFocusRect) else focused.rect()
        sheet, look = self._sheet, theme()
        top, bottom = (focused.mapTo(sheet, point) for point in (box.topLeft(), box.bottomLeft()))
        self.ensureVisible(top.x(), min(bottom.y() + look.px(16), sheet.height()), 0, 0)
        self.ensureVisible(top.x(), max(top.y() - look.px(96), 0), 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._margins(MARGIN if self.width() >= NARROW - 280 else NARROW_MARGIN)
        super().resizeEvent(event)

    def _margins(self, side: int) -> None:
        self._row.setContentsMargins(side, 24, side, 24)
        self.side_changed.emit(side)
