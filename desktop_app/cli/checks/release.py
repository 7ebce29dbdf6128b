"""Which Opmaat this is, and the last day it is sure to have come after."""

import json
from dataclasses import dataclass
from datetime import date
from importlib import metadata

from desktop_app import places
from desktop_app.cli.terms import law_file
from desktop_app.domain.law import load

FILE = "release.json"
"""Written into the bundle by `build/opmaat.spec`: `{"version", "built"}`."""


@dataclass(frozen=True, slots=True)
class Release:
    """`built`: day of the release; None in a checkout."""

    version: str
    built: date | None


def release() -> Release:
    """The release of this bundle, or the version of the checkout."""
    file = places.root() / FILE
    if not file.is_file():
        return Release(metadata.version("opmaat"), None)
    said = json.loads(file.read_text(encoding="utf-8"))
    return Release(said["version"], date.fromisoformat(said["built"]))


def not_before() -> date:
    """The newest day that something in the program was made: a clock that says earlier is wrong."""
    built = release().built
    days = [date.fromisoformat(load(law_file()).version)]
    return max([*days, built] if built else days)
