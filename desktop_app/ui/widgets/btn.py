"""Buttons: the one main act of a page, other acts, and quiet ones that look like a link."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop_app.ui.qt.theme import theme
from desktop_app.ui.widgets.paint import draw_text, panel, text_height, text_width

Kind = Literal["primary", "secondary", "quiet"]
PADDING, GAP, ICON = 16, 10, 18


class Btn(QPushButton):
    """A push button with an icon before its word and its key after it ("Weet niet · W"). At least 44 px high."""

    def __init__(
        self, text: str, kind: Kind = "secondary", *, icon: str = "", key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.kind: Kind = kind
        self._icon_name = icon
        self._key = key
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self.updateGeometry)

    def set_kind(self, kind: Kind) -> None:
        self.kind = kind
        self.update()

    def set_icon(self, name: str) -> None:
        self._icon_name = name
        self.updateGeometry()
        self.update()

    def label(self) -> str:
        """The words painted on the button."""
        return f"{self.text()}  ·  {self._key}" if self._key else self.text()

    def words_font(self) -> QFont:
        return theme().font(17 if self.kind == "primary" else 15, 600 if self.kind == "primary" else 400)

    def sizeHint(self) -> QSize:
        width = round(text_width(self.label(), self.words_font()) + self._around())
        return QSize(max(44, width), self._low())

    def minimumSizeHint(self) -> QSize:
        longest = max((text_width(word, self.words_font()) for word in self.label().split()), default=0.0)
        return QSize(max(44, round(longest + self._around())), self._low())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words = text_height(self.label(), self.words_font(), width - self._around() + 1)
        return max(self._low(), round(words) + theme().px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill, border, words = self._colours()
        rect = QRectF(self.rect())
        if fill or border:
            panel(painter, rect, fill=fill or QColor(0, 0, 0, 0), border=border)
        self._paint_words(painter, rect, words)
        painter.end()

    def _low(self) -> int:
        return max(44, theme().px(48 if self.kind == "primary" else 44))

    def _around(self) -> int:
        """Width of everything beside the words."""
        look = theme()
        return 2 * look.px(self._padding()) + (look.px(ICON + GAP) if self._icon_name else 0)

    def _padding(self) -> int:
        return {"primary": 24, "secondary": PADDING, "quiet": 8}[self.kind]

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor]:
        look = theme()
        if not self.isEnabled():
            return look.colour("bg"), look.colour("hair"), look.colour("muted")
        if self.kind == "primary":
            fill = look.colour("primary")
            if self.isDown() or self.underMouse():
                fill = fill.darker(112) if not look.tokens.dark else fill.lighter(108)
            return fill, None, look.colour("on_primary")
        hover = look.colour("sel") if self.isDown() or self.underMouse() else None
        if self.kind == "quiet":
            return hover, None, look.colour("primary")
        return hover or look.colour("surface"), look.colour("border"), look.colour("text")

    def _paint_words(self, painter: QPainter, rect: QRectF, colour: QColor) -> None:
        look, font = theme(), self.words_font()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        icon = float(look.px(ICON + GAP)) if self._icon_name else 0.0
        room = rect.width() - 2 * look.px(self._padding()) - icon + 1
        width = min(text_width(self.label(), font), room)
        left = rect.left() + (rect.width() - width - icon) / 2
        if self._icon_name:
            size = look.px(ICON)
            at = left if not rtl else left + width + look.px(GAP)
            spot = QRectF(at, rect.center().y() - size / 2, size, size)
            look.icons.paint(painter, self._icon_name, spot, colour, rtl=rtl)
        start = left if rtl else left + icon
        height = text_height(self.label(), font, width)
        words = QRectF(start, rect.center().y() - height / 2, width, height)
        draw_text(painter, words, self.label(), font, colour, right=rtl)
