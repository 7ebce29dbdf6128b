"""Questions outside what the conversation can show (forms.md, tier 3): refused with their row."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.forms.definition import FormDefinition
from desktop_app.forms.publish.messages import Message
from desktop_app.forms.publish.places import SURVEY, Places
from desktop_app.forms.publish.sheets import NUMBER, Row

_BIND_TYPES = frozenset({"geopoint", "geotrace", "geoshape", "barcode"})
_ROW_TYPES = frozenset(
    {"geopoint", "geotrace", "geoshape", "start-geopoint", "barcode", "video", "background-audio", "audit",
     "csv-external", "xml-external", "xml external", "csv external"}
)  # fmt: skip
_ALLOWED_LISTS = frozenset({"csv-external", "csv external"})
_APPEARANCES = ("search(", "ex:", "intent:", "printer:", "bearing")


def tier_messages(definition: FormDefinition, survey: list[Row], places: Places) -> Iterator[Message]:
    """Messages for tier 3 types and appearances; from the rows, or from the compiled form when there are none."""
    for row in survey:
        kind = row.get("type", "").strip().lower()
        if kind in _ROW_TYPES - _ALLOWED_LISTS:
            yield _message(int(row[NUMBER]), "type", kind)
        appearance = row.get("appearance", "").strip().lower()
        found = next((each for each in _APPEARANCES if appearance.startswith(each) or f" {each}" in appearance), None)
        if found is not None:
            yield _message(int(row[NUMBER]), "appearance", found.rstrip("(:"))
    if not survey:
        for field in definition.root.walk():
            if field.type in _BIND_TYPES:
                yield Message("", 0, field.path, "error", "tier3", _text(field.type))


def _message(row: int, column: str, kind: str) -> Message:
    return Message(SURVEY, row, column, "error", "tier3", _text(kind))


def _text(kind: str) -> str:
    return f"Vragen van de soort {kind} kunnen niet in een gesprek worden gesteld."
