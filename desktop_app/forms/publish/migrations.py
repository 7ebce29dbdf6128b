"""The sheet `migrations`: old_name, new_name, expression. What the author says about questions of the last version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop_app.forms.definition import FormDefinition
from desktop_app.forms.faults import BrokenExpression, UnknownReference
from desktop_app.forms.migration import compiled_expression
from desktop_app.forms.publish.messages import Message
from desktop_app.forms.publish.sheets import NUMBER, Row
from desktop_app.forms.succession import Rename, Succession, named

MIGRATIONS = "migrations"
OLD, NEW, EXPRESSION = "old_name", "new_name", "expression"


@dataclass(frozen=True, slots=True)
class MigrationRow:
    """One row of the sheet."""

    row: int
    rename: Rename


def migration_rows(rows: Sequence[Row]) -> list[MigrationRow]:
    """The rows of the sheet; `${name}` may stand for a name."""
    return [
        MigrationRow(int(row[NUMBER]), Rename(_name(row, OLD), _name(row, NEW), row.get(EXPRESSION, "")))
        for row in rows
    ]


def _name(row: Row, column: str) -> str:
    return str(row.get(column, "")).removeprefix("${").removesuffix("}").strip()


def row_messages(rows: Sequence[MigrationRow], old: FormDefinition | None, new: FormDefinition) -> Iterator[Message]:
    """An error for every row that cannot be followed; what it says of the old form only when that is at hand."""
    olds, news = (Counter(name) for name in ([r.rename.old for r in rows], [r.rename.new for r in rows]))
    for each in rows:
        rename = each.rename
        if olds[rename.old] > 1:
            yield _message(each, OLD, "migration_twice", f"{rename.old} staat hier twee keer. Laat één rij staan.")
        if news[rename.new] > 1:
            text = f"Twee oude vragen gaan naar {rename.new}. Kies voor een van beide een andere vraag."
            yield _message(each, NEW, "migration_twice", text)
        if not _knows(new, rename.new):
            text = f"De vraag {rename.new or '(leeg)'} bestaat niet in deze versie, of de naam komt vaker voor."
            yield _message(each, NEW, "migration_unknown", f"{text} Verbeter de naam of schrijf het hele pad.")
        if old is not None:
            yield from _old_messages(each, old)


def unfit_messages(rows: Sequence[MigrationRow], succession: Succession) -> Iterator[Message]:
    """An error for every row that joins what cannot be joined."""
    for each in rows:
        if named(succession.old, each.rename.old).path not in succession.heirs:
            text = f"{each.rename.old} en {each.rename.new} staan niet in dezelfde tabel, of een ervan is een groep."
            yield _message(each, NEW, "migration_place", f"{text} Antwoorden kunnen niet mee. Kies een andere vraag.")


def _old_messages(each: MigrationRow, old: FormDefinition) -> Iterator[Message]:
    rename = each.rename
    if not _knows(old, rename.old):
        text = f"De vraag {rename.old or '(leeg)'} bestaat niet in de vorige versie, of de naam komt vaker voor."
        yield _message(
            each, OLD, "migration_unknown", f"{text} Verbeter de naam, schrijf het hele pad of haal de rij weg."
        )
    elif rename.expression:
        try:
            compiled_expression(rename.expression, named(old, rename.old), old)
        except UnknownReference as fault:
            text = f"De formule noemt {fault.params['question']}, maar die vraag bestaat niet in de vorige versie."
            yield _message(each, EXPRESSION, "migration_expression", f"{text} Verbeter de naam.")
        except BrokenExpression:
            text = "De formule klopt niet. Controleer haken, aanhalingstekens en namen van functies."
            yield _message(each, EXPRESSION, "migration_expression", text)


def _knows(definition: FormDefinition, word: str) -> bool:
    try:
        named(definition, word)
    except UnknownReference:
        return False
    return True


def _message(each: MigrationRow, column: str, code: str, text: str) -> Message:
    return Message(MIGRATIONS, each.row, column, "error", code, text)
