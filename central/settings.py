"""What the service must know, from the environment. Nothing has a silent default that would weaken it."""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit


class SettingsError(Exception):
    """The service must not start like this; the text says which setting and why."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`database_url`: of the service role · `issuer`: identity provider · `audience`: our name there ·
    `jwks`: its public keys, an https address or a file. `practice` is set by code only, never by the environment."""

    database_url: str
    issuer: str
    audience: str
    jwks: str
    practice: bool = False

    def __post_init__(self) -> None:
        if self.practice:
            return
        if not is_public_https(self.issuer):
            raise SettingsError("OPMAAT_ISSUER must be an https address that is not this machine")
        if "://" in self.jwks and not is_public_https(self.jwks):
            raise SettingsError("OPMAAT_JWKS must be a file or an https address that is not this machine")


def from_environment(environment: Mapping[str, str]) -> Settings:
    """Raises SettingsError for what is absent or unsafe."""
    return Settings(
        database_url=database_url(environment),
        issuer=_needed(environment, "OPMAAT_ISSUER"),
        audience=_needed(environment, "OPMAAT_AUDIENCE"),
        jwks=_needed(environment, "OPMAAT_JWKS"),
    )


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
