"""Regular expressions that can hang: found before publishing, by their shape."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any, Literal

from desktop_app.forms.xpath.syntax import Binary, Call, Filter, Negation, Path, Syntax
from desktop_app.forms.xpath.syntax import Literal as TextLiteral

MANY = 20
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)


def patterns_in(tree: Syntax) -> Iterator[str]:
    """Literal patterns of all `regex()` calls."""
    if isinstance(tree, Call):
        if tree.name == "regex" and len(tree.arguments) == 2 and isinstance(tree.arguments[1], TextLiteral):
            yield tree.arguments[1].text
        for argument in tree.arguments:
            yield from patterns_in(argument)
    elif isinstance(tree, Binary):
        yield from patterns_in(tree.left)
        yield from patterns_in(tree.right)
    elif isinstance(tree, (Negation, Filter)):
        yield from patterns_in(tree.operand)
    elif isinstance(tree, Path):
        for step in tree.steps:
            for predicate in step.predicates:
                yield from patterns_in(predicate)


def is_catastrophic(pattern: str) -> Literal["", "broken", "nested"]:
    """ "nested" for a long repetition inside a long repetition, "broken" for no pattern at all."""
    try:
        tree = _parser.parse(pattern)
    except (re.error, OverflowError, RecursionError):
        return "broken"
    return "nested" if _nests(tree, inside=False) else ""


def _nests(tree: Any, *, inside: bool) -> bool:
    for operation, argument in tree:
        if operation in _REPEATS:
            _, most, body = argument
            long = int(most) > MANY
            if (long and inside) or _nests(body, inside=inside or long):
                return not _is_separated(body, inside=inside, long=long)
        elif any(_nests(part, inside=inside) for part in _parts(operation, argument)):
            return True
    return False


def _is_separated(body: Any, *, inside: bool, long: bool) -> bool:
    """`(,\\d+)*` is safe: every round begins with a fixed letter that the inner repetition cannot eat."""
    if inside or not long or len(body) != 1:
        return False
    operation, argument = body[0]
    inner = argument[-1] if operation is _constants.SUBPATTERN else body
    items = list(inner)
    if len(items) < 2 or items[0][0] is not _constants.LITERAL:
        return False
    letter = chr(items[0][1])
    rest = [argument for operation, argument in items[1:] if operation in _REPEATS]
    return len(rest) == len(items) - 1 and not any(_eats(body, letter) for _, _, body in rest)


def _eats(body: Any, letter: str) -> bool:
    operation, argument = body[0]
    if len(body) != 1 or operation not in {_constants.LITERAL, _constants.IN}:
        return True
    if operation is _constants.LITERAL:
        return chr(argument) == letter
    return any(_covers(item, letter) for item in argument)


def _covers(item: Any, letter: str) -> bool:
    kind, value = item
    if kind is _constants.LITERAL:
        return chr(value) == letter
    if kind is _constants.RANGE:
        return bool(value[0] <= ord(letter) <= value[1])
    if kind is _constants.CATEGORY and value is _constants.CATEGORY_DIGIT:
        return letter.isdigit()
    if kind is _constants.CATEGORY and value is _constants.CATEGORY_SPACE:
        return letter.isspace()
    return True


def _parts(operation: Any, argument: Any) -> list[Any]:
    if operation is _constants.SUBPATTERN:
        return [argument[-1]]
    if operation is _constants.BRANCH:
        return list(argument[1])
    if operation in {_constants.ASSERT, _constants.ASSERT_NOT}:
        return [argument[1]]
    return []
