"""What the shell and a screen know of each other: a screen has a heading, is entered and left, and asks to go on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.casework.changes import Changes
from desktop_app.ui.shell.breakpoints import Fit


@dataclass(frozen=True, slots=True)
class Back:
    """The link at the top left: where one came from, in words, and the way there."""

    text: str
    screen: str
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KeyHelp:
    """One line of the F1 page: a key as written on the keyboard, and what it does."""

    key: str
    does: str


class Screen(QWidget):
    """One screen of the main window; made once, entered many times.

    Signals out: `navigate(screen, params)` · `heading_changed()` after `title`, `subtitle`, `back` or `clock` changed ·
    `undo_offered(text, callable or None)` for the strip at the bottom.
    """

    navigate = Signal(str, object)
    heading_changed = Signal()
    undo_offered = Signal(str, object)

    title: str = ""
    """Accessible name of the screen, and shown in the top bar. Never in the window title."""
    bar_title: str | None = None
    """What the top bar shows instead of `title`, for a screen that has its title on the page."""
    subtitle: str = ""
    back: Back | None = None
    clock: str = ""
    """Quiet words beside the status, such as "0:47 · pauze over 13 min"."""
    clock_tone: str = "muted"
    keys: Sequence[KeyHelp] = ()
    bare: bool = False
    """True for a screen without top bar (Ontgrendelen)."""
    tolkscherm_allowed: bool = False
    """False: the tolkscherm goes to rest as soon as this screen is entered."""

    can_turn: bool = False
    """True for a screen that can turn the laptop to the client (draaimodus)."""

    def turn_laptop(self) -> None:
        """Draaimodus: the client's view fills the laptop's own screen."""

    def enter(self, **params: Any) -> None:
        """The screen becomes visible for these parameters: load, and put the focus where work starts."""

    def leave(self) -> None:
        """Another screen takes over: stop listening, drop what is under way, commit what was typed."""

    def changed(self, changes: Changes) -> None:
        """Something was changed while the screen is visible; a hidden screen loads anew when entered."""

    def fit(self, fit: Fit) -> None:
        """The room or the text size changed."""

    def set_private(self, private: bool) -> None:
        """Privéweergave: initials instead of names."""

    def go(self, screen: str, **params: Any) -> None:
        self.navigate.emit(screen, params)


Screens = Mapping[str, Callable[[], Screen]]
