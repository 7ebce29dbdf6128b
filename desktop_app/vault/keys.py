"""Keys: one random data key per vault, everything else derived from it or wrapped around it."""

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError
from nacl.exceptions import RuntimeError as SodiumFailure
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.pwhash import argon2id

from desktop_app.casework.errors import TooLittleMemory

KEY_SIZE = 32
SALT_SIZE = argon2id.SALTBYTES
NONCE_SIZE = 24
_MEBIBYTE = 1024 * 1024


class KeyRefused(Exception):
    """The wrapped key does not open with what was given."""


@dataclass(frozen=True, slots=True)
class Kdf:
    """Cost of Argon2id with one lane: `t` passes over `m` MiB."""

    t: int = 3
    m: int = 256

    @property
    def acceptable(self) -> bool:
        """Neither so cheap that guessing pays, nor so dear that a forged header stops the laptop."""
        return FLOOR.t <= self.t <= CEILING.t and FLOOR.m <= self.m <= CEILING.m


FLOOR = Kdf(3, 64)
CEILING = Kdf(12, 1024)


def new_key() -> bytearray:
    return bytearray(secrets.token_bytes(KEY_SIZE))


def wipe(key: bytearray) -> None:
    """Overwrite a key in place. Copies made by the interpreter or a library stay until their memory is reused."""
    key[:] = bytes(len(key))


def subkey(key: bytearray, purpose: str) -> bytearray:
    """A key for one purpose (at most 16 ASCII characters), from which the data key cannot be computed."""
    return bytearray(hashlib.blake2b(key=key, person=purpose.encode(), digest_size=KEY_SIZE).digest())


def stretch(passphrase: str, salt: bytes, kdf: Kdf, device: bytes | None) -> bytes:
    """Key-encryption key of a passphrase, bound to the secret of the laptop where there is one.

    Raises TooLittleMemory.
    """
    typed = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    try:
        slow = argon2id.kdf(KEY_SIZE, typed, salt, opslimit=kdf.t, memlimit=kdf.m * _MEBIBYTE)
    except (MemoryError, SodiumFailure):  # the only way it fails, once the costs are within bounds
        raise TooLittleMemory from None
    return hashlib.blake2b(device or b"", key=slow, person=b"vault/kek/v1", digest_size=KEY_SIZE).digest()


def wrap(key: bytearray, kek: bytes, nonce: bytes, aad: bytes) -> bytes:
    return bytes(crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(key), aad, nonce, kek))


def unwrap(wrapped: bytes, kek: bytes, nonce: bytes, aad: bytes) -> bytearray:
    """Raises KeyRefused when the key or anything bound to it differs."""
    try:
        return bytearray(crypto_aead_xchacha20poly1305_ietf_decrypt(wrapped, aad, nonce, kek))
    except CryptoError:
        raise KeyRefused from None


def seal(key: bytearray, public: bytes, aad: bytes) -> bytes:
    """Wrap the data key for the organisation: anyone can do this, only the private key undoes it."""
    return bytes(SealedBox(PublicKey(public)).encrypt(hashlib.sha256(aad).digest() + bytes(key)))


def unseal(wrapped: bytes, private: bytes, aad: bytes) -> bytearray:
    """Raises KeyRefused when the private key is another one or the slot was moved from another vault."""
    try:
        opened = SealedBox(PrivateKey(private)).decrypt(wrapped)
    except (CryptoError, ValueError):
        raise KeyRefused from None
    if opened[:KEY_SIZE] != hashlib.sha256(aad).digest() or len(opened) != 2 * KEY_SIZE:
        raise KeyRefused
    return bytearray(opened[KEY_SIZE:])


def split(key: bytearray, holders: int) -> list[bytearray]:
    """Shares of which all are needed: any smaller number of them is random noise."""
    shares = [new_key() for _ in range(holders - 1)]
    return [*shares, join([key, *shares])]


def join(shares: list[bytearray]) -> bytearray:
    """The exclusive or of the shares."""
    whole = bytearray(KEY_SIZE)
    for share in shares:
        whole = bytearray(one ^ other for one, other in zip(whole, share, strict=True))
    return whole


def key_id_of(private: bytes) -> str:
    """Short name of the organisation key that this is the private half of. Raises KeyRefused."""
    if len(private) != KEY_SIZE:
        raise KeyRefused
    return key_id(public_of(private))


def public_of(private: bytes) -> bytes:
    return bytes(PrivateKey(private).public_key)


def key_id(public: bytes) -> str:
    """Short name of an organisation key, shown to people who look for the right private key."""
    return hashlib.blake2b(public, digest_size=8).hexdigest()
