"""What the client may see, as plain data. The window can show nothing that is not in a scene.

A scene holds the current question and nothing else: no name, no number, no earlier answer, no note, no term
(ux.md 2.5). Who builds one has to hand over every text; there is no way from here to the dossier.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from desktop_app.i18n.language import Language


class Mode(StrEnum):
    """The states of the second window. `RUST` is the default and needs no content."""

    UIT = "uit"
    RUST = "rust"
    VRAAG = "vraag"
    AANWIJZEN = "aanwijzen"
    TERUGZEGGEN = "terugzeggen"
    PAUZE = "pauze"
    PIP = "pip"


class Ring(StrEnum):
    """What a client can ask with one of the fixed buttons. It only rings on the caseworker's screen."""

    LUISTER = "luister"
    UITLEG = "uitleg"
    NIET_ANTWOORDEN = "niet_antwoorden"
    PAUZE = "pauze"
    WEET_NIET = "weet_niet"


@dataclass(frozen=True, slots=True)
class Line:
    """One text in two languages. `client` is "" where it was never translated · `machine`: nobody checked that."""

    client: str
    dutch: str
    machine: bool = False


@dataclass(frozen=True, slots=True)
class Tile:
    """One option. `number`: as read aloud, from 1 · `level` of `levels`: a quantity drawn as filled bars; 0 levels
    for options that are no quantity."""

    value: str
    number: int
    text: Line
    level: int = 0
    levels: int = 0


@dataclass(frozen=True, slots=True)
class Card:
    """One question. `chosen`: option values picked now · `sensitive`: class A9, shown only after F5 ·
    `translated`: the question exists in the client's language · `machine`: something on it was never checked."""

    section: Line
    question: Line
    reason: Line = Line("", "")
    tiles: tuple[Tile, ...] = ()
    chosen: frozenset[str] = frozenset()
    multiple: bool = False
    sensitive: bool = False
    translated: bool = True
    machine: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """One state of the window. `owner`: name of the municipality · `sentences`: for Terugzeggen and PIP ·
    `turned`: the laptop itself is turned to the client (draaimodus) · `practice`: the card is the practice question ·
    `audible`: what is asked or said back can be heard · `voiced`: tiles that can be heard · `listened`: the tile heard
    last; the next touch of it chooses."""

    mode: Mode
    language: Language
    owner: str
    card: Card | None = None
    sentences: tuple[Line, ...] = ()
    proposed: frozenset[str] = field(default_factory=frozenset)
    turned: bool = False
    practice: bool = False
    audible: bool = False
    voiced: frozenset[str] = frozenset()
    listened: str = ""

    @property
    def machine(self) -> bool:
        """The client is told that a computer made the translation."""
        return (self.card is not None and self.card.machine) or any(line.machine for line in self.sentences)
