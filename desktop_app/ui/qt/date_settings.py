"""The page of the system where date and time are set; Windows and macOS untried."""

import shutil
import sys
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QProcess, QProcessEnvironment, QUrl
from PySide6.QtGui import QDesktopServices

ADDRESSES = {
    "win32": "ms-settings:dateandtime",
    "darwin": "x-apple.systempreferences:com.apple.preference.datetime",
}
PROGRAMS = (("gnome-control-center", "datetime"), ("systemsettings", "kcm_clock"))


def way(platform: str = sys.platform) -> Callable[[], None] | None:
    """Opens the page beside Opmaat and does not wait; None where this system has none that is known."""
    if platform in ADDRESSES:
        return partial(_open, ADDRESSES[platform])
    if platform == "linux":
        for name, page in PROGRAMS:
            if program := shutil.which(name):
                return partial(_start, program, page)
    return None


def _open(address: str) -> None:
    QDesktopServices.openUrl(QUrl(address))


def _start(program: str, page: str) -> None:
    """A bundle looks for libraries in its own folder; another program must not."""
    around = QProcessEnvironment.systemEnvironment()
    before = around.value("LD_LIBRARY_PATH_ORIG")
    around.remove("LD_LIBRARY_PATH")
    if before:
        around.insert("LD_LIBRARY_PATH", before)
    process = QProcess()
    process.setProgram(program)
    process.setArguments([page])
    process.setProcessEnvironment(around)
    process.startDetached()
