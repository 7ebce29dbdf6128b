"""Look of the program: Fusion, our palette, our sizes. Widgets read it while painting; a change repaints them all."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from desktop_app.ui.qt.house_style import HouseStyle
from desktop_app.ui.qt.icons import Icons
from desktop_app.ui.qt.tokens import LIGHT, Tokens, contrast_tokens, palette
from desktop_app.ui.qt.translator import install_qt_words

FUSION = "opmaat_fusion"
"""Property of an application that `application` made."""
MIN_SCALE, MAX_SCALE, STEP = 1.0, 2.0, 0.25


class Mode(StrEnum):
    """What the user chose under Instellingen; `SYSTEM` follows the platform, high contrast included."""

    SYSTEM = "systeem"
    LIGHT = "licht"
    DARK = "donker"
    CONTRAST = "contrast"


class Theme(QObject):
    """`changed` is emitted after the tokens or the text scale changed. Sizes are logical pixels at 100 % text."""

    changed = Signal()

    def __init__(self, app: QApplication, *, families: tuple[str, ...], icons: Icons) -> None:
        super().__init__(app)
        self._app = app
        self._system: QPalette = app.palette()
        self.families = families
        self.icons = icons
        self.mode = Mode.SYSTEM
        self.scale = MIN_SCALE
        self._fonts: dict[tuple[int, int], QFont] = {}
        self.digits = True
        """Whether the key of an answer stands beside it."""
        self.words_rtl = False
        """Direction of the program's own language: data of that language, not of the layout."""
        self.style = HouseStyle()
        self.tokens: Tokens = LIGHT
        if not app.property(FUSION):
            app.setStyle("Fusion")
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)
        self._apply()

    def set_mode(self, mode: Mode) -> None:
        self.mode = mode
        self._apply()

    def set_style(self, style: HouseStyle) -> None:
        """The colours of the municipality; high contrast never has any."""
        self.style = style
        self._apply()

    def set_scale(self, scale: float) -> None:
        """Text size, 1.0 to 2.0."""
        self.scale = min(MAX_SCALE, max(MIN_SCALE, scale))
        self._apply()

    def px(self, size: float) -> int:
        """A size that grows with the text."""
        return round(size * self.scale)

    def font(self, size: float = 15, weight: int = 400) -> QFont:
        """Our typeface at `size` logical pixels; weight 400, 500 or 600."""
        key = (self.px(size), weight)
        if key not in self._fonts:
            self._fonts[key] = self._made(*key)
        return QFont(self._fonts[key])

    def _made(self, pixels: int, weight: int) -> QFont:
        font = QFont()
        font.setFamilies(list(self.families))
        font.setPixelSize(pixels)
        font.setWeight(QFont.Weight(weight))
        return font

    def colour(self, token: str) -> QColor:
        """Colour of a token by its name."""
        return QColor(getattr(self.tokens, token))

    def _follow(self) -> None:
        if self.mode is Mode.SYSTEM:
            self._apply()

    def _choose(self) -> Tokens:
        hints = self._app.styleHints()
        high = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        if self.mode is Mode.CONTRAST or (self.mode is Mode.SYSTEM and high):
            return contrast_tokens(self._system)
        dark = self.mode is Mode.DARK or (self.mode is Mode.SYSTEM and hints.colorScheme() == Qt.ColorScheme.Dark)
        return self.style.dark if dark else self.style.light

    def _apply(self) -> None:
        self.tokens = self._choose()
        self._app.setPalette(palette(self.tokens))
        self._app.setFont(self.font())
        self.changed.emit()


_installed: list[Theme] = []


def application() -> QApplication:
    """The application of a process of its own, in Fusion from the start: choosing that later has PySide6 make every
    name in QStyle, which takes as long as ten of our modules."""
    app = QApplication(["opmaat", "-style", "Fusion"])
    app.setProperty(FUSION, True)
    return app


def install(app: QApplication, *, families: tuple[str, ...], icons: Icons) -> Theme:
    """Give the application its look, and Dutch for the words of Qt, at start. A second call gives the
    look that is there already: widgets hold on to it."""
    if _installed:
        return _installed[0]
    made = Theme(app, families=families, icons=icons)
    install_qt_words(app)
    _installed.append(made)
    return made


def theme() -> Theme:
    """The installed theme. Painting code asks for it each time, never keeps colours."""
    return _installed[0]
