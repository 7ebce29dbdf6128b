"""From one question to the next on both windows (goal: p95 100 ms), against repainting two bare windows.

`python -m tests.bench.ui_question`
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.places import resources
from desktop_app.ui.qt.fonts import load_fonts
from desktop_app.ui.qt.icons import Icons
from desktop_app.ui.qt.theme import install, theme
from tests.gui.desk import DeskMaker
from tests.gui.pages.talk import Key, Talk

PAGES = ("onderwijs/school_jaren", "talen/lezen_eigen_taal", "leren/leeruren", "leren/leerplek", "werk/werk_wens")
ROUNDS = 12


class Bare(QWidget):
    """A window that fills itself with one colour: what any repaint costs at least."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("bg"))
        painter.end()


def timed(act: Callable[[], object]) -> float:
    """Seconds until everything the act asked for is painted."""
    begin = time.perf_counter()
    act()
    QApplication.processEvents()
    return time.perf_counter() - begin


def floor(talk: Talk) -> list[float]:
    """Two bare windows of the same sizes."""
    windows = [Bare(), Bare()]
    for bare, real in zip(windows, (talk.window, talk.second), strict=True):
        bare.resize(real.size())
        bare.show()
    QApplication.processEvents()
    found = [timed(lambda: [window.repaint() for window in windows]) for _round in range(ROUNDS * len(PAGES))]
    for window in windows:
        window.close()
    talk.window.activateWindow()
    QApplication.processEvents()
    return found


def tell(name: str, found: list[float], least: float) -> None:
    middle, worst = statistics.median(found), sorted(found)[int(len(found) * 0.95)]
    print(f"{name}: median {middle * 1000:.1f} ms, p95 {worst * 1000:.1f} ms; {middle / least:.1f} x floor")  # noqa: T201


def answer(talk: Talk, ref: str, place: int) -> None:
    """Two keys; the going back to the question is measured with them."""
    talk.screen.presenter.go(ref)
    QTest.keyClick(talk.focus, (Key.Key_1, Key.Key_2)[place % 2])
    QTest.keyClick(talk.focus, Key.Key_Return)
    if f"/data/{talk.ref}" == ref or talk.stored(ref.removeprefix("/data/")) is None:
        raise RuntimeError("the keys did not arrive")


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    previous = qInstallMessageHandler(lambda *_message: None)
    install(app, families=load_fonts(resources() / "fonts"), icons=Icons(resources() / "icons"))
    folder = Path(tempfile.mkdtemp(prefix="opmaat-bench-"))
    talk = Talk(DeskMaker(folder / "mould").make(folder / "vault")).open(PAGES[0])
    talk.plug_in()
    bare = floor(talk)
    least = statistics.median(bare)
    refs = [f"/data/{page}" for page in PAGES]
    go = talk.screen.presenter.go
    for ref in refs:
        timed(lambda ref=ref: go(ref))  # type: ignore[misc]
    switched = [timed(lambda ref=ref: go(ref)) for _round in range(ROUNDS) for ref in refs]  # type: ignore[misc]
    chosen = [timed(lambda place=place: answer(talk, refs[0], place)) for place in range(ROUNDS * 2)]  # type: ignore[misc]
    tell("two bare windows", bare, least)
    tell("next question on both windows (goal 100)", switched, least)
    tell("go to a question, digit, Enter, stored encrypted, next question", chosen, least)
    qInstallMessageHandler(previous)
    talk.close()
    talk.desk.wp.vault.close()


if __name__ == "__main__":
    main()
