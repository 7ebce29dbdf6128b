"""`instance('list')/root/item[column = expression]` by hash instead of by walking the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from desktop_app.forms.xpath.environment import Scope
from desktop_app.forms.xpath.functions.registry import Run
from desktop_app.forms.xpath.syntax import Binary, Call, Filter, Literal, Negation, Number, Path, Step, Syntax
from desktop_app.forms.xpath.values import to_boolean, to_string


def equality_lookup(
    name: str, steps: tuple[Step, ...], compile_any: Callable[[Syntax], Run]
) -> tuple[Run, tuple[Step, ...]] | None:
    """A closure for the path up to its first predicate, and the steps after it; None if it is no such look-up."""
    at = next((at for at, step in enumerate(steps) if step.predicates), None)
    if at is None or len(steps[at].predicates) != 1 or not all(_is_plain(step) for step in steps[: at + 1]):
        return None
    conditions = _conjuncts(steps[at].predicates[0])
    found = next(((one, pair) for one in conditions if (pair := _column_and_value(one))), None)
    if found is None:
        return None
    chosen, (column, wanted) = found
    path = tuple(step.test for step in steps[: at + 1])
    others = [compile_any(condition) for condition in conditions if condition is not chosen]
    return _lookup(name, path, column, compile_any(wanted), compile_any(chosen), others), steps[at + 1 :]


def _lookup(name: str, path: tuple[str, ...], column: str, wanted: Run, plain: Run, others: list[Run]) -> Run:
    def run(node: Any, scope: Scope) -> Sequence[Any]:
        value = wanted(node, scope)
        if isinstance(value, (float, int)):
            nodes = _all(scope.env.instance(name), path)
            found = [each for each in nodes if to_boolean(plain(each, scope))]
        elif not isinstance(value, str) and len(value) != 1:
            texts = {each.string_value() for each in value}
            found = [each for text in texts for each in scope.env.lookup(name, path, column, text)]
        else:
            found = list(scope.env.lookup(name, path, column, to_string(value)))
        if not others:
            return found
        inner = scope.inner()
        return [each for each in found if all(to_boolean(other(each, inner)) for other in others)]

    return run


def _all(nodes: Sequence[Any], path: tuple[str, ...]) -> Sequence[Any]:
    for name in path:
        nodes = [each for node in nodes for each in node.named(name)]
    return nodes


def _is_plain(step: Step) -> bool:
    return step.axis == "child" and step.test != "*" and not step.test.endswith("()")


def _conjuncts(tree: Syntax) -> list[Syntax]:
    if isinstance(tree, Binary) and tree.operator == "and":
        return [*_conjuncts(tree.left), *_conjuncts(tree.right)]
    return [tree]


def _column_and_value(tree: Syntax) -> tuple[str, Syntax] | None:
    if not isinstance(tree, Binary) or tree.operator != "=":
        return None
    for one, other in ((tree.left, tree.right), (tree.right, tree.left)):
        if isinstance(one, Path) and one.start is None and len(one.steps) == 1:
            step = one.steps[0]
            if _is_plain(step) and not step.predicates and _is_independent(other):
                return step.test, other
    return None


def wanted_position(tree: Syntax) -> Syntax | None:
    """The other side of `position() = ...`, if it is the same for every node; None for any other predicate."""
    if not isinstance(tree, Binary) or tree.operator != "=":
        return None
    for one, other in ((tree.left, tree.right), (tree.right, tree.left)):
        if isinstance(one, Call) and one.name == "position" and not one.arguments and _is_independent(other):
            return other
    return None


def _is_independent(tree: Syntax) -> bool:
    """True if the expression does not look at the list item it is compared with."""
    if isinstance(tree, (Number, Literal)):
        return True
    if isinstance(tree, Call):
        places = tree.name in {"position", "last", "name", "local-name", "string"} and not tree.arguments
        return not places and all(_is_independent(argument) for argument in tree.arguments)
    if isinstance(tree, Path):
        return tree.start == "/" or (isinstance(tree.start, Call) and _is_independent(tree.start))
    if isinstance(tree, Binary):
        return _is_independent(tree.left) and _is_independent(tree.right)
    return _is_independent(tree.operand) if isinstance(tree, (Negation, Filter)) else False
