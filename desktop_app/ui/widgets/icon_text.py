"""A word with its icon, for facts that cannot be pressed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop_app.ui.qt.theme import theme
from desktop_app.ui.widgets.text import Role, Text
from desktop_app.ui.widgets.visible import show_if

SIZE = 18


class IconText(QWidget):
    """An icon and a text in one colour token. Hidden while the text is empty."""

    def __init__(
        self, text: str = "", icon: str = "", colour: str = "muted", *, role: Role = "meta", wrap: bool = False
    ) -> None:
        super().__init__()
        self._icon, self._colour = icon, colour
        self._picture = QLabel()
        self.words = Text(text, role, colour=colour, wrap=wrap)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop if wrap else Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.words, 1)
        if not wrap:
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._draw)
        self.set(text, icon, colour)

    def set(self, text: str, icon: str = "", colour: str = "muted") -> None:
        self._icon, self._colour = icon, colour
        self.words.setText(text)
        self.words.set_colour(colour)
        show_if(self, bool(text))
        self._draw()

    def text(self) -> str:
        return self.words.text()

    def _draw(self) -> None:
        look = theme()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        show_if(self._picture, bool(self._icon))
        if self._icon:
            self._picture.setPixmap(look.icons.pixmap(self._icon, look.px(SIZE), look.colour(self._colour), rtl=rtl))
