"""A lockbox in a temporary folder, at the lowest accepted cost, with a clock that is told the time."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from nacl.public import PrivateKey

from desktop_app.casework.leases import LeaseTerms
from desktop_app.vault.device import Keyring, NoKeyring
from desktop_app.vault.keys import FLOOR, Kdf
from desktop_app.vault.lockbox import DirectoryLockbox

PASSPHRASE = "vier losse woorden samen"
PRIVATE = bytes(PrivateKey.generate())


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def move(self, **delta: float) -> None:
        self.at += timedelta(**delta)


class DictKeyring:
    """A keyring that works."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def read(self, name: str) -> str | None:
        return self.kept.get(name)

    def write(self, name: str, value: str) -> bool:
        self.kept[name] = value
        return True

    def forget(self, name: str) -> None:
        self.kept.pop(name, None)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def vaults(tmp_path: Path) -> Path:
    return tmp_path / "vaults"


def lockbox_on(
    folder: Path,
    clock: Clock,
    keyring: Keyring | None = None,
    lease_key: bytes | None = None,
    *,
    strict: bool = False,
    kdf: Kdf = FLOOR,
) -> DirectoryLockbox:
    """`lease_key`: of an office that gives leave · `strict`: only with half of the key."""
    public = bytes(PrivateKey(PRIVATE).public_key)
    leases = None if lease_key is None else LeaseTerms(lease_key, strict)
    return DirectoryLockbox(folder, public, keyring=keyring or NoKeyring(), clock=clock, kdf=kdf, leases=leases)


@pytest.fixture
def lockbox(vaults: Path, clock: Clock) -> DirectoryLockbox:
    return lockbox_on(vaults, clock)
