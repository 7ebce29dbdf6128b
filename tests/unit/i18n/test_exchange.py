"""A translator's file goes out and comes back; what does not hold up is refused and named."""

import shutil
import sys
from pathlib import Path

import openpyxl
import pytest

from desktop_app.__main__ import main
from desktop_app.i18n import exchange
from desktop_app.i18n.catalog import read_catalog
from desktop_app.i18n.language import LANGUAGES, language

ROOT = Path(__file__).parents[3]
OPENING = "survey/regel_wie/label"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped catalogs of two languages."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    for name in ("uk", "ar"):
        shutil.copytree(ROOT / "translations" / name, tmp_path / name)
    read_catalog.cache_clear()
    return tmp_path


def opmaat(*words: str | Path, folder: Path) -> int:
    return main(["translations", *map(str, words), "--folder", str(folder)])


def sheet(path: Path) -> tuple[openpyxl.Workbook, dict[str, int]]:
    book = openpyxl.load_workbook(path)
    places = [str(row[0]) for row in book.worksheets[0].iter_rows(values_only=True)]
    return book, {place: number for number, place in enumerate(places, 1)}


@pytest.mark.parametrize("suffix", [".po", ".xlsx"])
def test_what_was_not_touched_comes_back_unchanged(folder: Path, tmp_path: Path, suffix: str) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*.po")}
    for code in ("uk", "ar"):
        file = tmp_path / f"uit{code}{suffix}"
        assert opmaat("export", code, file, folder=folder) == 0
        assert opmaat("import", code, file, folder=folder) == 0
    assert {path: path.read_bytes() for path in before} == before


def test_a_changed_text_is_taken_over(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "uk.xlsx"
    opmaat("export", "uk", file, folder=folder)
    book, rows = sheet(file)
    book.worksheets[0].cell(rows["intake|survey/taal_gesprek/label"], 4).value = "Якою мовою ви говорите?"
    book.save(file)
    assert opmaat("import", "uk", file, folder=folder) == 0
    found = {entry.place: entry.forms for entry in exchange.entries(folder, language("uk"), {})}
    assert found["intake|survey/taal_gesprek/label"] == ("Якою мовою ви говорите?",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Я працюю в муніципалітеті.", "invulplaatsen kloppen niet; nodig: consulent_genoemd"),
        ("Я ${bsn} з муніципалітету.", "invulplaatsen kloppen niet"),
        ("Я \u2068${consulent_genoemd}.", "schrijfrichting"),
        ("Я \u202e${consulent_genoemd}\u202c.", "schrijfrichting"),
    ],
)
def test_a_text_that_does_not_hold_up_is_refused_and_the_rest_is_taken(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    file = tmp_path / "uk.xlsx"
    opmaat("export", "uk", file, folder=folder)
    book, rows = sheet(file)
    book.worksheets[0].cell(rows[f"intake|{OPENING}"], 4).value = text
    book.worksheets[0].cell(rows["intake|survey/taal_gesprek/label"], 4).value = "Якою мовою?"
    book.save(file)
    assert opmaat("import", "uk", file, folder=folder) == 1
    told = capsys.readouterr()
    assert "1 vertalingen overgenomen, 1 geweigerd" in told.out
    assert said in told.err


def test_broken_plurals_are_refused(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "ar.xlsx"
    opmaat("export", "ar", file, folder=folder)
    book, _rows = sheet(file)
    plural = next(row for row in book.worksheets[0].iter_rows(min_row=2) if row[2].value)
    plural[3].value = str(plural[3].value).split(exchange.FORM)[0]
    book.save(file)
    assert opmaat("import", "ar", file, folder=folder) == 1
    assert "6 vorm(en)" in capsys.readouterr().err


def test_a_text_of_another_version_is_named(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "uk.po"
    opmaat("export", "uk", file, folder=folder)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('msgid "In welke taal praat u het liefst?"', 'msgid "Welke taal?"'), encoding="utf-8")
    assert opmaat("import", "uk", file, folder=folder) == 1
    assert "staat niet (meer) in Opmaat" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"geen spreadsheet", "uk.xlsx", "beschadigd"),
        (b"\xff\xfe\x00", "uk.po", "beschadigd"),
        (b"x", "uk.csv", "eindigt op .po of .xlsx"),
    ],
)
def test_a_file_that_cannot_be_used_changes_nothing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, name: str, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert opmaat("import", "uk", tmp_path / name, folder=folder) == 2
    assert said in capsys.readouterr().err


def test_the_file_of_another_language_and_an_unknown_language(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "uk.po"
    opmaat("export", "uk", file, folder=folder)
    assert opmaat("import", "ar", file, folder=folder) == 2
    assert "van een andere taal" in capsys.readouterr().err
    assert opmaat("export", "xx", file, folder=folder) == 2
    assert "Kies uit: en, ar, ti" in capsys.readouterr().err


def test_a_client_language_has_nothing_for_the_caseworker() -> None:
    found = {entry.catalog for entry in exchange.entries(ROOT / "translations", LANGUAGES["ti"], {})}
    assert found == {"client", "intake", "pip", "glossary"}
