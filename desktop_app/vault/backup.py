"""Rotating backups: encrypted like the vault, verified by opening them, newest three kept."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from desktop_app.casework.errors import NoSoundBackup, VaultDamaged, VaultTooNew
from desktop_app.vault.entries import DATABASE
from desktop_app.vault.header_file import BACKUPS as FOLDER
from desktop_app.vault.header_file import HEADER, write_atomically
from desktop_app.vault.migration import revision_of
from desktop_app.vault.opening import execute_alone, make_engine, problems

KEEP = 3
KEEP_BEFORE_MIGRATION = 2
_DUE = timedelta(days=1)
STAMP = "%Y%m%dT%H%M%S%f"


def make(engine: Engine, vault: Path, key: bytearray, now: datetime, *, reason: str = "daily") -> Path:
    """Copy an open vault, in one piece and encrypted, and prove that the copy opens. Raises VaultFull, VaultDamaged.

    `reason`: "daily", or "migration" before the shape of the vault changes; each has its own rotation.
    """
    folder = vault / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    target, draft = folder / f"{reason}-{now:{STAMP}}.db", folder / "unfinished.db"
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    try:
        execute_alone(engine, "VACUUM INTO ?", str(draft))
        verify(draft, key)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    write_atomically(folder / HEADER, (vault / HEADER).read_bytes())
    older = [path for path in _of(vault, reason) if path != target]
    for old in older[(KEEP if reason == "daily" else KEEP_BEFORE_MIGRATION) - 1 :]:
        old.unlink()
    return target


def due(vault: Path, now: datetime) -> bool:
    """Whether the newest daily backup is a day old, or from the future (the clock was set back)."""
    taken = [taken_at(path) for path in _of(vault, "daily")]
    return not any(timedelta() <= now - at < _DUE for at in taken)


def found(vault: Path) -> list[Path]:
    """All backups of a vault, newest first."""
    stamped = [*_of(vault, "daily"), *_of(vault, "migration")]
    return sorted(stamped, key=_stamp, reverse=True)


def verify(path: Path, key: bytearray) -> None:
    """Raises VaultDamaged unless the file opens with the key, is sound and has a known revision."""
    engine = make_engine(path, key, transactions=False)
    try:
        with engine.connect() as connection:
            if problems(connection) or revision_of(connection) is None:
                raise VaultDamaged
    finally:
        engine.dispose()
        for extra in ("-wal", "-shm"):
            path.with_name(path.name + extra).unlink(missing_ok=True)


def taken_at(path: Path) -> datetime:
    """Moment of a backup, aware UTC."""
    return datetime.strptime(_stamp(path), STAMP).replace(tzinfo=UTC)


def restore(vault: Path, key: bytearray, now: datetime, *, rescued: bool = False) -> Path:
    """Put the newest sound backup in place of the vault file, which is set aside, still encrypted.

    `rescued`: what was rescued of a damaged file instead. Raises NoSoundBackup.
    """
    for backup in sorted(_of(vault, "rescue"), reverse=True) if rescued else found(vault):
        try:
            verify(backup, key)
        except (VaultDamaged, VaultTooNew, OSError):
            continue
        _set_aside(vault, now)
        write_atomically(vault / DATABASE, backup.read_bytes())
        return backup
    raise NoSoundBackup


def _set_aside(vault: Path, now: datetime) -> None:
    stamp = f"{now:{STAMP}}"
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
        if (vault / name).exists():
            (vault / name).replace(vault / f"damaged-{stamp}-{name}")


def _stamp(path: Path) -> str:
    return path.stem.split("-", 1)[1]


def _of(vault: Path, reason: str) -> list[Path]:
    return sorted((vault / FOLDER).glob(f"{reason}-*.db"), reverse=True)
