"""Advice on the leerroute with its reasons; a person decides (R-LR-04, R-LR-05)."""

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.leerroute import Leerroute


class Source(StrEnum):
    """Where a reason comes from: an answer (`ref` is the question id), the toets, the law, an earlier gemeente."""

    VRAAG = "vraag"
    TOETS = "toets"
    WET = "wet"
    EERDER = "eerder"


@dataclass(frozen=True, slots=True)
class Reden:
    """One reason. `code`: stable name · `text`: plain Dutch · `ref`: question id ("Q036"), "lbt" or an article ·
    `path`: generic node path of the question, "" when there is none."""

    code: str
    text: str
    source: Source
    ref: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Bekeken:
    """A route that was weighed and not advised, and why."""

    leerroute: Leerroute
    text: str
    redenen: tuple[Reden, ...] = ()


@dataclass(frozen=True, slots=True)
class Advies:
    """`leerroute` is None when facts are missing or the law asks for a human judgement; `ontbreekt` then says what.
    `nodig`: support, never a reason for or against a route (children, health, place to learn). Never a score,
    percentage or ranking."""

    leerroute: Leerroute | None
    voor: tuple[Reden, ...]
    tegen: tuple[Reden, ...]
    onbekend: tuple[Reden, ...]
    nodig: tuple[Reden, ...]
    ook_bekeken: tuple[Bekeken, ...]
    ontbreekt: tuple[Reden, ...]
    law: str
