"""Where the options of a select come from: items in the control, a list, or the instances of a repeat."""

from __future__ import annotations

from collections.abc import Sequence
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


@dataclass(eq=False, slots=True)
class ChoiceSource:
    """`fixed`: items in the control · `nodes`: the items now · `everything`: the same without any filter.

    `value_names`: path from an item to its value · `label`: words of an item, read with the item as context.
    `list_name`: name of the list when the options come from one · `whole`: all of an unfiltered list, once read.
    """

    fixed: tuple[Item, ...] = ()
    nodes: Compiled | None = None
    everything: Compiled | None = None
    value_names: tuple[str, ...] = ()
    label: Text | None = None
    list_name: str | None = None
    known: frozenset[str] | None = field(default=None)
    whole: tuple[Item, ...] | None = field(default=None)

    def offer(self, node: Any, env: Environment) -> tuple[Item, ...]:
        """The options for a node now; the first of equal values counts."""
        if self.nodes is None:
            return self.fixed
        if self.list_name is None or self.nodes is not self.everything:
            return self._items(self.nodes.value(node, env))
        if self.whole is None:
            self.whole = self._items(self.nodes.value(node, env))
        return self.whole

    def _items(self, nodes: Any) -> tuple[Item, ...]:
        if isinstance(nodes, (str, float, int)):
            return ()
        items: dict[str, Item] = {}
        for each in nodes:
            if each.relevant and (value := self.value_of(each)) and value not in items:
                items[value] = Item(value, each, self.label)
        return tuple(items.values())

    def value_of(self, node: Any) -> str:
        """Value of an item's node."""
        for name in self.value_names:
            found = node.named(name)
            if not found:
                return ""
            node = found[0]
        return str(node.string_value())

    def knows(self, values: Sequence[str], node: Any, env: Environment) -> bool:
        """True if all values are options, whether or not a filter hides them now."""
        if self.everything is None:
            return set(values) <= {item.value for item in self.fixed}
        if self.known is not None:
            return self.known.issuperset(values)
        known = frozenset(item.value for item in self._items(self.everything.value(node, env)))
        if self.list_name is not None:
            self.known = known
        return known.issuperset(values)

    def find(self, value: str, node: Any, env: Environment) -> Item | None:
        """The first option of this value, filtered or not."""
        if self.nodes is None or self.everything is None:
            return next((item for item in self.fixed if item.value == value), None)
        found = self._items(self.everything.value(node, env))
        return next((item for item in found if item.value == value), None)
