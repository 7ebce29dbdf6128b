"""Languages of a form: code and direction from the name the author gave, never guessed from the words."""

import re

from desktop_app.forms.definition import Direction, Language

_CODE = re.compile(r"\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\)\s*$")
_BARE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "prs", "ps", "sd", "ug", "ur", "yi"})
_LEFT_SCRIPTS = frozenset({"latn", "cyrl"})
_RIGHT_SCRIPTS = frozenset({"arab", "hebr", "thaa", "syrc"})


def language_of(name: str) -> Language:
    """The language of a column `label::Name (code)`; without a code "und"."""
    match = _CODE.search(name)
    code = match[1] if match else (name if _BARE.fullmatch(name) else "und")
    return Language(code, name, direction_of(code))


def direction_of(code: str) -> Direction:
    """Writing direction of a BCP-47 code."""
    parts = code.lower().split("-")
    if _LEFT_SCRIPTS & set(parts):
        return "ltr"
    return "rtl" if parts[0] in RIGHT_TO_LEFT or _RIGHT_SCRIPTS & set(parts) else "ltr"
