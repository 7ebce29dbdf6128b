"""What the college tells DUO after the PIP: PVT, MAP, Z-route and hours, with DUO's own checks (law.md 3.6).

Findings carry the field of DUO's message they concern. A PUT replaces the whole resource: what is left out is
withdrawn (R-DUO-12), so every message is built from all that is known.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.calendar import add_months
from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.findings import Finding, Severity
from desktop_app.domain.law import Law
from desktop_app.domain.leerroute import Leerroute

Message = dict[str, str | int]


class Verwijtbaar(StrEnum):
    """Whether someone is to blame for finishing PVT or MAP after the termijn; DUO's words."""

    JA = "Ja"
    NEE = "Nee"


@dataclass(frozen=True, slots=True)
class Afronding:
    """PVT, MAP or Z-route as finished. `datum`: signature (PVT), eindgesprek (MAP) or completion (Z-route) ·
    `verwijtbaar`: never with the Z-route."""

    datum: date | None = None
    verwijtbaar: Verwijtbaar | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DuoStand:
    """What DUO holds already. `pip`: dagtekening of the current PIP of this gemeente · `termijn_eind_exclusief`: first
    day after the termijn · `z_afgerond`: completion of the Z-route as registered."""

    today: date
    doelgroep: Doelgroep
    law: Law
    leerroute: Leerroute | None = None
    pip: date | None = None
    termijn_start: date | None = None
    termijn_eind_exclusief: date | None = None
    z_afgerond: date | None = None


def pvt_message(pvt: Afronding) -> Message:
    """Body of PUT /personen/{bsn}/pvt."""
    return _afronding("datumOndertekeningPvt", pvt)


def map_message(map_: Afronding) -> Message:
    """Body of PUT /personen/{bsn}/map."""
    return _afronding("datumEindgesprekMap", map_)


def z_route_message(afgerond: date | None) -> Message:
    """Body of PUT /personen/{bsn}/zroute."""
    return {"datumAfrondingZroute": afgerond.isoformat()} if afgerond else {}


def hours_message(uren: int) -> Message:
    """Body of each PUT under /personen/{bsn}/uren: one whole total."""
    return {"uren": uren}


def _afronding(field: str, done: Afronding) -> Message:
    message: Message = {field: done.datum.isoformat()} if done.datum else {}
    if done.verwijtbaar:
        message["verwijtbaar"] = done.verwijtbaar.value
    return message


def check_pvt(pvt: Afronding, stand: DuoStand, *, eerder: date | None = None) -> list[Finding]:
    """R-DUO-09, R-DUO-10 and R-DUO-12 for the PVT. `eerder`: the date registered before."""
    return _check_module("PVT", "datumOndertekeningPvt", pvt, stand, eerder)


def check_map(map_: Afronding, stand: DuoStand, *, eerder: date | None = None) -> list[Finding]:
    """The same for the MAP, which the onderwijsroute does not have (Wi 8 lid 3)."""
    found = _check_module("MAP", "datumEindgesprekMap", map_, stand, eerder)
    if stand.leerroute is Leerroute.ONDERWIJS and map_ != Afronding():
        found.append(refusal("R-PIP-C3", "MAP", "Bij de onderwijsroute hoort geen MAP.", "datumEindgesprekMap"))
    return found


def check_z_route(afgerond: date | None, stand: DuoStand) -> list[Finding]:
    """R-DUO-09 for the completion of the Z-route, which is none of the other routes' business."""
    field, found = "datumAfrondingZroute", _check_day("Z-route", "datumAfrondingZroute", afgerond, stand)
    if afgerond and stand.leerroute is not Leerroute.Z:
        found.append(refusal("R-DUO-09", "Z-route", "Deze persoon volgt de zelfredzaamheidsroute niet.", field))
    return found


def check_hours(uren: int, stand: DuoStand) -> list[Finding]:
    """R-DUO-11: one of the three totals, in whole hours."""
    most = stand.law.number("uren.duo_maximum")
    if 0 <= uren <= most:
        return []
    return [refusal("R-DUO-11", "GevolgdeUren", f"Het totaal is een heel getal van 0 tot en met {most}.", "uren")]


def check_participation_hours(uren: int, stand: DuoStand) -> list[Finding]:
    """R-DUO-11 for participatieactiviteiten, which are of the Z-route of asielstatushouders only (Bi 3.14 lid 2)."""
    found = check_hours(uren, stand)
    if uren and (stand.doelgroep is not Doelgroep.ASIELSTATUSHOUDER or stand.leerroute is not Leerroute.Z):
        text = "Participatie-uren horen alleen bij de zelfredzaamheidsroute van asielstatushouders."
        found.append(refusal("R-DUO-11", "GevolgdeUren", text, "uren"))
    return found


def _check_module(name: str, field: str, done: Afronding, stand: DuoStand, before: date | None) -> list[Finding]:
    found = _check_day(name, field, done.datum, stand)
    if done.datum and stand.z_afgerond and done.datum > stand.z_afgerond:
        found.append(refusal("R-DUO-09", name, "Deze dag ligt na de afronding van de Z-route.", field))
    if before and done.datum is None and stand.z_afgerond:
        text = "De Z-route is afgerond. Deze datum kan niet meer weg."
        found.append(refusal("R-DUO-12", name, text, field))
    return found + _check_blame(name, done, stand)


def _check_day(name: str, field: str, day: date | None, stand: DuoStand) -> list[Finding]:
    rules: tuple[tuple[Callable[[date], bool], str], ...] = (
        (lambda day: stand.pip is not None, "Er is nog geen PIP van deze gemeente."),
        (lambda day: not (stand.termijn_start and day < stand.termijn_start), "Deze dag ligt vóór de termijn."),
        (lambda day: day <= stand.today, "Deze dag moet nog komen."),
    )
    return [refusal("R-DUO-09", name, text, field) for holds, text in rules if day and not holds(day)]


def _check_blame(name: str, done: Afronding, stand: DuoStand) -> list[Finding]:
    """R-DUO-10: `verwijtbaar` belongs to an overrun termijn, and DUO refuses it elsewhere."""
    end, blame = stand.termijn_eind_exclusief, done.verwijtbaar
    if end is None:
        text = "Het einde van de termijn is niet bekend."
        return [refusal("R-DUO-10", name, text, "verwijtbaar")] if blame else []
    text = ""
    if done.datum and done.datum < end:
        text = "Op tijd klaar: 'verwijtbaar' hoort er dan niet bij." if blame else ""
    elif stand.today >= end:
        text = "De termijn is voorbij. Zeg of dat verwijtbaar is." if blame is None else ""
    elif blame is Verwijtbaar.JA:
        text = "'Verwijtbaar: ja' kan pas na het einde van de termijn."
    elif blame and stand.today < add_months(end, -(stand.law.terms["D-25"].number or 0)):
        text = "'Verwijtbaar: nee' kan pas in de laatste twee maanden van de termijn."
    return [refusal("R-DUO-10", name, text, "verwijtbaar")] if text else []


def refusal(rule: str, message: str, text: str, field: str) -> Finding:
    """A rule of DUO that `message` breaks, at its `field`."""
    return Finding(rule, f"DUO M2M, {message}", Severity.ERROR, text, field)
