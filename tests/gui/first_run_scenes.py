"""The steps of the first run, for pictures and for walks."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from desktop_app.ui.screens.eerste_keer.presenter import STEPS, Step
from desktop_app.ui.screens.eerste_keer.screen import EersteKeerScreen
from desktop_app.ui.shell.main_window import MainWindow
from tests.gui.lockbox import PASSPHRASE, MemoryLockbox
from tests.gui.scenes import LANES, window


def _first_run(step: Step, *, full: bool = False) -> MainWindow:
    """The first run at a step, with what came before filled in; `full`: the disk is."""
    lockbox = MemoryLockbox()
    lockbox.full = full
    screen = EersteKeerScreen(lockbox, LANES, gemeente="gemeente Voorbeeld", name="Anja de Wit", office=True)
    frame = window("eerste_keer", lambda _status: screen)
    for before in STEPS[: STEPS.index(step)]:
        if before == "wachtwoord":
            _type_twice(screen, PASSPHRASE)
        screen.pages[before].button.click()
    if full:
        _type_twice(screen, PASSPHRASE)
        screen.wachtwoord.button.click()
    return frame


def _type_twice(screen: EersteKeerScreen, words: str, again: str = "") -> None:
    screen.wachtwoord.passphrase.line.setText(words)
    screen.wachtwoord.repeat.line.setText(again or words)


def eerste_keer_anders() -> QWidget:
    """The second typing differs."""
    frame = _first_run("wachtwoord")
    screen = frame.screen_named("eerste_keer")
    assert isinstance(screen, EersteKeerScreen)
    _type_twice(screen, PASSPHRASE, "lange zin om te onthoude")
    screen.wachtwoord.button.click()
    return frame


FIRST_RUN_SCENES: Mapping[str, Callable[[], QWidget]] = {
    "eerste_keer": lambda: _first_run("naam"),
    "eerste_keer_wachtwoord": lambda: _first_run("wachtwoord"),
    "eerste_keer_anders": eerste_keer_anders,
    "eerste_keer_vol": lambda: _first_run("wachtwoord", full=True),
    "eerste_keer_herstel": lambda: _first_run("herstel"),
    "eerste_keer_begin": lambda: _first_run("begin"),
}
