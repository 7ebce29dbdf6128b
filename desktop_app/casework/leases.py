"""The office's leave to open a vault, where an organisation asks for it."""

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class SignedLease:
    """The office's leave to open a vault, word for word. `statement`: JSON text, see resources/protocol/lease.json ·
    `signature`: Ed25519 over it, hex · `key_id`: which key signed · `secret`: the office's half of the key, hex, with a
    strict lease; never written down with the rest."""

    statement: str
    signature: str
    key_id: str
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class LeaseTerms:
    """What the organisation asks of its laptops. `public`: the office's Ed25519 key, without its leave no vault opens ·
    `strict`: only a lease that brings half of the key counts."""

    public: bytes
    strict: bool = False


class Leave(Protocol):
    """What an open vault knows of the office's leave to open it. Used from the net lane."""

    vault: str

    def sequence(self) -> int:
        """Of the newest lease that was ever here; 0 = none."""
        ...

    def take(self, given: SignedLease) -> None:
        """Keep a new lease. Raises LeaseInvalid, or VaultRevoked once the keys of the vault were destroyed."""
        ...
