"""The page on security names a test for every threat of the design, and every test it names is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
TABLE = PAGE.split("## Threats and their tests")[1].split("\n## ")[0]
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in TABLE.splitlines() if line.startswith("| ")]
THREATS = [row for row in ROWS if row[0] not in ("Threat", "---")]
TEST = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


def test_no_threat_of_the_design_is_left_out() -> None:
    """security-packaging.md §3 has 18 rows; updates are the municipality's and export of tables does not exist."""
    assert len(THREATS) >= 18
    assert len({row[0] for row in THREATS}) == len(THREATS)


@pytest.mark.parametrize("row", THREATS, ids=[row[0] for row in THREATS])
def test_what_the_page_names_is_there(row: list[str]) -> None:
    named = TEST.findall(row[2])
    assert named or row[2] == "nobody tests this"
    for path, function in named:
        text = (ROOT / path).read_text(encoding="utf-8")
        assert f"def {function}(" in text if function else "def test_" in text, f"{path}::{function}"


def test_every_test_file_between_brackets_is_there() -> None:
    names = set(re.findall(r"\[`(test_\w+)`", PAGE))
    known = {path.stem for path in (ROOT / "tests").rglob("test_*.py")}
    assert names
    assert names <= known
