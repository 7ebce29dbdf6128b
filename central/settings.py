"""What the service must know, from the environment. Nothing has a silent default that would weaken it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from central.store.teams import ROLES


class SettingsError(Exception):
    """The service must not start like this; the text says which setting and why."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`database_url`: of the service role · `issuer`: identity provider · `audience`: our name there ·
    `client`: name of the laptops' program there · `jwks`: its public keys, an https address or a file · `groups`:
    (team, role) by group of the login; empty: members are made by hand · `metrics_token`: who may read the metrics, ""
    for nobody · `lease_key`: file of the key that signs leases, "" for none · `lease_strict`: half of the key of every
    vault lives at the office and goes with its lease. `practice` is set by code only, never by the environment."""

    database_url: str
    issuer: str
    audience: str
    client: str
    jwks: str
    practice: bool = False
    groups: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    groups_claim: str = "groups"
    metrics_token: str = ""
    lease_key: str = ""
    lease_strict: bool = False

    def __post_init__(self) -> None:
        if self.lease_strict and not self.lease_key:
            raise SettingsError("OPMAAT_LEASE_STRICT needs OPMAAT_LEASE_KEY")
        if self.practice:
            return
        if not is_public_https(self.issuer):
            raise SettingsError("OPMAAT_ISSUER must be an https address that is not this machine")
        if "://" in self.jwks and not is_public_https(self.jwks):
            raise SettingsError("OPMAAT_JWKS must be a file or an https address that is not this machine")
        if self.audience == self.client:
            raise SettingsError("OPMAAT_AUDIENCE and OPMAAT_CLIENT must differ: an id token is no access token")


def from_environment(environment: Mapping[str, str]) -> Settings:
    """Raises SettingsError for what is absent or unsafe."""
    return Settings(
        database_url=database_url(environment),
        issuer=_needed(environment, "OPMAAT_ISSUER"),
        audience=_needed(environment, "OPMAAT_AUDIENCE"),
        client=_needed(environment, "OPMAAT_CLIENT"),
        jwks=_needed(environment, "OPMAAT_JWKS"),
        groups=_groups(environment.get("OPMAAT_GROUPS", "").strip()),
        groups_claim=environment.get("OPMAAT_GROUPS_CLAIM", "").strip() or "groups",
        metrics_token=_long_enough(environment.get("OPMAAT_METRICS_TOKEN", "").strip()),
        lease_key=environment.get("OPMAAT_LEASE_KEY", "").strip(),
        lease_strict=_yes("OPMAAT_LEASE_STRICT", environment),
    )


def _yes(name: str, environment: Mapping[str, str]) -> bool:
    """Another word than these is a mistake, and must not pass for "no"."""
    value = environment.get(name, "").strip().lower()
    if value not in ("", "no", "yes"):
        raise SettingsError(f"{name} is yes or no")
    return value == "yes"


def _groups(file: str) -> dict[str, tuple[str, str]]:
    """From a TOML file: [groups] "name of the group" = "team:role"."""
    if not file:
        return {}
    try:
        table = tomllib.loads(Path(file).read_text(encoding="utf-8"))["groups"]
        found = {str(group): tuple(str(place).split(":")) for group, place in table.items()}
    except (KeyError, AttributeError, ValueError, OSError) as failure:
        raise SettingsError("OPMAAT_GROUPS must be a TOML file with a table [groups]") from failure
    for place in found.values():
        if len(place) != 2 or place[1] not in ROLES:
            raise SettingsError('OPMAAT_GROUPS: every group needs a place such as "oost:consulent"')
    return {group: (place[0], place[1]) for group, place in found.items()}


def _long_enough(token: str) -> str:
    if token and len(token) < 32:
        raise SettingsError("OPMAAT_METRICS_TOKEN must have at least 32 characters")
    return token


def database_url(environment: Mapping[str, str]) -> str:
    return _needed(environment, "OPMAAT_DATABASE_URL")


def is_public_https(address: str) -> bool:
    """Https, and not a name or number of this very machine: the practice issuer can never pass."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme != "https" or not host or host == "localhost" or host.endswith(".localhost"):
        return False
    try:
        return not ip_address(host).is_loopback
    except ValueError:
        return True


def _needed(environment: Mapping[str, str], name: str) -> str:
    value = environment.get(name, "").strip()
    if not value:
        raise SettingsError(f"{name} is not set")
    return value
