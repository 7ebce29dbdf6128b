"""A publisher's own key: making it, keeping it, and signing a package with it (Ed25519)."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
from pathlib import Path

from nacl.signing import SigningKey

ALGORITHM = "ed25519"


class KeyUnusable(ValueError):
    """The key file is no key, or others can read it. Its only argument is the reason: format, mode."""


def make_key(file: Path) -> SigningKey:
    """A new private key in a new file that only its owner can read. Raises FileExistsError rather than overwrite."""
    key = SigningKey.generate()
    plain = {"key_id": key_id(bytes(key.verify_key)), "private_key": bytes(key).hex()}
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        json.dump(plain, stream)
    return key


def read_key(file: Path) -> SigningKey:
    """Raises `KeyUnusable`, or OSError when there is no such file."""
    if sys.platform != "win32" and stat.S_IMODE(file.stat().st_mode) & 0o077:
        raise KeyUnusable("mode")
    try:
        return SigningKey(bytes.fromhex(json.loads(file.read_text(encoding="utf-8"))["private_key"]))
    except (KeyError, TypeError, ValueError) as fault:
        raise KeyUnusable("format") from fault


def key_id(public_key: bytes) -> str:
    """Short name of a public key: 16 hexadecimal digits."""
    return hashlib.sha256(public_key).hexdigest()[:16]


def signature_of(manifest: bytes, key: SigningKey) -> bytes:
    """The member `signature.json`: same manifest and key, same bytes."""
    plain = {
        "key_id": key_id(bytes(key.verify_key)),
        "algorithm": ALGORITHM,
        "signature": key.sign(manifest).signature.hex(),
    }
    return (json.dumps(plain, indent=1, sort_keys=True) + "\n").encode()
