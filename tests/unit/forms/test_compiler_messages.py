"""What pyxform refuses or warns of comes back in Dutch, with sheet, row, column and what to do."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from pyxform.errors import ErrorCode

from desktop_app.forms.publish import Message, check
from desktop_app.forms.publish.compiler_messages import Complaint, compiler_messages
from desktop_app.forms.publish.compiler_words import CODES, FAMILIES, PHRASES
from desktop_app.forms.publish.complaints import complaint_about, complaints_of

Sheets = dict[str, list[list[str]]]
L = "label::Nederlands (nl)"
SETTINGS = [["form_id", "version"], ["proef", "1"]]


def sheets(survey: list[list[str]], choices: list[list[str]] | None = None, **others: list[list[str]]) -> Sheets:
    given = {"survey": survey, "choices": choices or [], "settings": SETTINGS}
    return {name: rows for name, rows in {**given, **others}.items() if rows}


def saved(folder: Path, given: Sheets) -> list[Message]:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in given.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(folder / "proef.xlsx")
    return check(folder / "proef.xlsx")


HEAD = ["type", "name", L]
CHOICES = ["list_name", "name", L]
Q = ["text", "a", "A?"]
CASES: dict[str, tuple[Sheets, str, int, str, str]] = {
    "names_005": (sheets([HEAD, Q, ["text", "meta", "M?"]]), "survey", 3, "name", "meta is bezet"),
    "header_002": (
        sheets([[*HEAD, "image", "media::image"], [*Q, "a.png", "b.png"]]), "survey", 1, "", "betekenen hetzelfde",
    ),
    "header_twice": (sheets([[*HEAD, "hint", "hint"], Q]), "survey", 1, "hint", "staat er twee keer"),
    "pyref_004": (
        sheets([HEAD, ["begin_group", "g", "G"], Q, ["end_group", "", ""], Q, ["note", "n", "Dag ${a}"]]),
        "survey", 6, L, "De naam a komt vaker voor",
    ),
    "names_001": (sheets([HEAD, Q, Q]), "survey", 3, "name", "De naam a bestaat al"),
    "names_007": (
        sheets([HEAD, ["select_one k", "s", "S?"]], [CHOICES, ["k", "r", "R"], ["k", "r", "S"]]),
        "choices", 3, "name", "staat al in dezelfde lijst",
    ),
    "pyref_001": (
        sheets([[*HEAD, "trigger"], Q, ["calculate", "c", "", "a"]]), "survey", 3, "trigger", "verwijzing is niet goed",
    ),
    "pyref_003": (
        sheets([[*HEAD, "relevant"], ["text", "leeftijd", "?"], ["text", "b", "B?", "${leeftyd} > 3"]]),
        "survey", 3, "relevant", "Bedoelde u leeftijd?",
    ),
    "trigger_hidden": (
        sheets([[*HEAD, "calculation", "trigger"], ["calculate", "h", "", "1"], ["text", "b", "B?", "now()", "${h}"]]),
        "survey", 3, "trigger", "h is niet zichtbaar",
    ),
    "list_missing": (
        sheets([HEAD, ["select_one ja_ne", "s", "S?"]], [CHOICES, ["ja_nee", "j", "J"]]),
        "survey", 2, "type", "Bedoelde u ja_nee?",
    ),
    "choices_missing": (sheets([HEAD, ["select_one k", "s", "S?"]]), "survey", 2, "type", "blad choices ontbreekt"),
    "type_unknown": (sheets([HEAD, ["intger", "b", "B?"]]), "survey", 2, "type", "Bedoelde u integer?"),
    "type_missing": (sheets([HEAD, Q, ["", "b", "B?"]]), "survey", 3, "type", "Vul de kolom type in"),
    "name_missing": (sheets([HEAD, Q, ["text", "", "B?"]]), "survey", 3, "name", "Vul de kolom name in"),
    "names_008": (sheets([HEAD, ["text", "mijn naam", "B?"]]), "survey", 2, "name", "geen goede naam"),
    "survey_001": (sheets([HEAD, Q, ["end_group", "", ""]]), "survey", 3, "type", "niet begonnen"),
    "survey_002": (sheets([HEAD, Q, ["begin_group", "g", "G"], ["text", "b", "B"]]), "survey", 3, "type", "nergens"),
    "words_missing": (sheets([HEAD, Q, ["text", "b", ""]]), "survey", 3, "label", "vraag b heeft geen woorden"),
    "calculation_missing": (sheets([HEAD, ["calculate", "c", ""]]), "survey", 2, "calculation", "calculation"),
    "header_003": (sheets([["name", L], ["a", "A"]]), "survey", 1, "", "verplichte kolom"),
    "sheet_missing": ({"surveys": [HEAD, Q], "settings": SETTINGS}, "survey", 0, "", "blad survey ontbreekt"),
    "choice_with_space": (
        sheets([HEAD, ["select_multiple k", "s", "S?"]], [CHOICES, ["k", "heel rood", "R"]]),
        "choices", 2, "name", "heeft een spatie",
    ),
    "names_006": (
        sheets([HEAD, ["select_one k", "s", "S?"]], [CHOICES, ["k", "", "R"]]), "choices", 2, "name", "geen waarde",
    ),
    "range_001": (
        sheets([[*HEAD, "parameters"], ["range", "r", "R?", "start=a end=5 step=1"]]),
        "survey", 2, "parameters", "moet een getal zijn",
    ),
    "or_other_filtered": (
        sheets([[*HEAD, "choice_filter"], ["select_one k or_other", "s", "S?", "true()"]], [CHOICES, ["k", "r", "R"]]),
        "survey", 2, "choice_filter", "or_other kan niet samen",
    ),
    "external_choices_missing": (
        sheets([[*HEAD, "choice_filter"], ["select_one_external k", "s", "S?", "a=1"]], [CHOICES, ["k", "r", "R"]]),
        "survey", 2, "type", "external_choices ontbreekt",
    ),
    "search": (
        sheets(
            [[*HEAD, "appearance"], ["select_one k", "s", "S?", "search('x')"], ["select_one k", "t", "T?", ""]],
            [CHOICES, ["k", "r", "R"]],
        ),
        "survey", 2, "appearance", "search() wordt niet ondersteund",
    ),
}  # fmt: skip


@pytest.mark.parametrize("code", CASES)
def test_an_error_is_told_in_dutch_at_its_place(code: str, tmp_path: Path) -> None:
    given, sheet, row, column, words = CASES[code]
    errors = [each for each in saved(tmp_path, given) if each.severity == "error"]
    assert [(each.sheet, each.row, each.code) for each in errors] == [(sheet, row, f"compiler_{code}")]
    if column:
        assert errors[0].column == column
    assert words in errors[0].text_nl
    assert not re.search(r"\b(the|must|invalid|should)\b|(?<!\$)\{", errors[0].text_nl)


def test_warnings_are_told_in_dutch_too(tmp_path: Path) -> None:
    given = sheets(
        [
            ["type", "name", "label::Nederlands", "label::Arabisch", "hint::Nederlands"],
            ["begin_repeat", "r", "", "", ""],
            ["text", "a", "A", "B", "H"],
            ["end_repeat", "", "", "", ""],
            ["text", "A", "A", "B", "H"],
        ]
    )
    found = {(each.sheet, each.row, each.column, each.code): each.text_nl for each in saved(tmp_path, given)}
    assert set(found) >= {
        ("survey", 1, "label::Nederlands", "compiler_languages"),
        ("survey", 1, "label::Arabisch", "compiler_languages"),
        ("survey", 2, "label", "compiler_repeat_unlabelled"),
    }
    assert "Schrijf Nederlands (nl)" in found["survey", 1, "label::Nederlands", "compiler_languages"]
    assert "Schrijf Arabisch (ar)" in found["survey", 1, "label::Arabisch", "compiler_languages"]
    missing = found["survey", 1, "", "compiler_language_columns"]
    assert "Arabisch" in missing
    assert "hint" in missing


@pytest.mark.parametrize("code", [code for code in ErrorCode if not code.name.startswith("ENTITY")])
def test_every_code_of_pyxform_has_words_of_its_own(code: ErrorCode) -> None:
    filled = code.value.format(row=7, sheet="survey", sheet_name="survey", column="relevant", name="x", value="v")
    (complaint,) = (Complaint(**each) for each in complaints_of(filled))
    assert complaint.id == code.name
    (message,) = compiler_messages(complaint, "error", {})
    assert message.code == f"compiler_{code.name.lower()}"
    assert message.row in {0, 1, 7}
    assert "{" not in message.text_nl.replace("${", "")


def test_every_sentence_can_be_filled_in() -> None:
    params = dict.fromkeys(
        ["suggestion", "q", "name", "value", "type", "list", "sheet", "sheet_name", "header", "other", "missing",
         "language", "columns", "rejected", "accepted", "candidates", "one", "hidden"], "x",
    )  # fmt: skip
    sayings = [*CODES.values(), *FAMILIES.values(), *(phrase.saying for phrase in PHRASES)]
    assert all(saying.words.format(**params).strip().endswith((".", "?", "")) for saying in sayings)


def _crash() -> None:
    row_number, words = 12, None
    len(words)  # type: ignore[arg-type]
    raise AssertionError(row_number)


def test_a_crash_of_pyxform_says_what_to_do_and_where_it_was_reading() -> None:
    (message,) = _told(_crash)
    assert (message.row, message.code, message.severity) == (12, "compiler", "error")
    assert "loopt vast" in message.text_nl
    assert "TypeError" in message.text_nl
    assert "Maak de laatste wijziging ongedaan" in message.text_nl


def _told(crash: Callable[[], None]) -> list[Message]:
    try:
        crash()
    except TypeError as fault:
        return [each for plain in complaint_about(fault) for each in compiler_messages(Complaint(**plain), "error", {})]
    return []


def test_an_unknown_message_is_quoted_in_a_dutch_sentence() -> None:
    (message,) = compiler_messages(Complaint("[row : 4] Something {new}"), "warning", {})
    assert (message.row, message.code) == (4, "compiler")
    assert message.text_nl.startswith("De vertaler van het formulier meldt (in het Engels): ")
    assert "Something {new}" in message.text_nl


def test_a_list_built_at_run_time_and_an_xls_by_another_name(tmp_path: Path) -> None:
    given = sheets([HEAD, ["select_one ${b}", "s", "S?"], Q], [CHOICES, ["k", "r", "R"]])
    errors = [each for each in saved(tmp_path, given) if each.severity == "error"]
    assert [(each.row, each.code) for each in errors] == [(2, "compiler_reference_unknown")]
    assert "geen vraag met de naam b" in errors[0].text_nl
    old = tmp_path / "nieuw.xlsx"
    old.write_bytes((Path(__file__).parents[2] / "data" / "oud.xls").read_bytes())
    assert check(old) == []
