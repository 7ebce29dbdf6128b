"""Fines of the college (Wi 22, 23, 26; Bi 7.1; law.md 5.4). Amounts in euros."""

from enum import StrEnum

from desktop_app.domain.law import Law


class Verwijtbaarheid(StrEnum):
    OPZET = "opzet"
    GROVE_SCHULD = "grove_schuld"
    NORMAAL = "normaal"
    VERMINDERD = "verminderd"


def intake_fine(law: Law) -> int:
    """No show at the brede intake after the second or third call (R-FIN-01, R-FIN-02)."""
    return law.number("geld.boete_intake")


def guidance_fine(law: Law, verwijtbaarheid: Verwijtbaarheid, *, herhaling: int = 0) -> float:
    """Not keeping to guidance or intensity (R-FIN-03, R-FIN-04), in euros.

    `herhaling`: irrevocable earlier fines in the twelve months before. The base doubles each time up to the maximum;
    the percentage is taken after that. The doubling is a reading of Bi 7.1 lid 3, to be confirmed by a lawyer.
    """
    base = min(law.number("geld.boete_begeleiding") << herhaling, law.number("geld.boete_begeleiding_maximum"))
    return base * law.number(f"procenten.{verwijtbaarheid}") / 100


def within_total(law: Law, imposed: float, fine: float) -> float:
    """What is left of `fine` under the maximum for all fines of the college in one termijn (R-FIN-05)."""
    return max(0.0, min(fine, law.number("geld.boetes_samen") - imposed))
