"""Languages of a form: code and direction from the name the author gave, never guessed from the words."""

import re

from desktop_app.forms.definition import Direction, Language

_CODE = re.compile(r"\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\)\s*$")
_BARE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
RIGHT_TO_LEFT = frozenset(
    {
        "ar", "aao", "acm", "acq", "acw", "aeb", "afb", "ajp", "apc", "apd", "arq", "ars", "ary", "arz", "ayl", "ayn",
        "azb", "bal", "bgn", "brh", "ckb", "dv", "fa", "glk", "haz", "he", "iw", "ji", "khw", "ks", "lrc", "luz",
        "mzn", "nqo", "pbt", "pbu", "pes", "pga", "pnb", "prs", "ps", "pst", "rhg", "sd", "sdh", "shu", "skr", "syr",
        "arc", "aii", "cld", "tru", "ug", "ur", "yi", "ydd",
    }
)  # fmt: skip
"""Languages that are written from right to left unless their code names another script."""
_RIGHT_SCRIPTS = frozenset({"adlm", "arab", "aran", "hebr", "nkoo", "rohg", "syrc", "thaa"})
_REGIONAL = frozenset(
    {"az-iq", "az-ir", "ha-sd", "kk-cn", "ku-iq", "ku-ir", "ky-cn", "pa-pk", "tg-pk", "tk-af", "tk-ir", "uz-af"}
)
_SCRIPT = re.compile(r"[a-z]{4}")


def language_of(name: str) -> Language:
    """The language of a column `label::Name (code)`; without a code "und"."""
    match = _CODE.search(name)
    code = match[1] if match else (name if _BARE.fullmatch(name) else "und")
    return Language(code, name, direction_of(code))


def direction_of(code: str) -> Direction:
    """Writing direction of a BCP-47 code."""
    language, *rest = code.lower().split("-")
    script = next((part for part in rest if _SCRIPT.fullmatch(part)), None)
    if script is not None:
        return "rtl" if script in _RIGHT_SCRIPTS else "ltr"
    return "rtl" if language in RIGHT_TO_LEFT or not _REGIONAL.isdisjoint({f"{language}-{r}" for r in rest}) else "ltr"
