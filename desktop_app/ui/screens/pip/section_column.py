"""Left: the sections of the PIP in two tabs, the decision (A) and the plan that may keep changing (B)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.i18n.words import _
from desktop_app.ui.screens.pip.view import SectionLine
from desktop_app.ui.widgets.card import Surface
from desktop_app.ui.widgets.chip import Chip
from desktop_app.ui.widgets.scroll import ScrollColumn
from desktop_app.ui.widgets.section_row import SectionRow
from desktop_app.ui.widgets.visible import show_if


class SectionColumn(Surface):
    """`opened(key)`."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", edges="r", parent=parent)
        self.rows: dict[str, SectionRow] = {}
        self.tabs = {"A": Chip(_("Beschikking")), "B": Chip(_("Plan"))}
        self._parts: dict[str, str] = {}
        self._part = "A"
        group = QButtonGroup(self)
        tabs = QHBoxLayout()
        tabs.setSpacing(8)
        for part, tab in self.tabs.items():
            group.addButton(tab)
            tab.clicked.connect(lambda _on=False, part=part: self._choose(part))
            tabs.addWidget(tab)
        tabs.addStretch(1)
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(8, 16, 8, 8)
        self._list.setSpacing(0)
        self._list.addLayout(tabs)
        self._list.addSpacing(8)
        self._first = self._list.count()
        self._list.addStretch(1)
        area = ScrollColumn(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.addWidget(area)

    def show_lines(self, lines: Sequence[SectionLine], current: str) -> None:
        if [line.key for line in lines] != list(self.rows):
            self._make(lines)
        self._parts = {line.key: line.part for line in lines}
        self._part = self._parts.get(current, self._part)
        for line in lines:
            row = self.rows[line.key]
            row.set_status(line.status, "ok" if line.tone == "ok" else "warn" if line.tone == "warn" else "plain")
            row.set_current(line.key == current)
        self._filter()

    def _choose(self, part: str) -> None:
        first = next((key for key, its in self._parts.items() if its == part), "")
        self._part = part
        self._filter()
        if first:
            self.opened.emit(first)

    def _filter(self) -> None:
        for part, tab in self.tabs.items():
            tab.setChecked(part == self._part)
            show_if(tab, len(set(self._parts.values())) > 1)
        for key, row in self.rows.items():
            show_if(row, self._parts.get(key) == self._part)

    def _make(self, lines: Sequence[SectionLine]) -> None:
        for old in self.rows.values():
            old.hide()
            old.deleteLater()
        self.rows = {}
        for place, line in enumerate(lines):
            row = SectionRow(line.title, low=True)
            row.setProperty("here", _("hier bent u"))
            row.clicked.connect(lambda _on=False, key=line.key: self.opened.emit(key))
            self._list.insertWidget(self._first + place, row)
            self.rows[line.key] = row
