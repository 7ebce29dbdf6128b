"""Words of a form that are the same for everybody: what somebody can record beforehand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from desktop_app.forms.definition import FieldDef
from desktop_app.forms.itext import Text
from desktop_app.forms.session import Session
from desktop_app.forms.texts import listed


class Standing(NamedTuple):
    """`place`: where the words stand in the form, the same in every language and version · `text`: None where a value
    of the person is filled in."""

    place: str
    text: str | None


def standing_label(session: Session, field: FieldDef, language: str) -> Standing | None:
    """The question of a field, group or repeat; None without words of its own in this language."""
    label = field.texts.get("label")
    return None if label is None else _standing(label, session.root, session, language, field.path)


def standing_choices(session: Session, field: FieldDef, language: str) -> Iterator[Standing]:
    """All options of a select with words of their own in this language, whether or not a filter hides them now."""
    source = field.choices
    if source is None:
        return
    name = session.definition.language_name(language)
    for value, item in source.all(session.root, session.env).items():
        place = f"{source.list_name or field.path}:{value}"
        if item.label is None:
            continue
        if item.node is not None and item.label.expression is not None:
            words, spoken = listed(item.node, item.label, session, name)
            found = Standing(place, words) if words and spoken == name else None
        else:
            found = _standing(item.label, item.node or session.root, session, language, place)
        if found is not None:
            yield found


def _standing(text: Text, node: Any, session: Session, language: str, place: str) -> Standing | None:
    name = session.definition.language_name(language)
    if text.is_borrowed(node, session.env, name):
        return None
    markup = text.choose(node, session.env, name)[0]
    if markup is None:
        return None
    words = "".join(markup.itertext()).strip()
    return Standing(place, None if len(markup) else words) if words else None
