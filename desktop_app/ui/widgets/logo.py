"""The municipality's logo, in its own colours, on a white plate where the theme is dark."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImageReader, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui.qt.theme import theme

BOX = QSize(260, 72)
"""Largest size, in logical pixels at 100 % text."""
PLATE = 8


class Logo(QWidget):
    """`name`: what a screen reader says. `shows` is False when the file holds no picture; then it takes no room."""

    def __init__(self, file: Path, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._svg = QSvgRenderer(str(file)) if file.suffix.lower() == ".svg" else None
        self._picture = None if self._svg else QImageReader(str(file)).read()
        whole = self._svg.defaultSize() if self._svg else self._picture.size() if self._picture else QSize()
        self.shows = not whole.isEmpty()
        self._whole = whole
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setVisible(self.shows)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        if not self.shows:
            return QSize()
        edge = 2 * PLATE if theme().tokens.dark else 0
        return self._scaled() + QSize(edge, edge)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, dark = QPainter(self), theme().tokens.dark
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        spot = QRectF(self.rect())
        if dark:
            painter.fillRect(spot, QColor("#FFFFFF"))
            spot = spot.marginsRemoved(QMarginsF(PLATE, PLATE, PLATE, PLATE))
        if self._svg is not None:
            self._svg.render(painter, spot)
        elif self._picture is not None:
            painter.drawImage(spot, self._picture)
        painter.end()

    def _scaled(self) -> QSize:
        box = QSize(theme().px(BOX.width()), theme().px(BOX.height()))
        return self._whole.scaled(box, Qt.AspectRatioMode.KeepAspectRatio)
