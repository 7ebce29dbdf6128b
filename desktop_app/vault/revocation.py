"""Destroying a vault that the office revoked: without its wrapped keys the rest is noise, and the rest goes too.

`revoked.json` stays: the office's signed word, so that a destruction that was broken off is finished, a forged file
destroys nothing, and the user is told why the vault is gone.
"""

import contextlib
import json
import os
import secrets
import shutil
from pathlib import Path

from desktop_app.casework.errors import LeaseInvalid, VaultDamaged, VaultFull, VaultReadOnly, VaultTooNew
from desktop_app.casework.leases import SignedLease
from desktop_app.vault import halves, header_file
from desktop_app.vault.device import Keyring, number
from desktop_app.vault.entries import WORD
from desktop_app.vault.header_file import BACKUPS, HEADER, SPARE, write_atomically
from desktop_app.vault.lease import verified, written

_HEADERS = (HEADER, SPARE, f"{BACKUPS}/{HEADER}")


def destroy(folder: Path, given: SignedLease, keyring: Keyring) -> None:
    """Destroy the keys of the closed vault in `folder`, then everything else in it."""
    with contextlib.suppress(VaultFull, VaultReadOnly, OSError):  # a full disk must not save the keys
        write_atomically(folder / WORD, json.dumps(written(given) | {"user_name": _user_name(folder)}).encode())
    finish(folder, keyring)


def finish(folder: Path, keyring: Keyring) -> None:
    """The part that can be repeated after a crash."""
    for name in _HEADERS:
        with contextlib.suppress(OSError):
            _shred(folder / name)
    keyring.forget(f"device/{folder.name}")
    halves.forget(keyring, folder.name)
    keyring.write(f"revoked/{folder.name}", "1")
    for path in folder.iterdir():
        with contextlib.suppress(OSError):
            if path.is_dir():
                shutil.rmtree(path)
            elif path.name not in (WORD, "open.lock"):
                path.unlink()


def told(folder: Path, public: bytes | None) -> str | None:
    """Whose vault was revoked, if the office really said so; None when nothing was."""
    try:
        kept = json.loads((folder / WORD).read_text("utf-8"))
        name = str(kept.pop("user_name"))
        said = verified(SignedLease(**kept), public or b"", folder.name)
    except (OSError, ValueError, KeyError, TypeError, LeaseInvalid):
        return None
    return name if said.revoked else None


def marked(folder: Path, keyring: Keyring) -> bool:
    """Whether the keyring remembers it: a copy of the folder that is put back does not open on this laptop."""
    return number(keyring, f"revoked/{folder.name}") > 0


def _shred(path: Path) -> None:
    """Overwrite, then remove. On an SSD the overwritten block may live on; full-disk encryption covers that."""
    with path.open("r+b") as file:
        file.write(secrets.token_bytes(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()


def _user_name(folder: Path) -> str:
    try:
        return header_file.read(folder)[0].user_name
    except (VaultDamaged, VaultTooNew):
        return ""
