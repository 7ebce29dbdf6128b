"""Backups are encrypted, proven, rotated, and bring the dossiers back."""

import shutil
from pathlib import Path

import pytest

from desktop_app.casework.errors import NoSoundBackup, VaultDamaged, VaultFull
from desktop_app.vault import backup
from desktop_app.vault.lockbox import DirectoryLockbox
from desktop_app.vault.open_vault import OpenVault
from tests.unit.vault.conftest import PASSPHRASE, Clock
from tests.unit.vault.opened import fill, leaks


@pytest.fixture
def entry(lockbox: DirectoryLockbox, clock: Clock) -> str:
    """A vault with content and one backup of it, and an answer given after that backup."""
    made = lockbox.create(user_name="Anja", passphrase=PASSPHRASE)
    clock.move(days=1)
    vault = lockbox.unlock(made.id, PASSPHRASE)
    fill(vault, 3)
    vault.back_up()
    with vault.work() as work:
        work.set_local("after", 1)
    vault.close()
    return made.id


def test_a_destroyed_vault_comes_back_from_its_backup(lockbox: DirectoryLockbox, vaults: Path, entry: str) -> None:
    file = vaults / entry / "dossiers.db"
    file.write_bytes(file.read_bytes()[:5000])
    with pytest.raises(VaultDamaged):
        lockbox.unlock(entry, PASSPHRASE)
    vault = lockbox.restore(entry, PASSPHRASE)
    assert "restored" in vault.notices
    with vault.work() as work:
        assert len(work.find(kind="dossier")) == 3
        assert work.local("after") is None
        assert "restored" in [event.what for event in work.trail(entry)]
    vault.close()
    assert [path.stat().st_size for path in (vaults / entry).glob("damaged-*-dossiers.db")] == [5000]
    assert leaks(vaults) == []
    lockbox.unlock(entry, PASSPHRASE).close()


def test_a_folder_that_was_lost_comes_back_from_its_backups_alone(
    lockbox: DirectoryLockbox, vaults: Path, entry: str
) -> None:
    """The backups hold a copy of the header, so a copy of that one folder is enough."""
    saved = vaults.parent / "elsewhere"
    shutil.copytree(vaults / entry / "backups", saved)
    shutil.rmtree(vaults / entry)
    shutil.copytree(saved, vaults / entry / "backups")
    shutil.copy(saved / "vault.json", vaults / entry / "vault.json")
    vault = lockbox.restore(entry, PASSPHRASE)
    with vault.work() as work:
        assert len(work.find(kind="dossier")) == 3
    vault.close()


def test_a_damaged_backup_is_passed_over(lockbox: DirectoryLockbox, vaults: Path, entry: str) -> None:
    newest, oldest = backup.found(vaults / entry)
    data = bytearray(newest.read_bytes())
    data[len(data) // 2] ^= 1
    newest.write_bytes(data)
    vault = lockbox.restore(entry, PASSPHRASE)
    with vault.work() as work:
        assert work.find(kind="dossier") == []
    vault.close()
    oldest.write_bytes(b"")
    with pytest.raises(NoSoundBackup):
        _restore_without_backups(lockbox, vaults / entry, entry)


def _restore_without_backups(lockbox: DirectoryLockbox, folder: Path, entry: str) -> OpenVault:
    for path in backup.found(folder):
        path.write_bytes(b"nothing")
    return lockbox.restore(entry, PASSPHRASE)


def test_a_backup_that_does_not_verify_is_not_kept(
    lockbox: DirectoryLockbox, vaults: Path, entry: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_: object) -> list[str]:
        return ["page 3"]

    vault = lockbox.unlock(entry, PASSPHRASE)
    before = backup.found(vaults / entry)
    monkeypatch.setattr(backup, "problems", damaged)
    with pytest.raises(VaultDamaged):
        vault.back_up()
    assert backup.found(vaults / entry) == before
    assert not (vaults / entry / "backups" / "unfinished.db").exists()
    vault.close()


def test_a_failing_backup_does_not_keep_the_vault_open(
    lockbox: DirectoryLockbox, entry: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> Path:
        raise VaultFull

    vault = lockbox.unlock(entry, PASSPHRASE)
    clock.move(days=2)
    monkeypatch.setattr(backup, "make", full)
    vault.close()
    assert not any(vault._key)
    monkeypatch.undo()
    again = lockbox.unlock(entry, PASSPHRASE)
    assert "integrity_checked" in again.notices
    again.close()
