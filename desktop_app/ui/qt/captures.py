"""Keeping a window out of pictures and recordings of the screen, where the system can: Windows 10 2004 and later
(SetWindowDisplayAffinity, learn.microsoft.com). X11 and Wayland have no such thing; never tried on Windows itself."""

import sys

from PySide6.QtWidgets import QWidget

EXCLUDE = 0x11
"""WDA_EXCLUDEFROMCAPTURE."""


def possible() -> bool:
    return sys.platform == "win32"


def keep_out(window: QWidget, out: bool) -> None:
    """Nothing where it is not possible."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - windll is there only

        ctypes.windll.user32.SetWindowDisplayAffinity(int(window.winId()), EXCLUDE if out else 0)
