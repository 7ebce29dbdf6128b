"""Under the question, always in the same place: what happened last, Verder and Terug at the left, the keys."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.i18n.words import _
from desktop_app.ui.screens.gesprek.view import Strip
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.undo_strip import UndoStrip
from desktop_app.ui.widgets.visible import show_if


class BottomBar(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip = UndoStrip()
        self.onward, self.back = Btn(_("Verder"), "primary"), Btn(_("Terug"))
        self.skip = Btn(_("Sla dit onderdeel over"))
        self.keys = Text(_("Enter = verder   Alt+pijl links = terug   F1 = alle toetsen"), "small")
        self._line = QHBoxLayout()
        self._line.setSpacing(14)
        self.sections, self.side = Btn(_("Onderdelen"), icon="list-checks"), Btn(_("Notitie"), icon="pencil", key="F2")
        for button in (self.onward, self.skip, self.back, self.sections, self.side):
            self._line.addWidget(button)
        self._line.addWidget(self.keys, 1)
        self._line.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addLayout(self._line)
        for hidden in (self.skip, self.sections, self.side):
            hidden.hide()

    def set_layout(self, *, side: int, low: bool, narrow: bool, drawer: bool) -> None:
        """`drawer`: the side panel is a drawer · `narrow`: the section list too."""
        edge = 8 if low else 16
        self._line.setContentsMargins(side, edge, side, edge)
        show_if(self.keys, not drawer)
        show_if(self.sections, narrow)
        show_if(self.side, drawer)

    def show_strip(self, strip: Strip | None) -> None:
        if strip is None:
            self.strip.hide()
            return
        do = strip.do if strip.act else None
        self.strip.offer(strip.text, do, word=strip.act, seconds=strip.seconds)
