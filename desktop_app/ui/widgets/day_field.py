"""Day, month and year as three fields; each may stay empty and none jumps to the next by itself."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.i18n.words import _
from desktop_app.ui.qt.theme import theme
from desktop_app.ui.widgets.field import Frame, LineEdit
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if

WIDTHS = (76, 76, 100)


class DayField(QWidget):
    """`left()` when the focus leaves all three. Values are as typed; the presenter reads them."""

    left = Signal()

    def __init__(self, label: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = Text(label, "strong")
        self._hint, self._error = Text(hint, "meta"), Text("", "strong", colour="err")
        self.parts = [LineEdit(), LineEdit(), LineEdit()]
        self.frames = [Frame(part) for part in self.parts]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for words in (self.label, self._hint, self._error):
            column.addWidget(words)
        show_if(self._hint, bool(hint))
        show_if(self._error, False)
        line = QHBoxLayout()
        line.setSpacing(12)
        for name, part, frame in zip((_("Dag"), _("Maand"), _("Jaar")), self.parts, self.frames, strict=True):
            part.setAccessibleName(f"{label}: {name}")
            part.setAccessibleDescription(hint)
            part.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
            part.installEventFilter(self)
            box = QVBoxLayout()
            box.setSpacing(2)
            box.addWidget(Text(name, "small", wrap=False))
            box.addWidget(frame)
            line.addLayout(box)
        line.addStretch(1)
        column.addLayout(line)
        theme().changed.connect(self._grow)
        self._grow()

    def typed(self) -> tuple[str, str, str]:
        day, month, year = (part.text() for part in self.parts)
        return day, month, year

    def set_typed(self, typed: tuple[str, str, str]) -> None:
        for part, text in zip(self.parts, typed, strict=True):
            if part.text() != text:
                part.setText(text)

    def set_error(self, text: str) -> None:
        """Show what must be corrected; "" takes it away. What was typed stays."""
        self._error.setText(text)
        show_if(self._error, bool(text))
        for part, frame in zip(self.parts, self.frames, strict=True):
            frame.wrong = bool(text)
            frame.update()
            part.setAccessibleDescription(" ".join(filter(None, (text, self._hint.text()))))

    def error(self) -> str:
        return self._error.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and QApplication.focusWidget() not in self.parts:
            self.left.emit()
        return super().eventFilter(watched, event)

    def _grow(self) -> None:
        for frame, width in zip(self.frames, WIDTHS, strict=True):
            frame.setFixedWidth(theme().px(width))
