"""A real window with our fonts, icons and theme: the first page on an empty laptop, and letters of every script."""

import os
import sys
from pathlib import Path

from nacl.public import PrivateKey
from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtGui import QFontDatabase, QImage, QRawFont
from PySide6.QtWidgets import QApplication

from desktop_app import places
from desktop_app.cli.selftest.expectation import Unexpected, expect
from desktop_app.i18n.language import LANGUAGES
from desktop_app.i18n.words import SOURCE, install
from desktop_app.ui.qt import theme as looks
from desktop_app.ui.qt.fonts import load_fonts
from desktop_app.ui.qt.icons import Icons
from desktop_app.ui.qt.lanes import ThreadLanes
from desktop_app.ui.screens.eerste_keer.screen import EersteKeerScreen
from desktop_app.vault.device import NoKeyring
from desktop_app.vault.lockbox import DirectoryLockbox

PATIENCE = 5000
"""Milliseconds until the page must stand there."""
FEWEST_COLOURS = 16
"""A page with smoothed letters has many; an empty one has one or two."""


def open_window(folder: Path) -> str:
    """Show the page of the first run and look at what was painted; without a display it is painted in memory."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(["opmaat"])
    if not isinstance(app, QApplication):
        raise Unexpected("Er draait al een programma zonder vensters.")
    install(places.translations(), SOURCE)
    families = load_fonts(places.resources() / "fonts")
    expect(not unshown(families), f"Geen letters voor: {', '.join(unshown(families))}.")
    icons = Icons(places.resources() / "icons")
    looks.install(app, families=families, icons=icons)
    colours = _colours(_painted(folder))
    expect(colours >= FEWEST_COLOURS, "De pagina bleef leeg.")
    expect(not icons.missing, f"Een pictogram ontbreekt: {', '.join(sorted(icons.missing))}.")
    return f"eerste pagina getekend op {QApplication.platformName()}; letters voor {len(LANGUAGES)} talen."


def unshown(families: tuple[str, ...]) -> list[str]:
    """Dutch names of the languages whose own name Qt cannot draw with its bundled family."""
    missing = []
    for language in LANGUAGES.values():
        face = QRawFont.fromFont(QFontDatabase.font(language.font, "Regular", 12))
        fits = language.font in families and all(face.supportsCharacter(ord(char)) for char in language.name)
        missing += [] if fits else [language.dutch]
    return missing


def _painted(folder: Path) -> QImage:
    lanes = ThreadLanes()
    lockbox = DirectoryLockbox(folder / "leeg", bytes(PrivateKey.generate().public_key), keyring=NoKeyring())
    screen = EersteKeerScreen(lockbox, lanes, gemeente="Zelftest")
    try:
        screen.resize(900, 700)
        screen.enter()
        screen.show()
        patience = QDeadlineTimer(PATIENCE)
        while not screen.naam.name.isVisible() and not patience.hasExpired():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        expect(screen.naam.name.isVisible(), "De pagina vroeg op tijd niet om een naam.")
        return screen.grab().toImage()
    finally:
        screen.leave()
        screen.close()
        lanes.close()


def _colours(image: QImage) -> int:
    places_to_look = ((x, y) for x in range(0, image.width(), 3) for y in range(image.height()))
    return len({image.pixel(x, y) for x, y in places_to_look})
