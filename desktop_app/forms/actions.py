"""`setvalue`: values that are written at an event instead of being kept up to date."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.forms.xpath.compiler import Compiled

FIRST_LOAD = frozenset({"odk-instance-first-load"})
EVERY_LOAD = frozenset({"odk-instance-load", "xforms-ready"})
NEW_REPEAT = frozenset({"odk-new-repeat"})
CHANGED = frozenset({"xforms-value-changed"})


@dataclass(frozen=True, eq=False, slots=True)
class SetValue:
    """`events`: when · `target`: generic path of the node written · `value`: expression, or None for `text`.

    `source`: generic path of the question or repeat the action is nested in, None in the model ·
    `place`: where the target is, for a reference that picks an instance.
    """

    events: frozenset[str]
    target: tuple[str, ...]
    value: Compiled | None
    text: str
    source: tuple[str, ...] | None
    place: Compiled | None = None
