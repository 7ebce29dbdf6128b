"""A list, the work and a side panel: beside each other where there is room, as drawers where there is not."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.ui.qt.theme import theme
from desktop_app.ui.shell.breakpoints import Columns
from desktop_app.ui.widgets.visible import show_if

LIST_WIDTH, LIST_NARROW, SIDE_WIDTH = 281, 241, 296


class ThreeColumns(QWidget):
    """A drawer lies over the work and closes with Esc or when something in it was chosen."""

    def __init__(self, left: QWidget, middle: QWidget, right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.left, self.middle, self.right = left, middle, right
        self.mode = Columns.WIDE
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        for part in (left, middle, right):
            self._line.addWidget(part, 1 if part is middle else 0)
        for drawer in (left, right):
            drawer.installEventFilter(self)
        self.set_mode(Columns.WIDE)

    def set_mode(self, mode: Columns) -> None:
        self.mode = mode
        self._dock(self.left, 0, docked=mode is not Columns.NARROW)
        self._dock(self.right, 2, docked=mode is Columns.WIDE)
        self._measure()

    def docked(self, part: QWidget) -> bool:
        """Whether a part stands in its own column."""
        return self._line.indexOf(part) >= 0

    def open(self, part: QWidget) -> None:
        """Show a drawer; a docked part is there already."""
        if not self.docked(part):
            self._measure()
            part.show()
            part.raise_()

    def shut(self, part: QWidget | None = None) -> bool:
        """Close one drawer, or both. True if one was open."""
        drawers = [each for each in (self.left, self.right) if part in (None, each)]
        closed = [each for each in drawers if not self.docked(each) and not each.isHidden()]
        for drawer in closed:
            drawer.hide()
        return bool(closed)

    def _dock(self, part: QWidget, place: int, *, docked: bool) -> None:
        if docked and not self.docked(part):
            self._line.insertWidget(min(place, self._line.count()), part)
        elif not docked and self.docked(part):
            self._line.removeWidget(part)
        show_if(part, docked)

    def _measure(self) -> None:
        grown = theme().scale if theme().scale < 1.5 else 1.25
        room = self.width()
        wide = round((LIST_WIDTH if self.mode is Columns.WIDE else LIST_NARROW) * min(grown, 1.25))
        left = min(wide if self.docked(self.left) else round(320 * grown), max(240, room - 40))
        right = min(round(SIDE_WIDTH * grown), max(240, room - 40))
        self.left.setFixedWidth(left)
        self.right.setFixedWidth(right)
        if not self.docked(self.left):
            self.left.setGeometry(0, 0, left, self.height())
        if not self.docked(self.right):
            self.right.setGeometry(room - right, 0, right, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() == QEvent.Type.KeyPress and isinstance(watched, QWidget):
            self.shut(watched)
        return super().eventFilter(watched, event)
