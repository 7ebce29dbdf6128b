"""The static dependency graph: who reads what, and in which order to run (forms.md 5.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from os.path import commonprefix
from typing import Literal, NamedTuple

from desktop_app.forms.definition import FieldDef
from desktop_app.forms.itext import Text
from desktop_app.forms.ranking import rank_vertices
from desktop_app.forms.xpath.compiler import Compiled
from desktop_app.forms.xpath.references import Reading, Reference
from desktop_app.forms.xpath.site import Names

VertexKind = Literal["count", "relevant", "calculate", "choices", "required", "readonly", "constraint", "texts"]
WRITERS: tuple[VertexKind, ...] = ("count", "relevant", "calculate", "choices")


@dataclass(eq=False, slots=True)
class Vertex:
    """One computation of one field. `counting`: an empty node that is shown or hidden makes a difference ·
    `rank`: order in a run · `cyclic`: part of a circle of dependencies."""

    field: FieldDef
    kind: VertexKind
    expression: Compiled | None
    references: tuple[Reference, ...]
    language: bool = False
    volatile: bool = False
    counting: bool = False
    rank: int = 0
    cyclic: bool = False


class Edge(NamedTuple):
    """From something read to the vertex that reads it; `anchor`: depth of the ancestor they share."""

    vertex: Vertex
    anchor: int


@dataclass(eq=False, slots=True)
class Graph:
    """`vertices` in running order · `cycles`: circles through a calculation, each as paths · `unknown`: paths read
    that the form does not have, with the field that reads them."""

    vertices: list[Vertex]
    cycles: list[tuple[str, ...]] = field(default_factory=list)
    unknown: list[tuple[FieldDef, VertexKind, Names]] = field(default_factory=list)

    def wordy(self) -> list[Vertex]:
        """Vertices whose result depends on the language."""
        return [vertex for vertex in self.vertices if vertex.language and vertex.kind != "texts"]


def build_graph(root: FieldDef, fields: Mapping[str, FieldDef]) -> Graph:
    """Vertices of all fields, edges from their references, ranks."""
    graph = Graph([vertex for each in root.walk() for vertex in _vertices(each, fields)])
    writers: dict[Vertex, list[Vertex]] = {}
    by_field: dict[FieldDef, dict[str, Vertex]] = {}
    for vertex in graph.vertices:
        by_field.setdefault(vertex.field, {})[vertex.kind] = vertex
    for vertex in graph.vertices:
        found: dict[int, Vertex] = {}
        for reference in vertex.references:
            target = fields.get("/" + "/".join(reference.path))
            if target is None:
                graph.unknown.append((vertex.field, vertex.kind, reference.path))
                continue
            if reference.kind == "value" and target.kind == "group":
                reference = reference._replace(kind="deep")
            _connect(vertex, reference, target)
            found.update((id(writer), writer) for writer in _writers(reference, target, by_field))
        found.pop(id(vertex), None)
        writers[vertex] = list(found.values())
    graph.cycles = rank_vertices(graph.vertices, writers)
    graph.vertices.sort(key=lambda vertex: (vertex.rank, vertex.field.order))
    for vertex in graph.vertices:
        vertex.field.reads.own.append(vertex)
    return graph


def _vertices(field: FieldDef, fields: Mapping[str, FieldDef]) -> Iterator[Vertex]:
    expressions: tuple[tuple[VertexKind, Compiled | None], ...] = (
        ("count", field.count),
        ("relevant", field.relevant),
        ("calculate", field.calculate),
        ("required", field.required),
        ("readonly", field.readonly),
        ("constraint", field.constraint),
    )
    own = Reference(tuple(field.path[1:].split("/")), field.depth, "value")
    for kind, expression in expressions:
        if expression is not None:
            extra = {own} if kind in {"constraint", "count"} else set()
            yield _vertex(field, kind, expression, extra | _of_words(expression.reading, own.path, fields))
    if field.choices is not None and field.choices.nodes is not None and field.choices.nodes.reading.references:
        yield _vertex(field, "choices", field.choices.nodes, {own})
    shown = {
        reference
        for words in (*field.texts.values(), *_option_words(field))
        for output in words.outputs()
        for reference in output.reading.references
    }
    if shown:
        yield Vertex(field, "texts", None, tuple(shown), counting=True)


def _vertex(field: FieldDef, kind: VertexKind, expression: Compiled, extra: set[Reference]) -> Vertex:
    reading = expression.reading
    references = tuple({*reading.references, *extra})
    return Vertex(field, kind, expression, references, reading.language, reading.volatile, reading.counting)


def _option_words(field: FieldDef) -> Iterator[Text]:
    return iter(()) if field.choices is None else field.choices.words()


def _of_words(reading: Reading, site: Names, fields: Mapping[str, FieldDef]) -> set[Reference]:
    """What is filled into the words of options that an expression uses."""
    found = set()
    for names in reading.named:
        select = fields.get("/" + "/".join(names))
        shared = len(commonprefix([site, names]))
        for words in _option_words(select) if select is not None else ():
            for output in words.outputs():
                found |= {each._replace(anchor=min(each.anchor, shared)) for each in output.reading.references}
    return found


def _connect(vertex: Vertex, reference: Reference, target: FieldDef) -> None:
    edge = Edge(vertex, reference.anchor)
    if reference.kind == "structure":
        _add(target.reads.structure, edge)
        return
    for read in target.walk() if reference.kind == "deep" else (target,):
        _add(read.reads.value, edge)
        if vertex.counting:
            _add(read.reads.presence, edge)
    if reference.kind == "deep":
        for below in target.walk():
            if below.kind == "repeat":
                _add(below.reads.structure, edge)


def _add(edges: list[Edge], edge: Edge) -> None:
    if edge not in edges:
        edges.append(edge)


def _writers(
    reference: Reference, target: FieldDef, by_field: Mapping[FieldDef, Mapping[str, Vertex]]
) -> Iterator[Vertex]:
    own = by_field.get(target, {})
    kinds = ("count",) if reference.kind == "structure" else ("calculate", "choices")
    yield from (own[kind] for kind in kinds if kind in own)
    above: FieldDef | None = target
    while above is not None:
        if "relevant" in by_field.get(above, {}):
            yield by_field[above]["relevant"]
        above = above.parent
    if reference.kind == "deep":
        for below in target.walk():
            yield from (vertex for kind, vertex in by_field.get(below, {}).items() if kind in WRITERS)
