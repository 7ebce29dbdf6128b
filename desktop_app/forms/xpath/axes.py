"""Axes beyond child, parent and self. Outside the ODK subset; for evaluation and for reading other people's forms."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from desktop_app.forms.xpath.tree import AttributeNode

Walk = Callable[[Any], Iterable[Any]]


def _child(node: Any) -> Iterable[Any]:
    return list(node.elements())


def _parent(node: Any) -> Iterable[Any]:
    return () if node.up is None else (node.up,)


def _self(node: Any) -> Iterable[Any]:
    return (node,)


def _descendant(node: Any) -> Iterable[Any]:
    for child in node.elements():
        yield child
        yield from _descendant(child)


def _descendant_or_self(node: Any) -> Iterable[Any]:
    yield node
    yield from _descendant(node)


def _ancestor(node: Any) -> Iterable[Any]:
    while node.up is not None:
        node = node.up
        yield node


def _ancestor_or_self(node: Any) -> Iterable[Any]:
    yield node
    yield from _ancestor(node)


def _siblings(node: Any) -> tuple[list[Any], int]:
    if node.up is None or isinstance(node, AttributeNode):
        return [], 0
    family = list(node.up.elements())
    return family, next(at for at, each in enumerate(family) if each is node)


def _following_sibling(node: Any) -> Iterable[Any]:
    family, at = _siblings(node)
    return family[at + 1 :]


def _preceding_sibling(node: Any) -> Iterable[Any]:
    family, at = _siblings(node)
    return family[:at][::-1]


def _following(node: Any) -> Iterable[Any]:
    for each in _ancestor_or_self(node):
        for sibling in _following_sibling(each):
            yield from _descendant_or_self(sibling)


def _preceding(node: Any) -> Iterable[Any]:
    for each in _ancestor_or_self(node):
        for sibling in _preceding_sibling(each):
            yield from reversed(list(_descendant_or_self(sibling)))


AXES: dict[str, Walk] = {
    "child": _child,
    "parent": _parent,
    "self": _self,
    "descendant": _descendant,
    "descendant-or-self": _descendant_or_self,
    "ancestor": _ancestor,
    "ancestor-or-self": _ancestor_or_self,
    "following-sibling": _following_sibling,
    "preceding-sibling": _preceding_sibling,
    "following": _following,
    "preceding": _preceding,
}
SUBSET = frozenset({"child", "parent", "self"})


def attributes(node: Any, test: str) -> list[Any]:
    """Attributes of an element as nodes, by name or all."""
    known = getattr(node, "attributes", {})
    wanted = list(known) if test == "*" else [test]
    return [AttributeNode(name, node, known[name]) for name in wanted if name in known]


def in_document_order(nodes: Iterable[Any]) -> list[Any]:
    """Each node once, in the order of the document."""
    unique = {id(node): node for node in nodes}
    return sorted(unique.values(), key=_address) if len(unique) > 1 else list(unique.values())


def _address(node: Any) -> list[int]:
    address: list[int] = []
    while node.up is not None:
        family = node.up.elements()
        found = (at for at, each in enumerate(family) if each is node)
        address.append(next(found, -1))
        node = node.up
    return address[::-1]
