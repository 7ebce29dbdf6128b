"""Searching and redrawing Mijn dossiers with 500 dossiers, per key (goal: 100 ms), against the bare query.

`python -m tests.bench.ui_search`
"""

import statistics
import tempfile
import time
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.casework import dossiers
from desktop_app.domain.dossier import Doelgroep
from desktop_app.places import resources
from desktop_app.practice.people import PEOPLE
from desktop_app.ui.qt.fonts import load_fonts
from desktop_app.ui.qt.icons import Icons
from desktop_app.ui.qt.theme import install
from desktop_app.ui.screens.dossiers.screen import DossiersScreen
from desktop_app.ui.work import ImmediateLanes
from tests.gui.desk import Desk, DeskMaker

COUNT, WORDS = 500, ("samira", "kovalenko", "2026-12")


def fill(desk: Desk) -> None:
    for place in range(COUNT):
        person = PEOPLE[place % len(PEOPLE)]
        dossiers.create(
            desk.wp,
            number=f"2026-{1000 + place}",
            given_names=person.given,
            surname=f"{person.surname} {place}",
            doelgroep=Doelgroep.ASIELSTATUSHOUDER,
            language=person.language,
        )


def measure(desk: Desk, screen: DossiersScreen) -> None:
    keys, queries = [], []
    for word in WORDS:
        screen.search.clear()
        for place in range(len(word)):
            begin = time.perf_counter()
            with desk.wp.vault.work() as work:
                work.search(word[: place + 1])
            queries.append(time.perf_counter() - begin)
            begin = time.perf_counter()
            QTest.keyClicks(screen.search, word[place])
            QApplication.processEvents()
            keys.append(time.perf_counter() - begin)
    worst = sorted(keys)[int(len(keys) * 0.95)]
    middle, query = statistics.median(keys), statistics.median(queries)
    print(f"per key: median {middle * 1000:.0f} ms, p95 {worst * 1000:.0f} ms (goal 100)")  # noqa: T201
    print(f"bare query: median {query * 1000:.0f} ms; ratio {middle / query:.1f}")  # noqa: T201


def main() -> None:
    app = QApplication([])
    install(app, families=load_fonts(resources() / "fonts"), icons=Icons(resources() / "icons"))
    folder = Path(tempfile.mkdtemp(prefix="opmaat-bench-"))
    desk = DeskMaker(folder / "mould").make(folder / "vault")
    fill(desk)
    screen = DossiersScreen(desk.wp, ImmediateLanes())
    screen.resize(1366, 768)
    screen.show()
    screen.enter()
    app.processEvents()
    measure(desk, screen)
    desk.wp.vault.close()


if __name__ == "__main__":
    main()
