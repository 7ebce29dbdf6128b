"""What the use cases need of the sealed files of a vault. The vault implements this."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class SealedFile:
    """A file outside the database. `sha256`: of the sealed bytes, hex; its name · `sealed`: how many · `key`: opens it,
    hex; lives in the record of the attachment and nowhere else."""

    sha256: str
    sealed: int
    key: str


class Files(Protocol):
    """The sealed files of a vault: whole, encrypted, bound to dossier and record. At most 20 MB each, so in memory."""

    def keep(self, content: bytes, *, dossier: str, record: str) -> SealedFile:
        """Seal and store. On the disk before this returns. Raises VaultFull, VaultReadOnly."""
        ...

    def read(self, file: SealedFile, *, dossier: str, record: str) -> bytes:
        """The content. Raises AttachmentAbsent, AttachmentDamaged."""
        ...

    def has(self, digest: str) -> bool: ...

    def sealed(self, digest: str) -> bytes:
        """The sealed bytes, for sending. Raises AttachmentAbsent, AttachmentDamaged."""
        ...

    def put(self, digest: str, sealed: bytes) -> None:
        """Sealed bytes of the office. Raises AttachmentDamaged when they are others than the digest says, VaultFull."""
        ...

    def drop(self, digest: str) -> None: ...
