"""The chain of calls to the brede intake, and its clash with the ten weeks (Wi 14, Wi 22; law.md 6.3 H)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.calendar import roll_back
from desktop_app.domain.law import Law
from desktop_app.domain.other_terms import latest_new_term


class Stap(StrEnum):
    """What the college does next."""

    OPROEPEN = "oproepen"
    AFWACHTEN = "afwachten"
    WAARSCHUWEN_EN_OPROEPEN = "waarschuwen_en_oproepen"
    BOETE_EN_NIEUWE_TERMIJN = "boete_en_nieuwe_termijn"
    BOETE_EN_AFRONDEN = "boete_en_afronden"
    VERSCHENEN = "verschenen"


@dataclass(frozen=True, slots=True)
class Oproep:
    """`tot`: last day to appear, set by the college · `verschenen`: None as long as it is open."""

    verzonden: date
    tot: date
    verschenen: bool | None = None


_AFTER = (
    Stap.OPROEPEN,
    Stap.WAARSCHUWEN_EN_OPROEPEN,
    Stap.BOETE_EN_NIEUWE_TERMIJN,
    Stap.BOETE_EN_AFRONDEN,
)


def next_step(calls: Sequence[Oproep], today: date) -> Stap:
    """What follows on the calls so far (R-INT-01 to R-INT-05). A fine comes only after a warning and a second call."""
    if any(call.verschenen for call in calls):
        return Stap.VERSCHENEN
    missed = sum(call.verschenen is False or today > call.tot for call in calls)
    if missed < len(calls):
        return Stap.AFWACHTEN
    return _AFTER[min(missed, 3)]


def latest_day(boete_bekendmaking: date, law: Law) -> date:
    """Last working day the college may name after the first fine: at most two months on (Wi 22 lid 2, R-ATW-07)."""
    return roll_back(law, latest_new_term(boete_bekendmaking, law))


def clashes(calls: Sequence[Oproep], pip_last_day: date | None) -> bool:
    """Whether the calls run on past the last day for the PIP: the law suspends nothing (R-INT-06)."""
    return pip_last_day is not None and any(call.tot > pip_last_day for call in calls)
