"""Functions on node-sets. Hidden nodes do not count (forms.md 2.6.1)."""

from __future__ import annotations

import math
from typing import Any

from desktop_app.forms.xpath.environment import Scope, fresh_number
from desktop_app.forms.xpath.functions.registry import Run, lazy
from desktop_app.forms.xpath.values import is_nodes, relevant_nodes, to_number, to_string

_MODULUS = 2147483647


@lazy("count", 1, 1)
def _count(arguments: list[Run]) -> Run:
    nodes = arguments[0]
    return lambda node, scope: float(len(relevant_nodes(nodes(node, scope))))


@lazy("count-non-empty", 1, 1)
def _count_non_empty(arguments: list[Run]) -> Run:
    nodes = arguments[0]
    return lambda node, scope: float(sum(bool(each.string_value()) for each in relevant_nodes(nodes(node, scope))))


@lazy("position", 0, 1)
def _position(arguments: list[Run]) -> Run:
    if not arguments:
        return lambda node, scope: float(scope.position)
    nodes = arguments[0]
    return lambda node, scope: _place(nodes(node, scope))


def _place(value: Any) -> float:
    """Place among the siblings of the same name, from 1."""
    if not is_nodes(value) or not value:
        return 0.0
    node = value[0]
    siblings = [node] if node.up is None else node.up.named(node.name)
    return float(next((at for at, each in enumerate(siblings, 1) if each is node), 0))


@lazy("last", 0, 0)
def _last(arguments: list[Run]) -> Run:
    return lambda node, scope: float(scope.size)


@lazy("current", 0, 0)
def _current(arguments: list[Run]) -> Run:
    return lambda node, scope: [scope.current]


@lazy("instance", 1, 1)
def _instance(arguments: list[Run]) -> Run:
    name = arguments[0]
    return lambda node, scope: scope.env.instance(to_string(name(node, scope)))


@lazy("name", 0, 1)
def _name(arguments: list[Run]) -> Run:
    return lambda node, scope: _first_name(arguments[0](node, scope) if arguments else [node])


@lazy("local-name", 0, 1)
def _local_name(arguments: list[Run]) -> Run:
    return lambda node, scope: _first_name(arguments[0](node, scope) if arguments else [node]).rpartition(":")[2]


def _first_name(value: Any) -> str:
    return value[0].name if is_nodes(value) and value else ""


@lazy("randomize", 1, 2, volatile=True)
def _randomize(arguments: list[Run]) -> Run:
    nodes, seed = arguments[0], arguments[1] if len(arguments) > 1 else None
    return lambda node, scope: shuffle(nodes(node, scope), _seed(seed, node, scope))


def _seed(seed: Run | None, node: Any, scope: Scope) -> int:
    if seed is None:
        return int(fresh_number(scope.env) * _MODULUS)
    number = to_number(seed(node, scope))
    return int(number) if number == number and abs(number) != float("inf") else 0


def shuffle(value: Any, seed: int) -> list[Any]:
    """Fisher-Yates inside out, with the Park-Miller generator: the order that ODK engines share for a seed."""
    state = int(math.fmod(seed, _MODULUS))
    state = state + _MODULUS - 1 if state <= 0 else state
    shuffled: list[Any] = []
    for node in value if is_nodes(value) else ():
        state = state * 16807 % _MODULUS
        pick = int((state - 1) / (_MODULUS - 1) * (len(shuffled) + 1))
        shuffled.append(node)
        shuffled[-1], shuffled[pick] = shuffled[pick], node
    return shuffled
