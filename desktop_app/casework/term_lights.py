"""The traffic light of a dossier: which term presses, how much time is left, and why (ux.md 2.2)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.dossier import Dossier
from desktop_app.domain.gebeurtenissen import Status
from desktop_app.domain.law import Law
from desktop_app.domain.pip_terms import pip_term
from desktop_app.domain.terms import Term, TermFacts, TermState
from desktop_app.domain.traject_terms import traject_terms


class Colour(StrEnum):
    """Always shown together with an icon, a word and a date; never colour alone."""

    ROOD = "rood"
    ORANJE = "oranje"
    GROEN = "groen"
    GRIJS = "grijs"
    PAARS = "paars"


@dataclass(frozen=True, slots=True)
class TermLight:
    """State of the term that presses most.

    `code`: "te_laat" | "vandaag" | "nog_dagen" | "onbekend" | "na_inschrijving" | "wacht_op_derden" |
    "pip_vastgesteld" | "opgeschort" | "gesloten" ·
    `days`: days left, negative when overdue, None when no last day is known ·
    `last_day`: legal last day (after the Algemene termijnenwet) of term `term` ("D-01", "D-08", "D-07", ...) ·
    `explanation`: the reckoning in plain Dutch.
    """

    colour: Colour
    code: str
    days: int | None
    last_day: date | None
    explanation: str
    term: str = ""


def closed(header: Dossier, today: date) -> bool:
    """The duty has ended or the person has died: nothing is asked of anyone any more."""
    dates = header.dates
    ended = dates.plicht_einde is not None and dates.plicht_einde <= today
    return header.status == Status.GESLOTEN or dates.overleden is not None or ended


def light(header: Dossier, facts: TermFacts, law: Law, *, toets: bool) -> TermLight:
    """The light of one dossier. `toets`: a toets was taken or none is needed."""
    if closed(header, facts.today):
        return TermLight(Colour.GRIJS, "gesloten", None, None, "Dit dossier is gesloten.")
    if header.status == Status.OPGESCHORT:
        text = "DUO gaf een tijdelijke vrijstelling. De plicht staat stil."
        return TermLight(Colour.GRIJS, "opgeschort", None, None, text)
    if facts.dagtekeningen:
        return _adopted(header, facts, law)
    term = pip_term(facts, law)
    if term.state is TermState.UNKNOWN:
        return TermLight(Colour.GRIJS, "onbekend", None, None, term.text, term.id)
    if term.legal is None:
        return TermLight(Colour.GRIJS, "na_inschrijving", None, None, term.text, term.id)
    if term.state is TermState.OPEN:
        return _dated(Colour.ORANJE, "wacht_op_derden", term, facts.today)
    return _running(header, term, facts.today, law, toets)


def _dated(colour: Colour, code: str, term: Term, today: date) -> TermLight:
    days = (term.legal - today).days if term.legal else None
    return TermLight(colour, code, days, term.legal, term.text, term.id)


def _running(header: Dossier, term: Term, today: date, law: Law, toets: bool) -> TermLight:
    days = (term.legal - today).days if term.legal else 0
    if days < 0:
        return _dated(Colour.ROOD, "te_laat", term, today)
    planned = header.appointment is not None or header.intake_afgerond is not None
    soon = days <= law.number("beleid.signaal_dagen")
    unprepared = days <= law.number("beleid.voorsignaal_dagen") and not (planned and toets)
    colour = Colour.ORANJE if soon or unprepared else Colour.GROEN
    return _dated(colour, "nog_dagen" if days else "vandaag", term, today)


def _adopted(header: Dossier, facts: TermFacts, law: Law) -> TermLight:
    """After adoption: the next of switch limit, talk and end of the termijn; red once the termijn has passed."""
    terms = {term.id: term for term in traject_terms(facts, law)}
    end = terms["D-07"]
    if end.state is TermState.OVERDUE:
        return _dated(Colour.ROOD, "te_laat", end, facts.today)
    talk = header.appointment.at.date() if header.appointment else None
    coming = [term for term in (terms["D-08"], end) if term.legal and term.legal >= facts.today]
    first = min(coming, key=lambda term: term.legal or date.max) if coming else end
    if talk and facts.today <= talk and (first.legal is None or talk < first.legal):
        days = (talk - facts.today).days
        return TermLight(Colour.PAARS, "pip_vastgesteld", days, talk, "Het volgende gesprek is gepland.", "gesprek")
    return _dated(Colour.PAARS, "pip_vastgesteld", first, facts.today)
