"""The inburgeringstermijn and what hangs on it (Wi 11, Bi 5.4, Bi 4.5): D-07 to D-10, D-12, D-14, D-25."""

from datetime import date, timedelta

from desktop_app.domain.calendar import add_months, last_day
from desktop_app.domain.law import Law
from desktop_app.domain.pip_terms import term
from desktop_app.domain.term_texts import day_text, length_text
from desktop_app.domain.terms import Term, TermFacts, TermState, state_on

DAY = timedelta(days=1)
NO_PIP = "Deze termijn begint na de eerste PIP."


def termijn_start(facts: TermFacts) -> date | None:
    """First day of the termijn: DUO's date, else the day after the dagtekening of the first PIP (Wi 11 lid 2).
    A later PIP never moves it (Wi 11 lid 3)."""
    if facts.termijn_start:
        return facts.termijn_start
    return facts.dagtekeningen[0] + DAY if facts.dagtekeningen else None


def termijn_end_exclusive(facts: TermFacts, law: Law) -> date | None:
    """First day after the termijn, as DUO counts (law.md 3.4); DUO's own date prevails."""
    start = termijn_start(facts)
    if facts.termijn_eind_exclusief or start is None:
        return facts.termijn_eind_exclusief
    return add_months(start, (law.terms["D-07"].number or 0) * 12)


def traject_terms(facts: TermFacts, law: Law) -> tuple[Term, ...]:
    """D-07, D-08, D-09, D-10, D-12, D-14 and D-25."""
    start, end = termijn_start(facts), termijn_end_exclusive(facts, law)
    if start is None or end is None:
        ids = ("D-07", "D-08", "D-09", "D-10", "D-12", "D-25")
        return (*(term(law.terms[id], TermState.UNKNOWN, NO_PIP) for id in ids), _after_duo_fine(facts, law))
    return (
        _termijn(facts, law, start, end),
        _switch(facts, law, start),
        _switch_from_onderwijs(facts, law, start, end),
        _ask_extension(facts, law, end),
        _extension(facts, law, start, end),
        _pvt_map_flag(facts, law, end),
        _after_duo_fine(facts, law),
    )


def _done(facts: TermFacts) -> bool:
    return facts.plicht_einde is not None and facts.plicht_einde <= facts.today


def _termijn(facts: TermFacts, law: Law, start: date, end: date) -> Term:
    rule, last = law.terms["D-07"], end - DAY
    until = f"vanaf {day_text(start, year=True)}: tot en met {day_text(last, year=True)}."
    if facts.termijn_eind_exclusief:  # may be longer or shorter than three years
        text = f"De termijn loopt volgens DUO {until}"
    else:
        text = f"{length_text(rule.number or 0, rule.unit)} {until} Berekend. Een vrije dag verlengt deze termijn niet."
    return term(rule, state_on(facts.today, last, last, met=_done(facts)), text, start=start, strict=last, legal=last)


def _switch(facts: TermFacts, law: Law, start: date) -> Term:
    rule = law.terms["D-08"]
    last = last_day(start, rule.number or 0)
    text = f"Van leerroute wisselen kan tot en met {day_text(last, year=True)}: anderhalf jaar na het begin."
    state = state_on(facts.today, last, last, met=_done(facts))
    return term(rule, state, text, start=start, strict=last, legal=last)


def _switch_from_onderwijs(facts: TermFacts, law: Law, start: date, end: date) -> Term:
    state = TermState.MET if _done(facts) else TermState.RUNNING
    text = "Van de onderwijsroute naar de B1-route kan het hele traject."
    return term(law.terms["D-09"], state, text, start=start, strict=None, legal=None)


def _ask_extension(facts: TermFacts, law: Law, end: date) -> Term:
    rule = law.terms["D-10"]
    first, last = add_months(end, -(rule.number or 0)), end - DAY
    text = f"Verlenging vragen bij DUO kan vanaf {day_text(first, year=True)}. DUO beslist."
    state = state_on(facts.today, first, last, met=_done(facts))
    return term(rule, state, text, start=first, strict=first, legal=first)


def _extension(facts: TermFacts, law: Law, start: date, end: date) -> Term:
    """D-12: what DUO added to the three years; nothing before DUO decided (R-TRM-04)."""
    rule = law.terms["D-12"]
    ordinary = add_months(start, (law.terms["D-07"].number or 0) * 12)
    if facts.verlenging_besloten is None or end <= ordinary:
        return term(rule, TermState.NOT_APPLICABLE, "Alleen als DUO de termijn verlengt. DUO beslist daarover.")
    last = end - DAY
    text = (
        f"DUO verlengde de termijn tot en met {day_text(last, year=True)}. "
        f"Bij aanzienlijke inspanningen is dat {length_text(rule.number or 0, rule.unit)} extra."
    )
    state = state_on(facts.today, last, last, met=_done(facts))
    return term(rule, state, text, start=ordinary, strict=last, legal=last)


def _pvt_map_flag(facts: TermFacts, law: Law, end: date) -> Term:
    rule = law.terms["D-25"]
    first, last = add_months(end, -(rule.number or 0)), end - DAY
    text = f"Vanaf {day_text(first, year=True)} telt of PVT en MAP verwijtbaar te laat zijn."
    state = state_on(facts.today, first, last, met=_done(facts))
    return term(rule, state, text, start=first, strict=last, legal=last)


def _after_duo_fine(facts: TermFacts, law: Law) -> Term:
    rule, fined = law.terms["D-14"], facts.duo_boete_bekendmaking
    if fined is None:
        return term(rule, TermState.NOT_APPLICABLE, "Alleen na een boete van DUO.")
    last = last_day(fined + DAY, (rule.number or 0) * 12)
    text = f"De nieuwe termijn duurt hoogstens tot en met {day_text(last, year=True)}. DUO bepaalt de dag."
    state = state_on(facts.today, last, last, met=_done(facts))
    return term(rule, state, text, start=fined + DAY, strict=last, legal=last)
