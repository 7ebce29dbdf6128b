"""Attachments beside the database: `attachments/<sha256 of the sealed bytes>.enc`. Neither tells anything."""

import contextlib
import hashlib
from collections.abc import Set
from pathlib import Path

from desktop_app.casework.errors import AttachmentAbsent, AttachmentDamaged
from desktop_app.casework.file_ports import SealedFile
from desktop_app.vault.bodies import canonical
from desktop_app.vault.header_file import write_atomically
from desktop_app.vault.secretstream import Unsealable, new_key, seal, unseal

FOLDER = "attachments"
_END = ".enc"


class SealedFiles:
    """`casework.ports.Files` in the folder of one vault. Holds no key: that is in the record of the attachment."""

    def __init__(self, vault: Path) -> None:
        self._folder = vault / FOLDER

    def keep(self, content: bytes, *, dossier: str, record: str) -> SealedFile:
        key = new_key()
        sealed = seal(content, key, place(dossier, record))
        digest = hashlib.sha256(sealed).hexdigest()
        self.put(digest, sealed)
        return SealedFile(digest, len(sealed), key.hex())

    def read(self, file: SealedFile, *, dossier: str, record: str) -> bytes:
        return opened(self.sealed(file.sha256), file, dossier=dossier, record=record)

    def has(self, digest: str) -> bool:
        return self._path(digest).exists()

    def sealed(self, digest: str) -> bytes:
        try:
            return self._path(digest).read_bytes()
        except FileNotFoundError:
            raise AttachmentAbsent from None
        except OSError:
            raise AttachmentDamaged from None

    def put(self, digest: str, sealed: bytes) -> None:
        if hashlib.sha256(sealed).hexdigest() != digest:
            raise AttachmentDamaged
        self._folder.mkdir(mode=0o700, exist_ok=True)
        write_atomically(self._path(digest), sealed)

    def drop(self, digest: str) -> None:
        with contextlib.suppress(OSError):
            self._path(digest).unlink(missing_ok=True)

    def sweep(self, living: Set[str]) -> int:
        """Remove what belongs to no record any more, half-written files too; how many."""
        dead = [path for path in self._folder.glob("*") if path.suffix != _END or path.stem not in living]
        for path in dead:
            with contextlib.suppress(OSError):
                path.unlink()
        return len(dead)

    def _path(self, digest: str) -> Path:
        if len(digest) != 64 or set(digest) - set("0123456789abcdef"):
            raise AttachmentDamaged  # a record of elsewhere must not lead out of the folder
        return self._folder / f"{digest}{_END}"


def place(dossier: str, record: str) -> bytes:
    """What a sealed file is bound to."""
    return canonical(["vault/attachment/v1", dossier, record]).encode()


def opened(sealed: bytes, file: SealedFile, *, dossier: str, record: str) -> bytes:
    """The content, proven whole and in its place. Raises AttachmentDamaged."""
    try:
        return unseal(sealed, bytes.fromhex(file.key), place(dossier, record))
    except (Unsealable, ValueError, TypeError):
        raise AttachmentDamaged from None
