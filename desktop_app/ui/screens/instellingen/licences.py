"""Licenties: what Opmaat brings along, opened and closed with one button."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.casework.licences import SHAPES, Part, code
from desktop_app.i18n.words import _
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if
from desktop_app.ui.work import Lanes, Scope

LICENCE = "EUPL-1.2"


class Licences(QWidget):
    """The list is read when it is opened first. Esc closes it too."""

    def __init__(self, lanes: Lanes, version: str) -> None:
        super().__init__()
        self._all_lanes = lanes
        self._lanes = Scope(lanes)
        self._own = Part("Opmaat", version, LICENCE)
        self.button = Btn(_("Licenties"), "quiet", icon="file-text")
        self.button.clicked.connect(lambda _checked=False: self._toggle())
        self.card = Card(margin=16, spacing=8)
        self.card.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the keyboard scrolls through it
        self.card.setAccessibleName(_("Licenties"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.card)
        self.card.hide()
        self._known = False

    def leave(self) -> None:
        """The screen is left: nothing that is still being read comes back to it."""
        self._lanes.close()
        self._lanes = Scope(self._all_lanes)
        self.button.setEnabled(True)
        self._show(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.card.isHidden():
            self._close()
        else:
            super().keyPressEvent(event)

    def _toggle(self) -> None:
        if not self.card.isHidden():
            self._close()
        elif self._known:
            self._open()
        else:
            self.button.setEnabled(False)
            self._lanes.on_vault(code, self._read)

    def _read(self, packages: Sequence[Part]) -> None:
        self.button.setEnabled(True)
        groups = ((_("Het programma"), (self._own,)), (_("Letters en iconen"), SHAPES), (_("Van anderen"), packages))
        told = []
        for heading, parts in groups:
            rows = Text("", "body")
            rows.set_client_text("\n".join(_row(part) for part in parts), rtl=False)
            told += [heading, rows.text()]
            self.card.column.addWidget(Text(heading, "strong"))
            self.card.column.addWidget(rows)
        self.card.setAccessibleDescription("\n".join(told))
        self._known = True
        self._open()

    def _open(self) -> None:
        self._show(True)
        self.card.setFocus()

    def _close(self) -> None:
        self.button.setFocus()
        self._show(False)

    def _show(self, shown: bool) -> None:
        show_if(self.card, shown)
        self.button.setText(_("Licenties verbergen") if shown else _("Licenties"))
        self.button.updateGeometry()


def _row(part: Part) -> str:
    """`Lucide · ISC`: no word to translate."""
    return " · ".join(filter(None, (f"{part.name} {part.version}".strip(), part.licence)))
