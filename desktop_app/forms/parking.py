"""Putting answers into a fresh session; what has no place there is parked, never dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from desktop_app.forms.addresses import instance_paths, steps_of
from desktop_app.forms.definition import FieldDef
from desktop_app.forms.faults import ValueRefused
from desktop_app.forms.growth import new_instance, populate
from desktop_app.forms.lexical import MULTIPLE, normalise
from desktop_app.forms.nodes import Node
from desktop_app.forms.session import Session

Reason = Literal["unknown", "removed", "retyped", "refused", "choice_removed", "filtered", "no_row", "calculated"]
PARTIAL = frozenset({"choice_removed", "filtered"})


@dataclass(frozen=True, slots=True)
class Parked:
    """A value without a place in the form, kept for the caseworker to deal with. Data of a person.

    `ref`: where it stood, with instance keys · `value`: as it was; of a select with several answers only what has no
    place · `version`: of the form it was given in. `reason`: unknown (no such question, in a submission from
    elsewhere), removed (question gone), retyped, refused (does not fit the type), choice_removed (no option any
    more), filtered (no option in this situation), no_row (its row does not fit the count of the table), calculated
    (the form computes another value).
    """

    ref: str
    value: str
    reason: Reason
    version: str = ""

    @property
    def path(self) -> str:
        """Generic path, without instances."""
        return "".join(f"/{name}" for name, _ in steps_of(self.ref)) or self.ref


def answers_of(session: Session) -> dict[str, str]:
    """Raw values of all questions by reference, blank ones too; rows of tables by their own reference, blank."""
    return {node.ref: node.value for node in session.root.walk() if node.field.kind == "leaf" or node.key is not None}


def every(field: FieldDef) -> bool:
    """True: the answers tell all rows of every table."""
    return True


def place(session: Session, answers: Mapping[str, str], tells: Callable[[FieldDef], bool] = every) -> list[Parked]:
    """Give a session in which nobody answered yet its rows and answers, and settle it.

    `answers`: raw values by reference; a reference with a row in it makes the row. `tells`: repeats of which the
    answers tell all rows, so that the rows a form starts with make way. Returns what has no place.
    """
    nodes = _make_rows(session, answers, tells)
    parked: list[Parked] = []
    placed: dict[Node, Parked] = {}
    for ref, raw in answers.items():
        node = nodes.get(ref)
        if node is None or (node.field.kind != "leaf" and node.key is None):
            parked += [Parked(ref, raw, "unknown")] if raw else []
        elif node.field.kind == "leaf":
            try:
                node.value = normalise(node.field, raw.strip() if node.field.choices is not None else raw)
            except ValueRefused:
                parked.append(Parked(ref, raw, "refused"))
            else:
                placed[node] = Parked(ref, node.value, "unknown")
    session.full()
    lost = list(_no_options(session, placed))
    if lost:
        session.full()
    return [*parked, *lost, *_replaced(session, placed)]


def _make_rows(session: Session, refs: Iterable[str], tells: Callable[[FieldDef], bool]) -> dict[str, Node]:
    """All nodes by reference, with the rows the references name; a row starts as its template."""
    _clear(session.root, tells)
    nodes = {node.ref: node for node in session.root.walk()}
    for range_ref, key in instance_paths(refs):
        holder = nodes.get(range_ref)
        if holder is None or not holder.is_range or f"{range_ref}[{key}]" in nodes:
            continue
        row = new_instance(holder, key)
        if holder.field.template is not None:
            populate(row, holder.field.template, session.definition.markup, session.new_key)
        _clear(row, tells)
        nodes |= {node.ref: node for node in row.walk()}
    return nodes


def _clear(top: Node, tells: Callable[[FieldDef], bool]) -> None:
    for node in top.walk():
        if node.is_range and tells(node.field):
            node.children.clear()


def _no_options(session: Session, placed: dict[Node, Parked]) -> Iterator[Parked]:
    """Chosen values that no option has, taken out of their nodes."""
    for node, given in placed.items():
        source = node.field.choices
        if source is None or not given.value or source.knows(_chosen(node, given.value), node, session.env):
            continue
        chosen = _chosen(node, given.value)
        lost = [value for value in chosen if not source.knows([value], node, session.env)]
        node.value = " ".join(value for value in chosen if value not in lost)
        placed[node] = replace(given, value=node.value)
        yield Parked(given.ref, " ".join(lost), "choice_removed")


def _replaced(session: Session, placed: Mapping[Node, Parked]) -> Iterator[Parked]:
    """Placed values that the form itself took away again."""
    there = set(session.root.walk())
    for node, given in placed.items():
        if not given.value:
            continue
        if node not in there:
            yield replace(given, reason="no_row")
        elif node.value != given.value and node.field.choices is not None and node.field.calculate is None:
            left = _chosen(node, node.value)
            gone = [value for value in _chosen(node, given.value) if value not in left]
            yield replace(given, value=" ".join(gone), reason="filtered")
        elif node.value != given.value:
            yield replace(given, reason="calculated")


def _chosen(node: Node, value: str) -> list[str]:
    return value.split() if node.field.control in MULTIPLE else [value] if value else []
