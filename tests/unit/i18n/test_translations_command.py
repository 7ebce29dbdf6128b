"""`opmaat translations status` counts what is there."""

import json
import sys
from pathlib import Path

import pytest

from desktop_app.__main__ import main

from .conftest import Write

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
POT = HEADER + 'msgid "Naam"\nmsgstr ""\n\nmsgid "Adres"\nmsgstr ""\n'


@pytest.fixture
def folder(write_po: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # the command installs its own
    folder = write_po("ar", "pip", 'msgid "Naam"\nmsgstr "الاسم"\n')
    (folder / "pip.pot").write_text(POT, encoding="utf-8")
    return folder


def test_json_for_programs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["translations", "status", "--json", "--folder", str(folder)]) == 0
    rows = {row["language"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["ar"] == {
        "language": "ar", "catalog": "pip", "texts": 2, "missing": 1, "machine": 1, "reviewed": 0, "stale": 0,
    }  # fmt: skip
    assert rows["ti"]["missing"] == 2
    assert "nl" not in rows


def test_a_table_for_people(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["translations", "status", "--folder", str(folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["taal", "catalogus", "teksten", "ontbreekt", "machine", "nagekeken", "verouderd"]
    assert lines[2].split() == ["ar", "pip", "2", "1", "1", "0", "0"]
