"""Values the device knows at the start: times, the day, who is filling in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.forms.xpath.dates import moment_text
from desktop_app.forms.xpath.environment import fresh_uuid

if TYPE_CHECKING:
    from desktop_app.forms.session import Session


def preload(session: Session, *, fresh: bool) -> None:
    """Fill preloaded nodes; in a form brought back only those without a value. `end` waits for the submission."""
    for node in session.root.walk():
        if node.field.preload is not None and (fresh or not node.value):
            node.value = _value(session, *node.field.preload) or node.value


def stamp_end(session: Session) -> None:
    """Write the moment of finishing into every node that asks for it."""
    for node in session.root.walk():
        if node.field.preload == ("timestamp", "end"):
            node.value = moment_text(session.now())


def _value(session: Session, kind: str, parameter: str) -> str:
    if kind == "timestamp":
        return moment_text(session.now()) if parameter == "start" else ""
    if kind == "date":
        return session.env.today() if parameter == "today" else ""
    if kind == "property":
        return session.identity.get(parameter, "")
    if kind == "uid":
        return f"uuid:{fresh_uuid(session.env)}"
    return ""
