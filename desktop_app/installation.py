"""What functional management set up on this laptop: the office, the recovery key, the municipality's theme.

A TOML file `opmaat.toml` in the configuration folder of the machine or the user (or named by OPMAAT_CONFIG):

    theme = "mijn-gemeente.toml"
    recovery_key = "<64 hex digits: the organisation's X25519 public key>"     # or a list: all holders are needed
    lease_key = "<64 hex digits: the office's Ed25519 public key>"              # where the office gives leases
    lease_strict = true                     # only leases that bring half of the key, see docs/security.md
    sounds = "/etc/opmaat/geluid"           # folder with signed recordings, see docs/operations.md
    user = "Anja de Wit"                    # name that the first run proposes
    [seal]                                  # the municipality's seal under saved papers, see docs/operations.md
    pkcs12 = "/etc/opmaat/waarmerk.p12"
    trusted = ["/etc/opmaat/waarmerk.pem"]
    [office]
    base_url = "https://opmaat.mijn-gemeente.nl"
    issuer = "https://login.mijn-gemeente.nl"
    client_id = "opmaat"
    audience = "https://opmaat.mijn-gemeente.nl"
    team = "oost"
    [[publishers]]                          # the municipality's own questionnaires, see desktop_app/publishers.py
    key_id = "<16 hex digits>"
    name = "Mijn gemeente"
    public_key = "<64 hex digits>"
    from = 2026-01-01
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from platformdirs import site_config_path, user_config_path

from desktop_app.domain.errors import OpmaatError
from desktop_app.publishers import Publisher, publishers_of

if TYPE_CHECKING:  # few laptops have leases, and all of them read this before the first window
    from desktop_app.casework.leases import LeaseTerms

FILE = "opmaat.toml"
MOST_HOLDERS = 5
"""Holders of the recovery key; the vault's own limit."""


class NotInstalled(OpmaatError):
    """There is no configuration, or it lacks what a vault needs."""

    code = "niet_ingericht"


@dataclass(frozen=True, slots=True)
class OfficeAddress:
    """Where the central service and the municipality's identity provider are."""

    base_url: str
    issuer: str
    client_id: str
    audience: str
    team: str


@dataclass(frozen=True, slots=True)
class Installation:
    """`recovery_key`: 32 bytes, the organisation's public key, or one per holder · `theme`: file with the
    municipality's details and colours · `office`: None while there is no office to send to · `practice`: everything is
    marked OEFENEN · `hint`: a line on the unlock screen · `publishers`: whose questionnaires are trusted besides those
    that ship · `leases`: where vaults need the office's leave · `seal`: PKCS#12 file of the municipality, `trusted`:
    certificates of seals that count · `sounds`: folder with recordings, None: beside the vaults ·
    `user`: name that the first run proposes."""

    vaults: Path
    recovery_key: bytes | tuple[bytes, ...]
    theme: Path
    office: OfficeAddress | None = None
    practice: bool = False
    hint: str = ""
    publishers: tuple[Publisher, ...] = ()
    leases: LeaseTerms | None = None
    seal: Path | None = None
    trusted: tuple[Path, ...] = ()
    sounds: Path | None = None
    user: str = ""

    @property
    def shelf(self) -> Path:
        """Folder with the packages of recordings that clients may hear."""
        return self.sounds or self.vaults.parent / "geluid"

    @property
    def studio(self) -> Path:
        """Folder where functional management records. Not in the vault: there is nothing of a client in it."""
        return self.vaults.parent / "opnames"

    @property
    def given(self) -> Path:
        """Folder for what the office gives to every laptop."""
        return self.vaults / "given"


def find_configuration() -> Path | None:
    """The configuration file that counts: named by the environment, of the user, of the machine."""
    named = os.environ.get("OPMAAT_CONFIG")
    places = [Path(named)] if named else []
    places += [user_config_path("opmaat", appauthor=False) / FILE, site_config_path("opmaat", appauthor=False) / FILE]
    return next((place for place in places if place.is_file()), None)


def read_installation(file: Path, vaults: Path, themes: Path) -> Installation:
    """Read a configuration file. `themes`: folder that a relative `theme` is looked up in. Raises NotInstalled."""
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        named = table["recovery_key"]
        holders = tuple(map(_key, named)) if isinstance(named, list) else (_key(named),)
        leases = _leases(table)
        office = OfficeAddress(**table["office"]) if "office" in table else None
        seal, trusted = _seal(table.get("seal", {}))
        sounds = Path(str(table["sounds"])) if "sounds" in table else None
        publishers = publishers_of(table)
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise NotInstalled from error
    if leases is not None and leases.strict and office is None:  # nobody to ask the half of the key
        raise NotInstalled
    if not 1 <= len(holders) <= MOST_HOLDERS or len(set(holders)) != len(holders):
        raise NotInstalled
    theme = Path(str(table.get("theme", "neutraal.toml")))
    return Installation(
        vaults,
        holders,
        theme if theme.is_absolute() else themes / theme,
        office,
        publishers=publishers,
        leases=leases,
        seal=seal,
        trusted=trusted,
        sounds=sounds,
        user=str(table.get("user", "")),
    )


def _leases(table: dict[str, Any]) -> LeaseTerms | None:
    """Raises KeyError for strict leases without a key, ValueError: a mistake must not pass for less than was meant."""
    strict = table.get("lease_strict", False)
    if type(strict) is not bool:
        raise ValueError("lease_strict is true or false")
    if not strict and "lease_key" not in table:
        return None
    from desktop_app.casework.leases import LeaseTerms  # noqa: PLC0415 - see above

    return LeaseTerms(_key(table["lease_key"]), strict)


def _seal(table: dict[str, Any]) -> tuple[Path | None, tuple[Path, ...]]:
    """Raises TypeError."""
    named, trusted = table.get("pkcs12"), table.get("trusted", [])
    if not isinstance(named, str | None) or not isinstance(trusted, list):
        raise TypeError("pkcs12 is a path, trusted a list of paths")
    return Path(named) if named else None, tuple(Path(str(each)) for each in trusted)


def _key(text: object) -> bytes:
    """Raises ValueError."""
    key = bytes.fromhex(str(text))
    if len(key) != 32:
        raise ValueError("a key has 32 bytes")
    return key


def office_of(line: dict[str, Any]) -> OfficeAddress:
    """The address in the line that a practice office prints."""
    return OfficeAddress(**{name: str(line[name]) for name in OfficeAddress.__slots__})
