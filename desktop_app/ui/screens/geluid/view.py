"""What the recorder shows, as plain data. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop_app.casework.recordings import Line, State
from desktop_app.i18n.errors import Explanation
from desktop_app.i18n.language import Language
from desktop_app.i18n.words import N_

STATES = {
    State.OPGENOMEN: (N_("Opgenomen"), "check", "ok"),
    State.ONTBREEKT: (N_("Ontbreekt"), "circle", "muted"),
    State.VEROUDERD: (N_("Verouderd"), "history", "warn"),
}
"""Per state: its word, its icon and its colour."""


class Doing(StrEnum):
    RUST = "rust"
    OPNEMEN = "opnemen"
    AFSPELEN = "afspelen"
    BEWAREN = "bewaren"


@dataclass(frozen=True, slots=True)
class SoundView:
    """`lines`: those of `state`, all without one · `filled`: texts with a name or a date, which nobody records · `own`:
    the chosen recording was made on this laptop · `level`, `seconds`: of the recording that goes on · `done`: what was
    done last · `known`: the texts were read."""

    language: Language
    lines: tuple[Line, ...] = ()
    counts: Mapping[State, int] = field(default_factory=dict)
    filled: int = 0
    state: State | None = None
    chosen: Line | None = None
    own: bool = False
    doing: Doing = Doing.RUST
    level: float = 0.0
    seconds: float = 0.0
    done: str = ""
    failure: Explanation | None = None
    known: bool = False

    @property
    def total(self) -> int:
        return sum(self.counts.values())
