"""A bit that falls over is never silent; in a closed vault it is always reported."""

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.vault.wal import cut_off
from tests.security.flips import CLOSED, FILES, TOLD, Sample, turn
from tests.unit.vault.opened import fill, make


def test_a_bit_that_falls_over_is_never_silent(tmp_path: Path) -> None:
    found = turn(tmp_path, 60, seed=20261127)
    assert sum(found.values()) == 60
    assert {name for name, _end in found} == set(FILES)
    assert {end for name, end in found if name == CLOSED} == {"reported"}
    assert {end for name, end in found if name == "dossiers.db-wal"} <= {"told", "reported"}


def test_a_log_that_was_left_behind_is_whole(tmp_path: Path) -> None:
    vault, _key = make(tmp_path)
    log = tmp_path / "dossiers.db-wal"
    for rounds in (1, 8):
        fill(vault, rounds)
        assert log.stat().st_size > 0
        assert not cut_off(log)
    vault._engine.dispose()


def test_a_log_of_a_power_cut_is_no_damage(tmp_path: Path) -> None:
    """What stands behind the last whole frame was never promised."""
    vault, _key = make(tmp_path)
    fill(vault, 2)
    log = tmp_path / "dossiers.db-wal"
    copy = tmp_path / "copy-wal"
    data = log.read_bytes()
    copy.write_bytes(data[: len(data) - 2000])
    assert not cut_off(copy)
    copy.write_bytes(data + bytes(4120))
    assert not cut_off(copy)
    copy.write_bytes(data[:32])
    assert not cut_off(copy)
    vault._engine.dispose()


def test_a_bit_at_the_very_beginning_of_the_log_is_told_too(tmp_path: Path) -> None:
    """There stands the mark of a vault that is open: with it goes what says that the last session did not end well."""
    sample = Sample(tmp_path)
    ends = [sample.turned("dossiers.db-wal", Place(32 + frame * 4120 + 2000)) for frame in range(4)]
    assert set(ends) <= {"told", "reported"}


def cut_to(part: float) -> Callable[[Path], object]:
    """Leaves so much of a file."""

    def cut(path: Path) -> None:
        os.truncate(path, int(path.stat().st_size * part))

    return cut


@pytest.mark.parametrize("clean", [True, False])
def test_a_database_that_was_cut_short_is_never_silent(tmp_path: Path, clean: bool) -> None:
    sample = Sample(tmp_path, clean=clean)
    for part in (0.0, 0.01, 0.3, 0.5, 0.9, 0.999):
        end, found, notices = sample.spoiled("dossiers.db", cut_to(part))
        if clean:
            assert end == "reported", part
        else:  # the log may hold every page that was cut off
            assert end == "reported" or TOLD & notices or found == sample.contents, (part, notices)


def test_a_log_that_was_cut_short_gives_an_earlier_moment_and_says_that_the_end_was_not_good(tmp_path: Path) -> None:
    """Whole frames that are gone look like a power cut: what is left is whole, and it is checked."""
    sample, shorter = Sample(tmp_path), 0
    for part in (0.0, 0.05, 0.3, 0.5, 0.77, 0.99):
        end, found, notices = sample.spoiled("dossiers.db-wal", cut_to(part))
        assert end == "reported" or notices & (TOLD | {"integrity_checked"}), part
        assert found.items() <= sample.contents.items(), part
        shorter += end == "opened" and len(found) < len(sample.contents)
    assert shorter


class Place(random.Random):
    """One place instead of any: the byte, and its lowest bit."""

    def __init__(self, byte: int) -> None:
        super().__init__(0)
        self._byte = byte

    def randrange(self, start: int, *_more: object) -> int:
        return min(self._byte, start - 1) if start > 8 else 0
