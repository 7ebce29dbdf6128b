"""Rules of the house that a linter does not know, each with its reason."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
CODE = sorted(path for folder in ("desktop_app", "central", "tests", "build") for path in (ROOT / folder).rglob("*.py"))

RULES = [
    (r"\b(TODO|FIXME|XXX)\b|raise NotImplementedError", "unfinished work is said in the note, not left in the code"),
    (r"resolve_entities\s*=\s*True", "reads files of the machine through a form"),
    (r"\bpickle\b|\byaml\.load\(|\beval\(|(?<!\.)\bexec\(", "runs what a file says"),
    (r"setStyleSheet\(", "style sheets freeze colours and half-mirror; palette and painted components instead"),
    (r"time\.sleep\(|qtbot\.wait\(|pytest\.mark\.(skip|xfail)\b", "a test waits for a condition and always tests"),
]


@pytest.mark.parametrize(("pattern", "reason"), RULES, ids=[rule[1][:30] for rule in RULES])
def test_rule(pattern: str, reason: str) -> None:
    here = Path(__file__)
    shipped = "runs what" in reason
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in CODE
        if path != here and not (shipped and "tests" in path.parts)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if re.search(pattern, line)
    ]
    assert not found, f"{reason}: {found}"


def test_modules_stay_small() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in CODE
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert not long


def test_no_bidirectional_control_characters_hide_in_code() -> None:
    hidden = re.compile("[\u202a-\u202e\u2066-\u2069]")
    assert not [str(path) for path in CODE if hidden.search(path.read_text(encoding="utf-8"))]


def test_locks_record_no_download_addresses() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        assert not re.search(r"https?://|file:|--(extra-)?index-url|--find-links", lock.read_text(encoding="utf-8"))


def test_only_the_agreed_names_stand_at_the_top() -> None:
    agreed = {
        *("desktop_app", "central", "resources", "translations", "tests", "build", "docs", "requirements", ".ci"),
        *("pyproject.toml", "README.md", "Makefile", "LICENSE", "CHANGELOG.md", "publiccode.yml"),
        *(".gitignore", ".gitattributes", ".editorconfig"),
    }
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    assert {name.split("/")[0] for name in listed} <= agreed


def test_the_laptop_program_keeps_no_log() -> None:
    """What is not written cannot leak. The one diagnosis is `opmaat doctor`, which names no person and no path; whoever
    wants a log first makes the list of events and fields that may stand in it."""
    logs = re.compile(r"^\s*(import|from) (logging|syslog|faulthandler|loguru|structlog|sentry_sdk)\b")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in (ROOT / "desktop_app").rglob("*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if logs.match(line)
    ]
    assert not found
