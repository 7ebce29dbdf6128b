"""Ga naar (Ctrl+J) and the lists across sections: type, choose with the arrows, Enter goes there."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.i18n.labels import LATER_WHY, label
from desktop_app.i18n.words import _
from desktop_app.ui.qt.theme import theme
from desktop_app.ui.screens.gesprek.view import Found
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.field import LineField
from desktop_app.ui.widgets.notice import announce
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if


def _why_keys() -> str:
    keys = "   ".join(f"{place} = {label(LATER_WHY, code)}" for place, code in enumerate(LATER_WHY, start=1))
    return f"{_('Waarom later?')}  {keys}"


class _Roomy(QStyledItemDelegate):
    """Rows with air around their words, high enough to press."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        found = super().sizeHint(option, index)
        return QSize(found.width(), found.height() + theme().px(16))


class FindPanel(Card):
    """Lies over the question. `chosen(ref)`, `closed()`, `reasoned(ref, code of LATER_WHY)` · `covers(bool)`: what lies
    behind is out of reach, or again within."""

    chosen = Signal(str)
    reasoned = Signal(str, str)
    covers = Signal(bool)
    closed = Signal()

    def __init__(self, find: Callable[[str], Sequence[Found]], parent: QWidget | None = None) -> None:
        super().__init__(margin=24, spacing=12, parent=parent)
        self._find = find
        self.heading = Text("", "heading")
        self.words = LineField(_("Typ een woord, een vraagnummer of: later"))
        self.none, self.why = Text("", "body"), Text(_why_keys(), "meta")
        self.list = QListWidget()
        self.list.setAccessibleName(_("Gevonden vragen"))
        self.list.setItemDelegate(_Roomy(self.list))
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.close_button = Btn(_("Sluiten"), key="Esc")
        column: QVBoxLayout = self.column
        for part in (self.heading, self.words, self.none, self.why, self.list):
            column.addWidget(part)
        column.setStretch(4, 1)
        column.addWidget(self.close_button)
        self.words.changed.connect(lambda text: self._show(self._find(text)))
        self.words.line.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.itemClicked.connect(self._take)
        self.close_button.clicked.connect(self.closed)
        self.hide()

    def ask(self) -> None:
        """Type to find."""
        self._open(_("Ga naar"), "", typed=True)
        show_if(self.why, False)
        self._show(self._find(""))
        self.words.line.setFocus()

    def show_list(self, title: str, found: Sequence[Found], nothing: str, *, later: bool = False) -> None:
        """A fixed list. `later`: of what waits; there a digit says why (ux.md 2.4)."""
        self._open(title, nothing, typed=False)
        self._show(found)
        show_if(self.why, later and bool(found))
        (self.list if found else self.close_button).setFocus()

    def show_again(self, found: Sequence[Found]) -> None:
        """The same list after a reason was given."""
        row = self.list.currentRow()
        self._show(found)
        self.list.setCurrentRow(row)
        if (item := self.list.currentItem()) is not None:
            announce(self, item.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the list gets the room; Esc still closes."""
        super().resizeEvent(event)
        roomy = self.height() > theme().px(300)
        show_if(self.heading, roomy)
        show_if(self.close_button, roomy or not self.list.count())

    def _open(self, title: str, nothing: str, *, typed: bool) -> None:
        self.heading.setText(title)
        self._nothing = nothing or _("Geen vragen gevonden. Controleer de spelling.")
        self.words.set_text("")
        show_if(self.words, typed)
        self.show()
        self.raise_()

    def _show(self, found: Sequence[Found]) -> None:
        self.list.clear()
        self.list.setFont(theme().font(15))
        for each in found:
            words = "  ·  ".join(filter(None, (each.text, each.section, each.state)))
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, each.ref)
            self.list.addItem(item)
        if found:
            self.list.setCurrentRow(0)
        self.none.setText("" if found else self._nothing)
        show_if(self.none, not found)
        show_if(self.list, bool(found))

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentItem())
            return True
        digit, item = event.key() - Qt.Key.Key_0.value, self.list.currentItem()
        if watched is self.list and 1 <= digit <= len(LATER_WHY) and item and not self.why.isHidden():
            self.reasoned.emit(str(item.data(Qt.ItemDataRole.UserRole)), list(LATER_WHY)[digit - 1])
            return True
        if watched is self.words.line and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.list.count():
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
            return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        self.covers.emit(True)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.covers.emit(False)
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
