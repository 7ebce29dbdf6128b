"""The PIP as DUO wants it, and DUO's own checks, R-DUO-01 to R-DUO-07 (law.md 3.6). No health data, no free text."""

from datetime import date

from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.findings import Finding, Severity
from desktop_app.domain.law import Law
from desktop_app.domain.leerroute import Leerroute
from desktop_app.domain.pip import Pip

ARTICLE = "DUO M2M, PIP"
FIELDS = {
    "dagtekening": "dagtekeningPip",
    "leerroute": "leerroute",
    "niveau": "niveau",
    "intensiteit_weken": "geschatteIntensiteitB1Route",
    "mag_opleiding_afmaken": "indicatorMagOpleidingAfmaken",
    "alfabetisering": "indicatorAlfabetiseringsonderwijs",
}
"""Field of the PIP, as findings name it, to field of DUO's message."""


def niveau(pip: Pip) -> str | None:
    """The level DUO works with: it assumes B1 where none is given with B1-route or onderwijsroute (R-DUO-05)."""
    if pip.niveau is not None or pip.leerroute is None:
        return pip.niveau
    return None if pip.leerroute is Leerroute.Z else "B1"


def estimated_hours(pip: Pip, doelgroep: Doelgroep) -> int | None:
    """`geschatteIntensiteitB1Route`: total course hours, only for the B1-route of an asielstatushouder (R-DUO-06)."""
    if doelgroep is not Doelgroep.ASIELSTATUSHOUDER or pip.leerroute is not Leerroute.B1:
        return None
    if not pip.intensiteit_uren_per_week or not pip.intensiteit_weken:
        return None
    return pip.intensiteit_uren_per_week * pip.intensiteit_weken


def message(pip: Pip, doelgroep: Doelgroep) -> dict[str, str | int | bool]:
    """The fields of the PIP message, and no other. Raises `ValueError` without dagtekening or leerroute."""
    if pip.dagtekening is None or pip.leerroute is None:
        raise ValueError("dagtekening and leerroute are required")
    values: dict[str, str | int | bool | None] = {
        "dagtekening": pip.dagtekening.isoformat(),
        "leerroute": pip.leerroute.value,
        "niveau": pip.niveau,
        "intensiteit_weken": estimated_hours(pip, doelgroep),
        "mag_opleiding_afmaken": pip.mag_opleiding_afmaken,
        "alfabetisering": pip.alfabetisering.value if pip.alfabetisering else None,
    }
    return {FIELDS[name]: value for name, value in values.items() if value is not None}


def check_withdrawal(*, termijn_start: date | None, gevolgde_uren: int) -> list[Finding]:
    """R-DUO-07: a PIP can be taken back at DUO only before the termijn is set and before any course hour."""
    texts = []
    if termijn_start is not None:
        texts.append("DUO heeft de termijn al bepaald. Het PIP kan daar niet meer weg.")
    if gevolgde_uren > 0:
        texts.append("Er zijn al lesuren bij DUO. Het PIP kan daar niet meer weg.")
    return [_error("R-DUO-07", text, "leerroute") for text in texts]


def check_dates(
    dagtekening: date, *, plicht_start: date | None, vestiging: date | None, eerdere: tuple[date, ...], advies: bool
) -> list[Finding]:
    """R-DUO-01 to R-DUO-03. `vestiging`: settlement in this gemeente · `eerdere`: dagtekening of earlier decisions,
    the first first · `advies`: it is made before settlement and is no decision."""
    found = []
    if plicht_start and dagtekening < plicht_start:
        found.append(_error("R-DUO-01", "De dagtekening ligt vóór het begin van de inburgeringsplicht.", "dagtekening"))
    if eerdere and dagtekening < max(eerdere[0], eerdere[-1]):
        found.append(_error("R-DUO-02", "De dagtekening ligt vóór die van een eerder PIP.", "dagtekening"))
    if vestiging and dagtekening < vestiging and not advies:
        text = "De dagtekening ligt vóór de inschrijving in de gemeente. Maak een PIP-advies."
        found.append(_error("R-DUO-03", text, "dagtekening"))
    return found


def check_level(pip: Pip, *, first: bool) -> list[Finding]:
    """R-DUO-04: A2 is no leerroute, and never the start."""
    route, level = pip.leerroute, pip.niveau
    text = ""
    if level not in (None, "A2", "B1"):
        text = "Het niveau is A2 of B1."
    elif route is Leerroute.ONDERWIJS and level == "A2":
        text = "Niveau A2 past niet bij de onderwijsroute."
    elif route is Leerroute.Z and level == "B1":
        text = "Niveau B1 past niet bij de zelfredzaamheidsroute."
    elif route is Leerroute.B1 and level == "A2" and first:
        text = "Niveau A2 kan niet in het eerste PIP. Afschalen kan later, na 600 uur les."
    return [_error("R-DUO-04", text, "niveau")] if text else []


def check_hours(pip: Pip, doelgroep: Doelgroep, law: Law) -> list[Finding]:
    """R-DUO-06: the estimate must fit DUO's field."""
    total = estimated_hours(pip, doelgroep)
    if total is None or total <= law.number("uren.duo_maximum"):
        return []
    return [_error("R-DUO-06", f"Het totaal van {total} uur is te veel voor DUO.", "intensiteit_weken")]


def _error(rule: str, text: str, field: str) -> Finding:
    return Finding(rule, ARTICLE, Severity.ERROR, text, field)
