"""What a screen may know of the conversation: plain values, made anew after every change."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from desktop_app.casework.interpreting import Logs
from desktop_app.domain.answer import Answer, AnswerState, AsSaid, Fell
from desktop_app.forms import ChangeSet

SPECIAL_STATES = (AnswerState.WEET_NIET, AnswerState.WIL_NIET_ZEGGEN, AnswerState.PAST_NIET, AnswerState.LATER)
DONE_STATES = (AnswerState.BEANTWOORD, *SPECIAL_STATES[:3])
"""States that count as done for a section; `LATER` does not (ux.md 2.4)."""


class PageKind(StrEnum):
    """`LEAF` one field · `FIELDS` a compound question · `TABLE` a repeat · `CARD` only something to say."""

    LEAF = "leaf"
    FIELDS = "fields"
    TABLE = "table"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class FieldView:
    """One input. `choices`: values in order, texts through `Interview.choice_text` · `violated`: constraint broken ·
    `staff_only`: a field of the consulent inside a page for the client; never on the tolkscherm ·
    `said`: how the value was said."""

    ref: str
    control: str
    type: str
    appearance: frozenset[str]
    value: str
    choices: tuple[str, ...]
    required: bool
    readonly: bool
    violated: bool
    staff_only: bool = False
    said: AsSaid | None = None


@dataclass(frozen=True, slots=True)
class RowView:
    """One row of a table page."""

    ref: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class EarlierView:
    """An answer to a page that counts no longer. `page` and `since` name it · `question`, `words`: in Dutch, as they
    were · `given`: when it was given, aware UTC · `asked`: the question is asked (again) now."""

    page: str
    since: datetime
    question: str
    words: str
    given: datetime
    why: Fell
    asked: bool

    @property
    def fits(self) -> bool:
        """It may be taken back: the question is the same and is asked."""
        return self.asked and self.why is Fell.NIET_VAN_TOEPASSING


@dataclass(frozen=True, slots=True)
class PageView:
    """One question on screen. `number` of `total`: place among the pages of its section that are asked now ·
    `privacy`: "-", "G", "A9", with " V" where answering is free (law.md 7) · `q`: question id "Q036" ·
    `staff_only`: the consulent fills it in; never on the tolkscherm · `hint_ref`: node whose hint says why we ask
    (XForms knows no hint for a group, so it stands with the first field) · `earlier`: answers that wait to be
    taken back or let go, newest first · `later_why`: as in `Answer`."""

    ref: str
    section: str
    kind: PageKind
    q: str
    number: int
    total: int
    core: bool
    privacy: str
    state: AnswerState
    note: str
    confirmed: bool
    bookmarked: bool
    staff_only: bool = False
    hint_ref: str = ""
    fields: tuple[FieldView, ...] = ()
    rows: tuple[RowView, ...] = ()
    columns: tuple[str, ...] = ()
    earlier: tuple[EarlierView, ...] = ()
    later_why: str = ""

    def at(self, number: int, total: int) -> "PageView":
        """The same page at its place in the run."""
        return replace(self, number=number, total=total)

    @property
    def sensitive(self) -> bool:
        """Class A9: on the tolkscherm only after F5."""
        return self.privacy.startswith("A9")


@dataclass(frozen=True, slots=True)
class SectionView:
    """One section in the list. `ref`: node reference for its label · `done` of `total` pages asked now ·
    `deepening`: pages to ask further that are not part of the core run · `mark`: the row of what the caseworker said of
    it, with who and when."""

    key: str
    ref: str
    done: int
    total: int
    later: int
    deepening: int
    mark: Answer | None = None

    @property
    def verdict(self) -> AnswerState:
        """What the caseworker said of it, as in `Interview.mark_section`."""
        return self.mark.state if self.mark else AnswerState.NIET_GEVRAAGD


@dataclass(frozen=True, slots=True)
class SectionEnd:
    """Nothing left to ask in this section's core run. `next_section` is None after the last one."""

    section: str
    deepening: int
    next_section: str | None


@dataclass(frozen=True, slots=True)
class Recorded:
    """One act of the caseworker: what changed on screen, and what the vault must store in one transaction.

    `answers` and `removed` (paths) are keyed by section, because a section is one record · `interpreters`: rows of the
    interpreter log · `fallen`: pages whose answers count no longer because of this act · `begun`: version of the form,
    with the very first answer.
    """

    page: str
    changes: ChangeSet | None
    answers: dict[str, tuple[Answer, ...]] = field(default_factory=dict)
    removed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    interpreters: Logs = field(default_factory=dict)
    fallen: frozenset[str] = frozenset()
    begun: str = ""

    def __bool__(self) -> bool:
        return bool(self.answers or self.removed or self.interpreters)
