"""One of a few views of a list, such as "Te laat 1". Keeps the role RadioButton."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from desktop_app.ui.qt.theme import theme
from desktop_app.ui.widgets.paint import draw_text, panel, text_width

PAD = 16


class Chip(QRadioButton):
    """At least 44 px high; the chosen one has the selection colours and an outline."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        look = theme()
        width = text_width(self.text(), look.font(15, 600)) + 2 * look.px(PAD)
        return QSize(max(44, round(width)), max(44, look.px(44)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, _pos: QPoint) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter, rect = theme(), QPainter(self), QRectF(self.rect())
        chosen = self.isChecked()
        fill = look.colour("sel" if chosen or self.underMouse() else "surface")
        panel(
            painter, rect, fill=fill, border=look.colour("primary" if chosen else "border"), width=2 if chosen else 1.25
        )
        font = look.font(15, 600 if chosen else 400)
        width = text_width(self.text(), font)
        box = QRectF(rect.center().x() - width / 2, rect.top(), width + 1, rect.height())
        draw_text(painter, box, self.text(), font, look.colour("text"))
        painter.end()
