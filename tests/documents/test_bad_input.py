"""Whatever people are called, typed or agreed: the paper says exactly that, or the program says what it cannot do."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop_app.casework.plan_composition import compose, printable
from desktop_app.casework.plan_contents import PlanContents
from desktop_app.documents.layout import recipient
from desktop_app.documents.printer import PlanPrinter
from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.leerroute import Leerroute
from desktop_app.domain.pip import Doel
from desktop_app.i18n.errors import explain
from desktop_app.i18n.language import LanguageUnknown

from .reading import extracted, normal, words
from .sample import EXTRACT, with_name
from .test_whole_plan import HEADER, file_of

ASIEL, B1 = Doelgroep.ASIELSTATUSHOUDER, Leerroute.B1
MARKUP = r"#let x = 1 $y$ @ref <lbl> _a_ *b* \n `c` // d /* e */ ~ -- = + - [f] {g} ' \" \u{41} &amp; %s"
NAMES = {
    "arabic": "سميرة الحمد",
    "tigrinya": "ምሕረት ተስፋይ",
    "ukrainian": "Олена Шевченко-Їжак",
    "greek": "Ελένη Παπαδοπούλου",
    "vietnamese": "Nguyễn Thị Phương Ðặng",
    "turkish": "İğdır Şükrü Çağlayangöz",
    "kurmanji": "Şêrîn Ûsê Çîçek",
    "sorani": "ڕێبوار ئەحمەد",
    "persian": "پژمان گچ‌کار",
    "pashto": "ګلالۍ ښځه",
    "dutch": "’s-Gravesande-van ’t Hoff, Zoë",
    "apostrophes": "O'Brien d’Ançon ʼn",
    "one letter": "O",
    "markup": MARKUP,
}


def made(**header: Any) -> PlanContents:
    return printable(compose(file_of(ASIEL, B1, header=replace(HEADER, **header)), soort="eerste", version=1))


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_in_any_script_reads_back_as_it_was_typed(printer: PlanPrinter, name: str) -> None:
    plan = made(surname=name)
    papers = [printer.beschikking(plan), printer.bilingual(plan, "ti"), printer.bilingual(plan, "ar")]
    for pdf in (*papers, printer.mijn_plan(plan, "tr"), printer.school(EXTRACT | {"naam": name}, "Oefenstad")):
        assert words(name) - words(extracted(pdf)) == {}
    if name not in (NAMES["arabic"], NAMES["sorani"], NAMES["persian"], NAMES["pashto"]):
        assert f"Naam Samira {normal(name)}" in normal(extracted(papers[0]))


def test_without_first_names_nothing_stands_before_the_surname(printer: PlanPrinter) -> None:
    plan = made(given_names="", surname="Mohammad")
    assert recipient(plan)[0] == "Mohammad"
    assert "Naam Mohammad" in normal(extracted(printer.beschikking(plan)))
    assert "Mohammad" in normal(extracted(printer.mijn_plan(plan, "nl")))


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        ("Kerkstraat, Oefenstad", ["Samira Al-Hamad", "Kerkstraat", "Oefenstad"]),
        ("Woonwagenkamp", ["Samira Al-Hamad", "Woonwagenkamp"]),
        (", ,8000 AA Oefenstad,", ["Samira Al-Hamad", "8000 AA Oefenstad"]),
        ("", ["Samira Al-Hamad"]),
    ],
)
def test_an_address_without_a_number_is_printed_as_it_is(printer: PlanPrinter, address: str, lines: list[str]) -> None:
    plan = made(address=address, place="")
    assert recipient(plan) == lines
    read = normal(extracted(printer.beschikking(plan)))
    assert " ".join(lines) in read
    assert ("Adres" in read.split("2. Besluit")[0]) is bool(address)


def test_forty_goals_are_all_printed_in_their_order(printer: PlanPrinter) -> None:
    does = "U doet. " * 40
    goals = tuple((f"g{n}", Doel(f"Doel nummer {n} #{n} *x*", f"a{n:02}", client_doet=does)) for n in range(40))
    plan = compose(replace_goals(goals), soort="eerste", version=1)
    for pdf in (printer.beschikking(plan), printer.beschikking(plan, large=True)):
        read = normal(extracted(pdf))
        places = [read.find(f"Doel nummer {n} #{n} *x*") for n in range(40)]
        assert -1 not in places
        assert places == sorted(places)
    found = words(extracted(printer.bilingual(plan, "fa")))
    assert {f"#{n}" for n in range(40)} <= set(found)


def replace_goals(goals: tuple[tuple[str, Doel], ...]) -> Any:
    file = file_of(ASIEL, B1)
    changed = replace(file, goals=goals)
    changed.__dict__["facts"] = file.facts
    return changed


@pytest.mark.parametrize("text", [MARKUP, "x" * 20_000, "Wij wogen dit. " * 1334, "#" * 500, "regel\n" * 400])
def test_a_long_or_strange_motivation_is_printed_whole(printer: PlanPrinter, text: str) -> None:
    keuze = file_of(ASIEL, B1).keuze
    assert keuze is not None
    file = file_of(ASIEL, B1)
    written = replace(file, keuze=replace(keuze, motivering=text))
    written.__dict__["facts"] = file.facts
    plan = compose(written, soort="eerste", version=1)
    for pdf in (printer.beschikking(plan), printer.beschikking(plan, large=True)):
        read = "".join(normal(extracted(pdf)).split())
        per_line = ["".join(normal(line).split()) for line in text.splitlines()]
        # a page ends in a foot with the number of the case and of the page: look for it in parts
        parts = [line[at : at + 40] for line in per_line for at in range(0, len(line), 400)]
        assert [part for part in parts if part not in read] == []
        assert read.count("".join(text.split())[0]) >= 1


def test_characters_that_no_font_draws_are_named(printer: PlanPrinter) -> None:
    """They stand as U+FFFD on paper, and the program can say which they were."""
    plan = with_name("李明 Ли 李 א😀")
    assert printer.undrawable(plan) == "李明א😀"
    assert printer.undrawable(with_name("Олена سميرة ምሕረት")) == ""
    assert "\ufffd\ufffd Ли \ufffd \ufffd\ufffd" in normal(extracted(printer.beschikking(plan)))


@pytest.mark.parametrize("language", ["xx", "", "../nl", "zh-Hant"])
def test_a_language_that_is_not_there_is_refused_in_words(printer: PlanPrinter, language: str) -> None:
    for make in (printer.bilingual, printer.mijn_plan):
        with pytest.raises(LanguageUnknown) as caught:
            make(made(language=language), language)
        assert str(explain(caught.value).happened) == "Deze taal kent Opmaat nog niet."
    read = normal(extracted(printer.beschikking(made(language=language))))
    assert "Samira Al-Hamad" in read


def test_no_resource_of_the_papers_reads_text_as_markup() -> None:
    """The one thing that would turn what people typed into instructions."""
    plans = Path(__file__).parents[2] / "resources" / "plans"
    assert [path.name for path in plans.glob("*.typ") if "eval(" in path.read_text(encoding="utf-8")] == []
