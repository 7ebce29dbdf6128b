"""The term for adopting the PIP: one of D-01, D-02 and D-03, lengthened at most by D-04 (Bi 5.3, law.md 3.2)."""

from dataclasses import replace
from datetime import date, timedelta

from desktop_app.domain.calendar import roll
from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.law import Law, TermRule, Unit
from desktop_app.domain.term_texts import day_text, length_text, reckoning
from desktop_app.domain.terms import Term, TermFacts, TermState, state_on

_WAITING = " U wacht op informatie van een ander. Leg vast waarom u niet zonder kunt."
_NOT_FOR = "Deze termijn geldt hier niet."


def term(rule: TermRule, state: TermState, text: str, **days: date | None) -> Term:
    """A term of `rule`; `days`: start, strict, legal as far as known."""
    filled = {"start": None, "strict": None, "legal": None, **days}
    return Term(rule.id, rule.rule, rule.article, state=state, text=text, **filled)


def weeks_after(law: Law, rule: TermRule, event: date, *, number: int | None = None) -> tuple[date, date]:
    """Strict and legal last day of a term in weeks; the day of the event does not count (R-ATW-08)."""
    strict = event + timedelta(weeks=number or rule.number or 0)
    return strict, roll(law, strict) if rule.rolls else strict


def which(facts: TermFacts) -> str:
    """Which of D-01, D-02, D-03 is this person's term (law.md 11)."""
    if facts.inschrijving_na_verhuizing:
        return "D-03"
    if facts.doelgroep in (Doelgroep.GEZINSMIGRANT, Doelgroep.OVERIGE_MIGRANT):
        return "D-01"  # no housing under art. 28 Huisvestingswet (R-PIP-05)
    housed = facts.inschrijving_huisvesting
    if housed is None:
        return "D-02" if facts.in_azc else "D-01"
    # Without the kennisgeving the registration gives the earliest last day that can be right.
    return "D-02" if facts.kennisgeving is None or housed > facts.kennisgeving else "D-01"


def event_of(facts: TermFacts, id: str) -> date | None:
    """The day that starts D-01, D-02 or D-03."""
    return {
        "D-01": facts.kennisgeving,
        "D-02": facts.inschrijving_huisvesting,
        "D-03": facts.inschrijving_na_verhuizing,
    }[id]


def _adopted(facts: TermFacts, id: str) -> date | None:
    """Dagtekening of the PIP that ends the term: after a move one of this gemeente, else the first."""
    since = facts.inschrijving_na_verhuizing if id == "D-03" else None
    days = [day for day in facts.dagtekeningen if since is None or day >= since]
    return days[0] if days else None


def pip_terms(facts: TermFacts, law: Law) -> tuple[Term, ...]:
    """D-01 to D-04. At most one of the first three applies; D-04 beside it when information was received."""
    chosen = which(facts)
    ordinary = _ordinary(facts, law, law.terms[chosen])
    third = _third_party(facts, law, ordinary)
    if facts.wacht_op_derden and ordinary.legal and ordinary.state is not TermState.MET:
        ordinary = _waiting(facts, ordinary, third)
    rows = [
        ordinary if id == chosen else term(law.terms[id], TermState.NOT_APPLICABLE, _NOT_FOR)
        for id in ("D-01", "D-02", "D-03")
    ]
    return (*rows, third)


def pip_term(facts: TermFacts, law: Law) -> Term:
    """The one term that counts for adopting the PIP: D-04 where it gives more time, else the ordinary one."""
    rows = {row.id: row for row in pip_terms(facts, law)}
    ordinary, third = rows[which(facts)], rows["D-04"]
    lengthened = third.state is not TermState.NOT_APPLICABLE and third.legal and third.legal != ordinary.legal
    return third if lengthened and ordinary.state is not TermState.MET else ordinary


def _ordinary(facts: TermFacts, law: Law, rule: TermRule) -> Term:
    event = event_of(facts, rule.id)
    adopted = _adopted(facts, rule.id)
    if event is None:
        return _without_event(facts, rule, adopted)
    strict, legal = weeks_after(law, rule, event)
    text = reckoning(law, rule, event, strict, legal)
    if adopted:
        late = (adopted - legal).days
        text += f" De PIP is van {day_text(adopted, year=True)}."
        text += f" Dat is {length_text(late, Unit.DAGEN)} te laat." * (late > 0)
    state = state_on(facts.today, strict, legal, met=adopted is not None)
    return term(rule, state, text, start=event, strict=strict, legal=legal)


def _without_event(facts: TermFacts, rule: TermRule, adopted: date | None) -> Term:
    if adopted:
        return term(rule, TermState.MET, f"De PIP is van {day_text(adopted, year=True)}.")
    if rule.id == "D-02":
        text = "De 10 weken beginnen op de dag van inschrijving in de gemeente van huisvesting."
        return term(rule, TermState.OPEN, text)
    return term(rule, TermState.UNKNOWN, "Termijn onbekend: de datum van het DUO-bericht ontbreekt.")


def _third_party(facts: TermFacts, law: Law, ordinary: Term) -> Term:
    rule = law.terms["D-04"]
    received = facts.informatie_ontvangen
    if received is None:
        if facts.wacht_op_derden and ordinary.state is not TermState.MET:
            return term(rule, TermState.OPEN, "De 2 weken beginnen als de informatie er is.")
        return term(rule, TermState.NOT_APPLICABLE, _NOT_FOR)
    strict, own = weeks_after(law, rule, received)
    legal = max(own, ordinary.legal) if ordinary.legal else own
    text = reckoning(law, rule, received, strict, own)
    if legal > own:
        text += f" De gewone termijn is langer: {day_text(legal, year=True)}."
    if not facts.wacht_op_derden:
        state, text = TermState.NOT_APPLICABLE, text + " U wachtte niet op deze informatie: de gewone termijn geldt."
    else:
        state = state_on(
            facts.today, max(strict, ordinary.strict or strict), legal, met=ordinary.state is TermState.MET
        )
    return term(rule, state, text, start=received, strict=strict, legal=legal)


def _waiting(facts: TermFacts, ordinary: Term, third: Term) -> Term:
    """The ordinary term while, or after, the college waited: it is not overdue before D-04 is."""
    if third.legal is None:
        return replace(ordinary, state=TermState.OPEN, text=ordinary.text + _WAITING)
    if facts.today > (ordinary.legal or third.legal):
        text = f"{ordinary.text} Door informatie van een ander geldt nu {day_text(third.legal, year=True)}."
        return replace(ordinary, state=third.state, text=text)
    return ordinary
