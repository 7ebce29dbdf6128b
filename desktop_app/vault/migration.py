"""Bringing a vault to the shape of this program: backup first, all or nothing, checked afterwards."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine

from desktop_app.casework.errors import VaultDamaged, VaultTooNew
from desktop_app.vault.opening import problems

REVISIONS = ("0001", "0002", "0003")
"""Known revisions, oldest first; a test holds them against the folder."""

HEAD = REVISIONS[-1]
_SCRIPTS = Path(__file__).parent / "migrations"


def revision_of(connection: Connection) -> str | None:
    """Revision of an open vault; None when it is empty. Raises VaultTooNew for one this program does not know."""
    tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE name = 'alembic_version'").all()
    rows = connection.exec_driver_sql("SELECT version_num FROM alembic_version").all() if tables else []
    if not rows:
        return None
    if rows[0][0] not in REVISIONS:
        raise VaultTooNew
    return str(rows[0][0])


def upgrade(engine: Engine, before: Callable[[], object], *, new: bool = False, until: str | None = None) -> bool:
    """Migrate to HEAD, or only `until` a revision, where needed; True if something changed. `engine` must not begin
    transactions by itself.

    `new`: the vault may be empty, elsewhere that is damage · `before` makes the backup and is called only when a
    vault with content is about to change.
    Raises VaultTooNew, VaultDamaged.
    """
    with engine.connect() as connection:
        found = revision_of(connection)
    if found == (until or HEAD):
        return False
    if found is None and not new:
        raise VaultDamaged
    if found is not None:
        before()
    with engine.connect() as connection:
        _run(connection, until or "head")
        if problems(connection):
            raise VaultDamaged
    return True


def _run(connection: Connection, target: str) -> None:
    from alembic import command  # noqa: PLC0415 - a fifth of a second, only when a vault is made or migrated
    from alembic.config import Config  # noqa: PLC0415 - see above

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        command.upgrade(config, target)
        connection.commit()
    except BaseException:
        connection.rollback()
        raise
    finally:
        connection.exec_driver_sql("PRAGMA foreign_keys=ON")
