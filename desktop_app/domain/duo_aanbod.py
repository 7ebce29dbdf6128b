"""The inburgeringsaanbod as DUO wants it (Wi 16), and DUO's own checks, R-DUO-08 (law.md 3.6)."""

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.duo_voortgang import DuoStand, Message, refusal
from desktop_app.domain.findings import Finding
from desktop_app.domain.leerroute import Leerroute
from desktop_app.domain.pip import Alfabetisering

MESSAGE = "Inburgeringsaanbod"


@dataclass(frozen=True, slots=True)
class Aanbod:
    """A course offered at one school. `instellingsnummer`: ten digits of DUO's list · `einde`: first day after it ·
    `bow`, `taalschakel`: keurmerken of that list."""

    instellingsnummer: str
    alfabetisering: Alfabetisering
    datum: date | None = None
    start: date | None = None
    einde: date | None = None
    bow: bool = False
    taalschakel: bool = False


def aanbod_message(aanbod: Aanbod) -> Message:
    """Body of POST /personen/{bsn}/Inburgeringsaanbod/{instellingsnummer}."""
    days: Message = {field: day.isoformat() for field, day in _days(aanbod).items()}
    return {**days, "indicatorAlfabetiseringsonderwijs": aanbod.alfabetisering.value}


def _days(aanbod: Aanbod) -> dict[str, date]:
    days = {
        "datumInburgeringsaanbod": aanbod.datum,
        "verwachteStartdatumOpleiding": aanbod.start,
        "verwachteEinddatumOpleiding": aanbod.einde,
    }
    return {field: day for field, day in days.items() if day}


def check_aanbod(aanbod: Aanbod, stand: DuoStand) -> list[Finding]:
    """R-DUO-08: for whom, where and when."""
    onderwijs = stand.leerroute is Leerroute.ONDERWIJS
    number = aanbod.instellingsnummer
    rules: tuple[tuple[bool, str, str], ...] = (
        (
            stand.doelgroep is Doelgroep.ASIELSTATUSHOUDER,
            "Een aanbod gaat alleen over asielstatushouders.",
            "indicatorAlfabetiseringsonderwijs",
        ),
        (stand.pip is not None, "Er is nog geen PIP van deze gemeente.", "datumInburgeringsaanbod"),
        (
            len(number) == 10 and number.isascii() and number.isdigit(),
            "Het instellingsnummer heeft tien cijfers.",
            "instellingsnummer",
        ),
        (
            aanbod.taalschakel if onderwijs else aanbod.bow,
            "De school heeft geen keurmerk voor taalschakeltrajecten."
            if onderwijs
            else "De school heeft geen keurmerk van Blik op Werk.",
            "instellingsnummer",
        ),
        (
            not (aanbod.start and aanbod.einde and aanbod.einde <= aanbod.start),
            "De opleiding eindigt vóór zij begint.",
            "verwachteEinddatumOpleiding",
        ),
    )
    found = [refusal("R-DUO-08", MESSAGE, text, field) for holds, text, field in rules if not holds]
    for field, day in _days(aanbod).items():
        text = _check_day(field, day, stand)
        if text:
            found.append(refusal("R-DUO-08", MESSAGE, text, field))
    return found


def _check_day(field: str, day: date, stand: DuoStand) -> str:
    """Why DUO refuses this day; "" when it does not."""
    if stand.pip and day < stand.pip:
        return "Deze dag ligt vóór de dagtekening van het PIP."
    end = stand.termijn_eind_exclusief
    # The end of a course is exclusive, like DUO's end of the termijn: they may be the same day.
    past = end is not None and (day > end if field == "verwachteEinddatumOpleiding" else day >= end)
    early = stand.termijn_start is not None and day < stand.termijn_start
    return "Deze dag valt buiten de inburgeringstermijn." if past or early else ""
