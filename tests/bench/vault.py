"""What the key costs: `python -m tests.bench.vault [dossiers …]`, such as `1000 10000 100000`; without: 1000 10000.

Our own repositories on two vaults of the same contents in one run, in turns: encrypted, and by the same library without
a key. Beside each ratio stands the goal of the design. A dossier is its record, a note of 2 kB and 8 answers.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from unittest import mock

from desktop_app.casework.ports import Body
from desktop_app.vault import migration, opening
from desktop_app.vault.keys import subkey
from tests.bench.vault_commit import _without_key
from tests.contract.vaults import NOW, answer
from tests.unit.vault.opened import make

ROUNDS, BATCH = 9, 500
RARE = "Zeldzaamstra"
GOALS: Mapping[str, float] = {"save": 1.3, "read": 1.5, "list": 1.3}
OPEN_MS, SEARCH_MS = 2.0, 1.0


class Way:
    """One vault with so many dossiers, keyed or not."""

    def __init__(self, folder: Path, dossiers: int, *, keyed: bool) -> None:
        self._folder, self._keyed, self._dossiers, self._numbers = folder, keyed, dossiers, count()
        with self.without_key():
            self.vault, self._key = make(folder)
            for start in range(0, dossiers, BATCH):
                with self.vault.work() as work:
                    for n in range(start, min(start + BATCH, dossiers)):
                        work.put(id=f"d{n}", dossier=f"d{n}", kind="dossier", body=_dossier(n), by="anja", at=NOW)
                        work.put(id=f"n{n}", dossier=f"d{n}", kind="notitie", body={"text": "x" * 2000}, by="a", at=NOW)
                        work.put_answers(f"d{n}", "gezin", [answer(f"/data/{k}", "x" * 40) for k in range(8)])

    @contextmanager
    def without_key(self) -> Iterator[None]:
        with ExitStack() as patches:
            if not self._keyed:
                patches.enter_context(mock.patch.object(opening, "_prepare", _without_key))
                patches.enter_context(mock.patch.object(migration, "problems", return_value=[]))
            yield

    def save(self) -> None:
        n = next(self._numbers)
        with self.vault.work() as work:
            work.put_answers(f"d{n * 7919 % self._dossiers}", "gezin", [answer("/data/0", f"{n}", note="x" * 60)])

    def read(self) -> None:
        dossier = f"d{next(self._numbers) * 7919 % self._dossiers}"
        with self.vault.work() as work:
            work.get(dossier)
            work.find(kind="notitie", dossier=dossier)
            work.answers(dossier)

    def list(self) -> None:
        with self.vault.work() as work:
            work.find(kind="dossier")

    def search(self) -> None:
        with self.vault.work() as work:
            if len(work.search(RARE)) != 1:
                raise RuntimeError("the rare name was not found once")

    def open(self) -> None:
        """A connection with the data key, and the first row."""
        with self.without_key():
            key = subkey(bytearray(self._key), "sqlcipher/v1")
            connection = opening.connector(self._folder / "dossiers.db", key)()
            connection.execute("SELECT body FROM record LIMIT 1").fetchone()
            connection.close()

    def close(self) -> int:
        """Bytes of the file at the end. Raises RuntimeError when it is not what was to be measured."""
        self.vault._engine.dispose()
        path = self._folder / "dossiers.db"
        with path.open("rb") as file:
            clear = file.read(15) == b"SQLite format 3"
        if clear is self._keyed:
            raise RuntimeError("the file is not what was to be measured")
        return path.stat().st_size


def _dossier(n: int) -> Body:
    surname = RARE if n == 17 else f"Achternaam{n}"
    return {"given_names": f"Voornaam{n % 97}", "surname": surname, "number": f"2026-{n}", "language": "ar"}


def measure(act: Callable[[], None], times: int) -> float:
    """Milliseconds per act."""
    start = time.perf_counter()
    for _ in range(times):
        act()
    return (time.perf_counter() - start) * 1000 / times


def compare(root: Path, dossiers: int) -> None:
    keyed, clear = (Way(root / name, dossiers, keyed=name == "keyed") for name in ("keyed", "clear"))
    print(f"{dossiers} dossiers")  # noqa: T201
    for act, times in {"open": 10, "save": 40, "read": 40, "search": 40, "list": max(1, 2000 // dossiers)}.items():
        taken = [(measure(getattr(keyed, act), times), measure(getattr(clear, act), times)) for _ in range(ROUNDS)]
        ours, floor = (statistics.median(column) for column in zip(*taken, strict=True))
        ratio = statistics.median(one / other for one, other in taken)
        print(f"  {act:7}{ours:9.3f} ms{floor:9.3f} ms without key{ratio:7.2f} x   {goal(act, ours, ratio)}")  # noqa: T201
    print(f"  file   {keyed.close() / clear.close():.3f} x")  # noqa: T201


def goal(act: str, ms: float, ratio: float) -> str:
    if act in GOALS:
        return f"goal {GOALS[act]} x: {'met' if ratio <= GOALS[act] else 'MISSED'}"
    most = OPEN_MS if act == "open" else SEARCH_MS
    return f"goal {most} ms: {'met' if ms < most else 'MISSED'}"


def main(sizes: list[int]) -> None:
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            compare(Path(folder), size)


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [1000, 10_000])
