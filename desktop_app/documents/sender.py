"""The municipality as sender: its name, where it can be reached, and its colour."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.gemeente import load_gemeente

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_PRIMARY = "#1B5A8C"


@dataclass(frozen=True, slots=True)
class Sender:
    """`name`: without the word gemeente · `lines`: address, telephone, web address, in the order to print ·
    `colour`: of headings, with at least 4.5:1 on white."""

    name: str
    lines: tuple[str, ...] = ()
    colour: str = _PRIMARY


def read_sender(themes: Path, gemeente: str) -> Sender:
    """The sender from the theme file of this municipality (`[gemeente] name`, `[theme] primary`); just its name where
    there is none. A colour too light to read on paper gives way to the standard one."""
    name = re.sub(r"(?i)^gemeente\s+", "", gemeente.strip())
    for path in sorted(themes.glob("*.toml")):
        known = load_gemeente(path)
        if known.name.casefold() == name.casefold():
            lines = (known.postadres, known.telefoon, known.email)
            return Sender(known.name, tuple(line for line in lines if line), _colour(path))
    return Sender(name)


def _colour(path: Path) -> str:
    colour = str(tomllib.loads(path.read_text(encoding="utf-8")).get("theme", {}).get("primary", _PRIMARY))
    return colour if _readable(colour) else _PRIMARY


def _readable(colour: str) -> bool:
    if not _COLOUR.fullmatch(colour):
        return False
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 4.5


def _linear(channel: float) -> float:
    """sRGB channel (0 to 1) as light, by WCAG 2.2 relative luminance."""
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
