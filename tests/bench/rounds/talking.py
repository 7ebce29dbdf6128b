"""The conversation measured: question to question on both windows, what an answer costs, whether it is ever deaf."""

import json
import sqlite3
import statistics
from functools import partial
from pathlib import Path

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.casework.records import answer_to_body
from desktop_app.domain.answer import Answer
from desktop_app.ui.qt.lanes import ThreadLanes
from desktop_app.ui.qt.theme import theme
from tests.bench.rounds.figures import Taken, rounds, take, tell
from tests.bench.rounds.heartbeat import Heartbeat
from tests.contract.vaults import answer
from tests.gui.desk import Desk, DeskMaker
from tests.gui.pages.talk import Key, Talk

PAGES = ("onderwijs/school_jaren", "talen/lezen_eigen_taal", "leren/leeruren", "leren/leerplek", "werk/werk_wens")
ROUNDS, ANSWERS = 12, 200


class Bare(QWidget):
    """A window that fills itself with one colour: what any repaint costs at least."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("bg"))
        painter.end()


def questions(makers: DeskMaker, folder: Path) -> None:
    """Going to a question, and answering one by two keys, with everything painted on both windows."""
    talk = Talk(makers.make(folder)).open(PAGES[0])
    talk.plug_in()
    bare = _bare(talk)
    refs = [f"/data/{page}" for page in PAGES]
    for ref in refs:  # once to warm up
        _painted(talk, ref)
    switched = [take(partial(_painted, talk, ref)) for _round in range(ROUNDS) for ref in refs]
    tell("next question on both windows", switched, bare, goal=0.040)
    answered = [_answer(talk, refs[0], place) for place in range(ROUNDS * 3)]
    tell("two keys, stored encrypted, next question painted", answered, bare)
    talk.close()
    talk.desk.wp.vault.close()


def commits(desk: Desk, folder: Path) -> None:
    """One answer stored, against one INSERT by plain sqlite3 with the same durability."""
    connection = sqlite3.connect(folder / "plain.db", isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE answer (path TEXT PRIMARY KEY, body TEXT) WITHOUT ROWID")
    ours, plain = [], []
    for n in range(ANSWERS):
        one = answer(f"/data/{n % 108}", str(n), note="x" * 60)
        ours.append(take(partial(_store, desk, one)))
        row = (one.path, json.dumps(answer_to_body(one)))
        plain.append(take(partial(connection.execute, "INSERT OR REPLACE INTO answer VALUES (?, ?)", row)))
    tell("an answer stored in the encrypted vault", ours, plain, goal=0.010)
    connection.close()


def deafness(makers: DeskMaker, folder: Path) -> None:
    """A scripted interview with the vault on its own thread."""
    lanes, heart, idle = ThreadLanes(), Heartbeat(), Heartbeat()
    talk = Talk(makers.make(folder), lanes)
    talk.window.go("gesprek", dossier="d1")
    while not talk.screen.talking:
        QApplication.processEvents()
    talk.plug_in()
    idle.rest(2.0)
    presenter = talk.screen.presenter
    for round_ in range(3):
        for page in PAGES[:4]:
            heart.listen(partial(presenter.go, f"/data/{page}"), lambda: presenter.writer.at_rest)
            for key in ((Key.Key_1, Key.Key_2)[round_ % 2], Key.Key_Return):
                heart.listen(partial(_press, talk, key), lambda: presenter.writer.at_rest)
        heart.listen(lambda: presenter.go("/data/werk/werk_wens"), lambda: presenter.writer.at_rest)
        for letter in f"werken in {round_}":
            heart.listen(partial(_write, talk, letter), lambda: presenter.writer.at_rest)
    tell("UI thread between two beats, an interview by keys", heart.gaps, idle.gaps, goal=0.050, at="worst")
    tell("  the same window at rest (floor)", idle.gaps, idle.gaps)
    talk.close()
    lanes.on_vault(talk.desk.wp.vault.close, lambda _none: None)
    lanes.close()


def _press(talk: Talk, key: Key) -> None:
    QTest.keyClick(talk.focus, key)


def _write(talk: Talk, letter: str) -> None:
    QTest.keyClicks(talk.focus, letter)


def _painted(talk: Talk, ref: str) -> None:
    talk.screen.presenter.go(ref)
    QApplication.processEvents()


def _answer(talk: Talk, ref: str, place: int) -> Taken:
    talk.screen.presenter.go(ref)
    QApplication.processEvents()
    taken = take(lambda: _keys(talk, place))
    if f"/data/{talk.ref}" == ref or talk.stored(ref.removeprefix("/data/")) is None:
        raise RuntimeError("the keys did not arrive")
    return taken


def _keys(talk: Talk, place: int) -> None:
    QTest.keyClick(talk.focus, (Key.Key_1, Key.Key_2)[place % 2])
    QTest.keyClick(talk.focus, Key.Key_Return)
    QApplication.processEvents()


def _store(desk: Desk, one: Answer) -> None:
    with desk.wp.vault.work() as work:
        work.put_answers("d1", "gezin", [one])


def _bare(talk: Talk) -> list[Taken]:
    """Two bare windows of the same sizes, repainted."""
    windows = [Bare(), Bare()]
    for bare, real in zip(windows, (talk.window, talk.second), strict=True):
        bare.resize(real.size())
        bare.show()
    QApplication.processEvents()
    found = rounds(lambda: [window.repaint() for window in windows], ROUNDS * len(PAGES))
    for window in windows:
        window.close()
    talk.window.activateWindow()
    QApplication.processEvents()
    if statistics.median(one.wall for one in found) <= 0:
        raise RuntimeError("the bare windows were not painted")
    return found
