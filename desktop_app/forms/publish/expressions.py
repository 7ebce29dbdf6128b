"""Lint of every expression by itself: does it parse, does it stay in the subset, do its functions exist."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from desktop_app.forms.faults import BrokenExpression, BrokenForm, UnknownFunction, UnsupportedExpression
from desktop_app.forms.markup import javarosa, local, parse_markup
from desktop_app.forms.publish.messages import Message, suggestion
from desktop_app.forms.publish.patterns import is_catastrophic, patterns_in
from desktop_app.forms.publish.places import SURVEY, Places
from desktop_app.forms.xpath.compiler import compile_expression
from desktop_app.forms.xpath.functions import FUNCTIONS
from desktop_app.forms.xpath.parser import parse

_BIND = ("relevant", "calculate", "constraint", "required", "readonly")


def expression_messages(xform: str, places: Places) -> list[Message]:
    """Messages about single expressions, with their place in the spreadsheet. Raises `BrokenForm`."""
    found: dict[Message, None] = {}
    try:
        expressions = list(_expressions(parse_markup(xform).root, ""))
    except RecursionError:
        raise BrokenForm(reason="depth") from None
    for path, kind, text in expressions:
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
    row = places.row(path)
    fault = _fault(text)
    problems = [] if fault is None else [_words(fault)]
    if not problems or problems[0][0] not in UNREADABLE:
        problems += _patterns(text)
    for code, words in problems:
        yield Message(SURVEY if row else "", row, places.column(path, kind), "error", code, words)


def _fault(text: str) -> BrokenExpression | None:
    try:
        compile_expression(text, strict=True)
    except BrokenExpression as fault:
        return fault
    return None


def _words(fault: BrokenExpression) -> tuple[str, str]:
    """Code and sentence."""
    reason = str(fault.params.get("reason", ""))
    if isinstance(fault, UnknownFunction):
        return _function(str(fault.params.get("name", "")), reason)
    if isinstance(fault, UnsupportedExpression):
        return "tier3", _UNSUPPORTED.get(reason, _UNSUPPORTED["axis"])
    if reason in _LIMITS:
        return "expression_deep", _LIMITS[reason]
    at = int(fault.params.get("at", 0)) + 1
    return "expression_syntax", (
        f"De formule klopt niet bij teken {at} (na het invullen van de paden). Controleer haken en aanhalingstekens."
    )


UNREADABLE = frozenset({"expression_syntax", "expression_deep"})
_LIMITS = {
    "too_deep": "De formule heeft te veel haakjes in elkaar (meer dan 60). Verdeel hem over meer rijen met calculate.",
    "too_long": "De formule is te lang. Verdeel hem over meer rijen met calculate.",
}
_UNSUPPORTED = {
    "union": "Het teken | (twee lijsten samen) wordt niet ondersteund. Gebruik twee formules met or of coalesce().",
    "axis": "De schrijfwijze // of een bijzondere as wordt niet ondersteund. Gebruik ${naam} van de vraag.",
    "node_test": "Deze schrijfwijze in een pad wordt niet ondersteund. Gebruik ${naam} van de vraag.",
}
_FOREIGN = {
    "CHT": frozenset(
        {"add-date", "difference-in-days", "difference-in-weeks", "difference-in-months", "difference-in-years",
         "parse-timestamp-to-date", "to-bikram-sambat", "z-score"}
    ),
    "SurveyCTO": frozenset(
        {"count-if", "sum-if", "min-if", "max-if", "join-if", "index", "item-at", "count-items", "item-index",
         "item-present", "rank-index", "rank-index-if", "rank-value", "de-duplicate", "hash", "duration", "device-info",
         "plug-in-metadata", "phone-call-log", "phone-call-duration", "collect-is-phone-app", "relevant", "empty",
         "username", "version", "linebreak", "choice-label", "text-audit", "geo-scatter", "distance-between"}
    ),
    "ODK voor kaarten": frozenset({"area", "distance", "geofence", "intersects"}),
    "Collect": frozenset({"search", "property", "thousandsep"}),
}  # fmt: skip


def _function(name: str, reason: str) -> tuple[str, str]:
    if reason == "arguments":
        return "function_arguments", f"De functie {name}() heeft hier te veel of te weinig onderdelen tussen de haken."
    owner = next((each for each, names in _FOREIGN.items() if name in names or name.startswith(f"{each.lower()}:")), "")
    if owner:
        return (
            "tier3",
            f"De functie {name}() hoort bij {owner} en wordt niet ondersteund. Reken het op een andere manier.",
        )
    return "function_unknown", f"De functie {name}() bestaat niet.{suggestion(name, FUNCTIONS)} Pas de naam aan."


def _patterns(text: str) -> Iterator[tuple[str, str]]:
    for pattern in patterns_in(parse(text)):
        reason = is_catastrophic(pattern)
        if reason == "broken":
            yield "regex_broken", f"Het patroon {pattern} in regex() klopt niet. Controleer haken en streepjes."
        elif reason:
            yield (
                "regex_slow",
                f"Het patroon {pattern} in regex() kan het programma laten hangen. Zet geen * of + om iets heen dat "
                "zelf al * of + heeft, en geen drie keer * of + van dezelfde tekens achter elkaar.",
            )
