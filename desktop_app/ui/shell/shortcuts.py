"""The keys that work on every screen (ux: 2.17). Not used: F3, F10, F12, Insert, Ctrl+Alt."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from desktop_app.ui.qt.theme import STEP, theme

if TYPE_CHECKING:
    from desktop_app.ui.shell.main_window import MainWindow


def bind_global_keys(window: "MainWindow") -> None:
    """Give the window its keys. F9 works in every window of the program, so that the client's screen can always be
    blanked."""
    acts: dict[str, Callable[[], object]] = {
        "F1": window.toggle_keys,
        "Ctrl+K": window.search,
        "Ctrl+L": window.lock_requested.emit,
        "Ctrl+S": window.say_saved,
        "Ctrl+Shift+P": window.toggle_private,
        "F11": window.toggle_full_screen,
        "Ctrl++": lambda: resize_text(STEP),
        "Ctrl+=": lambda: resize_text(STEP),
        "Ctrl+-": lambda: resize_text(-STEP),
        "Ctrl+0": lambda: theme().set_scale(1.0),
    }
    for keys, act in acts.items():
        _bind(window, keys, act, Qt.ShortcutContext.WindowShortcut)
    _bind(window, "F9", window.tolkscherm_rest.emit, Qt.ShortcutContext.ApplicationShortcut)


def resize_text(step: float) -> None:
    """Make all text larger or smaller."""
    theme().set_scale(theme().scale + step)


def _bind(window: "MainWindow", keys: str, act: Callable[[], object], context: Qt.ShortcutContext) -> None:
    shortcut = QShortcut(QKeySequence(keys), window)
    shortcut.setContext(context)
    shortcut.activated.connect(lambda: act())
