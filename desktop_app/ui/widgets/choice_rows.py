"""A question with a few answers under each other, for forms of the caseworker."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLayout, QVBoxLayout, QWidget

from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.rows import AnswerRow
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if


class ChoiceRows(QWidget):
    """`chosen(code)` when the user chose. Options are (code, word) pairs. Never pre-selected by itself."""

    chosen = Signal(str)

    def __init__(
        self, label: str, options: Sequence[tuple[str, str]], *, hint: str = "", keyed: bool = False, beside: int = 0
    ) -> None:
        """`keyed`: each row shows its digit; the page handles the key · `beside`: pixels a row wants at 100 %, where
        the rows may stand beside each other."""
        super().__init__()
        self.setAccessibleName(label)
        self.label, self._hint, self._error = (
            Text(label, "strong"),
            Text(hint, "meta"),
            Text("", "strong", colour="err"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for words in (self.label, self._hint, self._error):
            column.addWidget(words)
        show_if(self._hint, bool(hint))
        show_if(self._error, False)
        self._group = QButtonGroup(self)
        rows = QWidget() if beside else self
        room: QLayout = Flow(rows) if beside else column
        self.rows: dict[str, AnswerRow] = {}
        for place, (code, word) in enumerate(options, start=1):
            row = AnswerRow(word, key=str(place) if keyed else "", low=True)
            row.setAccessibleDescription(label)
            self._group.addButton(row)
            self.rows[code] = row
            row.clicked.connect(lambda _checked=False, chosen=code: self.chosen.emit(chosen))
            row.face.wanted = beside
            room.addWidget(row)
        if beside:
            column.addWidget(rows)

    def code(self) -> str:
        """Code of the choice; "" if there is none."""
        return next((code for code, row in self.rows.items() if row.isChecked()), "")

    def set_code(self, code: str) -> None:
        self._group.setExclusive(False)
        for each, row in self.rows.items():
            row.setChecked(each == code)
        self._group.setExclusive(True)

    def set_hint(self, text: str) -> None:
        self._hint.setText(text)
        show_if(self._hint, bool(text))

    def hint(self) -> str:
        return self._hint.text()

    def set_error(self, text: str) -> None:
        self._error.setText(text)
        show_if(self._error, bool(text))

    def error(self) -> str:
        return self._error.text()
