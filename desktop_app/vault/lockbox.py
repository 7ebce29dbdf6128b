"""The vaults of this laptop, one folder each: `<random id>/{vault.json, dossiers.db, backups/}`."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from desktop_app.casework.errors import (
    DeviceKeyMissing,
    HalfUnknown,
    KeyringLocked,
    LeaseInvalid,
    LeaseNeeded,
    TooLittleMemory,
    VaultDamaged,
    VaultRevoked,
    WrongRecoveryKey,
)
from desktop_app.casework.leases import LeaseTerms, SignedLease
from desktop_app.casework.lockbox_ports import VaultEntry
from desktop_app.casework.ports import AuditEvent, Clock, NewId
from desktop_app.vault import backup, device, envelope, halves, header_file, keys, rescue, revocation, rotation
from desktop_app.vault.attempts import Attempts
from desktop_app.vault.device import Keyring, OsKeyring
from desktop_app.vault.entries import vaults_in
from desktop_app.vault.ground import OnlyHere, check_ground
from desktop_app.vault.header import Envelope
from desktop_app.vault.keys import Kdf
from desktop_app.vault.lease import verified
from desktop_app.vault.open_vault import OpenVault
from desktop_app.vault.rescue import Rescued
from desktop_app.vault.wrapping import KeyRefused

_ATTEMPTS = "attempts.json"


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Binding:
    """With what a header is written anew. `brought`: the office's half, from a lease given at the door."""

    passphrase: str = field(repr=False)
    brought: bytes | None = field(default=None, repr=False)


class DirectoryLockbox:
    """`Lockbox` on a folder.

    `organisation_key`: the organisation's X25519 public key (32 bytes), or the keys of several holders who are all
    needed: every new vault can be recovered with the private halves · `keyring`: by default that of the operating
    system; without one the passphrase stands alone · `kdf`: cost of Argon2id for new passphrases · `leases`: where no
    vault opens without the office's leave.
    """

    def __init__(
        self,
        folder: Path,
        organisation_key: bytes | Sequence[bytes],
        *,
        keyring: Keyring | None = None,
        clock: Clock = _now,
        new_id: NewId = lambda: str(uuid4()),
        kdf: Kdf = Kdf(),  # noqa: B008 - frozen
        leases: LeaseTerms | None = None,
    ) -> None:
        self._folder = folder
        self._public = (organisation_key,) if isinstance(organisation_key, bytes) else tuple(organisation_key)
        self._given_keyring = keyring
        self._clock, self._new_id, self._kdf, self._leases = clock, new_id, kdf, leases

    def entries(self) -> Sequence[VaultEntry]:
        """Every vault whose `vault.json` can be read, by user name; a damaged or newer one is listed without a name."""
        return vaults_in(self._folder, self._leases.public if self._leases else None)

    def create(self, *, user_name: str, passphrase: str, practice: bool = False) -> VaultEntry:
        """A new, empty vault. Raises VaultFull, VaultOnNetwork, VaultReadOnly."""
        with header_file.told():
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        check_ground(self._folder)
        id, key = uuid4().hex, keys.new_key()
        new = envelope.seal(
            id,
            key=key,
            user_name=user_name,
            practice=practice,
            passphrase=passphrase,
            kdf=self._kdf,
            device=device.new_secret(self._keyring, id),
            public=self._public,
        )
        folder = self._folder / id
        with header_file.told():
            folder.mkdir(mode=0o700)
        try:
            header_file.save(folder, new)
            self._opened(id, key, new=True).close()
        except BaseException:
            shutil.rmtree(folder)
            raise
        return VaultEntry(id, user_name, practice)

    def unlock(self, entry: str, passphrase: str, lease: SignedLease | None = None) -> OpenVault:
        """`lease`: a new one from the office, taken first. Raises WrongPassphrase, BackOff, DeviceKeyMissing,
        KeyringLocked, VaultTooNew, VaultDamaged, VaultFull, VaultInUse, VaultOnNetwork, VaultReadOnly, LeaseExpired,
        LeaseNeeded, LeaseInvalid, HalfUnknown, ClockSetBack, VaultRevoked, TooLittleMemory."""
        with self._alone(entry) as here:
            header, spare = header_file.read(self.folder_of(entry))
            brought = self._heard(entry, header, lease)
            key = self._try(entry, header, passphrase, brought)
            bind = Binding(passphrase, brought)
            return self._open(entry, header, key, [], spare=spare, here=here, lease=lease, bind=bind)

    def change_passphrase(self, entry: str, old: str, new: str) -> None:
        """Wrap the data key anew; the dossiers are not touched, the vault may be open. Raises as `unlock`."""
        header, _ = header_file.read(self.folder_of(entry))
        key = self._try(entry, header, old)
        secret = self._secret(entry, header) or device.own_secret(self._keyring, entry)
        self._rewrap(entry, header, key, new, secret, header.slot.half)
        keys.wipe(key)

    def rotate(self, entry: str, passphrase: str, new_passphrase: str) -> OpenVault:
        """Give a closed vault a new data key: what was copied before does not open what comes after. Takes as long as
        writing the database once. The keyring's secret stays. Raises as `unlock`."""
        with self._alone(entry) as here:
            header, spare = header_file.read(self.folder_of(entry))
            old, new = self._try(entry, header, passphrase), keys.new_key()
            renewed = envelope.seal(
                entry,
                key=new,
                user_name=header.user_name,
                practice=header.practice,
                passphrase=new_passphrase,
                kdf=self._kdf,
                device=self._secret(entry, header) or device.own_secret(self._keyring, entry),
                public=self._public,
                generation=max(header.generation, self._kept_generation(entry)) + 1,
                half=header.slot.half,
            )
            rotation.rotate(self.folder_of(entry), old, new, renewed)
            keys.wipe(old)
            bind = Binding(new_passphrase)
            vault = self._open(entry, renewed, new, ["key_rotated"], spare=spare, here=here, bind=bind)
            vault.back_up()
            return vault

    def recover(self, entry: str, private_key: bytes | Sequence[bytes], new_passphrase: str) -> OpenVault:
        """Open with the organisation's private key, or those of all holders, and set a new passphrase; the vault's
        audit trail tells. No lease is asked and no half of the office: the organisation itself is at work. Raises
        WrongRecoveryKey, and as `unlock`."""
        with self._alone(entry) as here:
            header, spare = header_file.read(self.folder_of(entry))
            held = (private_key,) if isinstance(private_key, bytes) else private_key
            try:
                key = envelope.open_with_recovery(header, held)
            except KeyRefused:
                raise WrongRecoveryKey from None
            renewed = self._rewrap(entry, header, key, new_passphrase, device.own_secret(self._keyring, entry))
            self._attempts(entry).succeed()
            return self._open(entry, renewed, key, ["recovered"], spare=spare, here=here)

    def backups(self, entry: str) -> Sequence[datetime]:
        """When the backups were taken, newest first, aware UTC."""
        return [backup.taken_at(path) for path in backup.found(self.folder_of(entry))]

    def restore(
        self, entry: str, passphrase: str, lease: SignedLease | None = None, *, rescued: bool = False
    ) -> OpenVault:
        """Go back to the newest sound backup after VaultDamaged, or to what `rescue` saved; the damaged file is set
        aside. Raises NoSoundBackup, and as `unlock`."""
        with self._alone(entry) as here:
            header, spare = header_file.read(self.folder_of(entry))
            brought = self._heard(entry, header, lease)
            key = self._try(entry, header, passphrase, brought)
            database_key = keys.subkey(key, "sqlcipher/v1")
            backup.restore(self.folder_of(entry), database_key, self._clock(), rescued=rescued)
            bind = Binding(passphrase, brought)
            return self._open(entry, header, key, ["restored"], spare=spare, here=here, lease=lease, bind=bind)

    def rescue(self, entry: str, passphrase: str) -> Rescued:
        """Copy what is readable of a damaged vault, which stays as it is; `restore(rescued=True)` then works with it.

        Raises NoSoundBackup when nothing can be read, and as `unlock`.
        """
        with self._alone(entry):
            header, _ = header_file.read(self.folder_of(entry))
            key = self._try(entry, header, passphrase)
            return rescue.rescue(self.folder_of(entry), keys.subkey(key, "sqlcipher/v1"), self._clock())

    def device_bound(self, entry: str) -> bool:
        """Whether half of the key lies outside the folder; if not, say so: the passphrase alone protects."""
        return header_file.read(self.folder_of(entry))[0].slot.device

    def recovery_key_id(self, entry: str) -> str:
        """Short name of the organisation keys that open this vault."""
        return header_file.read(self.folder_of(entry))[0].recovery.key_id

    def folder_of(self, entry: str) -> Path:
        """Where a vault lies: for copying it elsewhere while it is closed."""
        return self._folder / entry

    @contextmanager
    def _alone(self, entry: str) -> Iterator[OnlyHere]:
        """Nobody else has this vault open meanwhile; the vault that is opened inside goes on holding the place."""
        self._refuse_revoked(self.folder_of(entry))
        check_ground(self.folder_of(entry))
        here = OnlyHere(self.folder_of(entry))
        try:
            yield here
        finally:
            if not here.kept:
                here.release()

    def _try(self, entry: str, header: Envelope, passphrase: str, brought: bytes | None = None) -> bytearray:
        """The data key. `brought`: the office's half, from a lease given at the door."""
        attempts = self._attempts(entry)
        attempts.begin()
        try:
            key = envelope.open_with_passphrase(header, passphrase, self._secret(entry, header, brought))
        except (DeviceKeyMissing, KeyringLocked, VaultDamaged, LeaseNeeded, HalfUnknown, TooLittleMemory):
            attempts.take_back()
            raise
        attempts.succeed()
        return key

    def _secret(self, entry: str, header: Envelope, brought: bytes | None = None) -> bytes | None:
        """What the passphrase slot needs besides the passphrase. Raises KeyringLocked, LeaseNeeded, HalfUnknown."""
        if header.slot.half:
            return halves.find(self._keyring, entry, header.slot.half, brought, self._clock())
        return device.secret_of(self._keyring, entry) if header.slot.device else None

    def _heard(self, entry: str, header: Envelope, lease: SignedLease | None) -> bytes | None:
        """The half of the key that a lease brings. Raises LeaseInvalid, and VaultRevoked after destroying the vault:
        the office's word needs no passphrase."""
        if lease is None or self._leases is None:
            return None
        said = verified(lease, self._leases.public, entry)
        if said.revoked:
            revocation.destroy(self.folder_of(entry), lease, self._keyring)
            raise VaultRevoked
        half = halves.half_in(lease, said)
        if header.slot.half and half is None:
            raise LeaseInvalid
        return half

    def _told(self, folder: Path) -> str | None:
        return revocation.told(folder, self._leases.public if self._leases else None)

    def _refuse_revoked(self, folder: Path) -> None:
        if self._told(folder) is not None:
            revocation.finish(folder, self._keyring)
            raise VaultRevoked
        if revocation.marked(folder, self._keyring):
            raise VaultRevoked

    def _open(
        self,
        entry: str,
        header: Envelope,
        key: bytearray,
        done: list[str],
        *,
        spare: bool,
        here: OnlyHere,
        lease: SignedLease | None = None,
        bind: Binding | None = None,
    ) -> OpenVault:
        """`bind`: None opens without the office's leave and leaves the passphrase slot as it is."""
        if rotation.finish(self.folder_of(entry), key):
            done = [*done, "key_rotated"]
        vault = self._opened(entry, key, half=header.slot.half)
        vault.hold(here)
        try:
            if vault.leave is not None and lease is not None:
                vault.leave.take(lease)
            if bind is not None:
                header = self._bound(vault, entry, header, key, bind, done)
            self._tell(vault, entry, header, done, spare=spare)
        except BaseException:
            vault.close()
            raise
        return vault

    def _bound(
        self, vault: OpenVault, entry: str, header: Envelope, key: bytearray, bind: Binding, done: list[str]
    ) -> Envelope:
        """The header as it should be: under the office's newest half where leases are strict, and never cheaper than
        today's Argon2id. Raises LeaseExpired, ClockSetBack, and LeaseNeeded while there is no half to bind to."""
        if vault.leave is not None:
            vault.leave.check()
        if vault.leave is not None and vault.leave.strict:
            newest = halves.newest(self._keyring, entry, bind.brought, self._clock())
            if newest is not None and halves.name_of(newest) != header.slot.half:
                header = self._rewrap(entry, header, key, bind.passphrase, newest, halves.name_of(newest))
                halves.settle(self._keyring, entry, newest)
                self._keyring.forget(f"device/{entry}")
                done.append("half_at_office")
            elif not header.slot.half:
                raise LeaseNeeded(sequence=vault.leave.sequence())
        if header.slot.kdf.m < self._kdf.m:
            secret = self._secret(entry, header, bind.brought) or device.own_secret(self._keyring, entry)
            header = self._rewrap(entry, header, key, bind.passphrase, secret, header.slot.half)
        return header

    def _tell(self, vault: OpenVault, entry: str, header: Envelope, done: list[str], *, spare: bool) -> None:
        """Say in `notices` and in the trail what was out of the ordinary at this opening."""
        if "restored" in done and "older_database" in vault.notices:
            vault.notices.remove("older_database")  # that is what a backup is
        if spare:
            header_file.save(self.folder_of(entry), header)
        kept = self._kept_generation(entry)
        older = not vault.note_generation(header.generation) or kept > header.generation
        if kept < header.generation:
            self._keyring.write(f"generation/{entry}", str(header.generation))
        notices = {"header_restored": spare, "older_header": older, "passphrase_only": not header.slot.device}
        events = [*done, *(name for name in ("header_restored", "older_header") if notices[name])]
        events += [name for name in ("older_database", "log_cut_off") if name in vault.notices]
        vault.notices += [*done, *(name for name, holds in notices.items() if holds)]
        with vault.work() as work:
            for what in events:
                who = f"organisation {header.recovery.key_id}" if what == "recovered" else header.user_name
                work.log(AuditEvent(entry, what, who, self._clock(), {"generation": header.generation}))

    def _opened(self, entry: str, key: bytearray, *, new: bool = False, half: str = "") -> OpenVault:
        leases = self._leases
        if leases is not None and half:
            leases = replace(leases, strict=True)
        return OpenVault(
            self.folder_of(entry),
            key,
            clock=self._clock,
            new_id=self._new_id,
            new=new,
            keyring=self._keyring,
            leases=leases,
        )

    def _rewrap(
        self, entry: str, header: Envelope, key: bytearray, passphrase: str, secret: bytes | None, half: str = ""
    ) -> Envelope:
        renewed = envelope.rewrap(
            header,
            key=key,
            passphrase=passphrase,
            kdf=self._kdf,
            device=secret,
            newest=self._kept_generation(entry),
            half=half,
        )
        header_file.save(self.folder_of(entry), renewed)
        return renewed

    def _attempts(self, entry: str) -> Attempts:
        return Attempts(self.folder_of(entry) / _ATTEMPTS, self._clock)

    def _kept_generation(self, entry: str) -> int:
        return device.number(self._keyring, f"generation/{entry}")

    @property
    def _keyring(self) -> Keyring:
        if self._given_keyring is None:
            self._given_keyring = OsKeyring()
        return self._given_keyring
