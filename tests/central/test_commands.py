"""The command line of the office, as an administrator and a script use it."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import create_engine, make_url, text

from central.__main__ import main
from central.store.engine import psycopg_url
from tests.office import RunningOffice, mutation, start_office

ROOT = Path(__file__).parent.parent.parent


@dataclass
class Run:
    """Runs a command here; `settings` is the whole environment of the office."""

    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str, **settings: str) -> tuple[int, str, str]:
        for name in ("DATABASE_URL", "ISSUER", "AUDIENCE", "CLIENT", "JWKS"):
            self.monkeypatch.delenv(f"OPMAAT_{name}", raising=False)
        for name, value in settings.items():
            self.monkeypatch.setenv(f"OPMAAT_{name.upper()}", value)
        try:
            code = main(arguments)
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        told = self.capsys.readouterr()
        return code, told.out, told.err


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(monkeypatch, capsys)


HELPED = [(), ("serve",), ("migrate",), ("team", "add"), ("member", "add"), ("member", "remove")]


@pytest.mark.parametrize("words", HELPED)
def test_every_command_explains_itself(run: Run, words: tuple[str, ...]) -> None:
    code, out, _ = run(*words, "--help")
    assert code == 0
    assert out.startswith("usage: opmaat-central")


@pytest.mark.parametrize(
    "words",
    [
        ("nonsense",),
        ("retention", "run", "--log-days", "0"),
        ("team", "add"),
        ("team", "add", "Oost!", "Oost"),
        ("serve", "--user", "anja:baas:Anja"),
    ],
)
def test_wrong_use_is_two(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words)[0] == 2


@contextmanager
def empty_database(office: RunningOffice) -> Iterator[str]:
    """Address, as owner, of a new database in the running cluster."""
    name = f"cli_{uuid4().hex[:8]}"
    cluster = make_url(office.owner_url).set(username="postgres", database="postgres")
    admin = create_engine(psycopg_url(str(cluster)), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} OWNER opmaat_owner"))
    yield make_url(office.owner_url).set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


def test_an_administrator_sets_up_a_real_office(office: RunningOffice, run: Run, tmp_path: Path) -> None:
    keys = tmp_path / "keys.json"
    keys.write_text(httpx.get(f"{office.provider.issuer}/jwks", trust_env=False).text)
    with empty_database(office) as url:
        for words in (
            ("migrate", "--service-role", "opmaat_service"),
            ("migrate", "--service-role", "opmaat_service"),
            ("team", "add", "zuid", "Team Zuid"),
            ("member", "add", "zuid", "anja", "Anja de Wit", "--role", "leidinggevende"),
            ("member", "add", "zuid", "karim", "Karim Bos"),
            ("member", "remove", "zuid", "karim", "Karim Bos"),
        ):
            assert run(*words, database_url=url) == (0, "", ""), words
        unknown = run("member", "add", "noord", "anja", "Anja", database_url=url)
        assert unknown == (1, "", "opmaat-central: there is no such team\n")
        real = {"issuer": "https://login.gemeente.example", "audience": "x", "client": "opmaat", "jwks": str(keys)}
        code, _, told = run("serve", database_url=url, **real)
        assert code == 1
        assert "could rewrite history" in told
        engine = create_engine(psycopg_url(url))
        with engine.connect() as connection:
            rows = connection.execute(text("SELECT sub, role FROM member ORDER BY sub")).all()
        engine.dispose()
        assert [tuple(row) for row in rows] == [("anja", "leidinggevende"), ("karim", None)]


def test_serving_beyond_this_machine_needs_tls(run: Run) -> None:
    code, _, told = run("serve", "--host", "0.0.0.0")  # noqa: S104
    assert code == 1
    assert "--tls-cert" in told


def test_a_missing_setting_is_named(run: Run) -> None:
    assert run("serve") == (1, "", "opmaat-central: OPMAAT_DATABASE_URL is not set\n")


def test_an_absent_database_is_one_line(run: Run, tmp_path: Path) -> None:
    code, _, told = run("migrate", database_url=f"postgresql://x@/x?host={tmp_path}")
    assert code == 1
    assert len(told.splitlines()) == 1


def test_practice_stops_cleanly_and_can_keep_its_database(tmp_path: Path) -> None:
    """First with two workers and SIGTERM, then with one and the pipe closed."""
    place = ("--data", str(tmp_path / "data"), "--team", "west", "--user", "anja:consulent:Anja de Wit")
    first = start_office("--workers", "2", *place)
    with first.client("anja") as anja:
        assert anja.push("west", mutation())[0]["status"] == "ok"
        assert [one["id"] for one in anja.http.get("/v1/me").json()["teams"]] == ["west"]
    first.process.send_signal(signal.SIGTERM)
    first.process.wait(60)
    first.close()
    again = start_office(*place)
    with again.client("anja") as anja:
        assert len(anja.pull("west")["records"]) == 1
    again.close()
    assert (first.process.returncode, again.process.returncode) == (0, 0)
    assert not (tmp_path / "data" / "postmaster.pid").exists()
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{first.base_url}/v1/health", trust_env=False)


def test_practice_tells_where_it_is_in_one_line_and_leaves_nothing() -> None:
    command = [sys.executable, "-m", "central", "serve", "--practice"]
    told = subprocess.run(command, cwd=ROOT, input="", capture_output=True, text=True, timeout=60, check=True)
    (line,) = told.stdout.splitlines()
    where = json.loads(line)
    assert {"base_url", "port", "issuer", "client_id", "audience", "team", "users"} <= where.keys()
    assert not Path(str(make_url(where["owner_url"]).query["host"])).exists()
