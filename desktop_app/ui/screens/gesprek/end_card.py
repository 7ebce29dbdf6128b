"""The end of a section: ask further, say back, check, or go on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.i18n.formats import fill
from desktop_app.i18n.words import _
from desktop_app.ui.screens.gesprek.view import EndModel
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if


class EndCard(QWidget):
    deepened = Signal()
    went_on = Signal()
    checked = Signal()
    went_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.words = Text("", "question"), Text("", "body")
        self.onward = Btn(_("Volgend onderdeel"), "primary")
        self.deepen = Btn(_("Doorvragen"))
        self.check = Btn(_("Controleren"), icon="clipboard-check")
        self.back = Btn(_("Terug"))
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 24, 40, 24)
        column.setSpacing(16)
        column.addWidget(self.title)
        column.addWidget(self.words)
        row = QWidget()
        flow = Flow(row, gap=12)
        for button, signal in (
            (self.onward, self.went_on),
            (self.deepen, self.deepened),
            (self.check, self.checked),
            (self.back, self.went_back),
        ):
            button.clicked.connect(signal)
            flow.addWidget(button)
        column.addWidget(row)
        column.addStretch(1)

    def show_end(self, end: EndModel) -> None:
        self.title.setText(fill(_("{onderdeel}: u bent rond"), onderdeel=end.title))
        self.words.setText(end.text)
        show_if(self.deepen, end.deepening > 0)
        self.onward.setText(end.next_title and fill(_("Verder met {onderdeel}"), onderdeel=end.next_title) or "")
        show_if(self.onward, bool(end.next_title))
        self.onward.updateGeometry()
        (self.onward if end.next_title else self.check).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a button presses that button; anywhere else it goes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = self.focusWidget()
            if isinstance(focus, Btn):
                focus.click()
            return
        super().keyPressEvent(event)
