"""The leerbaarheidstoets (LBT): its outcome, and when it need not be taken (Wi 14 lid 3 a, lid 6)."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop_app.domain.errors import OpmaatError
from desktop_app.domain.findings import Finding, Severity
from desktop_app.domain.law import Law


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
class EerdereUitslag:
    """A result that a later one took the place of. DUO can deliver more than one (R-LBT-04)."""

    uitslag: Uitslag
    behaalde_score: int | None = None
    benodigde_score: int | None = None
    datum_afname: date | None = None


@dataclass(frozen=True, slots=True)
class Leerbaarheidstoets:
    """The newest result, or the ground on which none is needed. `benodigde_score` comes with the result and goes
    before the one of the law file · `eerdere`: oldest first."""

    uitslag: Uitslag | None = None
    behaalde_score: int | None = None
    benodigde_score: int | None = None
    datum_afname: date | None = None
    ontheffing: Ontheffingsgrond | None = None
    eerdere: tuple[EerdereUitslag, ...] = ()

    @property
    def done(self) -> bool:
        """T1 is fulfilled: a result is there, or none is needed."""
        return self.uitslag is not None or self.ontheffing is not None

    @property
    def contradicts(self) -> bool:
        """Earlier and newest result say something else: the law does not say which counts."""
        said = {each.uitslag for each in self.eerdere} | {self.uitslag}
        return {Uitslag.HAALBAAR, Uitslag.NIET_HAALBAAR} <= said


def after(earlier: Leerbaarheidstoets | None, new: Leerbaarheidstoets) -> Leerbaarheidstoets:
    """`new` with the results before it. A result of the same day mends the one that stood there."""
    if earlier is None:
        return new
    kept = earlier.eerdere
    if earlier.uitslag is not None and new.uitslag is not None and earlier.datum_afname != new.datum_afname:
        was = EerdereUitslag(earlier.uitslag, earlier.behaalde_score, earlier.benodigde_score, earlier.datum_afname)
        kept = (*kept, was)
    return replace(new, eerdere=kept)


def needed_score(day: date, law: Law) -> int | None:
    """The score for "B1-route haalbaar" on `day` (R-LBT-05); None before the law began."""
    scores = [score for since, score in law.toetsgrenzen if since <= day]
    return scores[-1] if scores else None


def toets_findings(lbt: Leerbaarheidstoets, law: Law) -> tuple[Finding, ...]:
    """What a result or a ground asks to be done or looked at."""
    found = []
    if lbt.ontheffing in (Ontheffingsgrond.VISUEEL, Ontheffingsgrond.AUDITIEF):
        text = "Geen toets nodig. Trek de aanmelding bij DUO in: de toets is overgeslagen."
        found.append(Finding("R-LBT-08", "DUO M2M, Leerbaarheidstoets", Severity.WARNING, text, "toets"))
    needed = needed_score(lbt.datum_afname, law) if lbt.datum_afname else None
    if None not in (needed, lbt.benodigde_score) and needed != lbt.benodigde_score:
        text = f"De nodige score is {lbt.benodigde_score}. Op die dag was dat meestal {needed}. Klopt dat?"
        found.append(Finding("R-LBT-05", "Wi 14 lid 3 a", Severity.WARNING, text, "benodigde_score"))
    if lbt.contradicts:
        text = "Twee toetsen zeggen iets anders. U weegt zelf en schrijft op waarom."
        found.append(Finding("R-LBT-04", "Wi 14 lid 3 a", Severity.WARNING, text, "toets"))
    return tuple(found)


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
