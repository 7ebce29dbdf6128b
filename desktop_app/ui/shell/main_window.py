"""The frame: top bar, messages, the screen one is at, the strip at the bottom, and the keys that work everywhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.casework.changes import Changes
from desktop_app.i18n.errors import Explanation, explain_code
from desktop_app.i18n.words import _, current
from desktop_app.ui.qt.changes_bus import ChangesBus
from desktop_app.ui.qt.theme import theme
from desktop_app.ui.qt.tokens import Tone
from desktop_app.ui.shell.breakpoints import fit
from desktop_app.ui.shell.idle import IdleWatch
from desktop_app.ui.shell.messages import Act, Messages
from desktop_app.ui.shell.navigation import Screen, Screens
from desktop_app.ui.shell.shortcuts import bind_global_keys
from desktop_app.ui.shell.status import Facts, Status
from desktop_app.ui.shell.top_bar import TopBar
from desktop_app.ui.widgets.focus_ring import FocusRing
from desktop_app.ui.widgets.notice import announce
from desktop_app.ui.widgets.reading_order import follow_reading
from desktop_app.ui.widgets.undo_strip import UndoStrip

if TYPE_CHECKING:
    from desktop_app.ui.shell.keys_page import KeysPage

SMALLEST = (640, 480)


class MainWindow(QWidget):
    """Made by the composition root. `go(screen, **params)` shows a screen of the registry.

    Signals: `tolkscherm_rest` (blank the second screen: F9, or a screen that does not allow it) · `lock_requested`
    (Ctrl+L or nobody there) · `search_requested` is handled here · `entered(screen id)` after every change of screen ·
    `private_changed(bool)` · `closing`.
    """

    tolkscherm_rest = Signal()
    lock_requested = Signal()
    entered = Signal(str)
    private_changed = Signal(bool)
    closing = Signal()

    def __init__(
        self,
        screens: Screens,
        bus: ChangesBus,
        status: Status,
        *,
        search_screen: str = "dossiers",
        seconds: Callable[[], float] = time.monotonic,
        emergency_copy: Callable[[], None] | None = None,
    ) -> None:
        super().__init__()
        self.setWindowTitle("Opmaat")
        self.setMinimumSize(*SMALLEST)
        self._factories = dict(screens)
        self._made: dict[str, Screen] = {}
        self._search_screen = search_screen
        self._emergency_copy = emergency_copy
        self.private = False
        self.current = ""
        self._keys: KeysPage | None = None
        self._focus_before_keys: QWidget | None = None
        self._build()
        self.idle = IdleWatch(seconds, self)
        self.idle.warned.connect(self._warn_of_lock)
        self.idle.extended.connect(self.strip.hide)
        self.idle.expired.connect(self.lock_requested)
        bus.changed.connect(self._changed)
        status.changed.connect(self._show_facts)
        theme().changed.connect(self._fit)
        self._status, self._practice = status, False
        self._speak()
        bind_global_keys(self)
        follow_reading(self)

    # ---- going somewhere ---------------------------------------------------------------------------------------------

    def go(self, name: str, /, **params: Any) -> Screen:
        """Leave the screen one is at and enter another, or the same one with other parameters. Raises KeyError for a
        name that is not in the registry."""
        screen = self.screen_named(name)
        if self.current:
            self._made[self.current].leave()
        self.strip.hide()
        if not screen.tolkscherm_allowed:
            self.tolkscherm_rest.emit()
        self.current = name
        self._stack.setCurrentWidget(screen)
        self._fit()
        screen.set_private(self.private)
        screen.enter(**params)
        self._show_heading()
        announce(screen, screen.title)
        self.entered.emit(name)
        return screen

    def add_screens(self, screens: Screens) -> None:
        """More to go to: what exists only once a vault is open."""
        self._factories.update(screens)

    def screen_named(self, name: str) -> Screen:
        """The screen, made when it is first asked for."""
        if name not in self._made:
            screen = self._factories[name]()
            screen.navigate.connect(self._navigate)
            screen.heading_changed.connect(self._show_heading)
            screen.undo_offered.connect(lambda text, undo: self.strip.offer(text, undo))
            self._stack.addWidget(screen)
            self._made[name] = screen
        return self._made[name]

    def reword(self, **params: Any) -> None:
        """The program speaks another language from now on: every screen is made anew, the person stays at this one,
        entered with `params`."""
        here, self.current = self.current, ""
        self._made[here].leave()
        for page in filter(None, (*self._made.values(), self._keys)):
            self._stack.removeWidget(page)
            page.deleteLater()
        self._made, self._keys, self._focus_before_keys = {}, None, None
        self._speak()
        self.messages.reword()
        self.go(here, **params)

    def go_back(self) -> None:
        """Follow the back link of the screen, if it has one."""
        back = self.here.back if self.here else None
        if back is not None:
            self.go(back.screen, **back.params)

    # ---- messages ----------------------------------------------------------------------------------------------------

    def say(self, key: str, tone: Tone, words: Callable[[], Explanation], *acts: Act) -> None:
        """Show a message above the screen; a later one with the same key replaces it. `words`: made whenever they are
        shown, so that they follow the language of the program."""
        self.messages.say(key, tone, words, *acts)

    def untell(self, key: str) -> None:
        self.messages.take_away(key)

    def set_practice(self, practice: bool) -> None:
        """Mark everything as OEFENEN."""
        self._practice = practice
        self.bar.mark_practice(practice)

    # ---- global acts -------------------------------------------------------------------------------------------------

    def search(self) -> None:
        """Ctrl+K; nothing to find before the vault is open."""
        if self.here is not None and not self.here.bare:
            self.go(self._search_screen, search=True)

    def say_saved(self) -> None:
        self.strip.offer(_("Alles is al opgeslagen."))

    def toggle_private(self) -> None:
        self.set_private(not self.private)

    def set_private(self, private: bool) -> None:
        """Initials only; also switched on by itself while the tolkscherm is on."""
        if private != self.private:
            self.private = private
            if self.here is not None:
                self.here.set_private(private)
            self.private_changed.emit(private)

    def toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def toggle_keys(self) -> None:
        if self._keys is not None and self._stack.currentWidget() is self._keys:
            self._close_keys()
        elif self.here is not None:
            self._focus_before_keys = self.here.focusWidget()
            page = self._keys_page()
            self._stack.setCurrentWidget(page)
            page.show_keys(self.here.keys)

    # ---- inside ------------------------------------------------------------------------------------------------------

    @property
    def here(self) -> Screen | None:
        """The screen one is at."""
        return self._made.get(self.current)

    def _build(self) -> None:
        self.bar = TopBar()
        self.bar.went_back.connect(self.go_back)
        self.strip = UndoStrip()
        self._stack = QStackedWidget()
        self.messages = Messages()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(self.messages)
        column.addWidget(self._stack, 1)
        column.addWidget(self.strip)
        self.ring = FocusRing(self)

    def _speak(self) -> None:
        """The window's own words, and the voice of a screen reader."""
        self.setLocale(QLocale(current()))
        self.bar.mark_practice(self._practice)
        self._show_facts(self._status.facts)

    def _navigate(self, name: str, params: object) -> None:
        self.go(name, **(params if isinstance(params, dict) else {}))

    def _keys_page(self) -> KeysPage:
        """Made when first asked for: the first window must not wait for it."""
        if self._keys is None:
            from desktop_app.ui.shell.keys_page import KeysPage  # noqa: PLC0415 - see above

            self._keys = KeysPage()
            self._keys.closed.connect(self._close_keys)
            self._stack.addWidget(self._keys)
        return self._keys

    def _close_keys(self) -> None:
        if self.here is not None:
            self._stack.setCurrentWidget(self.here)
            (self._focus_before_keys or self.here).setFocus()

    def _show_heading(self) -> None:
        screen = self.here
        if screen is not None:
            self.bar.setVisible(not screen.bare)
            shown = screen.title if screen.bar_title is None else screen.bar_title
            self.bar.set_heading(shown, screen.subtitle, screen.back, screen.clock, screen.clock_tone)
            screen.setAccessibleName(screen.title)

    def _changed(self, changes: Changes) -> None:
        if self.here is not None:
            self.here.changed(changes)

    def _show_facts(self, facts: Facts) -> None:
        self.bar.set_facts(facts)
        if not facts.failed:
            self.untell("opslaan")
        elif "opslaan" not in self.messages.notices:
            copy = self._emergency_copy
            acts: list[Act] = [(lambda: _("Sla een noodkopie op"), copy)] if copy is not None else []
            self.say("opslaan", "err", lambda: explain_code(facts.failed), *acts)

    def _warn_of_lock(self) -> None:
        self.strip.offer(_("Het scherm gaat zo op slot."), self.idle.touch, word=_("Blijf werken"), seconds=0)

    def _fit(self) -> None:
        found = fit(self.width(), self.height(), theme().scale)
        self.bar.fit(found)
        if self.here is not None:
            self.here.fit(found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.here is not None:
            self.here.leave()
        self.closing.emit()
        super().closeEvent(event)
