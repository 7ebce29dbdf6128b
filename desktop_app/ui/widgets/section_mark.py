"""What the caseworker says of a section: it is ready, or to come back to it. Nothing is chosen beforehand (ux 2.8)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.answer import AnswerState
from desktop_app.i18n.labels import SECTION_MARK, label
from desktop_app.i18n.words import _
from desktop_app.ui.widgets.choice_rows import ChoiceRows

ROW = 350
"""Pixels one of the two wants at 100 %."""


class SectionMark(QWidget):
    """`marked(state)`: an `AnswerState` as in `Interview.mark_section`. `said_by`: who said it, and when."""

    marked = Signal(object)

    def __init__(self, title: str = "", *, keyed: bool = False, parent: QWidget | None = None) -> None:
        """`title`: of the section, where there are more on the page · `keyed`: show the digits that choose."""
        super().__init__(parent)
        question = _("Heeft u dit onderdeel afgerond?")
        options = [(code, label(SECTION_MARK, code)) for code in SECTION_MARK]
        self._choice = ChoiceRows(question, options, keyed=keyed, beside=ROW)
        self.rows = self._choice.rows
        for row in self.rows.values() if title else ():
            row.setAccessibleDescription(f"{question} {title}")
        self._choice.chosen.connect(lambda code: self.marked.emit(AnswerState(code)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.addWidget(self._choice)

    def show_mark(self, mark: AnswerState, said_by: str = "") -> None:
        self._choice.set_code(mark.value)
        self._choice.set_hint(said_by)

    def press(self, digit: int) -> bool:
        """Choose by digit; False where there is no such choice."""
        rows = list(self.rows.values())
        if 1 <= digit <= len(rows):
            rows[digit - 1].click()
        return 1 <= digit <= len(rows)

    def text(self) -> str:
        """Who said it, and when."""
        return self._choice.hint()

    def take_focus(self) -> None:
        """The keyboard goes to what was said, else to the first choice."""
        (self.rows.get(self._choice.code()) or next(iter(self.rows.values()))).setFocus()

    def wipe(self) -> bool:
        """Say neither of the two any more, which no radio button can do; False where nothing was said."""
        chosen = bool(self._choice.code())
        if chosen:
            self.show_mark(AnswerState.NIET_GEVRAAGD)
            self.marked.emit(AnswerState.NIET_GEVRAAGD)
        return chosen

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Backspace or not self.wipe():
            super().keyPressEvent(event)
