"""All terms of one person, in the order of law.md 6.2."""

from dataclasses import replace

from desktop_app.domain.dossier import Dossier
from desktop_app.domain.law import Law
from desktop_app.domain.other_terms import other_terms
from desktop_app.domain.pip_terms import pip_terms
from desktop_app.domain.terms import Term, TermFacts, TermState
from desktop_app.domain.traject_terms import DAY, traject_terms

_CLOSED = (TermState.RUNNING, TermState.DUE, TermState.OVERDUE, TermState.OPEN, TermState.UNKNOWN)


def terms(facts: TermFacts, law: Law) -> tuple[Term, ...]:
    """D-01 to D-25. After death only the retention term is left (Bi 9.9)."""
    rows = sorted((*pip_terms(facts, law), *traject_terms(facts, law), *other_terms(facts, law)), key=lambda t: t.id)
    if facts.overleden is None:
        return tuple(rows)
    return tuple(
        replace(row, state=TermState.NOT_APPLICABLE, text="Deze persoon is overleden.")
        if row.id != "D-24" and row.state in _CLOSED
        else row
        for row in rows
    )


def facts_of(dossier: Dossier, facts: TermFacts) -> TermFacts:
    """`facts` (today, dagtekeningen, bekendmaking) completed with the dates of the dossier."""
    dates = dossier.dates
    elsewhere = dates.eerste_pip_elders + DAY if dates.eerste_pip_elders else None
    return replace(
        facts,
        doelgroep=dossier.doelgroep,
        in_azc=dossier.in_azc,
        kennisgeving=dates.kennisgeving,
        inschrijving_huisvesting=dates.inschrijving_huisvesting,
        inschrijving_na_verhuizing=dates.inschrijving_na_verhuizing,
        wacht_op_derden=dates.wacht_op_derden,
        informatie_ontvangen=dates.informatie_ontvangen,
        termijn_start=dates.termijn_start or elsewhere,
        termijn_eind_exclusief=dates.termijn_eind_exclusief,
        verlenging_gevraagd=dates.verlenging_gevraagd,
        verlenging_besloten=dates.verlenging_besloten,
        ontheffing_gevraagd=dates.ontheffing_gevraagd,
        ontheffing_besloten=dates.ontheffing_besloten,
        besluit_op_bezwaar=dates.besluit_op_bezwaar,
        commissie=dates.bezwaar_commissie,
        verdaagd=dates.bezwaar_verdaagd,
        bijstand_vanaf=dates.bijstand_vanaf,
        plicht_einde=dates.plicht_einde,
        overleden=dates.overleden,
    )
