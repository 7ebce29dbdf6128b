"""Files only the organisation can open."""

import pytest
from nacl.public import PrivateKey

from desktop_app.vault.sealed import NotSealed, seal, unseal

CONTENT = b"Gesprek van dinsdag"


def test_only_the_organisation_opens_it() -> None:
    key, other = PrivateKey.generate(), PrivateKey.generate()
    sealed = seal(CONTENT, bytes(key.public_key))
    assert CONTENT not in sealed
    assert unseal(sealed, bytes(key)) == CONTENT
    for wrong in (bytes(other), b"kort"):
        with pytest.raises(NotSealed):
            unseal(sealed, wrong)
    for changed in (sealed[:-1], sealed[1:], sealed[:-1] + bytes([sealed[-1] ^ 1]), b""):
        with pytest.raises(NotSealed):
            unseal(changed, bytes(key))


def test_with_two_holders_both_are_needed() -> None:
    one, two = PrivateKey.generate(), PrivateKey.generate()
    sealed = seal(CONTENT, (bytes(one.public_key), bytes(two.public_key)))
    assert unseal(sealed, (bytes(one), bytes(two))) == CONTENT
    for wrong in ((bytes(two), bytes(one)), (bytes(one),), (bytes(two),) * 2):
        with pytest.raises(NotSealed):
            unseal(sealed, wrong)
