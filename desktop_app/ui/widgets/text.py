"""Words on the page, by role."""

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop_app.ui.qt.theme import theme
from desktop_app.ui.widgets.paint import draw_text, words_rtl

Role = Literal["title", "heading", "question", "client", "body", "strong", "hint", "meta", "small"]
SIZES: dict[Role, tuple[int, int]] = {
    "title": (28, 600),
    "heading": (18, 600),
    "question": (26, 600),
    "client": (18, 400),
    "body": (15, 400),
    "strong": (15, 600),
    "hint": (15, 400),
    "meta": (14, 400),
    "small": (13, 400),
}
MUTED: frozenset[Role] = frozenset({"hint", "meta", "small", "client"})


class Text(QLabel):
    """A label that wraps, never reads markup from its text, and follows theme and text size. It is exactly as high as
    its words need at the width it gets, where a label of Qt reserves room for a narrow column.

    `colour` overrides the colour of the role. `set_client_text` is for text in another language.
    """

    def __init__(
        self, text: str = "", role: Role = "body", *, colour: str = "", wrap: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._role: Role = role
        self._colour = colour
        self._factor = 1.0
        self._rtl: bool | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.setText(text)
        self._align()
        theme().changed.connect(self._restyle)
        self._restyle()

    def set_role(self, role: Role, *, colour: str = "") -> None:
        self._role, self._colour = role, colour
        self._restyle()

    def set_colour(self, colour: str) -> None:
        self._colour = colour
        self._restyle()

    def set_client_text(self, text: str, *, rtl: bool, factor: float = 1.0) -> None:
        """Text in the client's language: direction is data of the language, `factor` enlarges small scripts."""
        self._factor, self._rtl = factor, rtl
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        self.setText(text)
        self._align()
        self._restyle()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(hint.width(), self.fontMetrics().height()) if self.wordWrap() else hint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt puts a wrapped line that reads from right to left a space too far to the left and may cut its end off."""
        rtl = words_rtl(self.text()) if self._rtl is None else self._rtl
        if not (rtl and self.wordWrap()):
            super().paintEvent(event)
            return
        painter, right = QPainter(self), bool(self.alignment() & Qt.AlignmentFlag.AlignRight)
        ink = self.palette().color(self.foregroundRole())
        draw_text(painter, QRectF(self.rect()), self.text(), self.font(), ink, rtl=True, right=right)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.ParentChange):
            self._align()
        super().changeEvent(event)

    def _align(self) -> None:
        """The side of the surrounding page, whatever the language of the text: QLabel would follow its content."""
        around = (self.parentWidget() or self).layoutDirection()
        right = around == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)

    def _restyle(self) -> None:
        size, weight = SIZES[self._role]
        self.setFont(theme().font(size * self._factor, weight))
        ink = theme().colour(self._colour or ("muted" if self._role in MUTED else "text"))
        look = self.palette()
        look.setColor(QPalette.ColorRole.WindowText, ink)
        self.setPalette(look)
