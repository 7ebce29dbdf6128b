"""Something to say to the client and tick off, and texts that only have to be read."""

from PySide6.QtCore import QEvent, QObject, Qt

from desktop_app.i18n.language import Language
from desktop_app.ui.widgets.questions.base import QuestionField, client_text
from desktop_app.ui.widgets.questions.model import WORKER_RTL, FieldModel
from desktop_app.ui.widgets.rows import CheckRow

SAID = "OK"
"""Value of an acknowledged trigger, as ODK writes it."""


class AcknowledgeField(QuestionField):
    """A line of the opening: Enter ticks it and goes to the next one."""

    def __init__(self, language: Language | None, *, low: bool = False, parent: None = None) -> None:
        super().__init__(language, low=low, parent=parent)
        self.row = CheckRow("", low=low)
        self.row.clicked.connect(lambda on: self.say(SAID if on else "", settled=True))
        self.row.installEventFilter(self)
        self.column.addWidget(self.row)

    def fill(self, model: FieldModel, name: str) -> None:
        words = model.label.worker or name
        self.label.hide()
        self.row.setText(words)
        self.row.setAccessibleName(words)
        self.row.face.client = client_text(model.label, self.language)
        self.row.face.words_rtl = WORKER_RTL
        self.row.setAccessibleDescription(self.row.face.client.text)
        self.row.updateGeometry()

    def show_model(self, model: FieldModel, *, name: str = "") -> None:
        super().show_model(model, name=name)
        self.label.hide()

    def show_value(self, value: str) -> None:
        self.row.setChecked(bool(value))

    def focus_first(self) -> None:
        self.row.setFocus(Qt.FocusReason.OtherFocusReason)

    def press(self, digit: str) -> bool:
        if digit == "1":
            self.row.click()
        return digit == "1"

    def enter(self) -> bool:
        """Enter ticks a line that is not ticked; then the page goes to the next line."""
        if not self.row.isChecked():
            self.row.click()
            self.focusNextChild()
            return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.focused.emit(self.ref)
        return super().eventFilter(watched, event)


class ReadOnlyField(QuestionField):
    """A text or a computed value that nobody fills in."""

    def show_model(self, model: FieldModel, *, name: str = "") -> None:
        super().show_model(model, name=name)
        shown = f"{model.label.worker}: {model.value}" if model.value else model.label.worker
        self.label.worker.setText(shown)
        self.label.worker.set_role("body")
