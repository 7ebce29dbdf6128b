"""The page on security names a test for every threat of the design and for all bad input, and every test is there."""

import re
from pathlib import Path

import pytest

from desktop_app.i18n.failures import WORDS
from desktop_app.i18n.vault_failures import _NOT_OPENING

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")


def rows(title: str) -> list[list[str]]:
    """Cells of the table under a heading, without its two first lines."""
    table = PAGE.split(f"## {title}")[1].split("\n## ")[0]
    lines = [line for line in table.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


THREATS, INPUT = rows("Threats and their tests"), rows("Bad input and what is said")
TEST = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


def test_no_threat_of_the_design_is_left_out() -> None:
    """security-packaging.md §3 has 19 rows; updates are the municipality's and export of tables does not exist."""
    assert len(THREATS) >= 19
    assert len({row[0] for row in THREATS}) == len(THREATS)


@pytest.mark.parametrize("row", THREATS + INPUT, ids=[row[0] for row in THREATS + INPUT])
def test_what_the_page_names_is_there(row: list[str]) -> None:
    named = TEST.findall(row[2])
    assert named or (row[2] == "nobody tests this" and row in THREATS)
    for path, function in named:
        text = (ROOT / path).read_text(encoding="utf-8")
        assert f"def {function}(" in text if function else "def test_" in text, f"{path}::{function}"


def test_every_test_file_between_brackets_is_there() -> None:
    names = set(re.findall(r"\[`(test_\w+)`", PAGE))
    known = {path.stem for path in (ROOT / "tests").rglob("test_*.py")}
    assert names
    assert names <= known


@pytest.mark.parametrize("row", INPUT, ids=[row[0] for row in INPUT])
def test_all_bad_input_has_words(row: list[str]) -> None:
    code = row[1].strip("`")
    assert code in WORDS
    assert all(WORDS[code][:1])


def test_every_failure_of_a_vault_stands_in_the_table() -> None:
    """But for those that are met while a vault is open and say what the user did."""
    told = {row[1].strip("`") for row in INPUT}
    assert _NOT_OPENING.keys() - told == set()
