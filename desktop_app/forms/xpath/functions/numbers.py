"""Functions on numbers. What has no number gives NaN, never an exception."""

import math
from collections.abc import Callable
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from desktop_app.forms.xpath.environment import Scope, fresh_number
from desktop_app.forms.xpath.functions.registry import Run, eager, lazy
from desktop_app.forms.xpath.values import NAN, Value, is_nodes, relevant_nodes, text_number, to_number


@eager("number", "v")
def _number(value: Value) -> float:
    return to_number(value)


@eager("int", "n")
def _int(number: float) -> float:
    return float(math.trunc(number)) if math.isfinite(number) else number


@eager("abs", "n")
def _abs(number: float) -> float:
    return abs(number)


@eager("floor", "n")
def _floor(number: float) -> float:
    return float(math.floor(number)) if math.isfinite(number) else number


@eager("ceiling", "n")
def _ceiling(number: float) -> float:
    return float(math.ceil(number)) if math.isfinite(number) else number


@lazy("round", 1, 2)
def _round(arguments: list[Run]) -> Run:
    value, digits = arguments[0], arguments[1] if len(arguments) > 1 else None
    return lambda node, scope: round_half_up(
        _comma(value(node, scope)), to_number(digits(node, scope)) if digits else 0.0
    )


def _comma(value: Value) -> float:
    """A number; JavaRosa lets `round` read a decimal comma."""
    return text_number(value.replace(",", ".", 1)) if isinstance(value, str) else to_number(value)


def round_half_up(number: float, digits: float) -> float:
    """Rounded to decimals (negative: tens, hundreds); halves go towards plus infinity."""
    if not math.isfinite(number) or digits != digits:
        return NAN if digits != digits else number
    way = ROUND_HALF_UP if number >= 0 else ROUND_HALF_DOWN
    try:
        return float(Decimal(repr(number)).quantize(Decimal(1).scaleb(-int(digits)), way))
    except InvalidOperation:
        return number


def _spread(values: list[Value]) -> list[float]:
    numbers: list[float] = []
    for value in values:
        nodes = relevant_nodes(value)
        numbers.extend([text_number(node.string_value()) for node in nodes] if is_nodes(value) else [to_number(value)])
    return numbers


@lazy("sum", 1, 1)
def _sum(arguments: list[Run]) -> Run:
    nodes = arguments[0]
    return lambda node, scope: float(sum(_spread([nodes(node, scope)])))


def _extreme(pick: Callable[[list[float]], float]) -> Callable[[list[Run]], Run]:
    def build(arguments: list[Run]) -> Run:
        def run(node: Any, scope: Scope) -> float:
            numbers = _spread([argument(node, scope) for argument in arguments])
            return NAN if not numbers or any(number != number for number in numbers) else pick(numbers)

        return run

    return build


lazy("min", 1, None)(_extreme(min))
lazy("max", 1, None)(_extreme(max))


@lazy("random", 0, 0, volatile=True)
def _random(arguments: list[Run]) -> Run:
    return lambda node, scope: fresh_number(scope.env)


@eager("pi")
def _pi() -> float:
    return math.pi


@eager("pow", "nn")
def _pow(base: float, power: float) -> float:
    return _safe(lambda: math.pow(base, power))


@eager("atan2", "nn")
def _atan2(y: float, x: float) -> float:
    return math.atan2(y, x)


@eager("exp10", "n")
def _exp10(number: float) -> float:
    return _safe(lambda: math.pow(10.0, number))


def _safe(work: Callable[[], float]) -> float:
    try:
        return work()
    except OverflowError:
        return math.inf
    except ValueError:
        return NAN


def _log(work: Callable[[float], float]) -> Callable[[float], float]:
    return lambda number: work(number) if number else -math.inf


def _register(name: str, work: Callable[[float], float]) -> None:
    eager(name, "n")(lambda number: _safe(lambda: work(number)))


for _name, _work in (
    ("sin", math.sin), ("cos", math.cos), ("tan", math.tan), ("asin", math.asin), ("acos", math.acos),
    ("atan", math.atan), ("sqrt", math.sqrt), ("exp", math.exp), ("log", _log(math.log)), ("log10", _log(math.log10)),
):  # fmt: skip
    _register(_name, _work)
