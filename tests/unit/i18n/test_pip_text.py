"""Paragraphs of a plan in two languages."""

from desktop_app.casework.plan_contents import Kind, Paragraph, Param, ParamKind
from desktop_app.i18n.formats import FIRST_STRONG, LEFT_TO_RIGHT, POP, plain
from desktop_app.i18n.pip_text import render, render_param
from desktop_app.i18n.status import Status

from .conftest import Write

PARAGRAPH = Paragraph(
    "termijn.einde",
    Kind.PARAGRAPH,
    "U volgt de {route}. Bel {telefoon} voor {dag}.",
    {
        "route": Param(ParamKind.TERM, "B1-route"),
        "telefoon": Param(ParamKind.TEXT, "14 0527"),
        "dag": Param(ParamKind.DATE, "2026-12-07"),
    },
)
ARABIC = """
msgid "U volgt de {route}. Bel {telefoon} voor {dag}."
msgstr "تتبعون {route}. اتصلوا بالرقم {telefoon} قبل {dag}."

msgid "B1-route"
msgstr "مسار B1"
"""


def test_dutch_needs_no_catalog() -> None:
    shown = render(PARAGRAPH, "nl")
    assert plain(shown.text) == "U volgt de B1-route. Bel 14 0527 voor 7 december 2026."
    assert shown.status is Status.REVIEWED


def test_terms_and_dates_follow_the_language_and_values_are_islands(write_po: Write) -> None:
    write_po("ar", "pip", ARABIC)
    shown = render(PARAGRAPH, "ar")
    assert plain(shown.text) == "تتبعون مسار B1. اتصلوا بالرقم 14 0527 قبل 7 كانون الأول 2026."
    assert f"{LEFT_TO_RIGHT}14 0527{POP}" in shown.text
    assert f"{FIRST_STRONG}7 كانون الأول 2026{POP}" in shown.text
    assert (shown.language, shown.status) == ("ar", Status.MACHINE)


def test_a_missing_translation_is_wholly_dutch(write_po: Write) -> None:
    write_po("ar", "pip", 'msgid "B1-route"\nmsgstr "مسار B1"\n')
    shown = render(PARAGRAPH, "ar")
    assert shown.missing
    assert shown.language == "nl"
    assert plain(shown.text) == plain(render(PARAGRAPH, "nl").text)


def test_what_a_caseworker_wrote_is_not_a_template() -> None:
    own = Paragraph("waarom.eigen", Kind.PARAGRAPH, "Kosten: {bedrag} en {{", edited=True)
    assert render(own, "nl").text == "Kosten: {bedrag} en {{"
    assert render(own, "ar").missing


def test_numbers_are_written_in_the_language() -> None:
    assert render_param(Param(ParamKind.NUMBER, 1200), "nl") == "1.200"
    assert render_param(Param(ParamKind.NUMBER, 1200), "en") == "1,200"
