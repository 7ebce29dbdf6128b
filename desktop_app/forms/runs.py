"""One run: from what was touched to a settled form, each computation in its order (forms.md 5.3)."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

from desktop_app.forms.actions import CHANGED, NEW_REPEAT, SetValue
from desktop_app.forms.changes import ChangeSet
from desktop_app.forms.definition import FieldDef
from desktop_app.forms.graph import Edge, Vertex
from desktop_app.forms.growth import ancestor, new_instance, populate, ranges, reach
from desktop_app.forms.history import Act, Kept, Rows
from desktop_app.forms.lexical import cast
from desktop_app.forms.nodes import Node
from desktop_app.forms.steps import STEPS

if TYPE_CHECKING:
    from desktop_app.forms.session import Session

PASSES = 3
MOST_ACTIONS = 1000
STATES = {"values": "value"}
"""What a change set calls differently than a node does."""
Marks = dict[Node, None]


class Run:
    """Collects what is touched, runs it by rank until nothing changes, and says what changed."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.env = session.env
        self.heap: list[tuple[int, int, Vertex, Node]] = []
        self.queued: set[tuple[Vertex, Node]] = set()
        self.times: dict[tuple[Vertex, Node], int] = {}
        self.pushed = 0
        self.actions: list[tuple[SetValue, Node]] = []
        self.acted = 0
        self.marks: dict[str, Marks] = {}
        self.added: list[str] = []
        self.removed: list[str] = []
        self.kept: list[Kept] = []
        self.rows: Rows = {}
        self.recompute = False
        self.starting = False

    # touching

    def mark(self, what: str, node: Node) -> None:
        """Note for the change set that something about a node changed."""
        self.marks.setdefault(what, {})[node] = None

    def assign(self, node: Node, attribute: str, value: object) -> None:
        """Change a node's state; what stood there is kept for undo."""
        self.kept.append((node, attribute, getattr(node, attribute)))
        setattr(node, attribute, value)

    def push(self, vertex: Vertex, node: Node) -> None:
        """Queue one computation for one node; in a circle at most `PASSES` times."""
        key = (vertex, node)
        if key in self.queued or self.times.get(key, 0) >= PASSES:
            return
        self.queued.add(key)
        self.pushed += 1
        heapq.heappush(self.heap, (vertex.rank, self.pushed, vertex, node))

    def push_all(self, top: Node) -> None:
        """Queue every computation at and below a node."""
        for node in top.walk():
            for vertex in node.field.reads.own:
                if (vertex.kind == "count") <= node.is_range and vertex.kind != "texts":
                    self.push(vertex, node)

    def follow(self, edges: list[Edge], node: Node) -> None:
        """Queue the readers along edges that start at a node."""
        single = self.session.single
        for vertex, anchor in edges:
            field = vertex.field
            alone = single.get(field)
            if alone is not None:
                self.push(vertex, alone)
                continue
            top = ancestor(node, anchor)
            if field.kind == "repeat":
                for each in ranges(top, field) if field.depth > top.field.depth else ():
                    self.push(vertex, each)
            if vertex.kind != "count":
                for each in reach(top, field):
                    self.push(vertex, each)

    def touch(self, node: Node) -> None:
        """The value that others see of this node changed."""
        if node.field.reads.value:
            self.follow(node.field.reads.value, node)

    def touch_structure(self, range_node: Node) -> None:
        """Instances of a repeat came, went, or changed between shown and hidden."""
        if range_node.field.reads.structure:
            self.follow(range_node.field.reads.structure, range_node.up)

    def write(self, node: Node, value: str) -> None:
        """Give a leaf a value, by hand or by computation."""
        if node.value == value:
            return
        self.assign(node, "value", value)
        self.mark("values", node)
        if node.relevant:
            self.touch(node)
        if actions := self.session.on_change.get(node.field):
            self.actions.extend((action, node) for action in actions)

    # structure

    def add(self, range_node: Node, key: str | None = None) -> Node:
        """A new instance at the end of a range, with the template's values."""
        self.rows.setdefault(range_node, list(range_node.children))
        instance = new_instance(range_node, key or self.session.new_key())
        field, at = range_node.field, len(range_node.children) - 1
        template = field.samples[at] if field.count is not None and at < len(field.samples) else field.template
        if template is not None:
            populate(instance, template, self.session.definition.markup, self.session.new_key)
        self.added.append(instance.ref)
        self.mark("structure", range_node)
        self.push_all(instance)
        self.session.fire(self, NEW_REPEAT, instance)
        return instance

    def remove(self, instance: Node) -> None:
        """Take an instance out."""
        range_node = instance.parent
        if range_node is None:
            return
        self.rows.setdefault(range_node, list(range_node.children))
        self.removed.append(instance.ref)
        range_node.children.remove(instance)
        instance.gone = True
        self.mark("structure", range_node)

    # running

    def settle(self) -> ChangeSet:
        """Run until nothing is left to do."""
        while self.heap or self.actions:
            while self.heap:
                _, _, vertex, node = heapq.heappop(self.heap)
                key = (vertex, node)
                self.queued.discard(key)
                self.times[key] = self.times.get(key, 0) + 1
                if not _is_gone(node):
                    STEPS[vertex.kind](self, vertex, node)
            self.act()
        return self.changes()

    def finish(self) -> ChangeSet:
        """Settle, as an act of the user that can be undone."""
        changes = self.settle()
        self.session.history.record(Act(self.kept, self.rows, changes, self.session.language_name))
        return changes

    def act(self) -> None:
        """Carry out the actions that changes called for."""
        actions, self.actions = self.actions, []
        for action, source in actions:
            self.acted += 1
            if self.acted <= MOST_ACTIONS and not _is_gone(source):
                self.set_by(action, source)

    def set_by(self, action: SetValue, source: Node) -> None:
        """Write the target of an action: the one node nearest to its source.

        A default is not given to a hidden question; a trigger writes there too.
        """
        field = self.session.definition.fields["/" + "/".join(action.target)]
        if action.place is not None:
            nodes = [node for node in action.place.value(source, self.env) if isinstance(node, Node)]
        else:
            nodes = reach(ancestor(source, _shared_depth(source.field, field)), field)
        if len(nodes) == 1 and (nodes[0].relevant or action.events & CHANGED):
            value = action.text if action.value is None else action.value.value(nodes[0], self.env)
            self.write(nodes[0], cast(field, value))

    def changes(self) -> ChangeSet:
        """What changed so far, by reference. A state that changed and changed back did not change."""
        began: dict[tuple[Node, str], object] = {}
        for node, attribute, old in self.kept:
            began.setdefault((node, attribute), old)
        back = {key for key, old in began.items() if getattr(*key) == old}
        named = {
            what: frozenset(node.ref for node in nodes if (node, STATES.get(what, what)) not in back)
            for what, nodes in self.marks.items()
        }
        return ChangeSet(**named, added=tuple(self.added), removed=tuple(self.removed))


def _is_gone(node: Node) -> bool:
    """True for a node in an instance that was taken out during the run."""
    walker: Node | None = node
    while walker is not None:
        if walker.gone:
            return True
        walker = walker.parent
    return False


def _shared_depth(one: FieldDef, other: FieldDef) -> int:
    depth = 0
    for left, right in zip(one.path[1:].split("/"), other.path[1:].split("/"), strict=False):
        if left != right:
            break
        depth += 1
    return depth
