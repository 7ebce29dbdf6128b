"""The three leerroutes and the choice between them (Wi 7, 8, 9). The program advises, a person decides (R-LR-05)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Leerroute(StrEnum):
    """The values are DUO's letters (specs/duo/PIP.yml)."""

    B1 = "B"
    ONDERWIJS = "O"
    Z = "Z"


@dataclass(frozen=True, slots=True)
class LeerrouteKeuze:
    """The consulent's choice. `motivering` is mandatory where it departs from the advice or the LBT (R-LBT-06).

    `wens`: the route the person wants, in own words in `wens_woorden` · `onderwijsroute_onderzocht`: R-PIP-18.
    """

    leerroute: Leerroute
    gekozen_op: date
    door: str
    advies: Leerroute | None = None
    motivering: str = ""
    wens: Leerroute | None = None
    wens_woorden: str = ""
    onderwijsroute_onderzocht: str = ""
