"""The world that expressions of a session see."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from desktop_app.forms import texts
from desktop_app.forms.growth import ancestor, reach
from desktop_app.forms.instances import LAST_SAVED
from desktop_app.forms.itext import unmarked
from desktop_app.forms.listfiles import read_list
from desktop_app.forms.xpath.environment import Environment
from desktop_app.forms.xpath.tree import XNode

if TYPE_CHECKING:
    from desktop_app.forms.nodes import Node
    from desktop_app.forms.session import Session


class SessionEnvironment(Environment):
    """Main document, lists, clock and words of one session. `today()` stays the day the session began."""

    def __init__(self, session: Session, last_saved: str | None) -> None:
        self.session = session
        self.root = session.root
        self._today = session.now().date().isoformat()
        self._last_saved = () if last_saved is None else (read_list("last-saved.xml", last_saved.encode()),)

    def now(self) -> datetime:
        return self.session.now()

    def today(self) -> str:
        return self._today

    def fresh(self) -> str:
        return self.session.new_key()

    def instance(self, name: str) -> Sequence[XNode]:
        if name == LAST_SAVED:
            return self._last_saved
        element = self.session.definition.instances.element(name)
        return () if element is None else (element,)

    def lookup(self, name: str, path: tuple[str, ...], column: str, value: str) -> Sequence[XNode]:
        if name == LAST_SAVED:
            return super().lookup(name, path, column, value)
        return self.session.definition.instances.lookup(name, path, column, value)

    def words(self, text_id: str, language: str | None) -> str:
        return texts.plain(self.session, text_id, language)

    def choice_name(self, value: str, path: tuple[str, ...], node: Any, language: str | None) -> str:
        field = self.session.definition.fields.get("/" + "/".join(path))
        if field is None or field.choices is None:
            return ""
        nearest = _nearest(self.session, field.path, node)
        return unmarked(texts.choice_text(self.session, nearest, value, language, unknown=""))


def _nearest(session: Session, path: str, node: Node) -> Node:
    """The node of a field that shares most repeat instances with another node."""
    field = session.definition.fields[path]
    shared = [repeat.depth for repeat in field.repeats() if repeat in node.field.repeats()]
    found = reach(ancestor(node, shared[-1]) if shared else session.root, field)
    return found[0] if found else session.root
