"""The papers: what they declare, that they say exactly what the plan says, and that no text can break them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from desktop_app.casework.errors import DocumentFailed
from desktop_app.documents import phrases
from desktop_app.documents.layout import Layout
from desktop_app.documents.printer import PlanPrinter
from desktop_app.documents.typesetter import Typesetter
from desktop_app.i18n.formats import plain
from desktop_app.i18n.language import LanguageUnknown
from desktop_app.places import resources

from .reading import extracted, normal, starts, strings, widest, words
from .sample import EXTRACT, PLAN, with_name, with_text, with_web
from .test_verapdf import WHOLE, report_in

HOSTILE = [
    '#include "beschikking.typ"',
    '#read("/etc/passwd") $x^2$ @key *vet* _schuin_ `code` <label> \\u{41} \\ // /* */',
    "= Kop\n- lijst\n+ nummer",
    '"); #panic(1) ("',
    "#eval(sys.inputs.data)",
    "{naam} {} %s {{x}}",
    "-- --- ... ~ 'a' \"b\"",
]


def test_a_decision_declares_both_standards(printer: PlanPrinter) -> None:
    pdf = printer.beschikking(PLAN)
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"/Lang(nl-NL)" in pdf.replace(b" ", b"")


def test_title_and_author_are_those_of_the_decision(printer: PlanPrinter) -> None:
    document = pypdfium2.PdfDocument(printer.beschikking(PLAN))
    about = document.get_metadata_dict()
    document.close()
    assert (about["Title"], about["Author"]) == (PLAN.title, "Gemeente Waterdam")
    assert about["CreationDate"].startswith("D:20261202")


def test_a_decision_says_exactly_what_the_plan_says(printer: PlanPrinter) -> None:
    read = normal(extracted(printer.beschikking(PLAN)))
    sections = Layout().sections(PLAN)
    del sections[0]["title"]  # the panel with number and date stands under the title of the document
    texts = list(strings(sections, "nl"))
    assert len(texts) > 25
    for text in texts:
        assert normal(text) in read


def test_two_languages_say_what_the_catalog_says(printer: PlanPrinter) -> None:
    read = words(extracted(printer.bilingual(PLAN, "ar")))
    layout = Layout("ar")
    sections = layout.sections(PLAN)
    arabic = [text for text in strings(sections, "tr") if any("\u0600" <= char <= "\u06ff" for char in text)]
    assert arabic
    for text in [*arabic, *strings(sections, "nl")]:
        assert not words(text) - read, text


def test_the_translation_says_that_the_dutch_text_decides(printer: PlanPrinter) -> None:
    read = normal(extracted(printer.bilingual(PLAN, "ti")))
    assert "Deze vertaling is alleen ter informatie. De Nederlandse tekst is bepalend." in read
    awaits = Layout("ti").words(phrases.NOT_TRANSLATED)
    assert normal(awaits["tr"] or awaits["nl"]) in read


def test_the_same_plan_gives_the_same_bytes(printer: PlanPrinter) -> None:
    fresh = PlanPrinter(Path(__file__).parents[2] / "resources")
    assert printer.beschikking(PLAN) == fresh.beschikking(PLAN)
    assert printer.bilingual(PLAN, "ar") == fresh.bilingual(PLAN, "ar")
    assert printer.beschikking(PLAN) != printer.beschikking(replace(PLAN, dagtekening="2026-12-03"))


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_in_a_text_stays_text(printer: PlanPrinter, text: str) -> None:
    assert normal(text) in normal(extracted(printer.beschikking(with_text(text))))
    assert normal(text) in normal(extracted(printer.bilingual(with_name(text.replace("\n", " ")), "ar")))


@pytest.mark.parametrize("name", ["Wolfeschlegelsteinhausen" * 3 + "bergerdo", "Van der Meer-Al-Rashid-" * 4, "x" * 80])
def test_a_surname_of_eighty_letters_stays_on_the_page(printer: PlanPrinter, name: str) -> None:
    assert len(name) >= 80
    for pdf in (printer.beschikking(with_name(name)), printer.bilingual(with_name(name), "ar")):
        assert "".join(name.split()) in "".join(extracted(pdf).split()).replace("\ufffe", "-")
        assert widest(pdf) < 0.92


def test_a_long_web_address_in_an_arabic_sentence_is_not_shuffled(printer: PlanPrinter) -> None:
    web = "https://www.waterdam.example/inburgering/bezwaar/formulier"
    pdf = printer.bilingual(with_web(web), "ar")
    https, www, waterd = (max(starts(pdf, part)) for part in ("https", "www", "waterd"))  # the right column
    assert https < www < waterd


def test_a_motivation_of_twenty_thousand_characters_is_printed_whole(printer: PlanPrinter) -> None:
    sentences = [f"Zin {number} legt uit waarom deze route past." for number in range(460)]
    text = "\n".join(sentences)
    assert len(text) > 18_000
    read = normal(extracted(printer.beschikking(with_text(text))))
    assert [each for each in sentences if each not in read] == []


def test_a_character_without_a_shape_is_shown_as_such(printer: PlanPrinter) -> None:
    read = normal(extracted(printer.beschikking(with_text("Naam: 李明 😀 \x01 einde"))))
    assert "Naam: \ufffd\ufffd \ufffd einde" in read


def test_every_page_from_a_practice_vault_says_so_and_no_other_page_does(printer: PlanPrinter) -> None:
    for practice, press in ((True, PlanPrinter(resources(), practice=True)), (False, printer)):
        papers = (
            press.beschikking(PLAN),
            press.beschikking(PLAN, large=True),
            press.bilingual(WHOLE, "ar"),
            press.mijn_plan(WHOLE, "ti"),
            press.school(EXTRACT, "Oefenstad"),
            press.verslag(report_in("nl")),
            press.verslag(report_in("ar")),
        )
        for pdf in papers:
            document = pypdfium2.PdfDocument(pdf)
            pages = [normal(page.get_textpage().get_text_range()) for page in document]
            title = document.get_metadata_dict()["Title"]
            document.close()
            marked = [all(word in page for word in ("OEFENVERSIE", "geen besluit")) for page in pages]
            assert marked == [practice] * len(pages)
            assert ("OEFENVERSIE – geen besluit" in pages[0]) is practice, "under the title, for who hears the page"
            assert title.startswith("OEFENVERSIE") is practice


def test_a_draft_to_practise_with_says_both(printer: PlanPrinter) -> None:
    press = PlanPrinter(resources(), practice=True)
    read = normal(extracted(press.mijn_plan(replace(PLAN, dagtekening=""), "nl")))
    assert "OEFENVERSIE – geen besluit" in read
    assert "Concept. Dit is nog geen besluit." in read


def test_a_draft_says_that_it_is_no_decision(printer: PlanPrinter) -> None:
    draft = printer.beschikking(replace(PLAN, dagtekening=""))
    assert "Concept. Dit is nog geen besluit." in normal(extracted(draft))
    assert "Concept" not in extracted(printer.beschikking(PLAN))


def test_an_unknown_language_is_refused(printer: PlanPrinter) -> None:
    with pytest.raises(LanguageUnknown):
        printer.bilingual(PLAN, "xx")


def test_a_failure_tells_nothing_about_anyone(tmp_path: Path) -> None:
    (tmp_path / "broken.typ").write_text("#panic(sys.inputs.data)", encoding="utf-8")
    typesetter = Typesetter(tmp_path, Path(__file__).parents[2] / "resources" / "fonts")
    with pytest.raises(DocumentFailed) as caught:
        typesetter.pdf("broken.typ", {"name": "Samira"}, date(2026, 12, 2))
    assert "Samira" not in repr(caught.value)
    assert caught.value.__context__ is None
    assert plain(str(caught.value)) == "document_mislukt"


def test_a_template_reaches_no_file_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("geheim", encoding="utf-8")
    templates = tmp_path / "templates"
    templates.mkdir()
    (templates / "reach.typ").write_text('#read("../secret.txt")', encoding="utf-8")
    typesetter = Typesetter(templates, Path(__file__).parents[2] / "resources" / "fonts")
    with pytest.raises(DocumentFailed):
        typesetter.pdf("reach.typ", {}, date(2026, 12, 2))
