"""Dutch is its own key; a translation is used only when it can be trusted."""

import pytest

from desktop_app.i18n import words
from desktop_app.i18n.words import _, ngettext, text, translation

from .conftest import Write

GREETING = 'msgid "Uw plan voor {naam}"\n'


def test_two_languages_at_once(write_po: Write) -> None:
    write_po("ar", "pip", 'msgid "Uw gegevens"\nmsgstr "بياناتكم"\n')
    assert text("Uw gegevens", "ar") == "بياناتكم"
    assert text("Uw gegevens", "nl") == "Uw gegevens"


def test_a_missing_translation_is_dutch_and_says_so(write_po: Write) -> None:
    write_po("ar", "pip", 'msgid "Anders"\nmsgstr "x"\n')
    assert text("Uw gegevens", "ar") == "Uw gegevens"
    assert translation("Uw gegevens", "ar") is None
    assert translation("Uw gegevens", "ti") is None


@pytest.mark.parametrize(
    "msgstr",
    [
        "خطتكم",
        "خطتكم {name}",
        "خطتكم {naam} {adres}",
        "خطتكم {naam.__class__}",
        "خطتكم {naam} {",
        "خطتكم {naam!r}",
        "خطتكم %(naam)s",
    ],
)
def test_other_placeholders_are_refused(write_po: Write, msgstr: str) -> None:
    folder = write_po("ar", "pip", f'{GREETING}msgstr "{msgstr}"\n')
    assert text("Uw plan voor {naam}", "ar") == "Uw plan voor {naam}"
    assert words.catalog("ar").refused == ("Uw plan voor {naam}",)
    assert folder.is_dir()


def test_the_same_placeholders_elsewhere_in_the_sentence_are_welcome(write_po: Write) -> None:
    write_po("ar", "pip", f'{GREETING}msgstr "{{naam}}، خطتكم"\n')
    assert text("Uw plan voor {naam}", "ar") == "{naam}، خطتكم"


def test_a_translation_of_an_older_text_is_not_shown(write_po: Write) -> None:
    write_po("ar", "pip", '#, fuzzy\nmsgid "Uw gegevens"\nmsgstr "بياناتكم"\n')
    assert translation("Uw gegevens", "ar") is None


ARABIC_DAYS = """
msgid "Nog {n} dag"
msgid_plural "Nog {n} dagen"
msgstr[0] "لا أيام"
msgstr[1] "يوم واحد"
msgstr[2] "يومان"
msgstr[3] "{n} أيام"
msgstr[4] "{n} يومًا"
msgstr[5] "{n} يوم"
"""


@pytest.mark.parametrize(
    ("n", "expected"),
    [(0, "لا أيام"), (1, "يوم واحد"), (2, "يومان"), (3, "{n} أيام"), (11, "{n} يومًا"), (100, "{n} يوم")],
)
def test_arabic_has_six_plurals(write_po: Write, n: int, expected: str) -> None:
    folder = write_po("ar", "app", ARABIC_DAYS)
    words.install(folder, "ar")
    try:
        assert ngettext("Nog {n} dag", "Nog {n} dagen", n) == expected
    finally:
        words.install(folder, "nl")


def test_a_plural_form_with_a_foreign_placeholder_is_refused(write_po: Write) -> None:
    folder = write_po("ar", "app", ARABIC_DAYS.replace("{n} أيام", "{m} أيام"))
    words.install(folder, "ar")
    try:
        assert ngettext("Nog {n} dag", "Nog {n} dagen", 5) == "Nog {n} dagen"
    finally:
        words.install(folder, "nl")


def test_dutch_plurals_need_no_catalog() -> None:
    assert ngettext("Nog {n} dag", "Nog {n} dagen", 1) == "Nog {n} dag"
    assert ngettext("Nog {n} dag", "Nog {n} dagen", 0) == "Nog {n} dagen"


def test_the_program_speaks_the_installed_language(write_po: Write) -> None:
    folder = write_po("en", "app", 'msgid "Opgeslagen"\nmsgstr "Saved"\n')
    words.install(folder, "en")
    try:
        assert _("Opgeslagen") == "Saved"
    finally:
        words.install(folder, "nl")
    assert _("Opgeslagen") == "Opgeslagen"
