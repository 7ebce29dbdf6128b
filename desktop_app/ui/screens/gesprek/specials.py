"""The four answers that are possible on every question, one key each."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.answer import AnswerState
from desktop_app.i18n.words import _
from desktop_app.ui.screens.gesprek.words import SPECIAL
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.questions.toggle import Toggle


class SpecialAnswers(QWidget):
    """`chosen(AnswerState)`; the one that stands is marked."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[AnswerState, Toggle] = {}
        row = Flow(self, gap=8)
        for state, (words, key, icon) in SPECIAL.items():
            button = Toggle(_(words), icon=icon, key=key)
            button.clicked.connect(lambda _on=False, state=state: self.chosen.emit(state))
            row.addWidget(button)
            self.buttons[state] = button

    def show_state(self, now: AnswerState) -> None:
        for state, button in self.buttons.items():
            button.set_on(state is now)
