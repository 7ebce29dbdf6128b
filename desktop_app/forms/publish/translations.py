"""Words, pictures and audio that a language lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from desktop_app.forms.definition import FormDefinition
from desktop_app.forms.itext import PLAIN_FORMS
from desktop_app.forms.publish.messages import Message
from desktop_app.forms.publish.places import SURVEY, Places, heading
from desktop_app.forms.publish.sheets import NUMBER, Row

CHOICES = "choices"
_HEADINGS = {
    "label": "label",
    "hint": "hint",
    "guidance": "guidance_hint",
    "constraint": "constraint_message",
    "required": "required_message",
}
_MEDIA = {"audio": "het geluid", "image": "de afbeelding"}
_UNNAMED = "default"


class _Entry(NamedTuple):
    """One text of the form. `subject`: "" for a question, else the choice · `forms`: see `Text`."""

    sheet: str
    row: Row
    column: str
    text_id: str
    subject: str
    forms: tuple[str, ...] = PLAIN_FORMS


def translation_messages(definition: FormDefinition, places: Places, choices: list[Row]) -> Iterator[Message]:
    """A warning per text and language that has words elsewhere; the same for pictures and audio.

    A form with audio in any language says per language how many questions and choices have none.
    """
    languages = [language.name for language in definition.languages if language.name != _UNNAMED]
    entries = [*_of_questions(definition, places), *_of_choices(definition, choices)]
    if len(languages) > 1:
        for entry in entries:
            yield from _gaps(definition, entry, languages)
    yield from _silence(definition, [entry for entry in entries if entry.column == "label"], languages)


def _of_questions(definition: FormDefinition, places: Places) -> Iterator[_Entry]:
    for field in definition.root.walk():
        row = places.rows.get(field.path, {})
        if places.rows and not row:
            continue
        for what, column in _HEADINGS.items():
            words = field.texts.get(what)
            if words is not None and words.text_id is not None:
                yield _Entry(SURVEY if row else "", row, column, words.text_id, "", words.forms)


def _of_choices(definition: FormDefinition, choices: list[Row]) -> Iterator[_Entry]:
    rows = {(row.get("list_name", row.get("list name", "")), row.get("name", "")): row for row in choices}
    for name in definition.instances.sources:
        for item in definition.instances.at(name, ("root", "item")):
            ids = item.named("itextId")
            if ids:
                values = item.named("name")
                value = values[0].string_value() if values else ""
                row = rows.get((name, value), {})
                yield _Entry(CHOICES, row, "label", ids[0].string_value(), f"de keuze {value} van lijst {name}")


def _gaps(definition: FormDefinition, entry: _Entry, languages: list[str]) -> Iterator[Message]:
    of_whom = f" van {entry.subject}" if entry.subject else ""
    for language in _missing(definition, entry.text_id, entry.forms, languages):
        words = f"Hier ontbreken de woorden{of_whom} in {language}. Vul ze in."
        yield _message(entry, f"{entry.column}::{language}", "translation_missing", words)
    for kind, thing in _MEDIA.items() if entry.column in {"label", "hint"} else ():
        for language in _missing(definition, entry.text_id, (kind,), languages):
            words = f"Hier ontbreekt {thing}{of_whom} in {language}; een andere taal heeft het wel. Vul het in."
            own = "media" if heading(entry.row, kind).startswith("media::") else kind
            column = f"{kind}::{language}" if own == kind else f"media::{kind}::{language}"
            yield _message(entry, column, "media_untranslated", words)


def _missing(definition: FormDefinition, text_id: str, forms: tuple[str, ...], languages: list[str]) -> list[str]:
    lacking = [name for name in languages if definition.itext.find(text_id, forms, name) is None]
    return lacking if len(lacking) < len(languages) else []


def _message(entry: _Entry, column: str, code: str, words: str) -> Message:
    return Message(entry.sheet, int(entry.row.get(NUMBER, 0)), column, "warning", code, words)


def _silence(definition: FormDefinition, entries: list[_Entry], languages: list[str]) -> Iterator[Message]:
    heard: Mapping[str, list[_Entry]] = {
        language: [each for each in entries if definition.itext.find(each.text_id, ("audio",), language) is not None]
        for language in languages
    }
    if not any(heard.values()):
        return
    for language, with_audio in heard.items():
        silent = [each for each in entries if each not in with_audio]
        asked, offered = (sum(bool(each.subject) is choice for each in silent) for choice in (False, True))
        if silent:
            words = (
                f"In {language} hebben {asked} vragen en {offered} keuzes geen geluid. "
                "Voeg geluid toe, of laat de medewerker voorlezen."
            )
            yield Message(SURVEY, 1, f"audio::{language}", "warning", "audio_missing", words)
