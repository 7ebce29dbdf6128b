"""The leerbaarheidstoets (LBT): its outcome, and when it need not be taken (Wi 14 lid 3 a, lid 6)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Uitslag(StrEnum):
    """Outcome as DUO delivers it (R-LBT-04). Never "gehaald" or "gezakt" (law.md 8.3)."""

    HAALBAAR = "b1_haalbaar"
    NIET_HAALBAAR = "b1_niet_haalbaar"
    ONBEKEND = "onbekend"


class Ontheffingsgrond(StrEnum):
    """Grounds of Wi 14 lid 6 and the move of Wi 15 lid 4 (R-LBT-07, R-INT-11)."""

    VISUEEL = "visueel"
    AUDITIEF = "auditief"
    VERHUISD = "verhuisd"


@dataclass(frozen=True, slots=True)
class Leerbaarheidstoets:
    """One result, or the ground on which none is needed. `benodigde_score` comes with the result: never hard-coded."""

    uitslag: Uitslag | None = None
    behaalde_score: int | None = None
    benodigde_score: int | None = None
    datum_afname: date | None = None
    ontheffing: Ontheffingsgrond | None = None
