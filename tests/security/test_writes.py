"""Every byte that any process of the practice journey hands to the kernel: nothing typed goes to a disk unencrypted."""

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
