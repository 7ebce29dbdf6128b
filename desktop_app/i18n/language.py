"""Languages as data: direction, script, digits, calendars and font are looked up, never guessed from a text."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from desktop_app.domain.errors import OpmaatError

Direction = Literal["ltr", "rtl"]
Script = Literal["Latn", "Arab", "Ethi", "Cyrl"]


class LanguageUnknown(OpmaatError):
    """No data for this language. `language`: the code asked for."""

    code = "taal_onbekend"


@dataclass(frozen=True, slots=True)
class Language:
    """`code`: BCP-47 · `name`: its own name · `dutch`: its Dutch name · `cldr`: locale of its dates and numbers ·
    `digits`: CLDR numbering system people read at home · `calendars`: CLDR calendars in use, the first comes first ·
    `font`: bundled family that draws its script.
    """

    code: str
    name: str
    dutch: str
    script: Script
    direction: Direction
    cldr: str
    font: str
    digits: str = "latn"
    calendars: tuple[str, ...] = ("gregorian",)

    @property
    def rtl(self) -> bool:
        return self.direction == "rtl"

    @property
    def folder(self) -> str:
        """Name of its folder in `translations/`."""
        return self.code.replace("-", "_")


def N_(dutch: str) -> str:
    """Mark a name for translation, as `words.N_` does; `words` itself needs this module."""
    return dutch


_NOTO, _VAZIR, _ETHIOPIC = "Noto Sans", "Vazirmatn", "Noto Sans Ethiopic"


def _left(code: str, name: str, dutch: str, script: Script = "Latn", cldr: str = "") -> Language:
    return Language(code, name, dutch, script, "ltr", cldr or code, _NOTO)


def _right(code: str, name: str, dutch: str, cldr: str, digits: str, *calendars: str) -> Language:
    return Language(code, name, dutch, "Arab", "rtl", cldr, _VAZIR, digits, calendars)


def _ethiopic(code: str, name: str, dutch: str, cldr: str) -> Language:
    return Language(code, name, dutch, "Ethi", "ltr", cldr, _ETHIOPIC, "latn", ("gregorian", "ethiopic"))


LANGUAGES: Mapping[str, Language] = MappingProxyType(
    {
        each.code: each
        for each in (
            _left("nl", "Nederlands", N_("Nederlands")),
            _left("en", "English", N_("Engels"), cldr="en_GB"),
            _right("ar", "العربية", N_("Arabisch"), "ar_SY", "arab", "gregorian", "islamic"),
            _ethiopic("ti", "ትግርኛ", N_("Tigrinya"), "ti_ER"),
            _left("tr", "Türkçe", N_("Turks")),
            _right("fa", "فارسی", N_("Farsi"), "fa", "arabext", "persian", "gregorian"),
            _right("fa-AF", "دری", N_("Dari"), "fa_AF", "arabext", "persian", "gregorian"),
            _left("so", "Soomaali", N_("Somalisch")),
            _left("uk", "українська", N_("Oekraïens"), "Cyrl"),
            _left("fr", "français", N_("Frans")),
            _right("ps", "پښتو", N_("Pasjtoe"), "ps", "arabext", "persian", "gregorian"),
            _left("ku", "kurdî (kurmancî)", N_("Koerdisch (Kurmanji)")),
            _right("ckb", "کوردیی ناوەندی", N_("Koerdisch (Sorani)"), "ckb", "arab", "gregorian", "islamic"),
            _ethiopic("am", "አማርኛ", N_("Amhaars"), "am"),
        )
    }
)
"""The languages offered to clients, in the order of the language list."""

PSEUDO: Mapping[str, Language] = MappingProxyType(
    {
        "en-XA": _left("en-XA", "Accented", "Proeftaal, langer", cldr="en"),
        "ar-XB": Language("ar-XB", "Mirrored", "Proeftaal, gespiegeld", "Latn", "rtl", "en", _NOTO),
    }
)
"""Made-up languages that show at a glance which text is not translatable or does not fit. Never offered to clients."""


def language(code: str) -> Language:
    """Data of a language; `fa_AF` and `fa-AF` are the same, and an unknown region falls back on the language itself.

    Raises LanguageUnknown.
    """
    tag = code.replace("_", "-")
    for known in (tag, tag.split("-")[0]):
        found = LANGUAGES.get(known) or PSEUDO.get(known)
        if found:
            return found
    raise LanguageUnknown(language=code)
