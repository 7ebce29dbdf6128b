"""The leerbaarheidstoets (LBT): its outcome, and when it need not be taken (Wi 14 lid 3 a, lid 6)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.errors import OpmaatError


class LbtImpossible(OpmaatError):
    """The result contradicts itself. `field`: what does not fit."""

    code = "toets_onmogelijk"


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

    @property
    def done(self) -> bool:
        """T1 is fulfilled: a result is there, or none is needed."""
        return self.uitslag is not None or self.ontheffing is not None


def checked(lbt: Leerbaarheidstoets, today: date) -> Leerbaarheidstoets:
    """`lbt` itself. Raises `LbtImpossible` when it names both or neither of result and ground, a negative score,
    a score that contradicts the outcome, or a day that has not come."""
    if (lbt.uitslag is None) == (lbt.ontheffing is None):
        raise LbtImpossible(field="uitslag")
    if lbt.datum_afname and lbt.datum_afname > today:
        raise LbtImpossible(field="datum_afname")
    for name, score in (("behaalde_score", lbt.behaalde_score), ("benodigde_score", lbt.benodigde_score)):
        if score is not None and score < 0:
            raise LbtImpossible(field=name)
    if lbt.behaalde_score is not None and lbt.benodigde_score is not None and lbt.uitslag is not Uitslag.ONBEKEND:
        reached = lbt.behaalde_score >= lbt.benodigde_score
        if lbt.uitslag is not None and reached != (lbt.uitslag is Uitslag.HAALBAAR):
            raise LbtImpossible(field="behaalde_score")
    return lbt
