"""What the PIP editor shows: plain values, made anew after every change. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from desktop_app.ui.widgets.questions.model import FieldModel


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One line of the list of sections. `tone`: "ok", "warn" or ""."""

    key: str
    title: str
    status: str
    tone: str
    part: str


@dataclass(frozen=True, slots=True)
class TextModel:
    """A paragraph as it will be printed. `editable`: somebody may rewrite it ·
    `remarks`: what to look at again in a text somebody wrote · `fresh`: what the program would write by now instead of
    what somebody replaced, `difference`: that as HTML, word by word."""

    key: str
    text: str
    edited: bool
    heading: bool = False
    editable: bool = True
    remarks: tuple[str, ...] = ()
    difference: str = ""
    fresh: str = ""


@dataclass(frozen=True, slots=True)
class GoalModel:
    id: str
    title: str
    fields: tuple[FieldModel, ...]
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """Something the intake says that belongs here. `place`: index for `take`."""

    place: int
    text: str
    source: str
    taken: bool


@dataclass(frozen=True, slots=True)
class Remark:
    """A check. `serious`: keeps the PIP from being adopted."""

    text: str
    article: str
    serious: bool


@dataclass(frozen=True, slots=True)
class PipModel:
    name: str
    subtitle: str
    sections: tuple[SectionLine, ...]
    section: str
    title: str
    fields: tuple[FieldModel, ...]
    texts: tuple[TextModel, ...]
    goals: tuple[GoalModel, ...] | None
    offers: tuple[Offer, ...]
    remarks: tuple[Remark, ...]
    missing: int
    soort: str


class PipView(Protocol):
    def show_model(self, model: PipModel, *, moved: bool) -> None: ...

    def focus_goal(self, goal: str) -> None: ...

    def show_refusal(self, ref: str, message: str) -> None: ...

    def offer_undo(self, text: str, undo: Callable[[], None]) -> None: ...
