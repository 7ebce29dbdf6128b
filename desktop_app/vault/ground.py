"""The place a vault stands on: a folder of this laptop that can be written, and nobody else working in it."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from desktop_app.casework.errors import VaultInUse, VaultOnNetwork, VaultReadOnly

FILE = "open.lock"
MOUNTS = Path("/proc/self/mountinfo")
_REMOTE = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ncpfs", "fuse.sshfs", "fuse.rclone", "davfs", "ceph"}
_DRIVE_REMOTE = 4


def check_ground(folder: Path) -> None:
    """Raises VaultOnNetwork, or VaultReadOnly when nothing can be written there.

    On Linux by the type of the mount, on Windows by the type of the drive; macOS is not looked at.
    """
    if on_network(folder):
        raise VaultOnNetwork
    if not os.access(folder, os.W_OK):
        raise VaultReadOnly


def on_network(folder: Path) -> bool:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - Windows only

        where = folder.resolve()
        return str(where).startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(where.anchor) == _DRIVE_REMOTE
    if sys.platform != "linux":
        return False
    return mount_type(folder.resolve(), MOUNTS.read_text("utf-8").splitlines()) in _REMOTE


def mount_type(folder: Path, mounts: Iterable[str]) -> str:
    """Type of the file system a folder lies on, from lines as in /proc/self/mountinfo; "" when none covers it."""
    best, found = -1, ""
    for line in mounts:
        before, _, after = line.partition(" - ")
        point = Path(before.split(" ")[4].encode().decode("unicode_escape"))
        if (folder == point or point in folder.parents) and len(point.parts) >= best:
            best, found = len(point.parts), after.split(" ")[0]
    return found


class OnlyHere:
    """Held while a vault is open. The system lets go by itself when the process ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        """Raises VaultInUse when somebody else holds it, VaultReadOnly when it cannot be written."""
        self.kept = False
        """Whether an open vault goes on holding it."""
        try:
            self._file: IO[bytes] | None = (folder / FILE).open("ab")
        except OSError:
            raise VaultReadOnly from None
        if os.name == "posix":
            (folder / FILE).chmod(0o600)
        try:
            _hold(self._file)
        except OSError:
            self._file.close()
            raise VaultInUse from None

    def release(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


def _hold(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - Windows only

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - POSIX only

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
