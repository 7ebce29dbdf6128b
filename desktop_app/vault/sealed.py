"""Files only the organisation can open: sealed to its public key, the same that can recover a vault."""

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from desktop_app.domain.errors import OpmaatError

MARK = b"opmaat-verzegeld/1\n"


class NotSealed(OpmaatError):
    """This is no sealed file, it was changed, or it is sealed to another key."""

    code = "niet_verzegeld"


def seal(content: bytes, organisation: bytes | tuple[bytes, ...]) -> bytes:
    """`organisation`: X25519 public key, 32 bytes, or one per holder: then every one of them is needed to open it."""
    for key in _keys(organisation):
        content = MARK + SealedBox(PublicKey(key)).encrypt(content)
    return content


def unseal(sealed: bytes, private: bytes | tuple[bytes, ...]) -> bytes:
    """`private`: X25519 private key, 32 bytes, or one per holder in the order of `seal`. Raises NotSealed."""
    for key in reversed(_keys(private)):
        if not sealed.startswith(MARK):
            raise NotSealed
        try:
            sealed = SealedBox(PrivateKey(key)).decrypt(sealed[len(MARK) :])
        except (CryptoError, ValueError, TypeError) as failure:
            raise NotSealed from failure
    return sealed


def _keys(given: bytes | tuple[bytes, ...]) -> tuple[bytes, ...]:
    return (given,) if isinstance(given, bytes) else given
