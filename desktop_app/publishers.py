"""Whose questionnaires and other files this laptop trusts: public keys as data.

A table per key in `resources/forms/publishers.toml`, or in the municipality's own `opmaat.toml`:

    [[publishers]]
    key_id = "<16 hex digits>"
    name = "Gemeente Voorbeeld"
    public_key = "<64 hex digits: Ed25519>"
    from = 2026-01-01
    until = 2030-01-01     # optional: packages of this key are refused from that day on
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

FILE = "publishers.toml"
QUESTIONNAIRE = "brede-intake"
"""Id of the one form that conversations are held with."""
ALGORITHM = "ed25519"


@dataclass(frozen=True, slots=True)
class Publisher:
    """`public_key`: 32 bytes · `since`: first day that it counts · `until`: first day that it no longer does."""

    key_id: str
    name: str
    public_key: bytes
    since: date
    until: date | None = None

    def counts_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


def publishers_of(table: Mapping[str, Any]) -> tuple[Publisher, ...]:
    """The `[[publishers]]` of a TOML table. Raises KeyError, TypeError or ValueError for a row that is no key."""
    return tuple(_publisher(row) for row in table.get("publishers", ()))


def _publisher(row: Mapping[str, Any]) -> Publisher:
    key = bytes.fromhex(row["public_key"])
    if len(key) != 32 or not isinstance(row["from"], date) or not isinstance(row.get("until"), date | None):
        raise ValueError(row["key_id"])
    return Publisher(str(row["key_id"]), str(row["name"]), key, row["from"], row.get("until"))


def read_publishers(file: Path) -> tuple[Publisher, ...]:
    """Raises OSError, KeyError, TypeError or ValueError."""
    return publishers_of(tomllib.loads(file.read_text(encoding="utf-8")))
