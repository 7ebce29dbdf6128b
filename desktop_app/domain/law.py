"""The law's numbers and lists, read from `resources/law/<date>.toml`: every value there names its article."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Law:
    """One dated set of parameters. `version`: ISO date of the file · `equated`: days equated to holidays (Atw 3 lid 3)."""

    version: str
    equated: frozenset[date]
    parameters: Mapping[str, Any]
