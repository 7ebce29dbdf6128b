"""Random walks through a form: what a caseworker could do, in any order."""

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import count
from typing import Protocol, TypeVar

from desktop_app.forms import ChangeSet, FormDefinition, Node, Session
from desktop_app.forms.faults import ValueRefused

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
NUMBERS = ("0", "1", "2", "3", "5", "17", "44", "120", "-1")
DATES = ("2026-11-24", "2020-05-17", "1980-01-31", "2030-12-31")
TEXTS = ("", "abc", "jan", "0612345678", "ja")
LONGEST_TABLE = 4


def begin(definition: FormDefinition) -> Session:
    """A session whose clock stands still and whose keys count up."""
    numbers = count(1)
    return Session(definition, now=lambda: NOON, new_key=lambda: f"k{next(numbers)}")


T = TypeVar("T")


class Dice(Protocol):
    """What a walk needs of `random.Random`; Hypothesis can throw too."""

    def random(self) -> float: ...
    def randint(self, a: int, b: int, /) -> int: ...
    def choice(self, seq: Sequence[T], /) -> T: ...
    def sample(self, population: Sequence[T], k: int, /) -> list[T]: ...


def walk(session: Session, seed: int, steps: int) -> Iterator[str]:
    """Take random steps; yields what was done after each."""
    for act, _ in wander(session, random.Random(seed), steps):  # noqa: S311 - a test
        yield act


def wander(session: Session, dice: Dice, steps: int) -> Iterator[tuple[str, ChangeSet]]:
    """Take steps as the dice say; yields what was done and what it changed."""
    for _ in range(steps):
        node = dice.choice(reachable(session))
        if node.is_range:
            yield _table(session, node, dice)
        else:
            value = _value(session, node, dice)
            try:
                changes = session.set_value(node.ref, value)
            except ValueRefused:
                continue
            yield f"{node.ref} = {value!r}", changes


def reachable(session: Session) -> list[Node]:
    """What is on the screen: relevant questions that can be answered, and tables that can grow or shrink."""
    return [node for node in session.root.walk() if node.relevant and _can_act(node)]


def _can_act(node: Node) -> bool:
    field = node.field
    if node.is_range:
        return field.count is None and not field.fixed_count
    return field.kind == "leaf" and field.control not in {None, "upload"} and field.calculate is None


def _table(session: Session, node: Node, dice: Dice) -> tuple[str, ChangeSet]:
    if node.children and (len(node.children) >= LONGEST_TABLE or dice.random() < 0.4):
        instance = dice.choice(node.children)
        return f"{instance.ref} removed", session.remove_repeat(instance.ref)
    return f"{node.ref} added", session.add_repeat(node.ref)


def _value(session: Session, node: Node, dice: Dice) -> str:
    if dice.random() < 0.1:
        return ""
    options = [choice.value for choice in session.choices(node.ref)]
    if options:
        several = node.field.control != "select1"
        return (
            " ".join(dice.sample(options, dice.randint(1, min(3, len(options))))) if several else dice.choice(options)
        )
    pool = {"int": NUMBERS, "decimal": NUMBERS, "date": DATES, "boolean": ("true", "false")}
    return dice.choice(pool.get(node.field.type, TEXTS))
