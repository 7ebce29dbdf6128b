"""The plan as the use cases write it, for every group and route: all of it printed, all of it translated."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast

import pytest

from desktop_app.casework.dossier_file import DossierFile
from desktop_app.casework.plan_composition import compose
from desktop_app.casework.plan_contents import PlanContents
from desktop_app.casework.workplace import User, Workplace
from desktop_app.documents.layout import Layout
from desktop_app.documents.printer import PlanPrinter
from desktop_app.domain.answer import AnswerState
from desktop_app.domain.brede_intake import Fact, IntakeFacts
from desktop_app.domain.dossier import Dates, Doelgroep, Dossier, PartialDate
from desktop_app.domain.gemeente import load_gemeente
from desktop_app.domain.law import load
from desktop_app.domain.leerbaarheidstoets import Leerbaarheidstoets, Uitslag
from desktop_app.domain.leerroute import Leerroute, LeerrouteKeuze
from desktop_app.domain.pip import Alfabetisering, Doel, Pip
from desktop_app.i18n.catalog import read_catalog

from .reading import extracted, normal, strings, words

ROOT = Path(__file__).parents[2]
RESOURCES = ROOT / "resources"
OWN_WORDS: dict[str, Any] = {
    "begeleiding": "U krijgt een taalmaatje.",
    "vve_afspraken": "Yara gaat vier dagdelen naar peuteropvang De Vlinder.",
    "gesprek_ritme": "Elke zes maanden, op het gemeentehuis.",
    "pw_besluiten": "Besluit bijstand van 1 oktober 2026",
    "z_examen_wens": "spreken op niveau A2",
}
PIP = Pip(
    alfabetisering=Alfabetisering.AA,
    intensiteit_uren_per_week=12,
    intensiteit_weken=60,
    lesplaats="Lesgebouw De Brug",
    cursusinstelling="Taalschool Noord",
    start_lessen=date(2027, 1, 11),
    pvt_uren=12,
    map_uren=40,
    voortgangsgesprekken=6,
    contactpersoon="Anja de Wit",
    contact_telefoon="14 000",
    dagtekening=date(2026, 12, 2),
    bekendmaking=date(2026, 12, 3),
)
HEADER = Dossier(
    number="2026-0433",
    given_names="Samira",
    surname="Al-Hamad",
    doelgroep=Doelgroep.ASIELSTATUSHOUDER,
    law="2026-04-02",
    birth=PartialDate(1991, 5),
    bsn="999990019",
    language="ar",
    interpreter="telefonisch",
    address="Kerkstraat 12, 8001 AB Oefenstad",
    dates=Dates(kennisgeving=date(2026, 9, 26), bijstand_vanaf=date(2026, 10, 1)),
)


def heard(value: str) -> Fact[str]:
    return Fact(state=AnswerState.BEANTWOORD, value=value)


def file_of(group: Doelgroep, route: Leerroute, **more: Any) -> DossierFile:
    """A dossier with everything filled in, so that as many paragraphs as possible are there. `more`: attributes of
    the draft of the PIP, and `header`, `versions` or `facts`."""
    desk = Workplace(
        vault=cast(Any, None),
        user=User("u", "Anja de Wit", "t"),
        clock=lambda: datetime(2026, 11, 24, 9, tzinfo=UTC),
        new_id=lambda: "",
        law=load(next((RESOURCES / "law").glob("*.toml"))),
        questionnaire=cast(Any, None),
        gemeente=load_gemeente(RESOURCES / "themes" / "oefenstad.toml"),
    )
    parts = {name: more.pop(name) for name in ("header", "versions", "facts") if name in more}
    file = DossierFile(
        id="d",
        wp=desk,
        header=replace(parts.get("header", HEADER), doelgroep=group),
        lbt=Leerbaarheidstoets(Uitslag.HAALBAAR, 31, 28, date(2026, 11, 10)),
        keuze=LeerrouteKeuze(route, date(2026, 11, 20), "a", wens=route, wens_woorden="Ik wil werken."),
        pip=replace(PIP, leerroute=route, **(OWN_WORDS | more)),
        goals=(("g", Doel("Werken in de zorg", "a", client_doet="U loopt mee.", vanaf=date(2027, 1, 11))),),
        versions=parts.get("versions", ()),
        seen=(),
        answers={},
        conflicts=0,
        unsent=0,
        ids={},
    )
    said = IntakeFacts(school_jaren=heard("10_12"), lezen_eigen_taal=heard("ja"))
    file.__dict__["facts"] = parts.get("facts", said)  # no form needed
    return file


def plan(group: Doelgroep, route: Leerroute, soort: str) -> PlanContents:
    """The plan of that dossier. `soort` as in `PipVersie`."""
    return compose(file_of(group, route), soort=soort, version=1)


CASES = [(group, route, "eerste") for group in Doelgroep for route in Leerroute]
CASES += [(Doelgroep.ASIELSTATUSHOUDER, Leerroute.Z, "advies"), (Doelgroep.GEZINSMIGRANT, Leerroute.B1, "gewijzigd")]


@pytest.mark.parametrize(("group", "route", "soort"), CASES)
def test_everything_is_printed_and_only_own_words_await_the_interpreter(
    printer: PlanPrinter, group: Doelgroep, route: Leerroute, soort: str
) -> None:
    contents = plan(group, route, soort)
    text = extracted(printer.beschikking(contents))
    read, read_words = normal(text), words(text)
    sections = Layout().sections(contents)
    for section in sections[1:]:
        assert f"{section['number']}. {section['title']['nl']}" in read
    assert [text for text in strings(sections[1:], "nl") if words(text) - read_words] == []
    for language in ("ar", "en"):
        assert untranslated(contents, language) <= {*OWN_WORDS.values(), "Werken in de zorg", "U loopt mee."}
        assert printer.bilingual(contents, language).startswith(b"%PDF-1.7")


def untranslated(contents: PlanContents, language: str) -> set[str]:
    """Dutch texts of a plan that have no translation."""
    pending: list[Any] = list(Layout(language).sections(contents))
    found = set()
    while pending:
        each = pending.pop()
        if isinstance(each, dict) and each.get("tr", "") is None:
            found.add(each["nl"])
        pending.extend(each.values() if isinstance(each, dict) else each if isinstance(each, list) else ())
    return found


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_catalog_of_the_papers_is_complete(language: str) -> None:
    catalog = read_catalog(ROOT / "translations", language, "pip")
    template = read_catalog(ROOT / "translations", "en_XA", "pip")
    assert set(template.messages) - set(catalog.messages) == set()
    assert catalog.refused == ()
