"""Slowing down guesses at the keyboard. Guessing on a copied disk is Argon2's concern, not this file's."""

import json
from datetime import datetime
from pathlib import Path

from desktop_app.casework.errors import BackOff
from desktop_app.casework.ports import Clock
from desktop_app.vault.header_file import write_atomically

FREE_TRIES = 3
LONGEST = 900
CLOCK_SET_BACK = 30


class Attempts:
    """Wrong passphrases in a row for one vault, kept on disk. Three are free, then 2, 4, 8 ... 900 seconds."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path = path
        self._clock = clock

    def begin(self) -> None:
        """Count a try before it is made, so that ending the program does not give a free one. Raises BackOff."""
        failures, last, wait = self._read()
        now = self._clock()
        if last and now < last:
            wait = max(CLOCK_SET_BACK, wait) if wait else 0
            self._write(failures, now, wait)
            last = now
        left = wait - (now - last).total_seconds() if last else 0
        if left > 0:
            raise BackOff(seconds=max(1, round(left)))
        self._write(failures + 1, now, _wait_after(failures + 1))

    def take_back(self) -> None:
        """The try failed for another reason than the passphrase."""
        failures, last, _ = self._read()
        self._write(max(0, failures - 1), last or self._clock(), 0)

    def succeed(self) -> None:
        self._path.unlink(missing_ok=True)

    def _read(self) -> tuple[int, datetime | None, int]:
        try:
            kept = json.loads(self._path.read_text("ascii"))
            return int(kept["failures"]), datetime.fromisoformat(kept["at"]), int(kept["wait"])
        except (OSError, ValueError, KeyError, TypeError):
            return 0, None, 0

    def _write(self, failures: int, at: datetime, wait: int) -> None:
        kept = {"failures": failures, "at": at.isoformat(), "wait": wait}
        write_atomically(self._path, json.dumps(kept).encode())


def _wait_after(failures: int) -> int:
    return 0 if failures <= FREE_TRIES else min(LONGEST, 2 ** min(10, failures - FREE_TRIES))
