"""What the check page shows. No Qt."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Filter(StrEnum):
    ALLES = "alles"
    OPEN = "open"
    LATER = "later"
    WIL_NIET = "wil_niet_zeggen"
    NIET_TERUGGEZEGD = "niet_teruggezegd"


@dataclass(frozen=True, slots=True)
class Line:
    """One question. `state`: "bevestigd", "later vragen", ... in words · `act`: word on its button."""

    ref: str
    question: str
    answer: str
    state: str
    act: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """One section with its questions."""

    title: str
    lines: tuple[Line, ...]


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
    name: str
    groups: tuple[Group, ...]
    counts: dict[Filter, int]
    filter: Filter
    topics: tuple[TopicLine, ...]
    closable: bool
    closed: str
    headline: str


class CheckView(Protocol):
    def show_model(self, model: CheckModel) -> None: ...

    def show_failure(self, headline: str, body: str) -> None: ...

    def show_closed(self) -> None: ...
