"""The words of the merge: the two sides, what clashes between them, and what comes out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop_app.casework.ports import Body


@dataclass(frozen=True, slots=True)
class Side:
    """`body` None means deleted. `by`, `at`: shown to the person who decides, never used to decide."""

    body: Body | None
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Clash:
    """What a person must decide or look at. `pointers`: the members of a legal group, empty for a single field.

    `why`: "same_field" · "check_text" (both edits are in the text, someone should read it) · "deleted_edited" (I
    deleted what a colleague changed) · "edited_deleted" (the reverse).
    """

    pointer: str
    base: Any
    mine: Any
    theirs: Any
    why: str = "same_field"
    pointers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """`body`: what the user sees from now on · `auto`: number of own edits kept without asking."""

    body: Body | None
    clashes: tuple[Clash, ...] = ()
    auto: int = 0


def _never(path: str) -> bool:
    return False


def _unnamed(actor: str) -> str:
    return actor


@dataclass(frozen=True, slots=True)
class Rules:
    """What the merge must know about the questionnaire and the team.

    `multiple`, `long_text`: whether the question at an answer path is multiple choice, or a long text ·
    `name`: the name of a colleague by id, for notes that are kept one under the other.
    """

    multiple: Callable[[str], bool] = _never
    long_text: Callable[[str], bool] = _never
    name: Callable[[str], str] = _unnamed
