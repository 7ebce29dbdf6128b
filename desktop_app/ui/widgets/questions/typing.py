"""Typed answers: one line, several lines, whole and decimal numbers. What was typed always stays."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from desktop_app.domain.answer import AsSaid
from desktop_app.i18n.formats import fill as filled
from desktop_app.i18n.language import Language
from desktop_app.i18n.words import _
from desktop_app.ui.qt.theme import theme
from desktop_app.ui.widgets.field import Frame, LineEdit, TextEdit
from desktop_app.ui.widgets.questions import typed
from desktop_app.ui.widgets.questions.about import About
from desktop_app.ui.widgets.questions.base import QuestionField
from desktop_app.ui.widgets.questions.model import FieldModel
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if

ENOUGH = 400
"""Characters after which the count suggests to shorten; never a limit."""


class LineQuestion(QuestionField):
    """One line of text. `read` turns what was typed into a value; None as value means: not yet one."""

    box_width = 0

    def __init__(self, language: Language | None, *, low: bool = False, parent: None = None) -> None:
        super().__init__(language, low=low, parent=parent)
        self.line = LineEdit()
        self.frame = Frame(self.line)
        self.row = QHBoxLayout()
        self.row.setSpacing(16)
        self.row.addWidget(self.frame, 0 if self.box_width else 1)
        if self.box_width:
            self.row.addStretch(1)
        self.column.addLayout(self.row)
        self.line.textEdited.connect(lambda _text: self._typed(settled=False))
        self.line.editingFinished.connect(lambda: self._typed(settled=True))
        self.line.installEventFilter(self)
        self._grow()
        theme().changed.connect(self._grow)

    def read(self, text: str) -> typed.Typed:
        return typed.Typed(text.strip())

    def fill(self, model: FieldModel, name: str) -> None:
        del model
        self.line.setAccessibleName(name)

    def show_value(self, value: str) -> None:
        if self.read(self.line.text()).value != value or not value:
            self.line.setText(value)

    def describe(self, message: str) -> None:
        self.line.setAccessibleDescription(message)
        self.frame.wrong = bool(message)
        self.frame.update()

    def focus_first(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.end(False)

    def enter(self) -> bool:
        """Stays in the field while what was typed is no value, and once when the form has something against it."""
        self._typed(settled=True)
        value = self.read(self.line.text()).value
        return value is None or self.objects(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.focused.emit(self.ref)
        return super().eventFilter(watched, event)

    def _typed(self, *, settled: bool) -> None:
        found = self.read(self.line.text())
        if settled or not found.message:
            self.show_error(found.message or self.refusal(found.value))
        if found.value is not None and (found.value, found.said) != self.known(settled=settled):
            self.say(found.value, settled=settled, said=found.said)

    def _grow(self) -> None:
        if self.box_width:
            self.frame.setFixedWidth(theme().px(self.box_width))


class AmountQuestion(LineQuestion):
    """A number in a short field, with "ongeveer" beside it where an estimate is welcome."""

    box_width = 140

    def __init__(self, language: Language | None, *, low: bool = False, parent: None = None) -> None:
        super().__init__(language, low=low, parent=parent)
        self.about = About()
        self.row.insertWidget(1, self.about)
        self.about.clicked.connect(lambda _on: self._typed(settled=True))
        self.about.installEventFilter(self)

    def fill(self, model: FieldModel, name: str) -> None:
        super().fill(model, name)
        self.about.name_for(name)
        show_if(self.about, model.estimate)

    def read(self, text: str) -> typed.Typed:
        found = self.number(text)
        about = AsSaid(approximate=True) if found.value and self.about.isChecked() else None
        return replace(found, said=about)

    def number(self, text: str) -> typed.Typed:
        """What was typed as a number."""
        return typed.number(text)

    def show_value(self, value: str) -> None:
        said = self.model.said if self.model else None
        self.about.setChecked(said is not None and said.approximate)
        super().show_value(value)


class NumberQuestion(AmountQuestion):
    """A whole number; digits of every script are accepted."""


class DecimalQuestion(AmountQuestion):
    """A number with a decimal comma or point."""

    def number(self, text: str) -> typed.Typed:
        return typed.decimal(text)

    def show_value(self, value: str) -> None:
        super().show_value(value.replace(".", ","))


class TextQuestion(QuestionField):
    """Several lines. Enter goes on, Shift+Enter makes a new line; the count appears when it gets long."""

    def __init__(self, language: Language | None, *, low: bool = False, parent: None = None) -> None:
        super().__init__(language, low=low, parent=parent)
        self.area = TextEdit(lines=3 if low else 4)
        self.frame = Frame(self.area)
        self.count = Text("", "meta")
        self.column.addWidget(self.frame)
        self.column.addWidget(self.count)
        self.area.textChanged.connect(self._typed)
        self.area.installEventFilter(self)
        self._showing = False

    def fill(self, model: FieldModel, name: str) -> None:
        del model
        self.area.setAccessibleName(name)

    def show_value(self, value: str) -> None:
        if self.area.toPlainText() != value:
            self._showing = True
            self.area.setPlainText(value)
            self._showing = False
        self._count()

    def describe(self, message: str) -> None:
        self.area.setAccessibleDescription(message)
        self.frame.wrong = bool(message)
        self.frame.update()

    def focus_first(self) -> None:
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.moveCursor(self.area.textCursor().MoveOperation.End)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.focused.emit(self.ref)
        elif event.type() == QEvent.Type.FocusOut and self.model and self.text() != self.model.value:
            self.say(self.text(), settled=True)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and plain_enter(event):
            event.ignore()
            return self._pass_on(event)
        return super().eventFilter(watched, event)

    def text(self) -> str:
        return self.area.toPlainText().strip()

    def _pass_on(self, event: QKeyEvent) -> bool:
        self.keyPressEvent(event)
        return True

    def _typed(self) -> None:
        self._count()
        if not self._showing and (self.text(), None) != self._told:
            self.say(self.text(), settled=False)

    def _count(self) -> None:
        n = len(self.area.toPlainText())
        long = n > ENOUGH
        words = _("Maak de tekst korter. U heeft {n} tekens gebruikt, {genoeg} is genoeg.")
        self.count.setText(filled(words, n=n, genoeg=ENOUGH) if long else "")
        self.count.setVisible(long)


def plain_enter(event: QKeyEvent) -> bool:
    """Enter without a modifier key (the numeric keypad's counts too)."""
    keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in keys and held == Qt.KeyboardModifier.NoModifier
