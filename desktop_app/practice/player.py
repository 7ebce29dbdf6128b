"""A pair of hands for the headless journey: real key presses on the real windows, and a camera."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.bootstrap import Program
from desktop_app.ui.qt.theme import Mode

PATIENCE = 60.0
"""Seconds before a condition counts as never coming; the machine may be busy."""
WORDS = {
    "Enter": Qt.Key.Key_Return,
    "Tab": Qt.Key.Key_Tab,
    "Down": Qt.Key.Key_Down,
    "PgDown": Qt.Key.Key_PageDown,
    "Backspace": Qt.Key.Key_Backspace,
    "Esc": Qt.Key.Key_Escape,
}
_SHIFTS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}


class NeverHappened(Exception):
    """What the journey waited for did not come. The message names it, without anything typed."""


class Player:
    """`shots`: folder for the pictures. The mouse is never used."""

    def __init__(self, program: Program, shots: Path) -> None:
        self.program, self._shots = program, shots
        self.keys = 0

    @property
    def window(self) -> QWidget:
        return self.program.window

    # ---- waiting ---------------------------------------------------------------------------------------------------

    def wait(self, condition: Callable[[], object], what: str) -> None:
        """Let the program work until `condition` holds."""
        end = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > end:
                raise NeverHappened(what)
            QTest.qWait(5)

    def settle(self) -> None:
        """Until everything typed is stored: the vault lane is empty."""
        reached: list[bool] = []
        self.program.lanes.on_vault(lambda: None, lambda _none: reached.append(True))
        self.wait(lambda: reached, "the vault lane is empty")

    def arrive(self, screen: str) -> None:
        """Until a screen is there and has read what it shows."""
        self.wait(lambda: self.program.window.current == screen, screen)
        self.settle()
        self.settle()

    # ---- keys ------------------------------------------------------------------------------------------------------

    def press(self, *names: str) -> None:
        """Keys by name: "Enter", "F9", "7", "Ctrl+Enter"."""
        for name in names:
            *held, last = name.split("+") if len(name) > 1 else [name]
            shifts = Qt.KeyboardModifier.NoModifier
            for word in held:
                shifts |= _SHIFTS[word]
            key = WORDS.get(last) or Qt.Key[f"Key_{last.upper() if len(last) == 1 else last}"]
            QTest.keyClick(self._target(), key, shifts)
            self.keys += 1
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """Letters as an input method delivers them, so that every script can be typed."""
        for letter in text:
            QTest.sendKeyEvent(QTest.KeyAction.Click, self._target(), Qt.Key.Key_unknown, letter, _none())
            self.keys += 1

    def tab_to(self, reached: Callable[[], object], what: str) -> None:
        """Press Tab until the keyboard is where it should be."""
        for _step in range(120):
            if reached():
                return
            self.press("Tab")
        where = type(QApplication.focusWidget()).__name__
        raise NeverHappened(f"{what}; the keyboard is in a {where}")

    def _target(self) -> QWidget:
        """Where the keyboard is. The offscreen platform lets a window that accepts no focus take it all the same; a
        real desktop does not, so the main window takes it back."""
        if QApplication.activeWindow() is not self.window:
            self.window.activateWindow()
            QApplication.processEvents()
        return QApplication.focusWidget() or self.window

    # ---- pictures --------------------------------------------------------------------------------------------------

    def shot(self, name: str, *, widget: QWidget | None = None, dark: bool = False) -> None:
        """Save what stands there, `dark` in the dark theme too."""
        self._grab(widget or self.window, f"{name}.png")
        if dark:
            theme = self.program.theme
            theme.set_mode(Mode.DARK)
            self._grab(widget or self.window, f"{name}-donker.png")
            theme.set_mode(Mode.LIGHT)

    def _grab(self, widget: QWidget, file: str) -> None:
        self._shots.mkdir(parents=True, exist_ok=True)
        QGuiApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        QTest.qWait(20)
        widget.grab().save(str(self._shots / file))


def _none() -> Qt.KeyboardModifier:
    return Qt.KeyboardModifier.NoModifier
