"""`opmaat vault`: damage is found, a backup put back, a new key given, a recovery done, all from the command line."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from nacl.public import PrivateKey

from desktop_app.__main__ import main
from desktop_app.cli import vault as command
from desktop_app.vault.device import NoKeyring
from desktop_app.vault.keys import FLOOR
from desktop_app.vault.lockbox import DirectoryLockbox
from tests.unit.vault.opened import fill

ONE, TWO = (bytes(PrivateKey.generate()) for _ in range(2))
PASSPHRASE = "vier losse woorden samen"


@pytest.fixture
def box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DirectoryLockbox:
    """A laptop that was set up, with a cheap lockbox in place of the costly one."""
    holders = [bytes(PrivateKey(each).public_key) for each in (ONE, TWO)]
    made = DirectoryLockbox(tmp_path / "vaults", holders, keyring=NoKeyring(), kdf=FLOOR)
    configuration = tmp_path / "opmaat.toml"
    configuration.write_text(f"recovery_key = {json.dumps([each.hex() for each in holders])}\n")
    monkeypatch.setenv("OPMAAT_CONFIG", str(configuration))
    monkeypatch.setattr(command, "harden", lambda: None)
    monkeypatch.setattr(command, "vaults", lambda: tmp_path / "vaults")
    monkeypatch.setattr(command, "lockbox", lambda _installation: made)
    return made


@pytest.fixture
def entry(box: DirectoryLockbox) -> str:
    entry = box.create(user_name="Anja", passphrase=PASSPHRASE).id
    vault = box.unlock(entry, PASSPHRASE)
    fill(vault, 3)
    vault.back_up()
    vault.close()
    return entry


def opmaat(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str, typed: str = ""
) -> tuple[int, Any]:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    code = main(["vault", *words, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_the_whole_way(
    box: DirectoryLockbox,
    entry: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    code, said = opmaat(monkeypatch, capsys, "list")
    assert (code, [each["user"] for each in said["vaults"]]) == (0, ["Anja"])
    code, said = opmaat(monkeypatch, capsys, "check", entry, typed=f"{PASSPHRASE}\n")
    assert (code, said["older"], said["broken_trails"]) == (0, 0, 0)
    code, said = opmaat(monkeypatch, capsys, "check", entry, typed="mis\n")
    assert (code, said["code"]) == (1, "wachtwoord_onjuist")
    file = box.folder_of(entry) / "dossiers.db"
    file.write_bytes(file.read_bytes()[: 4096 * 9] + bytes(4096))
    code, said = opmaat(monkeypatch, capsys, "check", entry, typed=f"{PASSPHRASE}\n")
    assert (code, said["code"]) == (1, "kluis_beschadigd")
    code, said = opmaat(monkeypatch, capsys, "restore", entry, typed=f"{PASSPHRASE}\n")
    assert (code, "restored" in said["notices"]) == (0, True)
    code, said = opmaat(monkeypatch, capsys, "rotate", entry, typed=f"{PASSPHRASE}\nandere woorden\n")
    assert (code, "key_rotated" in said["notices"]) == (0, True)
    code, said = opmaat(monkeypatch, capsys, "rescue", entry, typed="andere woorden\n")
    assert (code, said["saved"]["record"]) == (0, 9)
    for name, key in (("one", ONE), ("two", TWO)):
        (tmp_path / name).write_bytes(key)
    holders = ("--key", str(tmp_path / "one"), "--key", str(tmp_path / "two"))
    code, said = opmaat(monkeypatch, capsys, "recover", entry, *holders[:2], typed="nieuw\n")
    assert (code, said["code"]) == (1, "herstelsleutel_onjuist")
    code, said = opmaat(monkeypatch, capsys, "recover", entry, *holders, typed="nieuw\n")
    assert (code, "recovered" in said["notices"]) == (0, True)
    code, said = opmaat(monkeypatch, capsys, "passphrase", entry, typed="nieuw\nnog een zin\n")
    assert (code, said["ok"]) == (0, True)
    box.unlock(entry, "nog een zin").close()


def test_it_speaks_dutch_and_names_nobody(
    entry: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSPHRASE}\n"))
    assert main(["vault", "check", entry]) == 0
    said = capsys.readouterr().out
    assert said.splitlines()[-1] == "In orde."
    assert "kanarie" not in said
    monkeypatch.setattr("sys.stdin", io.StringIO("mis\n"))
    assert main(["vault", "check", entry]) == 1
    assert "Dit wachtwoord klopt niet" in capsys.readouterr().err


def test_a_laptop_that_was_not_set_up_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "harden", lambda: None)
    monkeypatch.setattr(command, "find_configuration", lambda: None)
    assert main(["vault", "list"]) == 2
