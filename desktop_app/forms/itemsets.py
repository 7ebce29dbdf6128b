"""Where the options of a select come from: items in the control, a list, or the instances of a repeat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from desktop_app.forms.itext import Text
from desktop_app.forms.xpath.compiler import Compiled
from desktop_app.forms.xpath.environment import Environment
from desktop_app.forms.xpath.tree import XNode


class Item(NamedTuple):
    """One option: its value, the node its words are read from (None for an item in the control), its own words."""

    value: str
    node: XNode | None
    label: Text | None


Offer = Mapping[str, Item]


def cell(row: XNode, column: str) -> str:
    """Text in a column of a list's row, blank when it has no such column."""
    found = row.named(column)
    return str(found[0].string_value()).strip() if found else ""


@dataclass(eq=False, slots=True)
class ChoiceSource:
    """`fixed`: items in the control · `nodes`: the items now · `everything`: the same without any filter.

    `value_names`: path from an item to its value · `label`: words of an item, read with the item as context.
    `list_name`: name of the list when the options come from one · `whole`: all options of a list, once read.
    """

    fixed: Offer = field(default_factory=dict)
    nodes: Compiled | None = None
    everything: Compiled | None = None
    value_names: tuple[str, ...] = ()
    label: Text | None = None
    list_name: str | None = None
    whole: Offer | None = field(default=None)

    def words(self) -> Iterator[Text]:
        """Words of the options: those of each fixed one, those of all in a list together. Not those in a column of the
        list, into which nothing is filled."""
        yield from (item.label for item in self.fixed.values() if item.label is not None)
        if self.label is not None and self.label.expression is None:
            yield self.label

    def offer(self, node: Any, env: Environment) -> Offer:
        """The options for a node now; the first of equal values counts."""
        if self.nodes is None or self.nodes is self.everything:
            return self.all(node, env)
        return self._items(self.nodes.value(node, env))

    def all(self, node: Any, env: Environment) -> Offer:
        """All options, whether or not a filter hides them now."""
        if self.everything is None:
            return self.fixed
        if self.whole is not None:
            return self.whole
        items = self._items(self.everything.value(node, env))
        if self.list_name is not None:
            self.whole = items
        return items

    def _items(self, nodes: Any) -> Offer:
        if isinstance(nodes, (str, float, int)):
            return {}
        items: dict[str, Item] = {}
        for each in nodes:
            if each.relevant and (value := self.value_of(each)) and value not in items:
                items[value] = Item(value, each, self.label)
        return items

    def value_of(self, node: Any) -> str:
        """Value of an item's node."""
        for name in self.value_names:
            found = node.named(name)
            if not found:
                return ""
            node = found[0]
        return str(node.string_value())

    def knows(self, values: Iterable[str], node: Any, env: Environment) -> bool:
        """True if all values are options, whether or not a filter hides them now."""
        return set(values) <= self.all(node, env).keys()
