"""The input of one page: a single field, a few fields, or a table. Single fields are kept and dressed anew."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.i18n.language import Language
from desktop_app.ui.widgets.questions.base import QuestionField
from desktop_app.ui.widgets.questions.choice import OneField, OptionRows
from desktop_app.ui.widgets.questions.compound import Fields
from desktop_app.ui.widgets.questions.factory import question_field
from desktop_app.ui.widgets.questions.model import FieldKind, FieldModel, RowModel
from desktop_app.ui.widgets.questions.table import TableQuestion

Shown = QuestionField | Fields | TableQuestion


class QuestionBody(QWidget):
    """`picked`: the answer to a question with one field was chosen on purpose."""

    answered = Signal(str, str, bool, object)
    focused = Signal(str)
    row_asked = Signal()
    row_removed = Signal(str)
    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._kept: dict[FieldKind, QuestionField] = {}
        self._language: Language | None = None
        self._low = False
        self._page = ""
        self.shown: Shown | None = None

    def set_low(self, low: bool) -> None:
        self._low = low
        for field in self._kept.values():
            if isinstance(field, OptionRows):
                field.set_low(low)

    def show_one(self, page: str, model: FieldModel, language: Language | None, *, name: str) -> None:
        """A question with one field; `name` is the question, the accessible name of the input."""
        self._speak(language)
        field = self._kept.get(model.kind)
        if field is None:
            field = question_field(model.kind, language, low=self._low)
            self._listen(field)
            if isinstance(field, OneField):
                field.picked.connect(self.picked)
            self._kept[model.kind] = field
        self._show(field, page)
        field.show_model(model, name=name)

    def show_fields(self, page: str, models: tuple[FieldModel, ...], language: Language | None) -> None:
        """A question in parts."""
        self._speak(language)
        if not isinstance(self.shown, Fields) or self._page != page:
            fields = Fields(language, low=self._low)
            self._listen(fields)
            self._show(fields, page)
        if isinstance(self.shown, Fields):
            self.shown.show_models(models)

    def show_table(self, page: str, rows: tuple[RowModel, ...], language: Language | None) -> None:
        self._speak(language)
        if not isinstance(self.shown, TableQuestion) or self._page != page:
            table = TableQuestion(language, low=self._low)
            self._listen(table)
            table.row_asked.connect(self.row_asked)
            table.row_removed.connect(self.row_removed)
            self._show(table, page)
        if isinstance(self.shown, TableQuestion):
            self.shown.show_rows(rows)

    # ---- keys ------------------------------------------------------------------------------------------------------

    def focus_first(self) -> None:
        if isinstance(self.shown, Fields):
            order = self.shown.ordered()
            if order:
                self.first_open(order).focus_first()
        elif self.shown is not None:
            self.shown.focus_first()

    def focus_on(self, ref: str) -> None:
        """Put the keyboard in this field, if it is on the page; the row of a table it is in opens."""
        if isinstance(self.shown, TableQuestion):
            self.shown.open_row_of(ref)
        found = [field for field in self.findChildren(QuestionField) if field.ref == ref and field.isVisibleTo(self)]
        if found:
            found[0].focus_first()

    def first_open(self, order: list[QuestionField]) -> QuestionField:
        """The first part without a value, else the first."""
        return next((field for field in order if field.model and not field.model.value), order[0])

    def current(self) -> QuestionField | None:
        """The field the keyboard is in."""
        return self.shown if isinstance(self.shown, QuestionField) else self.shown.current() if self.shown else None

    def press(self, digit: str) -> bool:
        """A digit chooses in the field at hand; in a question in parts the keyboard then goes to the next part."""
        field = self.current()
        if field is None or not field.press(digit):
            return False
        if isinstance(self.shown, Fields | TableQuestion) and field.model and field.model.kind is FieldKind.ONE:
            following = self.shown.after(field)
            if following is not None:
                following.focus_first()
        return True

    def enter(self) -> bool:
        """Enter in the field at hand; True if the field used it."""
        field = self.current()
        return field is not None and field.enter()

    def show_refusal(self, ref: str, message: str) -> None:
        """What was typed does not fit."""
        for field in self.findChildren(QuestionField):
            if field.ref == ref:
                field.show_error(message)
                field.focus_first()

    # ---- inside ----------------------------------------------------------------------------------------------------

    def _speak(self, language: Language | None) -> None:
        if language is not self._language:
            self._language = language
            for field in self._kept.values():
                field.hide()
                field.deleteLater()
            self._kept = {}
            self.shown = None

    def _listen(self, shown: Shown) -> None:
        shown.answered.connect(self.answered)
        shown.focused.connect(self.focused)

    def _show(self, shown: Shown, page: str) -> None:
        before, self.shown, self._page = self.shown, shown, page
        if before is shown:
            return
        if before is not None:
            self._column.removeWidget(before)
            before.hide()
            if not isinstance(before, QuestionField):
                before.deleteLater()
        self._column.addWidget(shown)
        shown.show()
