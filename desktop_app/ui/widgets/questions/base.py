"""What every question widget has: words in two languages above it, a correction, and one signal for its value."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.answer import AsSaid
from desktop_app.i18n.language import Language
from desktop_app.ui.widgets.questions.model import FieldModel, Words
from desktop_app.ui.widgets.row_face import ClientText
from desktop_app.ui.widgets.text import Text

SCRIPT_FACTORS = {"Arab": 1.2}
"""Scripts with a small x-height are drawn larger (ux.md 5.3)."""


def client_text(words: Words, language: Language | None) -> ClientText:
    """The client's half of a text with the direction of its language; never guessed from the characters."""
    if language is None or not words.client:
        return ClientText()
    return ClientText(words.client, language.rtl, SCRIPT_FACTORS.get(language.script, 1.0))


class TwoWords(QWidget):
    """A label in both languages: Dutch at the start, the client's language at the end of the line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.worker = Text("", "strong")
        self.client = Text("", "hint")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        line.addWidget(self.worker, 3)
        line.addWidget(self.client, 2)

    def show_words(self, words: Words, language: Language | None) -> None:
        self.worker.setText(words.worker)
        other = client_text(words, language)
        self.client.set_client_text(other.text, rtl=other.rtl, factor=other.factor)
        self.client.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.client.setVisible(bool(other.text))
        self.setVisible(bool(words.worker))


class QuestionField(QWidget):
    """One input. `answered(ref, value, settled, said)`: unsettled values may still move (arrow keys, typing); `said`:
    how it was said (`AsSaid`), or None.

    `focused(ref)`: the caseworker works in this field now.
    """

    answered = Signal(str, str, bool, object)
    focused = Signal(str)

    def __init__(self, language: Language | None, *, low: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.language, self.low = language, low
        self.model: FieldModel | None = None
        self.compound = False
        self.label = TwoWords()
        self.error = Text("", "strong", colour="err")
        self.error.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(self.label)
        self.column.addWidget(self.error)
        self._told: tuple[str, AsSaid | None] | None = None
        self._warned: str | None = None

    @property
    def ref(self) -> str:
        return self.model.ref if self.model else ""

    def show_model(self, model: FieldModel, *, name: str = "") -> None:
        """Show the field; `name` names the input where the page's question is its label. What is being typed stays."""
        other = self.model is None or self.model.ref != model.ref
        now = (model.value, model.said)
        typed = not other and now == self._told
        self.model = model
        self.label.show_words(model.label, self.language)
        if other:
            self.fill(model, name or model.label.worker)
        if not typed:
            self._told = now
            self.show_value(model.value)
        if not typed or model.message:
            self.show_error(model.message)

    def show_error(self, message: str) -> None:
        """What must be corrected, above the input; "" takes it away."""
        self.error.setText(message)
        self.error.setVisible(bool(message))
        self.describe(message)

    def say(self, value: str, *, settled: bool, said: AsSaid | None = None) -> None:
        """Tell the new value."""
        self._told = (value, said)
        self.answered.emit(self.ref, value, settled, said)

    def known(self, *, settled: bool) -> tuple[str, AsSaid | None] | None:
        """What needs no telling again: what was told, or once settled, what is recorded."""
        return (self.model.value, self.model.said) if settled and self.model else self._told

    def refusal(self, value: str | None) -> str:
        """What the form says against this value, while it is the recorded one."""
        return self.model.message if self.model is not None and self.model.value == value else ""

    def objects(self, value: str | None) -> bool:
        """Whether Enter stays here: once for each value that the form has something against."""
        first = bool(self.refusal(value)) and value != self._warned
        self._warned = value if self.refusal(value) else None
        return first

    # ---- for each kind ---------------------------------------------------------------------------------------------

    def fill(self, model: FieldModel, name: str) -> None:
        """Another question: labels, options, accessible names."""

    def show_value(self, value: str) -> None:
        """Another value of the same question."""

    def describe(self, message: str) -> None:
        """Give the correction to the input's accessible description."""

    def focus_first(self) -> None:
        """Put the keyboard where answering starts."""
        self.setFocus()

    def press(self, digit: str) -> bool:
        """A digit was pressed while the focus is in this field. True if it chose something."""
        del digit
        return False

    def enter(self) -> bool:
        """Enter was pressed in this field. True if the field used it itself."""
        return False
