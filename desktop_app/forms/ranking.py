"""Ranks by Kahn's method; what is left over is a circle."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.forms.graph import Vertex


def rank_vertices(vertices: Sequence[Vertex], writers: Mapping[Vertex, Sequence[Vertex]]) -> list[tuple[str, ...]]:
    """Set `rank` of every vertex behind all it reads. Returns the circles that go through a calculation.

    Vertices in a circle of relevants only are legal: they keep their order and run to a fixpoint.
    """
    readers: dict[Vertex, list[Vertex]] = {vertex: [] for vertex in vertices}
    waiting = {vertex: len(writers[vertex]) for vertex in vertices}
    for vertex in vertices:
        for writer in writers[vertex]:
            readers[writer].append(vertex)
    ready = deque(vertex for vertex in vertices if waiting[vertex] == 0)
    left = dict.fromkeys(vertices)
    circles = _circles(vertices, writers) if not _release(ready, readers, waiting, left) else []
    while left:
        stuck = min(left, key=lambda vertex: (not vertex.cyclic, vertex.rank, vertex.field.order))
        waiting[stuck] = 0
        _release(deque([stuck]), readers, waiting, left)
    return [names for circle in circles if (names := _names(circle))]


def _release(
    ready: deque[Vertex], readers: Mapping[Vertex, list[Vertex]], waiting: dict[Vertex, int], left: dict[Vertex, None]
) -> bool:
    """Rank everything that can be; True if nothing is left."""
    while ready:
        vertex = ready.popleft()
        if vertex not in left:
            continue
        del left[vertex]
        for reader in readers[vertex]:
            reader.rank = max(reader.rank, vertex.rank + 1) if reader in left else reader.rank
            waiting[reader] -= 1
            if waiting[reader] == 0:
                ready.append(reader)
    return not left


def _names(circle: list[Vertex]) -> tuple[str, ...]:
    if all(vertex.kind != "calculate" for vertex in circle):
        return ()
    return tuple(dict.fromkeys(vertex.field.path for vertex in circle))


def _circles(vertices: Sequence[Vertex], writers: Mapping[Vertex, Sequence[Vertex]]) -> list[list[Vertex]]:
    """Strongly connected components of more than one vertex (Tarjan, without recursion). Marks them cyclic."""
    index: dict[Vertex, int] = {}
    low: dict[Vertex, int] = {}
    stack: list[Vertex] = []
    on_stack: set[Vertex] = set()
    found: list[list[Vertex]] = []
    for start in vertices:
        if start in index:
            continue
        work = [(start, iter(writers[start]))]
        index[start] = low[start] = len(index)
        stack.append(start)
        on_stack.add(start)
        while work:
            vertex, rest = work[-1]
            for writer in rest:
                if writer not in index:
                    index[writer] = low[writer] = len(index)
                    stack.append(writer)
                    on_stack.add(writer)
                    work.append((writer, iter(writers[writer])))
                    break
                if writer in on_stack:
                    low[vertex] = min(low[vertex], index[writer])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[vertex])
                if low[vertex] == index[vertex]:
                    found.extend(_component(vertex, stack, on_stack))
    return found


def _component(vertex: Vertex, stack: list[Vertex], on_stack: set[Vertex]) -> list[list[Vertex]]:
    component = []
    while True:
        member = stack.pop()
        on_stack.discard(member)
        component.append(member)
        if member is vertex:
            break
    for member in component:
        member.cyclic = len(component) > 1
    return [component] if len(component) > 1 else []
