"""Mijn dossiers with very many dossiers: opening, searching per key, and whether the window is deaf meanwhile."""

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from desktop_app.casework import worklist
from desktop_app.ui.qt.lanes import ThreadLanes
from desktop_app.ui.screens.dossiers.screen import DossiersScreen
from desktop_app.ui.work import ImmediateLanes, Lanes
from tests.bench.rounds.figures import Taken, rounds, take, tell
from tests.bench.rounds.heartbeat import Heartbeat
from tests.gui.desk import Desk

ROUNDS, WORDS = 9, ("samira", "kovalenko", "2027-01")
Index = QModelIndex | QPersistentModelIndex


class Bare(QAbstractTableModel):
    """As many rows of as many columns, without anything to them."""

    def __init__(self, rows: list[tuple[str, ...]]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return len(self._rows)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 5

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self._rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None


def opening(desk: Desk, folder: Path) -> None:
    """The screen made, filled and painted; the floor is a bare table filled from plain sqlite3."""
    plain = _plain(desk, folder)
    shown: list[DossiersScreen | QTableView] = []

    def again(make: Callable[[], DossiersScreen | QTableView]) -> Taken:
        taken = take(lambda: shown.append(make()))
        shown.pop().close()
        QApplication.processEvents()
        return taken

    again(lambda: _screen(desk))
    pairs = [(again(lambda: _screen(desk)), again(lambda: _table(plain))) for _round in range(ROUNDS)]
    ours, bare = map(list, zip(*pairs, strict=True))
    count = len(worklist.look(desk.wp).rows)
    tell(f"list of {count} dossiers opened", ours, bare, goal=0.150, at="median")
    plain.close()


def searching(desk: Desk) -> None:
    """A key in the search field until the list is painted; the floor is the bare query."""
    screen = _screen(desk)
    keys, queries = [], []
    for word in WORDS:
        screen.search.clear()
        QApplication.processEvents()
        for place, letter in enumerate(word):
            queries.append(take(partial(_found, desk, word[: place + 1])))
            keys.append(take(partial(_key, screen, letter)))
    tell("a key in the search field, list painted", keys, queries, goal=0.050)
    screen.close()


def deafness(desk: Desk) -> None:
    """Opening and searching with the vault on its own thread."""
    lanes, heart, idle = ThreadLanes(), Heartbeat(), Heartbeat()
    screen = _screen(desk, lanes, wait=False)
    idle.rest(2.0)
    heart.listen(screen.enter, lambda: bool(screen.footer.text()) and screen.table.model().rowCount() > 0)
    tell("UI thread between two beats, opening the list", heart.gaps, idle.gaps, goal=0.050, at="worst")
    heart = Heartbeat()
    for letter in WORDS[0]:
        heart.listen(*_typing(screen, letter, lanes))
    tell("UI thread between two beats, searching", heart.gaps, idle.gaps, goal=0.050, at="worst")
    screen.close()
    lanes.close()


def reckoning(desk: Desk) -> None:
    """What one changed dossier costs before the list shows it again; the floor is reading the list."""
    rows = worklist.look(desk.wp).rows
    real = [row.dossier for row in rows if not row.dossier.startswith("0192f6c5-0000-7000-8000")]
    taken = [take(partial(worklist.summarise, desk.wp, [id])) for id in real]
    tell("one dossier reckoned again", taken, rounds(lambda: worklist.look(desk.wp), 5))


def _typing(screen: DossiersScreen, letter: str, lanes: Lanes) -> tuple[Callable[[], None], Callable[[], bool]]:
    """A key, and whether what it asked of the vault has arrived."""
    done: list[None] = []

    def type_() -> None:
        QTest.keyClicks(screen.search, letter)
        lanes.on_vault(lambda: None, done.append)

    return type_, lambda: bool(done)


def _key(screen: DossiersScreen, letter: str) -> None:
    QTest.keyClicks(screen.search, letter)
    QApplication.processEvents()


def _found(desk: Desk, part: str) -> int:
    with desk.wp.vault.work() as work:
        return len(work.search(part))


def _screen(desk: Desk, lanes: Lanes | None = None, *, wait: bool = True) -> DossiersScreen:
    screen = DossiersScreen(desk.wp, lanes or ImmediateLanes())
    screen.resize(1366, 768)
    screen.show()
    if wait:
        screen.enter()
    QApplication.processEvents()
    return screen


def _table(plain: sqlite3.Connection) -> QTableView:
    view = QTableView()
    view.setModel(Bare(plain.execute("SELECT name, code, step, last_day, at FROM summary ORDER BY urgency").fetchall()))
    view.resize(1366, 768)
    view.show()
    QApplication.processEvents()
    return view


def _plain(desk: Desk, folder: Path) -> sqlite3.Connection:
    """The same summaries in a database without a key."""
    connection = sqlite3.connect(folder / "summaries.db")
    rows = worklist.look(desk.wp).rows
    columns = ", ".join(rows[0]._fields)
    connection.execute(f"CREATE TABLE summary ({columns}, PRIMARY KEY (urgency, dossier)) WITHOUT ROWID")
    connection.executemany(f"INSERT INTO summary VALUES ({', '.join('?' * len(rows[0]))})", rows)  # noqa: S608 - ours
    connection.commit()
    return connection
