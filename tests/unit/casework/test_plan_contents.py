"""What the plan says: complete, true to its facts, in plain Dutch, and the same after a round trip."""

import re
from datetime import date
from typing import Any

import pytest

from desktop_app.casework import dossiers, leerroutes, plans
from desktop_app.casework.plan_composition import printable
from desktop_app.casework.plan_contents import Kind, Paragraph, PlanContents, Section, from_json, to_json
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.dossier import Doelgroep, PartialDate
from desktop_app.domain.leerbaarheidstoets import Leerbaarheidstoets, Ontheffingsgrond, Uitslag
from desktop_app.domain.leerroute import Leerroute
from desktop_app.domain.pip import Doel
from desktop_app.domain.pip_chain import canonical
from desktop_app.domain.wording import remarks
from desktop_app.i18n.formats import plain
from desktop_app.i18n.pip_text import render, render_param
from tests.unit.casework.desk import TODAY, add_row, desk, dossier, drafted, talk

PLACEHOLDER = re.compile(r"\{(\w+)\}")


def contents(wp: Workplace, id: str) -> PlanContents:
    return plans.page(wp, dossier=id).contents


def section(plan: PlanContents, key: str) -> Section:
    (found,) = [each for each in plan.sections if each.key == key]
    return found


def words(paragraph: Paragraph) -> str:
    if paragraph.kind is Kind.ROW:
        return f"{paragraph.message}: {render_param(paragraph.params['value'], 'nl')}"
    return plain(render(paragraph, "nl").text)


def text(plan: PlanContents, key: str) -> str:
    return "\n".join(words(paragraph) for paragraph in section(plan, key).paragraphs)


@pytest.fixture
def wp() -> Workplace:
    return desk()


def test_all_nineteen_sections_stand_in_order(wp: Workplace) -> None:
    id = dossier(wp)
    drafted(wp, id)
    plan = contents(wp, id)
    assert [each.number for each in plan.sections] == list(range(19))
    empty = {each.key for each in plan.sections if not each.paragraphs}
    assert empty == {"kinderen", "meedoen", "participatiewet"}
    assert empty.isdisjoint(each.key for each in printable(plan).sections)
    assert section(plan, "ondersteuning").part == "B"


def test_it_survives_freezing(wp: Workplace) -> None:
    id = dossier(wp)
    drafted(wp, id)
    plans.add_goal(wp, dossier=id, doel=Doel("Werk", "", vanaf=date(2027, 1, 4)))
    plan = contents(wp, id)
    assert from_json(to_json(plan)) == plan
    assert canonical(to_json(from_json(to_json(plan)))) == canonical(to_json(plan))


def test_every_placeholder_has_its_value_and_every_value_its_place(wp: Workplace) -> None:
    id = dossier(wp)
    drafted(wp, id)
    plans.add_goal(wp, dossier=id, doel=Doel("Werk", ""))
    for each in contents(wp, id).sections:
        for paragraph in each.paragraphs:
            if paragraph.kind in (Kind.PARAGRAPH, Kind.DECISION, Kind.HEADING):
                assert set(PLACEHOLDER.findall(paragraph.message)) == paragraph.params.keys(), paragraph.key
    keys = [paragraph.key for each in contents(wp, id).sections for paragraph in each.paragraphs]
    assert len(keys) == len(set(keys))


def test_the_decision_names_what_is_decided_and_on_what_ground(wp: Workplace) -> None:
    id = dossier(wp)
    drafted(wp, id)
    assert text(contents(wp, id), "besluit").splitlines() == [
        "Het college van burgemeester en wethouders van Voorbeeld stelt vast:",
        "U volgt de B1-route.",
        "U krijgt de ondersteuning en begeleiding uit onderdeel 6.",
        "U krijgt 12 uur les per week. Dat duurt 60 weken.",
        "Het participatieverklaringstraject (PVT) duurt 12 uur.",
        "De module arbeidsmarkt en participatie (MAP) duurt 40 uur.",
        "Wij voeren 9 voortgangsgesprekken met u.",
        "Dit besluit steunt op artikel 15 van de Wet inburgering 2021 en artikel 5.3 van het Besluit inburgering 2021.",
    ]


def test_the_talks_to_come_are_planned_over_the_termijn(wp: Workplace) -> None:
    """Bi 5.3 lid 4 asks for their number; the days are ours. An advice starts no termijn, so it names none."""
    id = dossier(wp)
    drafted(wp, id)
    days = [each for each in section(contents(wp, id), "gesprekken").paragraphs if ".gepland." in each.key]
    assert len(days) == 9
    plans.set_field(wp, dossier=id, field="voortgangsgesprekken", value=40)
    many = [each for each in section(contents(wp, id), "gesprekken").paragraphs if ".gepland." in each.key]
    assert len(many) == 12
    advised = dossier(wp, number="2026-0999", in_azc=True)
    drafted(wp, advised)
    assert "ongeveer op" not in text(contents(wp, advised), "gesprekken")


def test_the_bezwaarclausule_is_complete(wp: Workplace) -> None:
    id = dossier(wp)
    drafted(wp, id)
    clause = text(contents(wp, id), "bezwaar")
    for needed in (
        "Iemand mag dat ook voor u doen",  # by whom
        "binnen zes weken na de dag waarop wij dit besluit verstuurden",  # within which term
        "De laatste dag is 5 januari 2027",  # 24 November + 42 days
        "college van burgemeester en wethouders van Voorbeeld, Postbus 1, 1234 AB Voorbeeld",  # at which body
        "www.voorbeeld.example/bezwaar",
        "uw naam en adres, de datum en over welk besluit het gaat",
        "Schrijf ook waarom u het niet eens bent",
        "handtekening",
        "geldt het plan",  # no suspension
        "voorlopige voorziening",
        "rechtbank Midden-Nederland",
        "het Juridisch Loket",
    ):
        assert needed in clause


def test_the_termijn_starts_the_day_after_the_dagtekening(wp: Workplace) -> None:
    id = dossier(wp)
    drafted(wp, id)
    said = text(contents(wp, id), "termijn")
    assert "De termijn begint op 25 november 2026." in said
    assert "De laatste dag is 24 november 2029." in said
    assert "DUO stuurt u de officiële datum" in said
    assert "Dat kan tot en met 24 mei 2028." in text(contents(wp, id), "wijzigen")


def test_an_amended_plan_keeps_the_termijn(wp: Workplace) -> None:
    id = dossier(wp)
    drafted(wp, id)
    plans.establish(wp, dossier=id)
    plans.set_field(wp, dossier=id, field="dagtekening", value="2027-05-03")
    plan = contents(wp, id)
    assert plan.soort == "gewijzigd"
    assert "De laatste dag is 24 november 2029." in text(plan, "termijn")
    assert "Een nieuw plan verandert uw termijn niet." in text(plan, "termijn")


def test_the_reasons_say_what_was_heard_and_that_onderwijs_was_considered(wp: Workplace) -> None:
    id = dossier(wp)
    drafted(wp, id)
    said = text(contents(wp, id), "waarom")
    for needed in (
        "De uitslag is: de B1-route is haalbaar.",
        "U ging niet naar school.",
        "U kunt lezen en schrijven in uw eigen taal.",
        "U zei daarover: Ik wil snel werken.",
        "Wij keken ook naar de onderwijsroute.",
        "want u wilt nu geen opleiding doen",
    ):
        assert needed in said
    assert not re.search("gehaald|gezakt|geslaagd", said)


def test_a_departure_is_motivated_in_the_decision(wp: Workplace) -> None:
    id = dossier(wp)
    drafted(wp, id)
    leerroutes.choose(
        wp, dossier=id, leerroute=Leerroute.Z, motivering="De toets zegt haalbaar.\nMaar het werk gaat voor."
    )
    said = text(contents(wp, id), "waarom")
    assert "Zo wogen wij dat:\nDe toets zegt haalbaar.\nMaar het werk gaat voor." in said


def test_no_health_stands_among_the_reasons(wp: Workplace) -> None:
    id = dossier(wp)
    drafted(wp, id)
    talk(wp, id, {"gezondheid/lichaam": "zien", "gezondheid/lichaam_nodig": "grote letters"}, language_row=False)
    leerroutes.record_lbt(wp, dossier=id, lbt=Leerbaarheidstoets(ontheffing=Ontheffingsgrond.VISUEEL))
    said = text(contents(wp, id), "waarom")
    assert "U hoefde de leerbaarheidstoets niet te doen." in said
    assert not re.search("zien|visueel|grote letters|beperking", said)


CASES: list[tuple[dict[str, Any], Leerroute, dict[str, str]]] = [
    ({"doelgroep": Doelgroep.GEZINSMIGRANT}, Leerroute.B1, {"kosten": "tot 10.000 euro", "hoeveel": "U kiest zelf"}),
    ({}, Leerroute.B1, {"kosten": "De gemeente betaalt uw lessen.", "wijzigen": "na 600 uur les"}),
    ({}, Leerroute.ONDERWIJS, {"pvt_map": "hoort geen module", "leerroute": "taalschakeltraject"}),
    ({}, Leerroute.Z, {"meedoen": "U doet 800 uur mee", "hoeveel": "800 uur les", "leerroute": "eindgesprek"}),
    ({"doelgroep": Doelgroep.GEZINSMIGRANT}, Leerroute.Z, {"meedoen": "geen verplicht aantal uren"}),
    ({"doelgroep": Doelgroep.OVERIGE_MIGRANT}, Leerroute.B1, {"kosten": "U betaalt uw lessen en examens zelf."}),
]


@pytest.mark.parametrize(("header", "route", "said"), CASES)
def test_each_group_and_route_has_its_own_words(
    wp: Workplace, header: dict[str, Any], route: Leerroute, said: dict[str, str]
) -> None:
    id = dossier(wp, **header)
    leerroutes.choose(wp, dossier=id, leerroute=route, motivering="Past het beste.")
    plans.start(wp, dossier=id)
    plan = contents(wp, id)
    for key, words_ in said.items():
        assert words_ in text(plan, key)
    asiel = header.get("doelgroep", Doelgroep.ASIELSTATUSHOUDER) is Doelgroep.ASIELSTATUSHOUDER
    assert ("De gemeente betaalt uw lessen." in text(plan, "kosten")) is asiel


def test_children_bijstand_and_ontzorgen_appear_where_they_apply(wp: Workplace) -> None:
    id = dossier(wp)
    drafted(wp, id)
    talk(wp, id, {"gezin/kinderen_thuis": "ja"}, language_row=False)
    add_row(wp, id, "gezin/kind", geboortejaar="2023")
    dossiers.change(wp, dossier=id, dates={"bijstand_vanaf": date(2026, 10, 1)})
    found = {finding.rule for finding in plans.findings(wp, dossier=id)}
    assert {"R-PIP-C4", "R-PIP-C7"} <= found
    plans.set_field(wp, dossier=id, field="vve_afspraken", value="Vier dagdelen peuteropvang.")
    plans.set_field(wp, dossier=id, field="pw_besluiten", value="Besluit bijstand van 1 oktober 2026.")
    plan = contents(wp, id)
    assert "Vier dagdelen peuteropvang." in text(plan, "kinderen")
    assert "Dat doen wij van 1 oktober 2026 tot en met 31 maart 2027." in text(plan, "participatiewet")
    assert "Daartegen maakt u apart bezwaar." in text(plan, "bezwaar")
    assert plans.page(wp, dossier=id).establishable


def test_an_advice_decides_nothing(wp: Workplace) -> None:
    id = dossier(wp, in_azc=True)
    drafted(wp, id)
    plan = contents(wp, id)
    assert "Het is nog geen besluit." in text(plan, "besluit")
    assert "stelt vast" not in text(plan, "besluit")
    assert "bezwaar maken" not in text(plan, "bezwaar")
    assert "begint op de dag na de datum van het besluit" in text(plan, "termijn")


def test_the_head_and_the_person_are_shown_as_known(wp: Workplace) -> None:
    id = dossier(wp, bsn="999990019", birth=PartialDate(1991, 5), interpreter="telefonisch")
    drafted(wp, id)
    plan = contents(wp, id)
    assert "Uiterste datum voor dit plan: 7 december 2026" in text(plan, "kop")
    assert "Datum van dit besluit: 24 november 2026" in text(plan, "kop")
    person = text(plan, "gegevens")
    assert "Geboren: 05-1991" in person
    assert "Burgerservicenummer: 999990019" in person
    assert "Tolk: Tolk, telefonisch" in person


def test_an_edited_paragraph_stays_and_can_be_restored(wp: Workplace) -> None:
    id = dossier(wp)
    drafted(wp, id)
    plans.set_text(wp, dossier=id, key="leerroute.wat", text="U leert {route} tot B1.")
    (edited,) = [each for each in section(contents(wp, id), "leerroute").paragraphs if each.edited]
    assert (edited.key, words(edited)) == ("leerroute.wat", "U leert {route} tot B1.")
    leerroutes.choose(wp, dossier=id, leerroute=Leerroute.Z, motivering="Past beter.")
    assert "U leert {route} tot B1." in text(contents(wp, id), "leerroute")
    plans.set_text(wp, dossier=id, key="leerroute.wat", text=None)
    assert not [each for each in section(contents(wp, id), "leerroute").paragraphs if each.edited]


def test_the_generated_text_is_plain(wp: Workplace) -> None:
    for route in Leerroute:
        for group in Doelgroep:
            id = dossier(wp, number=f"{route}-{group}", doelgroep=group)
            leerroutes.record_lbt(wp, dossier=id, lbt=Leerbaarheidstoets(uitslag=Uitslag.ONBEKEND))
            leerroutes.choose(wp, dossier=id, leerroute=route, motivering="Past het beste.")
            plans.start(wp, dossier=id)
            for field in ("dagtekening", "bekendmaking"):
                plans.set_field(wp, dossier=id, field=field, value=TODAY)
            for each in contents(wp, id).sections:
                for paragraph in each.paragraphs:
                    said = words(paragraph)
                    if each.key not in ("besluit", "pvt_map") and paragraph.kind is Kind.PARAGRAPH:
                        assert not list(remarks(said)), (paragraph.key, said)
                    assert "!" not in said
                    assert not re.search(r"\b(helaas|fout|ongeldig|succesvol)\b", said.lower())
