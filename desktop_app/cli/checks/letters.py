"""Whether every letter that Opmaat can show by itself has a shape in the bundled fonts, in both weights."""

import struct
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from desktop_app.cli.checks.result import Result, ok, wrong
from desktop_app.documents.glyphs import faces
from desktop_app.forms import Package
from desktop_app.i18n.language import LANGUAGES

PART = "Letters"
WEIGHTS = ("Regular", "Bold")
_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def check_letters(fonts: Path, translations: Path, package: Package | None) -> Iterator[Result]:
    """`package`: None when the questionnaire is unusable, which is said elsewhere."""
    try:
        known = faces(fonts)
    except (OSError, ValueError, struct.error):
        yield wrong(PART, "Een letterbestand is beschadigd.")
        return
    texts = shown(translations) | (set(package.form_xml.decode("utf-8")) if package else set())
    missing = uncovered(texts, known)
    if missing:
        yield wrong(PART, f"Zonder letterbeeld: {' '.join(f'U+{ord(char):04X}' for char in sorted(missing)[:20])}.")
    else:
        yield ok(PART, f"{len(known)} letterbestanden; alle {len(texts)} tekens hebben een letterbeeld.")


def shown(translations: Path) -> set[str]:
    """Every character of the catalogs and of the names of the languages."""
    found = {char for language in LANGUAGES.values() for char in language.name}
    for path in translations.rglob("*.po*"):
        found.update(path.read_text(encoding="utf-8"))
    return found


def uncovered(texts: set[str], known: Mapping[str, frozenset[int]]) -> set[str]:
    """Visible characters that no face draws in one of the weights."""
    missing: set[str] = set()
    for weight in WEIGHTS:
        points = {point for name, drawn in known.items() if name.endswith(f"-{weight}.ttf") for point in drawn}
        missing |= {char for char in texts if ord(char) not in points}
    return {char for char in missing if unicodedata.category(char) not in _INVISIBLE}
