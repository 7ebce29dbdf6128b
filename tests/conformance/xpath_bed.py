"""Evaluates the expression cases of other engines on our engine."""

import math
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from itertools import count
from typing import Any

from desktop_app.forms.faults import BrokenForm, FormFault, TypeMismatch
from desktop_app.forms.itext import Itext
from desktop_app.forms.markup import local, parse_markup
from desktop_app.forms.xpath.compiler import compile_expression
from desktop_app.forms.xpath.environment import Environment, Scope
from desktop_app.forms.xpath.tree import Document, Element, XNode, build
from desktop_app.forms.xpath.values import NAN, is_nodes, to_boolean, to_number, to_string

RECORDED = datetime(2026, 11, 23, 9, 0, tzinfo=timezone(timedelta(hours=-7)))
THROWN = "thrown"
XHTML = "http://www.w3.org/1999/xhtml"
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(\[[^\]]*\])?[^>]*>", re.IGNORECASE)
Case = Mapping[str, Any]


class Bed(Environment):
    """A document, the day the cases were recorded, and the lists and words that stand in the document."""

    def __init__(self, root: Element | None, itext: Itext, language: str | None, now: datetime) -> None:
        self.root = self.top = root
        self.itext = itext
        self.language = language
        self.moment = now
        self.numbers = count(1)

    def now(self) -> datetime:
        return self.moment

    def fresh(self) -> str:
        return str(next(self.numbers))

    def instance(self, name: str) -> list[XNode]:
        return [each for each in walk(self.top) if each.name == "instance" and each.attribute("id") == name]

    def words(self, text_id: str, language: str | None) -> str:
        value, _ = self.itext.choose(text_id, ("",), self.language or self.itext.default)
        return "" if value is None else "".join(value.itertext())


def walk(node: Any) -> list[Any]:
    found = [node] if node is not None else []
    for child in node.elements() if node is not None else ():
        found.extend(walk(child))
    return found


@lru_cache(maxsize=200)
def document(text: str, xhtml: bool) -> tuple[Element | None, Itext]:
    """Nodes and texts of a case's document; (None, ...) where it is no XML that we read."""
    itext = Itext("")
    try:
        markup = parse_markup(_DOCTYPE.sub("", text).strip())
    except BrokenForm:
        return None, itext
    prefixes = markup.prefixes | ({XHTML: "xhtml"} if xhtml else {})
    root = build(markup.root, None, prefixes)
    root.up = Document(root)
    for translation in (each for each in markup.root.iter() if local(str(each.tag)) == "translation"):
        if not itext.default or translation.get("default") is not None:
            itext.default = translation.get("lang", "")
        itext.add(translation)
    return root, itext


def at(root: Any, address: str) -> Any:
    """The element at a path of child indices; "/" is the document."""
    if address in {"/", ""}:
        return root.up
    node = root
    for index in address.split(".")[1:]:
        node = node.elements()[int(index)]
    return node


def evaluate(case: Case, docs: Mapping[str, str]) -> Any:
    """The value of a recorded case (set A), or `THROWN`."""
    root, itext = document(docs[case["doc"]], "xhtml:" in case["expr"])
    assert root is not None
    top = at(root, case["root"]) if case.get("root") else root
    env = Bed(root, itext, case.get("lang"), RECORDED)
    env.root = _Top(top) if case.get("root") else root
    node = at(root, case.get("ctx", "/"))
    try:
        return compile_expression(case["expr"], lenient=True).run(node, Scope(env, node))
    except TypeMismatch:
        return ""
    except FormFault:
        return THROWN


class _Top(XNode):
    """Stands for the root element of a part of a document: `/` is the element above it."""

    def __init__(self, element: Any) -> None:
        self.name = element.name
        self.up = element


def evaluate_bare(expression: str) -> Any:
    """The value of an expression without a document in strict reading (set B), or `THROWN`."""
    root = Element("data", None, {}, "")
    try:
        return compile_expression(expression, strict=True).run(
            root, Scope(Bed(root, Itext(""), None, datetime.now(UTC)), root)
        )
    except FormFault:
        return THROWN


def agrees(case: Case, value: Any) -> bool:
    """Does a value meet the expectation of a case?"""
    kind, expected = case["type"], case["expected"]
    if value is THROWN or kind == "throws":
        return value is THROWN and kind == "throws"
    if kind == "boolean":
        return to_boolean(value) is bool(expected)
    if kind == "number" or kind.startswith("rounded"):
        return _same_number(to_number(value), expected, kind)
    if kind == "nodeset":
        return is_nodes(value) and [address_of(node) for node in value] == expected
    text = to_string(value)
    if kind == "stringLength":
        return len(text) == int(expected)
    if kind == "stringMatch":
        return re.search(str(expected), text) is not None
    if kind == "date":
        return date.fromisoformat(text) == date.fromisoformat(expected)
    return text == str(expected)


def _same_number(number: float, expected: Any, kind: str) -> bool:
    wanted = {"NaN": NAN, "Infinity": math.inf, "-Infinity": -math.inf}.get(expected, expected)
    wanted = float(wanted)
    if math.isnan(wanted):
        return math.isnan(number)
    if kind.startswith("rounded"):
        factor = float(kind.partition(":")[2])
        return math.isfinite(number) and abs(round(number * factor) / factor - wanted) <= 1 / factor
    return number == wanted or math.isclose(number, wanted, rel_tol=1e-9, abs_tol=1e-12)


def address_of(node: Any) -> str:
    """Path of child indices from the document element, as the cases write it."""
    if isinstance(node, Document):
        return "/"
    parts: list[str] = []
    while node.up is not None and not isinstance(node.up, Document):
        parts.append(str([id(each) for each in node.up.elements()].index(id(node))))
        node = node.up
    return ".".join(["0", *reversed(parts)])
