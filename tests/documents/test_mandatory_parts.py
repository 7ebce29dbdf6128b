"""The paper of every group, route and kind of version holds what the law demands and nothing that does not apply.

Read back from the PDF, against law.md 3.1 (C1 to C10) and 8 as worded here by hand.
"""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from desktop_app.casework.plan_adoption import unchanged
from desktop_app.casework.plan_composition import compose, printable
from desktop_app.casework.plan_contents import PlanContents, to_json
from desktop_app.documents.printer import PlanPrinter
from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.leerroute import Leerroute
from desktop_app.domain.pip import Doel, PipVersie
from desktop_app.domain.pip_chain import SOORTEN, link

from .reading import extracted, normal
from .test_whole_plan import HEADER, PIP, file_of

ASIEL, GEZIN, OVERIG = Doelgroep.ASIELSTATUSHOUDER, Doelgroep.GEZINSMIGRANT, Doelgroep.OVERIGE_MIGRANT
B1, ON, Z = Leerroute.B1, Leerroute.ONDERWIJS, Leerroute.Z
NAMES = {B1: "B1-route", ON: "onderwijsroute", Z: "zelfredzaamheidsroute"}
CASES = list(itertools.product(Doelgroep, Leerroute, SOORTEN))
REASON = "U kunt meer uren leren dan wij dachten."
BEZWAAR = (
    "Dan kunt u bezwaar maken. Iemand mag dat ook voor u doen.",
    "Stuur uw brief aan het college van burgemeester en wethouders van Oefenstad, Postbus 100, 8000 AA Oefenstad.",
    "Het kan ook via internet: www.oefenstad.example/bezwaar.",
    "Ook als u bezwaar maakt, geldt het plan. Uw termijn loopt door.",
    "Dat kan alleen als u ook bezwaar maakt.",
    "Daartegen maakt u apart bezwaar.",
    "Ik mag nog bezwaar maken.",
)
BEROEP = (
    "Wij beslisten al over uw bezwaar. Dit plan hoort bij dat besluit.",
    "Dan kunt u in beroep gaan bij de rechtbank Oefenstad. Iemand mag dat ook voor u doen.",
    "Ook als u in beroep gaat, geldt het plan. Uw termijn loopt door.",
    "Dat kan alleen als u ook in beroep gaat.",
    "Ik mag nog in beroep gaan.",
)
OBJECTING = (
    "Doe dat binnen zes weken na de dag waarop wij dit besluit verstuurden.",
    "Wij verstuurden het op 3 december 2026. De laatste dag is 14 januari 2027.",
    "Zet in uw brief: uw naam en adres, de datum en over welk besluit het gaat.",
    "Schrijf ook waarom u het niet eens bent.",
    "Zet uw handtekening onder de brief.",
    "Is er spoed? Dan kunt u de rechtbank Oefenstad vragen om een voorlopige voorziening.",
    "U kunt gratis hulp krijgen van het Juridisch Loket of VluchtelingenWerk.",
)
ALWAYS = (
    "Zaaknummer 2026-0433",
    "2 december 2026",
    "Verzonden op 3 december 2026",
    "Datum van de brief van DUO 26 september 2026",
    "Uiterste datum voor dit plan",
    "Naam Samira Al-Hamad",
    "Geboren 05-1991",
    "Burgerservicenummer 999990019",
    "Kerkstraat 12, 8001 AB Oefenstad",
    "Tolk, telefonisch",
    "U krijgt de ondersteuning en begeleiding uit onderdeel 6.",
    "U krijgt een taalmaatje.",
    "Werken in de zorg",
    "Het participatieverklaringstraject (PVT) duurt 12 uur.",
    "Yara gaat vier dagdelen naar peuteropvang De Vlinder.",
    "Wij voeren 6 voortgangsgesprekken met u.",
    "Anja de Wit",
    "14 000",
    "De besluiten uit onderdeel 11 horen bij dit plan.",
    "Besluit bijstand van 1 oktober 2026",
    "U leert eerst lezen en schrijven in het Latijnse alfabet.",
    "U deed de leerbaarheidstoets. De uitslag is: de B1-route is haalbaar.",
    "Vraag dan extra tijd bij DUO. DUO beslist.",
    "Niet elke keer dat u er niet bent, krijgt u een boete.",
    "Dan kunnen wij uw leerroute veranderen.",
    "Wij bewaren uw gegevens tot 5 jaar na het einde van uw inburgeringsplicht.",
    "Uw school krijgt niets over uw gezondheid.",
    "fg@oefenstad.example",
)
HEADINGS = (
    *("Uw gegevens", "Besluit", "Uw leerroute", "Waarom deze route", "Hoeveel en hoe lang"),
    *("Ondersteuning en begeleiding", "PVT en MAP", "Uw kinderen", "Voortgangsgesprekken", "Participatiewet"),
    *("Uw termijn", "Wat u moet doen", "Als uw plan verandert", "Kosten", "Uw gegevens en uw rechten"),
    *("Als u het niet eens bent", "Ondertekening"),
)


@cache
def contents(group: Doelgroep, route: Leerroute, soort: str) -> PlanContents:
    """The plan of a dossier in which that kind of version comes about."""
    asiel_only = {} if group is ASIEL else {"intensiteit_uren_per_week": None, "intensiteit_weken": None}
    more: dict[str, Any] = asiel_only | ({} if route is Z else {"z_examen_wens": ""})
    if soort == "na_verhuizing":
        moved = replace(HEADER.dates, inschrijving_na_verhuizing=date(2026, 10, 5), eerste_pip_elders=date(2025, 3, 31))
        more["header"] = replace(HEADER, dates=moved, vorige_gemeente="Waterdam", leerroute_vast=route.value)
    if soort in ("gewijzigd", "na_bezwaar"):
        more |= {"versions": (("v", first(group)),), "wijziging_reden": REASON}
    return printable(compose(file_of(group, route, **more), soort=soort, version=2 if "versions" in more else 1))


def first(group: Doelgroep) -> PipVersie:
    """The first decision: the B1-route with other hours and talks."""
    hours, weeks = (9, 60) if group is ASIEL else (None, None)
    asiel_only = {"intensiteit_uren_per_week": hours, "intensiteit_weken": weeks}
    made = file_of(group, B1, voortgangsgesprekken=4, dagtekening=date(2026, 2, 2), z_examen_wens="", **asiel_only)
    body = to_json(printable(compose(made, soort="eerste", version=1)))
    return link(
        (), soort="eerste", dagtekening=date(2026, 2, 2), bekendmaking=date(2026, 2, 2), door="A", op="", inhoud=body
    )


def by_group(group: Doelgroep) -> Iterator[tuple[str, bool]]:
    """C5, costs, loan, helping with bills: text and whether it must be there."""
    asiel = group is ASIEL
    yield "U krijgt 12 uur les per week. Dat duurt 60 weken.", asiel
    yield "Uren samen, ongeveer 720", asiel
    yield "De gemeente betaalt uw lessen.", asiel
    yield "U betaalt uw lessen en examens zelf.", not asiel
    yield "U kunt geld lenen bij DUO, tot 10.000 euro.", not asiel
    yield "U kiest zelf een school met het keurmerk.", not asiel
    yield "Dan betalen wij uw huur, gas, water, stroom en zorgverzekering uit uw uitkering.", asiel


def by_route(group: Doelgroep, route: Leerroute) -> Iterator[tuple[str, bool]]:
    """C1, C3 (no MAP with the onderwijsroute), C8, R-PIP-18, hours of the Z-route, scaling down."""
    for each, name in NAMES.items():
        yield f"U volgt de {name}.", each is route
    yield "De module arbeidsmarkt en participatie (MAP) duurt 40 uur.", route is not ON
    yield "De MAP duurt 40 uur.", route is not ON
    yield "Het PVT en de MAP zijn gratis.", route is not ON
    yield "het PVT of de MAP?", route is not ON
    yield "het PVT en de MAP van uw plan", route is not ON
    yield "Bij de onderwijsroute hoort geen module arbeidsmarkt en participatie (MAP).", route is ON
    yield "Het PVT is gratis.", route is ON
    yield "Wij keken ook naar de onderwijsroute.", route is not ON
    yield "U wilt ook examen doen. Wij denken dat u dat kunt.", route is Z
    yield "In de zelfredzaamheidsroute volgt u 800 uur les in Nederlands en KNM.", route is Z
    yield "Meedoen en werk", route is Z
    yield "U doet 800 uur mee", route is Z and group is ASIEL
    yield "Voor u geldt geen verplicht aantal uren om mee te doen.", route is Z and group is not ASIEL
    yield "Is B1 te moeilijk na 600 uur les en uw best doen?", route is B1


def by_kind(group: Doelgroep, route: Leerroute, soort: str) -> Iterator[tuple[str, bool]]:
    """What is decided or only advised, what is replaced, which termijn counts, and the way against it."""
    advies, moved, later = soort == "advies", soort == "na_verhuizing", soort in ("gewijzigd", "na_bezwaar")
    yield "Het college van burgemeester en wethouders van Oefenstad stelt vast:", not advies
    yield "Namens het college van burgemeester en wethouders van Oefenstad:", not advies
    yield "Dit besluit steunt op artikel 15 van de Wet inburgering 2021", not advies
    yield "Datum van dit besluit", not advies
    for text in ("Dit is een advies. Het is nog geen besluit.", "Datum van dit advies", "dit advies is mij uitgelegd"):
        yield text, advies
    yield "Dit is nog geen besluit. Zeg het uw contactpersoon als u het niet eens bent.", advies
    for text in BEZWAAR:
        yield text, soort in ("eerste", "gewijzigd", "na_verhuizing")
    for text in BEROEP:
        yield text, soort == "na_bezwaar"
    for text in OBJECTING:
        yield text, not advies
    yield "Dit plan komt in plaats van uw plan van 2 februari 2026.", later
    yield REASON, later
    yield f"Leerroute: eerst B1-route, nu {NAMES[route]}.", later and route is not B1
    yield "Uren les per week: eerst 9, nu 12.", later and group is ASIEL
    yield "Voortgangsgesprekken: eerst 4, nu 6.", later
    yield "Uren MAP: eerst 40, nu niet vastgesteld.", later and route is ON
    yield "U had al een plan van de gemeente Waterdam.", moved
    yield "Uw leerroute blijft gelijk. Dat staat in artikel 15, vierde lid, van de Wet inburgering 2021.", moved
    yield "Een nieuw plan verandert uw termijn niet.", later or moved
    start = {"eerste": "3 december 2026", "na_verhuizing": "1 april 2025"}.get(soort, "3 februari 2026")
    yield f"De termijn begint op {start}.", not advies
    yield "De termijn begint op de dag na de datum van het besluit.", advies


@pytest.mark.parametrize(("group", "route", "soort"), CASES)
def test_the_paper_holds_what_applies_and_nothing_else(
    printer: PlanPrinter, group: Doelgroep, route: Leerroute, soort: str
) -> None:
    read = normal(extracted(printer.beschikking(contents(group, route, soort))))
    wanted = [(text, True) for text in (*ALWAYS, *HEADINGS)]
    wanted += [*by_group(group), *by_route(group, route), *by_kind(group, route, soort)]
    wrong = [(text, must) for text, must in wanted if (normal(text) in read) is not must]
    assert wrong == []


def test_what_is_not_there_is_not_printed(printer: PlanPrinter) -> None:
    """C4, C7 and C9 hold for some only."""
    less = {"vve_afspraken": "", "pw_besluiten": "", "alfabetisering": None}
    no_help = replace(HEADER, dates=replace(HEADER.dates, bijstand_vanaf=None))
    bare = compose(file_of(ASIEL, B1, header=no_help, **less), soort="eerste", version=1)
    read = normal(extracted(printer.beschikking(bare)))
    for text in ("Uw kinderen", "onderdeel 8", "11. Participatiewet", "onderdeel 11", "lezen en schrijven in het"):
        assert text not in read


def test_a_level_that_was_scaled_down_is_named_with_its_reasons(printer: PlanPrinter) -> None:
    """C10: the level, and the three conditions of Bi 5.5."""
    scaled = {
        "niveau": "A2",
        "afschalen_uren": 640,
        "afschalen_inspanning": "U miste bijna geen les.",
        "afschalen_onhaalbaar": "U begon laat met lezen.",
    }
    made = file_of(GEZIN, B1, versions=(("v", first(GEZIN)),), wijziging_reden=REASON, **scaled)
    read = normal(extracted(printer.beschikking(compose(made, soort="gewijzigd", version=2))))
    for text in ("U volgde 640 uur les.", "U miste bijna geen les.", "U begon laat met lezen."):
        assert text in read
    assert "Niveau van het examen: eerst B1, nu A2." in read
    assert "U doet examens op niveau A2." in read


def test_without_the_first_pip_of_elsewhere_no_termijn_is_made_up(printer: PlanPrinter) -> None:
    moved = replace(HEADER, dates=replace(HEADER.dates, inschrijving_na_verhuizing=date(2026, 10, 5)))
    made = compose(file_of(ASIEL, B1, header=moved), soort="na_verhuizing", version=1)
    read = normal(extracted(printer.beschikking(made)))
    assert "Uw termijn loopt door. Die begon na uw eerste plan. DUO stuurt u de datum." in read
    assert "U had al een plan van een andere gemeente." in read
    assert "De termijn begint op" not in read


def test_the_sections_that_changed_are_named() -> None:
    made = file_of(
        ASIEL,
        B1,
        versions=(("v", first(ASIEL)),),
        begeleiding="U krijgt een buddy.",
        z_examen_wens="",
        wijziging_reden=REASON,
    )
    (note,) = [
        each
        for section in compose(made, soort="gewijzigd", version=2).sections
        for each in section.paragraphs
        if each.key == "besluit.wijziging_ook"
    ]
    assert note.params["nummers"].value == "5, 6, 10"


def test_saying_what_changed_is_itself_no_change() -> None:
    second = file_of(ASIEL, B1, versions=(("v", first(ASIEL)),), wijziging_reden=REASON)
    body = to_json(printable(compose(second, soort="gewijzigd", version=2)))
    chain = (first(ASIEL),)
    made = link(
        chain,
        soort="gewijzigd",
        dagtekening=PIP.dagtekening or date.min,
        bekendmaking=PIP.bekendmaking,
        door="",
        op="",
        inhoud=body,
    )
    again = replace(second, versions=(*second.versions, ("w", made)))
    again.__dict__["facts"] = second.facts
    assert unchanged(again)
    other = replace(again, goals=(("g", Doel("Een ander doel", "a")),))
    other.__dict__["facts"] = second.facts
    assert not unchanged(other)
