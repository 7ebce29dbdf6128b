"""A choice from a long list, such as languages, in the same frame as the other fields."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from desktop_app.ui.qt.theme import theme
from desktop_app.ui.widgets.field import Field, outline
from desktop_app.ui.widgets.paint import draw_text, mirrored


class Choice(QComboBox):
    """Paints its word and an arrow only; `Frame` draws the outline. The wheel scrolls the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrame(False)
        self._grow()
        theme().changed.connect(self._grow)

    def focus_rect(self) -> QRect:
        return outline(self)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(220), max(38, theme().px(38)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        rect, size = QRectF(self.rect()), look.px(18)
        arrow = QRectF(rect.right() - size - 2, rect.center().y() - size / 2, size, size)
        look.icons.paint(painter, "chevron-down", mirrored(arrow, rect.width(), rtl=rtl), look.colour("muted"))
        words = mirrored(rect.adjusted(2, 0, -size - 8, 0), rect.width(), rtl=rtl)
        empty = self.currentIndex() < 0
        text = self.placeholderText() if empty else self.currentText()
        draw_text(painter, words, text, look.font(16), look.colour("muted" if empty else "text"), right=rtl)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def _grow(self) -> None:
        self.setFont(theme().font(16))
        self.setMinimumHeight(max(38, theme().px(38)))


class ChoiceField(Field):
    """`chosen(code)` when the user chose. Options are (code, word) pairs; nothing is chosen at first."""

    chosen = Signal(str)

    def __init__(
        self, label: str, options: Sequence[tuple[str, str]], *, hint: str = "", empty: str = "", width: int = 0
    ) -> None:
        self.box = Choice()
        self.box.setPlaceholderText(empty)
        self.set_options(options)
        super().__init__(label, self.box, hint=hint, width=width)
        self.box.activated.connect(lambda _index: self.chosen.emit(self.code()))

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Other options; nothing is chosen then."""
        self.box.clear()
        for code, word in options:
            self.box.addItem(word, code)
        self.box.setCurrentIndex(-1)

    def code(self) -> str:
        """Code of the choice; "" if there is none."""
        return str(self.box.currentData() or "")

    def set_code(self, code: str) -> None:
        self.box.setCurrentIndex(self.box.findData(code))
