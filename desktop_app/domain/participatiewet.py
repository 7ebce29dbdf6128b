"""What the Participatiewet (PW) asks of someone with bijstand, as information beside the PIP (law.md 5.5).

The PW decides in its own decisions; the PIP names them (C7). Nothing here is a finding that keeps a PIP back.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.brede_intake import IntakeFacts, has_bijstand
from desktop_app.domain.dossier import Doelgroep, Dossier
from desktop_app.domain.law import Law
from desktop_app.domain.persoon import age_on


@dataclass(frozen=True, slots=True)
class Verband:
    """One link between PW and PIP. `certain`: False where a change of the PW of 2026 or 2027 may have replaced the
    rule (R-PW-10): to be checked before it is used."""

    rule: str
    article: str
    text: str
    certain: bool = True


def links(dossier: Dossier, facts: IntakeFacts, today: date, law: Law) -> tuple[Verband, ...]:
    """What holds for this person; nothing without bijstand."""
    if not has_bijstand(facts) and dossier.dates.bijstand_vanaf is None:
        return ()
    return tuple(_links(dossier, facts, today, law))


def _links(dossier: Dossier, facts: IntakeFacts, today: date, law: Law) -> Iterator[Verband]:
    age = age_on(dossier.birth, today)
    if age is None or age.most >= law.number("leeftijd.meerderjarig"):
        text = "Met bijstand hoort werk zoeken en meedoen met wat de gemeente biedt. Neem die besluiten op in het PIP."
        yield Verband("R-PW-01", "PW 9 lid 1", text, certain=False)
    yield from _care(facts, today)
    text = "Doet iemand daar niet aan mee? De bijstand kan lager worden. Dan is er geen boete voor hetzelfde."
    yield Verband("R-PW-04", "PW 18", text, certain=False)
    text = "Geen bewijs van Nederlands? Dan hoort er een taaltoets bij. Wie het PIP volgt, werkt aan de taal."
    yield Verband("R-PW-05", "PW 18b", text)
    if dossier.doelgroep is Doelgroep.ASIELSTATUSHOUDER:
        months = law.terms["D-18"].number
        text = f"Ontzorgen duurt {months} maanden. Het geldt alleen bij een asielvergunning voor bepaalde tijd."
        yield Verband("R-PW-07", "PW 56a", text)
    text = "Taal en werk gaan samen op. Gegevens van de bijstand mogen mee als dat nodig is, niet andersom."
    yield Verband("R-PW-08", "Wi 35 lid 5", text)


def _care(facts: IntakeFacts, today: date) -> Iterator[Verband]:
    """Care for others: R-PW-02, and R-PW-03 for a single parent with young children."""
    if facts.mantelzorg_uren.value or facts.kinderen.value:
        text = "Zorg voor een ander kan een dringende reden zijn. Dan kan tijdelijk ontheffing van de werkplicht."
        yield Verband("R-PW-02", "PW 9 lid 2", text)
    living = facts.samenwonend.value
    years = [child.geboortejaar for child in facts.kinderen.value or () if child.geboortejaar]
    if living is None or "partner" in living or not years:
        return
    youngest = today.year - max(years)
    if youngest <= 12:
        text = "Alleenstaande ouder met een kind onder 12: kijk naar opvang, scholing en wat iemand aankan."
        yield Verband("R-PW-03", "PW 9 lid 4", text)
    if youngest <= 5:
        text = "Met een kind onder 5 kan iemand ontheffing vragen: één keer, hoogstens vijf jaar."
        yield Verband("R-PW-03", "PW 9a", text)
