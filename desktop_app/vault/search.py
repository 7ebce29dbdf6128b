"""Searching dossiers by name, number and language, in any script: text and query are folded alike."""

import re
import unicodedata

from babel import Locale, UnknownLocaleError

from desktop_app.casework.ports import Body

_LETTERS = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ة": "ه",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ؤ": "و",
        "ئ": "ی",
        "ـ": None,
        "\u200c": None,
        "\u200d": None,
        "đ": "d",
        "ø": "o",
        "ł": "l",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
    }
)
_ETHIOPIC = {
    other + form: one + form
    for other, one in ((0x1210, 0x1200), (0x1280, 0x1200), (0x1220, 0x1230), (0x12D0, 0x12A0), (0x1340, 0x1338))
    for form in range(7)
}
_ETHIOPIC |= {0x1203: 0x1200, 0x1213: 0x1200, 0x1283: 0x1200, 0x12A3: 0x12A0, 0x12D3: 0x12A0}
"""Letters of one sound that people and papers write for each other: ሐ ኀ ሀ, ሠ ሰ, ዐ አ, ፀ ጸ, in all seven forms; and ሃ ሀ,
ኣ አ."""

_WORD = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"[^\W_]+(?:[-'\u2019\u02bc\u2010\u2011][^\W_]+)+")
_HALF_SPACE = "\u200c"
_ARTICLES = {"ال": 2, "al": 4, "el": 4}
"""An article written to its word, and how many letters the word must have for it to be one."""

MOST_WORDS = 12

VERSION = "2"
"""Of what stands in the search table; another one fills it anew at the next opening."""


def fold(text: str) -> str:
    """Text without case, accents, harakat and letter variants; digits of every script as 0 to 9."""
    text = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS).translate(_ETHIOPIC)
    bare = (c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")
    return "".join(_digit(c) for c in bare)


def words(text: str) -> list[str]:
    """Folded words of a text, punctuation left out."""
    return _WORD.findall(fold(text))


def findable(text: str) -> list[str]:
    """Every word a text is found by: as written, with half-spaces apart and together, double names written to each
    other, words without their article. No word twice."""
    apart = words(text.replace(_HALF_SPACE, " "))
    joined = [word for double in _JOINED.findall(fold(text)) for word in words("".join(_WORD.findall(double)))]
    found = [*words(text), *apart, *joined]
    return list(dict.fromkeys([*found, *(_bare(word) for word in found)]))


def ways(text: str) -> list[list[str]]:
    """Ways to look for a query, one of which must be found: all its words, each from its beginning. Besides as typed:
    half-spaces apart, two words together, words without their article. [[]] for a query without words: finds all."""
    typed = [words(text), words(text.replace(_HALF_SPACE, " "))]
    together = [
        [*one[:place], one[place] + one[place + 1], *one[place + 2 :]] for one in typed for place in range(len(one) - 1)
    ]
    bare = [[_bare(word) for word in one if word not in _ARTICLES] or one for one in typed]
    return [list(one) for one in dict.fromkeys(map(tuple, (*typed, *together[:MOST_WORDS], *bare)))]


def _bare(word: str) -> str:
    """The word without an article."""
    for article, shortest in _ARTICLES.items():
        if word.startswith(article) and len(word) - len(article) >= shortest:
            return word[len(article) :]
    return word


def dossier_text(body: Body) -> str:
    """What of a dossier can be found: names, number, language as code and by its Dutch name."""
    fields = (body.get(key) for key in ("given_names", "surname", "number", "language", "dialect"))
    return " ".join([*(str(field) for field in fields if field), _language_name(str(body.get("language") or ""))])


def _digit(character: str) -> str:
    value = unicodedata.digit(character, None)
    return character if value is None else str(value)


def _language_name(code: str) -> str:
    try:
        return Locale.parse(code, sep="-").get_display_name("nl") or "" if code else ""
    except (ValueError, UnknownLocaleError):
        return ""
