"""The advice itself: from the toets, the wish to study and what someone has learned (R-LR-01 to R-LR-05)."""

from desktop_app.domain import redenen
from desktop_app.domain.advies import Advies, Bekeken, Reden, Source
from desktop_app.domain.brede_intake import IntakeFacts
from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.law import Law
from desktop_app.domain.leerbaarheidstoets import Leerbaarheidstoets, Ontheffingsgrond, Uitslag
from desktop_app.domain.leerroute import Leerroute

NAMEN = {
    Leerroute.B1: "B1-route",
    Leerroute.ONDERWIJS: "onderwijsroute",
    Leerroute.Z: "zelfredzaamheidsroute",
}


def advise(
    facts: IntakeFacts,
    lbt: Leerbaarheidstoets | None,
    doelgroep: Doelgroep,
    law: Law,
    *,
    vast: Leerroute | None = None,
) -> Advies:
    """Weigh the facts. `vast`: leerroute fixed by an earlier gemeente, which then stands (Wi 15 lid 4).

    `doelgroep` is part of the call because the law distinguishes groups; it changes nothing in the advice, since the
    three routes are open to all.
    """
    route, missing = _route(facts, lbt, vast)
    plus, minus, unknown = redenen.for_learning(facts)
    if lbt and lbt.uitslag is Uitslag.HAALBAAR:
        plus.insert(0, redenen.toets(lbt))
    if lbt and lbt.uitslag is Uitslag.NIET_HAALBAAR:
        minus.insert(0, redenen.toets(lbt))
    voor, tegen = (minus, plus) if route is Leerroute.Z else (plus, minus)
    if vast is not None:
        voor.insert(0, _earlier(vast))
    _wishes(facts, route, voor, tegen, unknown)
    return Advies(
        leerroute=route,
        voor=tuple(voor),
        tegen=tuple(tegen),
        onbekend=tuple(unknown),
        nodig=redenen.support(facts),
        ook_bekeken=tuple(_looked_at(other, facts, lbt, vast) for other in Leerroute if other is not route),
        ontbreekt=missing,
        law=law.version,
    )


def needs_motivering(advies: Advies, lbt: Leerbaarheidstoets | None, gekozen: Leerroute) -> bool:
    """Whether choosing this route must be motivated: it departs from the toets or from the advice, or there was no
    advice to follow (R-LBT-06, R-LR-04, Awb 3:46)."""
    return against_toets(lbt, gekozen) or advies.leerroute is not gekozen


def against_toets(lbt: Leerbaarheidstoets | None, gekozen: Leerroute) -> bool:
    """Whether a route goes against what the toets says (R-LBT-06)."""
    if lbt is None or lbt.uitslag in (None, Uitslag.ONBEKEND):
        return False
    return (lbt.uitslag is Uitslag.HAALBAAR) == (gekozen is Leerroute.Z)


def _route(
    facts: IntakeFacts, lbt: Leerbaarheidstoets | None, vast: Leerroute | None
) -> tuple[Leerroute | None, tuple[Reden, ...]]:
    if vast is not None:
        return vast, ()
    if lbt is None or not lbt.done:
        return None, (Reden("toets", "uitslag leerbaarheidstoets", Source.TOETS, "lbt", facts.toets_uitslag.path),)
    if lbt.ontheffing is not None:
        text = "Er is geen toets nodig. U weegt zelf wat haalbaar is."
        return None, (Reden("ontheffing", text, Source.WET, _ground_article(lbt.ontheffing)),)
    if lbt.contradicts:
        text = "Twee toetsen zeggen iets anders. U weegt zelf wat haalbaar is."
        return None, (Reden("toets_onbekend", text, Source.TOETS, "lbt"),)
    if lbt.uitslag is Uitslag.ONBEKEND:
        text = "De toets geeft geen uitslag. U weegt zelf wat haalbaar is."
        return None, (Reden("toets_onbekend", text, Source.TOETS, "lbt"),)
    if lbt.uitslag is Uitslag.NIET_HAALBAAR:
        return Leerroute.Z, ()
    wish = redenen.wants_to_study(facts)
    if wish is None:  # the onderwijsroute is always looked into (R-PIP-18)
        fact = facts.wens_opleiding
        return None, (Reden("wens_opleiding", "opleidingswens", Source.VRAAG, fact.question, fact.path),)
    if wish and redenen.chance_of_diploma(facts):
        return Leerroute.ONDERWIJS, ()
    return Leerroute.B1, ()


def _ground_article(grond: Ontheffingsgrond) -> str:
    return "Wi 15 lid 4" if grond is Ontheffingsgrond.VERHUISD else "Wi 14 lid 6"


def _earlier(vast: Leerroute) -> Reden:
    text = f"Een eerdere gemeente koos de {NAMEN[vast]}. Die blijft."
    return Reden("eerdere_gemeente", text, Source.EERDER, "Wi 15 lid 4")


def _wishes(
    facts: IntakeFacts, route: Leerroute | None, voor: list[Reden], tegen: list[Reden], unknown: list[Reden]
) -> None:
    """What the person wants, as a reason for or against the advised route."""
    wish = redenen.wants_to_study(facts)
    if wish is None:
        unknown.append(redenen.from_answer("wens_opleiding", "Opleiding in Nederland", facts.wens_opleiding))
    elif wish:
        reason = redenen.from_answer("wens_opleiding", "Wil in Nederland een opleiding doen", facts.wens_opleiding)
        (voor if route is Leerroute.ONDERWIJS else tegen).append(reason)
    said = facts.wens_route.value
    if said in set(Leerroute) and route is not None:
        text = f"Wil zelf de {NAMEN[Leerroute(said)]}"
        (voor if said == route else tegen).append(redenen.from_answer("wens_route", text, facts.wens_route))
    if route is Leerroute.B1 and facts.werk_wens.known:
        voor.append(redenen.from_answer("werk_wens", "Heeft een doel voor werk", facts.werk_wens))


def _looked_at(other: Leerroute, facts: IntakeFacts, lbt: Leerbaarheidstoets | None, vast: Leerroute | None) -> Bekeken:
    if vast is not None:
        return Bekeken(other, "Niet aan de orde. De leerroute ligt vast na een verhuizing.", (_earlier(vast),))
    if other is Leerroute.ONDERWIJS:
        return _onderwijs(facts, lbt)
    if lbt is None or lbt.uitslag in (None, Uitslag.ONBEKEND):
        return Bekeken(other, "Nog niet te zeggen. De toets geeft geen uitslag.")
    feasible = lbt.uitslag is Uitslag.HAALBAAR
    if other is Leerroute.Z:
        text = "Niet aangeraden. De toets zegt: B1-route haalbaar." if feasible else "Kan. De toets is niet haalbaar."
        return Bekeken(other, text, (redenen.toets(lbt),))
    text = "Kan ook. De toets zegt: haalbaar." if feasible else "Niet aangeraden. De toets zegt: niet haalbaar."
    return Bekeken(other, text, (redenen.toets(lbt),))


def _onderwijs(facts: IntakeFacts, lbt: Leerbaarheidstoets | None) -> Bekeken:
    """Why not the onderwijsroute: always answered, from facts (R-PIP-18)."""
    wish = redenen.wants_to_study(facts)
    said = redenen.from_answer("wens_opleiding", "Opleidingswens", facts.wens_opleiding)
    if wish is None:
        return Bekeken(Leerroute.ONDERWIJS, "Nog te onderzoeken. De opleidingswens is niet bekend.", (said,))
    if not wish:
        return Bekeken(Leerroute.ONDERWIJS, "Niet aangeraden. Wil nu geen opleiding.", (said,))
    if lbt and lbt.uitslag is Uitslag.NIET_HAALBAAR:
        text = "Niet aangeraden. De toets zegt: B1-route niet haalbaar. Onderzoek wel de opleidingswens."
        return Bekeken(Leerroute.ONDERWIJS, text, (said, redenen.toets(lbt)))
    text = "Nog te onderzoeken. Er is een opleidingswens; de kans op een diploma is niet duidelijk."
    return Bekeken(Leerroute.ONDERWIJS, text, (said, *redenen.chance_of_diploma(facts)))
