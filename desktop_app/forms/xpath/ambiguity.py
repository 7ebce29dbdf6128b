"""Regular expressions that can hang, found in the automaton of their positions (Glushkov's, with counted edges).

A backtracking matcher needs exponential time where one text can walk a circle of the automaton in two ways, and time
to the power n where n circles in a row can share the same characters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

_constants, _parser = import_module("re._constants"), import_module("re._parser")
"""The parser of the standard library, which has no public name."""

UNROLLED = 128
"""A bounded repetition of at most this many positions is written out; a longer one counts as endless."""
FEW = 10
"""More rounds than this of something that varies in length, or can be nothing, have too many ways to be told apart."""
MOST_POSITIONS = 600
MOST_PAIRS = 300_000
CIRCLES = 3
_SAMPLES = frozenset(map(chr, range(32, 127))) | frozenset("\t\n\xa0éßİع٣ትǅ")
_REPEATS = {_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT}
Weights = dict[int, int]
_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    _constants.CATEGORY_DIGIT: str.isdigit,
    _constants.CATEGORY_NOT_DIGIT: lambda letter: not letter.isdigit(),
    _constants.CATEGORY_SPACE: str.isspace,
    _constants.CATEGORY_NOT_SPACE: lambda letter: not letter.isspace(),
    _constants.CATEGORY_WORD: lambda letter: letter.isalnum() or letter == "_",
    _constants.CATEGORY_NOT_WORD: lambda letter: not (letter.isalnum() or letter == "_"),
}


@dataclass(slots=True)
class _Part:
    """First and last positions of a part with the number of ways to get there (2 is many), ways to match nothing."""

    first: Weights = field(default_factory=dict)
    last: Weights = field(default_factory=dict)
    empty: int = 1


class _Automaton:
    """Positions with the characters they take, and the edges between them with the number of ways."""

    def __init__(self, unrolled: int) -> None:
        self.unrolled = unrolled
        self.hopeless = False
        self.letters: list[frozenset[str]] = []
        self.follow: list[Weights] = []

    def sequence(self, items: Iterable[Any]) -> _Part:
        whole = _Part()
        for item in items:
            whole = self.joined(whole, self.item(*item))
        return whole

    def item(self, operation: Any, argument: Any) -> _Part:
        if operation in _REPEATS:
            return self.repeat(*argument)
        if operation is _constants.SUBPATTERN:
            return self.sequence(argument[-1])
        if operation is _constants.ATOMIC_GROUP:
            return self.sequence(argument)
        if operation is _constants.BRANCH:
            return self.either(self.sequence(branch) for branch in argument[1])
        if operation in {_constants.ASSERT, _constants.ASSERT_NOT}:
            self.sequence(argument[1])
            return _Part()
        if operation is _constants.AT:
            return _Part()
        return self.position(_letters(operation, argument))

    def position(self, letters: frozenset[str]) -> _Part:
        if len(self.letters) >= MOST_POSITIONS:
            raise OverflowError
        here = len(self.letters)
        self.letters.append(letters)
        self.follow.append({})
        return _Part({here: 1}, {here: 1}, 0)

    def repeat(self, least: int, most: Any, body: Any) -> _Part:
        before = len(self.letters)
        whole = self.sequence(body)
        size = len(self.letters) - before
        endless = most is _constants.MAXREPEAT
        if not endless and int(most) > FEW and whole.empty and size:
            self.hopeless = True
        if endless or int(most) * size > self.unrolled or (int(most) > FEW and _varies(body)):
            self.connect(whole.last, whole.first)
        else:
            for at in range(1, int(most)):
                again = self.sequence(body)
                again.empty = max(again.empty, 1 if at >= least else 0)
                whole = self.joined(whole, again)
        return _Part(whole.first, whole.last, whole.empty if least else max(whole.empty, 1))

    def either(self, parts: Iterable[_Part]) -> _Part:
        whole = _Part(empty=0)
        for part in parts:
            whole = _Part(
                _added(whole.first, part.first), _added(whole.last, part.last), min(whole.empty + part.empty, 2)
            )
        return whole

    def joined(self, left: _Part, right: _Part) -> _Part:
        self.connect(left.last, right.first)
        return _Part(
            _added(left.first, right.first, left.empty),
            _added(right.last, left.last, right.empty),
            min(left.empty * right.empty, 2),
        )

    def connect(self, last: Weights, first: Weights) -> None:
        for source, ways in last.items():
            self.follow[source] = _added(self.follow[source], first, ways)


def _varies(body: Any) -> bool:
    least, most = body.getwidth()
    return bool(least != most)


def can_hang(pattern: str) -> bool:
    """True for a pattern that some text keeps busy for ever. Raises `re.error`, OverflowError or RecursionError for
    what is no pattern."""
    tree = _parser.parse(pattern)
    try:
        automaton = _Automaton(UNROLLED)
        automaton.sequence(tree)
    except OverflowError:
        automaton = _Automaton(1)
        automaton.sequence(tree)
    groups = _circles(automaton, range(len(automaton.letters)))
    return automaton.hopeless or any(_is_ambiguous(automaton, group) for group in groups) or _is_steep(automaton)


def _is_ambiguous(automaton: _Automaton, group: frozenset[int]) -> bool:
    """Two different walks over the same characters from a position of the circle back to it."""
    edges = {source: {to: ways for to, ways in automaton.follow[source].items() if to in group} for source in group}
    if any(ways > 1 for targets in edges.values() for ways in targets.values()):
        return True
    forward: dict[tuple[int, int], set[tuple[int, int]]] = {}
    waiting = [(each, each) for each in group]
    steps = 0
    while waiting:
        pair = waiting.pop()
        if pair in forward:
            continue
        steps += len(edges[pair[0]]) * len(edges[pair[1]])
        if steps > MOST_PAIRS:
            return True
        forward[pair] = {
            (one, other)
            for one in edges[pair[0]]
            for other in edges[pair[1]]
            if automaton.letters[one] & automaton.letters[other]
        }
        waiting.extend(forward[pair])
    backward: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for pair, targets in forward.items():
        for target in targets:
            backward.setdefault(target, set()).add(pair)
    seen: set[tuple[int, int]] = set()
    waiting = [(each, each) for each in group]
    while waiting:
        for pair in backward.get(waiting.pop(), ()):
            if pair not in seen:
                seen.add(pair)
                waiting.append(pair)
    return any(one != other for one, other in seen)


def _is_steep(automaton: _Automaton) -> bool:
    """Three circles or more in a row that one character can walk: time to the third power."""
    for letter in frozenset().union(*automaton.letters):
        taking = [at for at, letters in enumerate(automaton.letters) if letter in letters]
        if len(taking) >= CIRCLES and _longest(automaton, taking) >= CIRCLES:
            return True
    return False


def _longest(automaton: _Automaton, taking: list[int]) -> int:
    """Most circles on one walk through these positions; components come last first, so targets are known."""
    inside = frozenset(taking)
    count: dict[int, int] = {}
    for group in _components(automaton, taking):
        beyond = max(
            (count[to] for each in group for to in automaton.follow[each] if to in inside and to not in group),
            default=0,
        )
        own = 1 if len(group) > 1 or any(each in automaton.follow[each] for each in group) else 0
        count.update(dict.fromkeys(group, beyond + own))
    return max(count.values(), default=0)


def _circles(automaton: _Automaton, positions: Iterable[int]) -> list[frozenset[int]]:
    groups = _components(automaton, list(positions))
    return [group for group in groups if len(group) > 1 or any(each in automaton.follow[each] for each in group)]


def _components(automaton: _Automaton, positions: list[int]) -> list[frozenset[int]]:
    """Strongly connected components, every one behind those it leads to (Kosaraju, without recursion)."""
    inside = frozenset(positions)
    sources: dict[int, list[int]] = {}
    for each in positions:
        for to in automaton.follow[each]:
            if to in inside:
                sources.setdefault(to, []).append(each)
    found: list[frozenset[int]] = []
    placed: set[int] = set()
    for start in reversed(_finished(automaton, positions, inside)):
        group, waiting = set(), [start]
        while waiting:
            each = waiting.pop()
            if each not in placed:
                placed.add(each)
                group.add(each)
                waiting.extend(sources.get(each, ()))
        if group:
            found.append(frozenset(group))
    return found[::-1]


def _finished(automaton: _Automaton, positions: list[int], inside: frozenset[int]) -> list[int]:
    """Positions in the order in which a walk in depth leaves them."""
    order: list[int] = []
    seen: set[int] = set()
    work = [(start, False) for start in reversed(positions)]
    while work:
        each, done = work.pop()
        if done:
            order.append(each)
        elif each not in seen:
            seen.add(each)
            work.append((each, True))
            work.extend((to, False) for to in automaton.follow[each] if to in inside and to not in seen)
    return order


def _added(left: Weights, right: Weights, ways: int = 1) -> Weights:
    if not ways or not right:
        return left
    return left | {to: min(left.get(to, 0) + ways * count, 2) for to, count in right.items()}


def _letters(operation: Any, argument: Any) -> frozenset[str]:
    """The characters a position takes, out of the samples and those it names."""
    if operation is _constants.LITERAL:
        return frozenset({chr(argument)})
    if operation is _constants.NOT_LITERAL:
        return _SAMPLES - {chr(argument)}
    if operation is not _constants.IN:
        return _SAMPLES
    taken: frozenset[str] = frozenset()
    for kind, value in argument:
        if kind is _constants.LITERAL:
            taken |= {chr(value)}
        elif kind is _constants.RANGE:
            taken |= {chr(value[0]), chr(value[1])} | {each for each in _SAMPLES if value[0] <= ord(each) <= value[1]}
        elif kind is _constants.CATEGORY:
            taken |= {each for each in _SAMPLES if _CATEGORIES[value](each)}
    return _SAMPLES - taken if argument[0][0] is _constants.NEGATE else taken
