"""Left: every section with its status in words, and the three lists that cut across them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.i18n.words import _
from desktop_app.ui.screens.gesprek.view import SectionRow as Row
from desktop_app.ui.widgets.card import Hairline, Surface
from desktop_app.ui.widgets.scroll import ScrollColumn
from desktop_app.ui.widgets.section_row import SectionRow
from desktop_app.ui.widgets.text import Text


class SectionList(Surface):
    """`opened(key)` · `later()`, `bookmarks()`, `checked()` open a list across the sections."""

    opened = Signal(str)
    later = Signal()
    bookmarks = Signal()
    checked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", edges="r", parent=parent)
        self.rows: dict[str, SectionRow] = {}
        self.later_row = SectionRow(_("Later vragen"), icon="history", low=True)
        self.bookmark_row = SectionRow(_("Bladwijzers"), icon="bookmark", low=True)
        self.check_row = SectionRow(_("Controleren"), icon="clipboard-check", low=True)
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(8, 8, 8, 2)
        self._list.setSpacing(0)
        self._list.addWidget(Text(_("Onderdelen"), "strong", colour="muted"))
        self._list.addSpacing(4)
        self._first = self._list.count()
        line = Hairline()
        self._list.addSpacing(4)
        self._list.addWidget(line)
        self._list.addSpacing(4)
        for row, signal in (
            (self.later_row, self.later),
            (self.bookmark_row, self.bookmarks),
            (self.check_row, self.checked),
        ):
            row.clicked.connect(signal)
            self._list.addWidget(row)
        self._list.addStretch(1)
        area = ScrollColumn(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.addWidget(area)

    def show_rows(self, rows: Sequence[Row], *, later: int, bookmarks: int) -> None:
        if [row.key for row in rows] != list(self.rows):
            self._make(rows)
        for row in rows:
            widget = self.rows[row.key]
            widget.set_status(row.status, "ok" if row.tone == "ok" else "warn" if row.tone == "warn" else "plain")
            widget.set_current(row.current)
        self.later_row.set_status(str(later) if later else "")
        self.bookmark_row.set_status(str(bookmarks) if bookmarks else "")

    def _make(self, rows: Sequence[Row]) -> None:
        for old in self.rows.values():
            old.hide()
            old.deleteLater()
        self.rows = {}
        for place, row in enumerate(rows):
            made = SectionRow(row.title, icon=row.icon, low=True)
            made.setProperty("here", _("hier bent u"))
            made.clicked.connect(lambda _on=False, key=row.key: self.opened.emit(key))
            self._list.insertWidget(self._first + place, made)
            self.rows[row.key] = made
