"""All that can be known to be wrong with a questionnaire before anyone answers it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from desktop_app.forms.definition import FormDefinition
from desktop_app.forms.faults import BrokenForm, FormFault
from desktop_app.forms.publish.compilation import Compilation
from desktop_app.forms.publish.expressions import expression_messages
from desktop_app.forms.publish.logic import logic_messages
from desktop_app.forms.publish.media import named
from desktop_app.forms.publish.messages import Message
from desktop_app.forms.publish.places import SURVEY, Places, places_of
from desktop_app.forms.publish.sheets import NUMBER, Row
from desktop_app.forms.publish.tiers import tier_messages
from desktop_app.forms.publish.translations import translation_messages
from desktop_app.forms.reader import read_form

_ROW = re.compile(r"\[row\s*:\s*(\d+)\]|row\s+(\d+)|row:\s*(\d+)", re.IGNORECASE)
_QUOTED = re.compile(r"['‘\"]([^'’\"]+)['’\"]")
_SHEET = re.compile(r"'?(survey|choices|settings)'?\s+sheet|sheet\s+'?(survey|choices|settings)", re.IGNORECASE)


def lint(compilation: Compilation, media: Mapping[str, bytes]) -> list[Message]:
    """Messages about one compilation, in no particular order."""
    if compilation.xform is None:
        return [_of_compiler(compilation.error or "", "error", compilation.sheets)]
    places = places_of(compilation.sheets.get(SURVEY, []))
    messages = [_of_compiler(text, "warning", compilation.sheets) for text in compilation.warnings]
    try:
        messages += expression_messages(compilation.xform, places)
        if any(message.code == "expression_syntax" for message in messages):
            return messages
        definition = read_form(compilation.xform, lenient=True)
    except BrokenForm:
        text = "Het vertaalde formulier kan niet worden gelezen."
        return [*messages, Message("", 0, "", "error", "form_broken", text)]
    except FormFault as fault:
        return [
            *messages,
            Message("", 0, "", "error", "form_broken", f"Het formulier kan niet worden geladen: {fault}"),
        ]
    return [*messages, *_of_definition(compilation, definition, places), *_of_media(compilation, media)]


def _of_definition(compilation: Compilation, definition: FormDefinition, places: Places) -> Iterator[Message]:
    yield from logic_messages(definition, places)
    yield from tier_messages(definition, compilation.sheets.get(SURVEY, []), places)
    yield from translation_messages(definition, places)


def _of_compiler(text: str, severity: str, sheets: Mapping[str, list[Row]]) -> Message:
    row = _ROW.search(text)
    sheet = _SHEET.search(text)
    number = int(next(group for group in row.groups() if group)) if row else _row_of(text, sheets.get(SURVEY, []))
    name = next((group.lower() for group in sheet.groups() if group), SURVEY) if sheet else (SURVEY if number else "")
    words = " ".join(text.split())[:400]
    if severity == "error":
        return Message(name, number, "", "error", "compiler", f"Het formulier kan niet worden vertaald: {words}")
    return Message(name, number, "", "warning", "compiler", f"De vertaler van het formulier meldt: {words}")


def _row_of(text: str, survey: list[Row]) -> int:
    """The row whose type or name the message quotes, 0 if there is none."""
    quoted = set(_QUOTED.findall(text))
    for column in ("type", "name"):
        found = [
            int(row[NUMBER]) for row in survey if quoted & {row.get(column, ""), row.get(column, "").split(" ")[0]}
        ]
        if found and quoted:
            return found[0]
    return 0


def _of_media(compilation: Compilation, media: Mapping[str, bytes]) -> Iterator[Message]:
    for name in named(compilation):
        if name not in media:
            text = f"Het bestand {name} ontbreekt in de map met media."
            yield Message("", 0, "", "warning", "media_missing", text)
