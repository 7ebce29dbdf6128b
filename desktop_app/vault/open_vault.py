"""A vault after unlocking."""

import contextlib
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from desktop_app.casework.errors import VaultDamaged, VaultFull
from desktop_app.casework.leases import LeaseTerms, SignedLease
from desktop_app.casework.ports import AuditEvent, Clock, NewId
from desktop_app.vault import backup, erasure, ledger, migration, revocation
from desktop_app.vault.device import Keyring, NoKeyring
from desktop_app.vault.entries import DATABASE, HINT, TIME
from desktop_app.vault.files import SealedFiles
from desktop_app.vault.ground import OnlyHere
from desktop_app.vault.header_file import write_atomically
from desktop_app.vault.keys import subkey, wipe
from desktop_app.vault.leave import VaultLeave
from desktop_app.vault.lookback import Lookback
from desktop_app.vault.meta import read_meta, write_meta
from desktop_app.vault.opening import execute_alone, make_engine, problems
from desktop_app.vault.rows import Rows
from desktop_app.vault.sync_store import EncryptedSyncStore
from desktop_app.vault.trail import Trail
from desktop_app.vault.unit_of_work import EncryptedWork
from desktop_app.vault.wal import cut_off
from desktop_app.vault.witness import Witness


class OpenVault:
    """`Vault` on SQLCipher. `notices` are codes worth telling the user after unlocking:

    "integrity_checked": the last session did not end well, the file was checked and is sound ·
    "log_cut_off": the last session did not end well, and the end of the log with the newest writes cannot be read ·
    "older_header": `vault.json` is older than the one this vault was last opened with ·
    "header_restored": `vault.json` was unreadable, the spare took its place ·
    "passphrase_only": the keyring of this laptop holds no second half of the key ·
    "half_at_office": from now on the second half of the key lives at the office ·
    "restored": the vault was put back from a backup ·
    "older_database": the database is older than the one that was last closed on this laptop.
    """

    def __init__(
        self,
        folder: Path,
        key: bytearray,
        *,
        clock: Clock,
        new_id: NewId,
        new: bool = False,
        keyring: Keyring | None = None,
        leases: LeaseTerms | None = None,
    ) -> None:
        """Open with the data key, which is wiped by `close`; make the file if it is `new`.

        Migrates where needed; checks the whole file after an unclean end; `keyring` remembers what was last seen.
        `leases`: where the office's leave is needed; `leave` then says until when.

        Raises VaultTooNew, VaultDamaged, VaultFull.
        """
        self.notices: list[str] = []
        self._folder, self._key, self._clock, self._new_id = folder, key, clock, new_id
        self._database_key = subkey(key, "sqlcipher/v1")
        self._path = folder / DATABASE
        log_cut_off = cut_off(folder / f"{DATABASE}-wal")
        self.files = SealedFiles(folder)
        self._here: OnlyHere | None = None
        self._engine = make_engine(self._path, self._database_key)
        self._keyring = keyring or NoKeyring()
        self._witness = Witness(folder, key, self._keyring)
        self._lookback = Lookback(self._engine, self._witness)
        self.leave: VaultLeave | None = None
        if leases is not None:
            self.leave = VaultLeave(
                self._engine,
                self._witness,
                terms=leases,
                keyring=self._keyring,
                vault=folder.name,
                clock=clock,
                revoke=self._destroy,
            )
        try:
            if new:
                self._path.touch(mode=0o600)
            elif not self._path.exists():
                raise VaultDamaged
            self._migrate(new)
            if self._lookback.begin():
                self.notices.append("older_database")
            self._check_after_unclean_end(log_cut_off=log_cut_off)
            self._sweep()
            with self._engine.begin() as connection:
                Rows(connection).index_newly()
        except BaseException:
            self._lock()
            raise

    def work(self) -> EncryptedWork:
        """A new unit of work. Raises VaultLocked on entering it after `close`."""
        return EncryptedWork(self._engine, self._new_id, self._write_hint, self._scrub)

    def sync_store(self) -> EncryptedSyncStore:
        """For the sync loop; it uses connections of its own and may live on another thread."""
        return EncryptedSyncStore(self._engine, self._new_id)

    def hold(self, here: OnlyHere) -> None:
        """Keep the place until `close`, so that no other program opens this vault."""
        self._here, here.kept = here, True

    def close(self) -> None:
        """Back up if a day has passed, note a clean end, wipe the keys. Safe to call twice."""
        if not any(self._key):
            return
        try:
            # Neither a full disk nor a damaged page may keep the vault from locking: the next opening checks the file.
            with contextlib.suppress(VaultFull, VaultDamaged):
                if not self._renew_backups() and backup.due(self._folder, self._clock()):
                    self.back_up()
                if self.leave is not None:
                    self.leave.note_clock()
                self._sweep()
                self._lookback.end()
        finally:
            self._lock()

    def footprint(self) -> tuple[int, datetime | None]:
        """Bytes of every file of this vault, and when the newest backup was taken."""
        taken = [backup.taken_at(path) for path in backup.found(self._folder)[:1]]
        return sum(path.stat().st_size for path in self._folder.rglob("*") if path.is_file()), next(iter(taken), None)

    def back_up(self) -> Path:
        """Make an encrypted backup now and verify it; three are kept. Raises VaultFull, VaultDamaged."""
        return backup.make(self._engine, self._folder, self._database_key, self._clock())

    def check(self) -> None:
        """Read and authenticate every page. Raises VaultDamaged."""
        with self._engine.connect() as connection:
            if problems(connection):
                raise VaultDamaged

    def find_replayed(self, by: str) -> list[str]:
        """Dossiers of which a page was replaced by an older one. Each is told once: the trail keeps it, the rows are
        taken as they are, and the next synchronisation fetches everything anew, so that newer versions come back."""
        with self._engine.begin() as connection:
            found = ledger.differing(connection)
            for dossier in found:
                Trail(connection).append(AuditEvent(dossier, "older_pages", by, self._clock(), {}))
            if found:
                ledger.recount(connection, found)
                connection.exec_driver_sql("DELETE FROM sync_cursor")
        return found

    def erase(self, dossier: str, *, absent: bool = False, proof: AuditEvent | None = None) -> None:
        """Remove a dossier from this laptop for good (retention, access withdrawn); nothing is told to the office.
        `absent`: it stays away until it is taken along again · `proof`: see `erasure.erase`.

        Backups are renewed, so that none holds it; with a full disk that happens at the next close.
        """
        erasure.erase(self._engine, dossier, absent=absent, proof=proof)
        self._sweep()
        with contextlib.suppress(VaultFull):
            self._renew_backups()

    def note_generation(self, generation: int) -> bool:
        """Remember the highest generation of the envelope; False if this one is older."""
        with self._engine.begin() as connection:
            seen = int(read_meta(connection, "generation") or 0)
            if generation > seen:
                write_meta(connection, "generation", str(generation))
        return generation >= seen

    def _migrate(self, new: bool) -> None:
        engine = make_engine(self._path, self._database_key, transactions=False)
        try:
            migration.upgrade(engine, before=self._back_up_before(engine), new=new)
        finally:
            engine.dispose()

    def _back_up_before(self, engine: Engine) -> Callable[[], object]:
        now = self._clock()
        return lambda: backup.make(engine, self._folder, self._database_key, now, reason="migration")

    def _check_after_unclean_end(self, *, log_cut_off: bool) -> None:
        with self._engine.begin() as connection:
            dirty = read_meta(connection, "dirty") == "1"
            unclean = dirty or log_cut_off  # the mark itself may have stood in what was cut off
            if not dirty:
                write_meta(connection, "dirty", "1")
        if unclean:
            self.check()
            self.notices.append("log_cut_off" if log_cut_off else "integrity_checked")

    def _renew_backups(self) -> bool:
        """After something was erased: one new backup, proven, instead of those that still hold it."""
        with self._engine.begin() as connection:
            erasure.mark_taken_over(connection)
            stale = read_meta(connection, erasure.STALE) == "1"
        if not stale:
            return False
        older = backup.found(self._folder)
        if older:
            fresh = self.back_up()
            for path in older:
                if path != fresh:
                    path.unlink(missing_ok=True)
        with self._engine.begin() as connection:
            write_meta(connection, erasure.STALE, "0")
        execute_alone(self._engine, "PRAGMA wal_checkpoint(TRUNCATE)")
        return bool(older)

    def _scrub(self) -> None:
        """After something was taken out of a record. With a full disk the backups wait until the next close."""
        with contextlib.suppress(VaultFull):
            execute_alone(self._engine, "PRAGMA wal_checkpoint(TRUNCATE)")
            self._renew_backups()

    def _sweep(self) -> None:
        """Remove files of attachments that no record holds the key of. Not while a damaged database is set aside: what
        can be rescued of it may still hold keys."""
        if any(self._folder.glob("damaged-*")):
            return
        with self._engine.begin() as connection:
            self.files.sweep(Rows(connection).files().keys())

    def _write_hint(self, at: str | None) -> None:
        shown = at if at and TIME.fullmatch(at) else None
        with contextlib.suppress(OSError, VaultFull):  # only a hint; what was answered is already stored
            write_atomically(self._folder / HINT, json.dumps({"talk_at": shown}).encode())

    def _destroy(self, given: SignedLease) -> None:
        self._lock()
        revocation.destroy(self._folder, given, self._keyring)

    def _lock(self) -> None:
        wipe(self._key)
        wipe(self._database_key)
        self._witness.forget()
        if self._here is not None:
            self._here.release()
        self._engine.dispose()
