"""One of ten or more: a search field that narrows the rows under it."""

import unicodedata

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from desktop_app.i18n.formats import fill as filled
from desktop_app.i18n.language import Language
from desktop_app.i18n.words import _
from desktop_app.ui.widgets.field import LineField
from desktop_app.ui.widgets.questions.choice import OneField
from desktop_app.ui.widgets.questions.model import FieldModel
from desktop_app.ui.widgets.text import Text

MOST = 6
"""Rows shown at once."""


def folded(text: str) -> str:
    """Without accents and case, for finding."""
    return "".join(each for each in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(each))


class SearchField(OneField):
    """Typing narrows, Down goes to the rows, Enter takes the first row that is left."""

    def __init__(self, language: Language | None, *, low: bool = False, parent: None = None) -> None:
        super().__init__(language, low=low, parent=parent)
        self.finder = LineField(_("Zoek in de lijst"))
        self.finder.changed.connect(self._narrow)
        self.finder.line.installEventFilter(self)
        self.none = Text(_("Niets gevonden. Controleer de spelling."), "hint")
        self.more = Text("", "meta")
        self.column.insertWidget(2, self.finder)
        self.column.insertWidget(3, self.none)
        self.column.addWidget(self.more)
        self.none.hide()

    def fill(self, model: FieldModel, name: str) -> None:
        super().fill(model, name)
        for row in self.rows:
            row.face.key = ""
        self.finder.line.setAccessibleName(f"{name}. {self.finder.label.text()}")
        self.finder.set_text("")
        self._narrow("")

    def show_value(self, value: str) -> None:
        super().show_value(value)
        self._narrow(self.finder.text())

    def focus_first(self) -> None:
        chosen = next((row for row in self.shown if row.isChecked()), None)
        (chosen or self.finder.line).setFocus(Qt.FocusReason.OtherFocusReason)

    def press(self, digit: str) -> bool:
        del digit
        return False

    def enter(self) -> bool:
        if not self.finder.line.hasFocus() or not self.finder.text():
            return False
        left = [row for row in self.shown if not row.isHidden()]
        if left:
            left[0].setFocus(Qt.FocusReason.OtherFocusReason)
            left[0].click()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.finder.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            left = [row for row in self.shown if not row.isHidden()]
            if event.key() == Qt.Key.Key_Down and left:
                left[0].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, text: str) -> None:
        words = folded(text).split()
        options = self.model.options if self.model else ()
        fitting = 0
        for row, option in zip(self.rows, options, strict=False):
            hay = folded(f"{option.words.worker} {option.words.client}")
            fits = all(word in hay for word in words)
            fitting += fits
            row.setVisible(row.isChecked() or (fits and fitting <= MOST))
        self.none.setVisible(not fitting)
        rest = max(0, fitting - MOST)
        self.more.setText(filled(_("Typ om de andere {n} te vinden."), n=rest) if rest else "")
        self.more.setVisible(bool(rest))
