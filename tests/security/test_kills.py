"""24 of the kills that `python -m tests.security.kills` does."""

from pathlib import Path

from tests.security.kills import kill


def test_no_acknowledged_answer_is_lost(tmp_path: Path) -> None:
    assert kill(tmp_path, 24) > 24
