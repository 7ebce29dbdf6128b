"""Keys, shown beside what they do."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui.qt.theme import theme
from desktop_app.ui.widgets.paint import text_width
from desktop_app.ui.widgets.row_face import paint_key


class KeyHint(QWidget):
    """A key cap such as F9 or Ctrl+K. Decoration: the words beside it name the key for screen readers."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.setAccessibleName(key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        look = theme()
        wide = text_width(self.key, look.font(13, 600)) + look.px(14)
        return QSize(max(look.px(28), round(wide)), look.px(26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_key(painter, QRectF(self.rect()), self.key)
        painter.end()
