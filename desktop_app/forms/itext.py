"""Words of a form in all its languages, with the values that are filled into them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree

from desktop_app.forms.markup import local
from desktop_app.forms.xpath.compiler import Compiled, compile_expression
from desktop_app.forms.xpath.environment import Environment
from desktop_app.forms.xpath.site import Site
from desktop_app.forms.xpath.values import is_nodes, to_string

FIRST_STRONG, POP = "\u2068", "\u2069"
_COLUMN = re.compile(r"[\w.\-]+")
_ITEXT = re.compile(r"\s*jr:itext\(\s*(?:'(.*)'|\"(.*)\"|(.+?))\s*\)\s*", re.DOTALL)  # an id may hold an apostrophe
_MEDIA = re.compile(r"jr://(?:images|audio|video|file)/")
PLAIN_FORMS = ("", "long", "short")
PICTURES = frozenset({"image", "big-image"})


class Itext:
    """Texts by language name and id. An entry is kept as parsed XML: `form -> <value>`."""

    def __init__(self, default: str) -> None:
        self.default = default
        self.entries: dict[str, dict[str, dict[str, ElementTree.Element]]] = {}
        self.id_expressions: dict[str, Compiled] = {}
        self.filled: set[str] = set()

    def add(self, translation: ElementTree.Element) -> None:
        """Take in one `<translation>`."""
        entries = self.entries.setdefault(translation.get("lang", ""), {})
        for text in translation:
            text_id = text.get("id", "")
            entries[text_id] = {value.get("form", ""): value for value in text}
            if any(len(value) for value in text):
                self.filled.add(text_id)

    def find(self, text_id: str, forms: tuple[str, ...], language: str) -> ElementTree.Element | None:
        """The text in exactly this language, None when missing, empty or "-"."""
        entry = self.entries.get(language, {}).get(text_id)
        if entry is None:
            return None
        return next((value for form in forms if (value := entry.get(form)) is not None and not _is_gap(value)), None)

    def choose(self, text_id: str, forms: tuple[str, ...], language: str) -> tuple[ElementTree.Element | None, str]:
        """The text in the language, else in the default, else in any; and the language it is in."""
        for each in (language, self.default, *self.entries):
            value = self.find(text_id, forms, each)
            if value is not None:
                return value, each
        return None, language

    def outputs(self, text_id: str) -> Iterator[ElementTree.Element]:
        """The text in every language in which a value is filled in."""
        for entries in self.entries.values():
            for value in entries.get(text_id, {}).values():
                if len(value):
                    yield value


def _is_gap(value: ElementTree.Element) -> bool:
    return len(value) == 0 and (value.text or "").strip() in {"", "-"}


@dataclass(eq=False, slots=True)
class Text:
    """Words of one field or option: an itext id, an expression that gives one, an expression, or inline markup.

    `column`: the expression when it is no more than a name, of a column in a list · `text_ids`: those texts that the
    expression can give and that something is filled into.
    """

    site: Site
    itext: Itext
    forms: tuple[str, ...] = PLAIN_FORMS
    text_id: str | None = None
    id_expression: Compiled | None = None
    expression: Compiled | None = None
    inline: ElementTree.Element | None = None
    column: str | None = None
    text_ids: frozenset[str] = frozenset()
    lenient: bool = False
    cache: dict[int, list[str | Compiled]] = field(default_factory=dict)

    def render(self, node: Any, env: Environment, language: str) -> str | None:
        """The words with values filled in, each between isolates U+2068 and U+2069."""
        if self.expression is not None:
            return self.expression.string(node, env, language)
        value = self.choose(node, env, language)[0]
        return None if value is None else self.fill(value, node, env, language)

    def choose(self, node: Any, env: Environment, language: str) -> tuple[ElementTree.Element | None, str]:
        """The markup to show and the language it is in."""
        if self.inline is not None or (self.text_id is None and self.id_expression is None):
            return self.inline, language
        text_id = self.text_id if self.id_expression is None else self.id_expression.string(node, env, language)
        return self.itext.choose(text_id or "", self.forms, language)

    def is_borrowed(self, node: Any, env: Environment, language: str) -> bool:
        """True when there are words, but not in this language. Words outside all translations count as default."""
        if self.expression is not None:
            return False
        value, found = self.choose(node, env, language)
        if value is None or value is not self.inline:
            return value is not None and found != language
        return language in self.itext.entries and language != self.itext.default and not _is_gap(value)

    def fill(self, value: ElementTree.Element, node: Any, env: Environment, language: str) -> str:
        """Markup with its outputs filled in; `node` is the field's node."""
        parts = self.cache.get(id(value))
        if parts is None:
            parts = self.cache[id(value)] = list(split(value, self.site, lenient=self.lenient))
        return "".join(
            each if isinstance(each, str) else isolated(_inserted(each, node, env, language)) for each in parts
        ).strip()

    def media(self, node: Any, env: Environment, what: str, language: str) -> str | None:
        """File name of a medium that goes with the words. A picture may be borrowed from another language; what is
        heard is not."""
        if self.text_id is None and self.id_expression is None:
            return None
        text_id = self.text_id if self.id_expression is None else self.id_expression.string(node, env, language)
        value = self.itext.find(text_id or "", (what,), language)
        if value is None and what in PICTURES:
            value = self.itext.choose(text_id or "", (what,), language)[0]
        return None if value is None else _MEDIA.sub("", (value.text or "").strip())

    def outputs(self) -> Iterator[Compiled]:
        """Every expression that is filled into the words, in any language."""
        values = [self.inline] if self.inline is not None else []
        for text_id in (self.text_id, *sorted(self.text_ids)):
            values += self.itext.outputs(text_id) if text_id is not None else []
        for value in values:
            yield from (part for part in split(value, self.site, lenient=self.lenient) if isinstance(part, Compiled))
        if self.expression is not None:
            yield self.expression


def _inserted(part: Compiled, node: Any, env: Environment, language: str) -> str:
    """A value to fill in. A calculation that gives words of an option gives them in the language of the text."""
    value = part.value(node, env, language)
    if is_nodes(value):
        return str(value[0].spoken(env, language)) if value else ""
    text = to_string(value)
    return "" if text == "NaN" else text


def isolated(text: str) -> str:
    """A filled-in value wrapped so that its direction cannot disturb its surroundings; nothing stays nothing."""
    return f"{FIRST_STRONG}{text}{POP}" if text else ""


def unmarked(text: str) -> str:
    """Words as data: what is computed from words holds no marks of direction."""
    return text.replace(FIRST_STRONG, "").replace(POP, "")


def split(value: ElementTree.Element, site: Site, *, lenient: bool = False) -> Iterator[str | Compiled]:
    """Text and expressions of mixed markup, in order."""
    yield value.text or ""
    for child in value:
        expression = child.get("value") or child.get("ref")
        if local(child.tag) == "output" and expression:
            yield compile_expression(expression, site, lenient=lenient)
        else:
            yield "".join(child.itertext())
        yield child.tail or ""


def text_of(element: ElementTree.Element, site: Site, itext: Itext, *, lenient: bool = False) -> Text:
    """Words of a `<label>` or `<hint>`: by reference or inline."""
    ref = element.get("ref")
    if ref is None:
        return Text(site, itext, inline=element, lenient=lenient)
    return text_of_reference(ref, site, itext, lenient=lenient)


def text_of_reference(ref: str, site: Site, itext: Itext, *, lenient: bool = False) -> Text:
    """Words behind `jr:itext('id')`, `jr:itext(expression)` or a plain expression."""
    match = _ITEXT.fullmatch(ref)
    if match is None:
        column = ref if _COLUMN.fullmatch(ref) else None
        expression = compile_expression(ref, site, lenient=lenient)
        return Text(site, itext, expression=expression, column=column, lenient=lenient)
    if match[3] is None:
        return Text(site, itext, text_id=match[1] or match[2] or "", lenient=lenient)
    known = itext.id_expressions
    if match[3] not in known:
        known[match[3]] = compile_expression(match[3], lenient=lenient)
    return Text(site, itext, id_expression=known[match[3]], lenient=lenient)


def message(text: str, site: Site, itext: Itext, *, lenient: bool = False) -> Text:
    """Words of a bind's message attribute: an itext reference or the words themselves."""
    if _ITEXT.fullmatch(text):
        return text_of_reference(text, site, itext, lenient=lenient)
    inline = ElementTree.Element("value")
    inline.text = text
    return Text(site, itext, inline=inline, lenient=lenient)


Texts = Mapping[str, Text]
