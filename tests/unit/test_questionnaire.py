"""The shipped questionnaire as functional managers edit it: complete, readable, and silent on what may not be asked."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from pyxform.xls2xform import convert

from desktop_app.forms.publish import wording
from desktop_app.forms.publish.wording import Text
from desktop_app.i18n.intake import heading, spoken
from desktop_app.i18n.language import LANGUAGES as LANGUAGE_DATA

ROOT = Path(__file__).parent.parent.parent
SOURCE = ROOT / "resources" / "forms" / "brede-intake.xlsx"
TRANSLATIONS = ROOT / "translations"
DUTCH = "Nederlands (nl)"
LANGUAGES = tuple(LANGUAGE_DATA)
LETTERS = {"Arab": "[\u0620-\u06d5]", "Ethi": "[\u1200-\u135a]", "Cyrl": "[\u0400-\u04ff]"}
TEXTS = ("label", "hint", "guidance_hint", "constraint_message")
SECTIONS = (
    *("start", "gezin", "talen", "leren", "onderwijs", "werk"),
    *("gezondheid", "zelfredzaamheid", "geld", "netwerk", "kennis", "afronding"),
)
PRIVACY = {"-", "G", "G V", "A9", "A9 V"}
FEEDS = {"LR", "INT", "OND", "PVT", "MAP", "VVE", "PW", "ONTZ", "VG", "TRM", "ID", "DUO", "HND"}
STATES_OF_THE_PROGRAM = {"weet_niet", "wil_niet_zeggen", "zeg_ik_liever_niet", "past_niet", "later_vragen"}

Row = dict[str, str]


@cache
def sheet(name: str) -> tuple[Row, ...]:
    head, *body = openpyxl.load_workbook(SOURCE)[name].iter_rows(values_only=True)
    keys = [str(key) for key in head]
    return tuple({key: str(value) for key, value in zip(keys, line, strict=True) if value is not None} for line in body)


def own(row: Row, column: str) -> str:
    return row.get(f"bind::opmaat:{column}", "")


def walk() -> Iterator[tuple[tuple[str, ...], Row]]:
    """Every row that makes a node, with the names of the groups and repeats it lies in."""
    above: list[str] = []
    for row in sheet("survey"):
        if row["type"].startswith("end_"):
            above.pop()
            continue
        yield tuple(above), row
        if row["type"].startswith("begin_"):
            above.append(row["name"])


def pages() -> list[tuple[str, Row]]:
    """Section and row of every page: what stands directly in a section."""
    return [(above[0], row) for above, row in walk() if len(above) == 1]


def core() -> list[Row]:
    return [row for _, row in pages() if own(row, "core") == "yes"]


@cache
def translated(code: str) -> dict[tuple[str, str], str]:
    return spoken(TRANSLATIONS).get(heading(LANGUAGE_DATA[code]), {})


def texts(code: str, *kinds: str) -> list[tuple[str, str]]:
    """Where a text stands and what it says; staff's texts only in the languages of the program."""
    found = [text for text in source() if text.place.rsplit("/", 1)[1] in kinds]
    if code == "nl":
        return [(text.place, text.dutch) for text in found]
    words = translated(code)
    return [(text.place, words[text.place, text.dutch]) for text in found if (text.place, text.dutch) in words]


@cache
def source() -> tuple[Text, ...]:
    return tuple(wording.texts(SOURCE))


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?!؟])\s+", text) if part]


def test_it_compiles_without_a_warning() -> None:
    result = convert(str(SOURCE))
    assert not result.warnings
    assert 'id="brede-intake"' in result.xform


def test_twelve_sections_in_their_order() -> None:
    assert tuple(row["name"] for above, row in walk() if not above and row["type"] == "begin_group") == SECTIONS


def test_every_question_of_the_law_text_has_its_page() -> None:
    assert {own(row, "q") for _, row in pages()} == {f"Q{number:03}" for number in range(1, 109)}


def test_the_core_fits_a_talk_and_covers_the_mandatory_topics() -> None:
    assert 30 <= len(core()) <= 45
    covered = {topic for row in core() for topic in own(row, "topics").split()}
    assert covered == {f"T{number}" for number in range(1, 11)}


def test_every_page_says_what_it_is_for_and_how_private_it_is() -> None:
    for _, row in pages():
        assert own(row, "core") in {"yes", "no"}, row["name"]
        assert own(row, "privacy") in PRIVACY, row["name"]
        assert own(row, "who") in {"client", "consulent"}, row["name"]
        assert own(row, "feeds"), row["name"]
        assert set(own(row, "feeds").split()) <= FEEDS, row["name"]


def test_questions_on_health_are_special_and_free_to_leave() -> None:
    health = [row for section, row in pages() if section == "gezondheid"]
    assert health[0]["type"] == "note"
    classes = {row["name"]: own(row, "privacy") for row in health[1:]}
    assert {name for name, privacy in classes.items() if privacy != "A9 V"} == {"zorg_geregeld"}


def test_every_page_tells_why_it_is_asked() -> None:
    rows = [row for row in sheet("survey") if not row["type"].startswith("end_")]
    for place, row in enumerate(rows):
        if own(row, "core"):
            holder = rows[place + 1] if row["type"].startswith("begin_") else row
            assert f"hint::{DUTCH}" in holder, row["name"]


def test_the_spreadsheet_is_dutch_and_every_text_is_collected_for_translators() -> None:
    rows = (*sheet("survey"), *sheet("choices"))
    assert {key.partition("::")[2] for row in rows for key in row if "::" in key and "bind" not in key} == {DUTCH}
    assert len(source()) == sum(f"{kind}::{DUTCH}" in row for row in rows for kind in TEXTS)
    assert {text.catalog for text in source()} == {"intake", "guidance"}


def test_a_client_meets_no_advice_for_the_caseworker() -> None:
    shown = {text.place for text in source() if text.catalog == "intake"}
    assert "survey/samenwonend/label" in shown
    assert "choices/ja_nee/ja/label" in shown
    assert not {place for place in shown if place.endswith(("/guidance_hint", "/constraint_message"))}
    assert "survey/advies_redenen/label" not in shown


def test_every_shown_field_and_option_has_words() -> None:
    for row in sheet("survey"):
        if row["type"] not in {"calculate", "hidden"} and not row["type"].startswith("end_"):
            assert f"label::{DUTCH}" in row, row["name"]
        assert ("constraint" in row) == (f"constraint_message::{DUTCH}" in row), row.get("name")
    assert all(f"label::{DUTCH}" in row for row in sheet("choices"))


def test_references_name_fields_of_the_form() -> None:
    names = {row["name"] for row in sheet("survey") if "name" in row}
    assert {name for text in source() for name in re.findall(r"\$\{(\w+)\}", text.dutch)} <= names


@pytest.mark.parametrize("code", [code for code, each in LANGUAGE_DATA.items() if each.script != "Latn"])
def test_a_language_is_written_in_its_own_script_with_latin_digits(code: str) -> None:
    for place, text in texts(code, *TEXTS):
        assert re.search(LETTERS[LANGUAGE_DATA[code].script], text) or "/taalniveau/" in place, place
        assert not re.search("[\u0660-\u0669\u06f0-\u06f9\u1369-\u137c]", text), place


def test_questions_can_be_said_in_two_short_sentences() -> None:
    for place, text in texts("nl", "label", "constraint_message"):
        assert len(sentences(text)) <= 2, place
        assert all(len(sentence.split()) <= 15 for sentence in sentences(text)), (place, text)
    for place, text in texts("nl", "guidance_hint"):
        assert all(len(sentence.split()) <= 15 for sentence in sentences(text)), (place, text)


def test_the_reason_is_one_sentence_without_a_full_stop() -> None:
    for language in LANGUAGES:
        for place, text in texts(language, "hint"):
            assert len(sentences(text)) == 1, place
            assert text[-1] not in ".?!؟።", place
            assert language != "nl" or len(text.split()) <= 15, place


def test_the_tone_is_calm() -> None:
    for place, text in texts("nl", *TEXTS):
        assert not re.search(r"\b(waarom|helaas|oeps|ongeldige?|foute?|succesvol|je|jij|jouw)\b|!", text, re.I), place


@pytest.mark.parametrize(
    "word",
    [
        *("religi", "geloof", "kerk", "moskee", "bidden", "politie", "seksu", "etnisch", "afkomst", r"\bras\b"),
        *("gevlucht", "vluchtverhaal", r"\bIND\b", "asiel", "oorlog", "diagnos", "medicijn", "medicatie", "psych"),
        *("strafblad", "veroordeel", "gevangen", r"\bBSN\b", "anticoncep", r"hoeveel schuld"),
    ],
)
def test_it_does_not_ask_what_may_not_be_asked(word: str) -> None:
    asked = texts("nl", "label", "hint")
    assert not [place for place, text in asked if re.search(word, text, re.I)]
    assert not [row["name"] for row in sheet("survey") if re.search(word, row.get("name", ""), re.I)]


def test_no_amount_of_money_can_be_entered() -> None:
    money = [row["type"].split()[0] for above, row in walk() if above and above[0] == "geld"]
    assert set(money) <= {"select_one", "select_multiple", "date"}


def test_names_are_stable_and_unambiguous() -> None:
    names = Counter(row["name"] for row in sheet("survey") if "name" in row)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in names)
    assert [name for name, times in names.items() if times > 1] == []


def test_lists_are_used_and_leave_refusing_to_the_program() -> None:
    used = {row["type"].split()[1] for row in sheet("survey") if row["type"].startswith("select_")}
    options = Counter((row["list_name"], row["name"]) for row in sheet("choices"))
    assert {name for name, _ in options} == used
    assert max(options.values()) == 1
    assert not {value for _, value in options} & STATES_OF_THE_PROGRAM


def test_yes_comes_before_no_wherever_both_are_short() -> None:
    lists: dict[str, list[str]] = {}
    for row in sheet("choices"):
        lists.setdefault(row["list_name"], []).append(row["name"])
    for name, values in lists.items():
        if name.startswith("ja_"):
            assert values[0] == "ja", name
            assert values.index("nee") in {1, 2}, name


def test_the_workbook_is_tidy() -> None:
    book = openpyxl.load_workbook(SOURCE)
    assert book.sheetnames == ["survey", "choices", "settings", "leesmij"]
    assert all(page.freeze_panes for page in book.worksheets)
    explained = {row["Onderwerp"] for row in sheet("leesmij")}
    assert {column for column in next(book["survey"].iter_rows(values_only=True)) if "bind" in str(column)} <= explained
    assert re.fullmatch(r"20\d{8}", sheet("settings")[0]["version"])


def test_the_table_in_the_documentation_names_every_page() -> None:
    table = (ROOT / "docs" / "questionnaire.md").read_text(encoding="utf-8")
    for section, row in pages():
        assert re.search(rf"^\| {own(row, 'q')}[^|]*\| /data/{section}/{row['name']} \|", table, re.M), row["name"]
