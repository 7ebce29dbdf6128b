"""Bring the database to the schema of this program, and give the service role exactly what it needs."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text

HERE = Path(__file__).parent

GRANTS = {
    "team": "SELECT, UPDATE (seq)",
    "member": "SELECT",
    "record": "SELECT, INSERT, UPDATE",
    "revision": "SELECT, INSERT",
    "applied": "SELECT, INSERT",
    "quarantine": "SELECT, INSERT",
    "audit": "SELECT, INSERT",
    "quarantine_step": "SELECT, INSERT",
    "departure": "SELECT",
    "blob": "SELECT, INSERT, UPDATE (state)",
    "blob_chunk": "SELECT, INSERT",
    "lease": "SELECT, INSERT, UPDATE (seq)",
    "lease_half": "SELECT, INSERT",
    "distribution": "SELECT",
    "alembic_version": "SELECT",
}
"""The service never deletes, and what it has written in revision, applied, quarantine and audit it cannot change."""

ENROL = "FUNCTION enrol_by_groups(text, text, jsonb)"


def migrate(engine: Engine, *, service_role: str | None = None, groups: bool = False) -> None:
    """Run all migrations as the owner; `service_role`: existing role that receives the rights of the service ·
    `groups`: and may make members from the groups of the login."""
    config = Config()
    config.set_main_option("script_location", str(HERE / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if service_role:
            _grant(connection, service_role, groups)


def _grant(connection: Connection, role: str, groups: bool) -> None:
    quoted = connection.dialect.identifier_preparer.quote_identifier(role)
    for table, rights in GRANTS.items():
        connection.execute(text(f"REVOKE ALL ON {table} FROM {quoted}"))
        connection.execute(text(f"GRANT {rights} ON {table} TO {quoted}"))
    may = f"GRANT EXECUTE ON {ENROL} TO" if groups else f"REVOKE EXECUTE ON {ENROL} FROM"
    connection.execute(text(f"{may} {quoted}"))


def may_rewrite_history(connection: Connection) -> bool:
    """Whether this role could change or remove a revision or an audit row: then it must not run the service."""
    checks = [f"has_table_privilege('{table}', '{right}')" for table in ("revision", "audit") for right in FORBIDDEN]
    return bool(connection.execute(text("SELECT " + " OR ".join(checks))).scalar())


FORBIDDEN = ("UPDATE", "DELETE", "TRUNCATE")
