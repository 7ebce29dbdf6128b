"""The bundled fonts draw every text that ships, and the reader of their tables is right."""

from pathlib import Path

import pytest

from desktop_app.documents.glyphs import REPLACEMENT, drawable, printable
from desktop_app.i18n.catalog import forms, read_file

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "resources" / "fonts"
CATALOGS = sorted((ROOT / "translations").glob("*/LC_MESSAGES/*.po"))
MARKS = {0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E}


def test_six_faces_and_their_licences_are_there() -> None:
    assert len(list(FONTS.glob("*.ttf"))) == 6
    assert len(list(FONTS.glob("OFL-*.txt"))) == 3


ALPHABETS = {
    "ar": "اأإآبپتثجحخدذرزسشصضطظعغفقكلمنوهةىيئءؤ٠١٢٣٤٥٦٧٨٩،؛؟",
    "fa": "پچژکگی۰۱۲۳۴۵۶۷۸۹",
    "ckb": "ڕڵێۆڤە",
    "ps": "ټډړږښګڼځڅۍې",
    "ti": "ሀለሐመሠረሰሸቀቐበተኀነኘአከኸወዐዘየደጀገጠጨጰጸፀፈፐ፡።",
    "tr": "ğışöüçÇĞİŞÖÜ",
    "ku": "îêûçşÎÊÛÇŞ",
    "uk": "іїєґІЇЄҐ",
    "fr": "éèêëàùœÉÀÇ«»",
    "nl": "ëïéèöüĳ€–…“”‘’×·",
}


@pytest.mark.parametrize("alphabet", ALPHABETS.values(), ids=ALPHABETS)
def test_letters_of_the_client_languages_are_drawn(alphabet: str) -> None:
    points = drawable(FONTS)
    assert [char for char in alphabet if ord(char) not in points] == []


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: "/".join(path.parts[-3::2]))
def test_every_translation_can_be_drawn(path: Path) -> None:
    points = drawable(FONTS) | MARKS
    texts = [text for message in read_file(path) if message.id for text in forms(message)]
    assert {char for text in texts for char in text if ord(char) not in points and char != "\n"} == set()


def test_vowel_marks_are_left_out_and_letters_stay() -> None:
    points = drawable(FONTS)
    assert printable("بعدُ مثلًا مُلزِم الأ آ", points) == "بعد مثلا ملزم الأ آ"
    assert printable("e\u0301", points) == "é"


def test_what_cannot_be_drawn_is_replaced_and_control_characters_go() -> None:
    points = drawable(FONTS)
    assert ord(REPLACEMENT) in points
    assert ord("李") not in points
    assert printable("a\r\nb\x00\x1b 李😀\tc", points) == f"a\nb {REPLACEMENT}{REPLACEMENT}\tc"
