"""Why a part of a dossier is read: the purpose that stands beside every reading in the audit trail (law.md 10.1)."""

from collections.abc import Mapping
from enum import StrEnum


class Purpose(StrEnum):
    """Statutory tasks of Wi 13 to 17, 22, 23 and 33 to 35, and what the trail itself is for."""

    INTAKE = "brede_intake"
    LEERROUTE = "leerroute"
    PIP = "pip"
    BEGELEIDING = "begeleiding"
    DOSSIER = "dossier"
    DELEN = "delen"
    VERANTWOORDING = "verantwoording"


READING = frozenset({"opened", "shown", "exported"})
"""Events that are a reading: looked at here, shown to the client, saved outside the vault."""

_OF_PART: Mapping[str, Purpose] = {
    "intake": Purpose.INTAKE,
    "leerroute": Purpose.LEERROUTE,
    "pip": Purpose.PIP,
    "pip_versie": Purpose.PIP,
    "documenten": Purpose.PIP,
    "voortgang": Purpose.BEGELEIDING,
    "personen": Purpose.BEGELEIDING,
    "bijlage": Purpose.INTAKE,
    "logboek": Purpose.VERANTWOORDING,
    "dossier": Purpose.DOSSIER,
    "notitie": Purpose.DOSSIER,
    "refused": Purpose.DELEN,
}
_OF_PAPER: Mapping[str, Purpose] = {"school": Purpose.DELEN, "verslag": Purpose.INTAKE, "agenda": Purpose.BEGELEIDING}


def purpose_of(part: str, paper: str = "") -> Purpose:
    """`part`: of the event · `paper`: which paper, where it is one. Raises KeyError for a part nobody gave a purpose:
    reading without one is not to be."""
    return _OF_PAPER.get(paper) or _OF_PART[part]
