"""Words and media of a session's nodes and options, in any language of the form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop_app.forms.itemsets import Item, cell
from desktop_app.forms.itext import PICTURES, PLAIN_FORMS, Text
from desktop_app.forms.nodes import Node
from desktop_app.forms.xpath.tree import XNode

if TYPE_CHECKING:
    from desktop_app.forms.session import Session


def _name(session: Session, language: str | None) -> str:
    return session.language_name if language is None else session.definition.language_name(language)


def text(session: Session, node: Node, what: str, language: str | None) -> str | None:
    """Words of a node, None without."""
    words = node.field.texts.get(what)
    return None if words is None else words.render(node, session.env, _name(session, language)) or None


def text_gap(session: Session, node: Node, what: str, language: str | None) -> bool:
    """True when there are words, but not in the language asked for."""
    words = node.field.texts.get(what)
    return words is not None and words.is_borrowed(node, session.env, _name(session, language))


def media(session: Session, node: Node, what: str, language: str | None) -> str | None:
    """A medium beside the label, or beside the hint where only that has one."""
    for source in ("label", "hint"):
        words = node.field.texts.get(source)
        found = None if words is None else words.media(node, session.env, what, _name(session, language))
        if found:
            return found
    return None


def _item(session: Session, node: Node, value: str) -> Item | None:
    source = node.field.choices
    if source is None:
        return None
    return session.offer(node).get(value) or source.all(node, session.env).get(value)


def choice_text(session: Session, node: Node, value: str, language: str | None, *, unknown: str | None = None) -> str:
    """Words of an option; the value itself when it has none, `unknown` when it is no option."""
    item = _item(session, node, value)
    if item is None:
        return value if unknown is None else unknown
    if item.label is None:
        return value
    name, label = _name(session, language), item.label
    if item.node is None:
        return label.render(node, session.env, name) or value
    if label.expression is not None:
        return listed(item.node, label, session, name)[0] or label.expression.string(item.node, session.env) or value
    markup = label.choose(item.node, session.env, name)[0]
    return value if markup is None else label.fill(markup, node, session.env, name) or value


def choice_gap(session: Session, node: Node, value: str, language: str | None) -> bool:
    """True when an option has words, but not in the language asked for."""
    item = _item(session, node, value)
    if item is None or item.label is None:
        return False
    name = _name(session, language)
    if item.node is not None and item.label.column is not None:
        return listed(item.node, item.label, session, name)[1] != name
    return item.label.is_borrowed(item.node or node, session.env, name)


def choice_media(session: Session, node: Node, value: str, what: str, language: str | None) -> str | None:
    """A medium of an option."""
    item = _item(session, node, value)
    if item is None or item.label is None:
        return None
    name = _name(session, language)
    if item.node is not None and item.label.column is not None:
        return next((found for head in _media_heads(what, name) if (found := cell(item.node, head))), None)
    return item.label.media(item.node or node, session.env, what, name)


def listed(row: XNode, label: Text, session: Session, name: str) -> tuple[str, str]:
    """Words of a row of a list kept in a file, from its column `label::Language (code)`, and the language they are in.

    The plain column `label` is in the default language; without others it serves all languages alike.
    """
    plain_column, default = label.column or "", session.definition.default_language
    by_language = {
        each.name.partition("::")[2]: each.string_value().strip()
        for each in row.elements()
        if each.name.startswith(f"{plain_column}::")
    }
    if not by_language:
        return cell(row, plain_column), name
    by_language[default] = by_language.get(default) or cell(row, plain_column)
    return next(
        ((words, each) for each in (name, default, *by_language) if (words := by_language.get(each))), ("", name)
    )


def _media_heads(what: str, name: str) -> Iterator[str]:
    yield from (f"media::{what}::{name}", f"{what}::{name}")
    if what in PICTURES:
        yield from (f"media::{what}", what)


def plain(session: Session, text_id: str, language: str | None) -> str:
    """A text by id, without anything filled in."""
    value, _ = session.definition.itext.choose(text_id, PLAIN_FORMS, _name(session, language))
    return "" if value is None else "".join(value.itertext()).strip()
