"""The end of a section: say whether it is ready, ask further, say back, check, or go on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.i18n.formats import fill
from desktop_app.i18n.words import _
from desktop_app.ui.screens.gesprek.view import EndModel
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.scroll import ScrollColumn
from desktop_app.ui.widgets.section_mark import SectionMark
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if


class EndCard(QWidget):
    deepened = Signal()
    went_on = Signal()
    checked = Signal()
    went_back = Signal()
    told_back = Signal()
    marked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.words = Text("", "question"), Text("", "body")
        self.onward = Btn(_("Volgend onderdeel"), "primary")
        self.deepen = Btn(_("Doorvragen"))
        self.say_back = Btn("", icon="message-square-text", key="F8")
        self.check = Btn(_("Controleren"), icon="clipboard-check")
        self.back = Btn(_("Terug"))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(40, 24, 40, 24)
        column.setSpacing(16)
        column.addWidget(self.title)
        column.addWidget(self.words)
        self.mark = SectionMark(keyed=True)
        self.mark.marked.connect(self.marked)
        column.addWidget(self.mark)
        for pairs in (
            ((self.onward, self.went_on), (self.back, self.went_back)),
            ((self.deepen, self.deepened), (self.say_back, self.told_back), (self.check, self.checked)),
        ):
            row = QWidget()
            flow = Flow(row, gap=12)
            for button, signal in pairs:
                button.clicked.connect(signal)
                flow.addWidget(button)
            column.addWidget(row)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollColumn(inside))

    def show_end(self, end: EndModel) -> None:
        self.title.setText(fill(_("{onderdeel}: u bent rond"), onderdeel=end.title))
        self.words.setText(end.text)
        show_if(self.deepen, end.deepening > 0)
        self.say_back.setText(fill(_("Terugzeggen ({n})"), n=end.unsaid))
        self.say_back.updateGeometry()
        show_if(self.say_back, end.unsaid > 0)
        self.onward.setText(end.next_title and fill(_("Verder met {onderdeel}"), onderdeel=end.next_title) or "")
        show_if(self.onward, bool(end.next_title))
        self.onward.updateGeometry()
        self.mark.show_mark(end.mark)
        self._go_on.setFocus()

    @property
    def _go_on(self) -> Btn:
        return self.onward if self.onward.isVisibleTo(self) else self.check

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit says how the section stands. Enter on a button presses that button; anywhere else it goes on."""
        digit = event.key() - Qt.Key.Key_0.value
        if (0 < digit <= 9 and self.mark.press(digit)) or (event.key() == Qt.Key.Key_Backspace and self.mark.wipe()):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = self.focusWidget()
            (focus if isinstance(focus, Btn) else self._go_on).click()
            return
        super().keyPressEvent(event)
