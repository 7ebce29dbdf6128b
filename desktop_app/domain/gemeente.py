"""The municipality that decides: what must stand in a beschikking about where and how to object (Awb 3:45)."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

LOGO_KINDS = frozenset({".svg", ".png"})
LARGEST_LOGO = 100_000
"""Bytes: it stands on the first screen and in every paper."""


@dataclass(frozen=True, slots=True)
class Gemeente:
    """`name` without the word gemeente · `postadres`: for bezwaar, one line · `digitaal`: web address for bezwaar ·
    `telefoon`, `email`: general · `fg`: how to reach the functionaris gegevensbescherming · `rechtbank`: for a
    voorlopige voorziening · `hulp`: who helps for free."""

    name: str = ""
    postadres: str = ""
    digitaal: str = ""
    telefoon: str = ""
    email: str = ""
    fg: str = ""
    rechtbank: str = ""
    hulp: str = ""

    @property
    def complete(self) -> bool:
        """Enough for the bezwaarclausule: a name, a postal address and a court."""
        return bool(self.name and self.postadres and self.rechtbank)


def load_gemeente(path: Path) -> Gemeente:
    """Read the table `[gemeente]` of a theme file. Raises `OSError` or `tomllib.TOMLDecodeError`."""
    table = tomllib.loads(path.read_text(encoding="utf-8")).get("gemeente", {})
    return Gemeente(**{name: str(table[name]) for name in Gemeente.__slots__ if name in table})
