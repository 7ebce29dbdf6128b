"""Every screen in the state of a working day, inside the main window: for pictures and for walks."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from desktop_app.casework.ports import VaultEntry
from desktop_app.ui.qt.changes_bus import ChangesBus
from desktop_app.ui.screens.unlock.screen import UnlockScreen
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.navigation import Screen
from desktop_app.ui.shell.status import Status
from desktop_app.ui.work import ImmediateLanes
from tests.gui.lockbox import MemoryLockbox

NOW = datetime(2026, 11, 24, 13, 32, tzinfo=UTC)


def window(name: str, make: Callable[[], Screen], **params: object) -> MainWindow:
    """The main window at one screen, an hour after the last answer, without network."""
    status = Status()
    frame = MainWindow({name: make}, ChangesBus(), status, search_screen=name)
    status.setParent(frame)
    status.saved(NOW)
    status.network(False)
    frame.resize(1366, 768)
    frame.show()
    frame.activateWindow()
    frame.go(name, **params)
    return frame


def unlock() -> QWidget:
    lockbox = MemoryLockbox(VaultEntry("a", "Anja de Wit", talk_at="13:45"), VaultEntry("k", "Karim Bos"))

    def make() -> Screen:
        screen = UnlockScreen(lockbox, ImmediateLanes(), organisation="gemeente Voorbeeld")
        screen.set_network(False)
        return screen

    return window("unlock", make)


SCENES: Mapping[str, Callable[[], QWidget]] = {"unlock": unlock}
