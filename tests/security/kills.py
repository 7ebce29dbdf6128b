"""kill -9 at random moments of writing: every acknowledged answer is there, the file is sound, nothing is half.

`python -m tests.security.kills 200` kills so many times and prints what it found.
"""

import os
import random
import selectors
import subprocess
import sys
import tempfile
from pathlib import Path

from desktop_app.casework.records import section_record
from tests.unit.vault.opened import make, reopen

CHILD = """
import sys
from pathlib import Path
from tests.contract.vaults import NOW, answer
from tests.unit.vault.opened import reopen
first = int(sys.argv[3])
vault = reopen(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
for n in range(first, first + 100_000):
    with vault.work() as work:
        work.put_answers("d1", "gezin", [answer(f"/data/{n % 300}", str(n), note="x" * (n % 700))])
        work.put(id=f"n{n % 50}", dossier="d1", kind="notitie", body={"text": str(n) * 99}, by="anja", at=NOW)
        work.set_local("last", n)
    if n % 40 == 39:
        for mutation in vault.sync_store().next_batch(9):
            vault.sync_store().acknowledge(mutation.id, mutation.base_version + 1)
    sys.stdout.write(f"{n}\\n")
    sys.stdout.flush()
"""


def kill(folder: Path, rounds: int) -> int:
    """Kill so many writers of one vault and check it after each; gives how many writes were acknowledged.

    Raises AssertionError when one is lost or half.
    """
    vault, key = make(folder)
    vault.close()
    chance = random.Random()  # noqa: S311 - other moments every time
    acknowledged = -1
    for _ in range(rounds):
        told = _write_until_killed(folder, key, acknowledged + 1, after=chance.randrange(1, 60), chance=chance)
        assert told > acknowledged
        acknowledged = _check(folder, key, told)
    return acknowledged + 1


def _write_until_killed(folder: Path, key: bytes, first: int, *, after: int, chance: random.Random) -> int:
    """Number of the last write that was acknowledged before the kill, some microseconds after the `after`-th."""
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd()), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", CHILD, str(folder), key.hex(), str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as child:
        assert child.stdout
        lines = [child.stdout.readline() for _ in range(after)]
        with selectors.DefaultSelector() as moments:
            moments.register(child.stdout, selectors.EVENT_READ)
            moments.select(chance.random() * 0.004)
        child.kill()
        lines += child.stdout.read().splitlines()
    numbers = [int(line) for line in lines if line.strip()]
    assert numbers
    return numbers[-1]


def _check(folder: Path, key: bytes, told: int) -> int:
    """Everything up to `told` is stored, in whole transactions; returns the number of the last one."""
    vault = reopen(folder, key)
    assert "integrity_checked" in vault.notices
    with vault.work() as work:
        last = work.local("last")
        assert last in (told, told + 1)
        answers = work.answers("d1")
        for n in range(max(0, last - 299), last + 1):
            assert answers[f"/data/{n % 300}"].value == str(n)
        newest = work.get(f"n{last % 50}")
        assert newest
        assert newest.body == {"text": str(last) * 99}
        section = work.get(section_record("d1", "gezin"))
        assert section
        assert len(section.body["answers"]) == len(answers)
    state = vault.sync_store().state(f"n{last % 50}")
    assert state
    assert state.pending or state.base == state.body
    vault._engine.dispose()
    return int(last)


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        writes = kill(Path(folder), rounds)
    print(f"{rounds} kills, {writes} acknowledged transactions, 0 lost, 0 half")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
