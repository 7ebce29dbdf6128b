"""A reader that goes away, such as `head`, ends every command in silence, as it ends other programs."""

import os
import subprocess
import sys

import pytest

from desktop_app import places
from desktop_app.__main__ import CLOSED_PIPE, COMMANDS, main


def to_nobody(*words: str, unbuffered: str) -> tuple[int, str]:
    """Exit code and standard error of a command whose reader has gone before it says its first word."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "desktop_app", *words],
            cwd=places.root(),
            env=os.environ | {"PYTHONUNBUFFERED": unbuffered, "QT_QPA_PLATFORM": "offscreen"},
            stdout=writing,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    finally:
        os.close(writing)
    return done.returncode, done.stderr


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("words", [("translations", "status"), ("doctor", "--json")], ids=" ".join)
def test_a_command_whose_reader_went_ends_in_silence(words: tuple[str, ...], unbuffered: str) -> None:
    assert to_nobody(*words, unbuffered=unbuffered) == (CLOSED_PIPE, "")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_to_nobody_says_nothing_either(command: str) -> None:
    assert to_nobody(command, "--help", unbuffered="") == (CLOSED_PIPE, "")


def test_another_broken_pipe_is_still_an_error_of_our_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_words: list[str]) -> int:
        raise BrokenPipeError

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr("desktop_app.__main__.run", broken)
    with pytest.raises(BrokenPipeError):
        main(["doctor"])
