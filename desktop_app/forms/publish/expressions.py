"""Lint of every expression by itself: does it parse, does it stay in the subset, do its functions exist."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from desktop_app.forms.faults import BrokenExpression, UnknownFunction, UnsupportedExpression
from desktop_app.forms.markup import javarosa, local, parse_markup
from desktop_app.forms.publish.messages import Message
from desktop_app.forms.publish.patterns import is_catastrophic, patterns_in
from desktop_app.forms.publish.places import SURVEY, Places
from desktop_app.forms.xpath.compiler import compile_expression
from desktop_app.forms.xpath.parser import parse

_BIND = ("relevant", "calculate", "constraint", "required", "readonly")


def expression_messages(xform: str, places: Places) -> list[Message]:
    """Messages about single expressions, with their place in the spreadsheet. Raises `BrokenForm`."""
    found: dict[Message, None] = {}
    for path, kind, text in _expressions(parse_markup(xform).root, ""):
        for message in _examine(path, kind, text, places):
            found[message] = None
    return list(found)


def _expressions(element: ElementTree.Element, path: str) -> Iterator[tuple[str, str, str]]:
    """Path of the field, kind and text of every expression at and below an element."""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        name = local(child.tag)
        here = child.get("ref") or child.get("nodeset") or path
        here = here if here.startswith("/") and name not in {"itemset", "label", "hint", "value"} else path
        yield from ((here, kind, text) for kind, text in _of_element(child, name) if text.strip())
        yield from _expressions(child, here)


def _of_element(element: ElementTree.Element, name: str) -> Iterator[tuple[str, str]]:
    if name == "bind":
        yield from ((kind, element.get(kind, "")) for kind in _BIND)
    elif name == "itemset":
        yield "choices", element.get("nodeset", "")
    elif name == "repeat":
        yield "count", javarosa(element, "count") or ""
    elif name == "setvalue":
        yield "setvalue", element.get("value", "")
    elif name == "output":
        yield "texts", element.get("value", "")


def _examine(path: str, kind: str, text: str, places: Places) -> Iterator[Message]:
    def message(code: str, words: str) -> Message:
        return Message(
            SURVEY if places.row(path) else "", places.row(path), places.column(path, kind), "error", code, words
        )

    try:
        compile_expression(text, strict=True)
    except UnknownFunction as fault:
        name = fault.params.get("name", "")
        if fault.params.get("reason") == "arguments":
            yield message("function_arguments", f"De functie {name}() heeft hier te veel of te weinig onderdelen.")
        else:
            yield message("function_unknown", f"De functie {name}() bestaat niet.")
    except UnsupportedExpression:
        yield message("tier3", "Deze schrijfwijze (//, | of een bijzondere as) wordt niet ondersteund.")
    except BrokenExpression as fault:
        at = int(fault.params.get("at", 0)) + 1
        yield message(
            "expression_syntax", f"De formule klopt niet bij teken {at}. Controleer haken en aanhalingstekens."
        )
        return
    for pattern in patterns_in(parse(text)):
        reason = is_catastrophic(pattern)
        if reason == "broken":
            yield message("regex_broken", "Het patroon in regex() klopt niet.")
        elif reason:
            yield message(
                "regex_slow", "Het patroon in regex() kan het programma laten hangen: herhaling in herhaling."
            )
