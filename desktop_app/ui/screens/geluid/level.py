"""How loud the microphone hears it now, as a bar that also says so in a word."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.i18n.words import _
from desktop_app.ui.qt.theme import theme
from desktop_app.ui.widgets.paint import mirrored, panel

SOFT, LOUD = 0.08, 0.95
"""Below the first the voice is hard to hear, above the second it is cut off. Of the loudest possible, 0 to 1."""


def said(level: float) -> tuple[str, str]:
    """The level in a word, and its colour."""
    if level < SOFT:
        return _("Te zacht"), "warn"
    return (_("Te hard"), "warn") if level > LOUD else (_("Goed te horen"), "ok")


class LevelBar(QWidget):
    """Not reachable by keyboard: there is nothing to do with it. Its word stands beside it as text."""

    def __init__(self) -> None:
        super().__init__()
        self._level = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Hoe hard het geluid is"))

    def set_level(self, level: float) -> None:
        self._level = level
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, theme().px(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter, width = theme(), QPainter(self), float(self.width())
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        panel(painter, QRectF(self.rect()), fill=look.colour("bg"), border=look.colour("border"), radius=6)
        full = QRectF(2, 2, (width - 4) * min(1.0, self._level**0.5), self.height() - 4)
        if self._level > 0:
            panel(painter, mirrored(full, width, rtl=rtl), fill=look.colour(said(self._level)[1]), radius=4)
        painter.end()
