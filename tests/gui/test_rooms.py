"""Every screen: names, sizes and room for its words, on small laptops, at 200 % text, and right to left."""

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from desktop_app.ui.qt.theme import Mode, Theme
from desktop_app.ui.screens.instellingen.licences import Licences
from desktop_app.ui.shell.main_window import MainWindow
from tests.gui.busy import dossier_of
from tests.gui.desk import Desk
from tests.gui.pictures import settle
from tests.gui.planted import plant_conflict
from tests.gui.rooms import Room
from tests.gui.walks import assert_named, assert_no_sideways, assert_targets, assert_words_fit

WAYS = {
    "laptop": (QSize(1366, 768), 1.0, False),
    "150 %": (QSize(1280, 720), 1.0, False),
    "125 % small": (QSize(1093, 614), 1.0, False),
    "text 200 %": (QSize(1280, 720), 2.0, False),
    "small and 200 %": (QSize(1093, 614), 2.0, False),
    "rtl": (QSize(1366, 768), 1.0, True),
}
SCREENS = (
    "dossiers",
    "dossier",
    "logboek",
    "documenten",
    "personen",
    "voortgang",
    "nieuw_dossier",
    "gegevens",
    "leerroute",
    "synchroniseren",
    "keuze",
    "instellingen",
    "licenties",
)


def enter(room: Room, name: str) -> MainWindow:
    dossier = dossier_of(room.desk, "Tesfay")
    if name == "keuze":
        plant_conflict(room.desk, dossier)
        room.window.go("synchroniseren", dossier=dossier)
    elif name == "gegevens":
        room.window.go("nieuw_dossier", dossier=dossier)
    elif name == "licenties":
        room.window.go("instellingen")
        next(iter(room.window.findChildren(Licences))).button.click()
    elif name in ("logboek", "documenten", "personen"):
        room.window.go("dossiermap", dossier=dossier_of(room.desk, "Demir"), part=name)
    elif name in ("dossier", "leerroute", "voortgang"):
        room.window.go(name, dossier=dossier)
    else:
        room.window.go(name)
    return room.window


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", SCREENS)
def test_names_sizes_and_room(qtbot: QtBot, busy: Desk, look: Theme, name: str, way: str) -> None:
    size, scale, rtl = WAYS[way]
    look.set_scale(scale)
    room = Room(qtbot, busy)
    if rtl:
        room.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window = enter(room, name)
    window.resize(size)
    settle()
    assert window.size() == size, "the screen needs more room than the laptop has"
    assert_named(window)
    assert_targets(window)
    assert_words_fit(window)
    assert_no_sideways(window)


@pytest.mark.parametrize("mode", [Mode.DARK, Mode.CONTRAST])
@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_follows_the_theme_at_once(qtbot: QtBot, busy: Desk, look: Theme, name: str, mode: Mode) -> None:
    window = enter(Room(qtbot, busy), name)
    light = window.grab().toImage()
    look.set_mode(mode)
    settle()
    assert window.grab().toImage() != light
