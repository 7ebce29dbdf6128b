"""The plan inburgering en participatie (PIP): a formal decision (Wi 15) with mandatory parts C1-C7 (law.md 3.1)."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from desktop_app.domain.leerroute import Leerroute


class Alfabetisering(StrEnum):
    """indicatorAlfabetiseringsonderwijs at DUO: analfabeet, anders-gealfabetiseerd, niet van toepassing."""

    A = "A"
    AA = "AA"
    NVT = "NVT"


@dataclass(frozen=True, slots=True)
class Pip:
    """The draft of one decision. Hours are whole hours; None means not yet filled in.

    `intensiteit_uren_per_week` / `intensiteit_weken`: intensity of the leerroute, asielstatushouders only (C5) ·
    `pvt_uren`, `map_uren`: C3 (MAP never with the onderwijsroute) · `begeleiding`: C2 in words ·
    `vve_afspraken`: C4 · `voortgangsgesprekken`: their number, C6 · `teksten`: edited paragraphs by section key;
    a section without an entry shows the generated text · `wijziging_reden`: why a PIP after the first differs ·
    `afschalen_*`: hours NT2 followed, effort shown and why B1 cannot be reached (Bi 5.5), in words.
    """

    leerroute: Leerroute | None = None
    niveau: str | None = None
    alfabetisering: Alfabetisering | None = None
    begeleiding: str = ""
    intensiteit_uren_per_week: int | None = None
    intensiteit_weken: int | None = None
    lesplaats: str = ""
    cursusinstelling: str = ""
    start_lessen: date | None = None
    pvt_uren: int | None = None
    map_uren: int | None = None
    participatie_uren: int | None = None
    z_examen_wens: str = ""
    mag_opleiding_afmaken: bool = False
    vve_afspraken: str = ""
    voortgangsgesprekken: int | None = None
    gesprek_ritme: str = ""
    contactpersoon: str = ""
    contact_telefoon: str = ""
    pw_besluiten: str = ""
    wijziging_reden: str = ""
    afschalen_uren: int | None = None
    afschalen_inspanning: str = ""
    afschalen_onhaalbaar: str = ""
    dagtekening: date | None = None
    bekendmaking: date | None = None
    uitreiking: date | None = None
    teksten: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Doel:
    """One goal or agreement. `order`: fractional key, goals sort by it · `vanaf`, `tot`: inclusive days."""

    doel: str
    order: str
    client_doet: str = ""
    gemeente_doet: str = ""
    wie: str = ""
    vanaf: date | None = None
    tot: date | None = None
    gelukt_als: str = ""
    status: str = "open"


@dataclass(frozen=True, slots=True)
class PipVersie:
    """A PIP as adopted: immutable, linked to its predecessor by hash (law.md 8.5).

    `soort`: "eerste" | "gewijzigd" | "na_verhuizing" | "na_bezwaar" | "advies" · `inhoud`: the frozen plan contents
    (casework.plan_contents) · `hash`: sha-256 hex over canonical JSON of all other fields, `vorige` included.
    """

    nummer: int
    soort: str
    dagtekening: date
    bekendmaking: date | None
    vastgesteld_door: str
    vastgesteld_op: str
    inhoud: dict[str, Any]
    vorige: str
    hash: str
