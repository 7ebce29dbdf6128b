"""One person's way through the law. Statutory nouns are Dutch (docs/glossary.md)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Doelgroep(StrEnum):
    """Groups of Wi 13 lid 1 and Wi 19; family with a regular permit beside a status holder is asielstatushouder."""

    ASIELSTATUSHOUDER = "asielstatushouder"
    GEZINSMIGRANT = "gezinsmigrant"
    OVERIGE_MIGRANT = "overige_migrant"


def initials(name: str) -> str:
    """What the private view shows of a name: "Samira Al-Hamad" is "S.A."."""
    return "".join(f"{part[0]}." for part in name.split())


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A birth date as the BRP holds it: day or month may be unknown, never a day without a month."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates that start or stop legal terms. The three starts of law.md 1.1 are never merged into one.

    `kennisgeving`: day DUO told the person of the plicht in writing (R-PIP-01) ·
    `inschrijving_huisvesting`: BRP registration in the gemeente of housing (R-PIP-02) ·
    `inschrijving_na_verhuizing`: registration here while a PIP of elsewhere exists (R-PIP-03) ·
    `eerste_pip_elders`: dagtekening of the very first PIP, by another gemeente: it started the termijn (Wi 11 lid 3) ·
    `wacht_op_derden` / `informatie_ontvangen`: the one exception (R-PIP-04) ·
    `termijn_start`, `termijn_eind_exclusief`: as told by DUO; they prevail over computed dates (R-TRM-10) ·
    `verlenging_*`, `ontheffing_*`: request received by DUO, and its decision · `besluit_op_bezwaar`: day it was made
    known · `bezwaar_commissie`, `bezwaar_verdaagd`: with an advisory committee, put off once (Awb 7:10) ·
    `pvt_ondertekend`, `map_eindgesprek`, `z_route_afgerond`: as told to DUO (R-DUO-09).
    """

    plicht_start: date | None = None
    kennisgeving: date | None = None
    inschrijving_huisvesting: date | None = None
    inschrijving_na_verhuizing: date | None = None
    eerste_pip_elders: date | None = None
    wacht_op_derden: bool = False
    informatie_ontvangen: date | None = None
    bijstand_vanaf: date | None = None
    termijn_start: date | None = None
    termijn_eind_exclusief: date | None = None
    verlenging_gevraagd: date | None = None
    verlenging_besloten: date | None = None
    ontheffing_gevraagd: date | None = None
    ontheffing_besloten: date | None = None
    besluit_op_bezwaar: date | None = None
    bezwaar_commissie: bool = False
    bezwaar_verdaagd: bool = False
    pvt_ondertekend: date | None = None
    map_eindgesprek: date | None = None
    z_route_afgerond: date | None = None
    plicht_einde: date | None = None
    overleden: date | None = None


@dataclass(frozen=True, slots=True)
class Appointment:
    """`at`: local date and time in the Netherlands, naive on purpose (a wall-clock agreement)."""

    at: datetime
    place: str
    kind: str = "intake"


@dataclass(frozen=True, slots=True)
class Dossier:
    """Header of a dossier. `number`: zaaknummer of the gemeente · `language`: BCP-47 code of the client's language ·
    `interpreter`: "nee" | "telefonisch" | "video" | "op_locatie" · `interpreter_preference`: "m" | "v" | "geen" ·
    `place`: where the person stays, as shown in the list ("azc Luttelgeest", "thuis") ·
    `leerroute_vast`: leerroute fixed by an earlier gemeente (Wi 15 lid 4), else None · `vorige_gemeente`: name of that
    gemeente, without the word gemeente · `law`: law version in use ·
    `zonder_gesprek`: the intake was completed in absence after three calls (R-INT-05) ·
    `afgevinkt`: codes of tasks the caseworker marked as done ("tolk_regelen", "pip_bespreken", "duo_lijst") ·
    `status`: "open" | "opgeschort" | "gesloten" (gebeurtenissen.Status) ·
    `vragenlijst`: version of the questionnaire the answers were given in, "" before the first answer ·
    `consulent`: name, "" for nobody · `consulent_id`: id of that person at the office, "" when only the name is known.
    """

    number: str
    given_names: str
    surname: str
    doelgroep: Doelgroep
    law: str
    birth: PartialDate = PartialDate()
    bsn: str | None = None
    v_number: str | None = None
    language: str = "nl"
    dialect: str = ""
    interpreter: str = "nee"
    interpreter_preference: str = "geen"
    place: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    consulent: str = ""
    consulent_id: str = ""
    team: str = ""
    dates: Dates = Dates()
    appointment: Appointment | None = None
    leerroute_vast: str | None = None
    vorige_gemeente: str = ""
    in_azc: bool = False
    intake_afgerond: date | None = None
    zonder_gesprek: bool = False
    afgevinkt: tuple[str, ...] = ()
    status: str = "open"
    vragenlijst: str = ""
