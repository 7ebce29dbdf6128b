"""Ten times the program is killed in the middle of an interview; `python -m tests.e2e.killed` does it 200 times."""

import pytest

from tests.e2e.killed import Count, run


@pytest.fixture(scope="module")
def count() -> Count:
    return run(10, seed=7)


def test_no_answer_that_was_called_stored_is_lost(count: Count) -> None:
    assert count.told >= 10
    assert count.lost == []


def test_it_opens_at_the_same_question(count: Count) -> None:
    assert count.elsewhere == []


def test_the_question_stands_there_within_five_seconds(count: Count) -> None:
    assert len(count.seconds) == 10
    assert max(count.seconds) <= 5
