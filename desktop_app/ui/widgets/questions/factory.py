"""The widget for a field."""

from collections.abc import Callable

from desktop_app.i18n.language import Language
from desktop_app.ui.widgets.questions.acknowledge import AcknowledgeField, ReadOnlyField
from desktop_app.ui.widgets.questions.base import QuestionField
from desktop_app.ui.widgets.questions.choice import ManyField, OneField
from desktop_app.ui.widgets.questions.dates import DateQuestion
from desktop_app.ui.widgets.questions.model import FieldKind
from desktop_app.ui.widgets.questions.search import SearchField
from desktop_app.ui.widgets.questions.typing import DecimalQuestion, LineQuestion, NumberQuestion, TextQuestion

_MAKERS: dict[FieldKind, Callable[..., QuestionField]] = {
    FieldKind.ONE: OneField,
    FieldKind.ONE_SEARCH: SearchField,
    FieldKind.MANY: ManyField,
    FieldKind.NUMBER: NumberQuestion,
    FieldKind.DECIMAL: DecimalQuestion,
    FieldKind.TEXT: LineQuestion,
    FieldKind.LONG_TEXT: TextQuestion,
    FieldKind.ACKNOWLEDGE: AcknowledgeField,
    FieldKind.READ_ONLY: ReadOnlyField,
}


def question_field(kind: FieldKind, language: Language | None, *, low: bool = False) -> QuestionField:
    """A widget that asks a field of this kind; `show_model` fills it."""
    if kind in (FieldKind.DATE, FieldKind.MONTH, FieldKind.YEAR, FieldKind.WHOLE_YEAR):
        return DateQuestion(language, kind, low=low)
    return _MAKERS[kind](language, low=low)
