"""Functions that decide; `if` and `coalesce` evaluate only what they need."""

from typing import Any

from desktop_app.forms.xpath.environment import Scope
from desktop_app.forms.xpath.functions.registry import Run, eager, lazy
from desktop_app.forms.xpath.values import is_nodes, to_boolean, to_number, to_string


@eager("true")
def _true() -> bool:
    return True


@eager("false")
def _false() -> bool:
    return False


@eager("not", "b")
def _not(value: bool) -> bool:
    return not value


@lazy("if", 3, 3)
def _if(arguments: list[Run]) -> Run:
    test, then, otherwise = arguments
    return lambda node, scope: then(node, scope) if to_boolean(test(node, scope)) else otherwise(node, scope)


@lazy("coalesce", 1, None)
def _coalesce(arguments: list[Run]) -> Run:
    def first(node: Any, scope: Scope) -> str:
        text = ""
        for argument in arguments:
            text = to_string(argument(node, scope))
            if text and text != "NaN":
                return text
        return "" if text == "NaN" else text

    return first


@lazy("once", 1, 1)
def _once(arguments: list[Run]) -> Run:
    """The value the question has already, else the expression."""
    value = arguments[0]

    def run(node: Any, scope: Scope) -> Any:
        found = scope.current.string_value() or value(node, scope)
        return "" if found != found else found

    return run


@lazy("checklist", 2, None)
def _checklist(arguments: list[Run]) -> Run:
    least, most, *rest = arguments

    def run(node: Any, scope: Scope) -> bool:
        ticks = sum(sum(_ticked(argument(node, scope))) for argument in rest)
        return _within(least(node, scope), most(node, scope), float(ticks))

    return run


def _ticked(value: Any) -> list[bool]:
    """A node is ticked when it has an answer."""
    return [each.string_value() != "" for each in value] if is_nodes(value) else [to_boolean(value)]


@lazy("weighted-checklist", 4, None)
def _weighted_checklist(arguments: list[Run]) -> Run:
    least, most, *rest = arguments

    def run(node: Any, scope: Scope) -> bool:
        total = 0.0
        for test, weight in zip(rest[::2], rest[1::2], strict=False):
            ticks, weights = _ticked(test(node, scope)), weight(node, scope)
            several = is_nodes(weights) and len(ticks) > 1
            each = [to_number([one]) for one in weights] if several else [to_number(weights)]
            total += sum(number for tick, number in zip(ticks, each, strict=False) if tick)
        return _within(least(node, scope), most(node, scope), total)

    return run


def _within(least: Any, most: Any, total: float) -> bool:
    low, high = to_number(least), to_number(most)
    return (low < 0 or total >= low) and (high < 0 or total <= high)
