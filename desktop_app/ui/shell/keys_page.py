"""F1: all keys of this screen, as a page and never as a dialog."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_app.i18n.words import _
from desktop_app.ui.shell.navigation import KeyHelp
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.flow import clear
from desktop_app.ui.widgets.key_hint import KeyHint
from desktop_app.ui.widgets.page import Page
from desktop_app.ui.widgets.text import Text


def global_keys() -> list[KeyHelp]:
    """The keys that work everywhere (ux: 2.17)."""
    return [
        KeyHelp("F1", _("alle toetsen van dit scherm")),
        KeyHelp("Ctrl+K", _("dossier zoeken")),
        KeyHelp("F9", _("tolkscherm leegmaken")),
        KeyHelp("Ctrl+L", _("vergrendelen")),
        KeyHelp("Ctrl+Z", _("ongedaan maken")),
        KeyHelp("Ctrl+Y", _("opnieuw doen")),
        KeyHelp("Ctrl+S", _("niet nodig: Opmaat slaat alles vanzelf op")),
        KeyHelp("Ctrl+Shift+P", _("privéweergave: alleen initialen")),
        KeyHelp("F11", _("volledig scherm")),
        KeyHelp("Ctrl +", _("tekst groter")),
        KeyHelp("Ctrl −", _("tekst kleiner")),
        KeyHelp("Ctrl+0", _("tekst weer normaal")),
    ]


class KeysPage(QWidget):
    """`closed` when the user goes back (Esc, F1 or the button)."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = Page(widest=760)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)
        self._column = self._page.column
        self.button = Btn(_("Terug"), icon="arrow-left")
        self.button.clicked.connect(self.closed)

    def show_keys(self, own: Sequence[KeyHelp]) -> None:
        self.button.setParent(self)
        clear(self._column)
        self._column.addWidget(Text(_("Toetsen"), "title"))
        self._column.setSpacing(16)
        for heading, keys in ((_("Op dit scherm"), own), (_("Overal"), global_keys())):
            if keys:
                self._column.addWidget(_table(heading, keys))
        self._column.addWidget(self.button)
        self._column.addStretch(1)
        self.button.show()
        self.button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _table(heading: str, keys: Sequence[KeyHelp]) -> Card:
    card = Card()
    card.column.addWidget(Text(heading, "heading"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    for row, key in enumerate(keys):
        grid.addWidget(KeyHint(key.key), row, 0)
        grid.addWidget(Text(key.does), row, 1)
    card.column.addLayout(grid)
    return card
