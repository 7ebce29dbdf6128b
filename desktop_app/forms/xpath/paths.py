"""Location paths as closures. Plain child paths become plain loops; list look-ups by equality become hash look-ups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from desktop_app.forms.faults import TypeMismatch, UnsupportedExpression
from desktop_app.forms.xpath.axes import AXES, SUBSET, attributes, in_document_order
from desktop_app.forms.xpath.environment import Scope
from desktop_app.forms.xpath.functions.registry import Run
from desktop_app.forms.xpath.lookups import equality_lookup, wanted_position
from desktop_app.forms.xpath.site import Names, Site, literal_instance
from desktop_app.forms.xpath.syntax import Number, Path, Step, Syntax
from desktop_app.forms.xpath.tree import Document
from desktop_app.forms.xpath.values import is_nodes, to_boolean, to_number

StepRun = Callable[[Sequence[Any], Scope], Sequence[Any]]


class PathCompiler:
    """Compiles paths at a site. `compile_any` compiles inner expressions; `refuse` objects to non-subset ones."""

    def __init__(self, site: Site | None, compile_any: Callable[[Syntax], Run], refuse: Callable[[str], None]) -> None:
        self.site = site
        self.compile_any = compile_any
        self.refuse = refuse

    def compile(self, path: Path) -> Run:
        if any(step.test.endswith(":*") for step in path.steps):
            self.refuse("node_test")
        if path.start is None:
            return self.relative(path.steps)
        if path.start == "/":
            return self.absolute(path.steps)
        assert not isinstance(path.start, str)  # noqa: S101 - narrows the type; the parser makes no other text
        name = literal_instance(path.start)
        if name is not None:
            found = equality_lookup(name, path.steps, self.compile_any)
            if found is not None:
                lookup, rest = found
                return _after(lookup, [self.step(step) for step in rest])
        return _after(self.compile_any(path.start), [self.step(step) for step in path.steps])

    def relative(self, steps: tuple[Step, ...]) -> Run:
        ups, rest = _leading_parents(steps)
        names = _plain_names(rest)
        if names is None:
            return _after(_climber(ups), [self.step(step) for step in rest])
        return _climb_and_descend(ups, names)

    def absolute(self, steps: tuple[Step, ...]) -> Run:
        if self.site is None:
            return _after(lambda node, scope: [_document(scope)], [self.step(step) for step in steps])
        if not steps or steps[0].axis != "child":
            return _after(lambda node, scope: [Document(scope.env.root)], [self.step(step) for step in steps])
        depth = self.site.shared_depth(steps)
        if steps[0].test not in {self.site.names[0], "*"}:
            return lambda node, scope: []
        names = _plain_names(steps[depth:])
        if depth == 1:
            return self.from_root(steps[0], steps[1:], names)
        ups = len(self.site.names) - depth
        if names is not None:
            climb = _climb_and_descend(ups, names)
            return lambda node, scope: climb(scope.current, scope)
        climber = _climber(ups)
        return _after(lambda node, scope: climber(scope.current, scope), [self.step(step) for step in steps[depth:]])

    def from_root(self, first: Step, rest: tuple[Step, ...], names: Names | None) -> Run:
        if names is not None and not first.predicates:
            descend = _climb_and_descend(0, names)
            return lambda node, scope: descend(scope.env.root, scope)
        return _after(lambda node, scope: [scope.env.root], [self.step(step) for step in rest])

    def generic(self, tree: Syntax) -> Names:
        """The generic path that a path written as text points at, seen from the site."""
        names: list[str] = []
        if not isinstance(tree, Path) or isinstance(tree.start, (Number,)):
            return ()
        if tree.start != "/" and self.site is not None:
            names = list(self.site.names)
        for step in tree.steps:
            if step.axis == "child":
                names.append(step.test)
            elif step.axis == "parent" and names:
                names.pop()
        return tuple(names)

    def step(self, step: Step) -> StepRun:
        filters = [self.filter(predicate) for predicate in step.predicates]
        walk = self.walk(step)

        def run(nodes: Sequence[Any], scope: Scope) -> Sequence[Any]:
            found: list[Any] = []
            for node in nodes:
                reached = walk(node)
                for narrow in filters:
                    reached = narrow(reached, scope)
                found.extend(reached)
            return found if len(nodes) <= 1 or step.axis == "child" else in_document_order(found)

        return run

    def filter(self, predicate: Syntax) -> StepRun:
        test = self.compile_any(predicate)
        index = wanted_position(predicate)
        if index is not None:
            return _pick(self.compile_any(index), test)
        return lambda nodes, scope: filtered(nodes, test, scope)

    def walk(self, step: Step) -> Callable[[Any], Sequence[Any]]:
        if step.axis == "attribute":
            return lambda node: attributes(node, step.test)
        if step.axis not in AXES:
            raise UnsupportedExpression(expression=step.axis, reason="axis")
        if step.axis not in SUBSET:
            self.refuse("axis")
        if step.test.endswith("()") and step.test != "node()":
            raise UnsupportedExpression(expression=step.test, reason="node_test")
        along = AXES[step.axis]
        if step.test in {"*", "node()"}:
            return lambda node: list(along(node))
        if step.axis == "child":
            return lambda node: node.named(step.test)
        return lambda node: [each for each in along(node) if each.name == step.test]


def filtered(nodes: Any, predicate: Run, scope: Scope) -> list[Any]:
    """The nodes a predicate lets through; a number means a position."""
    if not is_nodes(nodes):
        raise TypeMismatch(expected="nodes")
    inner = scope.inner()
    inner.size = len(nodes)
    kept = []
    for at, node in enumerate(nodes, 1):
        inner.position = at
        value = predicate(node, inner)
        if value == at if isinstance(value, float) else to_boolean(value):
            kept.append(node)
    return kept


def _pick(index: Run, test: Run) -> StepRun:
    """`[position() = index]`: the index is computed once instead of for every node."""

    def run(nodes: Sequence[Any], scope: Scope) -> Sequence[Any]:
        if not nodes:
            return nodes
        wanted = index(nodes[0], scope.inner())
        if isinstance(wanted, bool) or (is_nodes(wanted) and len(wanted) != 1):
            return filtered(nodes, test, scope)
        at = to_number(wanted)
        return [nodes[int(at) - 1]] if 1 <= at <= len(nodes) and at == int(at) else []

    return run


def _document(scope: Scope) -> Any:
    root = scope.env.root
    return root.up if root.up is not None else Document(root)


def _leading_parents(steps: tuple[Step, ...]) -> tuple[int, tuple[Step, ...]]:
    ups = 0
    for at, step in enumerate(steps):
        if step.axis not in {"self", "parent"} or step.test != "node()" or step.predicates:
            return ups, steps[at:]
        ups += step.axis == "parent"
    return ups, ()


def _plain_names(steps: tuple[Step, ...]) -> Names | None:
    if all(s.axis == "child" and not s.predicates and s.test != "*" and not s.test.endswith("()") for s in steps):
        return tuple(step.test for step in steps)
    return None


def _climber(ups: int) -> Run:
    def run(node: Any, scope: Scope) -> Sequence[Any]:
        for _ in range(ups):
            node = node.up
            if node is None:
                return ()
        return (node,)

    return run


def _climb_and_descend(ups: int, names: Names) -> Run:
    if not names:
        return _climber(ups)
    first, rest = names[0], names[1:]

    def run(node: Any, scope: Scope) -> Sequence[Any]:
        for _ in range(ups):
            node = node.up
            if node is None:
                return ()
        nodes: Sequence[Any] = node.named(first)
        for name in rest:
            nodes = nodes[0].named(name) if len(nodes) == 1 else [each for one in nodes for each in one.named(name)]
        return nodes

    return run


def _after(start: Run, steps: list[StepRun]) -> Run:
    def run(node: Any, scope: Scope) -> Sequence[Any]:
        nodes = start(node, scope)
        if not is_nodes(nodes):
            raise TypeMismatch(expected="nodes")
        for step in steps:
            nodes = step(nodes, scope)
        return nodes  # type: ignore[no-any-return]

    return run
