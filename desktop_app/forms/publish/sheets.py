"""The rows of a spreadsheet with their row numbers, for messages that name a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]
NUMBER = "#"
MOST_EMPTY = 1000
"""After so many empty rows in a sequence a sheet has ended, whatever its size claims; pyxform stops sooner."""


def read_sheets(path: Path, names: Iterable[str]) -> dict[str, list[Row]]:
    """Rows per sheet as heading -> text, with the row number under "#"; a sheet that is not there has no rows."""
    read = _read_xls if path.suffix == ".xls" else _read_xlsx
    return {name: list(_rows(cells)) for name, cells in read(path, set(names))}


def _read_xlsx(path: Path, names: set[str]) -> Iterator[tuple[str, Iterable[Iterable[Any]]]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy, publishing only

    book = load_workbook(path, read_only=True, data_only=True)
    for sheet in book.worksheets:
        if sheet.title.strip().lower() in names:
            yield sheet.title.strip().lower(), sheet.iter_rows(values_only=True)
    book.close()


def _read_xls(path: Path, names: set[str]) -> Iterator[tuple[str, Iterable[Iterable[Any]]]]:
    import xlrd  # type: ignore[import-untyped]  # noqa: PLC0415 - heavy, publishing only

    for sheet in xlrd.open_workbook(path).sheets():
        if sheet.name.strip().lower() in names:
            yield sheet.name.strip().lower(), (sheet.row_values(at) for at in range(sheet.nrows))


def _rows(cells: Iterable[Iterable[Any]]) -> Iterator[Row]:
    headings: list[str] = []
    empty = 0
    for number, line in enumerate(cells, 1):
        texts = ["" if cell is None else str(cell).strip() for cell in line]
        if not headings:
            headings = [text.lower() if "::" not in text else text for text in texts] if any(texts) else []
            continue
        empty = 0 if any(texts) else empty + 1
        if empty > MOST_EMPTY:
            return
        if not empty:
            yield {NUMBER: number, **{head: text for head, text in zip(headings, texts, strict=False) if head and text}}
