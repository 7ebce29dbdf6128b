"""Nobody without the data key can edit `vault.json`, not even somebody who repairs the checksum."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from nacl.public import PrivateKey

from desktop_app.casework.errors import DeviceKeyMissing, VaultDamaged, WrongPassphrase
from desktop_app.vault import envelope, header, header_file, keys, wrapping
from desktop_app.vault.header import Envelope
from desktop_app.vault.keys import FLOOR, Kdf
from tests.unit.vault.conftest import PRIVATE

PUBLIC = bytes(PrivateKey(PRIVATE).public_key)
OTHER = bytes(PrivateKey.generate().public_key)


HALF = bytes(range(32))
NAME = hashlib.sha256(HALF).hexdigest()


def sealed(id: str = "a" * 32, device: bytes | None = None, half: str = "") -> tuple[Envelope, bytearray]:
    key = keys.new_key()
    made = envelope.seal(
        id,
        key=key,
        user_name="Anja",
        practice=False,
        passphrase="pas",
        kdf=FLOOR,
        device=device,
        public=[PUBLIC],
        half=half,
    )
    return made, key


@pytest.fixture(scope="module")
def genuine() -> Envelope:
    return sealed()[0]


@pytest.fixture(scope="module")
def foreign() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(sealed("b" * 32)[0].text())
    return made


def forged(genuine: Envelope, edit: Callable[[dict[str, Any]], object]) -> str:
    """The text after an edit, with the checksum made right again."""
    body = json.loads(genuine.text())
    edit(body)
    body.pop("sum")
    return json.dumps(body | {"sum": header._sum(body)})


def slot(body: dict[str, Any], number: int) -> dict[str, Any]:
    found: dict[str, Any] = body["slots"][number]
    return found


EDITS: dict[str, Callable[[dict[str, Any]], object]] = {
    "cheaper stretching": lambda body: slot(body, 0)["kdf"].update(t=1, m=8),
    "cheaper within bounds": lambda body: slot(body, 0)["kdf"].update(t=4),
    "memory bomb": lambda body: slot(body, 0)["kdf"].update(m=1_000_000),
    "time bomb": lambda body: slot(body, 0)["kdf"].update(t=10_000),
    "dropped recovery slot": lambda body: body["slots"].pop(1),
    "recovery slot of another organisation": lambda body: slot(body, 1).update(
        key_id=keys.key_id(OTHER), wrapped=wrapping.seal(keys.new_key(), OTHER, b"").hex()
    ),
    "second passphrase slot": lambda body: body["slots"].insert(0, dict(slot(body, 0))),
    "edited generation": lambda body: body.update(generation=9),
    "made practice": lambda body: body.update(practice=True),
    "renamed": lambda body: body.update(user_name="Bert"),
    "moved": lambda body: body.update(id="b" * 32),
    "other salt": lambda body: slot(body, 0).update(salt="00" * 16),
    "short salt": lambda body: slot(body, 0).update(salt="00"),
    "bound to a device": lambda body: slot(body, 0).update(device=True),
    "extra field": lambda body: body.update(extra=1),
    "other mac": lambda body: body.update(mac="00" * 32),
    "no mac": lambda body: body.pop("mac"),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edited_header_is_refused(genuine: Envelope, name: str) -> None:
    text = forged(genuine, EDITS[name])
    assert text != genuine.text()
    with pytest.raises((VaultDamaged, WrongPassphrase)):
        envelope.open_with_passphrase(header.parse(text), "pas", bytes(32))
    with pytest.raises((VaultDamaged, wrapping.KeyRefused)):
        envelope.open_with_recovery(header.parse(text), [PRIVATE])


STRICT_EDITS: dict[str, Callable[[dict[str, Any]], object]] = {
    "no half needed": lambda body: slot(body, 0).pop("half"),
    "no half needed, as a vault of before": lambda body: (slot(body, 0).pop("half"), body.update(format=1)),
    "another half": lambda body: slot(body, 0).update(half="0" * 64),
    "an empty name": lambda body: slot(body, 0).update(half=""),
    "no secret at all": lambda body: slot(body, 0).update(device=False),
    "an older format": lambda body: body.update(format=1),
}


@pytest.mark.parametrize("name", STRICT_EDITS)
def test_an_edited_header_of_a_strict_vault_is_refused(name: str) -> None:
    strict = sealed(device=HALF, half=NAME)[0]
    assert any(envelope.open_with_passphrase(header.parse(strict.text()), "pas", HALF))
    text = forged(strict, STRICT_EDITS[name])
    for secret in (HALF, None):
        with pytest.raises((VaultDamaged, WrongPassphrase, DeviceKeyMissing)):
            envelope.open_with_passphrase(header.parse(text), "pas", secret)


@pytest.mark.parametrize("number", [0, 1])
def test_a_slot_of_another_vault_is_refused(genuine: Envelope, foreign: dict[str, Any], number: int) -> None:
    text = forged(genuine, lambda body: body["slots"].__setitem__(number, foreign["slots"][number]))
    with pytest.raises((VaultDamaged, WrongPassphrase)):
        envelope.open_with_passphrase(header.parse(text), "pas", None)
    with pytest.raises((VaultDamaged, wrapping.KeyRefused)):
        envelope.open_with_recovery(header.parse(text), [PRIVATE])


def test_damage_is_not_taken_for_a_wrong_passphrase(genuine: Envelope) -> None:
    text = genuine.text()
    for place in range(0, len(text), 7):
        if text[place] in "0123456789abcdef":
            flipped = text[:place] + ("0" if text[place] != "0" else "1") + text[place + 1 :]
            with pytest.raises(VaultDamaged):
                header.parse(flipped)


def test_a_genuine_header_reads_back(genuine: Envelope) -> None:
    assert header.parse(genuine.text()) == genuine
    assert any(envelope.open_with_passphrase(genuine, "pas", None))
    assert envelope.open_with_recovery(genuine, [PRIVATE]) == envelope.open_with_passphrase(genuine, "pas", None)


def test_no_key_is_in_the_header() -> None:
    made, key = sealed(device=b"d" * 32)
    for secret in (bytes(key), keys.subkey(key, "sqlcipher/v1"), b"d" * 32):
        assert secret.hex() not in made.text()


def test_a_forged_header_is_never_made_genuine(genuine: Envelope) -> None:
    key = envelope.open_with_passphrase(genuine, "pas", None)
    with pytest.raises(VaultDamaged):
        envelope.rewrap(replace(genuine, practice=True), key=key, passphrase="nieuw", kdf=FLOOR, device=None)


@pytest.mark.parametrize("kdf", [Kdf(2, 64), Kdf(3, 63), Kdf(13, 64), Kdf(3, 1025)])
def test_costs_out_of_bounds_are_not_written(kdf: Kdf) -> None:
    with pytest.raises(ValueError, match="Argon2id"):
        envelope.seal(
            "a", key=keys.new_key(), user_name="", practice=False, passphrase="p", kdf=kdf, device=None, public=[PUBLIC]
        )


def test_a_generation_is_above_every_known_one(genuine: Envelope) -> None:
    key = envelope.open_with_passphrase(genuine, "pas", None)
    renewed = envelope.rewrap(genuine, key=key, passphrase="pas", kdf=FLOOR, device=None, newest=7)
    assert renewed.generation == 8
    assert renewed.slot.salt != genuine.slot.salt


def test_a_power_cut_leaves_the_old_or_the_new_header(
    genuine: Envelope, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    header_file.save(tmp_path, genuine)
    newer = replace(genuine, generation=2)

    def cut(path: Path, target: Path) -> Path:
        raise OSError("power")

    monkeypatch.setattr(Path, "replace", cut)
    with pytest.raises(OSError, match="power"):
        header_file.save(tmp_path, newer)
    monkeypatch.undo()
    assert header_file.read(tmp_path) == (genuine, False)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["vault.json", "vault.json.bak"]
