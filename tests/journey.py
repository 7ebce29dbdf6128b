"""The whole thread, as a newcomer sees it: `opmaat practice --headless` in an empty home, once a session for all tests.

Where the machine can trace, every write call of every process is listened to while it runs.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

OPMAAT = Path(sys.executable).parent / "opmaat"
LISTENER = Path(__file__).with_name("listener.py")
CALLS = "trace=write,pwrite64,writev,pwritev,pwritev2,connect"


def tracer(folder: Path) -> list[str]:
    """The words in front of a command that listen to its writes; none where the machine cannot or may not."""
    strace = shutil.which("strace")
    if strace is None:
        return []
    listener = f"|{sys.executable} {LISTENER} {folder / 'heard'} {folder / 'called'}"
    front = [strace, "-f", "--seccomp-bpf", "-y", "-qq", "-s", "200000", "-e", CALLS, "-o"]
    tried = subprocess.run([*front, "/dev/null", "true"], capture_output=True, check=False)
    return [*front, listener] if tried.returncode == 0 else []


@pytest.fixture(scope="session")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home, a temporary folder and an out folder in which nobody has been before, after the journey. `heard`: the
    number of calls and every place to which one carried a word that was typed; `called`: every address of a network
    that was called; if the machine can trace."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return played(tmp_path_factory.mktemp("journey"))
    folder = tmp_path_factory.getbasetemp().parent / "journey"  # one for all processes that run tests
    with FileLock(folder.with_suffix(".lock")):
        if folder.exists():
            assert (folder / "out" / "summary.json").exists(), "the journey failed in another process"
            return folder
        folder.mkdir()
        return played(folder)


def played(folder: Path) -> Path:
    for name in ("home", "tmp"):
        (folder / name).mkdir()
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    environment = {**kept, "HOME": str(folder / "home"), "TMPDIR": str(folder / "tmp"), "QT_QPA_PLATFORM": "offscreen"}
    # Its words stand in the code of the journey, and compiling would write them.
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    play = [str(OPMAAT), "practice", "--headless", "--json", "--out", str(folder / "out")]
    run = subprocess.run(
        [*tracer(folder), *play], env=environment, capture_output=True, text=True, check=False, timeout=900
    )
    assert run.returncode == 0, run.stderr[-3000:] + run.stdout[-3000:]
    return folder
