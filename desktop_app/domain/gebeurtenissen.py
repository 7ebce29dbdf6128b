"""Events DUO signals to the gemeente (SS101 to SS199), as facts that change a dossier (law.md 3.7).

A signal holds only a code and a moment; the days come from the call to DUO that follows it. DUO's data prevail over
what was reckoned here (R-TRM-10). What asks for a person's attention becomes a finding, never a silent change.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from desktop_app.domain.dossier import Doelgroep, Dossier
from desktop_app.domain.findings import Finding, Severity
from desktop_app.domain.leerroute import Leerroute


class Status(StrEnum):
    """`Dossier.status`. `OPGESCHORT`: a temporary vrijstelling suspends the plicht (SS109)."""

    OPEN = "open"
    OPGESCHORT = "opgeschort"
    GESLOTEN = "gesloten"


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """`code`: gebeurtenisId · `op`: registratieDatumTijd · the rest as looked up at DUO, None where it did not say.

    `datum`: day of what happened (start of the plicht, of the ten weeks, registration, end of the plicht, death) ·
    `eind_exclusief`: first day after the termijn.
    """

    code: str
    op: datetime
    datum: date | None = None
    kennisgeving: date | None = None
    begin: date | None = None
    eind_exclusief: date | None = None
    doelgroep: Doelgroep | None = None
    leerroute: Leerroute | None = None


@dataclass(frozen=True, slots=True)
class Verwerkt:
    """The dossier after the events, and what a person must look at (findings; `rule` is the code of the event)."""

    dossier: Dossier
    aandacht: tuple[Finding, ...]


def verwerk(dossier: Dossier, gebeurtenissen: Iterable[Gebeurtenis]) -> Verwerkt:
    """Apply events in the order in which DUO registered them, each once, however they arrive. Death is final."""
    attention: list[Finding] = []
    for event in sorted(set(gebeurtenissen), key=_order):
        change, text = _EVENTS.get(event.code, (_nothing, f"Onbekend bericht van DUO: {event.code[:6]}. Kijk bij DUO."))
        changed = change(dossier, event)
        if changed is None:
            text = f"{text} De datum ontbreekt nog. Haal die op bij DUO."
        elif dossier.dates.overleden is None:
            dossier = changed
        if text:
            attention.append(Finding(event.code[:6], "DUO M2M, Notificatie", Severity.WARNING, text, "dossier"))
    return Verwerkt(dossier, tuple(attention))


def _order(event: Gebeurtenis) -> tuple[datetime, str, str]:
    return event.op, event.code, repr(event)


Change = Callable[[Dossier, Gebeurtenis], Dossier | None]
"""The dossier after an event; None where a day that it needs is missing."""


def _dates(dossier: Dossier, status: Status | None = None, **days: Any) -> Dossier | None:
    if None in days.values():
        return None
    return replace(dossier, dates=replace(dossier.dates, **days), status=status or dossier.status)


def _nothing(dossier: Dossier, event: Gebeurtenis) -> Dossier | None:
    return dossier


def _plicht(dossier: Dossier, event: Gebeurtenis) -> Dossier | None:
    opened = _dates(dossier, Status.OPEN, plicht_start=event.datum)
    return opened and _kennisgeving(replace(opened, dates=replace(opened.dates, plicht_einde=None)), event)


def _kennisgeving(dossier: Dossier, event: Gebeurtenis) -> Dossier:
    known = event.kennisgeving or dossier.dates.kennisgeving
    return replace(dossier, dates=replace(dossier.dates, kennisgeving=known))


def _ten_weeks(dossier: Dossier, event: Gebeurtenis) -> Dossier | None:
    """SS139: from the kennisgeving, or on leaving COA from the registration in the gemeente of housing."""
    if dossier.in_azc:
        return _settled(dossier, event)
    return _dates(dossier, kennisgeving=event.datum)


def _settled(dossier: Dossier, event: Gebeurtenis) -> Dossier | None:
    housed = _dates(dossier, inschrijving_huisvesting=event.datum)
    return housed and replace(housed, in_azc=False)


def _moved(dossier: Dossier, event: Gebeurtenis) -> Dossier | None:
    """SS121: the leerroute of the earlier gemeente stays (R-INT-11)."""
    moved = _dates(dossier, inschrijving_na_verhuizing=event.datum)
    if moved is None:
        return None
    return replace(moved, in_azc=False, leerroute_vast=event.leerroute or dossier.leerroute_vast)


def _termijn(dossier: Dossier, event: Gebeurtenis) -> Dossier | None:
    return _dates(dossier, termijn_start=event.begin, termijn_eind_exclusief=event.eind_exclusief)


def _extended(dossier: Dossier, event: Gebeurtenis) -> Dossier | None:
    return _dates(dossier, termijn_eind_exclusief=event.eind_exclusief, verlenging_besloten=event.op.date())


def _refused(dossier: Dossier, event: Gebeurtenis) -> Dossier | None:
    return _dates(dossier, verlenging_besloten=event.op.date())


def _ontheffing(dossier: Dossier, event: Gebeurtenis) -> Dossier | None:
    return _dates(dossier, ontheffing_besloten=event.op.date())


def _ended(dossier: Dossier, event: Gebeurtenis) -> Dossier | None:
    return _dates(dossier, Status.GESLOTEN, plicht_einde=event.datum)


def _relieved(dossier: Dossier, event: Gebeurtenis) -> Dossier | None:
    """SS108: a full ontheffing ends the plicht and answers a request for it."""
    ended = _ended(dossier, event)
    return ended and _ontheffing(ended, event)


def _suspended(dossier: Dossier, event: Gebeurtenis) -> Dossier | None:
    return replace(dossier, status=Status.OPGESCHORT)


def _resumed(dossier: Dossier, event: Gebeurtenis) -> Dossier | None:
    return replace(dossier, status=Status.OPEN)


def _resumed_with_pip(dossier: Dossier, event: Gebeurtenis) -> Dossier | None:
    return replace(dossier, status=Status.OPEN, leerroute_vast=event.leerroute or dossier.leerroute_vast)


def _died(dossier: Dossier, event: Gebeurtenis) -> Dossier | None:
    return _dates(dossier, Status.GESLOTEN, overleden=event.datum)


def _group(default: Doelgroep) -> Change:
    def change(dossier: Dossier, event: Gebeurtenis) -> Dossier | None:
        return replace(dossier, doelgroep=event.doelgroep or default)

    return change


_GROUP_TEXT = "De groep is veranderd. Bekijk intensiteit, uren en kosten in het PIP opnieuw."
_LATER = "DUO noemt dit bericht nog niet van belang. Kijk bij DUO."
_EVENTS: dict[str, tuple[Change, str]] = {
    "SS101": (_plicht, ""),
    "SS102": (_termijn, ""),
    "SS103": (_extended, ""),
    "SS104": (_extended, ""),
    "SS106": (_ended, ""),
    "SS107": (_ended, ""),
    "SS108": (_relieved, ""),
    "SS109": (_suspended, "DUO gaf een tijdelijke vrijstelling. De plicht staat stil."),
    "SS110": (_ended, "DUO trok de inburgeringsplicht in. Verwijder wat niet nodig is."),
    "SS111": (_died, "Deze persoon is overleden. Verwijder de gegevens."),
    "SS113": (_refused, "DUO wees de verlenging af."),
    "SS114": (_nothing, "DUO besliste over een vrijstelling. Bekijk de onderdelen van het examen."),
    "SS115": (_nothing, "DUO besliste over een vrijstelling. Bekijk de onderdelen van het examen."),
    "SS116": (_ontheffing, "DUO besliste over een ontheffing. Bekijk uren en onderdelen."),
    "SS117": (_ontheffing, "DUO besliste over een ontheffing. Bekijk uren en onderdelen."),
    "SS118": (_ontheffing, "DUO besliste over een ontheffing. Bekijk uren en onderdelen."),
    "SS119": (_ontheffing, "DUO besliste over een ontheffing. Bekijk uren en onderdelen."),
    "SS120": (_settled, ""),
    "SS121": (_moved, "Deze persoon had al een PIP. Neem de leerroute over."),
    "SS124": (_group(Doelgroep.GEZINSMIGRANT), _GROUP_TEXT),
    "SS125": (_group(Doelgroep.ASIELSTATUSHOUDER), _GROUP_TEXT),
    "SS128": (_plicht, "Deze persoon bereikt binnen zes maanden de AOW-leeftijd. De plicht kan vervallen."),
    "SS129": (_resumed, "De tijdelijke vrijstelling is voorbij. Er is nog geen leerroute."),
    "SS130": (_resumed_with_pip, "De tijdelijke vrijstelling is voorbij. Er is al een PIP."),
    "SS131": (_nothing, "De uitslag van de leerbaarheidstoets is er. Vul die in."),
    "SS137": (_nothing, "De aanmelding voor de leerbaarheidstoets is binnen."),
    "SS139": (_ten_weeks, ""),
    "SS199": (_nothing, "Er is een uitslag van een examen."),
} | {f"SS{number}": (_nothing, _LATER) for number in (112, 122, 123, 126, 127, *range(132, 137), 140, 141, 142)}
