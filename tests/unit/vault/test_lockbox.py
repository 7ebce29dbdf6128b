"""Opening, closing and recovering vaults with real keys and real files."""

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from nacl.public import PrivateKey

from desktop_app.casework.errors import (
    BackOff,
    DeviceKeyMissing,
    VaultDamaged,
    VaultFull,
    VaultReadOnly,
    VaultTooNew,
    WrongPassphrase,
    WrongRecoveryKey,
)
from desktop_app.casework.lockbox_ports import VaultEntry
from desktop_app.vault.keys import Kdf
from desktop_app.vault.lockbox import DirectoryLockbox
from desktop_app.vault.open_vault import OpenVault
from tests.unit.vault.conftest import PASSPHRASE, PRIVATE, Clock, DictKeyring, lockbox_on


def write(vault: OpenVault, value: str) -> None:
    with vault.work() as work:
        work.set_local("value", value)


def read(vault: OpenVault) -> object:
    with vault.work() as work:
        return work.local("value")


def test_a_vault_opens_with_its_passphrase_only(lockbox: DirectoryLockbox) -> None:
    entry = lockbox.create(user_name="Anja de Wit", passphrase=PASSPHRASE)
    assert list(lockbox.entries()) == [entry] == [VaultEntry(entry.id, "Anja de Wit")]
    vault = lockbox.unlock(entry.id, PASSPHRASE)
    write(vault, "bewaard")
    vault.close()
    with pytest.raises(WrongPassphrase):
        lockbox.unlock(entry.id, PASSPHRASE + " ")
    vault = lockbox.unlock(entry.id, PASSPHRASE)
    assert read(vault) == "bewaard"
    vault.close()


def test_a_passphrase_typed_with_other_code_points_is_the_same(lockbox: DirectoryLockbox) -> None:
    entry = lockbox.create(user_name="Anja", passphrase="caf\u00e9 \ufb01ets")
    lockbox.unlock(entry.id, "cafe\u0301 fiets").close()


def test_vaults_are_apart_and_practice_comes_last(lockbox: DirectoryLockbox) -> None:
    practice = lockbox.create(user_name="Anja", passphrase="een", practice=True)
    bert = lockbox.create(user_name="Bert", passphrase="twee")
    assert list(lockbox.entries()) == [bert, practice]
    assert practice.practice
    with pytest.raises(WrongPassphrase):
        lockbox.unlock(bert.id, "een")


def test_an_open_talk_shows_before_unlocking_and_never_more_than_a_time(lockbox: DirectoryLockbox) -> None:
    entry = lockbox.create(user_name="Anja", passphrase=PASSPHRASE)
    vault = lockbox.unlock(entry.id, PASSPHRASE)
    hints = {"13:45": "13:45", "mevrouw Tesfay": None, None: None, "09:05": "09:05"}
    for at, shown in hints.items():
        with vault.work() as work:
            work.set_local("talk_at", at)
        assert lockbox.entries()[0].talk_at == shown
    with pytest.raises(RuntimeError):
        _set_talk_and_break_off(vault)
    assert lockbox.entries()[0].talk_at == "09:05"
    vault.close()


def _set_talk_and_break_off(vault: OpenVault) -> None:
    with vault.work() as work:
        work.set_local("talk_at", "23:59")
        raise RuntimeError


def test_a_changed_passphrase_replaces_the_old_one_everywhere(lockbox: DirectoryLockbox, vaults: Path) -> None:
    entry = lockbox.create(user_name="Anja", passphrase="oud")
    vault = lockbox.unlock(entry.id, "oud")
    write(vault, "bewaard")
    vault.close()
    with pytest.raises(WrongPassphrase):
        lockbox.change_passphrase(entry.id, "niet oud", "nieuw")
    lockbox.change_passphrase(entry.id, "oud", "nieuw")
    folder = vaults / entry.id
    assert (folder / "vault.json").read_bytes() == (folder / "vault.json.bak").read_bytes()
    with pytest.raises(WrongPassphrase):
        lockbox.unlock(entry.id, "oud")
    vault = lockbox.unlock(entry.id, "nieuw")
    assert read(vault) == "bewaard"
    vault.close()


def test_the_organisation_recovers_and_the_trail_tells(lockbox: DirectoryLockbox) -> None:
    entry = lockbox.create(user_name="Anja", passphrase="vergeten")
    with pytest.raises(WrongRecoveryKey):
        lockbox.recover(entry.id, bytes(PrivateKey.generate()), "nieuw")
    with pytest.raises(WrongRecoveryKey):
        lockbox.recover(entry.id, b"short", "nieuw")
    vault = lockbox.recover(entry.id, PRIVATE, "nieuw")
    assert "recovered" in vault.notices
    with vault.work() as work:
        (event,) = work.trail(entry.id)
        assert (event.what, event.by) == ("recovered", f"organisation {lockbox.recovery_key_id(entry.id)}")
        assert work.trail_intact(entry.id)
    vault.close()
    lockbox.unlock(entry.id, "nieuw").close()


def test_guessing_slows_down_and_recovery_frees_it(lockbox: DirectoryLockbox, clock: Clock) -> None:
    entry = lockbox.create(user_name="Anja", passphrase=PASSPHRASE)
    for _ in range(4):
        with pytest.raises(WrongPassphrase):
            lockbox.unlock(entry.id, "raad")
    with pytest.raises(BackOff) as waiting:
        lockbox.unlock(entry.id, PASSPHRASE)
    assert waiting.value.params == {"seconds": 2}
    clock.move(seconds=2)
    lockbox.unlock(entry.id, PASSPHRASE).close()
    with pytest.raises(WrongPassphrase):
        lockbox.unlock(entry.id, "raad")
    lockbox.recover(entry.id, PRIVATE, PASSPHRASE).close()


def test_a_copied_disk_without_the_keyring_does_not_open(vaults: Path, clock: Clock) -> None:
    keyring = DictKeyring()
    lockbox = lockbox_on(vaults, clock, keyring)
    entry = lockbox.create(user_name="Anja", passphrase=PASSPHRASE)
    assert lockbox.device_bound(entry.id)
    vault = lockbox.unlock(entry.id, PASSPHRASE)
    assert "passphrase_only" not in vault.notices
    vault.close()
    thief = lockbox_on(vaults, clock)
    with pytest.raises(DeviceKeyMissing):
        thief.unlock(entry.id, PASSPHRASE)
    keyring.kept[f"device/{entry.id}"] = bytes(32).hex()
    with pytest.raises(WrongPassphrase):
        lockbox.unlock(entry.id, PASSPHRASE)
    keyring.kept.clear()
    recovered = thief.recover(entry.id, PRIVATE, "nieuw")
    assert "passphrase_only" in recovered.notices
    recovered.close()


def test_without_a_keyring_the_vault_says_so(lockbox: DirectoryLockbox) -> None:
    entry = lockbox.create(user_name="Anja", passphrase=PASSPHRASE)
    assert not lockbox.device_bound(entry.id)
    vault = lockbox.unlock(entry.id, PASSPHRASE)
    assert vault.notices == ["passphrase_only"]
    vault.close()


def test_a_cheap_slot_is_made_dearer_at_the_next_unlock(lockbox: DirectoryLockbox, vaults: Path, clock: Clock) -> None:
    entry = lockbox.create(user_name="Anja", passphrase=PASSPHRASE)
    dearer = DirectoryLockbox(
        vaults, bytes(PrivateKey(PRIVATE).public_key), keyring=DictKeyring(), clock=clock, kdf=Kdf(3, 65)
    )
    dearer.unlock(entry.id, PASSPHRASE).close()
    kept = json.loads((vaults / entry.id / "vault.json").read_text())
    assert kept["slots"][0]["kdf"] == {"t": 3, "m": 65}
    dearer.unlock(entry.id, PASSPHRASE).close()


def test_wrong_damaged_and_newer_are_told_apart(lockbox: DirectoryLockbox, vaults: Path) -> None:
    entry = lockbox.create(user_name="Anja", passphrase=PASSPHRASE)
    header, spare = vaults / entry.id / "vault.json", vaults / entry.id / "vault.json.bak"
    good = header.read_text()
    header.write_text(json.dumps(json.loads(good) | {"format": 3}))
    with pytest.raises(VaultTooNew):
        lockbox.unlock(entry.id, PASSPHRASE)
    for half in (good[: len(good) // 2], "", "null", "[]", good.replace('"wrapped": "', '"wrapped": "00')):
        header.write_text(half)
        spare.write_text(half)
        (vaults / entry.id / "backups" / "vault.json").write_text(half)
        with pytest.raises(VaultDamaged):
            lockbox.unlock(entry.id, PASSPHRASE)
        assert lockbox.entries()[0].user_name == ""
    header.unlink()
    with pytest.raises(VaultDamaged):
        lockbox.unlock(entry.id, PASSPHRASE)


def test_the_spare_stands_in_for_a_lost_header(lockbox: DirectoryLockbox, vaults: Path) -> None:
    entry = lockbox.create(user_name="Anja", passphrase=PASSPHRASE)
    header = vaults / entry.id / "vault.json"
    good = header.read_bytes()
    header.write_bytes(good[:100])
    vault = lockbox.unlock(entry.id, PASSPHRASE)
    assert "header_restored" in vault.notices
    vault.close()
    assert header.read_bytes() == good


def test_the_copy_with_the_backups_is_the_last_way_in(lockbox: DirectoryLockbox, vaults: Path) -> None:
    entry = lockbox.create(user_name="Anja", passphrase="oud")
    lockbox.change_passphrase(entry.id, "oud", PASSPHRASE)
    (vaults / entry.id / "vault.json").write_bytes(b"")
    (vaults / entry.id / "vault.json.bak").unlink()
    with pytest.raises(WrongPassphrase):
        lockbox.unlock(entry.id, "oud")
    vault = lockbox.unlock(entry.id, PASSPHRASE)
    assert "header_restored" in vault.notices
    vault.close()
    assert (vaults / entry.id / "vault.json.bak").exists()


def test_an_old_header_put_back_is_noticed(vaults: Path, clock: Clock) -> None:
    """Not refused: whoever has the old header and passphrase has the data key. The user is told."""
    for keyring in (None, DictKeyring()):
        folder = vaults / str(keyring is None)
        lockbox = lockbox_on(folder, clock, keyring)
        entry = lockbox.create(user_name="Anja", passphrase="oud")
        old = (folder / entry.id / "vault.json").read_bytes()
        lockbox.change_passphrase(entry.id, "oud", "nieuw")
        lockbox.unlock(entry.id, "nieuw").close()
        (folder / entry.id / "vault.json").write_bytes(old)
        vault = lockbox.unlock(entry.id, "oud")
        assert "older_header" in vault.notices
        with vault.work() as work:
            assert [event.what for event in work.trail(entry.id)] == ["older_header"]
        vault.close()


def test_the_header_of_another_vault_does_not_open_this_one(lockbox: DirectoryLockbox, vaults: Path) -> None:
    one = lockbox.create(user_name="Anja", passphrase=PASSPHRASE)
    other = lockbox.create(user_name="Bert", passphrase=PASSPHRASE)
    shutil.copy(vaults / other.id / "vault.json", vaults / one.id / "vault.json")
    with pytest.raises(VaultDamaged):
        lockbox.unlock(one.id, PASSPHRASE)


def test_a_missing_or_empty_file_is_damage_and_never_a_new_vault(lockbox: DirectoryLockbox, vaults: Path) -> None:
    entry = lockbox.create(user_name="Anja", passphrase=PASSPHRASE)
    file = vaults / entry.id / "dossiers.db"
    file.write_bytes(b"")
    with pytest.raises(VaultDamaged):
        lockbox.unlock(entry.id, PASSPHRASE)
    file.unlink()
    with pytest.raises(VaultDamaged):
        lockbox.unlock(entry.id, PASSPHRASE)
    assert not file.exists()


def test_a_vault_that_cannot_be_made_leaves_nothing_behind(
    lockbox: DirectoryLockbox, vaults: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> OpenVault:
        raise VaultFull

    monkeypatch.setattr("desktop_app.vault.lockbox.OpenVault", full)
    with pytest.raises(VaultFull):
        lockbox.create(user_name="Anja", passphrase=PASSPHRASE)
    assert list(vaults.iterdir()) == []


def test_only_the_owner_may_read(lockbox: DirectoryLockbox, vaults: Path) -> None:
    entry = lockbox.create(user_name="Anja", passphrase=PASSPHRASE)
    folder = vaults / entry.id
    assert folder.stat().st_mode & 0o077 == 0
    for path in folder.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path.name


def test_closing_wipes_the_keys(lockbox: DirectoryLockbox) -> None:
    entry = lockbox.create(user_name="Anja", passphrase=PASSPHRASE)
    vault = lockbox.unlock(entry.id, PASSPHRASE)
    kept = [vault._key, vault._database_key]
    assert all(any(key) for key in kept)
    vault.close()
    assert not any(any(key) for key in kept)


def test_a_backup_is_made_once_a_day(lockbox: DirectoryLockbox, vaults: Path, clock: Clock) -> None:
    entry = lockbox.create(user_name="Anja", passphrase=PASSPHRASE)
    counts = []
    for hours in (0, 23, 1, 24, 24, 24):
        clock.move(hours=hours)
        lockbox.unlock(entry.id, PASSPHRASE).close()
        counts.append(len(list((vaults / entry.id / "backups").glob("*.db"))))
    assert counts == [1, 1, 2, 3, 3, 3]
    clock.at -= timedelta(days=9)
    lockbox.unlock(entry.id, PASSPHRASE).close()
    assert (vaults / entry.id / "backups" / f"daily-{clock.at:%Y%m%dT%H%M%S%f}.db").exists()


def test_a_folder_that_cannot_be_made_is_told(vaults: Path) -> None:
    vaults.parent.mkdir(parents=True, exist_ok=True)
    in_the_way = vaults.parent / "bestand"
    in_the_way.write_bytes(b"")
    lockbox = DirectoryLockbox(in_the_way / "kluizen", bytes(PrivateKey.generate().public_key))
    with pytest.raises(VaultReadOnly):
        lockbox.create(user_name="Anja de Wit", passphrase=PASSPHRASE)
