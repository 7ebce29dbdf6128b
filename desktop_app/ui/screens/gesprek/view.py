"""What the conversation screen must be able to show. The presenter knows it by this Protocol only. No Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from desktop_app.casework.interview_views import SectionEnd
from desktop_app.domain.answer import AnswerState
from desktop_app.ui.screens.gesprek.interpreter_desk import InterpreterModel
from desktop_app.ui.screens.gesprek.page import PageModel
from desktop_app.ui.tolkscherm.scene import Mode


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One line of the section list. `tone`: "ok", "warn" or ""."""

    key: str
    title: str
    icon: str
    status: str
    tone: str
    current: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """A line at the bottom of the question: what happened, and one thing to do about it."""

    text: str
    act: str = ""
    do: Callable[[], None] = lambda: None
    tone: str = "info"
    seconds: int = 10


@dataclass(frozen=True, slots=True)
class TolkState:
    """How the second window stands, in words for the caseworker."""

    mode: Mode
    text: str
    tone: str


@dataclass(frozen=True, slots=True)
class Found:
    """One line of "Ga naar"."""

    ref: str
    text: str
    section: str
    state: str


@dataclass(frozen=True, slots=True)
class EndModel:
    """The section is through: what can be done now. `mark`: what the caseworker said of it, as in
    `Interview.mark_section` · `unsaid`: how many answers were not said back yet."""

    title: str
    text: str
    deepening: int
    next_title: str
    end: SectionEnd
    mark: AnswerState
    unsaid: int


class GesprekView(Protocol):
    def show_page(self, page: PageModel, *, moved: bool) -> None:
        """`moved`: another question than before; the focus goes to its first field."""
        ...

    def show_general_note(self) -> None:
        """The note about the whole conversation changed by undo: it is shown."""
        ...

    def show_end(self, end: EndModel) -> None: ...

    def show_sections(self, rows: Sequence[SectionRow], *, later: int, bookmarks: int) -> None: ...

    def show_time(self, text: str, tone: str) -> None:
        """`tone`: "muted" or "warn"."""
        ...

    def show_strip(self, strip: Strip | None) -> None: ...

    def show_refusal(self, ref: str, message: str) -> None:
        """The value of a field does not fit; what was typed stays."""
        ...

    def show_interpreter(self, model: InterpreterModel) -> None: ...

    def offer_undo(self, text: str) -> None:
        """Say under the screen what was done, with a way back."""
        ...

    def show_tolkscherm(self, state: TolkState) -> None: ...

    def show_paused(self, paused: bool) -> None: ...

    def leave_to(self, screen: str, **more: object) -> None:
        """Go to another screen of the same dossier: "controleren", with `section` where it is of one, or "dossier",
        with `stopped` where the talk is over for today."""
        ...
