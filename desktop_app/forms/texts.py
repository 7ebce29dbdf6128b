"""Words and media of a session's nodes and options, in any language of the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.forms.itemsets import Item
from desktop_app.forms.itext import PLAIN_FORMS, Text
from desktop_app.forms.nodes import Node

if TYPE_CHECKING:
    from desktop_app.forms.session import Session


def _name(session: Session, language: str | None) -> str:
    return session.language_name if language is None else session.definition.language_name(language)


def text(session: Session, node: Node, what: str, language: str | None) -> str | None:
    """Words of a node, None without."""
    words = node.field.texts.get(what)
    return None if words is None else words.render(node, session.env, _name(session, language)) or None


def text_gap(session: Session, node: Node, what: str, language: str | None) -> bool:
    """True when the words are not in the language asked for."""
    words = node.field.texts.get(what)
    if words is None or words.text_id is None:
        return False
    name = _name(session, language)
    return words.choose(node, session.env, name)[1] != name or _is_missing(words, name)


def _is_missing(words: Text, name: str) -> bool:
    """True for an entry that exists, but in no language with words."""
    return words.itext.choose(words.text_id or "", words.forms, name)[0] is None


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
        return label.expression.string(item.node, session.env, name) or value
    markup = label.choose(item.node, session.env, name)[0]
    return value if markup is None else label.fill(markup, node, session.env, name) or value


def choice_media(session: Session, node: Node, value: str, what: str, language: str | None) -> str | None:
    """A medium of an option."""
    item = _item(session, node, value)
    if item is None or item.label is None:
        return None
    place = node if item.node is None else item.node
    return item.label.media(place, session.env, what, _name(session, language))


def plain(session: Session, text_id: str, language: str | None) -> str:
    """A text by id, without anything filled in."""
    value, _ = session.definition.itext.choose(text_id, PLAIN_FORMS, _name(session, language))
    return "" if value is None else "".join(value.itertext()).strip()
