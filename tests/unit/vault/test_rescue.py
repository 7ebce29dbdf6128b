"""What can still be read of a damaged vault is saved, and the damaged file is not touched."""

import hashlib
from pathlib import Path

import pytest

from desktop_app.casework.errors import NoSoundBackup, VaultDamaged
from desktop_app.casework.records import section_record
from desktop_app.vault import backup
from desktop_app.vault.lockbox import DirectoryLockbox
from tests.unit.vault.conftest import PASSPHRASE
from tests.unit.vault.opened import fill, leaks

ROUNDS = 40


@pytest.fixture
def entry(lockbox: DirectoryLockbox) -> str:
    """A vault of 40 dossiers without any backup."""
    entry = lockbox.create(user_name="Anja", passphrase=PASSPHRASE).id
    vault = lockbox.unlock(entry, PASSPHRASE)
    fill(vault, ROUNDS)
    vault.close()
    for path in backup.found(lockbox.folder_of(entry)):
        path.unlink()
    return entry


def hurt(folder: Path, *pages: int) -> None:
    data = bytearray((folder / "dossiers.db").read_bytes())
    for page in pages:
        data[(page - 1) * 4096 + 99] ^= 1
    (folder / "dossiers.db").write_bytes(data)


def page_count(lockbox: DirectoryLockbox, entry: str) -> int:
    vault = lockbox.unlock(entry, PASSPHRASE)
    with vault._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    vault.close()
    return int(pages)


def test_a_vault_with_one_bad_page_is_saved_but_for_that_page(lockbox: DirectoryLockbox, entry: str) -> None:
    folder = lockbox.folder_of(entry)
    hurt(folder, page_count(lockbox, entry) // 2)
    with pytest.raises(VaultDamaged):
        _open_and_read(lockbox, entry)
    for path in backup.found(folder):
        path.unlink()
    before = hashlib.sha256((folder / "dossiers.db").read_bytes()).digest()
    with pytest.raises(NoSoundBackup):
        lockbox.restore(entry, PASSPHRASE)
    rescued = lockbox.rescue(entry, PASSPHRASE)
    assert hashlib.sha256((folder / "dossiers.db").read_bytes()).digest() == before
    assert rescued.saved["record"] + rescued.saved["answer"] > ROUNDS * 9
    vault = lockbox.restore(entry, PASSPHRASE, rescued=True)
    assert "restored" in vault.notices
    with vault.work() as work:
        found = [record.id for record in work.find(kind="dossier")]
        assert len(found) >= ROUNDS - 5
        assert set(work.search("zeynep")) == set(found)
        sections = [section for id in found if (section := work.get(section_record(id, "gezin")))]
        whole = [section for section in sections if len(section.body["answers"]) == 8]
        assert len(whole) >= ROUNDS - 5
        assert work.unsent()
    vault.check()
    assert vault.find_replayed("anja") == []
    vault.close()
    assert leaks(folder) == []
    assert list(folder.glob("damaged-*-dossiers.db"))


def _open_and_read(lockbox: DirectoryLockbox, entry: str) -> None:
    vault = lockbox.unlock(entry, PASSPHRASE)
    try:
        vault.check()
    finally:
        vault.close()


def test_a_sound_vault_is_saved_whole(lockbox: DirectoryLockbox, entry: str) -> None:
    rescued = lockbox.rescue(entry, PASSPHRASE)
    assert rescued.lost == ()
    assert rescued.saved["record"] == 3 * ROUNDS
    assert rescued.saved["answer"] == 8 * ROUNDS


def test_without_a_first_page_there_is_nothing_to_save(lockbox: DirectoryLockbox, entry: str) -> None:
    hurt(lockbox.folder_of(entry), 1)
    with pytest.raises(NoSoundBackup):
        lockbox.rescue(entry, PASSPHRASE)
    assert not list((lockbox.folder_of(entry) / "backups").glob("rescue-*"))
