"""The keys of the conversation (ux.md 2.17). Digits and single letters are not here: they live in the answer area."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from desktop_app.domain.answer import AnswerState
from desktop_app.i18n.words import N_, _
from desktop_app.ui.shell.navigation import KeyHelp

if TYPE_CHECKING:
    from desktop_app.ui.screens.gesprek.screen import GesprekScreen

HELP = (
    ("1 … 9, 0", N_("antwoord 1 tot en met 10 kiezen")),
    ("W", N_("weet niet (ook Alt+W)")),
    ("X", N_("wil niet zeggen (ook Alt+X)")),
    ("N", N_("past niet (ook Alt+N)")),
    ("L", N_("later vragen (ook Alt+L)")),
    ("Enter", N_("verder")),
    (N_("Alt+pijl links"), N_("terug")),
    ("Backspace", N_("antwoord wissen")),
    ("Ctrl+Enter", N_("nog een rij")),
    ("PgUp / PgDn", N_("vorig of volgend onderdeel")),
    ("Ctrl+J", N_("ga naar een vraag")),
    ("F2", N_("naar de notitie")),
    ("Ctrl+G", N_("algemene notitie over het hele gesprek, en terug")),
    ("Esc", N_("terug naar het antwoord")),
    ("Ctrl+T", N_("de tolk bij dit gesprek")),
    ("Ctrl+D", N_("bladwijzer zetten of weghalen")),
    ("F4", N_("pauze, en weer verder")),
    ("F5", N_("vraag tonen op het tolkscherm")),
    ("F6", N_("cliënt laten aanwijzen")),
    ("F7", N_("vraag voorlezen")),
    ("F8", N_("antwoord terugzeggen")),
    ("Ctrl+Z / Ctrl+Y", N_("ongedaan maken, opnieuw doen")),
)


def key_help() -> tuple[KeyHelp, ...]:
    return tuple(KeyHelp(_(key), _(does)) for key, does in HELP)


def bind_keys(screen: "GesprekScreen") -> None:
    """Give the screen its keys; they work while the keyboard is anywhere in it."""
    acts: dict[str, Callable[[], object]] = {
        "Alt+Left": lambda: screen.presenter.previous(),
        "PgUp": lambda: screen.presenter.previous_section(),
        "PgDown": lambda: screen.presenter.next_section(),
        "Ctrl+J": screen.ask_where,
        "F2": screen.to_note,
        "Ctrl+G": screen.notes.toggle,
        "Ctrl+T": screen.to_interpreter,
        "Ctrl+D": lambda: screen.presenter.toggle_bookmark(),
        "F4": lambda: screen.presenter.pause(),
        "F5": lambda: screen.aids.reveal(),
        "F6": lambda: screen.aids.point(),
        "F7": lambda: screen.aids.read_aloud(),
        "F8": lambda: screen.presenter.say_back(),
        "Ctrl+Z": lambda: screen.presenter.undo(),
        "Ctrl+Y": lambda: screen.presenter.redo(),
        "Ctrl+Shift+Z": lambda: screen.presenter.redo(),
        "Alt+W": lambda: screen.presenter.special(AnswerState.WEET_NIET),
        "Alt+X": lambda: screen.presenter.special(AnswerState.WIL_NIET_ZEGGEN),
        "Alt+N": lambda: screen.presenter.special(AnswerState.PAST_NIET),
        "Alt+L": lambda: screen.presenter.special(AnswerState.LATER),
    }
    for keys, act in acts.items():
        shortcut = QShortcut(QKeySequence(keys), screen)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(lambda act=act, always=keys == "F4": _press(screen, act, always=always))


def _press(screen: "GesprekScreen", act: Callable[[], object], *, always: bool) -> None:
    """In a pause only what ends it."""
    if screen.talking if always else screen.listening:
        act()
