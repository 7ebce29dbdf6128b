"""The PIP as draft: fields, goals, checks, adoption and "gezien"."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.casework.changes import Changes
from desktop_app.casework.plan_contents import PlanContents
from desktop_app.casework.records import Seen
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.findings import Finding
from desktop_app.domain.pip import Doel, Pip, PipVersie


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something from the intake that feeds a section. `section`: key of `plan_contents` ("doelen", "hoeveel", ...) ·
    `field`: attribute of `Pip`, or "doel" for a goal · `value`: ready for `set_field` (or a `Doel`) · `text`: what it
    says, plain Dutch · `questions`: ids it comes from · `taken`: the draft already holds it."""

    section: str
    field: str
    value: Any
    text: str
    questions: tuple[str, ...]
    taken: bool = False


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal or agreement with the id of its record."""

    id: str
    doel: Doel


@dataclass(frozen=True, slots=True)
class SectionState:
    """`state`: "klaar" | "ontbreekt" | "nvt" · `findings`: number of errors on its fields · `part`: "A" | "B"."""

    key: str
    number: int
    title: str
    state: str
    findings: int
    part: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """An adopted PIP with the id of its record and, when signed or not, the "gezien" rows that belong to it."""

    id: str
    version: PipVersie
    seen: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """Everything the editor shows. `soort`: what adoption would make now ("eerste", "gewijzigd", "na_verhuizing",
    "advies"). `establishable`: no finding is an error. `intake_changed`: texts were edited on older facts."""

    dossier: str
    draft: Pip
    goals: tuple[GoalRow, ...]
    findings: tuple[Finding, ...]
    sections: tuple[SectionState, ...]
    contents: PlanContents
    soort: str
    establishable: bool
    versions: tuple[VersionRow, ...]


def start(wp: Workplace, *, dossier: str) -> Changes:
    """Begin a draft if there is none, prefilled with the choice, the law's hours and the intake's suggestions."""
    raise NotImplementedError


def page(wp: Workplace, *, dossier: str) -> PlanPage:
    """The draft as it stands. Raises `NoDraft` before `start`."""
    raise NotImplementedError


def suggestions(wp: Workplace, *, dossier: str, section: str | None = None) -> tuple[Suggestion, ...]:
    """What the intake offers, per section, each with its source questions."""
    raise NotImplementedError


def set_field(wp: Workplace, *, dossier: str, field: str, value: Any) -> Changes:
    """Set one attribute of the draft. Raises `FieldImpossible` on an unknown name or a value that does not fit."""
    raise NotImplementedError


def set_text(wp: Workplace, *, dossier: str, key: str, text: str | None) -> Changes:
    """Replace a generated paragraph (`key` as in `Paragraph.key`) by an edited one; None restores the generated one."""
    raise NotImplementedError


def add_goal(wp: Workplace, *, dossier: str, doel: Doel | None = None, after: str | None = None) -> tuple[str, Changes]:
    """Add a goal after `after` (a goal id; None = at the end). Returns its id. The order key is made here."""
    raise NotImplementedError


def change_goal(wp: Workplace, *, dossier: str, goal: str, field: str, value: Any) -> Changes:
    """Set one attribute of a goal. Raises `FieldImpossible`, or `DateImpossible` where it ends before it starts."""
    raise NotImplementedError


def move_goal(wp: Workplace, *, dossier: str, goal: str, by: int) -> Changes:
    """Move a goal `by` places: -1 up, +1 down; beyond the ends nothing happens."""
    raise NotImplementedError


def remove_goal(wp: Workplace, *, dossier: str, goal: str) -> Changes:
    """Take a goal out of the plan; its history stays."""
    raise NotImplementedError


def findings(wp: Workplace, *, dossier: str) -> tuple[Finding, ...]:
    """What keeps the draft from being adopted, and what deserves a second look."""
    raise NotImplementedError


def establish(wp: Workplace, *, dossier: str, dagtekening: date | None = None) -> Changes:
    """Adopt the draft as an immutable version, hash-linked to the one before (law.md 8.5).

    `dagtekening` replaces the one in the draft. In azc time it makes a PIP-advies (R-DUO-03): no decision, no termijn.
    Raises `NotEstablishable(count)` or `NoMandate`.
    """
    raise NotImplementedError


def seen(wp: Workplace, *, dossier: str, seen: Seen) -> Changes:
    """Record how the client saw the plan. Optional by law, never a condition (R-PIP-17)."""
    raise NotImplementedError


def versions(wp: Workplace, *, dossier: str) -> tuple[VersionRow, ...]:
    """Adopted versions, newest first."""
    raise NotImplementedError
