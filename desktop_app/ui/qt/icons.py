"""Line icons (Lucide) in the colours of the theme, turned around where direction is their meaning."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

MIRRORED = frozenset(
    {"arrow-left", "arrow-right", "chevron-left", "chevron-right", "undo-2", "redo-2", "log-out", "list", "send"}
)


class Icons:
    """SVG files of one folder by name. An icon always stands beside a word, so a missing file paints nothing;
    its name is kept in `missing`, which the tests require to be empty."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._renderers: dict[tuple[str, str], QSvgRenderer | None] = {}
        self.missing: set[str] = set()

    def paint(self, painter: QPainter, name: str, rect: QRectF, colour: QColor, *, rtl: bool = False) -> None:
        """Draw the icon into `rect`; with `rtl` a directional icon points the other way."""
        renderer = self._renderer(name, colour.name())
        if renderer is None:
            return
        painter.save()
        if rtl and name in MIRRORED:
            painter.translate(2 * rect.center().x(), 0)
            painter.scale(-1, 1)
        renderer.render(painter, rect)
        painter.restore()

    def pixmap(self, name: str, size: int, colour: QColor, *, rtl: bool = False, dpr: float = 2.0) -> QPixmap:
        """The icon as a picture of `size` logical pixels."""
        picture = QPixmap(QSize(round(size * dpr), round(size * dpr)))
        picture.setDevicePixelRatio(dpr)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, name, QRectF(0, 0, size, size), colour, rtl=rtl)
        painter.end()
        return picture

    def _renderer(self, name: str, colour: str) -> QSvgRenderer | None:
        key = (name, colour)
        if key not in self._renderers:
            self._renderers[key] = self._load(name, colour)
        return self._renderers[key]

    def _load(self, name: str, colour: str) -> QSvgRenderer | None:
        try:
            source = (self._folder / f"{name}.svg").read_text("utf-8")
        except OSError:
            self.missing.add(name)
            return None
        return QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
