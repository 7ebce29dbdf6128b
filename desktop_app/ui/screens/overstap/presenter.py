"""Overstap: what moving a conversation to the newest questionnaire does, doing it, and the way back. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop_app.casework import questionnaire_moves
from desktop_app.casework.changes import Changes
from desktop_app.casework.dossiers import read_header
from desktop_app.casework.questionnaire_moves import Move
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.dossier import initials
from desktop_app.domain.errors import OpmaatError
from desktop_app.i18n.errors import Explanation, explain
from desktop_app.ui.work import Bus, Lanes, Scope, StatusLine


@dataclass(frozen=True, slots=True)
class MoveView:
    """`move`: what would happen, None while it is read or once it is done · `done`: it was done just now, and can be
    undone."""

    name: str = ""
    move: Move | None = None
    done: bool = False
    failure: Explanation | None = None


class MovePresenter:
    """`show` renders a view."""

    def __init__(
        self, wp: Workplace, lanes: Lanes, bus: Bus, status: StatusLine, *, show: Callable[[MoveView], None]
    ) -> None:
        self._wp, self._all_lanes, self._bus, self._status, self._show = wp, lanes, bus, status, show
        self._lanes = Scope(lanes)
        self._dossier, self._name, self._private = "", "", False
        self._view = MoveView()

    def enter(self, dossier: str) -> None:
        self._lanes, self._dossier, self._view = Scope(self._all_lanes), dossier, MoveView()
        self._read()

    def leave(self) -> None:
        self._lanes.close()

    def set_private(self, private: bool) -> None:
        self._private = private
        self._draw(self._view)

    def make(self) -> None:
        move = self._view.move
        if move is not None:
            self._write(lambda: questionnaire_moves.make(self._wp, move), MoveView(done=True))

    def undo(self) -> None:
        if self._view.done:
            self._write(lambda: questionnaire_moves.undo(self._wp, self._dossier), None)

    def _read(self, failure: Explanation | None = None) -> None:
        dossier = self._dossier

        def read() -> tuple[str, Move]:
            header = read_header(self._wp, dossier)
            return f"{header.given_names} {header.surname}".strip(), questionnaire_moves.plan(self._wp, dossier)

        def shown(found: tuple[str, Move]) -> None:
            self._name, move = found
            self._draw(MoveView(move=move, failure=failure))

        self._lanes.on_vault(read, shown, lambda error: self._draw(MoveView(failure=_words(error))))

    def _write(self, act: Callable[[], Changes], after: MoveView | None) -> None:
        def done(changes: Changes) -> None:
            self._status.saved(self._wp.clock())
            self._bus.publish(changes)
            if after is None:
                self._read()
            else:
                self._draw(after)

        self._status.saving()
        self._lanes.on_vault(act, done, lambda error: self._read(_words(error)))

    def _draw(self, view: MoveView) -> None:
        self._view = replace(view, name=initials(self._name) if self._private else self._name)
        self._show(self._view)


def _words(error: Exception) -> Explanation:
    if not isinstance(error, OpmaatError):
        raise error
    return explain(error)
