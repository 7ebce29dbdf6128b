"""De eerste keer as somebody with a new laptop meets it: only keys are pressed, only visible words are read."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.casework.leases import SignedLease
from desktop_app.casework.lockbox_ports import Lockbox, VaultEntry
from desktop_app.domain.errors import OpmaatError
from desktop_app.i18n.formats import plain
from desktop_app.ui.qt.changes_bus import ChangesBus
from desktop_app.ui.screens.eerste_keer.screen import EersteKeerScreen
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.status import Status
from desktop_app.ui.work import ImmediateLanes
from tests.gui.pages.page import WindowPage
from tests.gui.pictures import settle

Key = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


class FirstRun(WindowPage):
    """`ready`: whose vault was opened, and the screen to begin at · `refusal`: what the office says to a request."""

    name = "eerste_keer"

    def __init__(self, lockbox: Lockbox, *, name: str = "", office: bool = True) -> None:
        self.ready: list[tuple[VaultEntry, str]] = []
        self.asked: list[tuple[str, int]] = []
        self.refusal: OpmaatError | None = None
        self.status, self.bus = Status(), ChangesBus()
        screen = EersteKeerScreen(
            lockbox,
            ImmediateLanes(),
            gemeente="gemeente Voorbeeld",
            name=name,
            office=office,
            ask_lease=self._ask_lease,
        )
        screen.ready.connect(lambda entry, _vault, first: self.ready.append((entry, first)))
        window = MainWindow({self.name: lambda: screen}, self.bus, self.status, search_screen=self.name)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        super().__init__(window)
        self.screen = screen

    def _ask_lease(self, vault: str, sequence: int) -> SignedLease:
        self.asked.append((vault, sequence))
        if self.refusal is not None:
            raise self.refusal
        return SignedLease("", "", "")

    def paste(self, words: str) -> "FirstRun":
        QGuiApplication.clipboard().setText(words)
        return self.hit(Key.Key_A, held=CTRL).hit(Key.Key_V, held=CTRL)

    def hit(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> "FirstRun":
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
            settle()
        return self

    def enter(self) -> "FirstRun":
        return self.hit(Key.Key_Return)

    def give_passphrase(self, words: str, again: str | None = None) -> "FirstRun":
        self.screen.wachtwoord.passphrase.line.setFocus()
        return self.paste(words).enter().paste(words if again is None else again).enter()

    @property
    def heading(self) -> str:
        return self.screen.heading.text()

    @property
    def focus_name(self) -> str:
        focused = QApplication.focusWidget()
        return "" if focused is None else focused.accessibleName() or str(focused.property("text"))

    @property
    def error(self) -> str:
        """What is said to be wrong on the page."""
        steps = self.screen
        fields = (steps.naam.name, steps.wachtwoord.passphrase, steps.wachtwoord.repeat)
        told = [field.error() for field in fields if field.isVisible()]
        told += [steps.notice.text()] if steps.notice.isVisible() else []
        return plain(" ".join(filter(None, told)))
