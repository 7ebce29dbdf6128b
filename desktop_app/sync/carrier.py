"""Sealed files of attachments to and from the office: in pieces, taken up where they broke off, by their hash."""

from collections.abc import Callable

from desktop_app.casework.errors import AttachmentAbsent, AttachmentDamaged, NotAMember
from desktop_app.casework.file_ports import Files
from desktop_app.casework.ports import SyncStore
from desktop_app.sync.office import Office
from desktop_app.sync.transport import Rejected

PIECE = 1024 * 1024
"""Bytes of one request: what a slow line carries before it times out."""


class Carrier:
    """One object per run. What one file does wrong keeps no other file and no record waiting."""

    def __init__(self, office: Office, store: SyncStore, files: Files, team: str, go: Callable[[int], bool]) -> None:
        """`go`: False when the user wants to stop."""
        self._office, self._store, self._files, self._team, self._go = office, store, files, team, go

    def send(self) -> None:
        """What is here and not surely there. Before the records that name it."""
        sent = self._store.files_at_office()
        for digest in self._store.files_named():
            if digest not in sent and self._files.has(digest) and self._go(0) and self._send(digest):
                self._store.note_at_office(digest)

    def fetch(self) -> None:
        """What records name and is not here."""
        for digest, size in self._store.files_named().items():
            if not self._files.has(digest) and self._go(0):
                self._fetch(digest, size)

    def _send(self, digest: str) -> bool:
        try:
            sealed = self._files.sealed(digest)
            offset = self._office.blob_offset(self._team, digest)
            while offset < len(sealed):
                piece = sealed[offset : offset + PIECE]
                there = self._office.send_piece(self._team, digest, piece, offset=offset, size=len(sealed))
                if there <= offset:
                    return False  # not what it says, or another of another size
                offset = there
        except (NotAMember, Rejected, AttachmentAbsent, AttachmentDamaged):
            return False  # who may only read, bytes that are not what they are called: told at the attachment itself
        return offset == len(sealed)

    def _fetch(self, digest: str, size: int) -> None:
        try:
            sealed = self._office.blob(self._team, digest, size)
            if sealed is not None:
                self._files.put(digest, sealed)
                self._store.note_at_office(digest)
        except (NotAMember, AttachmentDamaged):
            return  # "staat nog niet op deze laptop" stays true
