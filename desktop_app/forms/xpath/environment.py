"""What an expression may ask of the world around it. A session is one; tests bring their own."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from desktop_app.forms.xpath.tree import XNode


class Environment:
    """The world of an evaluation: the root of the main document, lists, clock, words. `root` is the root element."""

    root: Any

    def now(self) -> datetime:
        """The moment, aware."""
        return datetime.fromtimestamp(0, UTC)

    def today(self) -> str:
        """The day of the session as ISO text."""
        return self.now().date().isoformat()

    def fresh(self) -> str:
        """A text never given before; what `uuid()` and `random()` are made of."""
        return ""

    def instance(self, name: str) -> Sequence[XNode]:
        """The element of a secondary instance, as a node-set; empty if there is none."""
        return ()

    def lookup(self, name: str, path: tuple[str, ...], column: str, value: str) -> Sequence[XNode]:
        """Elements at `path` in a secondary instance whose child `column` has this text."""
        nodes: Sequence[Any] = self.instance(name)
        for step in path:
            nodes = [each for node in nodes for each in node.named(step)]
        return [node for node in nodes if any(cell.string_value() == value for cell in node.named(column))]

    def words(self, text_id: str, language: str | None) -> str:
        """A text of the form, `jr:itext()`."""
        return ""

    def choice_name(self, value: str, path: tuple[str, ...], node: Any, language: str | None) -> str:
        """Words of a choice of the select at a generic path, seen from a node."""
        return value


class Scope:
    """The place of an evaluation. `current`: the bind's node · `position`, `size`: of the node in a predicate."""

    __slots__ = ("current", "env", "language", "position", "size")

    def __init__(self, env: Environment, current: Any, language: str | None = None) -> None:
        self.env = env
        self.current = current
        self.language = language
        self.position = 1
        self.size = 1

    def inner(self) -> Scope:
        """The same place, for walking through a predicate."""
        return Scope(self.env, self.current, self.language)


def fresh_uuid(env: Environment) -> str:
    """A version 4 UUID made of the environment's next fresh text."""
    digest = hashlib.sha256(env.fresh().encode()).digest()
    return str(uuid.UUID(bytes=digest[:16], version=4))


def fresh_number(env: Environment) -> float:
    """A number in [0, 1) made of the environment's next fresh text."""
    digest = hashlib.sha256(env.fresh().encode()).digest()
    return int.from_bytes(digest[:6], "big") / float(1 << 48)
