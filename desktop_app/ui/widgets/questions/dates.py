"""Dates in three fields that may stay empty: day, month, year; or month and year; or a year alone."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout

from desktop_app.i18n.language import Language
from desktop_app.i18n.words import N_, _
from desktop_app.ui.widgets.field import LineField
from desktop_app.ui.widgets.questions import typed
from desktop_app.ui.widgets.questions.base import QuestionField
from desktop_app.ui.widgets.questions.model import FieldKind, FieldModel

NAMES = (N_("Dag"), N_("Maand"), N_("Jaar"))
WIDTHS = (72, 72, 104)


class DateQuestion(QuestionField):
    """No jumping from field to field; no calendar to click. Digits of every script are accepted."""

    def __init__(
        self, language: Language | None, kind: FieldKind = FieldKind.DATE, *, low: bool = False, parent: None = None
    ) -> None:
        super().__init__(language, low=low, parent=parent)
        self._kind = kind
        shown = {FieldKind.YEAR: (2,), FieldKind.MONTH: (1, 2)}.get(kind, (0, 1, 2))
        self.parts = [LineField(_(NAMES[place]), width=WIDTHS[place]) for place in shown]
        line = QHBoxLayout()
        line.setSpacing(16)
        for part in self.parts:
            line.addWidget(part)
            part.changed.connect(lambda _text: self._typed(settled=False))
            part.left.connect(self._leave_part)
            part.line.installEventFilter(self)
        line.addStretch(1)
        self.column.addLayout(line)

    def fill(self, model: FieldModel, name: str) -> None:
        del model
        for part in self.parts:
            part.line.setAccessibleName(f"{name}: {part.label.text()}")

    def read(self) -> typed.Typed:
        texts = [part.text() for part in self.parts]
        if self._kind is FieldKind.YEAR:
            return typed.year(*texts)
        return typed.month(*texts) if self._kind is FieldKind.MONTH else typed.day(*texts)

    def show_value(self, value: str) -> None:
        if value and self.read().value == value:
            return
        pieces = typed.parts(value)[-len(self.parts) :]
        for part, piece in zip(self.parts, pieces, strict=True):
            part.set_text(piece)

    def describe(self, message: str) -> None:
        for part in self.parts:
            part.line.setAccessibleDescription(message)
            part.frame.wrong = bool(message)
            part.frame.update()

    def focus_first(self) -> None:
        self.parts[0].line.setFocus(Qt.FocusReason.OtherFocusReason)

    def enter(self) -> bool:
        """Stays while there is something to correct; an incomplete date may be left as it is."""
        self._typed(settled=True)
        return bool(self.read().message)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.focused.emit(self.ref)
        return super().eventFilter(watched, event)

    def _leave_part(self) -> None:
        if not any(part.line.hasFocus() for part in self.parts):
            self._typed(settled=True)

    def _typed(self, *, settled: bool) -> None:
        found = self.read()
        if settled or not found.message:
            self.show_error(found.message)
        known = self.model.value if settled and self.model else self._told
        if found.value is not None and found.value != known:
            self.say(found.value, settled=settled)
