"""The service as a municipality runs it: TLS, keys from a file, the weak database role, no practice anywhere."""

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from fastapi import FastAPI
from sqlalchemy import text

from central.access.tokens import TokenCheck, keys_at
from central.api.app import make_app
from central.doors import listen
from central.store.engine import make_engine
from desktop_app.casework.errors import LoginNeeded, NoNetwork, OfficeUntrusted
from desktop_app.sync.office import Office
from desktop_app.sync.protocol import Protocol
from desktop_app.sync.transport import Wire
from tests.office import PROTOCOL, RunningOffice, mutation
from tests.unit.sync.servers import Authority

ROOT = Path(__file__).parent.parent.parent
ISSUER, AUDIENCE, CLIENT = "https://login.gemeente.example", "https://opmaat.gemeente.example", "opmaat"
KEY = rsa.generate_private_key(65537, 2048)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("tls"))


@pytest.fixture(scope="module")
def key_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    public = jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key(), as_dict=True)
    file = tmp_path_factory.mktemp("keys") / "keys.json"
    file.write_text(json.dumps({"keys": [{**public, "kid": "2026"}]}))
    return file


@pytest.fixture(scope="module")
def address(office: RunningOffice, authority: Authority, key_file: Path) -> Iterator[str]:
    with listen("127.0.0.1", 0) as free:
        port = free.getsockname()[1]
    authority.server_context()
    pem = str(authority.pem)
    settings = {
        "OPMAAT_DATABASE_URL": office.service_url,
        "OPMAAT_ISSUER": ISSUER,
        "OPMAAT_AUDIENCE": AUDIENCE,
        "OPMAAT_CLIENT": CLIENT,
        "OPMAAT_JWKS": str(key_file),
    }
    command = [sys.executable, "-m", "central", "serve", "--port", str(port), "--tls-cert", pem, "--tls-key", pem]
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | settings, stderr=subprocess.DEVNULL) as process:
        address = f"https://127.0.0.1:{port}"
        _wait_for(address, authority)
        yield address
        process.terminate()
        assert process.wait(30) in (0, -15)


def _wait_for(address: str, authority: Authority) -> None:
    deadline = time.monotonic() + 60
    wire = Wire(address, verify=authority.client_context())
    while True:
        try:
            wire.request("GET", "/v1/health")
            break
        except NoNetwork:
            assert time.monotonic() < deadline
    wire.close()


def token(**other: Any) -> str:
    now = int(time.time())
    claims = {"iss": ISSUER, "aud": AUDIENCE, "azp": CLIENT, "sub": "anja", "iat": now, "exp": now + 300}
    return jwt.encode(claims | other, KEY, algorithm="RS256", headers={"kid": "2026"})


def office_at(address: str, authority: Authority, bearer: str) -> Office:
    wire = Wire(address, verify=authority.client_context())
    return Office(wire, Protocol(PROTOCOL), lambda fresh: bearer, device="d", app="a")


def test_a_laptop_works_with_it(office: RunningOffice, address: str, authority: Authority) -> None:
    team = office.new_team()
    line = office_at(address, authority, token())
    assert team in [one.id for one in line.me().teams]
    assert line.pull(team, 0, limit=10, full=False).records == []
    line.close()


def test_a_token_of_the_practice_issuer_is_worth_nothing(
    office: RunningOffice, address: str, authority: Authority
) -> None:
    for bearer in (office.login("anja")(False), token(iss=office.provider.issuer), token(exp=int(time.time()) + 3600)):
        line = office_at(address, authority, bearer)
        with pytest.raises(LoginNeeded):
            line.me()
        line.close()


def test_a_laptop_that_does_not_know_the_authority_does_not_talk(address: str) -> None:
    wire = Wire(address)
    with pytest.raises(OfficeUntrusted):
        wire.request("GET", "/v1/health", token=token())
    wire.close()


def ask(app: FastAPI, method: str, path: str, **request: Any) -> httpx.Response:
    """Straight into the service, without a network."""

    async def send() -> httpx.Response:
        line = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=line, base_url="http://kantoor") as client:
            return await client.request(method, path, **request)

    return asyncio.run(send())


def _bearer() -> dict[str, str]:
    return {"Authorization": f"Bearer {token()}"}


def test_without_its_database_it_says_later(tmp_path: Path, key_file: Path) -> None:
    engine = make_engine(f"postgresql://x@/x?host={tmp_path}")
    app = make_app(engine, TokenCheck(ISSUER, AUDIENCE, CLIENT, keys_at(str(key_file))))
    answer = ask(app, "GET", "/v1/health")
    assert (answer.status_code, answer.json()) == (503, {"code": "even_niet"})
    assert answer.headers["retry-after"] == "30"
    engine.dispose()


def test_trouble_in_the_database_shows_nothing_of_a_person(
    office: RunningOffice, key_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A trigger that quotes the row it refuses, as PostgreSQL itself does in a DETAIL."""
    team = office.new_team()
    office.change(
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'refused: %', NEW.body; END $$"
    )
    office.change(
        "CREATE TRIGGER refuse BEFORE INSERT ON revision FOR EACH ROW "
        f"WHEN (NEW.team = '{team}') EXECUTE FUNCTION refuse()"
    )
    engine = make_engine(office.service_url)
    app = make_app(engine, TokenCheck(ISSUER, AUDIENCE, CLIENT, keys_at(str(key_file))))
    message = {"device": "d", "app": "a", "schema": 1, "mutations": [mutation(body={"text": "canary-91c4"})]}
    try:
        answer = ask(app, "POST", f"/v1/teams/{team}/push", json=message, headers=_bearer())
    finally:
        office.change("DROP FUNCTION refuse() CASCADE")
        engine.dispose()
    assert (answer.status_code, answer.json()) == (500, {"code": "storing"})
    assert "P0001" in caplog.text
    assert "canary" not in caplog.text
    with office.owner.connect() as connection:
        assert connection.execute(text("SELECT seq FROM team WHERE id = :t"), {"t": team}).scalar() == 0
