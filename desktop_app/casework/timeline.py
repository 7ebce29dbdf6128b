"""What happened in a dossier and what is still to come, day by day (ux.md 2.3). From its records, so the same for every
colleague; who opened or printed what stands in the audit trail, not here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop_app.casework.dossier_file import DossierFile
from desktop_app.domain.terms import TermState
from desktop_app.domain.traject_terms import traject_terms


@dataclass(frozen=True, slots=True)
class Moment:
    """`code`: a date of the dossier (`Dates`), or "afspraak" | "intake_afgerond" | "toets" | "keuze" | "pip" |
    "verzonden" | "gezien" | "gesprek" | "gesprek_gepland" | "schakelgrens" | "verlengen_kan" | "termijn_einde" ·
    `params`: codes and names for its sentence · `to_come`: after today."""

    day: date
    code: str
    params: Mapping[str, str | int] = field(default_factory=dict)
    to_come: bool = False


_DATES = (
    *("plicht_start", "kennisgeving", "inschrijving_huisvesting", "inschrijving_na_verhuizing"),
    *("eerste_pip_elders", "pvt_ondertekend"),
    *("map_eindgesprek", "z_route_afgerond", "verlenging_gevraagd", "verlenging_besloten", "ontheffing_gevraagd"),
    *("ontheffing_besloten", "besluit_op_bezwaar", "plicht_einde", "overleden"),
)
_TERMS = {"D-08": "schakelgrens", "D-10": "verlengen_kan", "D-07": "termijn_einde"}


def moments(file: DossierFile) -> tuple[Moment, ...]:
    """Oldest first; on one day in the order in which they come about."""
    found = sorted(_moments(file), key=lambda moment: moment.day)
    return tuple(Moment(each.day, each.code, each.params, each.day > file.today) for each in found)


def _moments(file: DossierFile) -> Iterator[Moment]:
    for name in _DATES:
        day = getattr(file.header.dates, name)
        if day:
            yield Moment(day, name)
    yield from _intake(file)
    for id, version in file.versions:
        yield Moment(version.dagtekening, "pip", {"soort": version.soort, "wie": version.vastgesteld_door})
        if version.bekendmaking:
            yield Moment(version.bekendmaking, "verzonden")
        for seen in file.seen:
            if seen.versie == id:
                yield Moment(seen.on, "gezien", {"way": seen.way})
    for _id, talk in file.talks:
        if talk.gevoerd_op:
            yield Moment(talk.gevoerd_op, "gesprek", {"wie": talk.door})
        elif talk.gepland_op:
            yield Moment(talk.gepland_op, "gesprek_gepland")
    yield from _limits(file)


def _intake(file: DossierFile) -> Iterator[Moment]:
    header = file.header
    if header.appointment:
        yield Moment(header.appointment.at.date(), "afspraak", {"place": header.appointment.place})
    if header.intake_afgerond:
        yield Moment(header.intake_afgerond, "intake_afgerond")
    if file.lbt and file.lbt.datum_afname and file.lbt.uitslag:
        yield Moment(file.lbt.datum_afname, "toets", {"uitslag": file.lbt.uitslag})
    if file.keuze:
        yield Moment(file.keuze.gekozen_op, "keuze", {"route": file.keuze.leerroute, "wie": file.keuze.door})


def _limits(file: DossierFile) -> Iterator[Moment]:
    """Days of the termijn that matter once it has begun."""
    if not file.decided:
        return
    for term in traject_terms(file.terms, file.wp.law):
        if term.id in _TERMS and term.legal and term.state is not TermState.MET:
            yield Moment(term.legal, _TERMS[term.id])
