"""A lockbox that keeps its vaults in memory: the same promises as the encrypted one, without waiting for Argon2id."""

from collections.abc import Sequence
from datetime import datetime

from desktop_app.casework.errors import BackOff, NoSoundBackup, VaultDamaged, VaultFull, WrongPassphrase
from desktop_app.casework.leases import SignedLease
from desktop_app.casework.lockbox_ports import VaultEntry
from desktop_app.casework.ports import Vault
from desktop_app.domain.errors import OpmaatError
from tests.contract.memory_vault import MemoryVault

PASSPHRASE = "lange zin om te onthouden"


class MemoryLockbox:
    def __init__(self, *entries: VaultEntry) -> None:
        self._entries = list(entries)
        self._words = {entry.id: PASSPHRASE for entry in entries}
        self.wrong = 0
        self.damaged = False
        self.refusal: OpmaatError | None = None
        """Why the office's leave is missing; a new lease lifts it."""
        self.full = False
        self.taken: list[datetime] = []

    def entries(self) -> Sequence[VaultEntry]:
        return tuple(self._entries)

    def unlock(self, entry: str, passphrase: str, lease: SignedLease | None = None) -> Vault:
        if self._words[entry] != passphrase:
            self.wrong += 1
            if self.wrong >= 5:
                raise BackOff(seconds=60)
            raise WrongPassphrase
        if self.refusal is not None and lease is None:
            raise self.refusal
        if self.damaged:
            raise VaultDamaged
        return MemoryVault()

    def backups(self, entry: str) -> Sequence[datetime]:
        return self.taken

    def restore(self, entry: str, passphrase: str, lease: SignedLease | None = None) -> Vault:
        if not self.taken:
            raise NoSoundBackup
        self.damaged = False
        return self.unlock(entry, passphrase, lease)

    def create(self, *, user_name: str, passphrase: str, practice: bool = False) -> VaultEntry:
        if self.full:
            raise VaultFull
        entry = VaultEntry(f"kluis-{len(self._entries)}", user_name, practice)
        self._entries.append(entry)
        self._words[entry.id] = passphrase
        return entry

    def recovery_key_id(self, entry: str) -> str:
        return "9f2c 41d0"
