"""Native XPath cases outside the named subset: ODK's axes child, parent and self (others work, in no promised order),
names as the author writes them, and functions with their arguments."""

import re
from collections.abc import Mapping
from typing import Any

IDS = "id(): needs a document type, which no form has"
LANG = "lang(): the language of a form is not in xml:lang"
NAMESPACES = "namespaces: here a name is what the author wrote"
NO_ELEMENT = "the context is an attribute, comment or instruction, or the document: a form has elements only"
ATTRIBUTES = "the attributes of an element as a list"
ORDER = "the order along axes other than child, parent and self"
BARE = "JavaRosa refuses the call without argument"

_RULES = (
    (IDS, re.compile(r"\bid\(")),
    (LANG, re.compile(r"\blang\(")),
    (NAMESPACES, re.compile(r"namespace|xhtml:|\bhtml\b|\bcount\(p\)")),
    (ATTRIBUTES, re.compile(r"attribute::node\(\)")),
    (ORDER, re.compile(r"\b(ancestor|ancestor-or-self|descendant|descendant-or-self|following|preceding)\b")),
)


def outside(case: Mapping[str, Any]) -> str | None:
    """Why a case lies outside the subset, None if it lies inside."""
    expression = case["expr"]
    found = next((reason for reason, rule in _RULES if rule.search(expression)), None)
    if found is not None:
        return found
    if case.get("ctx") in {None, "/"} and re.search(r"\.\.|node\(\)|\(\)", expression):
        return NO_ELEMENT
    return BARE if re.search(r"\b(number|string-length|normalize-space)\(\)", expression) else None
