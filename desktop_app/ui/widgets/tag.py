"""A small status: colour, icon and word together, never colour alone."""

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui.qt.theme import theme
from desktop_app.ui.qt.tokens import Tone
from desktop_app.ui.widgets.paint import draw_text, panel, text_height, text_width
from desktop_app.ui.widgets.visible import show_if

ICON, PAD, GAP = 15, 10, 6
TONE_ICONS: dict[Tone, str] = {
    "ok": "circle-check",
    "warn": "triangle-alert",
    "err": "octagon-alert",
    "info": "file-text",
    "plain": "circle-help",
}


def tag_width(text: str, icon: str) -> float:
    """Width a tag needs on one line."""
    look = theme()
    return text_width(text, look.font(14, 600)) + 2 * look.px(PAD) + (look.px(ICON + GAP) if icon else 0)


def tag_height(text: str, icon: str, width: float) -> float:
    """Height of a tag that is at most `width` wide."""
    look = theme()
    room = min(width, tag_width(text, icon)) - 2 * look.px(PAD) - (look.px(ICON + GAP) if icon else 0)
    return max(float(look.px(26)), text_height(text, look.font(14, 600), room) + look.px(6))


def paint_tag(painter: QPainter, rect: QRectF, text: str, tone: Tone, icon: str = "", *, rtl: bool = False) -> None:
    """Paint a tag into `rect`, at its start side, wrapping where the room is short. Used by tables too."""
    look = theme()
    colour, back = (
        look.colour(tone if tone != "plain" else "muted"),
        look.colour("bg" if tone == "plain" else f"{tone}bg"),
    )
    font, icon_room = look.font(14, 600), float(look.px(ICON + GAP)) if icon else 0.0
    width = min(rect.width(), tag_width(text, icon))
    room = width - 2 * look.px(PAD) - icon_room
    height = tag_height(text, icon, rect.width())
    left = rect.right() - width if rtl else rect.left()
    box = QRectF(left, rect.center().y() - height / 2, width, height)
    border = look.colour("border") if look.tokens.text == look.tokens.muted or tone == "plain" else None
    panel(painter, box, fill=back, border=border, radius=4)
    if icon:
        at = box.right() - look.px(PAD + ICON) if rtl else box.left() + look.px(PAD)
        spot = QRectF(at, box.center().y() - look.px(ICON) / 2, look.px(ICON), look.px(ICON))
        look.icons.paint(painter, icon, spot, colour, rtl=rtl)
    start = box.left() + look.px(PAD) + (0 if rtl else icon_room)
    draw_text(painter, QRectF(start, box.top(), room, height), text, font, colour, right=rtl)


class Tag(QWidget):
    """A tag as a widget. Not focusable; screen readers hear its text as the accessible name."""

    def __init__(self, text: str = "", tone: Tone = "plain", *, icon: str | None = None) -> None:
        super().__init__()
        self._text, self._tone, self._icon = text, tone, icon
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)
        theme().changed.connect(self.updateGeometry)

    def set(self, text: str, tone: Tone, *, icon: str | None = None) -> None:
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        show_if(self, bool(text))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        return self._text

    def sizeHint(self) -> QSize:
        return QSize(math.ceil(tag_width(self._text, self._shown_icon())) + 1, theme().px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(theme().px(150), self.sizeHint().width()), theme().px(28))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(tag_height(self._text, self._shown_icon(), width)) + 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        paint_tag(painter, QRectF(self.rect()), self._text, self._tone, self._shown_icon(), rtl=rtl)
        painter.end()

    def _shown_icon(self) -> str:
        return TONE_ICONS[self._tone] if self._icon is None else self._icon
