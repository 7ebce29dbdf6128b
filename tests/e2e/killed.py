"""A scripted interview that is killed at random moments: `python -m tests.e2e.killed [KILLS] [SEED]`.

The conversation runs in a process of its own: the real screen, real keys, the vault on its own thread, SQLCipher with
synchronous=FULL. It tells what the screen has called "Opgeslagen". Then it gets SIGKILL. The same vault is opened and
killed again, so that it has been through all of it at the end. Counted: answers that were called stored and are not
there (older or missing), questions that are not where they were, seconds until the question stands there.
"""

import json
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count as count_from
from pathlib import Path
from typing import Any

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from uuid6 import uuid7

from desktop_app.casework import interviews
from desktop_app.casework.workplace import User, Workplace
from desktop_app.domain.answer import AnswerState
from desktop_app.domain.gemeente import load_gemeente
from desktop_app.domain.law import load
from desktop_app.places import resources
from desktop_app.ui.qt.fonts import load_fonts
from desktop_app.ui.qt.icons import Icons
from desktop_app.ui.qt.lanes import ThreadLanes
from desktop_app.ui.qt.theme import install
from desktop_app.vault.keys import new_key
from desktop_app.vault.open_vault import OpenVault
from tests.gui.desk import SAMIRA, Clock, Desk, questionnaire
from tests.gui.pages.talk import CTRL, Key, Talk

CHOICES = ("onderwijs/school_jaren", "talen/lezen_eigen_taal", "leren/leeruren", "talen/latijns_alfabet")
SPECIALS = {
    Key.Key_W: AnswerState.WEET_NIET,
    Key.Key_X: AnswerState.WIL_NIET_ZEGGEN,
    Key.Key_N: AnswerState.PAST_NIET,
}
DIGITS = (Key.Key_1, Key.Key_2, Key.Key_3)
LINES, LONGEST, TELL = 24, 0.3, 25
"""The kill falls after so many lines of the child at most, and then so many seconds at most."""


def now() -> datetime:
    return datetime.now(UTC)


def new_id() -> str:
    return str(uuid7())


def open_desk(folder: Path, key: str, *, new: bool = False) -> Desk:
    """The encrypted vault as the program opens it once the key is known."""
    vault = OpenVault(folder, bytearray.fromhex(key), clock=now, new_id=new_id, new=new)
    law = load(resources() / "law" / "2026-04-02.toml")
    gemeente = load_gemeente(sorted((resources() / "themes").glob("*.toml"))[0])
    user = User("anja", "Anja de Wit", "noordoostpolder")
    wp = Workplace(vault, user, now, new_id, law, questionnaire(), gemeente)
    return Desk(folder, wp, Clock())


# ---- the conversation that will be killed ---------------------------------------------------------------------------


class Told:
    """What the child says on its standard output, one JSON object a line."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk
        self.before = dict(talk.screen.presenter.interview.answers)

    def say(self, **what: Any) -> None:
        sys.stdout.write(json.dumps(what) + "\n")
        sys.stdout.flush()

    def going(self, ref: str | None) -> None:
        """Before a step that may change the question."""
        if ref:
            self.say(going=ref)

    def stored(self) -> None:
        """Wait until the screen calls everything stored; tell what that was, and where."""
        presenter = self.talk.screen.presenter
        while not presenter.writer.at_rest:
            QApplication.processEvents()
        answers = dict(presenter.interview.answers)
        fresh = {path: row.at.isoformat() for path, row in answers.items() if row != self.before.get(path)}
        self.before = answers
        self.say(at=presenter.interview.ref, rows=fresh)


def steps(talk: Talk, told: Told, first: int) -> Iterator[None]:
    """Rounds of the interview by keys, from round `first`, so that answers differ from those that are there: choices,
    a text, a number, rows of a table, a note, a special answer. Nothing is taken back: what is not there is lost."""
    pages = talk.screen.presenter.interview.pages
    for number in count_from(first):
        for page in CHOICES:
            yield from _open(talk, told, page)
            talk.press(DIGITS[(number + len(page)) % 3])
            talk.screen.presenter.settle()  # the next question depends on this answer
            told.going(pages.step(f"/data/{page}", +1))
            talk.press(Key.Key_Return)
            yield
        yield from _open(talk, told, "werk/werk_wens")
        talk.press(Key.Key_A, held=CTRL).type(f"werken in ronde {number}").press(Key.Key_F2).press(Key.Key_A, held=CTRL)
        talk.type(f"nog eens {number}").press(Key.Key_Escape)
        yield
        yield from _open(talk, told, "kennis/map_uren")
        talk.press(Key.Key_A, held=CTRL).type(str(number % 50)).press(Key.Key_Tab, Key.Key_Space)
        yield
        yield from _open(talk, told, "onderwijs/opleiding")
        if talk.ref == "onderwijs/opleiding":  # it is not asked of who never went to school
            if len(talk.screen.presenter.model.rows) < 6:
                talk.press(Key.Key_Return, held=CTRL)
            talk.press(Key.Key_A, held=CTRL).type(f"school {number}").press(Key.Key_Tab).type("Homs").press(Key.Key_Tab)
            yield
        yield from _open(talk, told, "talen/nederlandse_les")
        stands = talk.screen.presenter.model.state
        others = [key for key, state in SPECIALS.items() if state is not stands]  # the same again takes it back
        talk.press(others[number % len(others)])
        yield


def _open(talk: Talk, told: Told, page: str) -> Iterator[None]:
    """A page that is not asked now opens the first of its section."""
    told.going(talk.screen.presenter.interview.pages.nearest(f"/data/{page}"))
    talk.screen.presenter.go(f"/data/{page}")
    yield


def child(folder: Path) -> None:
    """Talk until the end comes."""
    dressed()
    lanes = ThreadLanes()
    key, first = sys.stdin.readline().split()
    talk = Talk(open_desk(folder, key), lanes)
    talk.window.go("gesprek", dossier="d1")
    while not talk.screen.talking:
        QApplication.processEvents()
    told = Told(talk)
    told.stored()
    for _step in steps(talk, told, int(first)):
        told.stored()


def dressed() -> QApplication:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    qInstallMessageHandler(lambda *_message: None)
    assert isinstance(app, QApplication)
    install(app, families=load_fonts(resources() / "fonts"), icons=Icons(resources() / "icons"))
    return app


# ---- the one who kills and counts -----------------------------------------------------------------------------------


@dataclass
class Count:
    """`rows`: moment of recording of every answer that was called stored · the rest: what went wrong, and times."""

    rows: dict[str, str] = field(default_factory=dict)
    kills: int = 0
    told: int = 0
    lost: list[str] = field(default_factory=list)
    elsewhere: list[tuple[str, str]] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)


def killed_once(folder: Path, key: str, first: int, lines: int, after: float) -> list[dict[str, Any]]:
    """Let it run from round `first`, kill it `after` seconds since it told so many lines; what it told."""
    command = [sys.executable, "-m", "tests.e2e.killed", "--child", str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(f"{key} {first}\n")
        process.stdin.flush()
        heard = [process.stdout.readline() for _line in range(lines)]
        with suppress(subprocess.TimeoutExpired):
            process.wait(after)
        os.kill(process.pid, signal.SIGKILL)
        heard += process.stdout
    if not all(heard):
        raise RuntimeError("the conversation ended by itself")
    return [json.loads(line) for line in heard if line.endswith("\n") and line.strip()]


def compare(folder: Path, key: str, told: list[dict[str, Any]], count: Count) -> None:
    """Open the vault again as after a crash: all answers, the question, and how long it took."""
    for line in told:
        count.rows.update(line.get("rows", {}))
        count.told += len(line.get("rows", {}))
    begin = time.perf_counter()
    desk = open_desk(folder, key)
    talk = Talk(desk).open()
    count.seconds.append(time.perf_counter() - begin)
    with desk.wp.vault.work() as work:
        there = {path: row.at.isoformat() for path, row in work.answers("d1").items()}
    count.lost += [path for path, at in count.rows.items() if there.get(path, "") < at]
    where, presenter = [line for line in told if "at" in line or "going" in line], talk.screen.presenter
    last = next(line for line in reversed(where) if "at" in line)
    after = [line["going"] for line in where[where.index(last) + 1 :] if "going" in line]
    ref = presenter.interview.ref
    if ref not in (last["at"], *after):
        count.elsewhere.append((last["at"], ref))
    assert interviews.open_talk(desk.wp) is not None
    talk.close()
    desk.wp.vault.close()


def run(kills: int, seed: int, so_far: Callable[[Count], None] = lambda _count: None) -> Count:
    """Kill `kills` times at moments drawn from `seed`; `so_far` is told the count after each."""
    dressed()
    chance, count = random.Random(seed), Count()  # noqa: S311
    folder, key = Path(tempfile.mkdtemp(prefix="opmaat-killed-")) / "vault", bytes(new_key()).hex()
    folder.mkdir()
    (folder / "vault.json").write_text("{}")
    desk = open_desk(folder, key, new=True)
    desk.put(SAMIRA)
    desk.wp.vault.close()
    try:
        for kill in range(kills):
            told = killed_once(folder, key, kill * 1000, chance.randint(1, LINES), chance.uniform(0, LONGEST))
            compare(folder, key, told, count)
            count.kills += 1
            so_far(count)
    finally:
        shutil.rmtree(folder.parent)
    return count


def tell(count: Count) -> None:
    slowest, middle = max(count.seconds), statistics.median(count.seconds)
    print(f"kills {count.kills}, answers called stored {count.told}, lost {len(count.lost)}, ", end="")  # noqa: T201
    print(f"other question {len(count.elsewhere)}; ", end="")  # noqa: T201
    print(f"to the question: median {middle:.2f} s, slowest {slowest:.2f} s (goal 5)", flush=True)  # noqa: T201


def main(kills: int, seed: int) -> int:
    """Figures after every 25 kills, so that a run that is stopped has said something."""
    print(f"seed {seed}")  # noqa: T201
    count = run(kills, seed, lambda so_far: tell(so_far) if so_far.kills % TELL == 0 else None)
    tell(count)
    for what in (count.lost, count.elsewhere):
        print(*what[:5])  # noqa: T201
    return int(bool(count.lost or count.elsewhere or max(count.seconds) > 5))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(Path(sys.argv[2]))
    else:
        sys.exit(main(*(int(each) for each in (sys.argv[1:] + ["200", "1"][len(sys.argv) - 1 :])[:2])))
