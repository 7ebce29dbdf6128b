"""Leases between the real office and a real vault: renewed at a contact, refused when wrong, and the remote wipe."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from nacl.signing import SigningKey

from central.store import leases
from desktop_app.casework.errors import LeaseInvalid, NotAMember, VaultRevoked
from desktop_app.casework.office_ports import Leave
from desktop_app.sync.line import OfficeLine
from desktop_app.sync.office import Office
from desktop_app.sync.protocol import Protocol
from desktop_app.vault import OpenVault
from tests.central.test_dossiers import NOW
from tests.central.test_leases import app, signing
from tests.central.test_production import ask, token
from tests.office import PROTOCOL, RunningOffice
from tests.unit.vault.conftest import PASSPHRASE, Clock, lockbox_on

__all__ = ["app", "signing"]


class AppWire:
    """The wire straight into the service of the office."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app

    def request(self, method: str, path: str, *, token: str, message: Any = None) -> Any:
        answer = ask(self._app, method, path, headers={"Authorization": f"Bearer {token}"}, json=message)
        if answer.status_code != 200:
            raise NotAMember(code=answer.json()["code"])
        return answer.json()


@pytest.fixture
def vault(tmp_path: Path, signing: tuple[Path, SigningKey]) -> Iterator[OpenVault]:
    box = lockbox_on(tmp_path / "vaults", Clock(), lease_key=bytes(signing[1].verify_key))
    opened = box.unlock(box.create(user_name="Anja", passphrase=PASSPHRASE).id, PASSPHRASE)
    yield opened
    opened.close()


def office_of(app: FastAPI, user: str = "anja") -> Office:
    wire: Any = AppWire(app)
    return Office(wire, Protocol(PROTOCOL), lambda _fresh: token(sub=user), device="laptop-1", app="opmaat test")


def visit(app: FastAPI, leave: Leave, user: str = "anja") -> tuple[LeaseInvalid | None, list[str]]:
    """One contact: what was wrong with the lease, and what the program was told."""
    told: list[str] = []
    nothing: Any = None
    line = OfficeLine(
        nothing,
        nothing,
        nothing,
        protocol=PROTOCOL,
        opener=lambda _address: None,
        app="opmaat test",
        leave=leave,
        revoked=lambda: told.append("revoked"),
    )
    return line._renew(office_of(app, user)), told


def test_every_contact_renews_and_a_revocation_destroys(
    office: RunningOffice, app: FastAPI, vault: OpenVault, tmp_path: Path
) -> None:
    leave = vault.leave
    assert leave is not None
    for sequence in (1, 2, 3):
        assert visit(app, leave) == (None, [])
        assert leave.sequence() == sequence
    assert visit(app, leave, "karim") == (None, [])  # the office gives a colleague nothing
    assert leave.sequence() == 3
    with office.owner.begin() as connection:
        leases.revoke(connection, leave.vault, NOW)
    with pytest.raises(VaultRevoked):
        visit(app, leave)
    assert not list(tmp_path.rglob("vault.json*"))
    assert not list(tmp_path.rglob("dossiers.db*"))


def test_the_lease_of_another_office_is_refused_after_the_visit(app: FastAPI, tmp_path: Path) -> None:
    box = lockbox_on(tmp_path / "vaults", Clock(), lease_key=bytes(SigningKey.generate().verify_key))
    opened = box.unlock(box.create(user_name="Anja", passphrase=PASSPHRASE).id, PASSPHRASE)
    assert opened.leave is not None
    refused, told = visit(app, opened.leave)
    assert isinstance(refused, LeaseInvalid)
    assert (told, opened.leave.sequence()) == ([], 0)
    opened.close()
