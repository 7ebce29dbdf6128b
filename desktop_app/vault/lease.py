"""A lease: the office's signed statement that a vault may be opened until a day (`resources/protocol/lease.json`)."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from nacl.exceptions import CryptoError
from nacl.signing import VerifyKey

from desktop_app.casework.errors import LeaseInvalid
from desktop_app.casework.leases import SignedLease

PREFIX = b"opmaat/lease/v1\n"
_FIELDS = {"vault", "user", "sequence", "issued", "not_after", "revoked", "strict", "secret_sha256"}


@dataclass(frozen=True, slots=True)
class Lease:
    """What the office said. `user`: id at the office · `issued`, `not_after`: aware UTC · `secret_sha256`: names the
    half of the key that a `strict` lease brings, "" with another."""

    user: str
    sequence: int
    issued: datetime
    not_after: datetime
    revoked: bool
    secret_sha256: str = ""

    @property
    def strict(self) -> bool:
        return bool(self.secret_sha256)


def written(given: SignedLease) -> dict[str, str]:
    """What may be kept of it on this laptop: the office's word, without its half of the key."""
    return {"statement": given.statement, "signature": given.signature, "key_id": given.key_id}


def verified(given: SignedLease, public: bytes, vault: str, *, newest: int = 0, user: str = "") -> Lease:
    """The lease, if the holder of the `public` Ed25519 key (32 bytes) gave it for this vault.

    `newest`: highest sequence seen, a lower one is an old lease played back · `user`: whose vault it is, "" while
    unknown. The half of the key that a strict lease brings is not looked at here (`halves.half_in`).

    Raises LeaseInvalid.
    """
    try:
        VerifyKey(public).verify(PREFIX + given.statement.encode(), bytes.fromhex(given.signature))
        said = json.loads(given.statement)
        lease = _lease(said)
    except (CryptoError, ValueError, KeyError, TypeError, AttributeError):
        raise LeaseInvalid from None
    fits = said["vault"] == vault and lease.sequence >= max(1, newest) and user in ("", lease.user)
    if not fits or lease.not_after < lease.issued:
        raise LeaseInvalid
    return lease


def _lease(said: dict[str, Any]) -> Lease:
    revoked, strict = said["revoked"], said["strict"]
    if said.keys() != _FIELDS or type(said["sequence"]) is not int or {type(revoked), type(strict)} != {bool}:
        raise ValueError("fields")
    half = said["secret_sha256"] if strict and not revoked else ""
    if type(half) is not str or bool(half) != (strict and not revoked):
        raise ValueError("half")
    return Lease(
        str(said["user"]), said["sequence"], _moment(said["issued"]), _moment(said["not_after"]), revoked, half
    )


def _moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
