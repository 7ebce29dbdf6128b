"""The Dutch texts of the questionnaire, as the catalogs "intake" and "guidance" collect them from the spreadsheet.

A text is known by its place (`survey/opvang/hint`, `choices/taal/nl/label`), so that the same Dutch words may be
translated in two ways.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.forms.publish.widening import KEYS, KINDS

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

DUTCH = "Nederlands (nl)"
WORKERS_KINDS = ("guidance_hint", "constraint_message", "required_message")
"""What stands with a question for the caseworker only."""


class Text(NamedTuple):
    """`catalog`: "guidance" where only the caseworker meets the text, else "intake"."""

    catalog: str
    place: str
    dutch: str


def texts(path: Path) -> Iterator[Text]:
    """Every Dutch text of a questionnaire, sheet by sheet, row by row."""
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy, publishing only

    book = load_workbook(path, read_only=True)
    for sheet, keys in KEYS.items():
        yield from _texts(book[sheet], keys)
    book.close()


def _texts(sheet: Worksheet, keys: tuple[str, ...]) -> Iterator[Text]:
    header, *rows = sheet.iter_rows(values_only=True)
    above: list[bool] = []
    for line in rows:
        row = {str(key): str(value) for key, value in zip(header, line, strict=True) if value is not None}
        kind_of_row = row.get("type", "")
        if kind_of_row.startswith("end_"):
            above.pop()
            continue
        alone = any(above) or row.get("bind::opmaat:who") == "consulent"
        place = "/".join([sheet.title, *(row.get(key, "") for key in keys)])
        for kind in KINDS:
            if dutch := row.get(f"{kind}::{DUTCH}"):
                yield Text("guidance" if alone or kind in WORKERS_KINDS else "intake", f"{place}/{kind}", dutch)
        if kind_of_row.startswith("begin_"):
            above.append(alone)
