"""Questions that nobody will ever see: conditions that cannot hold, and choices that do not exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop_app.forms.definition import FieldDef, FormDefinition
from desktop_app.forms.publish.messages import Message, suggestion
from desktop_app.forms.publish.places import SURVEY, Places
from desktop_app.forms.succession import choice_values
from desktop_app.forms.xpath.compiler import Compiled
from desktop_app.forms.xpath.parser import parse
from desktop_app.forms.xpath.references import read
from desktop_app.forms.xpath.site import Site
from desktop_app.forms.xpath.syntax import Binary, Call, Filter, Literal, Negation, Number, Path, Syntax

_KINDS = ("relevant", "constraint", "calculate", "required", "readonly")


def reachability_messages(definition: FormDefinition, places: Places) -> Iterator[Message]:
    """Warnings about choices that no list has and about questions whose condition can never hold."""
    judge = _Judge(definition)
    for field in definition.root.walk():
        for kind in _KINDS:
            expression: Compiled | None = getattr(field, kind)
            if expression is not None:
                yield from _unknown_choices(field, kind, expression, judge, places)
    for field in judge.unreachable():
        row = places.row(field.path)
        inside = sum(each.kind == "leaf" for each in field.walk()) if field.kind != "leaf" else 0
        what = f"Deze groep met {inside} vragen" if inside else "Deze vraag"
        words = f"{what} komt nooit in beeld: de voorwaarde kan niet waar worden. Pas relevant aan of verwijder de rij."
        yield Message(
            SURVEY if row else "", row, places.column(field.path, "relevant"), "warning", "unreachable", words
        )


def _unknown_choices(
    field: FieldDef, kind: str, expression: Compiled, judge: _Judge, places: Places
) -> Iterator[Message]:
    row = places.row(field.path)
    told = set()
    for target, value in judge.comparisons(parse(expression.text), field):
        values = judge.choices.get(target.path)
        if values is None or value in values or not value or (target.path, value) in told:
            continue
        told.add((target.path, value))
        words = (
            f"De formule vergelijkt {target.name} met '{value}', maar die keuze heeft de vraag niet."
            f"{suggestion(value, values)} Pas de formule of de lijst aan."
        )
        column = places.column(field.path, kind)
        yield Message(SURVEY if row else "", row, column, "warning", "choice_unknown", words)


class _Judge:
    """What can be said of conditions without any answer: True, False, or None for "it depends"."""

    def __init__(self, definition: FormDefinition) -> None:
        self.definition = definition
        self.repeats = frozenset(
            tuple(field.path[1:].split("/")) for field in definition.fields.values() if field.kind == "repeat"
        )
        self.choices: Mapping[str, frozenset[str]] = {
            path: frozenset(values)
            for path, field in definition.fields.items()
            if _is_plain_select(field, definition) and (values := choice_values(field, definition))
        }
        self.dead: set[FieldDef] = set()

    def unreachable(self) -> list[FieldDef]:
        """The outermost fields that can never be relevant, in the order of the form."""
        found: list[FieldDef] = []
        growing = True
        while growing:
            known = len(self.dead)
            found = list(self._walk(self.definition.root))
            growing = len(self.dead) > known
        return found

    def _walk(self, field: FieldDef) -> Iterator[FieldDef]:
        if field.relevant is not None and self.verdict(parse(field.relevant.text), field) is False:
            self.dead.update(each for each in field.walk() if each.kind == "leaf")
            yield field
            return
        for child in field.children:
            yield from self._walk(child)

    def comparisons(self, tree: Syntax, field: FieldDef) -> Iterator[tuple[FieldDef, str]]:
        """Every question that is compared with a literal text, anywhere in an expression outside predicates."""
        if isinstance(tree, Binary):
            yield from self._pair(tree.left, tree.right, field) if tree.operator in {"=", "!="} else ()
            yield from self.comparisons(tree.left, field)
            yield from self.comparisons(tree.right, field)
        elif isinstance(tree, Call):
            if tree.name == "selected" and len(tree.arguments) == 2:
                yield from self._pair(*tree.arguments, field)
            for argument in tree.arguments:
                yield from self.comparisons(argument, field)
        elif isinstance(tree, Negation):
            yield from self.comparisons(tree.operand, field)

    def _pair(self, left: Syntax, right: Syntax, field: FieldDef) -> Iterator[tuple[FieldDef, str]]:
        if isinstance(left, Literal):
            left, right = right, left
        target = self.target(left, field)
        if target is not None and isinstance(right, Literal):
            yield target, right.text

    def target(self, tree: Syntax, field: FieldDef) -> FieldDef | None:
        """The question a plain path leads to."""
        if not isinstance(tree, Path) or any(step.predicates for step in tree.steps):
            return None
        names = tuple(field.path[1:].split("/"))
        found = [each for each in read(tree, Site(names, self.repeats)).references if each.kind == "value"]
        return self.definition.fields.get("/" + "/".join(found[0].path)) if len(found) == 1 else None

    def verdict(self, tree: Syntax, field: FieldDef) -> bool | None:
        if isinstance(tree, Number):
            return bool(tree.value)
        if isinstance(tree, Literal):
            return bool(tree.text)
        if isinstance(tree, Binary):
            return self._of_operator(tree, field)
        if isinstance(tree, Call):
            return self._of_call(tree, field)
        return self.verdict(tree.operand, field) if isinstance(tree, Filter) and not tree.predicates else None

    def _of_call(self, tree: Call, field: FieldDef) -> bool | None:
        if tree.name in {"true", "false"} and not tree.arguments:
            return tree.name == "true"
        if tree.name == "not" and len(tree.arguments) == 1:
            inner = self.verdict(tree.arguments[0], field)
            return None if inner is None else not inner
        if tree.name == "selected" and len(tree.arguments) == 2:
            return self._never(*tree.arguments, field)
        return None

    def _of_operator(self, tree: Binary, field: FieldDef) -> bool | None:
        if tree.operator in {"and", "or"}:
            deciding = tree.operator == "or"
            sides = {self.verdict(tree.left, field), self.verdict(tree.right, field)}
            if deciding in sides:
                return deciding
            if tree.operator == "and" and self._contradicts(tree, field):
                return False
            return None if None in sides else not deciding
        if tree.operator == "=":
            if isinstance(tree.left, (Number, Literal)) and isinstance(tree.right, (Number, Literal)):
                return None if type(tree.left) is not type(tree.right) else tree.left == tree.right
            return self._never(tree.left, tree.right, field)
        return None

    def _never(self, left: Syntax, right: Syntax, field: FieldDef) -> bool | None:
        """False where the question cannot have the value: it is never asked, or has no such choice."""
        for target, value in self._pair(left, right, field):
            values = self.choices.get(target.path)
            if value and ((values is not None and value not in values) or self._stays_blank(target)):
                return False
        return None

    def _stays_blank(self, target: FieldDef) -> bool:
        return target in self.dead

    def _contradicts(self, tree: Binary, field: FieldDef) -> bool:
        """`a = \'x\' and a = \'y\'` of one question outside repeats."""
        wanted: dict[str, str] = {}
        for part in _conjuncts(tree):
            if isinstance(part, Binary) and part.operator == "=":
                for target, value in self._pair(part.left, part.right, field):
                    if not target.repeats() and wanted.setdefault(target.path, value) != value:
                        return True
        return False


def _conjuncts(tree: Syntax) -> Iterator[Syntax]:
    if isinstance(tree, Binary) and tree.operator == "and":
        yield from _conjuncts(tree.left)
        yield from _conjuncts(tree.right)
    else:
        yield tree


def _is_plain_select(field: FieldDef, definition: FormDefinition) -> bool:
    """A select whose value comes from its list only: not calculated, not written by the form itself."""
    if field.choices is None or field.control not in {"select", "select1", "rank"} or field.calculate is not None:
        return False
    return not any("/" + "/".join(action.target) == field.path for action in definition.actions)
