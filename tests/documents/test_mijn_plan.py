"""The page for the fridge, large print, and the sheet for the school."""

import pypdfium2
import pytest
from pypdfium2 import raw

from desktop_app.documents.layout import Layout
from desktop_app.documents.printer import PlanPrinter
from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.leerroute import Leerroute
from desktop_app.i18n.language import LANGUAGES

from .reading import extracted, normal, strings, words
from .sample import EXTRACT
from .test_whole_plan import plan


def pages(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_it_is_one_page_in_every_language(printer: PlanPrinter, language: str) -> None:
    for group, route in ((Doelgroep.ASIELSTATUSHOUDER, Leerroute.Z), (Doelgroep.GEZINSMIGRANT, Leerroute.ONDERWIJS)):
        assert pages(printer.mijn_plan(plan(group, route, "eerste"), language)) == 1


def largest_digit(pdf: bytes) -> float:
    """Points of the largest digit on the page: the words around it are as large, and in every language it is 0 to 9."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0].get_textpage()
        places = range(page.count_chars())
        digits = [n for n in places if chr(raw.FPDFText_GetUnicode(page, n)) in "0123456789"]
        sizes: list[float] = [raw.FPDFText_GetFontSize(page, n) for n in digits]
        return round(max(sizes), 1)
    finally:
        document.close()


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_it_is_read_from_the_other_side_of_a_kitchen(printer: PlanPrinter, language: str) -> None:
    """16 points or more in every language, also for a plan with everything in it."""
    for group, route in ((Doelgroep.ASIELSTATUSHOUDER, Leerroute.Z), (Doelgroep.GEZINSMIGRANT, Leerroute.B1)):
        assert largest_digit(printer.mijn_plan(plan(group, route, "eerste"), language)) >= 16


def test_it_says_what_to_remember_and_whom_to_call(printer: PlanPrinter) -> None:
    made = printer.mijn_plan(plan(Doelgroep.ASIELSTATUSHOUDER, Leerroute.Z, "eerste"), "nl")
    read = normal(extracted(made))
    for needed in (
        "Mijn plan",
        "Samira Al-Hamad",
        "U volgt de zelfredzaamheidsroute.",
        "U krijgt 12 uur les per week.",
        "11 januari 2027",
        "Wij voeren 6 voortgangsgesprekken met u.",
        "De laatste dag is 14 januari 2027.",
        "14 000",
    ):
        assert needed in read
    assert "999990019" not in read


def test_the_client_reads_the_own_language_first_and_dutch_beneath(printer: PlanPrinter) -> None:
    contents = plan(Doelgroep.ASIELSTATUSHOUDER, Leerroute.Z, "eerste")
    found = words(extracted(printer.mijn_plan(contents, "ar")))
    assert words("تتبعون مسار الاعتماد. U volgt de zelfredzaamheidsroute.") - found == {}


def test_it_is_the_same_each_time(printer: PlanPrinter) -> None:
    contents = plan(Doelgroep.ASIELSTATUSHOUDER, Leerroute.B1, "eerste")
    assert printer.mijn_plan(contents, "ti") == printer.mijn_plan(contents, "ti")


def test_large_print_says_the_same_on_more_pages(printer: PlanPrinter) -> None:
    contents = plan(Doelgroep.ASIELSTATUSHOUDER, Leerroute.Z, "eerste")
    small, large = printer.beschikking(contents), printer.beschikking(contents, large=True)
    assert pages(large) > pages(small)
    read = normal(extracted(large)).replace(" ", "")
    whole = [text for text in strings(Layout().sections(contents)[1:], "nl") if text.count(" ") < 8 and text.isascii()]
    assert [text for text in whole if normal(text).replace(" ", "") not in read] == []


def test_the_sheet_for_the_school_holds_the_extract_and_nothing_else(printer: PlanPrinter) -> None:
    """Bi 9.2 lid 3; the extract itself is proved with canaries where it is made."""
    read = normal(extracted(printer.school(EXTRACT, "Oefenstad")))
    for needed in ("Samira Al-Hamad", "Kanaal 7, Oefenstad", "B1-route", "12 uur per week, 60 weken"):
        assert needed in read
    assert "Van 3 december 2026 tot en met 2 december 2029" in read
    assert "2 december 2026: B1-route" in read
    bare = {**EXTRACT, "adres": "", "intensiteit": None, "termijn": None}
    assert "Termijn" not in normal(extracted(printer.school(bare, "Oefenstad")))
