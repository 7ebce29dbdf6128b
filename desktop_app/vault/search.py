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
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Text without case, accents, harakat and letter variants; digits of every script as 0 to 9."""
    text = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    bare = (c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")
    return "".join(_digit(c) for c in bare)


def words(text: str) -> list[str]:
    """Folded words of a text, punctuation left out."""
    return _WORD.findall(fold(text))


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
