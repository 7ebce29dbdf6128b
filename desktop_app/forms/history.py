"""Undo and redo of a session: every state that an act replaced is kept and put back, nothing is computed again."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop_app.forms.changes import ChangeSet
from desktop_app.forms.nodes import Node

MOST_ACTS = 200
Kept = tuple[Node, str, Any]
Rows = dict[Node, list[Node]]


@dataclass(frozen=True, slots=True)
class Act:
    """One act of the user. `kept`: node, attribute and what stood there, in order of change · `rows`: instances that
    each touched repeat had · `language`: in which the act was done."""

    kept: Sequence[Kept]
    rows: Mapping[Node, list[Node]]
    changes: ChangeSet
    language: str

    def take_back(self) -> Act:
        """Put everything back as it was. Returns the act that does it again."""
        rows = {holder: list(holder.children) for holder in self.rows}
        for holder, instances in self.rows.items():
            for each in {*holder.children, *instances}:
                each.gone = each not in instances
            holder.children[:] = instances
        done: list[Kept] = []
        for node, attribute, old in reversed(self.kept):
            done.append((node, attribute, getattr(node, attribute)))
            setattr(node, attribute, old)
        changes = replace(self.changes, added=self.changes.removed, removed=self.changes.added)
        return Act(done, rows, changes, self.language)


class History:
    """Two stacks of acts, 200 deep. A new act forgets what was undone."""

    def __init__(self) -> None:
        self.done: deque[Act] = deque(maxlen=MOST_ACTS)
        self.undone: deque[Act] = deque(maxlen=MOST_ACTS)

    def record(self, act: Act) -> None:
        """Keep an act that changed something."""
        if act.changes:
            self.done.append(act)
            self.undone.clear()

    def undo(self) -> Act | None:
        """Take the last act back; the act that was taken back, None when there is none."""
        return _step(self.done, self.undone)

    def redo(self) -> Act | None:
        """Do the last undone act again."""
        return _step(self.undone, self.done)


def _step(source: deque[Act], target: deque[Act]) -> Act | None:
    if not source:
        return None
    opposite = source.pop().take_back()
    target.append(opposite)
    return opposite
