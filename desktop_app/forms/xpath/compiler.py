"""From syntax tree to closures `(node, scope) -> value`. What can be decided before the first run, is."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desktop_app.forms.faults import BrokenExpression, TypeMismatch, UnknownFunction, UnsupportedExpression
from desktop_app.forms.xpath.axes import in_document_order
from desktop_app.forms.xpath.comparison import ORDER, equal, ordered, unequal
from desktop_app.forms.xpath.environment import Environment, Scope
from desktop_app.forms.xpath.functions import FUNCTIONS
from desktop_app.forms.xpath.functions.registry import Run
from desktop_app.forms.xpath.parser import parse
from desktop_app.forms.xpath.paths import PathCompiler, filtered
from desktop_app.forms.xpath.references import Reading, read
from desktop_app.forms.xpath.site import Site, expand_indexed_repeat
from desktop_app.forms.xpath.syntax import Binary, Call, Filter, Literal, Negation, Number, Path, Syntax
from desktop_app.forms.xpath.values import NAN, is_nodes, to_boolean, to_number, to_string


@dataclass(frozen=True, slots=True)
class Compiled:
    """An expression ready to run at its site. A `TypeMismatch` while running counts as blank."""

    text: str
    run: Run
    reading: Reading

    def value(self, node: Any, env: Environment, language: str | None = None) -> Any:
        """The raw value: text, number, truth or list of nodes."""
        try:
            return self.run(node, Scope(env, node, language))
        except TypeMismatch:
            return ""

    def string(self, node: Any, env: Environment, language: str | None = None) -> str:
        """The value as text; NaN is blank."""
        text = to_string(self.value(node, env, language))
        return "" if text == "NaN" else text

    def truth(self, node: Any, env: Environment) -> bool:
        """The value as truth."""
        return to_boolean(self.value(node, env))

    def number(self, node: Any, env: Environment) -> float:
        """The value as number, NaN if it is none."""
        return to_number(self.value(node, env))


def compile_expression(text: str, site: Site | None = None, *, strict: bool = False, lenient: bool = False) -> Compiled:
    """Compile an expression for a site; without one, absolute paths start at the document of the environment.

    `strict` refuses what is outside the ODK subset; `lenient` makes a function that is not there a blank at run
    time. Raises `BrokenExpression` and its kinds.
    """
    return compile_tree(parse(text), text, site, strict=strict, lenient=lenient)


def compile_tree(
    tree: Syntax, text: str, site: Site | None, *, strict: bool = False, lenient: bool = False
) -> Compiled:
    """Compile a syntax tree; `text` is what messages show. Raises `BrokenExpression` and its kinds."""
    try:
        run = _Compiler(text, site, strict=strict, lenient=lenient).compile(tree)
        return Compiled(text, run, read(tree, site) if site else Reading())
    except RecursionError:
        raise BrokenExpression(expression=text[:80], reason="too_deep") from None


class _Compiler:
    def __init__(self, text: str, site: Site | None, *, strict: bool, lenient: bool) -> None:
        self.text = text
        self.strict = strict
        self.lenient = lenient
        self.site = site
        self.paths = PathCompiler(site, self.compile, self.refuse)

    def refuse(self, reason: str) -> None:
        """Raise for a construct outside the subset, if that is asked."""
        if self.strict:
            raise UnsupportedExpression(expression=self.text, reason=reason)

    def compile(self, tree: Syntax) -> Run:
        if isinstance(tree, (Number, Literal)):
            constant = tree.value if isinstance(tree, Number) else tree.text
            return lambda node, scope: constant
        if isinstance(tree, Path):
            return self.paths.compile(tree)
        if isinstance(tree, Call):
            return self.call(tree)
        if isinstance(tree, Binary):
            return self.binary(tree)
        if isinstance(tree, Negation):
            operand = self.compile(tree.operand)
            return lambda node, scope: -to_number(operand(node, scope))
        return self.filter(tree)

    def filter(self, tree: Filter) -> Run:
        operand, predicates = self.compile(tree.operand), [self.compile(each) for each in tree.predicates]

        def run(node: Any, scope: Scope) -> Any:
            nodes = operand(node, scope)
            for predicate in predicates:
                nodes = filtered(nodes, predicate, scope)
            return nodes

        return run

    def call(self, tree: Call) -> Run:
        if tree.name == "indexed-repeat":
            expanded = expand_indexed_repeat(tree, self.site)
            if expanded is None:
                return self.unknown(tree, "arguments")
            return self.compile(expanded)
        if tree.name == "jr:choice-name":
            return self.choice_name(tree)
        function = FUNCTIONS.get(tree.name)
        if function is None:
            return self.unknown(tree, "unknown")
        if not function.accepts(len(tree.arguments)):
            return self.unknown(tree, "arguments")
        return function.build([self.compile(argument) for argument in tree.arguments])

    def unknown(self, tree: Call, reason: str) -> Run:
        if self.lenient:
            return _blank
        raise UnknownFunction(expression=self.text, at=tree.at, reason=reason, name=tree.name)

    def choice_name(self, tree: Call) -> Run:
        if len(tree.arguments) != 2 or not isinstance(tree.arguments[1], Literal):
            return self.unknown(tree, "arguments")
        value, path = self.compile(tree.arguments[0]), self.paths.generic(parse(tree.arguments[1].text.strip()))
        return lambda node, scope: scope.env.choice_name(
            to_string(value(node, scope)), path, scope.current, scope.language
        )

    def binary(self, tree: Binary) -> Run:
        left, right = self.compile(tree.left), self.compile(tree.right)
        if tree.operator == "and":
            return lambda node, scope: to_boolean(left(node, scope)) and to_boolean(right(node, scope))
        if tree.operator == "or":
            return lambda node, scope: to_boolean(left(node, scope)) or to_boolean(right(node, scope))
        if tree.operator in {"=", "!="}:
            return _equality(tree, left, right)
        if tree.operator in ORDER:
            test = ORDER[tree.operator]
            return lambda node, scope: ordered(test, left(node, scope), right(node, scope))
        if tree.operator == "|":
            self.refuse("union")
            return lambda node, scope: _union(left(node, scope), right(node, scope))
        work = _ARITHMETIC[tree.operator]
        return lambda node, scope: work(to_number(left(node, scope)), to_number(right(node, scope)))


def _blank(node: Any, scope: Scope) -> Any:
    raise TypeMismatch(expected="function")


def _equality(tree: Binary, left: Run, right: Run) -> Run:
    if isinstance(tree.right, Literal) and isinstance(tree.left, Path):
        return _text_equality(left, tree.right.text, same=tree.operator == "=")
    test = equal if tree.operator == "=" else unequal
    return lambda node, scope: test(left(node, scope), right(node, scope))


def _text_equality(path: Run, text: str, *, same: bool) -> Run:
    """A path against a literal: by far the most frequent comparison."""

    def run(node: Any, scope: Scope) -> bool:
        nodes = path(node, scope)
        if len(nodes) == 1:
            return bool((nodes[0].string_value() == text) is same)
        return any((each.string_value() == text) is same for each in nodes)

    return run


def _divide(left: float, right: float) -> float:
    if right:
        return left / right
    return (
        NAN if not left or left != left or right != right else math.copysign(math.inf, left) * math.copysign(1, right)
    )


def _remainder(left: float, right: float) -> float:
    return math.fmod(left, right) if right and math.isfinite(left) else NAN


def _multiply(left: float, right: float) -> float:
    return left * right


_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": _multiply,
    "div": _divide,
    "mod": _remainder,
}


def _union(left: Any, right: Any) -> list[Any]:
    if not is_nodes(left) or not is_nodes(right):
        raise TypeMismatch(expected="nodes")
    return in_document_order([*left, *right])
