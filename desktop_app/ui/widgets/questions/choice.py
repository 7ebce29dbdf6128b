"""One of several and any of several: rows to press, keys 1-9 and 0, both languages on each row."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QWidget

from desktop_app.i18n.language import Language
from desktop_app.ui.widgets.questions.base import QuestionField, client_text
from desktop_app.ui.widgets.questions.model import WORKER_RTL, FieldModel, Option
from desktop_app.ui.widgets.rows import AnswerRow, CheckRow

ARROWS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}
SHORT = 14
"""Dutch characters up to which options of a compound question stand beside each other."""
BESIDE = 3


class OptionRows(QuestionField):
    """Rows that are made once and dressed anew for each question, because making widgets costs more than painting."""

    def __init__(self, language: Language | None, *, low: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(language, low=low, parent=parent)
        self.rows: list[AnswerRow | CheckRow] = []
        self._box = QWidget()
        self._grid = QGridLayout(self._box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self.column.addWidget(self._box)
        self._showing = False
        self._by_arrow = False

    def make_row(self) -> AnswerRow | CheckRow:
        raise LookupError("which kind of row")

    def fill(self, model: FieldModel, name: str) -> None:
        while len(self.rows) < len(model.options):
            row = self.make_row()
            row.toggled.connect(lambda _on, row=row: self._toggled(row))
            row.installEventFilter(self)
            self.rows.append(row)
        self._box.setAccessibleName(name)
        self._arrange(model.options)
        for row, option in zip(self.rows, model.options, strict=False):
            self._dress(row, option)
        for row in self.rows[len(model.options) :]:
            row.hide()

    def _arrange(self, options: tuple[Option, ...]) -> None:
        short = self.compound and all(len(each.words.worker) <= SHORT for each in options)
        across = BESIDE if short and len(options) > 1 else 1
        for place, row in enumerate(self.rows[: len(options)]):
            self._grid.addWidget(row, place // across, place % across)
        for column in range(BESIDE):
            self._grid.setColumnStretch(column, 1 if column < across else 0)

    def _dress(self, row: AnswerRow | CheckRow, option: Option) -> None:
        row.setText(option.words.worker)
        row.face.client = client_text(option.words, self.language)
        row.face.key = option.key
        row.face.words_rtl = WORKER_RTL
        row.face.low = self.low or self.compound
        row.setAccessibleName(option.words.worker)
        row.setAccessibleDescription(row.face.client.text)
        row.setProperty("value", option.value)
        row.updateGeometry()
        row.show()

    def set_low(self, low: bool) -> None:
        """Rows of 44 pixels for windows of little height."""
        self.low = low
        for row in self.rows:
            row.face.low = low or self.compound
            row.updateGeometry()

    @property
    def shown(self) -> list[AnswerRow | CheckRow]:
        return self.rows[: len(self.model.options)] if self.model else []

    def press(self, digit: str) -> bool:
        options = self.model.options if self.model else ()
        for row, option in zip(self.rows, options, strict=False):
            if option.key == digit:
                self._by_arrow = False
                row.setFocus(Qt.FocusReason.ShortcutFocusReason)
                row.click()
                return True
        return False

    def focus_first(self) -> None:
        rows = self.shown
        if rows:
            next((row for row in rows if row.isChecked()), rows[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def value(self) -> str:
        """Chosen values in the order of the options."""
        return " ".join(str(row.property("value")) for row in self.shown if row.isChecked())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._by_arrow = event.key() in ARROWS
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._by_arrow = False
        elif event.type() == QEvent.Type.FocusIn:
            self.focused.emit(self.ref)
        return super().eventFilter(watched, event)

    def _toggled(self, row: QAbstractButton) -> None:
        if not self._showing:
            self.chosen(row)

    def chosen(self, row: QAbstractButton) -> None:
        """The user changed a row."""


class OneField(OptionRows):
    """One of up to nine: nothing is chosen beforehand, Backspace clears (the page does that).

    `picked`: one was chosen on purpose, not passed on the way with an arrow key."""

    picked = Signal()

    def __init__(self, language: Language | None, *, low: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(language, low=low, parent=parent)
        self._group = QButtonGroup(self)

    def make_row(self) -> AnswerRow:
        row = AnswerRow("", low=self.low, parent=self._box)
        self._group.addButton(row)
        return row

    def show_value(self, value: str) -> None:
        self._showing = True
        self._group.setExclusive(False)
        for row in self.rows:
            row.setChecked(bool(value) and row.property("value") == value)
        self._group.setExclusive(True)
        self._showing = False

    def chosen(self, row: QAbstractButton) -> None:
        if row.isChecked():
            self.say(str(row.property("value")), settled=self.compound and not self._by_arrow)
            if not self._by_arrow:
                self.picked.emit()


class ManyField(OptionRows):
    """Any of several. An option such as "Niets hiervan" stands alone."""

    def make_row(self) -> CheckRow:
        return CheckRow("", low=self.low, parent=self._box)

    def show_value(self, value: str) -> None:
        self._showing = True
        chosen = set(value.split())
        for row in self.rows:
            row.setChecked(row.property("value") in chosen)
        self._showing = False

    def chosen(self, row: QAbstractButton) -> None:
        alone = self.model.exclusive if self.model else frozenset()
        if row.isChecked() and alone:
            self._showing = True
            for other in self.shown:
                if other is not row and (row.property("value") in alone or other.property("value") in alone):
                    other.setChecked(False)
            self._showing = False
        self.say(self.value(), settled=True)
