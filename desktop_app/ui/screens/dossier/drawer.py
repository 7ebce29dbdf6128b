"""A quiet button and the card it opens: what one needs now and then."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLayout, QWidget

from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card, Hairline
from desktop_app.ui.widgets.flow import clear
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if


class Drawer(QObject):
    """`button` and `card` are laid out by the screen. `closed`, `opened`: words of the button."""

    def __init__(self, closed: str, opened: str, heading: str, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._closed, self._opened, self._heading = closed, opened, heading
        self.button = Btn(closed, "quiet", icon=icon)
        self.card = Card(spacing=12)
        self.card.hide()
        self.button.clicked.connect(self.toggle)

    def fill(self, rows: Sequence[Callable[[], QLayout | QWidget]]) -> None:
        """Rows with a line between them; without rows the button goes too."""
        clear(self.card.column)
        show_if(self.button, bool(rows))
        if not rows:
            self.card.hide()
            return
        self.card.column.addWidget(Text(self._heading, "heading"))
        for place, make in enumerate(rows):
            if place:
                self.card.column.addWidget(Hairline())
            row = make()
            if isinstance(row, QWidget):
                self.card.column.addWidget(row)
            else:
                self.card.column.addLayout(row)

    def toggle(self) -> None:
        show_if(self.card, self.card.isHidden())
        self.button.setText(self._closed if self.card.isHidden() else self._opened)
        self.button.updateGeometry()
