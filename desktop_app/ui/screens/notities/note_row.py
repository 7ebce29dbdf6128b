"""One note: its question, its text, and the choice. Nothing goes unless somebody says so: it stands on Bewaren."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from desktop_app.i18n.formats import plain
from desktop_app.i18n.words import _
from desktop_app.ui.screens.notities.presenter import NoteLine
from desktop_app.ui.widgets.chip import Chip
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.text import Text


class NoteRow(QWidget):
    """`chosen(path, throw away)`."""

    chosen = Signal(str, bool)

    def __init__(self, line: NoteLine) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(6)
        column.addWidget(Text(line.question, "strong"))
        column.addWidget(Text(line.text))
        self.keep, self.throw = Chip(_("Bewaren")), Chip(_("Weggooien"))
        group = QButtonGroup(self)
        choices = Flow(gap=12)
        for chip in (self.keep, self.throw):
            chip.setAccessibleName(f"{chip.text()}: {plain(line.question)}")
            chip.setAccessibleDescription(plain(line.text))
            group.addButton(chip)
            choices.addWidget(chip)
        self.keep.setChecked(True)
        self.throw.toggled.connect(lambda on: self.chosen.emit(line.path, on))
        column.addLayout(choices)
