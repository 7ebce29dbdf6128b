"""Type and marks of the second window. Its sizes follow the window, not the caseworker's text size."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop_app.i18n.language import Language
from desktop_app.ui.qt.theme import theme

ARABIC = 1.15
"""Arabic script has a small x-height."""
DESIGN_WIDTH, DESIGN_HEIGHT = 1180, 760
SMALLEST, LARGEST = 0.75, 1.6


def factor(width: int, height: int) -> float:
    """How much larger or smaller than designed a window of this size is painted."""
    return max(SMALLEST, min(LARGEST, min(width / DESIGN_WIDTH, height / DESIGN_HEIGHT)))


def big_font(size: float, weight: int = 400, *, language: Language | None = None) -> QFont:
    """`size` in logical pixels of this window."""
    font = theme().font(15, weight)
    font.setPixelSize(max(10, round(size * (ARABIC if language and language.script == "Arab" else 1.0))))
    return font


class Big(QLabel):
    """A text of one language, set to the side where the window starts reading. `language` None: Dutch."""

    def __init__(self, size: float, weight: int = 400, *, colour: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size, self._weight, self._colour, self._scale = size, weight, colour, 1.0
        self._language: Language | None = None
        self._side: Qt.AlignmentFlag | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme().changed.connect(self.restyle)
        self.restyle()

    def say(self, text: str, language: Language | None = None) -> None:
        """Direction comes from the language, never from the characters."""
        self._language = language
        rtl = language is not None and language.rtl
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        self.setText(text)
        self.setVisible(bool(text))
        self.restyle()

    def to_side(self, side: Qt.AlignmentFlag) -> None:
        """`AlignLeft`, `AlignRight` or `AlignHCenter`, absolute."""
        self._side = side
        self.restyle()

    def set_scale(self, scale: float) -> None:
        self._scale = scale
        self.restyle()

    def restyle(self) -> None:
        self.setFont(big_font(self._size * self._scale, self._weight, language=self._language))
        side = self._side or Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
        look = self.palette()
        look.setColor(QPalette.ColorRole.WindowText, theme().colour(self._colour))
        self.setPalette(look)


def start_side(language: Language) -> Qt.AlignmentFlag:
    """The side where a page of this language starts."""
    return Qt.AlignmentFlag.AlignRight if language.rtl else Qt.AlignmentFlag.AlignLeft
