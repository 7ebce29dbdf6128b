"""What the key costs: `python -m tests.bench.vault [dossiers …]`, such as `1000 10000 100000`; without: 1000 10000.

Our own repositories on two vaults of the same contents in one run, in turns: encrypted, and by the same library without
a key. Beside each ratio stands the goal of the design. A dossier is its record, a note of 2 kB and 8 answers. Times are
of the processor, the best of the rounds, and the ratio is of those: what the key costs is work, and on a busy machine
the rest is waiting (a flush takes as long with a key as without). Beside save and read: the same dossier in a plain
file of its own, flushed to the disk. Memory is that of a process of its own that opened the vault, listed, searched and
read 200 dossiers.
"""

# The processes that are measured run this very module: `python -m tests.bench.vault --memory FOLDER KEY DOSSIERS`.

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from unittest import mock

from sqlalchemy import Connection, text

from desktop_app.casework.ports import Body
from desktop_app.casework.records import section_record
from desktop_app.vault import migration, opening
from desktop_app.vault.keys import subkey
from desktop_app.vault.search import dossier_text, findable
from tests.bench.vault_commit import _without_key
from tests.contract.vaults import NOW, answer
from tests.unit.vault.opened import make, reopen

ROUNDS, BATCH = 9, 500
SEEDS = 250
"""So many dossiers come through the repositories; beyond them their rows are copied, triggers, indexes and all."""
COPIES = (
    """INSERT INTO record (id, dossier, body, kind, deleted, edited_by, edited_at, edits, base, base_version)
    SELECT substr(id, 1, 1) || (substr(id, 2) + :more), 'd' || (substr(dossier, 2) + :more),
        replace(replace(body, :rare, 'Gewoonstra'), 'Achternaam', :name),
        kind, deleted, edited_by, edited_at, edits, base, base_version
    FROM record WHERE n <= :seeds AND kind <> 'intake'""",
    """INSERT INTO answer (dossier, path, section, state, body)
    SELECT 'd' || (substr(dossier, 2) + :more), path, section, state, body
    FROM answer WHERE substr(dossier, 2) + 0 < :dossiers""",
)
SECTION = """INSERT INTO record (id, dossier, body, kind, deleted, edited_by, edited_at, edits, base, base_version)
    SELECT :id, :dossier, body, kind, deleted, edited_by, edited_at, edits, base, base_version
    FROM record WHERE id = :seed"""
UNSENT = """INSERT INTO outbox (mutation, record, dossier, state)
    SELECT 'm' || n, id, dossier, 'waiting' FROM record WHERE n > ?"""
LINES = """INSERT INTO summary (urgency, dossier, since, until, name, step, colour, code, last_day, at, unsent,
        keep_until, packed, basis, total)
    SELECT substr('0000000' || abs(total), -8), dossier, '2026-01-01', '2027-12-31', 'Voornaam Achternaam', 'intake',
        'green', '', '', '', 3, '', '["2026-1","Voorbeeld","ar","","telefoon","","","",""]', 'bench', total
    FROM ledger"""
FOUND = "INSERT INTO dossier_search (rowid, words) VALUES (:n, :words)"
RARE = "Zeldzaamstra"
GOALS: Mapping[str, float] = {"save": 1.3, "read": 1.5, "list": 1.3}
OPEN_MS, SEARCH_MS, MEMORY = 2.0, 1.0, 1.05
NO_KEY = "-"


class Way:
    """One vault with so many dossiers, keyed or not."""

    def __init__(self, folder: Path, dossiers: int, *, keyed: bool) -> None:
        self._folder, self._keyed, self._dossiers, self._numbers = folder, keyed, dossiers, count()
        with self.without_key():
            self.vault, self._key = make(folder)
            seeds = min(dossiers, SEEDS)
            for start in range(0, seeds, BATCH):
                with self.vault.work() as work:
                    for n in range(start, min(start + BATCH, seeds)):
                        work.put(id=f"d{n}", dossier=f"d{n}", kind="dossier", body=_dossier(n), by="anja", at=NOW)
                        work.put(id=f"n{n}", dossier=f"d{n}", kind="notitie", body={"text": "x" * 2000}, by="a", at=NOW)
                        work.put_answers(f"d{n}", "gezin", [answer(f"/data/{k}", "x" * 40) for k in range(8)])
            for copy in range(1, dossiers // SEEDS):
                with self.vault._engine.begin() as connection:
                    _copy(connection, copy)
            with self.vault._engine.begin() as connection:
                connection.exec_driver_sql(LINES)

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
            rows = work.summaries.true_on(NOW.date(), "bench")
            work.summaries.missing(rows)

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

    def memory(self) -> float:
        """MiB at most of a process that opens this vault and works with it."""
        self.vault._lookback.end()  # else the whole file would be checked first
        key = self._key.hex() if self._keyed else NO_KEY
        command = [sys.executable, "-m", __spec__.name, "--memory", str(self._folder), key, str(self._dossiers)]
        return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)

    def close(self) -> int:
        """Bytes of the file at the end. Raises RuntimeError when it is not what was to be measured."""
        self.vault._engine.dispose()
        path = self._folder / "dossiers.db"
        with path.open("rb") as file:
            clear = file.read(15) == b"SQLite format 3"
        if clear is self._keyed:
            raise RuntimeError("the file is not what was to be measured")
        return path.stat().st_size


def _copy(connection: Connection, copy: int) -> None:
    """All seeds once more, under other numbers and names."""
    last = connection.exec_driver_sql("SELECT max(n) FROM record").scalar_one()
    more = copy * SEEDS
    values = {"more": more, "seeds": last // copy, "dossiers": SEEDS, "rare": RARE, "name": f"Achternaam{more}"}
    for statement in COPIES:
        connection.execute(text(statement), values)
    sections = [(f"d{n + more}", f"d{n}") for n in range(SEEDS)]
    rows = [{"id": _section(new), "dossier": new, "seed": _section(old)} for new, old in sections]
    connection.execute(text(SECTION), rows)
    connection.exec_driver_sql(UNSENT, (last,))
    fresh = connection.exec_driver_sql("SELECT n, body FROM record WHERE kind = 'dossier' AND n > ?", (last,))
    named = [{"n": n, "words": " ".join(findable(dossier_text(json.loads(body))))} for n, body in fresh]
    connection.execute(text(FOUND), named)


def _section(dossier: str) -> str:
    return section_record(dossier, "gezin")


class Files:
    """The floor: a file in the clear per dossier."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._numbers = folder, count()
        folder.mkdir()
        self.read_of = {n: self._write(n) for n in range(50)}

    def save(self) -> None:
        self._write(next(self._numbers) % 50)

    def read(self) -> None:
        json.loads(self.read_of[next(self._numbers) % 50].read_text("utf-8"))

    def _write(self, n: int) -> Path:
        path = self._folder / f"{n}.json"
        whole = _dossier(n) | {"note": "x" * 2000, "answers": {f"/data/{k}": "x" * 40 for k in range(8)}}
        with path.open("w", encoding="utf-8") as file:
            json.dump(whole, file)
            file.flush()
            os.fsync(file.fileno())
        return path


def _dossier(n: int) -> Body:
    surname = RARE if n == 17 else f"Achternaam{n}"
    return {"given_names": f"Voornaam{n % 97}", "surname": surname, "number": f"2026-{n}", "language": "ar"}


def measure(act: Callable[[], None], times: int) -> float:
    """Milliseconds of this processor per act."""
    start = time.process_time()
    for _ in range(times):
        act()
    return (time.process_time() - start) * 1000 / times


def compare(root: Path, dossiers: int) -> None:
    keyed, clear = (Way(root / name, dossiers, keyed=name == "keyed") for name in ("keyed", "clear"))
    files = Files(root / "files")
    print(f"{dossiers} dossiers")  # noqa: T201
    for act, times in {"open": 10, "save": 40, "read": 40, "search": 40, "list": max(1, 2000 // dossiers)}.items():
        taken = [(measure(getattr(keyed, act), times), measure(getattr(clear, act), times)) for _ in range(ROUNDS)]
        ours, floor = (min(column) for column in zip(*taken, strict=True))
        ratio = ours / floor
        plain = f"   ({measure(getattr(files, act), 40):.3f} ms in plain files)" if hasattr(files, act) else ""
        print(f"  {act:7}{ours:9.3f} ms{floor:9.3f} ms without key{ratio:7.2f} x   {goal(act, ours, ratio)}{plain}")  # noqa: T201
    one, other = keyed.memory(), clear.memory()
    met = "met" if one <= MEMORY * other else "MISSED"
    print(f"  memory {one:9.1f} MiB{other:8.1f} MiB without key{one / other:6.2f} x   goal {MEMORY} x: {met}")  # noqa: T201
    print(f"  file   {keyed.close() / clear.close():.3f} x")  # noqa: T201


def goal(act: str, ms: float, ratio: float) -> str:
    if act in GOALS:
        return f"goal {GOALS[act]} x: {'met' if ratio <= GOALS[act] else 'MISSED'}"
    most = OPEN_MS if act == "open" else SEARCH_MS
    return f"goal {most} ms: {'met' if ms < most else 'MISSED'}"


def work_in(folder: Path, key: str, dossiers: int) -> None:
    """What `Way.memory` measures."""
    way = Way.__new__(Way)
    way._folder, way._keyed, way._dossiers, way._numbers = folder, key != NO_KEY, dossiers, count()
    with way.without_key():
        way.vault = reopen(folder, b"a" * 32 if key == NO_KEY else bytes.fromhex(key))
        way.list()
        way.search()
        for _ in range(200):
            way.read()
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)  # noqa: T201
    way.vault._engine.dispose()


def main(sizes: list[int]) -> None:
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            compare(Path(folder), size)


if __name__ == "__main__" and sys.argv[1:2] == ["--memory"]:
    work_in(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
elif __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [1000, 10_000])
