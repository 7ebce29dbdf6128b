"""The embedded central service of practice: started as a process of its own, because the laptop never imports it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx


class OfficeNotStarted(Exception):
    """The service ended before it said where it is; what it wrote is in the message."""


class PracticeOffice:
    """Runs `python -m central serve --practice` for as long as the block lasts. `line`: what it said about itself."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self.line: dict[str, Any] = {}

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "central", "serve", "--practice", "--data", str(self._data)]
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
        self._log = (self._data.parent / "office.log").open("wb")
        self._process = subprocess.Popen(  # noqa: S603 - our own program, no shell
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._log, env=environment
        )
        said = self._process.stdout.readline() if self._process.stdout else b""
        if not said:
            self._process.wait()
            self._log.close()
            raise OfficeNotStarted((self._data.parent / "office.log").read_text(encoding="utf-8")[-2000:])
        self.line = json.loads(said)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate(timeout=60)
        self._log.close()


def sign_in(address: str) -> None:
    """What the browser does in practice: follow the sign-in page until it comes back to this machine."""
    httpx.get(address, follow_redirects=True, timeout=20, trust_env=False)
