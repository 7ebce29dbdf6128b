"""The module that wires everything that stands before a vault is opened; what comes after is wired in `house`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.ahead import ReadAhead
from desktop_app.domain.errors import OpmaatError
from desktop_app.domain.gemeente import load_gemeente
from desktop_app.door import Door
from desktop_app.i18n.errors import explain
from desktop_app.i18n.language import language as find_language
from desktop_app.i18n.words import current, install
from desktop_app.places import resources, translations
from desktop_app.ui import program_language
from desktop_app.ui.program_language import LanguageNotKept
from desktop_app.ui.qt import theme as looks
from desktop_app.ui.qt.changes_bus import ChangesBus
from desktop_app.ui.qt.fonts import load_fonts
from desktop_app.ui.qt.house_style import read_house_style
from desktop_app.ui.qt.icons import Icons
from desktop_app.ui.qt.lanes import ThreadLanes
from desktop_app.ui.screens.unlock.screen import UnlockScreen
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.status import Status
from desktop_app.vault.hardening import harden

if TYPE_CHECKING:
    from desktop_app.casework.lockbox_ports import VaultEntry
    from desktop_app.desk import Desk, Opener
    from desktop_app.house import House
    from desktop_app.installation import Installation
    from desktop_app.ui.screens.eerste_keer.screen import EersteKeerScreen
    from desktop_app.vault.open_vault import OpenVault

FIRST_SIZE = (1366, 768)


def dress(app: QApplication, language: str) -> looks.Theme:
    """Words, fonts, icons and look; once per process, before the first window."""
    theme = looks.install(app, families=load_fonts(resources() / "fonts"), icons=Icons(resources() / "icons"))
    speak(theme, language)
    return theme


def speak(theme: looks.Theme, language: str) -> None:
    """The language of the program, and the side from which it is read. Raises LanguageUnknown."""
    install(translations(), language)
    theme.words_rtl = find_language(current()).rtl
    side = Qt.LayoutDirection.RightToLeft if theme.words_rtl else Qt.LayoutDirection.LeftToRight
    QApplication.setLayoutDirection(side)


class Program:
    """The window and the way into a vault. `start` shows the unlock screen; the event loop is the caller's."""

    def __init__(
        self,
        app: QApplication,
        installation: Installation,
        *,
        language: str = "",
        opener: Opener | None = None,
        ask_file: Callable[[str], str] | None = None,
        by_itself: bool = True,
        diagnose: Callable[[], str] | None = None,
    ) -> None:
        """`language`: code, "" for what was chosen on this laptop · `opener`: shows a page, None: in the browser ·
        `ask_file`: asks where a PDF goes; gives a path, or "" for nowhere; None: the system's own dialog · `by_itself`:
        synchronises unasked · `diagnose`: tells the state of this laptop without personal data."""
        harden()
        self.theme = dress(app, language or program_language.read(installation.vaults))
        self.installation, self._ask_file = installation, ask_file
        self._by_itself, self._diagnose = by_itself, diagnose
        self.door = Door(installation, opener)
        self._theme_file = self.door.theme()
        self.theme.set_style(read_house_style(self._theme_file))
        self._gemeente = load_gemeente(self._theme_file).name
        self.lanes, self.bus, self.status = ThreadLanes(reading=True), ChangesBus(), Status()
        self.house: House | None = None
        self.window = MainWindow({"unlock": self._unlock, "eerste_keer": self._first_run}, self.bus, self.status)
        self.window.set_practice(installation.practice)
        self.window.lock_requested.connect(self.lock)
        self._ahead = ReadAhead(self.lanes, self.door.read, self.window)
        self._ahead.finished.connect(self.lanes.settle)

    @property
    def desk(self) -> Desk | None:
        """What the opened vault gives; None while it is locked."""
        return self.house.desk if self.house else None

    def start(self) -> None:
        self.window.resize(*FIRST_SIZE)
        self.window.show()
        self.window.go("unlock")
        self._ahead.start()

    def close(self) -> None:
        """The client sees nothing any more, the key is wiped, the threads end."""
        self._ahead.stop()
        self.window.idle.stop()
        if self.house is not None:
            self.house.close()
        self.lanes.close()

    def lock(self) -> None:
        """Lock for good: the process that has seen the data ends and a fresh one takes its place."""
        if self.house is not None:
            self.window.screen_named(self.window.current).leave()
            self.window.hide()  # what is on its way to the office may take a while to stop
            self.close()
            os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - ourselves, no shell

    # ---- inside ----------------------------------------------------------------------------------------------------

    @property
    def _owner(self) -> str:
        return " · ".join(filter(None, (self._gemeente, self.installation.hint)))

    def _unlock(self) -> UnlockScreen:
        screen = UnlockScreen(self.door, self.lanes, organisation=self._owner, ask_lease=self.door.ask_lease)
        screen.unlocked.connect(self._unlocked)
        return screen

    def _first_run(self) -> EersteKeerScreen:
        from desktop_app.ui.screens.eerste_keer.screen import EersteKeerScreen  # noqa: PLC0415 - most starts lack it

        screen = EersteKeerScreen(
            self.door,
            self.lanes,
            gemeente=self._gemeente,
            name=self.installation.user,
            office=self.installation.office is not None,
            ask_lease=self.door.ask_lease,
        )
        screen.ready.connect(self._unlocked)
        screen.language_chosen.connect(lambda code: self._choose_language(code, name=screen.naam.name.text()))
        return screen

    def _choose_language(self, code: str, **params: Any) -> None:
        """Speak it at once and keep it, unless answers in memory wait for the disk: their screen must stay.
        `params`: with which to enter the screen again."""
        if self.status.facts.failed:
            self._language_stays(LanguageNotKept())
            return

        def speak_it(_none: None) -> None:
            speak(self.theme, code)
            self.theme.set_style(read_house_style(self._theme_file))  # what was not taken of it, is told in words
            self.window.untell("taal")
            self.window.reword(**params)

        keep = partial(program_language.keep, self.installation.vaults, code)
        self.lanes.on_vault(keep, speak_it, self._language_stays)

    def _language_stays(self, error: Exception) -> None:
        if not isinstance(error, OpmaatError):
            raise error
        self.window.say("taal", "err", partial(explain, error))

    def _unlocked(self, entry: VaultEntry, vault: OpenVault, first: str = "") -> None:
        """`first`: the screen to begin at, "" for where the vault says."""
        self.lanes.on_vault(
            lambda: self.door.desk(entry, vault, lambda: self.lanes.to_main(self.lock)),
            lambda desk: self._begin(desk, vault, entry, first),
            lambda error: self._no_desk(error, vault),
        )

    def _no_desk(self, error: Exception, vault: OpenVault) -> None:
        """The passphrase was right, but there is nothing to work with: say so and lock again."""
        self.lanes.on_vault(vault.close, lambda _none: None)
        if not isinstance(error, OpmaatError):
            raise error
        self.window.say("desk", "err", partial(explain, error))

    def _begin(self, desk: Desk, vault: OpenVault, entry: VaultEntry, first: str) -> None:
        from desktop_app.house import Front, House  # noqa: PLC0415 - not before the first window

        front = Front(
            self.installation,
            self.window,
            self.lanes,
            self.bus,
            self.status,
            owner=self._owner,
            ask_file=self._ask_file,
            diagnose=self._diagnose,
            choose_language=partial(self._choose_language, language=True),
            by_itself=self._by_itself,
        )
        self.house = House(front, desk)
        self.house.begin(entry, vault, first)
