"""Nodes as XPath sees them, and the plain element for lists and other documents that are only read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any
from xml.etree import ElementTree


class XNode:
    """What expressions may ask of a node. `up` is the parent on the XPath side, None above the root element."""

    __slots__ = ("name", "up")

    name: str
    up: Any
    relevant = True

    def named(self, name: str) -> Sequence[Any]:
        """Child elements with this name, in document order."""
        return [child for child in self.elements() if child.name == name]

    def elements(self) -> Sequence[Any]:
        """All child elements, in document order."""
        return ()

    def attribute(self, name: str) -> str | None:
        """Value of an attribute, None if absent."""
        return None

    def string_value(self) -> str:
        """The text of the node."""
        return ""

    def spoken(self, env: Any, language: str) -> str:
        """The text of the node as it is filled into words in a language."""
        return self.string_value()

    def truth(self) -> bool:
        """What `if(path)` makes of the node when it is the first of its set: that it exists."""
        return True


BARE: Mapping[str, str] = MappingProxyType({})


class Element(XNode):
    """A read-only element of a secondary instance or of a document in a test."""

    __slots__ = ("content", "attributes", "text")

    def __init__(self, name: str, up: XNode | None, attributes: Mapping[str, str], text: str) -> None:
        self.name = name
        self.up = up
        self.attributes = attributes
        self.text = text
        self.content: list[Element] = []

    def elements(self) -> list[Element]:
        return self.content

    def attribute(self, name: str) -> str | None:
        return self.attributes.get(name)

    def string_value(self) -> str:
        return self.text


class AttributeNode(XNode):
    """An attribute as a node: it has a name, an owner and a text."""

    __slots__ = ("text",)

    def __init__(self, name: str, up: XNode, text: str) -> None:
        self.name = name
        self.up = up
        self.text = text

    def string_value(self) -> str:
        return self.text


class Document(XNode):
    """The node above the root element."""

    __slots__ = ("root",)

    def __init__(self, root: XNode) -> None:
        self.name = ""
        self.up = None
        self.root = root

    def elements(self) -> Sequence[XNode]:
        return (self.root,)

    def string_value(self) -> str:
        return self.root.string_value()


def build(source: ElementTree.Element, up: XNode | None = None, prefixes: Mapping[str, str] | None = None) -> Element:
    """Copy a parsed element into nodes that know their parent. `prefixes`: namespace -> prefix shown in names."""
    known = prefixes or {}
    names: dict[str, str] = {}

    def grown(source: ElementTree.Element, up: XNode | None) -> Element:
        tag = source.tag
        name = names.get(tag) or names.setdefault(tag, plain_name(tag, known))
        text = "".join(source.itertext()) if len(source) else source.text or ""
        found = source.attrib
        attributes = {plain_name(key, known): value for key, value in found.items()} if found else BARE
        element = Element(name, up, attributes, text)
        if len(source):
            element.content = [grown(child, element) for child in source if isinstance(child.tag, str)]
        return element

    return grown(source, up)


def plain_name(tag: str, prefixes: Mapping[str, str]) -> str:
    """`{namespace}name` as `prefix:name`, or as `name` where the namespace has no prefix."""
    if not tag.startswith("{"):
        return tag
    namespace, _, name = tag[1:].partition("}")
    prefix = prefixes.get(namespace, "")
    return f"{prefix}:{name}" if prefix else name
