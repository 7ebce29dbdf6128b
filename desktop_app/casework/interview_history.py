"""Undo and redo of the conversation: 200 acts, in memory, per dossier (ux.md 2.4)."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop_app.casework.interpreting import Logs
from desktop_app.domain.answer import Answer

DEPTH = 200

Rows = Mapping[str, Answer | None]
"""Answer rows by path; None where no row stood."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act on a page: the rows it touched, as they were and as they became; of the interpreter log too."""

    page: str
    before: Rows
    after: Rows
    logs_before: Logs = field(default_factory=dict)
    logs_after: Logs = field(default_factory=dict)


class History:
    """Two stacks of acts. A new act forgets what was undone."""

    def __init__(self) -> None:
        self._done: deque[Act] = deque(maxlen=DEPTH)
        self._undone: list[Act] = []

    def add(self, act: Act) -> None:
        self._done.append(act)
        self._undone.clear()

    def undo(self) -> Act | None:
        """The act to reverse, or None."""
        if not self._done:
            return None
        act = self._done.pop()
        self._undone.append(act)
        return act

    def redo(self) -> Act | None:
        """The act to repeat, or None."""
        if not self._undone:
            return None
        act = self._undone.pop()
        self._done.append(act)
        return act
