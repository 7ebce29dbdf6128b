"""Making nodes from fields, and filling them from instance XML."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree

from desktop_app.forms.definition import FieldDef
from desktop_app.forms.lexical import settled
from desktop_app.forms.markup import Markup, javarosa, local
from desktop_app.forms.nodes import Node

KEY = "key"


def grow(field: FieldDef, parent: Node | None, key: str | None = None) -> Node:
    """A node with everything below it; repeats start without instances."""
    node = Node(field, parent, key)
    if parent is not None:
        above = node.up
        node.relevant = above.relevant
        node.readonly = above.readonly
    if field.kind == "repeat" and key is None:
        return node
    for child in field.children:
        node.adopt(grow(child, node))
    return node


def populate(node: Node, element: ElementTree.Element, markup: Markup, new_key: Callable[[], str]) -> None:
    """Take over values and repeat instances from instance XML; what it does not mention stays as it is."""
    if node.field.kind == "leaf":
        text = element.text or ""
        node.value = text if node.field.type == "string" else settled(node.field, text)
        return
    found: dict[str, list[ElementTree.Element]] = {}
    for child in element:
        if isinstance(child.tag, str):
            found.setdefault(markup.name(child), []).append(child)
    for below in node.children:
        elements = found.get(below.name)
        if elements is None:
            continue
        if below.is_range:
            below.children.clear()
            for each in elements:
                if javarosa(each, "template") is None:
                    populate(new_instance(below, _key(each) or new_key()), each, markup, new_key)
        else:
            populate(below, elements[0], markup, new_key)


def new_instance(range_node: Node, key: str) -> Node:
    """An empty instance at the end of a range."""
    instance = grow(range_node.field, range_node, key)
    range_node.adopt(instance)
    return instance


def _key(element: ElementTree.Element) -> str | None:
    return next((value for name, value in element.attrib.items() if local(name) == KEY), None)


def reach(top: Node, field: FieldDef) -> list[Node]:
    """All nodes of a field at or below a node; a repeat gives its instances."""
    names: list[str] = []
    above: FieldDef | None = field
    while above is not None and above.depth > top.field.depth:
        names.append(above.name)
        above = above.parent
    nodes = [top]
    for name in reversed(names):
        nodes = list(nodes[0].named(name)) if len(nodes) == 1 else [each for one in nodes for each in one.named(name)]
    return nodes


def ranges(top: Node, field: FieldDef) -> list[Node]:
    """All ranges of a repeat at or below a node."""
    parents = reach(top, field.parent) if field.parent is not None else []
    return [child for parent in parents for child in parent.children if child.field is field]


def ancestor(node: Node, depth: int) -> Node:
    """The node at this depth on the way up; the node itself if it is not deeper."""
    while node.field.depth > depth:
        node = node.up
    return node
