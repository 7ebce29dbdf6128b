"""What encryption, outbox and durability cost per answer: `python -m tests.bench.vault_commit [answers]`.

Three ways to keep the same answers, in turns within one run on one disk; one commit per answer, synchronous=FULL:
the vault itself · the same vault code on the same library without a key · the floor: one INSERT by plain sqlite3.
Ratios count, not milliseconds.
"""

import json
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from desktop_app.casework.records import answer_to_body
from desktop_app.domain.answer import Answer
from desktop_app.vault import migration, opening
from tests.contract.vaults import answer
from tests.unit.vault.opened import make

ROUNDS = 9
Write = Callable[[Answer], None]


@contextmanager
def vault(folder: Path, *, keyed: bool) -> Iterator[Write]:
    """One `put_answers` per answer, as the conversation does it."""
    with ExitStack() as patches:
        if not keyed:
            patches.enter_context(mock.patch.object(opening, "_prepare", _without_key))
            patches.enter_context(mock.patch.object(migration, "problems", return_value=[]))  # it asks for a key
        opened, _ = make(folder)
        opened.work().__enter__().__exit__(None, None, None)  # connects; the pool keeps this one connection

    def write(one: Answer) -> None:
        with opened.work() as work:
            work.put_answers("d1", "gezin", [one])

    yield write
    opened._engine.dispose()
    if keyed == (folder / "dossiers.db").read_bytes().startswith(b"SQLite format 3"):
        raise RuntimeError("the file is not what was to be measured")


def _without_key(connection: Any, key: bytearray) -> None:
    for pragma in (*opening._PRAGMAS, "journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")


@contextmanager
def floor(folder: Path) -> Iterator[Write]:
    folder.mkdir()
    connection = sqlite3.connect(folder / "plain.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE answer (path TEXT PRIMARY KEY, body TEXT) WITHOUT ROWID")

    def write(one: Answer) -> None:
        connection.execute("INSERT OR REPLACE INTO answer VALUES (?, ?)", (one.path, json.dumps(answer_to_body(one))))

    yield write
    connection.close()


def measure(write: Write, answers: list[Answer]) -> float:
    """Milliseconds per answer."""
    start = time.perf_counter()
    for one in answers:
        write(one)
    return (time.perf_counter() - start) * 1000 / len(answers)


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        with (
            vault(root / "clear", keyed=False) as clear,
            vault(root / "keyed", keyed=True) as keyed,
            floor(root / "floor") as plain,
        ):
            ways = {"vault": keyed, "vault without key": clear, "plain sqlite3": plain}
            times: dict[str, list[float]] = {way: [] for way in ways}
            for turn in range(ROUNDS):
                answers = [answer(f"/data/{n % 108}", f"{turn}-{n}", note="x" * 60) for n in range(count)]
                for way, write in ways.items():
                    times[way].append(measure(write, answers))
    lowest = statistics.median(times["plain sqlite3"])
    for way, taken in times.items():
        median = statistics.median(taken)
        sys.stdout.write(
            f"{way:18} median {median:6.2f} ms  best {min(taken):6.2f} ms  {median / lowest:5.1f} x floor\n"
        )
    ratio = statistics.median(k / c for k, c in zip(times["vault"], times["vault without key"], strict=True))
    sys.stdout.write(f"encryption alone: {ratio:.2f} x\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
