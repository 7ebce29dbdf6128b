"""One line of a diagnosis."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """`MIS`: Opmaat cannot do its work well, the exit code is 1 · `LET_OP`: it can, but someone should know."""

    OK = "ok"
    LET_OP = "let op"
    MIS = "mis"


@dataclass(frozen=True, slots=True)
class Result:
    """`text`: plain Dutch without personal data · `ms`: milliseconds it took, where that was measured."""

    part: str
    state: State
    text: str
    ms: int | None = None


def ok(part: str, text: str) -> Result:
    return Result(part, State.OK, text)


def warn(part: str, text: str) -> Result:
    return Result(part, State.LET_OP, text)


def wrong(part: str, text: str) -> Result:
    return Result(part, State.MIS, text)
