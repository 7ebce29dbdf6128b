"""The texts to record as a list: the client's language, the Dutch under it, and how far it is in word and icon."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.casework.recordings import Line, key_of
from desktop_app.i18n.language import Language
from desktop_app.i18n.words import SOURCE, _
from desktop_app.ui.qt.theme import theme
from desktop_app.ui.screens.geluid.view import STATES
from desktop_app.ui.widgets.paint import draw_text, mirrored, text_width
from desktop_app.ui.widgets.questions.base import SCRIPT_FACTORS
from desktop_app.ui.widgets.scroll import ThinBar

PAD, ICON, HIGH = 14, 18, 62
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class TextModel(QAbstractListModel):
    """The display role is what a screen reader says."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[Line] = ()

    def set_lines(self, lines: Sequence[Line]) -> bool:
        """True if they are others than before."""
        if lines == self.lines:
            return False
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{line.spoken.dutch}, {_(STATES[line.state][0])}"
        return line.spoken.text if role == Qt.ItemDataRole.AccessibleDescriptionRole else None


class TextDelegate(QStyledItemDelegate):
    """Two lines of words, the state at the end of the row."""

    language: Language

    def __init__(self, model: TextModel, language: Language) -> None:
        super().__init__()
        self._model, self.language = model, language

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), max(HIGH, theme().px(HIGH)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, cell = theme(), QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cell, look.colour("sel"))
        painter.fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), look.colour("hair"))
        painter.translate(cell.topLeft())
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        self._paint_line(painter, self._model.lines[index.row()], float(cell.width()), float(cell.height()), rtl=rtl)
        painter.restore()

    def _paint_line(self, painter: QPainter, line: Line, width: float, height: float, *, rtl: bool) -> None:
        look = theme()
        word, icon, colour = STATES[line.state]
        pad, small = look.px(PAD), look.font(13)
        state = text_width(_(word), small)
        spot = QRectF(
            width - pad - state - look.px(ICON + 6), height / 2 - look.px(ICON) / 2, look.px(ICON), look.px(ICON)
        )
        look.icons.paint(painter, icon, mirrored(spot, width, rtl=rtl), look.colour(colour), rtl=rtl)
        at = mirrored(QRectF(width - pad - state, 0, state, height), width, rtl=rtl)
        draw_text(painter, at, _(word), small, look.colour(colour), right=rtl)
        room = spot.left() - 2 * pad
        large = look.font(round(16 * SCRIPT_FACTORS.get(self.language.script, 1.0)), 600)
        upper = mirrored(QRectF(pad, 4, room, height * 0.52), width, rtl=rtl)
        words = QFontMetricsF(large).elidedText(line.spoken.text, Qt.TextElideMode.ElideRight, room - 4)
        draw_text(painter, upper, words, large, look.colour("text"), rtl=self.language.rtl, right=rtl)
        if self.language.code != SOURCE:
            lower = mirrored(QRectF(pad, height * 0.54, room, height * 0.38), width, rtl=rtl)
            dutch = QFontMetricsF(small).elidedText(line.spoken.dutch, Qt.TextElideMode.ElideRight, room - 4)
            draw_text(painter, lower, dutch, small, look.colour("muted"), rtl=False, right=rtl)


class TextList(QListView):
    """`chosen(key)`: of the text at hand · `pressed_on()`: Enter on it."""

    chosen = Signal(str)
    pressed_on = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._model = TextModel()
        self._delegate = TextDelegate(self._model, language)
        self._filling = False
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBar(ThinBar())
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(_("Teksten om op te nemen"))
        theme().changed.connect(self._grow)
        self._grow()

    def show_lines(self, lines: Sequence[Line], language: Language, chosen: Line | None) -> None:
        self._filling = True
        self._delegate.language = language
        self._model.set_lines(lines)
        row = next((row for row, line in enumerate(lines) if line is chosen), -1)
        if row >= 0 and row != self.currentIndex().row():
            self.setCurrentIndex(self._model.index(row, 0))
        self._filling = False

    def focus_rect(self) -> QRect:
        """The focus ring goes around the current row."""
        row, view = self.visualRect(self.currentIndex()), self.viewport()
        if not row.isValid():
            return self.rect()
        seen = row.intersected(view.rect())
        return QRect(view.mapTo(self, seen.topLeft()), seen.size()).adjusted(5, 5, -5, -5)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pressed_on.emit()
            return
        super().keyPressEvent(event)
        self.window().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.window().update()
        if not self._filling and current.isValid():
            self.chosen.emit(key_of(self._model.lines[current.row()].spoken.text))

    def _grow(self) -> None:
        self.setMinimumHeight(4 * max(HIGH, theme().px(HIGH)))
        self.scheduleDelayedItemsLayout()
