"""The recovery key over two holders: together they open, one alone has noise."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from nacl.public import PrivateKey

from desktop_app.casework.errors import VaultDamaged, WrongRecoveryKey
from desktop_app.vault import envelope, header, keys, wrapping
from desktop_app.vault.device import NoKeyring
from desktop_app.vault.keys import FLOOR
from desktop_app.vault.lockbox import DirectoryLockbox
from tests.unit.vault.conftest import PASSPHRASE, Clock
from tests.unit.vault.test_envelope import forged

ONE, TWO, OTHER = (bytes(PrivateKey.generate()) for _ in range(3))


@pytest.fixture
def box(vaults: Path, clock: Clock) -> DirectoryLockbox:
    holders = [wrapping.public_of(ONE), wrapping.public_of(TWO)]
    return DirectoryLockbox(vaults, holders, keyring=NoKeyring(), clock=clock, kdf=FLOOR)


def test_both_holders_recover_in_any_order(box: DirectoryLockbox) -> None:
    entry = box.create(user_name="Anja", passphrase="vergeten").id
    assert box.recovery_key_id(entry) == f"{wrapping.key_id_of(ONE)} + {wrapping.key_id_of(TWO)}"
    for held in ([ONE, TWO], [TWO, ONE], [OTHER, TWO, ONE]):
        vault = box.recover(entry, held, PASSPHRASE)
        with vault.work() as work:
            event = work.trail(entry)[-1]
        assert (event.what, event.by) == ("recovered", f"organisation {box.recovery_key_id(entry)}")
        vault.close()
    box.unlock(entry, PASSPHRASE).close()


@pytest.mark.parametrize("held", [[ONE], [TWO], [ONE, ONE], [ONE, OTHER], [OTHER], [b"short", ONE], []])
def test_one_holder_alone_does_not(box: DirectoryLockbox, held: list[bytes]) -> None:
    entry = box.create(user_name="Anja", passphrase="vergeten").id
    with pytest.raises(WrongRecoveryKey):
        box.recover(entry, held, "nieuw")
    box.unlock(entry, "vergeten").close()


def test_a_share_is_noise_and_together_they_are_the_key() -> None:
    key = keys.new_key()
    for holders in range(1, 6):
        shares = keys.split(key, holders)
        assert len(shares) == holders
        assert keys.join(shares) == key
        assert holders == 1 or all(share != key for share in shares)
    assert keys.split(key, 2) != keys.split(key, 2)


def test_shares_of_another_vault_or_in_other_hands_are_refused() -> None:
    def made(id: str) -> header.Envelope:
        return envelope.seal(
            id,
            key=keys.new_key(),
            user_name="Anja",
            practice=False,
            passphrase="pas",
            kdf=FLOOR,
            device=None,
            public=[wrapping.public_of(ONE), wrapping.public_of(TWO)],
        )

    genuine, foreign = made("a" * 32), made("b" * 32)
    assert header.parse(genuine.text()) == genuine
    edits: dict[str, Callable[[Any], object]] = {
        "one share of another vault": lambda slot: slot["wrapped"].__setitem__(0, foreign.recovery.wrapped[0].hex()),
        "holders renamed": lambda slot: slot["key_ids"].__setitem__(0, wrapping.key_id_of(OTHER)),
        "one holder is enough": lambda slot: (slot["key_ids"].pop(), slot["wrapped"].pop()),
        "a share more": lambda slot: slot["wrapped"].append("00"),
        "shares swapped": lambda slot: slot["wrapped"].reverse(),
    }
    for name, edit in edits.items():
        text = forged(genuine, _on_recovery(edit))
        with pytest.raises((VaultDamaged, wrapping.KeyRefused)):
            envelope.open_with_recovery(header.parse(text), [ONE, TWO, OTHER])
        assert text != genuine.text(), name


def _on_recovery(edit: Callable[[Any], object]) -> Callable[[dict[str, Any]], object]:
    return lambda body: edit(body["slots"][1])
