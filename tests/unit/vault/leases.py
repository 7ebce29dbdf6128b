"""An office that signs leases, for tests."""

import hashlib
import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from nacl.signing import SigningKey

from desktop_app.casework.leases import SignedLease
from desktop_app.vault.lease import PREFIX

OFFICE = SigningKey.generate()
PUBLIC = bytes(OFFICE.verify_key)


def lease(vault: str, sequence: int, issued: datetime, /, *, key: SigningKey = OFFICE, **other: Any) -> SignedLease:
    """A lease of 30 days as the office gives it; `other` replaces or adds fields."""
    said = {
        "vault": vault,
        "user": "anja",
        "sequence": sequence,
        "issued": f"{issued:%Y-%m-%dT%H:%M:%SZ}",
        "not_after": f"{issued + timedelta(days=30):%Y-%m-%dT%H:%M:%SZ}",
        "revoked": False,
        "strict": False,
        "secret_sha256": None,
    }
    text = json.dumps(said | other)
    return SignedLease(text, key.sign(PREFIX + text.encode()).signature.hex(), "0" * 16)


def strict_lease(vault: str, sequence: int, issued: datetime, half: bytes, /, **other: Any) -> SignedLease:
    """A lease of 7 days with half of the key."""
    ends = f"{issued + timedelta(days=7):%Y-%m-%dT%H:%M:%SZ}"
    fields: dict[str, Any] = {
        "strict": True,
        "secret_sha256": hashlib.sha256(half).hexdigest(),
        "not_after": ends,
    } | other
    return replace(lease(vault, sequence, issued, **fields), secret=half.hex())
