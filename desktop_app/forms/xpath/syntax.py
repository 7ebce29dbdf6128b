"""The syntax tree of an expression."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    value: float


@dataclass(frozen=True, slots=True)
class Literal:
    text: str


@dataclass(frozen=True, slots=True)
class Call:
    """A function call; `at` is its offset in the text."""

    name: str
    arguments: tuple[Syntax, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Binary:
    """`operator`: or and = != < <= > >= + - * div mod |"""

    operator: str
    left: Syntax
    right: Syntax


@dataclass(frozen=True, slots=True)
class Negation:
    operand: Syntax


@dataclass(frozen=True, slots=True)
class Step:
    """`test`: a name, `*`, or a node test such as `node()`."""

    axis: str
    test: str
    predicates: tuple[Syntax, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """`start`: None for a path from the context node, "/" from the root, or the expression it starts with."""

    start: Syntax | str | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """A primary expression with predicates: `(a)[1]`, `current()[b = 2]`."""

    operand: Syntax
    predicates: tuple[Syntax, ...]


Syntax = Number | Literal | Call | Binary | Negation | Path | Filter
