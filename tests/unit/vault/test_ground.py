"""Bad ground: a vault opened twice, a network drive, a disk that cannot be written, a keyring that is locked,
little memory."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.casework.errors import KeyringLocked, TooLittleMemory, VaultInUse, VaultOnNetwork, VaultReadOnly
from desktop_app.vault import ground
from desktop_app.vault.lockbox import DirectoryLockbox
from tests.unit.vault.conftest import PASSPHRASE, Clock, DictKeyring, lockbox_on

MOUNTS = (
    "22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw",
    "30 22 0:50 / /home rw,relatime shared:1 - nfs4 server:/home rw",
    "31 30 8:2 / /home/anja/Lokaal\\040werk rw - ext4 /dev/sda2 rw",
    "32 22 0:51 / /media/deel rw - cifs //server/deel rw",
    "33 22 0:52 / /home2 rw - fuse.sshfs x rw",
)


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/var/lib/opmaat", "ext4"),
        ("/home/anja/.local/share/opmaat", "nfs4"),
        ("/home/anja/Lokaal werk/opmaat", "ext4"),
        ("/media/deel", "cifs"),
        ("/home2/x", "fuse.sshfs"),
        ("/homeless", "ext4"),
    ],
)
def test_the_deepest_mount_tells_what_a_folder_lies_on(folder: str, kind: str) -> None:
    assert ground.mount_type(Path(folder), MOUNTS) == kind


def test_a_vault_is_not_made_or_opened_on_a_network_drive(
    lockbox: DirectoryLockbox, vaults: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if sys.platform != "linux":
        pytest.skip("the list of mounts is Linux")
    entry = lockbox.create(user_name="Anja", passphrase=PASSPHRASE).id
    mounts = tmp_path / "mounts"
    mounts.write_text(f"22 1 8:1 / / rw - ext4 /dev/sda1 rw\n30 22 0:50 / {vaults} rw - nfs4 server:/home rw\n")
    monkeypatch.setattr(ground, "MOUNTS", mounts)
    with pytest.raises(VaultOnNetwork):
        lockbox.unlock(entry, PASSPHRASE)
    with pytest.raises(VaultOnNetwork):
        lockbox.create(user_name="Bert", passphrase=PASSPHRASE)
    assert [path.name for path in vaults.iterdir()] == [entry]
    monkeypatch.undo()
    lockbox.unlock(entry, PASSPHRASE).close()


def test_a_vault_opens_once(lockbox: DirectoryLockbox, vaults: Path, clock: Clock) -> None:
    entry = lockbox.create(user_name="Anja", passphrase=PASSPHRASE).id
    vault = lockbox.unlock(entry, PASSPHRASE)
    second = lockbox_on(vaults, clock)
    for attempt in (second.unlock, second.restore, second.rescue):
        with pytest.raises(VaultInUse):
            attempt(entry, PASSPHRASE)
    vault.close()
    second.unlock(entry, PASSPHRASE).close()
    lockbox.unlock(entry, PASSPHRASE).close()


def test_a_killed_program_does_not_keep_the_vault(lockbox: DirectoryLockbox, vaults: Path) -> None:
    entry = lockbox.create(user_name="Anja", passphrase=PASSPHRASE).id
    code = "import sys; from pathlib import Path; from desktop_app.vault.ground import OnlyHere\n"
    code += "held = OnlyHere(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    command = [sys.executable, "-c", code, str(vaults / entry)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as other:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(VaultInUse):
            lockbox.unlock(entry, PASSPHRASE)
        other.kill()
        other.wait()
        lockbox.unlock(entry, PASSPHRASE).close()


def test_a_disk_that_cannot_be_written_is_said_so(vaults: Path, clock: Clock, tmp_path: Path) -> None:
    """A real read-only mount, where this machine allows one."""
    lockbox = lockbox_on(tmp_path / "disk", clock)
    (tmp_path / "disk").mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(tmp_path / "disk")], capture_output=True).returncode:
        pytest.skip("mounting needs root")
    try:
        entry = lockbox.create(user_name="Anja", passphrase=PASSPHRASE).id
        subprocess.run(["mount", "-o", "remount,ro", str(tmp_path / "disk")], check=True)
        with pytest.raises(VaultReadOnly):
            lockbox.unlock(entry, PASSPHRASE)
        with pytest.raises(VaultReadOnly):
            lockbox.create(user_name="Bert", passphrase=PASSPHRASE)
        assert [one.id for one in lockbox.entries()] == [entry]
        subprocess.run(["mount", "-o", "remount,rw", str(tmp_path / "disk")], check=True)
        lockbox.unlock(entry, PASSPHRASE).close()
    finally:
        subprocess.run(["umount", str(tmp_path / "disk")], check=True)


class LockableKeyring(DictKeyring):
    """A keyring that can be locked, as that of a session is after a suspend."""

    locked = False

    def read(self, name: str) -> str | None:
        if self.locked:
            raise KeyringLocked
        return super().read(name)


def test_a_locked_keyring_is_not_a_wrong_passphrase(vaults: Path, clock: Clock) -> None:
    keyring = LockableKeyring()
    lockbox = lockbox_on(vaults, clock, keyring)
    entry = lockbox.create(user_name="Anja", passphrase=PASSPHRASE).id
    keyring.locked = True
    for _ in range(6):
        with pytest.raises(KeyringLocked):
            lockbox.unlock(entry, PASSPHRASE)
    keyring.locked = False
    lockbox.unlock(entry, PASSPHRASE).close()


def test_a_vault_without_a_device_secret_opens_beside_a_locked_keyring(vaults: Path, clock: Clock) -> None:
    entry = lockbox_on(vaults, clock).create(user_name="Anja", passphrase=PASSPHRASE).id
    keyring = LockableKeyring()
    keyring.locked = True
    lockbox_on(vaults, clock, keyring).unlock(entry, PASSPHRASE).close()


def test_too_little_memory_is_not_a_wrong_passphrase(
    lockbox: DirectoryLockbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process of its own shows that it is really told; six tries here, that it costs none."""
    code = (
        "import resource; from desktop_app.vault import keys, wrapping\n"
        "from desktop_app.casework.errors import TooLittleMemory\n"
        "resource.setrlimit(resource.RLIMIT_AS, (400 * 2**20, 400 * 2**20))\n"
        "try:\n    wrapping.stretch('pas', bytes(16), keys.CEILING, None)\nexcept TooLittleMemory:\n    print('told')"
    )
    if sys.platform != "linux":
        pytest.skip("the limit of memory is Linux")
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert told.stdout == "told\n"
    entry = lockbox.create(user_name="Anja", passphrase=PASSPHRASE).id

    def little(*_: object) -> bytes:
        raise TooLittleMemory

    monkeypatch.setattr("desktop_app.vault.wrapping.stretch", little)
    for _ in range(6):
        with pytest.raises(TooLittleMemory):
            lockbox.unlock(entry, PASSPHRASE)
    monkeypatch.undo()
    lockbox.unlock(entry, PASSPHRASE).close()
