"""An office that may be killed: its own cluster, the service as it is installed, everything under our hands.

The service is `opmaat-central serve` with two workers on a port that stays, with keys from a file; PostgreSQL runs in a
folder that stays. Tokens are made here, as an identity provider would.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import create_engine, text

from central.doors import listen
from central.practice.postgres import Database, make_database, own_cluster
from central.store.engine import make_engine, psycopg_url
from central.store.teams import add_team, set_member
from tests.office import PEOPLE

ROOT = Path(__file__).parent.parent.parent
ISSUER, AUDIENCE, CLIENT = "https://login.gemeente.example", "opmaat-centraal", "opmaat"
PATIENCE = 60


class Reach:
    """How a laptop, also one in another process, gets to the office: `base_url`, and who signs its tokens."""

    def __init__(self, folder: Path) -> None:
        """`folder`: of an `OwnOffice`."""
        self.base_url = (folder / "address").read_text()
        self._key = (folder / "key.pem").read_text()

    def login(self, user: str) -> Callable[[bool], str]:
        return lambda _fresh: _token(self._key, user)


def _token(key: str, user: str) -> str:
    now = int(time.time())
    claims = {"iss": ISSUER, "aud": AUDIENCE, "azp": CLIENT, "sub": user, "iat": now, "exp": now + 300}
    return jwt.encode(claims, key, algorithm="ES256", headers={"kid": "2026"})


class OwnOffice(Reach):
    """`database`: addresses · `cluster`: folder of PostgreSQL."""

    def __init__(self, folder: Path, database: Database, workers: int) -> None:
        key = ec.generate_private_key(ec.SECP256R1())
        public: dict[str, Any] = jwt.algorithms.ECAlgorithm.to_jwk(key.public_key(), as_dict=True)
        (folder / "keys.json").write_text(json.dumps({"keys": [{**public, "kid": "2026"}]}))
        pem = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        (folder / "key.pem").write_bytes(pem)
        with listen("127.0.0.1", 0) as free:
            self.port = free.getsockname()[1]
        (folder / "address").write_text(f"http://127.0.0.1:{self.port}")
        super().__init__(folder)
        self.folder, self.cluster, self.database = folder, folder / "pg", database
        self._workers = workers
        self.owner = create_engine(psycopg_url(database.owner_url), pool_pre_ping=True)
        self.service = make_engine(database.service_url)
        self.start()

    # ---- the service

    def start(self) -> None:
        """Start the service and wait until it answers."""
        settings = {
            "OPMAAT_DATABASE_URL": self.database.service_url,
            "OPMAAT_ISSUER": ISSUER,
            "OPMAAT_AUDIENCE": AUDIENCE,
            "OPMAAT_CLIENT": CLIENT,
            "OPMAAT_JWKS": str(self.folder / "keys.json"),
        }
        command = [sys.executable, "-m", "central", "serve", "--port", str(self.port), "--workers", str(self._workers)]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | settings, stderr=subprocess.DEVNULL, start_new_session=True
        )
        self.await_answer()

    def await_answer(self) -> None:
        """Until the office, database and all, answers again."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            with suppress(httpx.HTTPError):
                if httpx.get(f"{self.base_url}/v1/health", timeout=5, trust_env=False).status_code == 200:
                    return
        raise TimeoutError("the office does not answer")

    def kill(self) -> None:
        """SIGKILL for supervisor and workers at one moment, as when the machine goes down."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE)

    # ---- its database

    def crash_database(self) -> None:
        """`pg_ctl -m immediate`: no checkpoint, no goodbye; then up again through its own recovery."""
        self._pg("pg_ctl", "-D", str(self.cluster), "-m", "immediate", "-w", "-l", str(self.cluster / "log"), "restart")

    def dump(self) -> Path:
        """A backup as docs/operations.md makes it, while everybody works on."""
        file = self.cluster / "backup.dump"
        self._pg("pg_dump", "--format=custom", f"--file={file}", self.database.admin_url)
        return file

    def restore(self, file: Path) -> None:
        """The service stands still, the database is made anew from the backup, the service starts."""
        self.kill()
        self.owner.dispose()
        self.service.dispose()
        name = "opmaat"
        cluster = self.database.admin_url.replace(f"/{name}?", "/postgres?")
        admin = create_engine(psycopg_url(cluster), isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
            connection.execute(text(f'CREATE DATABASE "{name}" OWNER opmaat_owner'))
        admin.dispose()
        self._pg("pg_restore", "--exit-on-error", f"--dbname={self.database.admin_url}", str(file))
        self.start()

    def _pg(self, program: str, *arguments: str) -> None:
        """A program of the very PostgreSQL that runs, as the user it runs as."""
        owner = self.cluster.stat().st_uid
        pid = (self.cluster / "postmaster.pid").read_text().split()[0]
        path = Path(os.readlink(f"/proc/{pid}/exe")).parent / program
        user = owner if os.geteuid() == 0 else None
        with open(os.devnull, "w+b") as nothing:
            subprocess.run([str(path), *arguments], check=True, user=user, stdout=nothing, stderr=nothing, cwd="/")

    # ---- what is in it

    def new_team(self) -> str:
        """A team in which everybody is a consulent."""
        team = f"t-{uuid4().hex[:12]}"
        with self.owner.begin() as connection:
            add_team(connection, team, "Team")
            for user, name in PEOPLE.items():
                set_member(connection, team, user, name, "consulent")
        return team

    def rows(self, sql: str, **values: Any) -> list[Any]:
        """Read as the owner."""
        with self.owner.connect() as connection:
            return list(connection.execute(text(sql), values))

    def change(self, *statements: str, **values: Any) -> None:
        """Write as the owner, in one transaction."""
        with self.owner.begin() as connection:
            for sql in statements:
                connection.execute(text(sql), values)

    def close(self) -> None:
        self.owner.dispose()
        self.service.dispose()
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        with suppress(OSError, subprocess.CalledProcessError):
            self._pg("pg_ctl", "-D", str(self.cluster), "-m", "fast", "-w", "stop")


@contextmanager
def own_office(folder: Path, *, workers: int = 2) -> Iterator[OwnOffice]:
    """An office in this folder, which must be readable for the user PostgreSQL runs as."""
    with own_cluster(folder / "pg") as cluster:
        office = OwnOffice(folder, make_database(cluster, "opmaat"), workers)
        try:
            yield office
        finally:
            office.close()
