"""A row of a section list: icon, name and status in words; the whole row is the button."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop_app.ui.qt.theme import theme
from desktop_app.ui.qt.tokens import Tone
from desktop_app.ui.widgets.paint import draw_text, mirrored, panel, text_height, text_width

ICON, PAD, GAP = 20, 10, 10
LEAST = 44


class SectionRow(QPushButton):
    """`status` is a word or a count ("klaar", "1 van 9"); `tone` colours it; `current` marks the place one is at ·
    `low`: little air around two lines, for a list that has to be seen whole · `ink`: colour token of the name."""

    def __init__(
        self,
        text: str,
        *,
        icon: str = "",
        status: str = "",
        tone: Tone = "plain",
        ink: str = "text",
        low: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._air = 2 if low else 14
        self._icon_name, self._status, self._tone, self._current = icon, status, tone, False
        self._ink = ink
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self.updateGeometry)
        self._name()

    def set_status(self, status: str, tone: Tone = "plain") -> None:
        if (status, tone) == (self._status, self._tone):
            return
        self._status, self._tone = status, tone
        self._name()
        self.updateGeometry()
        self.update()

    def set_current(self, current: bool) -> None:
        if current == self._current:
            return
        self._current = current
        self._name()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(240), self.heightForWidth(theme().px(240)))

    def minimumSizeHint(self) -> QSize:
        return QSize(140, LEAST)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words, status = self._rooms(width)
        font = theme().font(15)
        tall = text_height(self.text(), font, words)
        if status and not self._beside(width):
            tall += theme().px(20)
        return max(LEAST, round(tall) + theme().px(self._air))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        width, height = float(self.width()), float(self.height())
        if self._current:
            panel(painter, QRectF(self.rect()), fill=look.colour("sel"), border=look.colour("primary"), width=1.75)
        elif self.underMouse():
            panel(painter, QRectF(self.rect()), fill=look.colour("bg"))
        colour = look.colour("primary" if self._current else "text")
        size, left = look.px(ICON), look.px(PAD)
        if self._icon_name:
            spot = mirrored(QRectF(left, (height - size) / 2, size, size), width, rtl=rtl)
            look.icons.paint(
                painter, self._icon_name, spot, look.colour("primary" if self._current else "muted"), rtl=rtl
            )
            left += look.px(ICON + GAP - 2)
        words, status = self._rooms(self.width())
        beside = self._beside(self.width())
        lower = 0 if beside or not status else look.px(20)
        heavy = text_width(self.text(), look.font(15, 600)) <= words
        font = look.font(15, 600 if self._current and heavy else 400)
        box = mirrored(QRectF(left, 0, words, height - lower), width, rtl=rtl)
        draw_text(painter, box, self.text(), font, look.colour(self._ink), right=rtl)
        if self._status:
            tone = (
                colour
                if self._tone == "plain" and self._current
                else look.colour("muted" if self._tone == "plain" else self._tone)
            )
            font = look.font(13, 400 if self._tone == "plain" else 600)
            at = width - look.px(PAD) - status if beside else left
            box = mirrored(
                QRectF(at, 0 if beside else height - look.px(28), status, height if beside else look.px(20)),
                width,
                rtl=rtl,
            )
            draw_text(painter, box, self._status, font, tone, right=rtl != beside)
        painter.end()

    def _rooms(self, width: int) -> tuple[float, float]:
        """Room for the name and width of the status."""
        look = theme()
        start = look.px(PAD) + (look.px(ICON + GAP - 2) if self._icon_name else 0)
        weight = 400 if self._tone == "plain" else 600
        status = text_width(self._status, look.font(13, weight)) if self._status else 0.0
        room = width - start - look.px(PAD)
        return (room - status - look.px(8) if status and self._beside(width) else room), status

    def _beside(self, width: int) -> bool:
        look = theme()
        start = look.px(PAD) + (look.px(ICON + GAP - 2) if self._icon_name else 0)
        weight = 400 if self._tone == "plain" else 600
        need = text_width(self.text(), look.font(15)) + text_width(self._status, look.font(13, weight)) + look.px(8)
        return need <= width - start - look.px(PAD)

    def _name(self) -> None:
        here = self.property("here") or ""
        self.setAccessibleName(", ".join(filter(None, (self.text(), self._status, here if self._current else ""))))
