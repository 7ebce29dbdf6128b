"""What a check found: the rule, the article, how serious it is and which field to mend."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """`ERROR` keeps the PIP from being adopted; `WARNING` asks the caseworker to look again."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """`rule`: id of law.md ("R-PIP-C5") · `article`: "Wi 15 lid 2" · `text`: plain Dutch sentence without personal
    data · `field`: attribute of `Pip` (or "doelen", "keuze", "gemeente") that mends it."""

    rule: str
    article: str
    severity: Severity
    text: str
    field: str
