"""docs/law.md names exactly the rules the program names."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
RULE = re.compile(r"R-[A-Z]+-C?\d+")


def section(title: str) -> str:
    page = (ROOT / "docs" / "law.md").read_text("utf-8")
    return page.split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]


def in_the_table() -> list[str]:
    rows = [line for line in section("Rules that are in").splitlines() if line.startswith("| ")]
    return [rule for row in rows for rule in RULE.findall(row)]


def in_the_program() -> set[str]:
    files = [*(ROOT / "desktop_app").rglob("*.py"), *(ROOT / "resources" / "law").glob("*.toml")]
    return {rule for file in files for rule in RULE.findall(file.read_text("utf-8"))}


def test_the_page_names_the_rules_of_the_program() -> None:
    listed = in_the_table()
    assert len(listed) == len(set(listed))
    assert set(listed) == in_the_program()


def test_no_rule_is_both_in_and_out() -> None:
    assert not set(in_the_table()) & set(RULE.findall(section("Rules that are not in, and why")))
