"""The door of a program that just started: who can unlock is told at once, what opening takes is read behind it.

This module alone imports inside functions, so that a window stands there before the vault and all that works on it
have been read. Where nothing was read yet, whatever is asked first does so; that takes most of a second.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.casework.lockbox_ports import AskLease, VaultEntry
from desktop_app.places import resources
from desktop_app.vault.entries import vaults_in

if TYPE_CHECKING:
    from desktop_app.casework.leases import SignedLease
    from desktop_app.casework.ports import Vault
    from desktop_app.desk import Desk, Opener
    from desktop_app.installation import Installation
    from desktop_app.vault.lockbox import DirectoryLockbox
    from desktop_app.vault.open_vault import OpenVault


THEME = "theme"
"""As `given.THEME`, which brings more than may be read here."""


class Door:
    """`Lockbox` of this laptop, and the desk of a vault that was opened: on the vault lane."""

    def __init__(self, installation: Installation, opener: Opener | None) -> None:
        self._installation, self._opener = installation, opener

    def read(self) -> None:
        """Import the vault and everything that works on it, if that was not done yet."""
        _ = self._box

    def entries(self) -> Sequence[VaultEntry]:
        leases = self._installation.leases
        return vaults_in(self._installation.vaults, leases.public if leases else None)

    def unlock(self, entry: str, passphrase: str, lease: SignedLease | None = None) -> Vault:
        return self._box.unlock(entry, passphrase, lease)

    def create(self, *, user_name: str, passphrase: str, practice: bool = False) -> VaultEntry:
        return self._box.create(user_name=user_name, passphrase=passphrase, practice=practice)

    def recovery_key_id(self, entry: str) -> str:
        return self._box.recovery_key_id(entry)

    def backups(self, entry: str) -> Sequence[datetime]:
        return self._box.backups(entry)

    def restore(self, entry: str, passphrase: str, lease: SignedLease | None = None) -> Vault:
        return self._box.restore(entry, passphrase, lease)

    def desk(self, entry: VaultEntry, vault: OpenVault, revoked: Callable[[], None]) -> Desk:
        """As `desk.set_desk`."""
        from desktop_app.desk import set_desk  # noqa: PLC0415 - not before the first window

        return set_desk(self._installation, entry, vault, self._opener, revoked)

    def theme(self) -> Path:
        """The municipality's theme: what the office gave last, else that of the installation. On any thread."""
        if not (self._installation.given / THEME).is_dir():
            return self._installation.theme
        from desktop_app.materials import Materials  # noqa: PLC0415 - only where there is a signature to check

        return Materials(resources(), self._installation, clock=lambda: datetime.now(UTC)).theme()

    @property
    def ask_lease(self) -> AskLease | None:
        """Where a laptop whose lease ran out asks for another; None where no leases are used."""
        installation = self._installation
        return self._ask_lease if installation.office is not None and installation.leases is not None else None

    def _ask_lease(self, vault: str, sequence: int) -> SignedLease:
        """On the net lane."""
        from desktop_app.desk import ask_lease  # noqa: PLC0415 - not before the first window

        return ask_lease(self._installation, self._opener, vault, sequence)

    @cached_property
    def _box(self) -> DirectoryLockbox:
        from desktop_app.desk import lockbox  # noqa: PLC0415 - not before the first window

        return lockbox(self._installation)
