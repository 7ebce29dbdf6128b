"""A new data key for a vault whose old header and passphrase may be in the wrong hands.

The new database is complete and proven before the new header takes the place of the old one. That replacement is the
moment: a crash before it leaves the old vault, a crash after it is finished at the next opening.
"""

from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from desktop_app.casework.errors import VaultDamaged
from desktop_app.disk import sync_folder
from desktop_app.vault import backup, header_file
from desktop_app.vault.entries import DATABASE
from desktop_app.vault.header import Envelope
from desktop_app.vault.keys import subkey
from desktop_app.vault.opening import connector

NEXT = "next.db"


def rotate(folder: Path, old: bytearray, new: bytearray, header: Envelope) -> None:
    """Rewrite the closed database under the `new` data key and put `header`, which wraps it, in place.

    Backups under the old key are removed afterwards. Raises VaultDamaged, VaultFull; nothing has changed then.
    """
    draft = folder / NEXT
    _remove(draft)
    draft.touch(mode=0o600)
    try:
        _copy(folder / DATABASE, subkey(old, "sqlcipher/v1"), draft, subkey(new, "sqlcipher/v1"))
        backup.verify(draft, subkey(new, "sqlcipher/v1"))
    except BaseException:
        _remove(draft)
        raise
    header_file.save(folder, header)
    finish(folder, new)
    for path in backup.found(folder):
        path.unlink()


def finish(folder: Path, key: bytearray) -> bool:
    """Complete or undo a rotation that was broken off; True when it was completed. Cheap when there was none."""
    draft = folder / NEXT
    if not draft.exists():
        return False
    try:
        backup.verify(draft, subkey(key, "sqlcipher/v1"))
    except VaultDamaged:
        _remove(draft)  # the header still wraps the old key: the draft was never the vault
        return False
    for extra in ("-wal", "-shm"):
        (folder / f"{DATABASE}{extra}").unlink(missing_ok=True)
    draft.replace(folder / DATABASE)
    sync_folder(folder)
    return True


def _copy(source: Path, old: bytearray, target: Path, new: bytearray) -> None:
    from_ = connector(source, old)()
    try:
        to = connector(target, new)()
        try:
            from_.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            from_.backup(to)
            to.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            to.close()
    except sqlcipher.DatabaseError:
        raise VaultDamaged from None
    finally:
        from_.close()


def _remove(draft: Path) -> None:
    for extra in ("", "-wal", "-shm"):
        draft.with_name(draft.name + extra).unlink(missing_ok=True)
