"""The vaults that lie in a folder, as they can be named before one is opened."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

from desktop_app.casework.errors import VaultDamaged, VaultTooNew
from desktop_app.casework.lockbox_ports import VaultEntry
from desktop_app.vault import header_file

DATABASE, WORD = "dossiers.db", "revoked.json"
HINT = "resume.json"
"""Beside the database, readable without a key: the time of a conversation that was left open."""
TIME = re.compile(r"\d\d:\d\d")


def vaults_in(folder: Path, public: bytes | None) -> Sequence[VaultEntry]:
    """Every vault whose `vault.json` can be read, by user name; a damaged or newer one is listed without a name.
    `public`: the office's key, where leases are in force: a vault that was revoked with it is listed so."""
    folders = sorted(path for path in folder.glob("*") if any((path / name).exists() for name in (DATABASE, WORD)))
    found = (_entry(path, _revoked(path, public)) for path in folders)
    return sorted(found, key=lambda entry: (entry.revoked, entry.practice, entry.user_name))


def _revoked(folder: Path, public: bytes | None) -> str | None:
    """As `revocation.told`."""
    if not (folder / WORD).exists():
        return None
    from desktop_app.vault.revocation import told  # noqa: PLC0415 - checks a signature, for few laptops

    return told(folder, public)


def _entry(folder: Path, revoked: str | None) -> VaultEntry:
    if revoked is not None:
        return VaultEntry(folder.name, revoked, revoked=True)
    try:
        header, _ = header_file.read(folder)
    except (VaultDamaged, VaultTooNew):
        return VaultEntry(folder.name, "")
    return VaultEntry(folder.name, header.user_name, header.practice, talk_hint(folder))


def talk_hint(folder: Path) -> str | None:
    """Time "13:45" of a conversation left open, readable without a key; None if there is none."""
    try:
        at = json.loads((folder / HINT).read_text("utf-8"))["talk_at"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return str(at) if at and TIME.fullmatch(str(at)) else None
