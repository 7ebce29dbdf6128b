"""The advice with its reasons for, against and unknown; each reason leads to its question (ux: 2.9)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from desktop_app.domain.advies import Reden
from desktop_app.i18n.words import _
from desktop_app.ui.screens.leerroute.presenter import LeerrouteView
from desktop_app.ui.widgets.card import Card, Hairline
from desktop_app.ui.widgets.flow import clear
from desktop_app.ui.widgets.section_row import SectionRow
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if


class AdviceCard(Card):
    """`asked(path)` when a reason that comes from a question was pressed."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(spacing=10)
        self.headline, self.missing, self.rules = Text("", "heading"), Text("", "body"), Text("", "small")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(24)
        self._below = QVBoxLayout()
        for words in (self.headline, self.rules, self.missing):
            self.column.addWidget(words)
        self.column.addLayout(self._columns)
        self.column.addLayout(self._below)

    def set_narrow(self, narrow: bool) -> None:
        way = QBoxLayout.Direction
        self._columns.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def show_view(self, view: LeerrouteView) -> None:
        self.headline.setText(view.advice)
        self.rules.setText(view.rules)
        self.missing.setText(view.missing)
        show_if(self.missing, bool(view.missing))
        clear(self._columns)
        parts = ((_("Pleit hiervoor"), "check", view.plus), (_("Pleit hiertegen"), "minus", view.minus))
        for heading, icon, reasons in (*parts, (_("Nog onbekend"), "circle-help", view.unknown)):
            self._columns.addLayout(self._reasons(heading, icon, reasons), 1)
        clear(self._below)
        for heading, lines in ((_("Nodig om het te halen"), view.needed), (_("Ook bekeken"), view.others)):
            if lines:
                self._below.addWidget(Hairline())
                self._below.addWidget(Text(heading, "strong"))
                for line in lines:
                    self._below.addWidget(Text(line))

    def _reasons(self, heading: str, icon: str, reasons: Sequence[Reden]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Text(heading, "strong"))
        for reason in reasons:
            row = SectionRow(reason.text, icon=icon, ink="primary" if reason.path else "text")
            row.setAccessibleDescription(heading)
            row.setEnabled(bool(reason.path))
            row.clicked.connect(lambda _checked=False, path=reason.path: self.asked.emit(path))
            column.addWidget(row)
        if not reasons:
            column.addWidget(Text(_("Niets"), "hint"))
        column.addStretch(1)
        return column
