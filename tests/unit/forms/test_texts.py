"""Words in several languages: fallback, gaps, isolates, choices, media, and what a switch touches."""

import pytest

from desktop_app.forms import Language, UnknownReference
from desktop_app.forms.itext import FIRST_STRONG, POP
from desktop_app.forms.languages import language_of
from tests.unit.forms.bed import bilingual, bind, form, session, values


def test_languages_come_from_their_names() -> None:
    definition = bilingual()
    assert definition.languages == (
        Language("nl", "Nederlands (nl)", "ltr"),
        Language("ar", "العربية (ar)", "rtl"),
    )
    assert form("<a/>").languages == (Language("und", "default", "ltr"),)


@pytest.mark.parametrize(
    ("name", "code", "direction"),
    [("دری (fa-AF)", "fa-AF", "rtl"), ("Kurmancî (ku-Latn)", "ku-Latn", "ltr"), ("کوردی (ckb)", "ckb", "rtl"),
     ("کوردی (ku-Arab)", "ku-Arab", "rtl"), ("ትግርኛ (ti)", "ti", "ltr"), ("French", "und", "ltr"), ("en", "en", "ltr")],
)  # fmt: skip
def test_direction_is_data_of_the_language(name: str, code: str, direction: str) -> None:
    assert language_of(name) == Language(code, name, direction)  # type: ignore[arg-type]


def test_words_fall_back_and_say_so() -> None:
    current = session(bilingual(), language="ar")
    assert current.language == "ar"
    assert current.text("/data/naam", "label") == "ما اسمك؟"
    assert not current.text_gap("/data/naam", "label")
    assert current.text("/data/groet", "label") == "Dag , welkom."
    assert current.text_gap("/data/groet", "label")
    assert not current.text_gap("/data/groet", "label", "nl")
    assert current.text("/data/naam", "label", "nl") == "Hoe heet u?"
    assert current.text("/data/naam", "hint") is None


def test_filled_in_values_are_isolated_and_the_words_are_marked_dirty() -> None:
    current = session(bilingual())
    assert current.set_value("/data/naam", "علي").texts == {"/data/groet"}
    assert current.text("/data/groet", "label") == f"Dag {FIRST_STRONG}علي{POP}, welkom."


def test_choices_have_words_per_language_with_their_gaps_filled() -> None:
    current = session(bilingual())
    assert [choice.value for choice in current.choices("/data/kleur")] == ["rood", "blauw"]
    assert current.choice_text("/data/kleur", "rood", "ar") == "أحمر"
    assert current.choice_text("/data/kleur", "blauw", "ar") == "Blauw"
    assert current.choice_text("/data/kleur", "paars") == "paars"


def test_media_belong_to_one_language_and_are_never_borrowed() -> None:
    current = session(bilingual())
    assert current.media("/data/naam", "audio") == "naam-nl.mp3"
    assert current.media("/data/naam", "audio", "ar") is None
    assert current.media("/data/naam", "image") is None


def test_a_switch_changes_words_and_calculations_that_use_words() -> None:
    current = session(bilingual())
    current.set_value("/data/kleur", "rood")
    assert values(current)["/data/woord"] == "Rood"
    changes = current.set_language("ar")
    assert changes.values == {"/data/woord"}
    assert {"/data/naam", "/data/groet", "/data/kleur"} <= changes.texts
    assert values(current)["/data/woord"] == "أحمر"
    assert not current.set_language("العربية (ar)")
    with pytest.raises(UnknownReference):
        current.set_language("ti")


def test_the_name_of_a_text_may_hold_an_apostrophe() -> None:
    words = '<itext><translation lang="nl"><text id="a/N\'goma"><value>Dorp</value></text></translation></itext>'
    item = "<item><label ref=\"jr:itext('a/N'goma')\"/><value>n</value></item>"
    current = session(form("<a/>", body=f'<select1 ref="/data/a">{item}</select1>', model=words))
    assert current.choice_text("/data/a", "n") == "Dorp"


def test_what_is_computed_from_words_holds_no_marks_of_direction() -> None:
    words = (
        '<itext><translation lang="nl"><text id="gezin"><value>Gezin van <output value="/data/naam"/></value></text>'
        '<text id="kop"><value>Dit is <output value="/data/soort_naam"/>.</value></text></translation></itext>'
    )
    item = "<item><label ref=\"jr:itext('gezin')\"/><value>g</value></item>"
    current = session(
        form(
            "<naam>Amal</naam><soort>g</soort><soort_naam/>",
            bind("soort_naam", calculate="jr:choice-name(/data/soort, '/data/soort')"),
            f'<select1 ref="/data/soort"><label ref="jr:itext(\'kop\')"/>{item}</select1>',
            words,
        )
    )
    assert values(current)["/data/soort_naam"] == "Gezin van Amal"
    assert current.text("/data/soort", "label") == f"Dit is {FIRST_STRONG}Gezin van Amal{POP}."
    assert current.choice_text("/data/soort", "g") == f"Gezin van {FIRST_STRONG}Amal{POP}"
