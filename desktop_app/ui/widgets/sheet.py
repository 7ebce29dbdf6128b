"""One page of a paper, painted from memory; a screen reader hears its text."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.casework.paper_ports import Sheet
from desktop_app.ui.qt.theme import theme


class SheetView(QWidget):
    """As wide as there is room, never wider than the picture. The keyboard reaches it, so that it can be read."""

    def __init__(self, sheet: Sheet, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixels = sheet.pixels  # QImage does not copy: the bytes live as long as the widget
        self._picture = QImage(self._pixels, sheet.width, sheet.height, sheet.stride, QImage.Format.Format_RGB32)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)
        self.setAccessibleDescription(sheet.text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(sheet.width)

    def sizeHint(self) -> QSize:
        return self._picture.size()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 280)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        wide = min(width, self._picture.width())
        return round(wide * self._picture.height() / max(1, self._picture.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self._picture)
        painter.setPen(theme().colour("border"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
