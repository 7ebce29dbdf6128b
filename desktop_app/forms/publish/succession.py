"""The difference with the previous version, in the words of the author's sheets."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from desktop_app.forms.definition import FieldDef
from desktop_app.forms.faults import FormFault
from desktop_app.forms.package import Package
from desktop_app.forms.publish.compilation import Compilation
from desktop_app.forms.publish.messages import Message, Severity
from desktop_app.forms.publish.migrations import MIGRATIONS, migration_rows, row_messages, unfit_messages
from desktop_app.forms.publish.places import SURVEY, Places, places_of
from desktop_app.forms.publish.sheets import NUMBER
from desktop_app.forms.reader import read_form
from desktop_app.forms.succession import Heir, Succession, compare, value_type

_KINDS = {
    "string": "tekst", "int": "geheel getal", "decimal": "kommagetal", "date": "datum", "time": "tijd",
    "dateTime": "datum en tijd", "boolean": "ja of nee", "binary": "bestand", "select_one": "keuze met één antwoord",
    "select_multiple": "keuze met meer antwoorden", "rank": "rangschikking", "acknowledge": "vinkje",
    "group": "groep", "repeat": "tabel",
}  # fmt: skip


def succession_messages(
    compilation: Compilation, media: Mapping[str, bytes], previous: Package | None
) -> list[Message]:
    """What the author should know about the step from the previous version; errors where answers would be spoilt.

    Without a previous version only the sheet `migrations` is read. A form that cannot be loaded has no messages here.
    """
    try:
        new = read_form(compilation.xform or "", files=media, lenient=True)
    except FormFault:
        return []
    rows = migration_rows(compilation.sheets.get(MIGRATIONS, []))
    old = previous.definition if previous is not None else None
    wrong = list(row_messages(rows, old, new))
    if previous is None or old is None:
        return wrong
    unfit = {message.row for message in wrong}
    followed = [each for each in rows if each.row not in unfit]
    succession = compare(old, new, [each.rename for each in followed])
    wrong += unfit_messages(followed, succession)
    words = _Words(compilation, succession, previous)
    return [*wrong, *words.versions(), *words.summary(), *words.questions(), *words.choices()]


def succession_record(compilation: Compilation, media: Mapping[str, bytes], previous: Package | None) -> dict[str, Any]:
    """What the manifest keeps of it: `migrations`, and `previous` with the difference by path."""
    renames = [each.rename for each in migration_rows(compilation.sheets.get(MIGRATIONS, []))]
    record: dict[str, Any] = {}
    if renames:
        record["migrations"] = [
            {"old_name": each.old, "new_name": each.new, "expression": each.expression} for each in renames
        ]
    if previous is not None:
        new = read_form(compilation.xform or "", files=media, lenient=True)
        record["previous"] = {
            "form_id": previous.form_id,
            "version": previous.version,
            "source_sha256": previous.source_hash,
            **_difference(compare(previous.definition, new, renames)),
        }
    return record


def _difference(succession: Succession) -> dict[str, Any]:
    def pairs(heirs: Sequence[Heir]) -> list[list[str]]:
        return [[heir.old.path, heir.new.path] for heir in heirs]

    return {
        "added": [field.path for field in succession.added],
        "removed": [field.path for field in succession.removed],
        "moved": pairs(succession.moved),
        "renamed": pairs(succession.renamed),
        "retyped": pairs(succession.retyped),
        "control": pairs(succession.recontrolled),
        "logic": {heir.new.path: list(heir.logic) for heir in succession.relogic},
        "choices_removed": {each.heir.new.path: list(each.removed) for each in succession.choices if each.removed},
        "choices_added": {each.heir.new.path: list(each.added) for each in succession.choices if each.added},
    }


def _asks(field: FieldDef) -> bool:
    """True for a question that a person answers."""
    return field.kind == "leaf" and field.control is not None and field.calculate is None


class _Words:
    """Messages about one succession."""

    def __init__(self, compilation: Compilation, succession: Succession, previous: Package) -> None:
        self.compilation = compilation
        self.succession = succession
        self.previous = previous
        self.places: Places = places_of(compilation.sheets.get(SURVEY, []))
        self.version = f"versie {previous.version}" if previous.version else "de vorige versie"

    def versions(self) -> Iterator[Message]:
        """Another form, or the same version number on other content."""
        new, old = self.succession.new, self.previous
        row = next((int(each[NUMBER]) for each in self.compilation.sheets.get("settings", [])), 0)
        if new.form_id != old.form_id:
            text = f"Het vorige pakket is van het formulier {old.form_id}, dit formulier heet {new.form_id}."
            yield Message("settings", row, "form_id", "warning", "version_form", f"{text} Klopt dat?")
        elif new.version == old.version and hashlib.sha256(self.compilation.source).hexdigest() != old.source_hash:
            text = f"{self.version.capitalize()} bestaat al met een andere inhoud. Verhoog de versie in settings."
            yield Message("settings", row, "version", "error", "version_same", text)

    def summary(self) -> Iterator[Message]:
        of = self.succession
        added, removed = (sum(_asks(field) for field in fields) for fields in (of.added, of.removed))
        kept = sum(_asks(heir.old) for heir in of.kept)
        text = (
            f"Verschil met {self.version}: {kept} vragen gebleven, {added} nieuw, {removed} weg, "
            f"{len(of.moved)} verplaatst, {len(of.renamed)} hernoemd, {len(of.relogic)} met een andere formule."
        )
        yield Message("", 0, "", "warning", "version_summary", text)

    def questions(self) -> Iterator[Message]:
        for field in self.succession.removed:
            if _asks(field) and field not in {heir.old for heir in self.succession.reshaped}:
                text = f"De vraag {field.name} uit {self.version} is weg. Antwoorden erop worden apart bewaard."
                hint = "Heeft de vraag een nieuwe naam? Zet de oude en de nieuwe naam in het blad migrations."
                yield Message(SURVEY, 0, "name", "warning", "version_removed", f"{text} {hint}")
        for heir in self.succession.moved:
            text = f"De vraag {heir.new.name} staat nu in een andere groep. Antwoorden gaan mee. U hoeft niets te doen."
            yield self.at(heir, "name", "warning", "version_moved", text)
        for heir in self.succession.retyped:
            yield from self.retyped(heir)
        for heir in self.succession.relogic:
            for kind in heir.logic:
                text = f"De formule van {heir.new.name} is anders dan in {self.version}. Klopt zij met oude antwoorden?"
                yield self.at(heir, "choices" if kind == "choice_filter" else kind, "warning", "version_logic", text)

    def retyped(self, heir: Heir) -> Iterator[Message]:
        was, now = (_KINDS.get(value_type(field), value_type(field)) for field in (heir.old, heir.new))
        text = f"De vraag {heir.new.name} was in {self.version}: {was}. Nu is zij: {now}."
        if heir.expression:
            yield self.at(heir, "type", "warning", "version_retyped", f"{text} Uw formule zet de antwoorden om.")
        elif heir.fits:
            yield self.at(heir, "type", "warning", "version_retyped", f"{text} De antwoorden gaan mee.")
        elif heir.found == "map":
            yield self.at(heir, "type", "warning", "version_retyped", f"{text} Antwoorden worden apart bewaard.")
        else:
            hint = "Geef de vraag een nieuwe naam, of zet haar in het blad migrations."
            yield self.at(heir, "type", "error", "version_retyped", f"{text} Oude antwoorden passen niet. {hint}")

    def choices(self) -> Iterator[Message]:
        """One message per list that lost an option; a list may serve many questions."""
        told = set()
        for change in self.succession.choices:
            source = change.heir.new.choices
            name = (source.list_name if source is not None else None) or change.heir.new.name
            if change.removed and (name, change.removed) not in told:
                told.add((name, change.removed))
                text = (
                    f"Uit de lijst {name} zijn weg: {', '.join(change.removed)}. Wie dat had gekozen, houdt dat apart."
                )
                hint = "Alleen andere woorden? Laat dan name staan en wijzig label."
                yield Message("choices", self.list_row(name), "name", "warning", "version_choice", f"{text} {hint}")

    def list_row(self, name: str) -> int:
        rows = self.compilation.sheets.get("choices", [])
        return next((int(row[NUMBER]) for row in rows if name in {row.get("list_name"), row.get("list name")}), 0)

    def at(self, heir: Heir, kind: str, severity: Severity, code: str, text: str) -> Message:
        row = self.places.row(heir.new.path)
        return Message(SURVEY if row else "", row, self.places.column(heir.new.path, kind), severity, code, text)
