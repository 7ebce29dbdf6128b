"""Locking replaces the process: what takes its place knows nothing of what was read (ux.md 2.1; threat: colleague)."""

import os
import subprocess
import sys
from pathlib import Path

from tests.unit.vault.opened import CANARIES, fill, make

CHILD = """
import os, sys
from pathlib import Path
from tests.unit.vault.opened import reopen
vault = reopen(Path(sys.argv[1]), bytes.fromhex(sys.stdin.readline().strip()))
with vault.work() as work:
    bodies = [record.body for record in work.find(kind="notitie")]
sys.stdout.write(f"{len(bodies)} {bool('kanarie' in str(bodies))}\\n")
sys.stdout.flush()
search = sys.argv[2]
if sys.argv[3] == "lock":
    vault.close()
    os.execv(sys.executable, [sys.executable, "-c", search])
exec(search, {})
"""
SEARCH = """
import re
found = 0
with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb") as memory:
    for line in maps:
        area, rights = line.split()[:2]
        low, high = (int(end, 16) for end in area.split("-"))
        if rights.startswith("rw") and high - low < 1 << 30:
            try:
                memory.seek(low)
                held = memory.read(high - low)
            except OSError:
                continue
            found += len(re.findall(b"kanari" + b"e-(?:notitie|geboren)", held))
print(found)
"""


def counted(folder: Path, key: bytes, how: str) -> list[str]:
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd()), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", CHILD, str(folder), SEARCH, how]
    done = subprocess.run(command, input=f"{key.hex()}\n", env=environment, capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_after_a_lock_the_new_process_holds_no_word(tmp_path: Path) -> None:
    vault, key = make(tmp_path)
    fill(vault, 20)
    vault.close()
    assert CANARIES[3] == "kanarie-notitie"
    records, read, left = counted(tmp_path, key, "lock")
    assert (records, read, left) == ("20", "True", "0")


def test_the_search_finds_words_where_nothing_was_locked(tmp_path: Path) -> None:
    """The test must be able to fail."""
    vault, key = make(tmp_path)
    fill(vault, 20)
    vault.close()
    assert int(counted(tmp_path, key, "stay")[2]) > 0
