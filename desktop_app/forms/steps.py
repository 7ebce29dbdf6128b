"""The computations of a run, one per kind of vertex."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop_app.forms.graph import Vertex
from desktop_app.forms.lexical import cast
from desktop_app.forms.nodes import Node

if TYPE_CHECKING:
    from desktop_app.forms.runs import Run

MOST_INSTANCES = 2000


def count(run: Run, vertex: Vertex, node: Node) -> None:
    if vertex.expression is None or not (node.relevant or run.starting):
        return
    number = vertex.expression.number(node, run.env)
    if number != number and not run.starting:
        return
    wanted = min(max(int(number), 0), MOST_INSTANCES) if abs(number) < 1e9 else 0
    before = len(node.children)
    while len(node.children) > wanted:
        run.remove(node.children[-1])
    while len(node.children) < wanted:
        run.add(node)
    if wanted != before:
        run.touch_structure(node)


def relevance(run: Run, vertex: Vertex, node: Node) -> None:
    assert vertex.expression is not None  # noqa: S101 - only text vertices have none
    own = vertex.expression.truth(node, run.env)
    if own != node.own_relevant:
        run.assign(node, "own_relevant", own)
    show(run, node, node.own_relevant and (node.up is None or node.up.relevant))


def show(run: Run, node: Node, relevant: bool) -> None:
    """Show or hide a node and what inherits from it."""
    if node.relevant == relevant:
        return
    run.assign(node, "relevant", relevant)
    run.mark("relevant", node)
    reads = node.field.reads
    if node.field.kind != "leaf" or node.value:
        run.touch(node)
    elif reads.value:
        own_checks(run, node)
        run.follow(reads.presence, node)
    if node.key is not None and node.parent is not None:
        run.touch_structure(node.parent)
    if node.is_range:
        for vertex in reads.own:
            if vertex.kind == "count":
                run.push(vertex, node)
        return
    for below in node.elements_and_ranges():
        show(run, below, relevant and below.own_relevant)


def own_checks(run: Run, node: Node) -> None:
    for vertex in node.field.reads.own:
        if vertex.kind in {"constraint", "choices"}:
            run.push(vertex, node)


def calculate(run: Run, vertex: Vertex, node: Node) -> None:
    assert vertex.expression is not None  # noqa: S101 - only text vertices have none
    if vertex.volatile and node.value and run.recompute:
        return
    run.write(node, cast(node.field, vertex.expression.value(node, run.env)))


def options(run: Run, vertex: Vertex, node: Node) -> None:
    """The list may have changed; a chosen value that is not on it any more goes too (forms.md 2.6.9)."""
    run.session.offers.pop(node, None)
    run.mark("choices", node)
    if node.value and node.relevant:
        offered = run.session.offer(node)
        several = node.field.control != "select1"
        chosen = node.value.split() if several else [node.value]
        kept = [value for value in chosen if value in offered]
        if len(kept) != len(chosen):
            run.write(node, " ".join(kept))


def requirement(run: Run, vertex: Vertex, node: Node) -> None:
    assert vertex.expression is not None  # noqa: S101 - only text vertices have none
    required = vertex.expression.truth(node, run.env)
    if required != node.required:
        run.assign(node, "required", required)
        run.mark("required", node)


def lock(run: Run, vertex: Vertex, node: Node) -> None:
    assert vertex.expression is not None  # noqa: S101 - only text vertices have none
    own = vertex.expression.truth(node, run.env)
    if own != node.own_readonly:
        run.assign(node, "own_readonly", own)
    bar(run, node, node.own_readonly or (node.up is not None and node.up.readonly))


def bar(run: Run, node: Node, readonly: bool) -> None:
    """Make a node and what inherits from it read-only or writable."""
    if node.readonly == readonly:
        return
    run.assign(node, "readonly", readonly)
    run.mark("readonly", node)
    for below in node.elements_and_ranges():
        bar(run, below, readonly or below.own_readonly)


def constraint(run: Run, vertex: Vertex, node: Node) -> None:
    assert vertex.expression is not None  # noqa: S101 - only text vertices have none
    valid = not node.string_value() or vertex.expression.truth(node, run.env)
    if valid != node.valid:
        run.assign(node, "valid", valid)
        run.mark("valid", node)


def words(run: Run, vertex: Vertex, node: Node) -> None:
    run.mark("texts", node)


STEPS: dict[str, Callable[[Run, Vertex, Node], None]] = {
    "count": count,
    "relevant": relevance,
    "calculate": calculate,
    "choices": options,
    "required": requirement,
    "readonly": lock,
    "constraint": constraint,
    "texts": words,
}
