"""Speed of the screens, each figure beside its floor in the same run, and beside the goal of the design.

`python -m tests.bench.screens [start] [talk] [list] [DOSSIERS]`: without words all three, with 10,000 dossiers (which
take a few minutes to make). `own` is what the thread itself worked: the figure to look at on a
machine that does other things as well.
"""

import gc
import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from desktop_app.places import resources
from desktop_app.ui.qt.fonts import load_fonts
from desktop_app.ui.qt.icons import Icons
from desktop_app.ui.qt.theme import install
from tests.bench.rounds import caseload, cold_start, listing, talking
from tests.bench.rounds.figures import Taken, tell
from tests.gui.desk import DeskMaker

DOSSIERS, STARTS = 10_000, 7
MOST = 1.5
"""Goal of the cold start: so many times a bare window."""
DEAF = 0.05
"""Seconds that a key may wait at most."""


def start(folder: Path) -> None:
    ours, bare = cold_start.measure(folder, STARTS)
    tell("cold start until a passphrase can be typed", ours, bare)
    tell("  the same on a processor of its own", [_own(one) for one in ours], [_own(one) for one in bare])
    print(f"  goal {MOST} x floor")  # noqa: T201
    reading, idle = cold_start.deafness(folder)
    tell("  between two beats while the rest is read", reading, idle, goal=DEAF, at="worst")


def talk(folder: Path, makers: DeskMaker) -> None:
    talking.questions(makers, folder / "questions")
    desk = makers.make(folder / "commits")
    talking.commits(desk, folder)
    desk.wp.vault.close()
    talking.deafness(makers, folder / "deafness")


def list_(folder: Path, makers: DeskMaker, count: int) -> None:
    desk = makers.make(folder / "many")
    caseload.fill(desk, desk.wp.vault.sync_store(), count)  # type: ignore[attr-defined]
    listing.opening(desk, folder)
    listing.searching(desk)
    listing.deafness(desk)
    listing.reckoning(desk)
    desk.wp.vault.close()


def _own(one: Taken) -> Taken:
    return Taken(one.own, one.own)


def main(words: list[str]) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    gc.disable()  # as the program does; it collects between keys (docs/decisions/109)
    asked = [word for word in words if not word.isdecimal()] or ["start", "talk", "list"]
    count = int(next((word for word in words if word.isdecimal()), DOSSIERS))
    with tempfile.TemporaryDirectory(prefix="opmaat-bench-") as name:
        folder = Path(name)
        if "start" in asked:
            start(folder)
        app = QApplication([])
        previous = qInstallMessageHandler(lambda *_message: None)
        install(app, families=load_fonts(resources() / "fonts"), icons=Icons(resources() / "icons"))
        makers = DeskMaker(folder / "mould")
        if "talk" in asked:
            talk(folder, makers)
        if "list" in asked:
            list_(folder, makers, count)
        qInstallMessageHandler(previous)


if __name__ == "__main__":
    main(sys.argv[1:])
