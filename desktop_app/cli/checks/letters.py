"""Whether every letter that Opmaat can show by itself has a shape in the bundled fonts, in both weights."""

import struct
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from desktop_app.cli.checks.result import Result, ok, warn, wrong
from desktop_app.documents.glyphs import faces
from desktop_app.forms import Package
from desktop_app.i18n.language import LANGUAGES

PART = "Letters"
WEIGHTS = ("Regular", "Bold")
_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def check_letters(fonts: Path, translations: Path, package: Package | None) -> Iterator[Result]:
    """`package`: None when the questionnaire is unusable, which is said elsewhere.

    The program itself can borrow a letter from the system; papers cannot, and a client's language should not.
    """
    try:
        known = faces(fonts)
    except (OSError, ValueError, struct.error):
        yield wrong(PART, "Een letterbestand is beschadigd.")
        return
    names = {char for language in LANGUAGES.values() for char in language.name}
    spoken = names | shown(translations, "pip") | shown(translations, "intake")
    spoken |= set(package.form_xml.decode("utf-8")) if package else set()
    screen = shown(translations, "app")
    yield from _say(uncovered(spoken, known), uncovered(screen, known) - spoken)
    yield ok(PART, f"{len(known)} letterbestanden; {len(spoken | screen)} tekens bekeken.")


def _say(spoken: set[str], screen: set[str]) -> Iterator[Result]:
    if spoken:
        yield wrong(PART, f"Zonder letterbeeld op papier of in het gesprek: {_codes(spoken)}.")
    if screen:
        yield warn(PART, f"Op het scherm geleend van het systeem: {_codes(screen)}.")


def _codes(chars: set[str]) -> str:
    return " ".join(f"U+{ord(char):04X}" for char in sorted(chars)[:20])


def shown(translations: Path, catalog: str) -> set[str]:
    """Every character of a catalog, in all languages."""
    return {char for path in translations.rglob(f"{catalog}.po*") for char in path.read_text(encoding="utf-8")}


def uncovered(texts: set[str], known: Mapping[str, frozenset[int]]) -> set[str]:
    """Visible characters that no face draws in one of the weights."""
    missing: set[str] = set()
    for weight in WEIGHTS:
        points = {point for name, drawn in known.items() if name.endswith(f"-{weight}.ttf") for point in drawn}
        missing |= {char for char in texts if ord(char) not in points}
    return {char for char in missing if unicodedata.category(char) not in _INVISIBLE}
