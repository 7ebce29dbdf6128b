"""The office's half of the key, where leases are strict. It comes with a lease and stays no longer than that lease.

Between two contacts it lies in the keyring of the operating system, with the last moment it may be used. A laptop
without a keyring keeps it nowhere: such a vault opens in contact with the office only.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from desktop_app.casework.errors import HalfUnknown, LeaseInvalid, LeaseNeeded
from desktop_app.casework.leases import SignedLease
from desktop_app.vault.device import Keyring, number, peek
from desktop_app.vault.lease import Lease

SIZE = 32


def name_of(half: bytes) -> str:
    """Tells one half from another, and nothing of it: as in the lease and in `vault.json`."""
    return sha256(half).hexdigest()


def half_in(given: SignedLease, lease: Lease) -> bytes | None:
    """The half that a strict lease brings, None with another. Raises LeaseInvalid for one the lease does not name."""
    if not lease.strict:
        return None
    try:
        half = bytes.fromhex(given.secret)
    except ValueError:
        raise LeaseInvalid from None
    if len(half) != SIZE or name_of(half) != lease.secret_sha256:
        raise LeaseInvalid
    return half


def keep(keyring: Keyring, vault: str, half: bytes, until: datetime) -> None:
    """Remember it for as long as its lease. Beside another one at most: the one that still opens the vault, when an
    office that lost its own made a new one."""
    older = [each for each in _kept(peek(keyring, _entry(vault)))[0][:1] if each != half]
    _write(keyring, vault, [*older, half], int(until.timestamp()))


def kept(keyring: Keyring, vault: str, now: datetime) -> Sequence[bytes]:
    """Newest last. When their lease has run out they are forgotten. Raises KeyringLocked."""
    found, until = _kept(keyring.read(_entry(vault)))
    if found and now.timestamp() > until:
        forget(keyring, vault)
        return []
    return found


def settle(keyring: Keyring, vault: str, half: bytes) -> None:
    """The vault opens with this one from now on: another is of no use any more."""
    found, until = _kept(peek(keyring, _entry(vault)))
    if half in found:
        _write(keyring, vault, [half], until)


def forget(keyring: Keyring, vault: str) -> None:
    keyring.forget(_entry(vault))


def newest(keyring: Keyring, vault: str, brought: bytes | None, now: datetime) -> bytes | None:
    """The half the office gave last. `brought`: by a lease that was given at the door. Raises KeyringLocked."""
    return brought or next(reversed(kept(keyring, vault, now)), None)


def find(keyring: Keyring, vault: str, wanted: str, brought: bytes | None, now: datetime) -> bytes:
    """The half that `vault.json` names, from a lease given at the door or of the last contact.

    Raises LeaseNeeded with the `sequence` to ask a lease with, HalfUnknown when the office gave another half, and
    KeyringLocked.
    """
    here = [*([brought] if brought else []), *kept(keyring, vault, now)]
    for half in here:
        if name_of(half) == wanted:
            return half
    if brought:
        raise HalfUnknown
    raise LeaseNeeded(sequence=number(keyring, f"lease/{vault}"))


def _entry(vault: str) -> str:
    return f"half/{vault}"


def _write(keyring: Keyring, vault: str, halves: Sequence[bytes], until: int) -> None:
    keyring.write(_entry(vault), json.dumps({"until": until, "halves": [half.hex() for half in halves]}))


def _kept(text: str | None) -> tuple[list[bytes], int]:
    """What was written; nothing when somebody else wrote there."""
    try:
        kept = json.loads(text or "")
        return [bytes.fromhex(half) for half in kept["halves"]], int(kept["until"])
    except (ValueError, KeyError, TypeError):
        return [], 0
