"""What any process of the practice journey asks of the kernel.

Nothing typed goes to a disk in the clear, and no spelling check, input method, voice or printer calls another machine.
"""

from ipaddress import ip_address
from pathlib import Path

import pytest

ASKED_FOR = "summary.json"
"""What the journey was asked to write down, words and all, for the tests."""


def test_nothing_typed_is_ever_written_to_a_file_of_a_laptop(journey: Path) -> None:
    if not (journey / "heard").exists():
        pytest.skip("this machine has no strace, or does not allow it")
    calls, *places = (journey / "heard").read_text(encoding="utf-8").splitlines()
    assert int(calls) > 10_000
    assert str(journey / "out" / ASKED_FOR) in places, "the listener must be able to hear"
    files = [place for place in places if place.startswith("/") and not place.endswith(ASKED_FOR)]
    office = [file for file in files if "/office/" in file]
    assert [file for file in files if file not in office] == []


def test_nothing_beyond_this_machine_is_called(journey: Path) -> None:
    if not (journey / "called").exists():
        pytest.skip("this machine has no strace, or does not allow it")
    called = (journey / "called").read_text(encoding="utf-8").split()
    assert "127.0.0.1" in called, "the listener must be able to hear: the practice office is there"
    assert [address for address in called if not ip_address(address).is_loopback] == []
