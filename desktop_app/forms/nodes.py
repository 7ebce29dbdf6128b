"""The light tree of one filled-in form: what a session holds per node.

A repeat range is a node of its own; its children are the instances. For XPath the range does not exist: there the
instances are children of the range's parent, which is what `up` and `named` show.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

from desktop_app.forms.definition import FieldDef
from desktop_app.forms.xpath.tree import XNode

NO_NODES: list[Node] = []


class Node(XNode):
    """One node of a session. Read it; only the session writes.

    `value`: raw lexical value, "" when unanswered · `relevant`: shown, with all its ancestors · `required`,
    `readonly`: as the form says now · `valid`: the constraint holds, or there is nothing to hold it against.
    """

    __slots__ = (
        "field", "parent", "children", "value", "relevant", "own_relevant", "required", "readonly", "own_readonly",
        "valid", "key", "gone", "shelf", "cached_ref",
    )  # fmt: skip

    def __init__(self, field: FieldDef, parent: Node | None, key: str | None = None) -> None:
        self.field = field
        self.name = field.name
        self.parent = parent
        self.up = parent.up if parent is not None and key is not None else parent
        self.key = key
        self.gone = False
        self.children: list[Node] = []
        self.shelf: dict[str, list[Node]] = {}
        self.value = ""
        self.relevant = self.own_relevant = True
        self.required = False
        self.readonly = self.own_readonly = False
        self.valid = True
        self.cached_ref: str | None = None

    @property
    def is_range(self) -> bool:
        """True for the range of a repeat, whose children are its instances."""
        return self.field.kind == "repeat" and self.key is None

    @property
    def position(self) -> int:
        """Place of an instance in its range, from 1; 1 for any other node."""
        return 1 if self.key is None or self.parent is None else self.parent.children.index(self) + 1

    @property
    def missing(self) -> bool:
        """Required, relevant and still without an answer."""
        return self.required and self.relevant and not self.value and self.field.kind == "leaf"

    @property
    def ref(self) -> str:
        """Reference with stable instance keys: "/data/gezin/kind[0191...]/naam"."""
        if self.cached_ref is None:
            if self.key is not None and self.parent is not None:
                self.cached_ref = f"{self.parent.ref}[{self.key}]"
            else:
                self.cached_ref = f"{self.parent.ref if self.parent else ''}/{self.name}"
        return self.cached_ref

    def adopt(self, child: Node, at: int | None = None) -> None:
        """Take a child in: an instance into this range, or a field into this group."""
        self.children.insert(len(self.children) if at is None else at, child)
        if child.key is None:
            self.shelf[child.name] = child.children if child.is_range else [child]

    def named(self, name: str) -> Sequence[Node]:
        """XPath children with this name, instances of a repeat included."""
        return self.shelf.get(name, NO_NODES)

    def elements(self) -> Sequence[Node]:
        """All XPath children, instances of repeats included."""
        return list(chain.from_iterable(self.shelf.values()))

    def elements_and_ranges(self) -> list[Node]:
        """All that inherits from this node: children, and the instances of child ranges."""
        found: list[Node] = []
        for child in self.children:
            found.append(child)
            if child.is_range:
                found.extend(child.children)
        return [] if self.is_range else found

    def string_value(self) -> str:
        """What an expression sees: hidden is blank, not absent."""
        if not self.relevant:
            return ""
        if self.field.kind == "leaf":
            return self.value
        return "".join(child.string_value() for child in self.elements())

    def spoken(self, env: Any, language: str) -> str:
        """The value in words of a language: a calculation that reads words is made anew."""
        made = self.field.calculate
        return (
            made.string(self, env, language) if made and made.reading.language and self.value else self.string_value()
        )

    def truth(self) -> bool:
        """`if(path)`: a typed answer by its value, any other by being there; hidden and empty are false."""
        if self.field.kind != "leaf":
            return self.relevant
        text = self.string_value()
        if self.field.type in {"int", "decimal"}:
            return text not in {"", "0"}
        return text not in {"", "false", "0"} if self.field.type == "boolean" else text != ""

    def walk(self) -> list[Node]:
        """This node and everything below it, in document order."""
        found = [self]
        for child in self.children:
            found.extend(child.walk())
        return found

    def __repr__(self) -> str:
        return f"Node({self.ref})"
