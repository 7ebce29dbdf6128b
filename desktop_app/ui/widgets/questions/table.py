"""A question with rows (children, schools, jobs): each row one line, the row in hand opened as a small form."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.i18n.calendars import said_value
from desktop_app.i18n.formats import fill
from desktop_app.i18n.language import Language
from desktop_app.i18n.words import _
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.questions.base import QuestionField
from desktop_app.ui.widgets.questions.compound import Fields
from desktop_app.ui.widgets.questions.model import FieldKind, FieldModel, RowModel
from desktop_app.ui.widgets.text import Text


def summary(row: RowModel) -> str:
    """A row on one line: the Dutch words of what was filled in."""
    return " · ".join(filter(None, map(_shown, row.fields)))


def _shown(field: FieldModel) -> str:
    if not field.options or not field.value:
        return said_value(field.value, field.said, day=field.kind is FieldKind.DATE)
    return ", ".join(option.words.worker for option in field.options if option.value in field.chosen)


class RowCard(Card):
    """One row. `opened(ref)` asks to edit it, `removed(ref)` to take it away."""

    opened = Signal(str)
    removed = Signal(str)

    def __init__(self, ref: str, language: Language | None, *, low: bool = False) -> None:
        super().__init__(margin=16, spacing=12)
        self.ref = ref
        self._language, self._low = language, low
        self.fields: Fields | None = None
        self.words = Text("", "strong")
        self.open = Btn(_("Wijzigen"), "quiet")
        self.remove = Btn(_("Verwijderen"), "quiet", icon="trash-2")
        line = QHBoxLayout()
        line.addWidget(self.words, 1)
        line.addWidget(self.open)
        line.addWidget(self.remove)
        self.column.addLayout(line)
        self.open.clicked.connect(lambda: self.opened.emit(ref))
        self.remove.clicked.connect(lambda: self.removed.emit(ref))

    def show_row(self, row: RowModel, number: int, *, active: bool) -> Fields | None:
        """Give the fields when they were made just now."""
        said = summary(row)
        title = fill(_("Rij {n}"), n=number)
        self.words.setText(title if active or not said else said)
        self.open.setVisible(not active)
        self.open.setAccessibleName(f"{self.open.text()}: {said or title}")
        self.remove.setAccessibleName(f"{self.remove.text()}: {said or title}")
        made = None
        if active and self.fields is None:
            made = self.fields = Fields(self._language, low=self._low)
            self.column.addWidget(made)
        if self.fields is not None:
            self.fields.setVisible(active)
            if active:
                self.fields.show_models(row.fields)
        return made


class TableQuestion(QWidget):
    """All rows and "Nog een". One row is open at a time: the newest, or the one somebody chose."""

    answered = Signal(str, str, bool, object)
    focused = Signal(str)
    row_asked = Signal()
    row_removed = Signal(str)

    def __init__(self, language: Language | None, *, low: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language, self._low = language, low
        self.cards: dict[str, RowCard] = {}
        self._models: tuple[RowModel, ...] = ()
        self._active = ""
        self.add = Btn(_("Nog een"), icon="plus", key="Ctrl+Enter")
        self.add.clicked.connect(self.row_asked)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.add)

    def show_rows(self, rows: tuple[RowModel, ...]) -> None:
        known = set(self.cards)
        for ref in known - {row.ref for row in rows}:
            gone = self.cards.pop(ref)
            gone.hide()
            gone.deleteLater()
        fresh = [row.ref for row in rows if row.ref not in known]
        if self._models and fresh or self._active not in {row.ref for row in rows}:
            self._active = fresh[-1] if fresh and self._models else (rows[-1].ref if rows else "")
        self._models = rows
        self.add.setText(_("Nog een") if rows else _("Voeg toe"))
        for place, row in enumerate(rows):
            self._card(row.ref, place)
        self._draw()

    def current(self) -> QuestionField | None:
        fields = self._fields()
        return fields.current() if fields else None

    def after(self, field: QuestionField) -> QuestionField | None:
        fields = self._fields()
        return fields.after(field) if fields else None

    def focus_first(self) -> None:
        fields = self._fields()
        order = fields.ordered() if fields else []
        if order:
            order[0].focus_first()
        else:
            self.add.setFocus()

    def open_row_of(self, field: str) -> None:
        """Open the row that holds a field; a field of no row changes nothing."""
        row = next((ref for ref in self.cards if field.startswith(f"{ref}/")), self._active)
        if row != self._active:
            self._open(row)

    def _fields(self) -> Fields | None:
        card = self.cards.get(self._active)
        return card.fields if card else None

    def _card(self, ref: str, place: int) -> None:
        if ref in self.cards:
            return
        card = RowCard(ref, self._language, low=self._low)
        card.opened.connect(self._open)
        card.removed.connect(self.row_removed)
        self.cards[ref] = card
        self._column.insertWidget(place, card)
        card.show()  # at once: the keyboard may go there

    def _open(self, ref: str) -> None:
        self._active = ref
        self._draw()
        self.focus_first()

    def _draw(self) -> None:
        for number, row in enumerate(self._models, start=1):
            made = self.cards[row.ref].show_row(row, number, active=row.ref == self._active)
            if made is not None:
                made.answered.connect(self.answered)
                made.focused.connect(self.focused)
