"""Keys: one random data key per vault, everything else derived from it or wrapped around it."""

import hashlib
import secrets
from dataclasses import dataclass

KEY_SIZE = 32
SALT_SIZE = 16
NONCE_SIZE = 24


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


def key_id(public: bytes) -> str:
    """Short name of an organisation key, shown to people who look for the right private key."""
    return hashlib.blake2b(public, digest_size=8).hexdigest()
