"""The client's screen comes, goes and is used: what the caseworker hears of it (ux.md 2.5; 2.19: E4)."""

from dataclasses import replace

from PySide6.QtCore import QObject

from desktop_app.i18n.errors import explain_code, remark
from desktop_app.i18n.words import _
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.messages import Act
from desktop_app.ui.tolkscherm.placement import Placement

KEY = "tolkscherm"


class ClientScreen(QObject):
    """Nothing is shown on a screen that came before somebody says so."""

    def __init__(self, window: MainWindow, placement: Placement) -> None:
        super().__init__(window)
        self._window, self._placement = window, placement
        placement.lost.connect(self._lost)
        placement.found.connect(self._found)
        placement.bumped.connect(self._bumped)

    def switch_on(self) -> bool:
        """Somebody looks along: initials from now on, until the user wants names again. False without a screen."""
        on = self._placement.switch_on()
        if on:
            self._window.untell(KEY)
            self._window.set_private(True)
        return on

    def _lost(self) -> None:
        can_turn = self._window.here is not None and self._window.here.can_turn
        acts: list[Act] = [(lambda: _("Draaimodus"), self._turn)] if can_turn else []
        self._window.say(KEY, "err", lambda: replace(explain_code("tolkscherm_los"), details=""), *acts)

    def _turn(self) -> None:
        self._window.untell(KEY)
        if self._window.here is not None:
            self._window.here.turn_laptop()

    def _found(self) -> None:
        if not self._placement.tolk.on:
            use = (lambda: _("Gebruik als tolkscherm"), self._use)
            self._window.say(KEY, "info", lambda: remark(_("Tweede scherm gevonden.")), use)

    def _use(self) -> None:
        self._window.untell(KEY)
        self.switch_on()

    def _bumped(self) -> None:
        self._window.strip.offer(_("Dat scherm is voor de cliënt. Opmaat staat weer op uw eigen scherm."))
