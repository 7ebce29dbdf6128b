"""How a date or number was said, and which answers count."""

from datetime import UTC, datetime

import pytest

from desktop_app.domain.answer import Answer, AnswerState, AsSaid, Precision


@pytest.mark.parametrize(
    ("said", "exact"),
    [
        (AsSaid(), True),
        (AsSaid(calendar="ethiopic"), True),
        (AsSaid(approximate=True), False),
        (AsSaid(Precision.MAAND), False),
        (AsSaid(Precision.JAAR), False),
    ],
)
def test_only_a_whole_day_that_is_no_estimate_is_exact(said: AsSaid, exact: bool) -> None:
    assert said.exact is exact


def test_an_answer_stands_unless_the_question_was_not_asked() -> None:
    at = datetime(2026, 11, 24, tzinfo=UTC)
    standing = [state for state in AnswerState if Answer("/data/x", "", state, "anja", at).stands]
    assert standing == [state for state in AnswerState if state is not AnswerState.NIET_GEVRAAGD]
