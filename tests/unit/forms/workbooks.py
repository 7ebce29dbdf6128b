"""Spreadsheets for tests, from rows of text."""

import zipfile
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from desktop_app.forms import FormDefinition, load_package
from desktop_app.forms.definition import NOTHING
from desktop_app.forms.publish import publish

Rows = Sequence[Sequence[str]]
SURVEY_HEAD = (
    "type", "name", "label::Nederlands (nl)", "label::العربية (ar)", "relevant", "constraint", "calculation",
    "choice_filter", "bind::opmaat:q",
)  # fmt: skip


def workbook(path: Path, survey: Rows, choices: Rows = (), head: Sequence[str] = SURVEY_HEAD) -> Path:
    """A questionnaire `proef`, version 3."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "survey"
    for row in (head, *survey):
        sheet.append(list(row))
    listed = book.create_sheet("choices")
    for row in (("list_name", "name", "label::Nederlands (nl)", "label::العربية (ar)"), *choices):
        listed.append(list(row))
    settings = book.create_sheet("settings")
    settings.append(["form_id", "form_title", "version", "default_language", "namespaces"])
    settings.append(["proef", "Proef", "3", "Nederlands (nl)", 'opmaat="https://opmaat.example/xforms"'])
    book.save(path)
    return path


def good(path: Path) -> Path:
    """A questionnaire without anything to say about it."""
    return workbook(
        path,
        [
            ("text", "naam", "Hoe heet u?", "ما اسمك؟", "", "", "", "", "Q001"),
            ("select_one ja_nee", "werk", "Werkt u?", "هل تعمل؟", "", "", "", "", "Q002"),
            ("integer", "uren", "Hoeveel uur, ${naam}?", "كم ساعة؟", "${werk} = 'ja'", ". < 80", "", "", "Q003"),
        ],
        [("ja_nee", "ja", "Ja", "نعم"), ("ja_nee", "nee", "Nee", "لا")],
    )


def rewritten(source: Path, target: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """A copy of a zip file after a change to its members."""
    with zipfile.ZipFile(source) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    target.write_bytes(buffer.getvalue())
    return target


def sheets(path: Path, text: str) -> Path:
    """A questionnaire from text: a line with one word opens a sheet, the next has its headings, `|` parts the cells."""
    book = Workbook()
    del book[book.sheetnames[0]]
    for line in (line.strip() for line in text.strip().splitlines()):
        if "|" in line:
            book.worksheets[-1].append([cell.strip() for cell in line.split("|")])
        elif line:
            book.create_sheet(line)
    if "settings" not in book.sheetnames:
        settings = book.create_sheet("settings")
        settings.append(["form_id", "form_title", "version", "default_language"])
        settings.append(["proef", "Proef", "3", "Nederlands (nl)"])
    book.save(path)
    return path


def published(folder: Path, text: str, media: Mapping[str, str] = NOTHING) -> FormDefinition:
    """The definition in the package of a questionnaire from text; `media`: files of text beside it."""
    source = sheets(folder / "proef.xlsx", text)
    (folder / "proef-media").mkdir(exist_ok=True)
    for name, body in media.items():
        (folder / "proef-media" / name).write_text(body, "utf-8")
    return load_package(publish(source, folder)).definition
