"""Writing `vault.json` so that a power cut leaves the old one or the new one, never half a file."""

import contextlib
import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.casework.errors import VaultDamaged, VaultFull, VaultReadOnly
from desktop_app.disk import replace_file
from desktop_app.vault.header import Envelope, parse

HEADER = "vault.json"
SPARE = "vault.json.bak"
BACKUPS = "backups"


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file: owner-only, on the disk before this returns. Raises VaultFull, VaultReadOnly."""
    with told():
        replace_file(path, data)


@contextmanager
def told() -> Iterator[None]:
    """A disk that is full or may not be written has words. Raises VaultFull, VaultReadOnly."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise VaultFull from None
        if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.EEXIST):
            raise VaultReadOnly from None
        raise


def save(folder: Path, new: Envelope) -> None:
    """Put a new envelope in place; the spare is the previous one until the new one reads back well.

    Afterwards the spare and the copy with the backups are the new one too: one with an old passphrase would keep that
    passphrase working.
    """
    header, spare = folder / HEADER, folder / SPARE
    if header.exists():
        write_atomically(spare, header.read_bytes())
    write_atomically(header, new.text().encode())
    parse(header.read_text("utf-8"))
    write_atomically(spare, new.text().encode())
    if (folder / BACKUPS).is_dir():
        write_atomically(folder / BACKUPS / HEADER, new.text().encode())


def read(folder: Path) -> tuple[Envelope, bool]:
    """The envelope, and whether a copy had to be used. Raises VaultDamaged or VaultTooNew."""
    for place, copy in ((folder / HEADER, False), (folder / SPARE, True)):
        with contextlib.suppress(VaultDamaged):
            return _parse(place), copy
    return _parse(folder / BACKUPS / HEADER), True


def _parse(path: Path) -> Envelope:
    try:
        return parse(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        raise VaultDamaged from None
