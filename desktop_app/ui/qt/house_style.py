"""The colours and the logo of a municipality, taken only where everybody can still read (ux.md 5.4, goal G14)."""

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from desktop_app.domain.contrast import COLOUR, LEAST_OUTLINE, LEAST_TEXT, contrast
from desktop_app.domain.gemeente import LARGEST_LOGO, LOGO_KINDS
from desktop_app.i18n.formats import fill
from desktop_app.i18n.words import _
from desktop_app.ui.qt.tokens import DARK, LIGHT, Tokens

GROUNDS = ("surface", "bg", "sel")
"""Where the colour serves as ink: links, headings, the outline of what is chosen."""


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """`light`, `dark`: the tokens to use · `logo`: a file that can be shown, None where there is none · `refused`: per
    thing that was not taken a sentence for functional management."""

    light: Tokens = LIGHT
    dark: Tokens = DARK
    logo: Path | None = None
    refused: tuple[str, ...] = ()


def read_house_style(file: Path) -> HouseStyle:
    """Read `[theme] primary`, `primary_donker` and `logo` of a theme file; a logo is looked up beside the file.

    What cannot be used is left out and named in `refused`; a theme never keeps the program from starting.
    """
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8")).get("theme", {})
    except (OSError, ValueError):
        return HouseStyle(refused=(_("Opmaat kan het bestand met de huisstijl niet lezen."),))
    table: dict[str, Any] = found if isinstance(found, dict) else {}
    light, no_light = _tinted(LIGHT, str(table.get("primary", "")))
    dark, no_dark = _tinted(DARK, str(table.get("primary_donker", "")))
    logo, no_logo = _logo(file.parent, str(table.get("logo", "")))
    return HouseStyle(light, dark, logo, tuple(filter(None, (no_light, no_dark, no_logo))))


def _tinted(tokens: Tokens, colour: str) -> tuple[Tokens, str]:
    """The tokens with this primary colour, or as they were and why."""
    if not colour:
        return tokens, ""
    if not COLOUR.fullmatch(colour):
        return tokens, _("De kleur van de gemeente is geen kleur. Schrijf haar als #1B5A8C.")
    inks = (tokens.surface, tokens.text) if not tokens.dark else (LIGHT.focus_outer, tokens.text)
    ink = max(inks, key=lambda one: contrast(one, colour))
    pairs = [(contrast(colour, getattr(tokens, ground)), LEAST_TEXT) for ground in GROUNDS]
    pairs.append((contrast(ink, colour), LEAST_TEXT))
    pairs.append((max(contrast(tokens.focus_outer, colour), contrast(tokens.focus_inner, colour)), LEAST_OUTLINE))
    failing = [(ratio, least) for ratio, least in pairs if ratio < least]
    if not failing:
        return replace(tokens, primary=colour, on_primary=ink), ""
    ratio, least = min(failing)
    words = _("De kleur {kleur} is niet gebruikt: het contrast is {gemeten} en moet {nodig} zijn.")
    return tokens, fill(words, kleur=colour, gemeten=round(ratio, 1), nodig=least)


def _logo(folder: Path, name: str) -> tuple[Path | None, str]:
    if not name:
        return None, ""
    file = folder / name
    if file.suffix.lower() not in LOGO_KINDS:
        return None, _("Het logo is niet gebruikt. Neem een SVG- of een PNG-bestand.")
    if not file.is_file() or file.stat().st_size > LARGEST_LOGO:
        return None, _("Het logo is niet gebruikt. Het bestand is er niet of is groter dan 100 kB.")
    return file, ""
