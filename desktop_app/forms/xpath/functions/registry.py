"""How a function gets into the library: a name, how many arguments it takes, and how to build its closure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desktop_app.forms.xpath.environment import Scope
from desktop_app.forms.xpath.values import Value, to_boolean, to_number, to_string

Run = Callable[[Any, Scope], Any]
Builder = Callable[[list[Run]], Run]

_CONVERT: dict[str, Callable[[Value], Any]] = {
    "s": to_string,
    "n": to_number,
    "b": to_boolean,
    "v": lambda value: value,
}


@dataclass(frozen=True, slots=True)
class Function:
    """`least`, `most`: number of arguments, None for any number · `volatile`: gives something else each time."""

    name: str
    least: int
    most: int | None
    build: Builder
    volatile: bool = False

    def accepts(self, count: int) -> bool:
        return self.least <= count and (self.most is None or count <= self.most)


FUNCTIONS: dict[str, Function] = {}


def lazy(name: str, least: int, most: int | None, *, volatile: bool = False) -> Callable[[Builder], Builder]:
    """Register a builder that gets its arguments unevaluated."""

    def register(build: Builder) -> Builder:
        FUNCTIONS[name] = Function(name, least, most, build, volatile)
        return build

    return register


def eager(name: str, kinds: str = "") -> Callable[[Callable[..., Value]], Callable[..., Value]]:
    """Register a plain function of values. `kinds`: per argument s text, n number, b truth, v as it is;
    after `?` optional; a closing `*` repeats the last kind."""
    fixed, _, optional = kinds.rstrip("*").partition("?")
    letters = fixed + optional
    most = None if kinds.endswith("*") else len(letters)
    least = len(fixed) - (1 if kinds.endswith("*") and not optional else 0)

    def register(work: Callable[..., Value]) -> Callable[..., Value]:
        FUNCTIONS[name] = Function(name, least, most, lambda arguments: _bind(work, letters, arguments))
        return work

    return register


def _bind(work: Callable[..., Value], letters: str, arguments: list[Run]) -> Run:
    padded = letters + letters[-1:] * (len(arguments) - len(letters))
    converts = [_CONVERT[letter] for letter in padded[: len(arguments)]]
    if len(arguments) == 1:
        first, convert = arguments[0], converts[0]
        return lambda node, scope: work(convert(first(node, scope)))
    if len(arguments) == 2:
        (one, two), (as_one, as_two) = arguments, converts
        return lambda node, scope: work(as_one(one(node, scope)), as_two(two(node, scope)))
    pairs = list(zip(converts, arguments, strict=True))
    return lambda node, scope: work(*[convert(argument(node, scope)) for convert, argument in pairs])
