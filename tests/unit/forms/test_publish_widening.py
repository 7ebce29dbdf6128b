"""Translations beside the spreadsheet: what is missing stands in the file, so that no compiler has to order it."""

from pathlib import Path

from openpyxl import load_workbook

from desktop_app.forms.publish.widening import GAP, widen
from tests.unit.forms.workbooks import workbook

HEAD = ("type", "name", "label::Nederlands (nl)", "hint::Nederlands (nl)", "bind::opmaat:q")
ROWS = [("text", "naam", "Hoe heet u?", "Zoals in uw paspoort.", "Q001"), ("text", "stad", "Waar woont u?", "", "Q002")]


def cells(path: Path, kind: str) -> list[object]:
    sheet = load_workbook(path)["survey"]
    column = [cell.value for cell in sheet[1]].index(f"{kind}::Soomaali (so)") + 1
    return [sheet.cell(row, column).value for row in (2, 3)]


def test_a_missing_translation_is_a_gap_and_no_text_no_cell(tmp_path: Path) -> None:
    book = workbook(tmp_path / "proef.xlsx", ROWS, head=HEAD)
    widen(book, {"Soomaali (so)": {("survey/naam/label", "Hoe heet u?"): "Magacaa?"}})
    assert cells(book, "label") == ["Magacaa?", GAP]
    assert cells(book, "hint") == [GAP, None]
