"""Surfaces to put things on."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui.qt.theme import theme
from desktop_app.ui.widgets.paint import panel


class Card(QWidget):
    """A surface with a hairline edge; `column` takes its contents."""

    def __init__(self, *, margin: int = 24, spacing: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(spacing)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        panel(painter, QRectF(self.rect()), fill=look.colour("surface"), border=look.colour("hair"), width=1, radius=8)
        painter.end()


class Hairline(QWidget):
    """A decorative line of one pixel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("hair"))
        painter.end()


class Surface(QWidget):
    """A plain area in one token colour, such as a side panel or the top bar. `edges`: hairlines to draw, of "lrtb"."""

    def __init__(self, fill: str = "surface", *, edges: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fill, self._edges = fill, edges

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter, rect = theme(), QPainter(self), self.rect()
        painter.fillRect(rect, look.colour(self._fill))
        painter.setPen(look.colour("hair"))
        ends = {
            "l": (rect.topLeft(), rect.bottomLeft()),
            "r": (rect.topRight(), rect.bottomRight()),
            "t": (rect.topLeft(), rect.topRight()),
            "b": (rect.bottomLeft(), rect.bottomRight()),
        }
        for edge in self._edges:
            painter.drawLine(*ends[edge])
        painter.end()
