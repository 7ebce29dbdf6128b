"""Reading the program ahead while somebody types a passphrase: libraries on the vault lane, then screens in slices.

Everything of Qt is read on the main thread: PySide6 makes its types as they are first asked for, and nothing keeps two
threads from making the same one. One module at a time, so that a key never waits for more than that.
"""

import importlib
import sys
from collections.abc import Callable, Iterator
from types import ModuleType

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app import casework, ui
from desktop_app.ui.work import Lanes, Scope

SWITCH = 0.001
"""Seconds after which the thread that reads lets the window go first; Python's own measure is five times that."""


class ReadAhead(QObject):
    """`finished`: all is read. Whoever needs a module sooner just imports it."""

    finished = Signal()

    def __init__(self, lanes: Lanes, read: Callable[[], None], parent: QObject) -> None:
        """`read`: imports what has no Qt in it, runs on the vault lane; the use cases of the screens come after it."""
        super().__init__(parent)
        self._lanes, self._read = Scope(lanes), read
        self._modules, self._patience = _modules_of(ui), sys.getswitchinterval()
        self._painted = QTimer(self, interval=0, singleShot=True)
        self._painted.timeout.connect(self._libraries)
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._slice)

    def start(self) -> None:
        """Begin after what the vault lane is asked for already, and after what is to be painted."""
        self._lanes.on_vault(lambda: None, lambda _none: self._painted.start())

    def stop(self) -> None:
        """What is not read by now is not read ahead."""
        self._lanes.close()
        sys.setswitchinterval(self._patience)
        self._painted.stop()
        self._slices.stop()

    def _libraries(self) -> None:
        sys.setswitchinterval(SWITCH)
        self._lanes.on_vault(self._read_use_cases, lambda _none: self._screens())

    def _read_use_cases(self) -> None:
        self._read()
        for name in _modules_of(casework):
            importlib.import_module(name)

    def _screens(self) -> None:
        sys.setswitchinterval(self._patience)
        self._slices.start()

    def _slice(self) -> None:
        name = next(self._modules, None)
        if name is None:
            self._slices.stop()
            self.finished.emit()
        else:
            importlib.import_module(name)


def _modules_of(package: ModuleType) -> Iterator[str]:
    import pkgutil  # noqa: PLC0415 - not before the first window

    yield from (module.name for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."))
