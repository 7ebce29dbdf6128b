"""Replays recorded scenarios of another engine on ours: every node's state after every step."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import count
from typing import Any
from xml.etree import ElementTree

from desktop_app.forms import Node, Session
from desktop_app.forms.faults import FormFault
from desktop_app.forms.play import locate
from desktop_app.forms.reader import read_form

State = Mapping[str, Any]
RECORDED = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
_ISOLATES = str.maketrans("", "", "\u2066\u2067\u2068\u2069")
_FLEETING = re.compile(r"(uuid:)?[0-9a-f]{8}-[0-9a-f]{4}-|^2026-11-2|^0\.\d{9,}$")
_ADDED_META = re.compile(
    r"/(\w+:)?meta(/(\w+:)?(instanceID|deprecatedID))?$"
)  # added there to forms without; pyxform always has one
_SPACES = re.compile(r"\s+")


def open_form(xml: str) -> Session:
    """A session on a form of the transcripts."""
    numbers = count(1)
    return Session(
        read_form(xml, lenient=True),
        now=lambda: RECORDED,
        new_key=lambda: f"key-{next(numbers)}",
    )


def replay(xml: str, transcript: Mapping[str, Any]) -> Iterator[str]:
    """Every difference between a transcript and what our engine does; nothing if they agree."""
    try:
        session = open_form(xml)
    except FormFault as fault:
        yield f"load: {fault}"
        return
    yield from _steps(session, transcript)


def _steps(session: Session, transcript: Mapping[str, Any]) -> Iterator[str]:
    expected: dict[str, State | None] = dict(transcript["initial"])
    yield from compare(session, expected, "initial")
    for number, step in enumerate(transcript["steps"], 1):
        try:
            act(session, step)
        except FormFault as fault:
            yield f"step {number} {step['op']} {step.get('ref')}: {fault}"
            return
        expected |= step["changed"]
        yield from compare(session, expected, f"step {number}")


def act(session: Session, step: Mapping[str, Any]) -> None:
    """Carry out one step."""
    if step["op"] == "setLanguage":
        session.set_language(str(step["value"]))
    elif step["op"] == "addRepeat":
        session.add_repeat(range_of(session, step["ref"]).ref)
    elif step["op"] == "removeRepeat":
        session.remove_repeat(locate(session, step["ref"]).ref)
    else:
        value = step["stored"] if step.get("stored") is not None else step.get("value")
        session.set_value(locate(session, step["ref"]).ref, spelled(value))


def spelled(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def range_of(session: Session, ref: str) -> Node:
    """The range at a reference with positions."""
    above, _, name = ref.removesuffix("[*]").rpartition("/")
    name = name.partition("[")[0]
    parent = locate(session, above)
    return next(child for child in parent.children if child.name == name and child.is_range)


def nodes_by_position(node: Node, ref: str = "") -> Iterator[tuple[str, Node]]:
    """All nodes with references as the transcripts write them."""
    here = f"{ref}/{node.name}" if node.key is None else ref
    if node.is_range:
        yield f"{here}[*]", node
        for at, instance in enumerate(node.children, 1):
            yield from nodes_by_position(instance, f"{here}[{at}]")
        return
    yield here, node
    for child in node.children:
        yield from nodes_by_position(child, here)


def compare(session: Session, expected: Mapping[str, State | None], when: str) -> Iterator[str]:
    """Differences between all expected states and the session."""
    ours = dict(nodes_by_position(session.root))
    for ref, state in expected.items():
        if _ADDED_META.search(ref) and ref not in ours:
            continue
        node = ours.get(ref)
        if state is None:
            if node is not None:
                yield f"{when} {ref}: still there"
        elif node is None:
            yield f"{when} {ref}: not there"
        else:
            yield from (f"{when} {ref}: {difference}" for difference in differences(session, node, state))


def differences(session: Session, node: Node, state: State) -> Iterator[str]:
    """What differs about one node."""
    if node.is_range:
        if len(node.children) != state.get("count", len(node.children)):
            yield f"count {len(node.children)}, not {state['count']}"
    if node.relevant != state.get("rel", True):
        yield f"relevant {node.relevant}"
    if node.field.kind != "leaf":
        return
    value = node.value if node.relevant else ""
    if "v" in state and not same_value(value, state["v"]):
        yield f"value {value!r}, not {state['v']!r}"
    if node.relevant:
        yield from _flags(session, node, state)
        yield from _words(session, node, state)


def _flags(session: Session, node: Node, state: State) -> Iterator[str]:
    if node.required != state.get("req", False):
        yield f"required {node.required}"
    if node.readonly != state.get("ro", False):
        yield f"readonly {node.readonly}"
    violation = "constraint" if not node.valid else "required" if node.missing else None
    if violation != state.get("bad"):
        yield f"violation {violation}, not {state.get('bad')}"


def _words(session: Session, node: Node, state: State) -> Iterator[str]:
    for what in ("label", "hint"):
        if what in state and not same_words(session.text(node.ref, what) or "", state[what] or ""):
            yield f"{what} {session.text(node.ref, what)!r}, not {state[what]!r}"
    if "opts" in state:
        options = [[c.value, session.choice_text(node.ref, c.value)] for c in session.choices(node.ref)]
        wanted = state["opts"]
        if len(options) != len(wanted) or not all(
            one[0] == other[0] and same_words(one[1], other[1] or "")
            for one, other in zip(options, wanted, strict=True)
        ):
            yield f"options {options[:6]}, not {wanted[:6]}"


def same_value(value: str, wanted: Any) -> bool:
    wanted = spelled(wanted)
    return value == wanted or bool(_FLEETING.search(value) and _FLEETING.search(wanted))


def same_words(words: str, wanted: str) -> bool:
    words, wanted = (_SPACES.sub(" ", each.translate(_ISOLATES)).strip() for each in (words, wanted))
    return words == wanted or bool(_FLEETING.search(words) and _FLEETING.search(wanted))


def submission_of(xml: str, states: Mapping[str, State]) -> str:
    """Instance XML with the recorded values: what a forked transcript must have started from."""
    primary = read_form(xml, lenient=True).primary
    top = ElementTree.Element(primary.tag, dict(primary.attrib))
    made: dict[str, ElementTree.Element] = {next(iter(states)): top}
    for ref, state in list(states.items())[1:]:
        above, _, name = ref.rpartition("/")
        if ref.endswith("[*]") or not state.get("rel", True) or above not in made or ":" in name:
            continue
        made[ref] = ElementTree.SubElement(made[above], _namespace(primary.tag) + name.partition("[")[0])
        if "v" in state:
            made[ref].text = spelled(state["v"])
    return ElementTree.tostring(top, encoding="unicode")


def _namespace(tag: str) -> str:
    return tag[: tag.index("}") + 1] if "}" in tag else ""


def replay_fork(xml: str, transcript: Mapping[str, Any]) -> Iterator[str]:
    """Differences of a form brought back with the recorded values, and of the steps after it."""
    try:
        definition = read_form(xml, lenient=True)
        numbers = count(1)
        session = Session.restore(
            definition,
            submission_of(xml, transcript["initial"]),
            now=lambda: RECORDED,
            new_key=lambda: f"key-{next(numbers)}",
        )
    except FormFault as fault:
        yield f"load: {fault}"
        return
    yield from _steps(session, transcript)
