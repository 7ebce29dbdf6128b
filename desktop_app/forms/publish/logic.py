"""Lint of the form as a whole: names that do not exist, circles, calculations that surprise."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.forms.definition import FieldDef, FormDefinition
from desktop_app.forms.publish.messages import Message, Severity, suggestion
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
    known = {field.name for field in definition.fields.values()}
    for field, kind, names in definition.graph.unknown:
        if (field.path, kind, names) in seen:
            continue
        seen.add((field.path, kind, names))
        yield _at(places, field.path, kind, "error", "name_unknown", _unknown(field, kind, names, known))


def _unknown(field: FieldDef, kind: str, names: tuple[str, ...], known: set[str]) -> str:
    """A word by itself is looked for under the question the formula belongs to: then it is no reference at all."""
    word = names[-1]
    if field.path != "/" + "/".join(names[:-1]):
        return f"De formule noemt {word}, maar die vraag bestaat niet op die plaats.{suggestion(word, known)}"
    if word.lower() in _TRUE | _FALSE:
        meant = "true()" if word.lower() in _TRUE else "false()"
        meant = {"true()": "yes", "false()": "no"}[meant] if kind in {"required", "readonly"} else meant
        return f"Hier staat {word}, maar dat betekent niets in een formule. Schrijf {meant}."
    if word.lower() in _NOTHING:
        return (
            f"In de formule staat {word}. Dat bestaat hier niet. Bedoelt u leeg, schrijf dan twee aanhalingstekens: ''."
        )
    if word in known:
        return f"In de formule staat {word} zonder teken. Is het de vraag {word}? Schrijf dan ${{{word}}}."
    return (
        f"In de formule staat {word}, maar dat is geen vraag. Is het een woord? Zet het dan tussen aanhalingstekens: "
        f"'{word}'.{suggestion(word, known)}"
    )


_TRUE = frozenset({"t", "true", "yes", "y", "ja", "waar", "oui", "si"})
_FALSE = frozenset({"f", "false", "no", "n", "nee", "onwaar", "non"})
_NOTHING = frozenset({"null", "none", "nil", "na", "nan", "blank", "empty", "leeg", "undefined"})


def _circles(definition: FormDefinition, places: Places) -> Iterator[Message]:
    for circle in definition.graph.cycles:
        in_order = sorted(circle, key=lambda path: (places.row(path), path))
        names = ", ".join(_with_row(path, places) for path in in_order)
        text = f"Deze vragen hangen in een kring van elkaar af: {names}. Haal een van de verwijzingen weg."
        yield _at(places, in_order[0], "calculate", "error", "cycle", text)


def _with_row(path: str, places: Places) -> str:
    name = path.rpartition("/")[2]
    return f"{name} (rij {places.row(path)})" if places.row(path) else name


def _calculations(field: FieldDef, places: Places) -> Iterator[Message]:
    if field.calculate is None:
        return
    if field.control is not None and field.readonly is None:
        text = (
            "Deze zichtbare vraag wordt berekend. De medewerker kan het antwoord niet wijzigen. "
            "Bedoelt u een beginwaarde? Gebruik de kolom default."
        )
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
                    near = suggestion(name, definition.instances.sources)
                    text = f"De lijst {name} bestaat niet in dit formulier.{near} Voeg de lijst toe of pas de naam aan."
                    yield _at(places, field.path, kind, "error", "list_unknown", text)
