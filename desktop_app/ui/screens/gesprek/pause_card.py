"""Pauze on the caseworker's screen: nothing to read, two things to do."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.i18n.words import _
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.text import Text


class PauseCard(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.onward = Btn(_("Verder met het gesprek"), "primary")
        self.stop = Btn(_("Gesprek stoppen"))
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 24, 40, 24)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(Text(_("Pauze"), "title"))
        column.addWidget(Text(_("Alles is opgeslagen. De cliënt ziet dat het pauze is."), "body"))
        line = QHBoxLayout()
        line.addWidget(self.onward)
        line.addWidget(self.stop)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(2)
