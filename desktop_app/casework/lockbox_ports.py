"""What unlocking needs: the vaults of this machine, and the box that opens one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the first window must not wait for what these bring along
    from desktop_app.casework.leases import SignedLease
    from desktop_app.casework.ports import Vault

AskLease = Callable[[str, int], "SignedLease"]
"""Asks the office for leave to open a vault, on the net lane: id of the vault, newest sequence it knows."""


@dataclass(frozen=True, slots=True)
class VaultEntry:
    """A vault on this laptop, before it is opened. `talk_at`: local time "13:45" of a talk left open, if any ·
    `revoked`: the office took it away, its keys are destroyed."""

    id: str
    user_name: str
    practice: bool = False
    talk_at: str | None = None
    revoked: bool = False


class Lockbox(Protocol):
    """The vaults of this laptop. Opening may take about a second (Argon2id): call it on the vault lane.

    `unlock` raises WrongPassphrase, BackOff(seconds), VaultTooNew, VaultDamaged, VaultInUse, LeaseExpired and
    ClockSetBack (both with a `sequence` to ask a new lease with), VaultRevoked and what else casework.errors has about
    opening; `restore` also NoSoundBackup. `lease`: a new lease, taken before the old one is looked at, for as long as
    the vault is not open: with a strict one comes half of its key.
    """

    def entries(self) -> Sequence[VaultEntry]: ...

    def unlock(self, entry: str, passphrase: str, lease: SignedLease | None = None) -> Vault: ...

    def create(self, *, user_name: str, passphrase: str, practice: bool = False) -> VaultEntry:
        """A new, empty vault. Raises VaultFull, VaultOnNetwork, VaultReadOnly; nothing is left behind then."""
        ...

    def recovery_key_id(self, entry: str) -> str:
        """Short name of the organisation's key that opens this vault when the passphrase is forgotten."""
        ...

    def backups(self, entry: str) -> Sequence[datetime]:
        """When the backups were taken, newest first, aware UTC."""
        ...

    def restore(self, entry: str, passphrase: str, lease: SignedLease | None = None) -> Vault:
        """Open the newest sound backup after VaultDamaged; the damaged file is set aside, nothing is thrown away."""
        ...
