"""Tells above every screen what the laptop threatens, for as long as it does (ux.md 2.19: E2, E3, E15)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QTimer

from desktop_app.casework.laptop import Condition, Worry, worries
from desktop_app.i18n.errors import Explanation, explain_code
from desktop_app.i18n.words import _
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.messages import Act

EVERY = 60_000
"""Milliseconds between two looks."""


class LaptopNotices(QObject):
    """`look`: reads the laptop, quickly · `set_date`: opens the date settings of the system, if there is a way. A
    message that was read and put away comes back when its cause does."""

    def __init__(
        self, window: MainWindow, look: Callable[[], Condition], set_date: Callable[[], None] | None = None
    ) -> None:
        super().__init__(window)
        self._window, self._look, self._set_date = window, look, set_date
        self._last_sync: date | None = None
        self._shown: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)

    def start(self, last_sync: date | None) -> None:
        """Look now and every minute. `last_sync`: no day before it can be today."""
        self._last_sync = last_sync
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Show what is new, take away what is over, leave what was put away."""
        found = worries(self._look(), self._last_sync)
        codes = {worry.code for worry in found}
        for code in self._shown - codes:
            self._window.untell(code)
        self._show([worry for worry in found if worry.code not in self._shown])
        self._shown = codes

    def _show(self, found: Sequence[Worry]) -> None:
        for worry in found:
            read: Act = (lambda: _("Gelezen"), partial(self._window.untell, worry.code))
            acts = (*self._ways(worry.code), read)
            self._window.say(worry.code, "warn", partial(_words, worry), *acts)

    def _ways(self, code: str) -> Sequence[Act]:
        """What the person can do about it from here."""
        open_settings = self._set_date
        if code != "klok_loopt_achter" or open_settings is None:
            return ()
        return ((lambda: _("Datum controleren"), open_settings),)


def _words(worry: Worry) -> Explanation:
    return replace(explain_code(worry.code, dict(worry.params)), details="")
