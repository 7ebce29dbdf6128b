"""Dates in three fields that may stay empty, in the calendar the person knows; "ongeveer" where it is an estimate.
A year that the form keeps as a whole number is asked in the same way."""

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout

from desktop_app.domain.answer import AsSaid
from desktop_app.i18n.calendars import CALENDARS, WESTERN
from desktop_app.i18n.language import Language
from desktop_app.i18n.words import N_, _
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.field import LineField
from desktop_app.ui.widgets.questions import typed, typed_dates
from desktop_app.ui.widgets.questions.about import About
from desktop_app.ui.widgets.questions.base import QuestionField
from desktop_app.ui.widgets.questions.model import FieldKind, FieldModel
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if

NAMES = (N_("Dag"), N_("Maand"), N_("Jaar"))
WIDTHS = (72, 72, 104)


class DateQuestion(QuestionField):
    """No jumping from field to field; no calendar to click. Digits of every script are accepted."""

    def __init__(
        self, language: Language | None, kind: FieldKind = FieldKind.DATE, *, low: bool = False, parent: None = None
    ) -> None:
        super().__init__(language, low=low, parent=parent)
        self._kind = kind
        shown = {FieldKind.YEAR: (2,), FieldKind.WHOLE_YEAR: (2,), FieldKind.MONTH: (1, 2)}.get(kind, (0, 1, 2))
        self.parts = [LineField(_(NAMES[place]), width=WIDTHS[place]) for place in shown]
        line = QHBoxLayout()
        line.setSpacing(16)
        for part in self.parts:
            line.addWidget(part)
            part.changed.connect(lambda _text: self._typed(settled=False))
            part.left.connect(self._leave_part)
            part.line.installEventFilter(self)
        self.used = ChoiceField(_("Kalender"), [(each.code, _(each.dutch)) for each in CALENDARS.values()], width=200)
        self.used.chosen.connect(lambda _code: self._typed(settled=True))
        self.used.box.installEventFilter(self)
        line.addWidget(self.used)
        line.addStretch(1)
        self.column.addLayout(line)
        self.about, self.remark = About(), Text("", "meta")
        self.about.clicked.connect(lambda _on: self._typed(settled=True))
        self.about.installEventFilter(self)
        under = QHBoxLayout()
        under.setSpacing(16)
        under.addWidget(self.about)
        under.addWidget(self.remark, 1)
        self.column.addLayout(under)

    def fill(self, model: FieldModel, name: str) -> None:
        for part in self.parts:
            part.line.setAccessibleName(f"{name}: {part.label.text()}")
        self.used.box.setAccessibleName(f"{name}: {self.used.label.text()}")
        self.about.name_for(name)
        for extra in (self.used, self.about, self.remark):
            show_if(extra, model.estimate)

    def read(self) -> typed.Typed:
        texts = [part.text() for part in self.parts]
        if self.model is not None and self.model.estimate:
            said = AsSaid(approximate=self.about.isChecked(), calendar=self.used.code() or WESTERN)
            if self._kind is FieldKind.WHOLE_YEAR:
                return typed_dates.whole_year(texts[0], said)
            day, month, year = [""] * (3 - len(texts)) + texts
            return typed_dates.partial_date(day, month, year, said)
        if self._kind is FieldKind.WHOLE_YEAR:
            return typed_dates.whole_year(texts[0], AsSaid())
        if self._kind is FieldKind.YEAR:
            return typed.year(*texts)
        if self._relative:
            return typed.relative(texts[0], datetime.now().astimezone().date())
        return typed.month(*texts) if self._kind is FieldKind.MONTH else typed.day(*texts)

    @property
    def _relative(self) -> bool:
        """A day from now is being typed; it becomes a date once the field is left."""
        exact = self._kind is FieldKind.DATE and not (self.model is not None and self.model.estimate)
        return exact and typed.is_relative(self.parts[0].text())

    def show_value(self, value: str) -> None:
        said = self.model.said if self.model else None
        now = self.read()
        if value and (now.value, now.said) == (value, said):
            return
        self.used.set_code(said.calendar if said else WESTERN)
        self.about.setChecked(said is not None and said.approximate)
        self._write(value, said)
        self._remark()

    def _write(self, value: str, said: AsSaid | None) -> None:
        """Into the fields, as it was said."""
        whole = self._kind is FieldKind.WHOLE_YEAR
        known = [typed_dates.year_part(value, said)] if whole else [*typed_dates.date_parts(value, said)]
        pieces = known[-len(self.parts) :]
        for part, piece in zip(self.parts, pieces, strict=True):
            part.set_text(piece)

    def _remark(self) -> None:
        found = self.read()
        tell = typed_dates.year_remark if self._kind is FieldKind.WHOLE_YEAR else typed_dates.remark
        said = tell(found.value or "", found.said)
        self.remark.setText(said)
        self.about.setAccessibleDescription(said)

    def describe(self, message: str) -> None:
        for part in self.parts:
            part.line.setAccessibleDescription(message)
            part.frame.wrong = bool(message)
            part.frame.update()

    def focus_first(self) -> None:
        self.parts[0].line.setFocus(Qt.FocusReason.OtherFocusReason)

    def enter(self) -> bool:
        """Stays while there is something to correct, and once when the form has something against the day; an
        incomplete date may be left as it is."""
        self._typed(settled=True)
        found = self.read()
        return bool(found.message) or self.objects(found.value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.focused.emit(self.ref)
        return super().eventFilter(watched, event)

    def _leave_part(self) -> None:
        if self._relative or not any(part.line.hasFocus() for part in self.parts):
            self._typed(settled=True)

    def _typed(self, *, settled: bool) -> None:
        if self._relative and not settled:
            return
        found = self.read()
        if self._relative and found.value:
            self._write(found.value, None)
        self._remark()
        if settled or not found.message:
            self.show_error(found.message or self.refusal(found.value))
        if found.value is not None and (found.value, found.said) != self.known(settled=settled):
            self.say(found.value, settled=settled, said=found.said)
