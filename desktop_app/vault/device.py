"""The second half of the key: a secret in the keyring of the operating system, so that a copied disk is not enough.

A laptop without a trustworthy keyring works with the passphrase alone, and says so. A keyring that writes plain
files is not used. The secret is never the only way in: the organisation's key opens the vault without it.
"""

import secrets
from typing import Any, Protocol

from desktop_app.casework.errors import KeyringLocked

_SERVICE = "opmaat"
_TRUSTED = {f"keyring.backends.{name}" for name in ("Windows", "macOS", "SecretService", "kwallet", "libsecret")}


class Keyring(Protocol):
    """Where a short secret can be kept outside the folder of the vaults."""

    def read(self, name: str) -> str | None:
        """None where there is none. Raises KeyringLocked when it may be there but is not given now."""
        ...

    def write(self, name: str, value: str) -> bool:
        """False when it could not be kept."""
        ...

    def forget(self, name: str) -> None:
        """Remove it; where that is refused, write over it."""
        ...


class OsKeyring:
    """The keyring of the session: Credential Locker, Keychain, Secret Service or KWallet."""

    def __init__(self) -> None:
        import keyring  # noqa: PLC0415 - asks D-Bus; only where a vault is opened or made
        from keyring import errors  # noqa: PLC0415 - see above

        self._failures: tuple[type[Exception], ...] = (errors.KeyringError, OSError)
        self._locked = errors.KeyringLocked
        self._backend = trusted(keyring.get_keyring())

    @property
    def available(self) -> bool:
        return self._backend is not None

    def read(self, name: str) -> str | None:
        try:
            value = self._backend.get_password(_SERVICE, name) if self._backend else None
        except self._locked:
            raise KeyringLocked from None
        except self._failures:
            return None
        return None if value is None else str(value)

    def write(self, name: str, value: str) -> bool:
        try:
            if self._backend:
                self._backend.set_password(_SERVICE, name, value)
        except self._failures:
            return False
        return peek(self, name) == value

    def forget(self, name: str) -> None:
        if peek(self, name) is None:
            return
        try:
            self._backend.delete_password(_SERVICE, name)
        except self._failures:
            self.write(name, "")


class NoKeyring:
    """A laptop without one: the passphrase alone protects the vault."""

    def read(self, name: str) -> str | None:
        return None

    def write(self, name: str, value: str) -> bool:
        return False

    def forget(self, name: str) -> None:
        """Nothing was kept."""


def peek(keyring: Keyring, name: str) -> str | None:
    """What is kept; None also while the keyring is locked: for what is a memory aid and not half of a key."""
    try:
        return keyring.read(name)
    except KeyringLocked:
        return None


def number(keyring: Keyring, name: str) -> int:
    """A counter; 0 when it is not there or cannot be read now."""
    kept = peek(keyring, name)
    return int(kept) if kept and kept.isdigit() else 0


def trusted(backend: Any) -> Any:
    """The backend, or the first of a chain, that hands secrets to the operating system; None if there is none."""
    candidates = getattr(backend, "backends", [backend])
    return next((one for one in candidates if type(one).__module__ in _TRUSTED), None)


def new_secret(keyring: Keyring, vault: str) -> bytes | None:
    """Make and keep a secret for a vault; None when the keyring cannot be relied on."""
    secret = secrets.token_bytes(32)
    return secret if keyring.write(f"device/{vault}", secret.hex()) else None


def secret_of(keyring: Keyring, vault: str) -> bytes | None:
    value = keyring.read(f"device/{vault}")
    return None if value is None else bytes.fromhex(value)


def own_secret(keyring: Keyring, vault: str) -> bytes | None:
    """The secret of this laptop for a vault, made where there is none yet."""
    return secret_of(keyring, vault) or new_secret(keyring, vault)
