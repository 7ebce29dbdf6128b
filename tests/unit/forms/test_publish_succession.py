"""A new version against the one before it: what the author reads, and what the package keeps."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.__main__ import main
from desktop_app.forms import CorruptPackage, load_package
from desktop_app.forms.publish import Message, Unpublishable, check, publish
from desktop_app.forms.succession import Rename, renames_of
from tests.conformance.shared_data import FOLDER, present
from tests.unit.forms.workbooks import good, workbook

HEAD = ("type", "name", "label::Nederlands (nl)", "relevant")
FIRST = [
    ("text", "naam", "Naam?"),
    ("integer", "uren", "Uren?"),
    ("select_one kleur", "kleur", "Kleur?"),
    ("begin_group", "g", "Groep"),
    ("text", "woord", "Woord?"),
    ("end_group",),
]
COLOURS = [("kleur", "rood", "Rood"), ("kleur", "blauw", "Blauw")]


def version(
    path: Path,
    number: str,
    survey: Sequence[Sequence[str]],
    choices: Sequence[Sequence[str]] = COLOURS,
    migrations: Sequence[Sequence[str]] = (),
) -> Path:
    """A workbook of the form `proef` in one language, with its version and its sheet `migrations`."""
    workbook(path, survey, choices, HEAD)
    book = load_workbook(path)
    book["settings"]["C2"] = number
    if migrations:
        sheet = book.create_sheet("migrations")
        for row in (("old_name", "new_name", "expression"), *migrations):
            sheet.append(list(row))
    book.save(path)
    return path


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return publish(version(tmp_path / "een.xlsx", "1", FIRST), tmp_path)


def told(messages: Sequence[Message]) -> list[tuple[str, str, int, str]]:
    return [
        (each.code, each.sheet, each.row, each.severity)
        for each in messages
        if each.code.startswith(("version_", "migration_")) and each.code != "version_summary"
    ]


def test_the_same_content_has_nothing_to_say(tmp_path: Path, first: Path) -> None:
    messages = check(tmp_path / "een.xlsx", previous=first)
    assert told(messages) == []
    assert [each.text_nl for each in messages if each.code == "version_summary"] == [
        "Verschil met versie 1: 4 vragen gebleven, 0 nieuw, 0 weg, 0 verplaatst, 0 hernoemd, 0 met een andere formule."
    ]


def test_the_author_reads_what_became_of_the_questions(tmp_path: Path, first: Path) -> None:
    survey = [
        ("text", "uren", "Uren?"),
        ("text", "woord", "Woord?", "${uren} != ''"),
        ("select_one kleur", "kleur", "Kleur?"),
        ("text", "nieuw", "Nieuw?"),
    ]
    source = version(tmp_path / "twee.xlsx", "2", survey, COLOURS[:1])
    assert told(check(source, previous=first)) == [
        ("version_choice", "choices", 2, "warning"),
        ("version_removed", "survey", 0, "warning"),
        ("version_retyped", "survey", 2, "warning"),
        ("version_moved", "survey", 3, "warning"),
        ("version_logic", "survey", 3, "warning"),
    ]


def test_a_name_may_not_get_another_type_unless_the_author_says_so(tmp_path: Path, first: Path) -> None:
    survey = [("date", "naam", "Wanneer?"), *FIRST[1:]]
    source = version(tmp_path / "twee.xlsx", "2", survey)
    assert told(check(source, previous=first)) == [("version_retyped", "survey", 2, "error")]
    with pytest.raises(Unpublishable):
        publish(source, tmp_path, previous=first)
    assert told(check(source)) == []
    mapped = version(tmp_path / "drie.xlsx", "2", survey, migrations=[("naam", "naam")])
    assert told(check(mapped, previous=first)) == [("version_retyped", "survey", 2, "warning")]


def test_a_version_number_is_used_once(tmp_path: Path, first: Path) -> None:
    source = version(tmp_path / "twee.xlsx", "1", FIRST[:-1] + [("end_group",), ("text", "extra", "Extra?")])
    messages = check(source, previous=first)
    assert told(messages) == [("version_same", "settings", 2, "error")]
    assert "Verhoog de versie in settings" in messages[0].text_nl


def test_another_form_is_named(tmp_path: Path, first: Path) -> None:
    book = load_workbook(tmp_path / "een.xlsx")
    book["settings"]["A2"] = "ander"
    book.save(tmp_path / "ander.xlsx")
    assert told(check(tmp_path / "ander.xlsx", previous=first)) == [("version_form", "settings", 2, "warning")]


def test_the_sheet_migrations_is_checked_row_by_row(tmp_path: Path, first: Path) -> None:
    survey = [
        ("text", "wie", "Wie?"),
        ("text", "x", "X?"),
        ("begin_repeat", "r", "R"),
        ("text", "y", "Y?"),
        ("end_repeat",),
    ]
    rows = [
        ("naam", "wie", "concat(${naam}, '!')"),
        ("weg", "wie"),
        ("uren", "nergens"),
        ("kleur", "x", "if(${niks} = 1"),
        ("woord", "y"),
    ]
    source = version(tmp_path / "twee.xlsx", "2", survey, migrations=rows)
    found = {(each.row, each.column, each.code) for each in check(source, previous=first) if each.sheet == "migrations"}
    assert found == {
        (2, "new_name", "migration_twice"),
        (3, "new_name", "migration_twice"),
        (3, "old_name", "migration_unknown"),
        (4, "new_name", "migration_unknown"),
        (5, "expression", "migration_expression"),
        (6, "new_name", "migration_place"),
    }
    alone = {(each.row, each.code) for each in check(source) if each.sheet == "migrations"}
    assert alone == {(2, "migration_twice"), (3, "migration_twice"), (4, "migration_unknown")}


def test_the_package_keeps_the_map_and_the_difference(tmp_path: Path, first: Path) -> None:
    survey = [("text", "wie", "Wie?"), *FIRST[2:]]
    rows = [("${naam}", "wie", "normalize-space(.)")]
    heard: list[Message] = []
    source = version(tmp_path / "twee.xlsx", "2", survey, migrations=rows)
    package = load_package(publish(source, tmp_path, previous=first, tell=heard.append))
    assert package.manifest["migrations"] == [
        {"old_name": "naam", "new_name": "wie", "expression": "normalize-space(.)"}
    ]
    assert renames_of(package.manifest) == (Rename("naam", "wie", "normalize-space(.)"),)
    before = package.manifest["previous"]
    assert (before["version"], before["source_sha256"]) == ("1", load_package(first).source_hash)
    assert (before["renamed"], before["removed"], before["added"]) == (
        [["/data/naam", "/data/wie"]],
        ["/data/uren"],
        [],
    )
    assert told(heard) == [("version_removed", "survey", 0, "warning")]
    plain = load_package(publish(source, tmp_path / "los"))
    assert "previous" not in plain.manifest
    assert renames_of(load_package(first).manifest) == ()


@pytest.mark.parametrize("entry", [1, [1], [{"old_name": 1, "new_name": "a", "expression": ""}], [{"old_name": "a"}]])
def test_a_manifest_with_another_map_is_refused(entry: object) -> None:
    with pytest.raises(CorruptPackage):
        renames_of({"migrations": entry})


def test_the_command_line_prints_the_difference(
    tmp_path: Path, first: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = version(tmp_path / "twee.xlsx", "2", FIRST[1:])
    assert main(["forms", "check", str(source), "--previous", str(first)]) == 0
    assert "De vraag naam uit versie 1 is weg." in capsys.readouterr().out
    arguments = ["forms", "publish", str(source), "--out", str(tmp_path / "uit"), "--previous", str(first)]
    assert main(arguments) == 0
    printed = capsys.readouterr()
    assert printed.out.strip().endswith("proef-2.opmaat")
    assert "survey name: let op: De vraag naam uit versie 1 is weg." in printed.err
    assert main([*arguments, "--json"]) == 0
    assert "version_removed" in {each["code"] for each in json.loads(capsys.readouterr().out)["messages"]}
    assert main(["forms", "check", str(source), "--previous", str(good(tmp_path / "geen.xlsx"))]) == 1
    assert "geen pakket" in capsys.readouterr().err
    assert main(["forms", "check", str(source), "--previous", str(tmp_path / "weg.opmaat")]) == 2


@present
def test_the_difference_between_real_versions_is_told(tmp_path: Path) -> None:
    nine, eleven = (FOLDER / "forms" / f"REACH_2024_MSNA_v{number}.xlsx" for number in (9, 11))
    previous = publish(nine, tmp_path, lenient=True)
    messages = check(eleven, lenient=True, previous=previous)
    assert told(messages) == [("version_form", "settings", 0, "warning")], "their id holds the version"
    back = check(nine, lenient=True, previous=publish(eleven, tmp_path, lenient=True))
    assert len([each for each in back if each.code == "version_removed"]) > 20
