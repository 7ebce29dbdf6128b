"""Playing a list of answers through a form, for scripts, evaluation and benchmarks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from desktop_app.forms.addresses import steps_of
from desktop_app.forms.faults import RepeatRefused, UnknownReference, ValueRefused
from desktop_app.forms.nodes import Node
from desktop_app.forms.session import Session

LANGUAGE = "lang"


@dataclass(frozen=True, slots=True)
class Step:
    """One answer: was it taken, how many nodes are relevant after it, does it break a constraint, milliseconds."""

    ref: str
    value: str
    accepted: bool
    relevant: int
    violation: bool
    ms: float


@dataclass(slots=True)
class Trace:
    """What `forms play --json` prints; the names are a contract (architecture: command line)."""

    form: str
    load_ms: float
    relevant_at_start: int
    steps: list[Step] = field(default_factory=list)
    language_switch_ms: float | None = None
    final_instance: str = ""

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        return asdict(self)


def play(open_session: Callable[[], Session], answers: Sequence[Sequence[str]], timer: Callable[[], float]) -> Trace:
    """Give the answers in order. `timer` gives seconds; `open_session` is what counts as loading."""
    began = timer()
    session = open_session()
    load_ms = (timer() - began) * 1000
    trace = Trace(session.definition.form_id, load_ms, count_relevant(session))
    for ref, value in answers:
        began = timer()
        if ref == LANGUAGE:
            session.set_language(value)
            trace.language_switch_ms = (timer() - began) * 1000
            continue
        accepted, node = _answer(session, ref, value)
        taken = (timer() - began) * 1000
        violation = node is not None and node.relevant and (not node.valid or node.missing)
        trace.steps.append(Step(ref, value, accepted, count_relevant(session), violation, taken))
    if trace.language_switch_ms is None and len(session.definition.languages) > 1:
        trace.language_switch_ms = _switch(session, timer)
    trace.final_instance = session.serialise()
    return trace


def _answer(session: Session, ref: str, value: str) -> tuple[bool, Node | None]:
    try:
        node = locate(session, ref)
        if node.readonly or not node.relevant:
            return False, node
        session.set_value(node.ref, value)
    except UnknownReference:
        return False, None
    except (ValueRefused, RepeatRefused):
        return False, node
    return True, node


def _switch(session: Session, timer: Callable[[], float]) -> float:
    """Milliseconds to change the language and read the words of a page of twenty questions."""
    before = session.language_name
    other = next(language.name for language in session.definition.languages if language.name != before)
    asked = [node for node in session.root.walk() if node.relevant and node.field.control is not None][:20]
    began = timer()
    session.set_language(other)
    for node in asked:
        session.text(node.ref, "label")
    taken = (timer() - began) * 1000
    session.set_language(before)
    return taken


def count_relevant(session: Session) -> int:
    """Relevant nodes of the whole tree, groups and repeat ranges included."""
    return sum(node.relevant for node in session.root.walk())


def locate(session: Session, ref: str) -> Node:
    """The node of a reference with positions; the next instance of a repeat is made.

    Raises `UnknownReference`, or `RepeatRefused` where the instance cannot be made.
    """
    steps = steps_of(ref)
    if not steps or steps[0] != (session.root.name, None):
        raise UnknownReference()
    node = session.root
    for name, position in steps[1:]:
        child = next((each for each in node.children if each.name == name), None)
        if child is None:
            raise UnknownReference()
        node = _instance(session, child, position) if child.is_range else child
    return node


def _instance(session: Session, range_node: Node, position: str | None) -> Node:
    at = int(position) if position and position.isdigit() else 1
    if at == len(range_node.children) + 1:
        session.add_repeat(range_node.ref)
    if not 1 <= at <= len(range_node.children):
        raise UnknownReference()
    return range_node.children[at - 1]
