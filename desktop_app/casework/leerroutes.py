"""Weighing and choosing the leerroute: the program advises, the consulent chooses and gives reasons (R-LR-05)."""

from dataclasses import dataclass

from desktop_app.casework.changes import Changes
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.advies import Advies
from desktop_app.domain.leerbaarheidstoets import Leerbaarheidstoets
from desktop_app.domain.leerroute import Leerroute, LeerrouteKeuze


@dataclass(frozen=True, slots=True)
class LeerroutePage:
    """`choice` and `lbt` are None until recorded. `needs_reason`: routes that need a motivering when chosen now."""

    dossier: str
    advice: Advies
    lbt: Leerbaarheidstoets | None
    choice: LeerrouteKeuze | None
    needs_reason: frozenset[Leerroute]


def advice(wp: Workplace, dossier: str) -> Advies:
    """The advice on today's facts; nothing is stored."""
    raise NotImplementedError


def page(wp: Workplace, dossier: str) -> LeerroutePage:
    """All the screen needs: advice, toets, earlier choice and where a reason is needed."""
    raise NotImplementedError


def record_lbt(wp: Workplace, *, dossier: str, lbt: Leerbaarheidstoets) -> Changes:
    """Store the result of the leerbaarheidstoets or the ground on which none is needed (T1).

    Raises `LbtImpossible` when neither or both are given, a score is negative, or the day lies in the future.
    """
    raise NotImplementedError


def choose(
    wp: Workplace,
    *,
    dossier: str,
    leerroute: Leerroute,
    motivering: str = "",
    wens: Leerroute | None = None,
    wens_woorden: str = "",
    onderwijsroute_onderzocht: str = "",
) -> Changes:
    """Store the consulent's choice and lay it in the PIP draft, if there is one.

    Raises `MotiveringNodig` where it departs from the advice or the toets without a reason (R-LBT-06),
    `OnderwijsrouteNietOnderzocht` where the person wants to study and the onderwijsroute was not looked into
    (R-PIP-18), `LeerrouteVast` where an earlier gemeente fixed another route (R-INT-11),
    `SchakelgrensVoorbij` where the law no longer allows this change without a reason (R-CHG-01, R-CHG-08).
    """
    raise NotImplementedError
