"""What the PIP says, free of language and layout: sections of paragraphs with a Dutch message and its parameters.

The Dutch text is the decision (law.md 8.4); a translation looks up the same message. Frozen in `PipVersie.inhoud`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop_app.casework.ports import Body
from desktop_app.casework.records import from_body, to_body

SCHEMA = 1


class ParamKind(StrEnum):
    """`TEXT`: shown as typed, never translated · `NUMBER`: int · `DATE`: ISO day, formatted per language ·
    `TERM`: a Dutch message that is translated itself (a route, a status)."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Param:
    kind: ParamKind
    value: str | int


class Kind(StrEnum):
    """`ROW`: a table row, `message` is its label and param `value` its value · `GOAL`: params doel, client_doet,
    gemeente_doet, wie, vanaf, tot, gelukt_als (absent when empty); `message` is "{doel}"."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    DECISION = "decision"
    GOAL = "goal"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`key`: stable name ("leerroute.route"), used in `Pip.teksten` · `message`: Dutch msgid with named placeholders
    ("U volgt de {route}.") · `edited`: the caseworker wrote it: `message` is then plain text, not a msgid."""

    key: str
    kind: Kind
    message: str
    params: Mapping[str, Param] = field(default_factory=dict)
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """`number`: § of law.md 8.1 (0-18) · `key`: "kop", "gegevens", "besluit", "leerroute", "waarom", "hoeveel",
    "ondersteuning", "pvt_map", "kinderen", "meedoen", "gesprekken", "participatiewet", "termijn", "plichten",
    "wijzigen", "kosten", "privacy", "bezwaar", "ondertekening" · `title`: msgid · `part`: "A" decision, "B" plan."""

    number: int
    key: str
    title: str
    part: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class PlanContents:
    """`schema`: version of this shape · `soort`: as in `PipVersie` · `language`: client's language ·
    `title`: msgid of the document · `dagtekening`: ISO day or "" · `leerroute`, `niveau`: as fixed ("": not told)."""

    schema: int
    soort: str
    version: int
    title: str
    number: str
    gemeente: str
    language: str
    dagtekening: str
    law: str
    sections: tuple[Section, ...]
    leerroute: str = ""
    niveau: str = ""


def to_json(contents: PlanContents) -> Body:
    """JSON-ready dict, as frozen in `PipVersie.inhoud`."""
    return to_body(contents)


def from_json(body: Body) -> PlanContents:
    """The inverse of `to_json`. Raises `cattrs.BaseValidationError` when it does not fit."""
    return from_body(PlanContents, body)
