"""How much fits beside each other (ux: 2.0). Logical pixels, after the scaling of the desktop."""

from dataclasses import dataclass
from enum import StrEnum


class Columns(StrEnum):
    """`WIDE`: list, work and side panel · `MEDIUM`: the side panel is a drawer · `NARROW`: one column."""

    WIDE = "wide"
    MEDIUM = "medium"
    NARROW = "narrow"


@dataclass(frozen=True, slots=True)
class Fit:
    """`low`: less than 700 px high: smaller question, rows of 44 px, bottom bar fixed."""

    columns: Columns = Columns.WIDE
    low: bool = False


def fit(width: int, height: int, scale: float = 1.0) -> Fit:
    """The layout for a window of this size at this text scale (1.0 to 2.0)."""
    low = height < 700
    if width < 1093 or scale >= 1.5:
        return Fit(Columns.NARROW, low)
    return Fit(Columns.WIDE if width >= 1360 else Columns.MEDIUM, low)
