"""The table as a widget: whole rows, Enter, type-ahead, no sideways scrolling."""

from PySide6.QtCore import QItemSelectionModel, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from desktop_app.i18n.words import _
from desktop_app.ui.qt.theme import theme
from desktop_app.ui.screens.dossiers.table import (
    LANGUAGE,
    MEETING,
    NAME,
    ROW,
    SHARES,
    DossierDelegate,
    DossierModel,
    Header,
    Index,
)
from desktop_app.ui.screens.dossiers.words import Line, Lines
from desktop_app.ui.widgets.scroll import ThinBar

ScrollHint = QAbstractItemView.ScrollHint
MEASURED = 2000
"""Heights that are remembered at most."""


class DossierTable(QTableView):
    """`stepped(dossier)`: Enter, or a press on the row · `opened(dossier)`: Ctrl+Enter, or a press on the name."""

    stepped = Signal(str)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._model = DossierModel()
        self._heights: dict[tuple[object, ...], int] = {}
        self._widths: dict[int, int] = {}
        self.setModel(self._model)
        self._delegate = DossierDelegate(self._model, self)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBar(ThinBar())
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._grow_seen())
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Dossiers"))
        self.verticalHeader().hide()
        self.setHorizontalHeader(Header(self))
        theme().changed.connect(self._grow)
        self._grow()

    def set_lines(self, lines: Lines) -> None:
        """Show these; the dossier that was chosen stays chosen if it is still there."""
        chosen = self.current()
        self._model.set_lines(lines)
        self._measure()
        row = self._model.row_of(chosen) if chosen else -1
        if lines:
            self._choose(max(row, 0))

    def set_stacked(self, stacked: bool) -> None:
        """Language and appointment under name and step instead of in columns, where the room is small."""
        if stacked != self._delegate.stacked:
            self._delegate.stacked = stacked
            for column in (LANGUAGE, MEETING):
                self.setColumnHidden(column, stacked)
            self._measure()

    def current(self) -> str:
        """Dossier of the current row; "" if there is none."""
        row = self.currentIndex().row()
        return self._model.line(row).dossier if 0 <= row < self._model.rowCount() else ""

    def focus_rect(self) -> QRect:
        """The focus ring goes around the current row."""
        row = self.visualRect(self.currentIndex())
        if not row.isValid():
            return self.rect()
        view = self.viewport()
        whole = QRect(0, row.top(), view.width(), row.height()).intersected(view.rect())
        return QRect(view.mapTo(self, whole.topLeft()), whole.size()).adjusted(5, 5, -5, -5)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current():
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.stepped if plain else self.opened).emit(self.current())
            return
        super().keyPressEvent(event)
        self.window().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index.row() == self.currentIndex().row():
            signal = self.opened if index.column() == NAME else self.stepped
            signal.emit(self.current())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.indexAt(event.position().toPoint()).isValid()
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def scrollTo(self, index: Index, hint: ScrollHint = ScrollHint.EnsureVisible) -> None:
        """Rows that come into sight may grow; the row that was asked for is in sight afterwards."""
        super().scrollTo(index, hint)
        if self._grow_seen():
            self.updateGeometries()
            super().scrollTo(index, hint)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.window().update()

    def _choose(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag
        index = self._model.index(row, NAME)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def _grow(self) -> None:
        self._heights.clear()
        self.horizontalHeader().setFixedHeight(theme().px(40))
        self.setMinimumHeight(theme().px(40 + 4 * ROW))
        self._measure()

    def _measure(self) -> None:
        shares = {column: share for column, share in enumerate(SHARES) if not self.isColumnHidden(column)}
        room = self.viewport().width()
        widths = {column: room * share // sum(shares.values()) for column, share in shares.items()}
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        self._widths = widths
        self.verticalHeader().setDefaultSectionSize(theme().px(ROW))
        self._grow_seen()

    def _grow_seen(self) -> bool:
        """Give the rows in sight the height their words need; the others stay as they are until they are seen. True if
        a row changed."""
        row, bottom, grown = self.rowAt(0), self.viewport().height(), False
        while 0 <= row < self._model.rowCount() and self.rowViewportPosition(row) < bottom:
            height = self._height(self._model.line(row), self._widths)
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)
                grown = True
            row += 1
        return grown

    def _height(self, line: Line, widths: dict[int, int]) -> int:
        """Measured once per line and width: searching shows the same lines again and again."""
        key = (line, *widths.values())
        if key not in self._heights:
            if len(self._heights) >= MEASURED:
                self._heights.clear()
            self._heights[key] = max(self._delegate.height(line, column, width) for column, width in widths.items())
        return self._heights[key]
