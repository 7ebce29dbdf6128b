"""Fines of the college as information (Wi 22, 23, 26, 27; Bi 7.1; law.md 5.4). A person decides, never the program."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from desktop_app.domain.law import Law

NIEUWE_TERMIJNEN = (6, 12, 18, 24)
"""Lengths in months of a new termijn for which Bi 7.1 lid 5 names a maximum."""


class Verwijtbaarheid(StrEnum):
    OPZET = "opzet"
    GROVE_SCHULD = "grove_schuld"
    NORMAAL = "normaal"
    VERMINDERD = "verminderd"


@dataclass(frozen=True, slots=True)
class Boete:
    """`euros`: the amount · `certain`: False where it rests on a reading of the law a lawyer must confirm."""

    euros: Decimal
    rule: str
    article: str
    text: str
    certain: bool = True


def intake_fine(law: Law, *, second: bool = False) -> Boete:
    """No show at the brede intake: after the second call (R-FIN-01), again after the term in the first fine
    (`second`, R-FIN-02). The person may ask to lower it, with proof (R-FIN-10)."""
    amount = law.number("geld.boete_intake")
    rule, article = ("R-FIN-02", "Wi 22 lid 3") if second else ("R-FIN-01", "Wi 22 lid 1")
    text = f"De boete is € {amount}. Kijk eerst of er bijzondere omstandigheden zijn."
    return Boete(Decimal(amount), rule, article, text)


def guidance_fine(law: Law, verwijtbaarheid: Verwijtbaarheid, *, herhaling: int = 0) -> Boete:
    """Not keeping to guidance or intensity (R-FIN-03, R-FIN-04).

    `herhaling`: irrevocable earlier fines in the twelve months before. The base doubles each time up to the maximum;
    the percentage is taken after that. The doubling is a reading of Bi 7.1 lid 3.
    """
    base = min(law.number("geld.boete_begeleiding") << herhaling, law.number("geld.boete_begeleiding_maximum"))
    share = law.number(f"procenten.{verwijtbaarheid}")
    amount = Decimal(base * share) / 100
    text = f"De boete is {_euros(amount)}: {share} procent van € {base}."
    if not herhaling:
        return Boete(amount, "R-FIN-03", "Bi 7.1 lid 2", text)
    text += " De verdubbeling bij herhaling is een uitleg van de wet. Vraag het een jurist."
    return Boete(amount, "R-FIN-04", "Bi 7.1 lid 3", text, certain=False)


def _euros(amount: Decimal) -> str:
    """ "€ 25", "€ 12,50"."""
    return f"€ {amount:.2f}".replace(".", ",").removesuffix(",00")


def maximum(law: Law, nieuwe_termijn: int | None = None) -> int:
    """Euros for all fines of the college together: in the (extended) termijn, or in a new one of so many months
    (R-FIN-05). Raises `ValueError` for a length Bi 7.1 lid 5 does not name."""
    if nieuwe_termijn is None:
        return law.number("geld.boetes_samen")
    if nieuwe_termijn not in NIEUWE_TERMIJNEN:
        raise ValueError(nieuwe_termijn)
    return law.number(f"geld.boetes_samen_{nieuwe_termijn}")


def within_total(
    law: Law, imposed: Decimal, fine: Boete, *, nieuwe_termijn: int | None = None, bijstand_verlaagd: bool = False
) -> Boete:
    """What is left of `fine`: nothing when the bijstand was lowered for the same conduct (R-FIN-08), else what fits
    under the maximum together with `imposed`, the euros of earlier fines (R-FIN-05)."""
    if bijstand_verlaagd:
        text = "Geen boete: de bijstand is al verlaagd om hetzelfde gedrag."
        return Boete(Decimal(0), "R-FIN-08", "Wi 27", text)
    most = maximum(law, nieuwe_termijn)
    left = max(Decimal(0), most - imposed)
    if fine.euros <= left:
        return fine
    text = f"Samen zijn de boetes hoogstens € {most}. Er blijft {_euros(left)} over."
    return Boete(left, "R-FIN-05", "Bi 7.1 lid 5", text, certain=fine.certain)
