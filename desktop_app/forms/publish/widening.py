"""Translations that are kept beside a spreadsheet, put into columns of their own before it is compiled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Words = Mapping[str, Mapping[tuple[str, str], str]]
"""Per column heading of a language, such as `ትግርኛ (ti)`: by place (`survey/kind/hint`, `choices/taal/nl/label`) and
text in the default language, the translation."""

KEYS = {"survey": ("name",), "choices": ("list_name", "name")}
GAP = "-"
"""What the compiler writes where a translation is missing. It adds the missing ones in the order of a set, another one
each time; a gap that is there already stays in place."""
KINDS = ("label", "hint", "guidance_hint", "constraint_message", "required_message")


def widen(path: Path, words: Words) -> None:
    """Add the columns to the file. A cell that is filled in the spreadsheet itself stays as it is."""
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy, publishing only

    book = load_workbook(path)
    settings = [[str(cell or "") for cell in row] for row in book["settings"].iter_rows(values_only=True, max_row=2)]
    default = dict(zip(*settings, strict=True)).get("default_language", "")
    for sheet, keys in KEYS.items():
        if sheet in book.sheetnames and default:
            _widen(book[sheet], keys, default, words)
    book.save(path)


def _widen(sheet: Worksheet, keys: tuple[str, ...], default: str, words: Words) -> None:
    header = [str(cell.value or "") for cell in sheet[1]]
    kinds = [kind for kind in KINDS if f"{kind}::{default}" in header]
    for place, row in _places(sheet, header, keys):
        for kind in kinds:
            dutch = str(sheet.cell(row, header.index(f"{kind}::{default}") + 1).value or "")
            for language, texts in words.items():
                cell = sheet.cell(row, _column(sheet, header, f"{kind}::{language}"))
                if dutch and not cell.value:
                    cell.value = texts.get((f"{place}/{kind}", dutch)) or GAP


def _places(sheet: Worksheet, header: list[str], keys: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    for number in range(2, sheet.max_row + 1):
        values: list[Any] = [sheet.cell(number, header.index(key) + 1).value for key in keys]
        if all(values):
            yield "/".join([sheet.title, *map(str, values)]), number


def _column(sheet: Worksheet, header: list[str], name: str) -> int:
    if name not in header:
        header.append(name)
        sheet.cell(1, len(header)).value = name
    return header.index(name) + 1
