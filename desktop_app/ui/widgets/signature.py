"""A place to sign with a finger, a pen or the mouse: 600 × 200, no time limit, lines and nothing else.

What is kept are points, not pressure or pace: how somebody writes is not asked (AVG 5 lid 1 c).
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui.qt.theme import theme
from desktop_app.ui.widgets.paint import panel

WIDTH, HEIGHT = 600, 200
CLOSE = 2
"""Points nearer than this to the one before are left out."""
MOST = 4000
"""Points of one signature; more is scribbling, and is no longer drawn."""

Strokes = tuple[tuple[int, ...], ...]
"""Per line its points in turn: x, y, x, y, … · x 0 to 600, y 0 to 200, from the top left in every language."""


class SignatureField(QWidget):
    """`changed` after every line that ends and after `clear`."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[list[int]] = []
        self._fixed = False
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents, False)  # touch arrives as a mouse then
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(WIDTH)
        theme().changed.connect(self.update)

    @property
    def strokes(self) -> Strokes:
        return tuple(tuple(line) for line in self._lines if line)

    def clear(self) -> None:
        self._lines.clear()
        self.update()
        self.changed.emit()

    def show_strokes(self, strokes: Sequence[Sequence[int]]) -> None:
        """A signature that was kept: to look at only."""
        self._lines, self._fixed = [list(line) for line in strokes], True
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(WIDTH // 3, HEIGHT // 3)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return min(width, WIDTH) * HEIGHT // WIDTH

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._fixed or event.button() != Qt.MouseButton.LeftButton:
            return
        self._lines.append([])
        self._add(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._fixed and self._lines and event.buttons() & Qt.MouseButton.LeftButton:
            self._add(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._fixed and event.button() == Qt.MouseButton.LeftButton:
            self.changed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        panel(painter, QRectF(self.rect()), fill=look.colour("surface"), border=look.colour("muted"), radius=6)
        painter.scale(self.width() / WIDTH, self.height() / HEIGHT)
        painter.setPen(QPen(look.colour("border"), 2))
        painter.drawLine(QPointF(40, 150), QPointF(WIDTH - 40, 150))
        cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(look.colour("text"), 3, Qt.PenStyle.SolidLine, cap, join))
        for line in self._lines:
            painter.drawPath(_path(line))
        painter.end()

    def _add(self, place: QPointF) -> None:
        x = min(WIDTH, max(0, round(place.x() * WIDTH / self.width())))
        y = min(HEIGHT, max(0, round(place.y() * HEIGHT / self.height())))
        line = self._lines[-1]
        near = bool(line) and abs(x - line[-2]) < CLOSE and abs(y - line[-1]) < CLOSE
        if near or sum(map(len, self._lines)) >= 2 * MOST:
            return
        line += (x, y)
        self.update()


def _path(line: Sequence[int]) -> QPainterPath:
    """A single point is a dot: a line to itself."""
    path = QPainterPath(QPointF(line[0], line[1])) if line else QPainterPath()
    for x, y in zip(line[::2], line[1::2], strict=True):
        path.lineTo(x, y)
    return path
