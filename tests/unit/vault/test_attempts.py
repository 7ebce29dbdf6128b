"""Three tries are free, then every wrong one doubles the wait, whatever is done to program and clock."""

from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.casework.errors import BackOff
from desktop_app.vault.attempts import Attempts
from tests.unit.vault.conftest import Clock


@pytest.fixture
def attempts(tmp_path: Path, clock: Clock) -> Attempts:
    return Attempts(tmp_path / "attempts.json", clock)


def seconds(attempts: Attempts) -> int:
    """Seconds to wait now, without trying."""
    with pytest.raises(BackOff) as waiting:
        attempts.begin()
    return int(waiting.value.params["seconds"])


def test_waits_double_up_to_a_quarter_of_an_hour(attempts: Attempts, clock: Clock) -> None:
    for _ in range(3):
        attempts.begin()
    waits = []
    for _ in range(12):
        attempts.begin()
        waits.append(seconds(attempts))
        clock.move(seconds=waits[-1])
    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]


def test_waiting_is_not_a_try(attempts: Attempts, clock: Clock) -> None:
    for _ in range(4):
        attempts.begin()
    for _ in range(5):
        assert seconds(attempts) == 2
    clock.move(seconds=1.2)
    assert seconds(attempts) == 1


def test_ending_the_program_does_not_help(attempts: Attempts, tmp_path: Path, clock: Clock) -> None:
    for _ in range(6):
        attempts.begin()
        clock.move(seconds=0 if _ == 5 else 900)
    assert seconds(Attempts(tmp_path / "attempts.json", clock)) == 8


def test_setting_the_clock_back_costs_at_least_half_a_minute(attempts: Attempts, clock: Clock) -> None:
    for _ in range(4):
        attempts.begin()
    clock.at -= timedelta(days=365)
    assert seconds(attempts) == 30
    clock.move(seconds=29)
    assert seconds(attempts) == 1
    clock.move(seconds=1)
    attempts.begin()


def test_success_forgets_and_a_failure_of_the_machine_does_not_count(
    attempts: Attempts, tmp_path: Path, clock: Clock
) -> None:
    for _ in range(10):
        attempts.begin()
        attempts.take_back()
    for _ in range(3):
        attempts.begin()
    attempts.succeed()
    for _ in range(3):
        attempts.begin()
    (tmp_path / "attempts.json").write_text("{broken")
    attempts.begin()
