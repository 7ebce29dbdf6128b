"""Direction, font and locale of every language are data that agree with CLDR."""

import pytest
from babel import Locale

from desktop_app.i18n.language import LANGUAGES, PSEUDO, LanguageUnknown, language


@pytest.mark.parametrize("code", LANGUAGES)
def test_direction_and_script_agree_with_cldr(code: str) -> None:
    found = LANGUAGES[code]
    assert Locale.parse(found.cldr).text_direction == found.direction
    assert (found.script == "Arab") == found.rtl == (found.font == "Vazirmatn")
    assert (found.script == "Ethi") == (found.font == "Noto Sans Ethiopic")


def test_the_first_languages_are_there() -> None:
    assert list(LANGUAGES) == "nl en ar ti tr fa fa-AF so uk fr ps ku ckb am".split()
    assert [PSEUDO[code].direction for code in ("en-XA", "ar-XB")] == ["ltr", "rtl"]


def test_codes_are_found_in_either_spelling() -> None:
    assert language("fa_AF").name == "دری"
    assert language("ar-SY").code == "ar"
    assert language("fa-AF").folder == "fa_AF"


def test_an_unknown_language_is_refused_with_its_code_only() -> None:
    with pytest.raises(LanguageUnknown) as caught:
        language("xx")
    assert (caught.value.code, caught.value.params) == ("taal_onbekend", {"language": "xx"})
