"""Terms outside the PIP itself: bezwaar and beroep, ontzorgen, decisions of DUO, fines, retention."""

from datetime import date, timedelta

from desktop_app.domain.calendar import add_months, last_day, same_day
from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.law import Law
from desktop_app.domain.pip_terms import term, weeks_after
from desktop_app.domain.term_texts import day_text, reckoning
from desktop_app.domain.terms import Term, TermFacts, TermState, state_on

DAY = timedelta(days=1)
NOT_YET = "De datum waarop deze termijn begint, is niet bekend."


def other_terms(facts: TermFacts, law: Law) -> tuple[Term, ...]:
    """D-05, D-06, D-11, D-13, D-15 to D-24."""
    return (
        term(law.terms["D-05"], TermState.NOT_APPLICABLE, "De gemeente kiest de dag zelf, in de oproep."),
        _after_fine(facts, law),
        *_after_receipt(facts, law),
        *_objection(facts, law),
        _ontzorgen(facts, law),
        _guidance(facts, law),
        _repayment(facts, law),
        _recidive(facts, law),
        _retention(facts, law),
    )


def _after_receipt(facts: TermFacts, law: Law) -> list[Term]:
    """Decisions within weeks after an event that starts them."""
    events = {
        "D-11": (facts.verlenging_gevraagd, facts.verlenging_besloten),
        "D-13": (facts.ontheffing_gevraagd, facts.ontheffing_besloten),
        "D-20": (facts.taaltoets_uitslag, facts.taaltoets_bericht),
        "D-21": (facts.lening_gevraagd, facts.lening_besloten),
    }
    return [
        _weeks(facts, law, id, event, decided) if event else term(law.terms[id], TermState.NOT_APPLICABLE, NOT_YET)
        for id, (event, decided) in events.items()
    ]


def _weeks(facts: TermFacts, law: Law, id: str, event: date, decided: date | None) -> Term:
    rule, done = law.terms[id], decided is not None and decided >= event
    strict, legal = weeks_after(law, rule, event)
    text = reckoning(law, rule, event, strict, legal)
    if decided and done:
        text += f" Dat is gebeurd op {day_text(decided, year=True)}."
    return term(rule, state_on(facts.today, strict, legal, met=done), text, start=event, strict=strict, legal=legal)


def objection_last_day(bekendmaking: date, law: Law) -> date:
    """Last day to object against a decision made known on `bekendmaking` (D-15)."""
    return weeks_after(law, law.terms["D-15"], bekendmaking)[1]


def _objection(facts: TermFacts, law: Law) -> tuple[Term, Term, Term]:
    """Bezwaar, the decision on it and beroep; each runs from the day after (Awb 6:8)."""
    object_rule, decide_rule, appeal_rule = (law.terms[id] for id in ("D-15", "D-16", "D-17"))
    known, decided = facts.bekendmaking, facts.besluit_op_bezwaar
    if known is None:
        rows = (object_rule, decide_rule)
        bezwaar, decision = (term(rule, TermState.UNKNOWN, "De bekendmaking is niet bekend.") for rule in rows)
    else:
        strict, legal = weeks_after(law, object_rule, known)
        text = reckoning(law, object_rule, known, strict, legal)
        state = state_on(facts.today, strict, legal)
        bezwaar = term(object_rule, state, text, start=known + DAY, strict=strict, legal=legal)
        decision = _decision(facts, law, legal)
    if decided is None:
        return bezwaar, decision, term(appeal_rule, TermState.UNKNOWN, "Er is geen besluit op bezwaar bekend.")
    strict, legal = weeks_after(law, appeal_rule, decided)
    text = reckoning(law, appeal_rule, decided, strict, legal)
    state = state_on(facts.today, strict, legal)
    return bezwaar, decision, term(appeal_rule, state, text, start=decided + DAY, strict=strict, legal=legal)


def _decision(facts: TermFacts, law: Law, objection_end: date) -> Term:
    rule = law.terms["D-16"]
    number = rule.extra["met_commissie"] if facts.commissie else rule.number or 0
    if facts.verdaagd:
        number += rule.extra["verdagen"]
    strict, legal = weeks_after(law, rule, objection_end, number=number)
    longest = weeks_after(law, rule, objection_end, number=rule.extra["met_commissie"])[1]
    text = (
        f"Als er bezwaar is: beslissen uiterlijk {day_text(legal, year=True)} ({number} weken). "
        f"Met een commissie kan het tot {day_text(longest, year=True)}. "
        f"Eén keer {rule.extra['verdagen']} weken uitstel kan."
    )
    state = state_on(facts.today, strict, legal, met=facts.besluit_op_bezwaar is not None)
    return term(rule, state, text, start=objection_end + DAY, strict=strict, legal=legal)


def _ontzorgen(facts: TermFacts, law: Law) -> Term:
    rule, since = law.terms["D-18"], facts.bijstand_vanaf
    if facts.doelgroep not in (None, Doelgroep.ASIELSTATUSHOUDER):
        return term(rule, TermState.NOT_APPLICABLE, "Ontzorgen is alleen voor mensen met een asielvergunning.")
    if since is None:
        return term(rule, TermState.UNKNOWN, "Er is geen bijstand bekend.")
    last = last_day(since, rule.number or 0)
    text = (
        f"Ontzorgen van {day_text(since, year=True)} tot en met {day_text(last, year=True)}. "
        "Alleen met een asielvergunning voor bepaalde tijd."
    )
    return term(rule, state_on(facts.today, last, last), text, start=since, strict=last, legal=last)


def _guidance(facts: TermFacts, law: Law) -> Term:
    rule, since = law.terms["D-19"], facts.inschrijving_huisvesting
    if facts.doelgroep not in (None, Doelgroep.ASIELSTATUSHOUDER) or since is None:
        return term(rule, TermState.NOT_APPLICABLE, "Geldt voor asielstatushouders, vanaf de inschrijving.")
    text = f"Maatschappelijke begeleiding vanaf {day_text(since, year=True)}. De wet noemt geen einde."
    return term(rule, TermState.RUNNING, text, start=since)


def _after_fine(facts: TermFacts, law: Law) -> Term:
    rule, fined = law.terms["D-06"], facts.boete_bekendmaking
    if fined is None:
        return term(rule, TermState.NOT_APPLICABLE, "Alleen na de eerste boete.")
    last = latest_new_term(fined, law)
    text = f"De nieuwe termijn loopt hoogstens tot en met {day_text(last, year=True)}. Kies een werkdag."
    return term(rule, state_on(facts.today, last, last), text, start=fined, strict=last, legal=last)


def latest_new_term(fined: date, law: Law) -> date:
    """The same day two months on, or the last day of that month (Wi 22 lid 2, D-06)."""
    months = law.terms["D-06"].number or 0
    day = add_months(fined, months)
    return day if day.day == fined.day else day - DAY


def _repayment(facts: TermFacts, law: Law) -> Term:
    rule, done = law.terms["D-22"], facts.voltooid
    if done is None or facts.doelgroep is Doelgroep.ASIELSTATUSHOUDER:
        return term(rule, TermState.NOT_APPLICABLE, "Alleen met een lening van DUO, na het inburgeren.")
    first = add_months(last_day(done + DAY, rule.number or 0).replace(day=1), 1)
    text = f"Terugbetalen van een lening begint op {day_text(first, year=True)}."
    state = TermState.DUE if facts.today >= first else TermState.RUNNING
    return term(rule, state, text, start=done, strict=first, legal=first)


def _recidive(facts: TermFacts, law: Law) -> Term:
    rule, seen = law.terms["D-23"], facts.overtreding
    if seen is None:
        return term(rule, TermState.NOT_APPLICABLE, "Alleen bij een boete.")
    since = add_months(seen, -(rule.number or 0))
    text = f"Een eerdere boete telt mee als zij van {day_text(since, year=True)} of later is."
    return term(rule, TermState.RUNNING, text, start=since, strict=seen, legal=seen)


def _retention(facts: TermFacts, law: Law) -> Term:
    rule = law.terms["D-24"]
    if facts.overleden:
        day, text = facts.overleden, "Overleden: verwijder de gegevens meteen."
        return term(rule, state_on(facts.today, day, day), text, start=day, strict=day, legal=day)
    ended = facts.plicht_einde
    if ended is None:
        return term(rule, TermState.UNKNOWN, "De inburgeringsplicht loopt nog.")
    last, core = same_day(ended, rule.number or 0), same_day(ended, rule.extra["kernset"])
    text = (
        f"Bewaren tot en met {day_text(last, year=True)}. De kernset hoogstens tot en met {day_text(core, year=True)}."
    )
    return term(rule, state_on(facts.today, last, last), text, start=ended, strict=last, legal=last)
