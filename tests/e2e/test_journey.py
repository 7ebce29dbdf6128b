"""The whole thread, as a newcomer sees it: `opmaat practice --headless` in an empty home."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypdfium2
import pytest


@pytest.fixture(scope="module")
def summary(journey: Path) -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = json.loads((journey / "out" / "summary.json").read_text(encoding="utf-8"))
    return loaded


def test_the_conversation_was_held_by_keyboard(summary: Mapping[str, Any]) -> None:
    assert summary["questions_answered"] >= 40
    assert summary["keys_pressed"] > 200
    assert summary["mouse_events"] == 0
    assert len(summary["special_answers"]) == 4
    assert summary["rows_added"] >= 1
    assert summary["undone"]


def test_after_the_crash_it_opens_at_the_same_question(summary: Mapping[str, Any]) -> None:
    assert summary["resumed_at_same_question"]


def test_everything_arrives_and_nothing_is_lost(summary: Mapping[str, Any]) -> None:
    assert summary["lost"] == 0
    assert 0 < summary["acknowledged"] == summary["pushed"]
    assert summary["pulled_on_second_device"] >= summary["questions_answered"]


def test_two_answers_to_one_question_reach_a_person(summary: Mapping[str, Any]) -> None:
    assert summary["conflicts_found"] == summary["conflicts_resolved"] == 1
    assert summary["same_answer_everywhere"]


def test_the_papers_keep_both_standards_and_hold_the_name(journey: Path, summary: Mapping[str, Any]) -> None:
    given = summary["canaries"][0]
    assert len(summary["pip_pdf"]) == 2
    for name in summary["pip_pdf"]:
        assert summary["pdf_standards"][name] == ["PDF/A-2a", "PDF/UA-1"]
        document = pypdfium2.PdfDocument(journey / "out" / name)
        text = "".join(page.get_textpage().get_text_range() for page in document)
        document.close()
        assert given in text


def test_every_screen_was_photographed_in_light_dark_and_arabic(summary: Mapping[str, Any]) -> None:
    taken = set(summary["screens"])
    for screen in ("ontgrendelen", "dossiers", "dossier", "gesprek", "tolkscherm", "controleren", "leerroute", "pip"):
        for form in (f"{screen}.png", f"{screen}-donker.png", f"arabisch/{screen}.png"):
            assert f"schermen/{form}" in taken
    assert {"schermen/voorbeeld.png", "schermen/synchroniseren.png", "schermen/synchroniseren-keuze.png"} <= taken


def test_what_was_typed_can_be_read_nowhere_but_in_the_papers(journey: Path, summary: Mapping[str, Any]) -> None:
    assert summary["leaks"] == []
    words = [canary.encode() for canary in summary["canaries"]]
    asked_for = {journey / "out" / name for name in (*summary["pip_pdf"], "summary.json")}
    files = [file for file in journey.rglob("*") if file.is_file() and file not in asked_for]
    assert not [file.name for file in files if any(word in file.read_bytes() for word in words)]


def test_nothing_of_the_practice_stays_behind(journey: Path) -> None:
    assert not [path.name for path in (journey / "tmp").iterdir() if path.name.startswith("opmaat")]
