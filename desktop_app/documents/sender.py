"""The municipality as sender: its name, where it can be reached, and its colour."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from defusedxml import DefusedXmlException, ElementTree  # type: ignore[import-untyped]

from desktop_app.domain.contrast import COLOUR, LEAST_TEXT, contrast
from desktop_app.domain.gemeente import LARGEST_LOGO, LOGO_KINDS, load_gemeente

_PRIMARY, PAPER = "#1B5A8C", "#FFFFFF"


@dataclass(frozen=True, slots=True)
class Sender:
    """`name`: without the word gemeente · `lines`: address, telephone, web address, in the order to print ·
    `colour`: of headings, with at least 4.5:1 on white · `signature`: who signs for the college, "" for nobody by
    name · `logo`: None, or `format` ("svg" | "png") with its `data` (text, or a list of bytes)."""

    name: str
    lines: tuple[str, ...] = ()
    colour: str = _PRIMARY
    signature: str = ""
    logo: Mapping[str, Any] | None = None


def read_sender(themes: Path, gemeente: str, *, first: Path | None = None) -> Sender:
    """The sender from the theme file of this municipality (`[gemeente] name`; `[theme] primary`, `logo`,
    `ondertekening`); just its name where there is none. A colour too light to read on paper gives way to the standard
    one, a logo that cannot be used to the first letter. `first`: a file that is looked at before the folder."""
    name = re.sub(r"(?i)^gemeente\s+", "", gemeente.strip())
    for path in (*([first] if first is not None and first.is_file() else []), *sorted(themes.glob("*.toml"))):
        known = load_gemeente(path)
        if known.name.casefold() == name.casefold():
            lines = (known.postadres, known.telefoon, known.email)
            theme = tomllib.loads(path.read_text(encoding="utf-8")).get("theme", {})
            return Sender(
                known.name,
                tuple(line for line in lines if line),
                _colour(theme),
                str(theme.get("ondertekening", "")).strip(),
                _logo(path.parent, str(theme.get("logo", ""))),
            )
    return Sender(name)


def _logo(folder: Path, named: str) -> Mapping[str, Any] | None:
    """A picture beside the theme file, of at most `LARGEST_LOGO` bytes."""
    path = folder / named
    if not named or path.suffix.lower() not in LOGO_KINDS or not path.is_file() or path.stat().st_size > LARGEST_LOGO:
        return None
    kind, content = path.suffix.lower().lstrip("."), path.read_bytes()
    if kind == "png":
        return {"format": kind, "data": list(content)} if content.startswith(b"\x89PNG") else None
    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, DefusedXmlException, UnicodeDecodeError):
        return None
    return {"format": kind, "data": content.decode("utf-8")} if root.tag.endswith("svg") else None


def _colour(theme: Mapping[str, Any]) -> str:
    colour = str(theme.get("primary", _PRIMARY))
    return colour if COLOUR.fullmatch(colour) and contrast(colour, PAPER) >= LEAST_TEXT else _PRIMARY
