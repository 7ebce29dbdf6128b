"""References: "/data/gezin/kind[0191...]/naam", with repeat instances by stable key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from desktop_app.forms.nodes import Node

_STEP = re.compile(r"/([^/\[\]]+)(?:\[([^\]]*)\])?")


def steps_of(ref: str) -> list[tuple[str, str | None]]:
    """Names and keys of a reference; empty if it is none."""
    steps = [(match[1], match[2]) for match in _STEP.finditer(ref)]
    return steps if "".join(match[0] for match in _STEP.finditer(ref)) == ref else []


def find(root: Node, ref: str) -> Node | None:
    """The node a reference names, None if there is none."""
    steps = steps_of(ref)
    if not steps or steps[0] != (root.name, None):
        return None
    node: Node | None = root
    for name, key in steps[1:]:
        node = _child(node, name, key) if node is not None else None
    return node


def _child(node: Node, name: str, key: str | None) -> Node | None:
    child = next((each for each in node.children if each.name == name and each.key is None), None)
    if child is None or key is None or not child.is_range:
        return child if key is None else None
    return next((each for each in child.children if each.key == key), None)


def instance_paths(refs: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Range and key of every instance that references mention, outer ones first, each once."""
    seen: set[tuple[str, str]] = set()
    for ref in refs:
        at = ""
        for name, key in steps_of(ref):
            at += f"/{name}"
            if key is not None:
                if (at, key) not in seen:
                    seen.add((at, key))
                    yield at, key
                at += f"[{key}]"
