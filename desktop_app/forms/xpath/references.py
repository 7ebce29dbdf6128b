"""What an expression reads, found in its text alone: the edges of the graph."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal as OneOf
from typing import NamedTuple

from desktop_app.forms.xpath.functions import FUNCTIONS
from desktop_app.forms.xpath.parser import parse
from desktop_app.forms.xpath.site import Names, Site, expand_indexed_repeat, generic_path, literal_instance
from desktop_app.forms.xpath.syntax import Binary, Call, Filter, Literal, Negation, Path, Step, Syntax

LOCAL = frozenset({"current", "once", "jr:choice-name", "position", "string", "name", "local-name"})
COUNTING = frozenset({"count", "join", "max", "min", "sum"})
WORDY = frozenset({"jr:itext", "jr:choice-name"})


class Reference(NamedTuple):
    """One thing read. `anchor`: depth of the common ancestor within which reader and read belong together.

    `kind`: value of the node · structure of the repeat at the path · deep: everything below the path.
    """

    path: Names
    anchor: int
    kind: OneOf["value", "structure", "deep"]


@dataclass(slots=True)
class Reading:
    """All an expression reads. `language`: it depends on the language · `instances`: names of the lists it uses ·
    `local`: it looks at where it stands · `counting`: to it a hidden node is not the same as an empty one ·
    `named`: generic paths of the selects whose options' words it uses."""

    references: set[Reference] = field(default_factory=set)
    volatile: bool = False
    language: bool = False
    instances: set[str] = field(default_factory=set)
    local: bool = False
    counting: bool = False
    named: set[Names] = field(default_factory=set)


class _Place(NamedTuple):
    """`names`: generic path of the context node, None outside the main document · `anchor`: see Reference."""

    names: Names | None
    anchor: int


_ELSEWHERE = _Place(None, 1)


def read(tree: Syntax, site: Site) -> Reading:
    """Everything the expression reads when it stands at the site."""
    reader = _Reader(site)
    reader.visit(tree, _Place(site.names, len(site.names)))
    return reader.reading


class _Reader:
    def __init__(self, site: Site) -> None:
        self.site = site
        self.reading = Reading()

    def visit(self, tree: Syntax, place: _Place) -> None:
        if isinstance(tree, Path):
            self.path(tree, place)
        elif isinstance(tree, Call):
            self.call(tree, place)
        elif isinstance(tree, Binary):
            self.visit(tree.left, place)
            self.visit(tree.right, place)
        elif isinstance(tree, Negation):
            self.visit(tree.operand, place)
        elif isinstance(tree, Filter):
            self.start(tree, place)

    def call(self, tree: Call, place: _Place) -> None:
        function = FUNCTIONS.get(tree.name)
        self.reading.volatile |= bool(function and function.volatile)
        self.reading.language |= tree.name in WORDY
        self.reading.local |= tree.name in LOCAL
        self.reading.counting |= tree.name in COUNTING
        if tree.name == "jr:choice-name" and len(tree.arguments) == 2 and isinstance(tree.arguments[1], Literal):
            self.reading.named.add(generic_path(parse(tree.arguments[1].text.strip()), self.site) or ())
        if tree.name == "pulldata" and tree.arguments and isinstance(tree.arguments[0], Literal):
            self.reading.instances.add(tree.arguments[0].text)
        if tree.name == "current":
            self.land(_Place(self.site.names, len(self.site.names)))
        expanded = expand_indexed_repeat(tree, self.site) if tree.name == "indexed-repeat" else None
        if expanded is not None:
            self.visit(expanded, place)
            return
        for argument in tree.arguments:
            self.visit(argument, place)

    def start(self, tree: Syntax, place: _Place) -> _Place:
        """Where a path goes on from; reads what the start itself reads."""
        if isinstance(tree, Filter):
            after = self.start(tree.operand, place)
            for predicate in tree.predicates:
                self.visit(predicate, after)
            return after
        if isinstance(tree, Call) and tree.name == "current":
            self.reading.local = True
            return _Place(self.site.names, len(self.site.names))
        name = literal_instance(tree)
        if name is not None:
            self.reading.instances.add(name)
            return _ELSEWHERE
        if isinstance(tree, Path):
            return self.path(tree, place)
        self.visit(tree, place)
        return (
            self.start(tree.arguments[0], place) if isinstance(tree, Call) and tree.name == "randomize" else _ELSEWHERE
        )

    def path(self, tree: Path, place: _Place) -> _Place:
        if tree.start == "/":
            here = _Place((), self.site.shared_depth(tree.steps))
        elif tree.start is None:
            here = place
            self.reading.local |= place.names is not None
        else:
            assert not isinstance(tree.start, str)  # noqa: S101 - narrows the type; the parser makes no other text
            here = self.start(tree.start, place)
        for step in tree.steps:
            here = self.step(step, here)
        self.land(here)
        return here

    def step(self, step: Step, here: _Place) -> _Place:
        after = self.move(step, here)
        for predicate in step.predicates:
            self.visit(predicate, after)
        return after

    def move(self, step: Step, here: _Place) -> _Place:
        if here.names is None or step.axis == "self":
            return here
        if step.axis == "parent":
            names = here.names[:-1]
            return _Place(names, min(here.anchor, max(len(names), 1)))
        if step.axis == "child" and step.test not in {"*", "node()"}:
            names = (*here.names, step.test)
            if names in self.site.repeats and len(names) > here.anchor:
                self.reading.references.add(Reference(names, here.anchor, "structure"))
            return _Place(names, here.anchor)
        if step.axis in {"child", "descendant", "descendant-or-self"}:
            self.reading.references.add(Reference(here.names or self.site.names[:1], here.anchor, "deep"))
        else:
            self.reading.references.add(Reference(here.names[:1] or self.site.names[:1], 1, "deep"))
        return _ELSEWHERE

    def land(self, here: _Place) -> None:
        names = here.names
        if not names:
            return
        if names in self.site.repeats:
            self.reading.references.add(Reference(names, min(here.anchor, len(names) - 1), "structure"))
        else:
            self.reading.references.add(Reference(names, here.anchor, "value"))
