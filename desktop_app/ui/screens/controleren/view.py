"""What the check page shows. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from desktop_app.casework.interview_views import EarlierView
from desktop_app.domain.answer import AnswerState
from desktop_app.i18n.errors import Explanation


class Filter(StrEnum):
    ALLES = "alles"
    OPEN = "open"
    LATER = "later"
    WIL_NIET = "wil_niet_zeggen"
    NIET_TERUGGEZEGD = "niet_teruggezegd"
    EERDER = "eerder"


@dataclass(frozen=True, slots=True)
class Line:
    """One question. `state`: "bevestigd", "later vragen", ... in words · `act`: word on its button · `earlier`: answers
    that count no longer."""

    ref: str
    question: str
    answer: str
    state: str
    act: str
    answered: bool = False
    note: str = ""
    earlier: tuple[EarlierView, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """One section with its questions. `mark`: what the caseworker said of it, as in `Interview.mark_section` ·
    `marked`: who said so, and when."""

    key: str
    title: str
    lines: tuple[Line, ...]
    mark: AnswerState = AnswerState.NIET_GEVRAAGD
    marked: str = ""


@dataclass(frozen=True, slots=True)
class TopicLine:
    """T1 to T10. `tone`: "ok", "plain" or "warn" · `links`: (page reference, words) of what is still needed."""

    id: str
    title: str
    outcome: str
    tone: str
    article: str
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CheckModel:
    """`fallen`: answers to questions that are not asked any more · `kept`: earlier answers that closing erases ·
    `readable`: the questionnaire of the conversation is not here, so nothing can be changed ·
    `section`: title of the one section that is checked, "" for the whole intake ·
    `general_note`: the note about the whole conversation, with who wrote it and when."""

    name: str
    groups: tuple[Group, ...]
    counts: dict[Filter, int]
    filter: Filter
    topics: tuple[TopicLine, ...]
    closable: bool
    closed: str
    headline: str
    fallen: tuple[EarlierView, ...] = ()
    kept: int = 0
    readable: bool = False
    section: str = ""
    general_note: tuple[str, str] = ("", "")


class CheckView(Protocol):
    def show_model(self, model: CheckModel) -> None: ...

    def show_failure(self, told: Explanation) -> None: ...

    def show_closed(self) -> None: ...

    def show_done(self, text: str, undo: Callable[[], None] | None) -> None:
        """What was just done, and the way back."""
        ...
