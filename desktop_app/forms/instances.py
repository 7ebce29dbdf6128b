"""Secondary instances: the lists of a form, built when first used, with a hash index per column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree

from desktop_app.forms.faults import BrokenForm
from desktop_app.forms.garbage import without_collections
from desktop_app.forms.listfiles import ITEMSETS, read_list
from desktop_app.forms.xpath.tree import Element, build

LAST_SAVED = "__last-saved"
NO_ELEMENTS: Sequence[Element] = ()
NO_SOURCE = ElementTree.Element("instance")
Index = dict[str, list[Element]]


class SecondaryInstances:
    """The lists by id. `files`: media of the package, for lists kept in csv or xml files; an absent or broken
    file is empty."""

    def __init__(self, prefixes: Mapping[str, str], files: Mapping[str, bytes]) -> None:
        self.prefixes = prefixes
        self.files = files
        self.sources: dict[str, ElementTree.Element] = {}
        self._texts: dict[str, frozenset[str]] = {}
        self._built: dict[str, Element] = {}
        self._indexes: dict[tuple[str, tuple[str, ...], str], Index] = {}

    def add(self, instance: ElementTree.Element) -> None:
        """Take in one `<instance id=...>`."""
        self.sources[instance.get("id", "")] = instance

    def add_external(self, name: str) -> None:
        """Take in a list of the sheet external_choices, which the form itself does not declare."""
        attributes = {"id": name, "src": f"jr://file-csv/{ITEMSETS}"}
        self.sources.setdefault(name, ElementTree.Element("instance", attributes))

    def texts(self, name: str) -> frozenset[str]:
        """All texts in a list that stands in the form itself, without building it."""
        if name not in self._texts:
            found = self.sources.get(name, NO_SOURCE).iter()
            self._texts[name] = frozenset(each.text for each in found if each.text)
        return self._texts[name]

    def element(self, name: str) -> Element | None:
        """The instance's own element, its root element below it; None if there is none of this name."""
        if name not in self._built:
            source = self.sources.get(name)
            if source is None:
                return self._from_file(name)
            with without_collections():
                self._built[name] = self._build(source)
        return self._built[name]

    def at(self, name: str, path: tuple[str, ...]) -> Sequence[Element]:
        """All elements at a path of child names."""
        top = self.element(name)
        nodes: list[Element] = [] if top is None else [top]
        for step in path:
            nodes = [child for node in nodes for child in node.content if child.name == step]
        return nodes

    def lookup(self, name: str, path: tuple[str, ...], column: str, value: str) -> Sequence[Element]:
        """Elements at the path whose child `column` has this text, in document order."""
        key = (name, path, column)
        index = self._indexes.get(key)
        if index is None:
            index = self._indexes[key] = self._index(self.at(name, path), column)
        return index.get(value, NO_ELEMENTS)

    def _index(self, elements: Sequence[Element], column: str) -> Index:
        index: Index = {}
        for element in elements:
            for text in _cells(element, column):
                index.setdefault(text, []).append(element)
        return index

    def _build(self, source: ElementTree.Element) -> Element:
        file_name = source.get("src", "").rpartition("/")[2]
        if file_name not in self.files:
            return build(source, None, self.prefixes)
        return self._read(file_name, source.get("id", ""))

    def _from_file(self, name: str) -> Element | None:
        if f"{name}.csv" not in self.files:
            return None
        self._built[name] = self._read(f"{name}.csv", name)
        return self._built[name]

    def _read(self, file_name: str, name: str) -> Element:
        try:
            return read_list(file_name, self.files[file_name], name)
        except BrokenForm:
            return Element("instance", None, {}, "")


def _cells(element: Element, column: str) -> set[str]:
    """Texts of a column: children of that name, or the attribute `@name`."""
    if column.startswith("@"):
        text = element.attributes.get(column[1:])
        return set() if text is None else {text}
    return {cell.text for cell in element.content if cell.name == column}
