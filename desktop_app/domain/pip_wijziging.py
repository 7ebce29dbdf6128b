"""What a PIP after the first must hold: the leerroute after a move, changes of route and level, reasons, the days of
the decision (Wi 15 lid 4, Wi 17, Bi 5.3 to 5.5; law.md 3.5, 8.5)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.findings import Finding, Severity
from desktop_app.domain.law import Law
from desktop_app.domain.leerroute import Leerroute
from desktop_app.domain.pip import Pip
from desktop_app.domain.wijzigen import scaling_down, switch

CHANGES = ("gewijzigd", "na_bezwaar")
"""Kinds that take the place of an earlier decision of this gemeente."""


@dataclass(frozen=True, slots=True)
class VorigPip:
    """What the last decision fixed. `leerroute` is None where its frozen text does not tell."""

    leerroute: Leerroute | None = None
    niveau: str | None = None


def check_change(
    pip: Pip, *, soort: str, vorige: VorigPip, vast: Leerroute | None, termijn_start: date | None, today: date, law: Law
) -> Iterator[Finding]:
    """`soort`: what adopting makes now · `vast`: leerroute fixed by an earlier gemeente (R-CHG-13)."""
    if soort == "na_verhuizing" and vast is not None and pip.leerroute not in (None, vast):
        text = "Na een verhuizing blijft de leerroute van de vorige gemeente."
        yield _error("R-INT-11", "Wi 15 lid 4", text, "leerroute")
    if soort == "na_verhuizing" and termijn_start is None:
        text = "Vul in wanneer het eerste PIP in de andere gemeente is vastgesteld. Daarmee begon de termijn."
        yield Finding("R-TRM-03", "Wi 11 lid 3", Severity.WARNING, text, "dagtekening")
    if soort not in CHANGES:
        return
    if not pip.wijziging_reden.strip():
        yield _error("R-PIP-14", "Awb 3:46", "Schrijf op waarom het PIP verandert.", "wijziging_reden")
    yield from _level(pip, vorige, law)
    if soort == "gewijzigd" and termijn_start is not None:
        yield from _route(pip, vorige, termijn_start, pip.dagtekening or today, law)


def check_handing_over(pip: Pip) -> Iterator[Finding]:
    """A decision is handed over after it was taken, never before (R-PIP-12)."""
    if pip.uitreiking and pip.dagtekening and pip.uitreiking < pip.dagtekening:
        yield _error("R-PIP-12", "Awb 3:41", "De uitreiking ligt vóór de dagtekening.", "uitreiking")


def _level(pip: Pip, vorige: VorigPip, law: Law) -> Iterator[Finding]:
    """C10, and the three conditions of scaling down where A2 is new."""
    if pip.leerroute is not Leerroute.B1:
        return
    scaled = vorige.leerroute is Leerroute.B1 and vorige.niveau == "A2"
    if scaled and pip.niveau is None:
        text = "Het vorige PIP noemt niveau A2. Kies het niveau opnieuw."
        yield _error("R-PIP-C10", "Bi 5.3 lid 6", text, "niveau")
    if pip.niveau == "A2" and not scaled:
        yield from scaling_down(
            route=pip.leerroute,
            uren_nt2=pip.afschalen_uren or 0,
            inspanning=bool(pip.afschalen_inspanning.strip()),
            b1_onhaalbaar=bool(pip.afschalen_onhaalbaar.strip()),
            eerste_pip=False,
            law=law,
        )


def _route(pip: Pip, vorige: VorigPip, start: date, day: date, law: Law) -> Iterator[Finding]:
    if pip.leerroute is None or vorige.leerroute in (None, pip.leerroute):
        return
    change = switch(vorige.leerroute, pip.leerroute, start=start, today=day, law=law, reden=pip.wijziging_reden)
    if change.needs_reason:
        text = "Na anderhalf jaar wisselt de leerroute alleen in een bijzonder geval. Schrijf op wat er bijzonder is."
        severity = Severity.WARNING if change.allowed else Severity.ERROR
        yield Finding(change.rule, change.article, severity, text, "wijziging_reden")


def _error(rule: str, article: str, text: str, field: str) -> Finding:
    return Finding(rule, article, Severity.ERROR, text, field)
