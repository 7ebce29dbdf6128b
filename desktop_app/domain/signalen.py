"""What the program reminds of (law.md 6.4): not a term that has passed, but what a term asks to be done now."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.domain.calendar import add_months
from desktop_app.domain.findings import Finding, Severity
from desktop_app.domain.law import Law
from desktop_app.domain.pip_terms import pip_term
from desktop_app.domain.terms import TermFacts, TermState
from desktop_app.domain.traject_terms import termijn_end_exclusive, termijn_start


@dataclass(frozen=True, slots=True)
class Gedaan:
    """How far the work is. `gepland`: the intake has a day or was held · `toets`: a result, or none is needed ·
    `concept`: a PIP is drafted · `pvt`, `map`: finished, or not for this route · `duo_termijn`: DUO told its dates."""

    gepland: bool = False
    toets: bool = False
    concept: bool = False
    pvt: bool = False
    map: bool = False
    duo_termijn: bool = False


def signals(facts: TermFacts, done: Gedaan, law: Law) -> tuple[Finding, ...]:
    """Reminders for today, the most urgent first; none once the plicht has ended."""
    if facts.overleden or (facts.plicht_einde and facts.plicht_einde <= facts.today):
        return ()
    return tuple(_in_termijn(facts, done, law) if facts.dagtekeningen else _before_pip(facts, done, law))


def _before_pip(facts: TermFacts, done: Gedaan, law: Law) -> Iterator[Finding]:
    term = pip_term(facts, law)
    if term.legal is None or term.state is TermState.UNKNOWN:
        return
    left = (term.legal - facts.today).days
    if left <= law.number("beleid.signaal_dagen") and not done.concept:
        yield _remind(term.rule, term.article, "Er is nog geen concept van het PIP.", "pip")
    if left <= law.number("beleid.vroegsignaal_dagen"):
        if not done.gepland:
            yield _remind(term.rule, term.article, "Het gesprek is nog niet gepland.", "intake")
        if not done.toets:
            yield _remind("R-LBT-04", "Wi 14 lid 3 a", "De leerbaarheidstoets is nog niet gedaan.", "toets")


def _in_termijn(facts: TermFacts, done: Gedaan, law: Law) -> Iterator[Finding]:
    start, end = termijn_start(facts), termijn_end_exclusive(facts, law)
    if start is None or end is None or facts.today >= end:
        return
    today = facts.today
    if start <= today and not done.duo_termijn:
        text = "De termijn is begonnen. DUO stuurt het begin en het einde (SS102)."
        yield _remind("R-TRM-10", "Bi 9.3 lid 3", text, "duo")
    switch, extension, flag = (law.terms[id].number or 0 for id in ("D-08", "D-10", "D-25"))
    limit = add_months(start, switch)
    if add_months(start, switch - law.number("beleid.wissel_maanden_vooraf")) <= today < limit:
        text = "Houd nu een gesprek: straks kan de leerroute niet meer wisselen."
        yield _remind("R-CHG-01", law.terms["D-08"].article, text, "gesprek")
    ahead = law.number("beleid.gesprek_maanden_vooraf")
    if add_months(end, -extension - ahead) <= today:
        text = "Bekijk of verlenging nodig is. De cliënt vraagt die bij DUO."
        yield _remind("R-TRM-07", law.terms["D-10"].article, text, "verlenging")
    if add_months(end, -law.number("beleid.module_maanden_vooraf")) <= today:
        yield from _modules(done, late=add_months(end, -flag) <= today)


def _modules(done: Gedaan, *, late: bool) -> Iterator[Finding]:
    for field, name, ready in (("pvt", "Het PVT", done.pvt), ("map", "De MAP", done.map)):
        if not ready and late:
            yield _remind("R-DUO-10", "DUO M2M", f"{name} is niet klaar. Zeg tegen DUO of dat verwijtbaar is.", field)
        elif not ready:
            yield _remind("R-FIN-06", "Wi 24", f"{name} is nog niet klaar. De termijn loopt bijna af.", field)


def _remind(rule: str, article: str, text: str, field: str) -> Finding:
    return Finding(rule, article, Severity.WARNING, text, field)
