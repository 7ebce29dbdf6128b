"""How long until the first window, against a bare window of the same toolkit in the same run.

`python tests/bench/ui_first_window.py [ROUNDS]`: each start is a process of its own; medians and their ratio.
"""

import statistics
import subprocess
import sys
import time

BARE = """
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.resize(1366, 768)
window.show()
app.processEvents()
"""
OURS = """
from PySide6.QtWidgets import QApplication
from desktop_app.places import resources
from desktop_app.ui.qt.changes_bus import ChangesBus
from desktop_app.ui.qt.fonts import load_fonts
from desktop_app.ui.qt.icons import Icons
from desktop_app.ui.qt.theme import install
from desktop_app.ui.screens.unlock.screen import UnlockScreen
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.status import Status
from desktop_app.ui.work import ImmediateLanes
from desktop_app.casework.ports import VaultEntry

class Box:
    def entries(self):
        return (VaultEntry("a", "Anja de Wit"),)

app = QApplication([])
install(app, families=load_fonts(resources() / "fonts"), icons=Icons(resources() / "icons"))
window = MainWindow({"unlock": lambda: UnlockScreen(Box(), ImmediateLanes())}, ChangesBus(), Status())
window.resize(1366, 768)
window.show()
window.go("unlock")
app.processEvents()
"""


def start(code: str) -> float:
    """Seconds of one start, from nothing to a painted window."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    return time.perf_counter() - begin


def main(rounds: int) -> None:
    start(BARE)
    start(OURS)
    pairs = [(start(BARE), start(OURS)) for _round in range(rounds)]
    bare, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"bare window  {bare:.3f} s")  # noqa: T201
    print(f"first window {ours:.3f} s")  # noqa: T201
    print(f"ratio        {ours / bare:.2f}")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
