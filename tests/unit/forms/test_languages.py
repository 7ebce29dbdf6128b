"""Two languages at once: every text in the language asked for, what is borrowed, what a switch changes, directions."""

import pytest

from desktop_app.forms import FormDefinition, Session, UnknownReference
from desktop_app.forms.itext import FIRST_STRONG, POP
from desktop_app.forms.languages import direction_of, language_of
from tests.unit.forms.bed import session, values
from tests.unit.forms.workbooks import published

FORM = """
survey
type | name | label::Nederlands (nl) | label::العربية (ar) | label::ትግርኛ (ti) | hint::Nederlands (nl) | hint::العربية (ar) | guidance_hint::العربية (ar) | constraint | constraint_message::Nederlands (nl) | constraint_message::العربية (ar) | required | required_message::Nederlands (nl) | required_message::العربية (ar) | media::image::Nederlands (nl) | media::audio::Nederlands (nl) | media::audio::العربية (ar) | media::video::العربية (ar) | media::big-image::Nederlands (nl) | calculation | relevant
text | naam | Hoe heet u? | ما اسمك؟ | - | Zoals in uw paspoort | كما في جواز سفرك | إرشاد | . != 'x' | Niet x | ليس x | yes | Vul in | مطلوب | pas.png | naam-nl.mp3 | naam-ar.mp3 | naam.mp4 | pas-groot.png | |
select_one land | land | Welk land, ${naam}? | أي بلد يا ${naam}؟ | | | | | . != 'be' | Niet ${land_naam} | ليس ${land_naam} | | | | | | | | | |
calculate | land_naam | | | | | | | | | | | | | | | | | | jr:choice-name(${land}, '${land}') |
calculate | land_lang | | | | | | | | | | | | | | | | | | string-length(${land_naam}) |
note | zin | U komt uit ${land_naam}. | أنت من ${land_naam}. | | | | | | | | | | | | | | | | |
text | alleen | Alleen Nederlands | | | | | | | | | | | | | | | | | | ${land_naam} != 'سوريا'
calculate | kop | | | | | | | | | | | | | | | | | | jr:itext('/data/naam:label') |
begin repeat | kind | Kind | طفل | ልጅ | | | | | | | | | | | | | | | |
select_one land | geboren | Geboren in? | مكان الولادة؟ | | | | | | | | | | | | | | | | |
calculate | geboren_naam | | | | | | | | | | | | | | | | | | jr:choice-name(${geboren}, '${geboren}') |
note | kindzin | Uit ${geboren_naam} | من ${geboren_naam} | | | | | | | | | | | | | | | | |
end repeat | | | | | | | | | | | | | | | | | | | |
choices
list_name | name | label::Nederlands (nl) | label::العربية (ar) | label::ትግርኛ (ti) | media::image::Nederlands (nl) | media::audio::العربية (ar)
land | sy | Syrië | سوريا | ሶርያ | sy.png | sy-ar.mp3
land | er | Eritrea | - | ኤርትራ | |
land | be | België | بلجيكا | | |
land | ov | Anders, ${naam} | آخر يا ${naam} | | |
"""  # noqa: E501 - one row of a spreadsheet
MEDIA = ("pas.png", "pas-groot.png", "naam-nl.mp3", "naam-ar.mp3", "naam.mp4", "sy.png", "sy-ar.mp3")


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> FormDefinition:
    return published(tmp_path_factory.mktemp("talen"), FORM, dict.fromkeys(MEDIA, "x"))


@pytest.fixture
def current(three: FormDefinition) -> Session:
    return session(three)


def _words(text: str) -> str:
    return text.replace("[", FIRST_STRONG).replace("]", POP)


def test_the_languages_of_a_form_with_their_direction(three: FormDefinition) -> None:
    assert [(each.code, each.direction) for each in three.languages] == [("nl", "ltr"), ("ar", "rtl"), ("ti", "ltr")]


def test_every_kind_of_text_in_two_languages_side_by_side(current: Session) -> None:
    shown = {
        what: (current.text("/data/naam", what, "nl"), current.text("/data/naam", what, "ar"))
        for what in ("label", "hint", "constraint", "required", "guidance")
    }
    assert shown == {
        "label": ("Hoe heet u?", "ما اسمك؟"),
        "hint": ("Zoals in uw paspoort", "كما في جواز سفرك"),
        "constraint": ("Niet x", "ليس x"),
        "required": ("Vul in", "مطلوب"),
        "guidance": ("إرشاد", "إرشاد"),
    }
    assert current.text_gap("/data/naam", "guidance", "nl")
    assert not current.text_gap("/data/naam", "guidance", "ar")


def test_a_missing_text_is_borrowed_and_the_gap_is_told(current: Session) -> None:
    for ref in ("/data/naam", "/data/land", "/data/alleen"):
        assert current.text(ref, "label", "ti") == current.text(ref, "label", "nl"), "dash, blank and absent alike"
        assert current.text_gap(ref, "label", "ti")
        assert not current.text_gap(ref, "label", "nl")
    assert current.text_gap("/data/alleen", "label", "ar")
    assert not current.text_gap("/data/land", "hint", "ti"), "there is nothing to borrow"
    assert current.text("/data/land", "hint", "ti") is None
    assert current.choice_text("/data/land", "er", "ar") == "Eritrea"
    assert current.choice_gap("/data/land", "er", "ar")
    assert current.choice_text("/data/land", "be", "ti") == "België"
    assert not current.choice_gap("/data/land", "sy", "ti")
    with pytest.raises(UnknownReference):
        current.text("/data/naam", "label", "fr")


def test_pictures_are_borrowed_sound_and_film_are_not(current: Session) -> None:
    kinds = ("image", "big-image", "audio", "video")
    found = {code: [current.media("/data/naam", kind, code) for kind in kinds] for code in ("nl", "ar", "ti")}
    assert found == {
        "nl": ["pas.png", "pas-groot.png", "naam-nl.mp3", None],
        "ar": ["pas.png", "pas-groot.png", "naam-ar.mp3", "naam.mp4"],
        "ti": ["pas.png", "pas-groot.png", None, None],
    }
    assert current.choice_media("/data/land", "sy", "image", "ar") == "sy.png"
    assert current.choice_media("/data/land", "sy", "audio", "ar") == "sy-ar.mp3"
    assert current.choice_media("/data/land", "sy", "audio", "nl") is None


def test_filled_in_values_are_isolated_in_both_directions(current: Session) -> None:
    current.set_value("/data/naam", "Amal")
    assert current.text("/data/land", "label", "nl") == _words("Welk land, [Amal]?")
    assert current.text("/data/land", "label", "ar") == _words("أي بلد يا [Amal]؟")
    assert current.choice_text("/data/land", "ov", "ar") == _words("آخر يا [Amal]")


def test_the_name_of_an_option_stands_in_the_language_of_the_text_it_is_in(current: Session) -> None:
    """A form can only fill in a calculation, which is kept in the language of the conversation."""
    current.set_value("/data/land", "sy")
    assert values(current)["/data/land_naam"] == "Syrië"
    assert current.text("/data/zin", "label", "nl") == _words("U komt uit [Syrië].")
    assert current.text("/data/zin", "label", "ar") == _words("أنت من [سوريا].")
    current.set_value("/data/land", "be")
    assert not current.node("/data/land").valid
    assert current.text("/data/land", "constraint", "nl") == _words("Niet [België]")
    assert current.text("/data/land", "constraint", "ar") == _words("ليس [بلجيكا]")
    assert values(current)["/data/land_naam"] == "België", "asking for words changes nothing"


def test_the_name_of_an_option_in_a_row_is_that_of_the_row(current: Session) -> None:
    current.add_repeat("/data/kind")
    rows = current.node("/data/kind").children
    for row, land in zip(rows, ("sy", "er"), strict=True):
        current.set_value(f"{row.ref}/geboren", land)
    assert [current.text(f"{row.ref}/kindzin", "label", "ar") for row in rows] == [
        _words("من [سوريا]"), _words("من [Eritrea]"),
    ]  # fmt: skip


def test_a_switch_runs_what_reads_words_and_what_follows_from_it(current: Session) -> None:
    current.set_value("/data/land", "sy")
    row = current.node("/data/kind").children[0].ref
    current.set_value(f"{row}/geboren", "be")
    before = values(current)
    assert (before["/data/land_lang"], before["/data/kop"]) == ("5", "Hoe heet u?")
    changes = current.set_language("ar")
    assert changes.values == {"/data/land_naam", "/data/kop", f"{row}/geboren_naam"}
    assert changes.relevant == {"/data/alleen"}
    assert {"/data/naam", "/data/land", "/data/zin", "/data/kind", row, f"{row}/kindzin"} <= changes.texts
    after = values(current)
    assert (after["/data/land_naam"], after["/data/kop"], after[f"{row}/geboren_naam"]) == (
        "سوريا", "ما اسمك؟", "بلجيكا",
    )  # fmt: skip
    assert current.text("/data/zin", "label", "nl") == _words("U komt uit [Syrië].")
    settled = current.snapshot()
    current.full()
    assert current.snapshot() == settled
    current.set_language("nl")
    assert values(current) == before


def test_a_switch_to_a_language_with_gaps_borrows_in_calculations_too(current: Session) -> None:
    current.set_value("/data/land", "be")
    current.set_language("ti")
    assert values(current)["/data/land_naam"] == "België"
    assert values(current)["/data/kop"] == "Hoe heet u?"


RIGHT = [
    "ar", "fa", "prs", "ps", "ur", "ckb", "ku-Arab", "he", "yi", "dv", "ug", "sd", "ks", "fa-AF", "uz-Arab", "az-Arab",
    "pa-Arab", "ku-IQ", "pa-PK", "uz-AF", "apc", "arz", "ary", "syr", "nqo", "ff-Adlm", "AR", "ar-SY", "pbt", "haz",
]  # fmt: skip
LEFT = [
    "nl", "en", "fr", "tr", "ku", "kmr", "ku-Latn", "ku-TR", "ti", "am", "so", "pl", "uk", "ru", "uz", "az", "pa",
    "ar-Latn", "zh", "vi", "th", "ta", "hi", "el", "hy", "ka", "ber", "kab", "zgh", "uz-Cyrl", "ff", "und", "sd-Deva",
]  # fmt: skip


@pytest.mark.parametrize(("codes", "direction"), [(RIGHT, "rtl"), (LEFT, "ltr")])
def test_directions_of_the_languages_people_bring(codes: list[str], direction: str) -> None:
    assert {code: direction_of(code) for code in codes} == dict.fromkeys(codes, direction)


@pytest.mark.parametrize(
    ("name", "code"),
    [("Nederlands (nl)", "nl"), ("پښتو (ps) ", "ps"), ("فارسی / دری (fa-AF)", "fa-AF"),
     ("Kurdish (Sorani) (ckb)", "ckb"),
     ("English", "und"), ("Kurdisch (Sorani)", "und"), ("en", "en"), ("default", "und"), ("French (fr", "und")],
)  # fmt: skip
def test_the_code_stands_in_brackets_at_the_end_of_the_name(name: str, code: str) -> None:
    assert language_of(name).code == code
