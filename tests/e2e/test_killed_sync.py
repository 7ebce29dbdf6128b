"""Five pushes that are struck, and an office restored from a backup; `python -m tests.e2e.killed_sync` does 200."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.e2e.killed_sync import Count, run


@pytest.fixture(scope="module")
def count() -> Iterator[Count]:
    with TemporaryDirectory(prefix="opmaat-killed-") as folder:
        yield run(Path(folder), 5, seed=5)


def test_every_push_was_struck(count: Count) -> None:
    assert count.strikes.total() == 5
    assert len(count.strikes) > 1
    assert count.acknowledged > 0


def test_nothing_acknowledged_is_lost_or_doubled(count: Count) -> None:
    assert (count.lost, count.doubled) == ([], [])


def test_an_office_from_a_backup_gets_back_what_it_lost(count: Count) -> None:
    assert count.restored > 0
    assert (count.missing, count.broken) == ([], [])
