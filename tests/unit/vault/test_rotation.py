"""A new data key: the copy of yesterday opens nothing of tomorrow, and a crash in the middle loses nothing."""

import shutil
from pathlib import Path

import pytest

from desktop_app.casework.errors import VaultDamaged, VaultFull, WrongPassphrase
from desktop_app.vault import backup, header_file, rotation
from desktop_app.vault.keys import subkey
from desktop_app.vault.lockbox import DirectoryLockbox
from tests.unit.vault.conftest import PASSPHRASE, PRIVATE, Clock, DictKeyring, lockbox_on
from tests.unit.vault.opened import decrypted_pages, fill, leaks


@pytest.fixture
def entry(lockbox: DirectoryLockbox, clock: Clock) -> str:
    entry = lockbox.create(user_name="Anja", passphrase=PASSPHRASE).id
    vault = lockbox.unlock(entry, PASSPHRASE)
    fill(vault, 4)
    vault.close()
    clock.move(days=1)
    return entry


def dossiers(lockbox: DirectoryLockbox, entry: str, passphrase: str) -> int:
    vault = lockbox.unlock(entry, passphrase)
    with vault.work() as work:
        found = len(work.find(kind="dossier"))
        assert work.search("zeynep")
    vault.check()
    vault.close()
    return found


def test_a_rotated_vault_has_everything_and_another_key(lockbox: DirectoryLockbox, vaults: Path, entry: str) -> None:
    old = lockbox.unlock(entry, PASSPHRASE)
    key = bytes(old._key)
    old.close()
    vault = lockbox.rotate(entry, PASSPHRASE, "een heel nieuwe zin")
    assert "key_rotated" in vault.notices
    assert bytes(vault._key) != key
    with vault.work() as work:
        assert [event.what for event in work.trail(entry)] == ["key_rotated"]
    vault.close()
    assert dossiers(lockbox, entry, "een heel nieuwe zin") == 4
    with pytest.raises(WrongPassphrase):
        lockbox.unlock(entry, PASSPHRASE)
    old_key = bytes(subkey(bytearray(key), "sqlcipher/v1"))
    for path in (vaults / entry).rglob("*.db"):
        assert b"kanarie" not in decrypted_pages(path, old_key), path.name
    assert leaks(vaults) == []
    assert not list((vaults / entry).glob("next*"))


def test_the_copy_of_a_thief_opens_only_itself(
    lockbox: DirectoryLockbox, vaults: Path, entry: str, tmp_path: Path
) -> None:
    """The old header and the old passphrase are known; what is written after the rotation stays shut."""
    shutil.copytree(vaults / entry, tmp_path / "copy")
    lockbox.rotate(entry, PASSPHRASE, "nieuw").close()
    for name in ("vault.json", "vault.json.bak"):
        shutil.copy(tmp_path / "copy" / name, vaults / entry / name)
    with pytest.raises(VaultDamaged):
        lockbox.unlock(entry, PASSPHRASE)


def test_the_organisation_and_the_backups_follow(lockbox: DirectoryLockbox, vaults: Path, entry: str) -> None:
    lockbox.rotate(entry, PASSPHRASE, "nieuw").close()
    (made,) = backup.found(vaults / entry)
    (vaults / entry / "dossiers.db").write_bytes(b"stuk" * 2000)
    vault = lockbox.restore(entry, "nieuw")
    with vault.work() as work:
        assert len(work.find(kind="dossier")) == 4
    vault.close()
    assert made.exists()
    vault = lockbox.recover(entry, PRIVATE, "weer anders")
    vault.close()
    assert dossiers(lockbox, entry, "weer anders") == 4


def test_the_keyring_goes_on_holding_its_half(vaults: Path, clock: Clock) -> None:
    keyring = DictKeyring()
    lockbox = lockbox_on(vaults, clock, keyring)
    entry = lockbox.create(user_name="Anja", passphrase=PASSPHRASE).id
    secret = keyring.kept[f"device/{entry}"]
    vault = lockbox.rotate(entry, PASSPHRASE, "nieuw")
    assert "older_header" not in vault.notices
    assert "older_database" not in vault.notices
    vault.close()
    assert keyring.kept[f"device/{entry}"] == secret
    assert lockbox.device_bound(entry)


def test_a_crash_before_the_header_leaves_the_old_vault(
    lockbox: DirectoryLockbox, vaults: Path, entry: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise VaultFull

    monkeypatch.setattr(header_file, "save", crash)
    with pytest.raises(VaultFull):
        lockbox.rotate(entry, PASSPHRASE, "nieuw")
    monkeypatch.undo()
    assert (vaults / entry / "next.db").exists()
    assert dossiers(lockbox, entry, PASSPHRASE) == 4
    assert not (vaults / entry / "next.db").exists()


def test_a_crash_after_the_header_is_finished_at_the_next_opening(
    lockbox: DirectoryLockbox, vaults: Path, entry: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> bool:
        raise VaultFull

    monkeypatch.setattr(rotation, "finish", crash)
    with pytest.raises(VaultFull):
        lockbox.rotate(entry, PASSPHRASE, "nieuw")
    monkeypatch.undo()
    vault = lockbox.unlock(entry, "nieuw")
    assert "key_rotated" in vault.notices
    vault.close()
    assert dossiers(lockbox, entry, "nieuw") == 4


def test_a_draft_that_does_not_prove_itself_changes_nothing(
    lockbox: DirectoryLockbox, vaults: Path, entry: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise VaultDamaged

    before = (vaults / entry / "vault.json").read_bytes()
    monkeypatch.setattr(backup, "verify", refuse)
    with pytest.raises(VaultDamaged):
        lockbox.rotate(entry, PASSPHRASE, "nieuw")
    monkeypatch.undo()
    assert (vaults / entry / "vault.json").read_bytes() == before
    assert dossiers(lockbox, entry, PASSPHRASE) == 4
