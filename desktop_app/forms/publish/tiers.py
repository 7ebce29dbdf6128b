"""Questions outside what the conversation can show (forms.md, tier 3): refused with their row and the reason."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.forms.definition import FieldDef, FormDefinition
from desktop_app.forms.markup import local
from desktop_app.forms.publish.messages import Message
from desktop_app.forms.publish.places import SURVEY, Places
from desktop_app.forms.publish.sheets import NUMBER, Row

_PLACE = "een plaats op de kaart vragen"
_REASONS = {
    "geopoint": _PLACE,
    "geotrace": _PLACE,
    "geoshape": _PLACE,
    "start-geopoint": _PLACE,
    "background-geopoint": _PLACE,
    "osm": _PLACE,
    "barcode": "een streepjescode lezen",
    "video": "video opnemen",
    "background-audio": "ongemerkt geluid opnemen",
    "audit": "vastleggen hoe de medewerker door het formulier gaat",
}
_APPEARANCES = {
    "search(": "met search() in een bestand zoeken",
    "ex:": "een andere app starten",
    "intent:": "een andere app starten",
    "printer:": "afdrukken",
    "bearing": "een kompas aflezen",
}
_ACTIONS = {"setgeopoint": "start-geopoint", "recordaudio": "background-audio"}
_ADVICE = {
    "een plaats op de kaart vragen": "Vraag het adres met een tekstvraag",
    "ongemerkt geluid opnemen": "Verwijder de rij",
    "vastleggen hoe de medewerker door het formulier gaat": "Verwijder de rij",
    "met search() in een bestand zoeken": "Gebruik select_one_from_file met een csv-bestand",
}


def tier_messages(definition: FormDefinition, survey: list[Row], places: Places) -> Iterator[Message]:
    """Messages for tier 3 types and appearances; from the rows, or from the compiled form when there are none."""
    if survey:
        for row in survey:
            yield from _of_row(row)
        return
    for field in definition.root.walk():
        for what in _of_field(field):
            yield Message("", 0, field.path, "error", "tier3", what)
    for element in definition.markup.root.iter():
        if isinstance(element.tag, str) and (kind := _ACTIONS.get(local(element.tag))):
            yield Message("", 0, element.get("ref", ""), "error", "tier3", _words(kind, _REASONS[kind]))


def _of_row(row: Row) -> Iterator[Message]:
    number = int(row[NUMBER])
    kind = "-".join(row.get("type", "").lower().replace("_", "-").split())
    if kind in _REASONS:
        yield Message(SURVEY, number, "type", "error", "tier3", _words(kind, _REASONS[kind]))
    for column in ("appearance", "control::appearance"):
        reason = _appearance(row.get(column, "").lower().split())
        if reason:
            yield Message(SURVEY, number, column, "error", "tier3", _words(row[column], reason))
    for column in ("intent", "body::intent", "control::intent"):
        if row.get(column):
            yield Message(SURVEY, number, column, "error", "tier3", _words(row[column], _APPEARANCES["intent:"]))


def _of_field(field: FieldDef) -> Iterator[str]:
    if field.type in _REASONS:
        yield _words(field.type, _REASONS[field.type])
    if field.control == "upload" and field.parameters.get("mediatype", "").startswith("video"):
        yield _words("video", _REASONS["video"])
    if field.path.endswith("/meta/audit"):
        yield _words("audit", _REASONS["audit"])
    reason = _appearance(sorted(field.appearance))
    if reason:
        yield _words(" ".join(sorted(field.appearance)), reason)


def _appearance(words: list[str]) -> str:
    return next((reason for word in words for start, reason in _APPEARANCES.items() if word.startswith(start)), "")


def _words(kind: str, reason: str) -> str:
    shown = " ".join(kind.split())
    shown = shown if len(shown) <= 40 else f"{shown[:40]}…"
    advice = _ADVICE.get(reason, "Verwijder de vraag of stel haar als tekst")
    return f"{shown}: {reason} kan niet in een gesprek. {advice}."
