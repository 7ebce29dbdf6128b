"""Wrapping the data key: under a passphrase (Argon2id), or for whoever holds the organisation's private key."""

import hashlib
import unicodedata

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError
from nacl.exceptions import RuntimeError as SodiumFailure
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.pwhash import argon2id

from desktop_app.casework.errors import TooLittleMemory
from desktop_app.vault.keys import KEY_SIZE, Kdf, key_id

_MEBIBYTE = 1024 * 1024


class KeyRefused(Exception):
    """The wrapped key does not open with what was given."""


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


def key_id_of(private: bytes) -> str:
    """Short name of the organisation key that this is the private half of. Raises KeyRefused."""
    if len(private) != KEY_SIZE:
        raise KeyRefused
    return key_id(public_of(private))


def public_of(private: bytes) -> bytes:
    return bytes(PrivateKey(private).public_key)
