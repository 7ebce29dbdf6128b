"""All that can be known to be wrong with a questionnaire before anyone answers it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from desktop_app.forms.definition import FormDefinition
from desktop_app.forms.faults import BrokenForm, FormFault
from desktop_app.forms.listfiles import read_list
from desktop_app.forms.publish.compilation import Compilation
from desktop_app.forms.publish.compiler_messages import compiler_messages
from desktop_app.forms.publish.expressions import UNREADABLE, expression_messages
from desktop_app.forms.publish.logic import logic_messages
from desktop_app.forms.publish.media import named
from desktop_app.forms.publish.messages import Message, Severity
from desktop_app.forms.publish.places import SURVEY, Places, places_of
from desktop_app.forms.publish.reachability import reachability_messages
from desktop_app.forms.publish.sheets import NUMBER
from desktop_app.forms.publish.tiers import tier_messages
from desktop_app.forms.publish.translations import CHOICES, translation_messages
from desktop_app.forms.reader import read_form

LARGEST_MEDIA = 90_000_000
_DEEP = "Het formulier heeft te veel groepen in elkaar. Haal groepen uit elkaar."
_BROKEN = "Dit is geen goed formulier: de XML klopt niet of is geen XForm. Maak het opnieuw."


def lint(compilation: Compilation, media: Mapping[str, bytes]) -> list[Message]:
    """Messages about one compilation, in no particular order."""
    if compilation.xform is None:
        return list(_of_compiler(compilation))
    places = places_of(compilation.sheets.get(SURVEY, []))
    messages = list(_of_compiler(compilation))
    try:
        messages += expression_messages(compilation.xform, places)
        if any(message.code in UNREADABLE for message in messages):
            return messages
        definition = read_form(compilation.xform, lenient=True)
    except BrokenForm as fault:
        words = _DEEP if fault.params.get("reason") == "depth" else _BROKEN
        return [*messages, Message("", 0, "", "error", "form_broken", words)]
    except FormFault as fault:
        return [
            *messages,
            Message("", 0, "", "error", "form_broken", f"Het formulier kan niet worden geladen ({fault.code})."),
        ]
    return [*messages, *_of_definition(compilation, definition, places), *_of_media(compilation, media)]


def _of_definition(compilation: Compilation, definition: FormDefinition, places: Places) -> Iterator[Message]:
    yield from logic_messages(definition, places)
    yield from reachability_messages(definition, places)
    yield from tier_messages(definition, compilation.sheets.get(SURVEY, []), places)
    yield from translation_messages(definition, places, compilation.sheets.get(CHOICES, []))


def _of_compiler(compilation: Compilation) -> Iterator[Message]:
    for complaint in compilation.errors:
        yield from compiler_messages(complaint, "error", compilation.sheets)
    for complaint in compilation.warnings:
        yield from compiler_messages(complaint, "warning", compilation.sheets)


def _of_media(compilation: Compilation, media: Mapping[str, bytes]) -> Iterator[Message]:
    for name in named(compilation):
        if name in media:
            yield from _of_list(name, media[name])
            continue
        words = (
            f"Het bestand {name} ontbreekt in de map met media naast het formulier. Zet het erin of haal de naam weg."
        )
        for sheet, row, column in _uses(name, compilation) or [("", 0, "")]:
            severity: Severity = "error" if name.endswith(".csv") else "warning"
            yield Message(sheet, row, column, severity, "media_missing", words)
    if sum(map(len, media.values())) > LARGEST_MEDIA:
        yield Message("", 0, "", "error", "media_size", "De media zijn samen groter dan 90 MB. Maak ze kleiner.")


def _of_list(name: str, body: bytes) -> Iterator[Message]:
    if not name.endswith((".csv", ".xml")):
        return
    try:
        read_list(name, body)
    except BrokenForm:
        words = f"De tekens in {name} kloppen niet. Sla het bestand op als CSV UTF-8."
        if name.endswith(".xml"):
            words = f"Het bestand {name} is geen leesbaar xml-bestand. Vervang het door een csv-bestand."
        yield Message("", 0, "", "error", "media_encoding", words)


def _uses(name: str, compilation: Compilation) -> list[tuple[str, int, str]]:
    """Cells that name a file, the first of each sheet."""
    found = []
    for sheet, rows in compilation.sheets.items():
        cells = ((row, head) for row in rows for head, text in row.items() if head != NUMBER and name in text)
        found += [(sheet, int(row[NUMBER]), head) for row, head in islice(cells, 1)]
    return found
