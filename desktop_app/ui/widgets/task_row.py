"""One line of a task list: what to do at the start, how it stands at the end; the whole line is the button."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop_app.ui.qt.theme import theme
from desktop_app.ui.widgets.paint import draw_text, mirrored, panel, text_height, text_width

PAD, GAP = 10, 24


class TaskRow(QPushButton):
    """`colour` is the token of the status. A row that leads nowhere is disabled and looks like plain text."""

    def __init__(
        self, text: str, status: str, *, colour: str = "muted", leads: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._status, self._colour = status, colour
        self.setEnabled(leads)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if leads:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{text}, {status}")
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > 200 else 640
        return QSize(400, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 44)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words, status, beside = self._parts(width)
        return max(44, round(max(words.bottom(), status.bottom())) + theme().px(10)) if not beside else self._low(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter, width = theme(), QPainter(self), float(self.width())
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if self.isEnabled() and self.underMouse():
            panel(painter, QRectF(self.rect()), fill=look.colour("sel"))
        words, status, _beside = self._parts(self.width())
        shift = (self.height() - max(words.bottom(), status.bottom()) - words.top()) / 2
        ink = look.colour("primary" if self.isEnabled() else "text")
        box = mirrored(words.translated(0, shift), width, rtl=rtl)
        draw_text(painter, box, self.text(), look.font(16, 400), ink, right=rtl)
        box = mirrored(status.translated(0, shift), width, rtl=rtl)
        draw_text(painter, box, self._status, look.font(15), look.colour(self._colour), right=rtl)
        painter.end()

    def _low(self, words: QRectF) -> int:
        return max(44, theme().px(44), round(words.height()) + theme().px(16))

    def _parts(self, width: int) -> tuple[QRectF, QRectF, bool]:
        """Places of name and status, and whether they stand beside each other: the status at 55 % of the row."""
        look = theme()
        pad, room = look.px(PAD), width - 2 * look.px(PAD)
        font, small = look.font(16, 400), look.font(15)
        column = room * 0.55
        if text_width(self.text(), font) <= column - GAP and text_width(self._status, small) <= room - column:
            tall = text_height(self.text(), font, column)
            return QRectF(pad, 0, column, tall), QRectF(pad + column, 0, room - column, tall), True
        upper, lower = text_height(self.text(), font, room), text_height(self._status, small, room)
        return QRectF(pad, look.px(5), room, upper), QRectF(pad, look.px(5) + upper, room, lower), False
