"""Kinds of records and the shape of their bodies. One converter, so that a body reads the same everywhere."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID, uuid5

from cattrs.preconf.json import make_converter

from desktop_app.casework.ports import Body
from desktop_app.domain.answer import Answer
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.leerbaarheidstoets import Leerbaarheidstoets
from desktop_app.domain.leerroute import LeerrouteKeuze
from desktop_app.domain.pip import Doel, Pip, PipVersie
from desktop_app.domain.voortgang import Voortgangsgesprek

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Note:
    """A note about the whole dossier; a correction is a new note with `corrects`."""

    text: str
    corrects: str | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """The interpreter could not be heard: the line was lost, or somebody stepped out. Moments: aware UTC."""

    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class InterpreterLog:
    """One interpreter for one stretch of a talk. The number, never the name (law.md 2.5). Moments: aware UTC.

    `mode`: "op_locatie" | "telefonisch" | "video" | "familie" (no professional: law.md 2.5 wants that seen) · `level`:
    in the register of interpreters, "c1" | "b2" | "" unknown or not in it · `gaps`: interruptions, oldest first.
    """

    number: str
    agency: str
    mode: str
    language: str
    dialect: str
    since: datetime
    until: datetime | None = None
    level: str = ""
    gaps: tuple[Gap, ...] = ()

    @property
    def away(self) -> bool:
        """Still there, but not to be heard now."""
        return bool(self.gaps) and self.gaps[-1].until is None


@dataclass(frozen=True, slots=True)
class Seen:
    """ "Gezien door cliënt": optional by law (R-PIP-17). `way`: "papier" | "scherm" | "kruisje" | "niet_getekend" ·
    `strokes`: what was drawn on the screen, as lines of x, y in 600 × 200; without pressure or pace."""

    versie: str
    way: str
    on: date
    explained_by: str
    language: str
    interpreter_number: str = ""
    retold: tuple[str, ...] = ()
    strokes: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A photograph or scan; never changes. `soort`: media type · `size`: bytes of the content · `sha256`, `sealed`,
    `key`: see `ports.SealedFile` · `added_at`: aware UTC."""

    name: str
    soort: str
    size: int
    sha256: str
    sealed: int
    key: str
    added_by: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two values of a conflict."""

    value: Any
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two people gave different values to one merge unit. `pointer`: JSON pointer into the record's body, or a
    legal group name. `theirs` is current until someone decides; `mine` is kept. `choice`: "mine" | "theirs" |
    "ask_again".
    """

    record: str
    kind: str
    pointer: str
    base: Any
    mine: Side
    theirs: Side
    choice: str | None = None
    decided_by: str | None = None
    decided_at: datetime | None = None
    auto_merged: int = 0
    why: str = "same_field"
    pointers: tuple[str, ...] = field(default=())


KINDS: dict[str, type[Any]] = {
    "dossier": Dossier,
    "lbt": Leerbaarheidstoets,
    "keuze": LeerrouteKeuze,
    "pip": Pip,
    "doel": Doel,
    "pip_versie": PipVersie,
    "notitie": Note,
    "tolk": InterpreterLog,
    "gezien": Seen,
    "voortgangsgesprek": Voortgangsgesprek,
    "conflict": Conflict,
    "bijlage": Attachment,
}
"""Every kind but `intake`, whose body is composed from answer rows."""

_SECTIONS = UUID("5d0c1f2e-64a5-5b0e-9f53-6c1a0f4d8b27")


def section_record(dossier: str, section: str) -> str:
    """Id of the `intake` record of one section: the same on every laptop, so that two talks meet in one record."""
    return str(uuid5(_SECTIONS, f"{dossier}/{section}"))


_converter = make_converter()


def to_body(value: Any) -> Body:
    """JSON-ready dict of one of the dataclasses above or of an `Answer` (dates ISO, enums by value)."""
    body: Body = _converter.unstructure(value)
    return body


def from_body(cls: type[T], body: Body) -> T:
    """The inverse of `to_body`; unknown keys are ignored so that a newer office does not break an older laptop.

    Raises `cattrs.BaseValidationError` when a value does not fit.
    """
    return _converter.structure(body, cls)


def answer_to_body(answer: Answer) -> Body:
    """Body of an answer without its path, which is the key of the map it sits in."""
    body = to_body(answer)
    del body["path"]
    if answer.said is None:
        del body["said"]
    if not answer.earlier:
        del body["earlier"]
    if not answer.note_kept:
        del body["note_kept"]
    if not answer.later_why:
        del body["later_why"]
    return body


def answer_from_body(path: str, body: Body) -> Answer:
    """The inverse of `answer_to_body`."""
    return from_body(Answer, {**body, "path": path})
