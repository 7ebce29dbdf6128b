"""Several fields of one question, under each other. Fields that do not apply are left out; the others stay put."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.i18n.language import Language
from desktop_app.ui.widgets.questions.base import QuestionField
from desktop_app.ui.widgets.questions.factory import question_field
from desktop_app.ui.widgets.questions.model import FieldModel


class Fields(QWidget):
    """Shows a tuple of field models, reusing the widget of every field that was there already."""

    answered = Signal(str, str, bool, object)
    focused = Signal(str)

    def __init__(self, language: Language | None, *, low: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language, self._low = language, low
        self.fields: dict[str, QuestionField] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(20)

    def show_models(self, models: tuple[FieldModel, ...]) -> None:
        wanted = {model.ref for model in models}
        for ref in [ref for ref in self.fields if ref not in wanted]:
            gone = self.fields.pop(ref)
            gone.hide()
            gone.deleteLater()
        for place, model in enumerate(models):
            field = self.fields.get(model.ref)
            if field is None:
                field = self._make(model, place)
            field.show_model(model)

    def current(self) -> QuestionField | None:
        """The field the keyboard is in."""
        focus = self.focusWidget()
        return next((field for field in self.fields.values() if focus is not None and field.isAncestorOf(focus)), None)

    def after(self, field: QuestionField) -> QuestionField | None:
        order = list(self.ordered())
        place = order.index(field) + 1
        return order[place] if place < len(order) else None

    def ordered(self) -> list[QuestionField]:
        return sorted(self.fields.values(), key=self._column.indexOf)

    def _make(self, model: FieldModel, place: int) -> QuestionField:
        field = question_field(model.kind, self._language, low=self._low)
        field.compound = True
        field.answered.connect(self.answered)
        field.focused.connect(self.focused)
        self.fields[model.ref] = field
        self._column.insertWidget(place, field)
        field.show()  # at once: the keyboard may go there
        return field
