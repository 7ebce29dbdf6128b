"""Words and audio that a language lacks."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.forms.definition import FieldDef, FormDefinition
from desktop_app.forms.itext import PLAIN_FORMS
from desktop_app.forms.publish.messages import Message
from desktop_app.forms.publish.places import SURVEY, Places

_HEADINGS = {"label": "label", "hint": "hint", "constraint": "constraint_message", "required": "required_message"}
_MEDIA = ("audio", "image")


def translation_messages(definition: FormDefinition, places: Places) -> Iterator[Message]:
    """A warning per text and language that has words elsewhere, and per choice list."""
    if len(definition.languages) < 2:
        return
    for field in definition.root.walk():
        for what, heading in _HEADINGS.items():
            words = field.texts.get(what)
            if words is None or words.text_id is None:
                continue
            for language in _missing(definition, words.text_id, PLAIN_FORMS):
                yield _message(
                    field,
                    places,
                    f"{heading}::{language}",
                    "translation_missing",
                    f"Hier ontbreken de woorden in {language}.",
                )
            for kind in _MEDIA:
                for language in _missing(definition, words.text_id, (kind,)):
                    text = f"Hier ontbreekt {kind} in {language}, terwijl een andere taal het wel heeft."
                    yield _message(field, places, f"media::{kind}::{language}", "media_untranslated", text)
    yield from _choices(definition)


def _missing(definition: FormDefinition, text_id: str, forms: tuple[str, ...]) -> list[str]:
    names = [language.name for language in definition.languages]
    lacking = [name for name in names if definition.itext.find(text_id, forms, name) is None]
    return lacking if len(lacking) < len(names) else []


def _message(field: FieldDef, places: Places, column: str, code: str, text: str) -> Message:
    row = places.row(field.path)
    return Message(SURVEY if row else "", row, column, "warning", code, text)


def _choices(definition: FormDefinition) -> Iterator[Message]:
    for name in definition.instances.sources:
        for item in definition.instances.at(name, ("root", "item")):
            ids = item.named("itextId")
            if not ids:
                continue
            values = item.named("name")
            value = values[0].string_value() if values else ""
            for language in _missing(definition, ids[0].string_value(), PLAIN_FORMS):
                text = f"De keuze {value} van lijst {name} heeft geen woorden in {language}."
                yield Message("choices", 0, f"label::{language}", "warning", "translation_missing", text)
