"""Leases: signed, growing, only for the owner of the vault, revoked for good; strict ones with half of the key."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

import jwt
import pytest
from fastapi import FastAPI
from nacl.signing import SigningKey, VerifyKey
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import ProgrammingError

from central.access.tokens import TokenCheck, keys_at
from central.api.app import make_app
from central.settings import Settings
from central.store import leases, teams
from central.store import tables as t
from central.store.engine import make_engine
from desktop_app.signing import make_key
from tests.central.test_dossiers import NOW
from tests.central.test_production import AUDIENCE, CLIENT, ISSUER, KEY, ask, token
from tests.office import RunningOffice, schema_check

ANSWER, STATEMENT = schema_check("lease.json#/$defs/response"), schema_check("lease.json#/$defs/statement")


@pytest.fixture
def signing(tmp_path: Path) -> tuple[Path, SigningKey]:
    return tmp_path / "lease.key", make_key(tmp_path / "lease.key")


@pytest.fixture
def app(office: RunningOffice, signing: tuple[Path, SigningKey], tmp_path: Path) -> Iterator[FastAPI]:
    with app_of(office, signing, tmp_path) as made:
        yield made


@pytest.fixture
def strict(office: RunningOffice, signing: tuple[Path, SigningKey], tmp_path: Path) -> Iterator[FastAPI]:
    """The same office with OPMAAT_LEASE_STRICT."""
    with app_of(office, signing, tmp_path, strict=True) as made:
        yield made


@contextmanager
def app_of(
    office: RunningOffice, signing: tuple[Path, SigningKey], tmp_path: Path, *, strict: bool = False
) -> Iterator[FastAPI]:
    public = jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key(), as_dict=True)
    file = tmp_path / "keys.json"
    file.write_text(json.dumps({"keys": [{**public, "kid": "2026"}]}))
    office.new_team()
    settings = Settings(
        office.service_url, ISSUER, AUDIENCE, CLIENT, str(file), lease_key=str(signing[0]), lease_strict=strict
    )
    engine = make_engine(office.service_url)
    yield make_app(engine, TokenCheck(ISSUER, AUDIENCE, CLIENT, keys_at(str(file))), settings)
    engine.dispose()


def lease(app: FastAPI, vault: str, sequence: int = 0, *, sub: str = "anja") -> Any:
    headers = {"Authorization": f"Bearer {token(sub=sub)}"}
    return ask(app, "POST", "/v1/lease", headers=headers, json={"vault": vault, "sequence": sequence})


def statement(answer: Any) -> Any:
    ANSWER.validate(answer.json())
    said = json.loads(answer.json()["statement"])
    STATEMENT.validate(said)
    return said


def test_a_lease_is_signed_and_grows(app: FastAPI, signing: tuple[Path, SigningKey]) -> None:
    vault = uuid4().hex
    answer = lease(app, vault)
    said, public = statement(answer), bytes(signing[1].verify_key)
    signed = b"opmaat/lease/v1\n" + answer.json()["statement"].encode()
    VerifyKey(public).verify(signed, bytes.fromhex(answer.json()["signature"]))
    assert answer.json()["key_id"] == blake2b(public, digest_size=8).hexdigest()
    assert (said["vault"], said["user"], said["sequence"], said["revoked"]) == (vault, "anja", 1, False)
    assert statement(lease(app, vault, 1))["sequence"] == 2
    assert statement(lease(app, vault, 70))["sequence"] == 71


def test_a_vault_is_of_who_asked_first(app: FastAPI) -> None:
    vault = uuid4().hex
    assert lease(app, vault).status_code == 200
    answer = lease(app, vault, sub="karim")
    assert (answer.status_code, answer.json()) == (403, {"code": "geen_toegang"})
    assert lease(app, uuid4().hex, sub=f"vreemde-{uuid4().hex}").status_code == 404


def test_a_revoked_vault_stays_revoked(office: RunningOffice, app: FastAPI) -> None:
    vault = uuid4().hex
    lease(app, vault)
    with office.owner.begin() as connection:
        leases.revoke(connection, vault, NOW)
        leases.revoke(connection, vault, NOW)
        assert [one["revoked"] is not None for one in leases.listed(connection) if one["vault"] == vault] == [True]
    assert statement(lease(app, vault, 1))["revoked"] is True
    with office.owner.begin() as connection, pytest.raises(leases.NoSuchVault):
        leases.revoke(connection, uuid4().hex, NOW)


def days(said: Any) -> int:
    return (datetime.fromisoformat(said["not_after"]) - datetime.fromisoformat(said["issued"])).days


def test_a_strict_lease_brings_the_same_half_every_time(app: FastAPI, strict: FastAPI) -> None:
    vault = uuid4().hex
    plain = lease(app, vault)
    assert (statement(plain)["strict"], days(statement(plain)), "device_secret" in plain.json()) == (False, 30, False)
    first, again = lease(strict, vault, 1), lease(strict, vault, 2)
    half = first.json()["device_secret"]
    assert again.json()["device_secret"] == half
    assert (statement(first)["strict"], days(statement(first))) == (True, 7)
    assert statement(first)["secret_sha256"] == sha256(bytes.fromhex(half)).hexdigest()
    assert lease(strict, uuid4().hex).json()["device_secret"] != half
    assert lease(app, vault, 3).json()["device_secret"] == half  # without the setting too: else it would stay shut
    assert lease(strict, vault, sub="karim").status_code == 403


def test_who_left_every_team_gets_no_half(office: RunningOffice, strict: FastAPI) -> None:
    team, user = office.new_team(), f"tijdelijk-{uuid4().hex}"
    with office.owner.begin() as connection:
        teams.set_member(connection, team, user, "Tijdelijk", "consulent")
    vault = uuid4().hex
    assert "device_secret" in lease(strict, vault, sub=user).json()
    with office.owner.begin() as connection:
        teams.set_member(connection, team, user, "Tijdelijk", None)
    refused = lease(strict, vault, 1, sub=user)
    assert (refused.status_code, refused.json()) == (404, {"code": "geen_toegang"})


def test_a_revocation_destroys_the_half(office: RunningOffice, strict: FastAPI) -> None:
    vault = uuid4().hex
    lease(strict, vault)
    with office.owner.begin() as connection:
        assert [one["strict"] for one in leases.listed(connection) if one["vault"] == vault] == [True]
        leases.revoke(connection, vault, NOW)
    told = lease(strict, vault, 1)
    assert (statement(told)["revoked"], statement(told)["strict"]) == (True, False)
    assert "device_secret" not in told.json()
    with office.owner.connect() as connection:
        kept = select(func.count()).select_from(t.lease_half).where(t.lease_half.c.vault == vault)
        assert connection.execute(kept).scalar() == 0


def test_the_service_cannot_change_or_remove_a_half(office: RunningOffice, strict: FastAPI) -> None:
    vault = uuid4().hex
    lease(strict, vault)
    for forbidden in (update(t.lease_half).values(secret=bytes(32)), text("DELETE FROM lease_half")):
        with strict.state.engine.begin() as connection, pytest.raises(ProgrammingError):
            connection.execute(forbidden)


def test_without_a_key_there_are_no_leases(office: RunningOffice) -> None:
    with office.client("anja") as anja:
        answer = anja.http.post("/v1/lease", json={"vault": uuid4().hex, "sequence": 0})
    assert (answer.status_code, answer.json()) == (404, {"code": "geen_leases"})


@pytest.mark.parametrize("message", [{}, {"vault": "x", "sequence": 0}, {"vault": "a" * 32, "sequence": -1}])
def test_what_is_no_request_is_refused(office: RunningOffice, message: dict[str, Any]) -> None:
    with office.client("anja") as anja:
        assert anja.http.post("/v1/lease", json=message).status_code == 422
