"""Pictures of widgets, to be looked at by people: light, dark, right to left, and text at 200 %."""

import atexit
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.ui.qt.theme import Mode, theme


@cache
def _folders() -> Path:
    whole = tempfile.TemporaryDirectory(prefix="opmaat-pictures-", ignore_cleanup_errors=True)
    atexit.register(whole.cleanup)
    return Path(whole.name)


def new_folder() -> Path:
    """For what a scene needs on the disk; gone when the program ends."""
    return Path(tempfile.mkdtemp(dir=_folders()))


def settle() -> None:
    """Let layouts, queued signals and deletions take place."""
    for _round in range(4):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def grab(widget: QWidget, path: Path, size: QSize | None = None) -> None:
    """Write a picture of the widget as it is now."""
    if size is not None:
        widget.resize(size)
    if not widget.isVisible():
        widget.show()
    settle()
    path.parent.mkdir(parents=True, exist_ok=True)
    widget.grab().save(str(path))


@contextmanager
def look(mode: Mode = Mode.LIGHT, scale: float = 1.0) -> Iterator[None]:
    """Theme and text size for a while."""
    theme().set_mode(mode)
    theme().set_scale(scale)
    try:
        yield
    finally:
        theme().set_mode(Mode.LIGHT)
        theme().set_scale(1.0)


def grab_all(make: Callable[[], QWidget], folder: Path, name: str, size: QSize | None = None) -> None:
    """Four pictures of a widget that `make` makes anew: `<name>-licht`, `-donker`, `-rtl`, `-200`."""
    ways = [("licht", Mode.LIGHT, 1.0, False), ("donker", Mode.DARK, 1.0, False), ("rtl", Mode.LIGHT, 1.0, True)]
    for way, mode, scale, rtl in [*ways, ("200", Mode.LIGHT, 2.0, False)]:
        with look(mode, scale):
            widget = make()
            if rtl:
                widget.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            grab(widget, folder / f"{name}-{way}.png", size or QSize(1366, 768))
            widget.close()
            widget.deleteLater()
            settle()
