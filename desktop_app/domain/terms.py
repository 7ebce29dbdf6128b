"""Legal terms: when they start, the last day that counts, and why, in plain Dutch (law.md 6)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TermState(StrEnum):
    """Where a term stands today. `OPEN`: no last day can be named yet, though the term runs (R-PIP-04)."""

    RUNNING = "running"
    DUE = "due"
    OVERDUE = "overdue"
    MET = "met"
    OPEN = "open"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Term:
    """One term of law.md 6.2. `start`: the event that sets it going (D-07: first day of the termijn) ·
    `strict`: last day before the Algemene termijnenwet · `legal`: last day that still counts (D-10: first day to
    ask) · `text`: the reckoning in plain Dutch."""

    id: str
    rule: str
    article: str
    start: date | None
    strict: date | None
    legal: date | None
    state: TermState
    text: str
