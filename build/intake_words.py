"""Questionnaire texts for translators: `python build/intake_words.py export|import FILE.xlsx`.

export  columns of the questionnaire -> translations/<language>/LC_MESSAGES/intake.po and translations/intake.pot
import  the way back: translated texts into the columns; says how many cells changed

A text is known by its place (`survey/q014/label`), so that the same Dutch words may be translated in two ways. When the
Dutch text has changed since the translation was made, the entry becomes fuzzy on export and is not imported.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from messages import serialise
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

ROOT = Path(__file__).resolve().parent.parent
COLUMN = re.compile(r"^(?P<kind>label|hint|guidance_hint|constraint_message|required_message)::.*\((?P<code>[\w-]+)\)$")
REFERENCE = re.compile(r"\$\{\s*[\w.-]+\s*\}|<[^>]+>")
KEYS = {"survey": ("name",), "choices": ("list_name", "name")}


@dataclass(frozen=True)
class Text:
    """One Dutch text of the sheet with its cells by language code."""

    place: str
    dutch: str
    cells: dict[str, Cell]


def texts(book: openpyxl.Workbook) -> Iterator[Text]:
    """Every Dutch text of the questionnaire, sheet by sheet, row by row."""
    for sheet, keys in KEYS.items():
        yield from _texts(book[sheet], keys)


def _texts(sheet: Worksheet, keys: tuple[str, ...]) -> Iterator[Text]:
    header = [str(cell.value or "") for cell in sheet[1]]
    columns = {
        (found["kind"], found["code"]): index for index, name in enumerate(header) if (found := COLUMN.match(name))
    }
    kinds = dict.fromkeys(kind for kind, _ in columns)
    for row in sheet.iter_rows(min_row=2):
        name = "/".join(str(row[header.index(key)].value or "") for key in keys)
        for kind in kinds:
            dutch = row[columns[kind, "nl"]].value
            if dutch:
                cells = {code: row[index] for (each, code), index in columns.items() if each == kind and code != "nl"}
                yield Text(f"{sheet.title}/{name}/{kind}", str(dutch), cells)


def export(book: openpyxl.Workbook, translations: Path) -> dict[str, int]:
    """Write one catalog per language column; the number of translated texts per language."""
    found = list(texts(book))
    codes = sorted({code for text in found for code in text.cells})
    _write(translations / "intake.pot", _catalog(found, None, None))
    counts = {}
    for code in codes:
        path = translations / code.replace("-", "_") / "LC_MESSAGES" / "intake.po"
        catalog = _catalog(found, code, _read(path))
        _write(path, catalog)
        counts[code] = sum(1 for each in catalog if each.id and each.string and not each.fuzzy)
    return counts


def _catalog(found: list[Text], code: str | None, before: Catalog | None) -> Catalog:
    made = Catalog(
        locale=code.replace("-", "_") if code else None,
        project="Opmaat",
        version="0",
        copyright_holder="",
        header_comment="# Opmaat, questionnaire",
    )
    known = {each.context: each for each in before or () if each.id}
    for text in found:
        string = str(text.cells[code].value or "") if code and code in text.cells else ""
        old = known.get(text.place)
        if old is not None and not string:
            string = str(old.string or "")
        stale = bool(string) and old is not None and (old.id != text.dutch or old.fuzzy) and old.string == string
        made.add(text.dutch, string, context=text.place, flags=["fuzzy"] if stale else [])
    return made


def bring_back(book: openpyxl.Workbook, translations: Path) -> tuple[int, list[str]]:
    """Put translated texts into the cells. Gives the number of changed cells and the places refused: other
    references than the Dutch text has, or a translation of an older Dutch text."""
    changed, refused = 0, []
    found = list(texts(book))
    catalogs = {code: _read(_path(translations, code)) for code in {code for text in found for code in text.cells}}
    for text in found:
        for code, cell in text.cells.items():
            entry = catalogs[code].get(text.dutch, text.place)
            if entry is None or not entry.string or entry.fuzzy or entry.string == cell.value:
                continue
            if sorted(REFERENCE.findall(entry.string)) != sorted(REFERENCE.findall(text.dutch)):
                refused.append(f"{code} {text.place}")
                continue
            cell.value = entry.string
            changed += 1
    return changed, refused


def _path(translations: Path, code: str) -> Path:
    return translations / code.replace("-", "_") / "LC_MESSAGES" / "intake.po"


def _read(path: Path) -> Catalog:
    if not path.is_file():
        return Catalog()
    with path.open("rb") as file:
        return read_po(file)


def _write(path: Path, catalog: Catalog) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(serialise(catalog))


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("command", choices=["export", "import"])
    parser.add_argument("file", type=Path)
    parser.add_argument("--translations", type=Path, default=ROOT / "translations")
    arguments = parser.parse_args(argv)
    book = openpyxl.load_workbook(arguments.file)
    if arguments.command == "export":
        print(", ".join(f"{code}: {count} texts" for code, count in export(book, arguments.translations).items()))
        return 0
    changed, refused = bring_back(book, arguments.translations)
    book.save(arguments.file)
    print(f"{changed} cells changed", *(f"refused: {place}" for place in refused), sep="\n")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
