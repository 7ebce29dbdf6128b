"""docs/forms-support.md says what is so."""

import re
from pathlib import Path

import pytest

from desktop_app.forms.publish.places import Places
from desktop_app.forms.publish.tiers import tier_messages
from desktop_app.forms.xpath.functions import FUNCTIONS
from tests.unit.forms.bed import form

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "forms-support.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## (.+)\n((?:(?!## ).*\n)*)", PAGE, re.MULTILINE))
BY_COMPILER = {"jr:choice-name", "indexed-repeat"}
"""Functions that are no entry of the library: the compiler knows them."""


def _rows(section: str) -> list[list[str]]:
    lines = [line for line in SECTIONS[section].splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def _names(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


@pytest.mark.parametrize("section", ["Question types", "Columns", "Appearances"])
def test_what_is_supported_stands_in_the_test_that_is_named(section: str) -> None:
    assert _rows(section)
    for first, _, tested, tier in _rows(section):
        assert tier in {"1", "2"}
        (module,) = _names(tested)
        source = (Path(__file__).parent / module).read_text("utf-8")
        wanted = _names(first)
        assert wanted, first
        assert [name for name in wanted if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", source) is None] == []


def test_the_functions_are_those_of_the_engine() -> None:
    named = re.findall(r"`([^`\n]+)`", SECTIONS["Functions"].partition("Each is held")[0])
    assert len(named) == len(set(named))
    assert set(named) == set(FUNCTIONS) | BY_COMPILER


def test_tier_3_is_refused() -> None:
    (types, kinds, appearances) = (_names(row[0]) for row in _rows("Tier 3, refused"))
    empty = form("<a/>")
    for kind in (*types, *kinds):
        assert len(list(tier_messages(empty, [{"#": 2, "type": kind}], Places({})))) == 1, kind
    for appearance in appearances:
        row = {"#": 2, "type": "text", "appearance": appearance}
        assert len(list(tier_messages(empty, [row], Places({})))) == 1, appearance
