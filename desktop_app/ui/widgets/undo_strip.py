"""Undo instead of "Weet u het zeker?": a strip at the bottom for ten seconds."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.i18n.words import _
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Surface
from desktop_app.ui.widgets.notice import announce
from desktop_app.ui.widgets.text import Text

SECONDS = 10


class UndoStrip(Surface):
    """Says what was done and offers to take it back. Also carries plain remarks ("Alles is al opgeslagen.")."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", edges="t", parent=parent)
        self.message = Text("", "body")
        self.button = Btn(_("Ongedaan maken"), icon="undo-2")
        self.button.clicked.connect(self._undo)
        self._act: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.hide)
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 8, 24, 8)
        line.addWidget(self.message, 1)
        line.addWidget(self.button)
        self.hide()

    def offer(
        self, text: str, undo: Callable[[], None] | None = None, *, word: str = "", seconds: int = SECONDS
    ) -> None:
        """Show `text`; with `undo` also a button, named `word` or "Ongedaan maken". `seconds` 0: until dismissed."""
        self._act = undo
        self.message.setText(text)
        self.button.setText(word or _("Ongedaan maken"))
        self.button.set_icon("" if word else "undo-2")
        self.button.setVisible(undo is not None)
        self.show()
        self._timer.stop()
        if seconds:
            self._timer.start(seconds * 1000)
        announce(self, text)

    def _undo(self) -> None:
        act, self._act = self._act, None
        self._timer.stop()
        self.hide()
        if act is not None:
            act()
