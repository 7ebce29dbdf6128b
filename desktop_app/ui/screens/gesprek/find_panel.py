"""Ga naar (Ctrl+J) and the lists across sections: type, choose with the arrows, Enter goes there."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.i18n.words import _
from desktop_app.ui.qt.theme import theme
from desktop_app.ui.screens.gesprek.view import Found
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.field import LineField
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if


class FindPanel(Card):
    """Lies over the question. `chosen(ref)`, `closed()`."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, find: Callable[[str], Sequence[Found]], parent: QWidget | None = None) -> None:
        super().__init__(margin=24, spacing=12, parent=parent)
        self._find = find
        self.heading = Text("", "heading")
        self.words = LineField(_("Typ een woord, een vraagnummer of: later"))
        self.none = Text("", "body")
        self.list = QListWidget()
        self.list.setAccessibleName(_("Gevonden vragen"))
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.close_button = Btn(_("Sluiten"), key="Esc")
        column: QVBoxLayout = self.column
        for part in (self.heading, self.words, self.none, self.list):
            column.addWidget(part)
        column.setStretch(3, 1)
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
        self._show(self._find(""))
        self.words.line.setFocus()

    def show_list(self, title: str, found: Sequence[Found], nothing: str) -> None:
        """A fixed list, such as "Later vragen"."""
        self._open(title, nothing, typed=False)
        self._show(found)
        (self.list if found else self.close_button).setFocus()

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
        if watched is self.words.line and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.list.count():
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
