"""Lint of the form as a whole: names that do not exist, circles, calculations that surprise."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.forms.definition import FieldDef, FormDefinition
from desktop_app.forms.publish.messages import Message, Severity
from desktop_app.forms.publish.places import SURVEY, Places


def logic_messages(definition: FormDefinition, places: Places) -> Iterator[Message]:
    """Messages that need the whole form."""
    yield from _unknown_names(definition, places)
    yield from _circles(definition, places)
    for field in definition.root.walk():
        yield from _calculations(field, places)
    yield from _unknown_lists(definition, places)


def _at(places: Places, path: str, kind: str, severity: Severity, code: str, text: str) -> Message:
    row = places.row(path)
    return Message(SURVEY if row else "", row, places.column(path, kind), severity, code, text)


def _unknown_names(definition: FormDefinition, places: Places) -> Iterator[Message]:
    seen = set()
    for field, kind, names in definition.graph.unknown:
        if (field.path, kind, names) in seen:
            continue
        seen.add((field.path, kind, names))
        text = f"De formule noemt {names[-1]}, maar die vraag bestaat niet op die plaats."
        yield _at(places, field.path, kind, "error", "name_unknown", text)


def _circles(definition: FormDefinition, places: Places) -> Iterator[Message]:
    for circle in definition.graph.cycles:
        names = " → ".join(path.rpartition("/")[2] for path in (*circle, circle[0]))
        text = f"Deze vragen hangen in een kringetje van elkaar af: {names}."
        yield _at(places, circle[0], "calculate", "error", "cycle", text)


def _calculations(field: FieldDef, places: Places) -> Iterator[Message]:
    if field.calculate is None:
        return
    if field.control is not None and field.readonly is None:
        text = "Deze zichtbare vraag wordt berekend. De medewerker kan het antwoord niet wijzigen."
        yield _at(places, field.path, "calculate", "warning", "visible_calculation", text)
    if field.calculate.reading.language:
        text = "Deze berekening hangt af van de taal van het gesprek. Gebruik de waarde, niet de woorden."
        yield _at(places, field.path, "calculate", "warning", "language_dependent", text)


def _unknown_lists(definition: FormDefinition, places: Places) -> Iterator[Message]:
    for field in definition.root.walk():
        expressions = {"calculate": field.calculate, "constraint": field.constraint, "relevant": field.relevant}
        if field.choices is not None:
            expressions["choices"] = field.choices.nodes
        for kind, expression in expressions.items():
            for name in sorted(expression.reading.instances if expression else ()):
                if name not in definition.instances.sources:
                    text = f"De lijst {name} bestaat niet in dit formulier."
                    yield _at(places, field.path, kind, "error", "list_unknown", text)
