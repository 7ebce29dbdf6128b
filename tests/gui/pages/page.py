"""What every page object can do: press keys, find controls by their accessible name, read what stands on the page."""

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from desktop_app.i18n.formats import plain
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.navigation import Screen
from tests.gui.pictures import settle
from tests.gui.walks import inside

S = TypeVar("S", bound=Screen)


class WindowPage:
    """A screen inside the main window, as a caseworker has it in front of them."""

    name = ""

    def __init__(self, window: MainWindow, **params: object) -> None:
        self.window = window
        if window.current != self.name or params:
            window.go(self.name, **params)
        settle()
        assert window.current == self.name

    def screen_as(self, kind: type[S]) -> S:
        screen = self.window.screen_named(self.name)
        assert isinstance(screen, kind)
        return screen

    def texts(self) -> list[str]:
        """Every word on the page, isolates left out."""
        shown = [one.text() for one in inside(self.window) if isinstance(one, QLabel | QAbstractButton)]
        return [plain(text) for text in shown if text]

    def sees(self, words: str) -> bool:
        return any(words in text for text in self.texts())

    def press(self, words: str) -> None:
        """Press the button with these words or this accessible name, by keyboard."""
        for one in self.buttons():
            if words in (one.text(), one.accessibleName()):
                one.setFocus()
                QTest.keyClick(one, Qt.Key.Key_Space)
                settle()
                return
        raise AssertionError(f"no button {words!r} among {[one.text() for one in self.buttons()]}")

    def buttons(self) -> Iterator[QAbstractButton]:
        for one in inside(self.window):
            if isinstance(one, QAbstractButton) and one.isEnabled():
                yield one

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.focus(), key, modifiers)
        settle()

    def type(self, words: str) -> None:
        """Type where the focus is, in any script."""
        for letter in words:
            if letter.isascii():
                QTest.keyClicks(self.focus(), letter)
            else:
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QApplication.sendEvent(self.focus(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        settle()

    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window
