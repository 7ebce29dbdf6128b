"""Regular expressions that can hang: found before publishing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from desktop_app.forms.xpath.ambiguity import can_hang
from desktop_app.forms.xpath.patterns import as_python
from desktop_app.forms.xpath.syntax import Binary, Call, Filter, Negation, Path, Syntax
from desktop_app.forms.xpath.syntax import Literal as TextLiteral


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


def is_catastrophic(pattern: str) -> Literal["", "broken", "slow"]:
    """ "slow" for a pattern that some answer keeps busy for ever, "broken" for no pattern at all."""
    try:
        return "slow" if can_hang(as_python(pattern)) else ""
    except (re.error, OverflowError, RecursionError):
        return "broken"
