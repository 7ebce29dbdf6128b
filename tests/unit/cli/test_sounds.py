"""`opmaat sounds`: what is recorded, what is missing, and a package that laptops trust."""

import json
from pathlib import Path

import pytest

from desktop_app.__main__ import main
from desktop_app.audio.package import file_name
from desktop_app.audio.room import sound_room
from desktop_app.casework.recordings import Spoken, script
from desktop_app.casework.sound_ports import SoundRoom
from desktop_app.installation import find_configuration, read_installation
from desktop_app.places import resources
from desktop_app.publishers import QUESTIONNAIRE
from tests.gui.desk import questionnaire
from tests.unit.audio.sounds import clip


@pytest.fixture
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """The key of a municipality; this laptop is set up to trust it."""
    file = tmp_path / "sleutel"
    assert main(["forms", "key", "new", str(file), "--name", "Gemeente Proef"]) == 0
    lines = f'recovery_key = "{"00" * 32}"\nsounds = {json.dumps(str(tmp_path / "geluid"))}\n'
    (tmp_path / "opmaat.toml").write_text(lines + capsys.readouterr().out, encoding="utf-8")
    monkeypatch.setenv("OPMAAT_CONFIG", str(tmp_path / "opmaat.toml"))
    monkeypatch.setattr("desktop_app.cli.sounds.vaults", lambda: tmp_path / "vaults")
    return file


def room(tmp_path: Path) -> SoundRoom:
    file = find_configuration()
    assert file is not None
    return sound_room(read_installation(file, tmp_path / "vaults", tmp_path), resources() / "forms")


def texts(language: str) -> tuple[Spoken, ...]:
    return script(questionnaire().definition, language).texts


def test_status_counts_and_names_what_is_missing(key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    del key
    first, second = texts("ti")[:2]
    mine = room(tmp_path)
    mine.studio.keep("ti", first, clip())
    mine.studio.keep("ti", Spoken("ብሉይ", second.dutch, second.places, ""), clip())
    mine.card.close()
    assert main(["sounds", "status", "--language", "ti", "--missing", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    total = len(texts("ti"))
    assert (row["language"], row["texts"]) == ("ti", total)
    assert (row["opgenomen"], row["ontbreekt"], row["verouderd"]) == (1, total - 2, 1)
    assert row["open"][0] == {"state": "verouderd", "dutch": second.dutch, "text": second.text}
    assert len(row["open"]) == total - 1
    assert main(["sounds", "status", "--missing"]) == 0
    told = capsys.readouterr().out
    assert "Tigrinya (ti)" in told
    assert "Arabisch (ar)" in told
    assert f"ti  verouderd  {second.dutch}  |  {second.text}" in told


def test_a_package_is_made_checked_and_heard(key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "geluid" / file_name(QUESTIONNAIRE, "ti")
    out.parent.mkdir()
    pack = ["sounds", "pack", "--language", "ti", "--key", str(key), "--out", str(out)]
    assert main(pack) == 1
    assert "Er zijn nog geen opnames" in capsys.readouterr().err
    first = texts("ti")[0]
    mine = room(tmp_path)
    mine.studio.keep("ti", first, clip())
    assert main(pack) == 0
    assert mine.shelf.sounds("ti").find(first.text) == clip()
    mine.card.close()
    assert main(["sounds", "check", str(out), "--language", "ti"]) == 0
    assert "1 opnames, getekend door Gemeente Proef" in capsys.readouterr().out
    assert main(["sounds", "check", str(out), "--language", "ar"]) == 1
    assert "beschadigd" in capsys.readouterr().err


def test_a_stranger_is_not_trusted(key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    del key
    stranger = tmp_path / "ander"
    main(["forms", "key", "new", str(stranger)])
    mine = room(tmp_path)
    mine.studio.keep("ti", texts("ti")[0], clip())
    mine.card.close()
    out = tmp_path / "x.geluid"
    assert main(["sounds", "pack", "--language", "ti", "--key", str(stranger), "--out", str(out)]) == 0
    assert main(["sounds", "check", str(out), "--language", "ti"]) == 1
    assert "geen handtekening die wij kennen" in capsys.readouterr().err


def test_what_is_not_there_is_said(key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    del key
    assert main(["sounds", "status", "--language", "xx"]) == 2
    assert "Taal xx is niet bekend" in capsys.readouterr().err
    assert main(["sounds", "check", str(tmp_path / "nergens"), "--language", "ti"]) == 2
    assert "Controleer de plaats" in capsys.readouterr().err
