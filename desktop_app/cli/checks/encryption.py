"""Whether the disk under the vaults is encrypted as a whole; on Linux the kernel tells without root."""

import os
import sys
from pathlib import Path

from desktop_app.cli.checks.result import Result, ok, warn

PART = "Versleuteling"
SYSFS = Path("/sys/dev/block")
MOUNTS = Path("/proc/self/mountinfo")


def check_disk(folder: Path) -> Result:
    """A hint only: the vault is encrypted by itself, but swap and temporary files of others are not."""
    if sys.platform != "linux":
        return warn(PART, "Vraag uw beheerder of de hele schijf versleuteld is (BitLocker of FileVault).")
    found = encrypted(device_of(folder))
    if found is None:
        return warn(PART, "Niet te zien of de schijf versleuteld is. Vraag uw beheerder.")
    if not found:
        return warn(PART, "De schijf is niet als geheel versleuteld. De kluis zelf wel. Vraag uw beheerder om LUKS.")
    return ok(PART, "De schijf is als geheel versleuteld.")


def device_of(folder: Path) -> str:
    """`major:minor` of the block device of a folder."""
    name = _name(folder.stat().st_dev)
    return mounted(name, MOUNTS) if name.startswith("0:") else name


def mounted(name: str, mounts: Path) -> str:
    """The device behind a file system that has only a number of its own, such as btrfs; the name itself if unseen."""
    try:
        lines = [line.split() for line in mounts.read_text(encoding="utf-8").splitlines()]
        source = next((parts[parts.index("-") + 2] for parts in lines if parts[2] == name), "")
        return _name(Path(source).stat().st_rdev) if source.startswith("/dev/") else name
    except OSError:
        return name


def _name(number: int) -> str:
    return f"{os.major(number)}:{os.minor(number)}"


def encrypted(device: str, sysfs: Path = SYSFS) -> bool | None:
    """Whether the device, or every one below it (LVM, RAID), is a dm-crypt volume; None when it cannot be seen."""
    place = sysfs / device
    if not place.exists():
        return None
    kind = place / "dm" / "uuid"
    if kind.is_file() and kind.read_text(encoding="ascii").startswith("CRYPT-"):
        return True
    below = [encrypted((each / "dev").read_text(encoding="ascii").strip(), sysfs) for each in place.glob("slaves/*")]
    return bool(below) and all(below)
