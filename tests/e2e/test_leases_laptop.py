"""Leases between the real office and a real vault: renewed at a contact, refused when wrong, and the remote wipe.

Strict ones as well: half of the key lives in the PostgreSQL of the office and comes with a lease.
"""

import shutil
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI
from nacl.signing import SigningKey

from central.api.app import AppFactory
from central.doors import listen
from central.settings import Settings
from central.store import leases
from desktop_app.casework.errors import LeaseInvalid, LeaseNeeded, NotAMember, VaultRevoked
from desktop_app.casework.leases import Leave, SignedLease
from desktop_app.installation import OfficeAddress
from desktop_app.sync.lease_desk import LeaseDesk
from desktop_app.sync.line import OfficeLine
from desktop_app.sync.login import visit as visit_page
from desktop_app.sync.office import Office
from desktop_app.sync.protocol import Protocol
from desktop_app.vault.open_vault import OpenVault
from tests.central.test_dossiers import NOW
from tests.central.test_leases import app, signing, strict
from tests.central.test_production import ask, token
from tests.office import PROTOCOL, RunningOffice
from tests.unit.vault.conftest import PASSPHRASE, PRIVATE, Clock, DictKeyring, lockbox_on

__all__ = ["app", "signing", "strict"]


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


def leave_of(vault: OpenVault) -> Leave:
    assert vault.leave is not None
    return vault.leave


def at_the_door(app: FastAPI, vault: str, sequence: int, user: str = "anja") -> SignedLease:
    """What the office says to who stands before a closed vault."""
    given = office_of(app, user).lease(vault, sequence)
    assert given is not None
    return given


@pytest.fixture
def clock() -> Clock:
    """Today: the office signs with the time of this machine."""
    clock = Clock()
    clock.at = datetime.now(UTC)
    return clock


def test_a_strict_vault_opens_with_the_half_the_office_gives_and_with_nothing_else(
    strict: FastAPI, signing: tuple[Path, SigningKey], clock: Clock, tmp_path: Path
) -> None:
    box = lockbox_on(tmp_path / "vaults", clock, DictKeyring(), bytes(signing[1].verify_key), strict=True)
    entry = box.create(user_name="Anja", passphrase=PASSPHRASE).id
    with pytest.raises(LeaseNeeded) as caught:
        box.unlock(entry, PASSPHRASE)
    given = at_the_door(strict, entry, int(caught.value.params["sequence"]))
    box.unlock(entry, PASSPHRASE, given).close()
    clock.move(days=3)
    vault = box.unlock(entry, PASSPHRASE)  # on the road, without a network
    assert visit(strict, leave_of(vault)) == (None, [])
    vault.close()
    clock.move(days=8)
    with pytest.raises(LeaseNeeded) as caught:
        box.unlock(entry, PASSPHRASE)
    assert caught.value.params == {"sequence": 2}
    assert office_of(strict, "karim").lease(entry, 2) is None  # a colleague does not get it
    box.recover(entry, PRIVATE, "nieuw").close()


def test_a_vault_of_before_becomes_strict_when_the_office_does(
    app: FastAPI, strict: FastAPI, signing: tuple[Path, SigningKey], clock: Clock, tmp_path: Path
) -> None:
    keyring = DictKeyring()
    box = lockbox_on(tmp_path / "vaults", clock, keyring, bytes(signing[1].verify_key))
    entry = box.create(user_name="Anja", passphrase=PASSPHRASE).id
    vault = box.unlock(entry, PASSPHRASE)
    with vault.work() as work:
        work.put(id="n1", dossier="d1", kind="notitie", body={"text": "blijft"}, by="anja", at=clock())
    assert visit(app, leave_of(vault)) == (None, [])
    assert visit(strict, leave_of(vault)) == (None, [])
    vault.close()
    vault = box.unlock(entry, PASSPHRASE)
    assert "half_at_office" in vault.notices
    vault.close()
    del keyring.kept[f"half/{entry}"]
    with pytest.raises(LeaseNeeded):
        box.unlock(entry, PASSPHRASE)
    vault = box.unlock(entry, PASSPHRASE, at_the_door(app, entry, 2))  # it stays strict without the setting
    with vault.work() as work:
        assert [note.body for note in work.find(kind="notitie")] == [{"text": "blijft"}]
    vault.close()


def test_after_a_revocation_no_copy_opens_with_the_passphrase(
    office: RunningOffice, strict: FastAPI, signing: tuple[Path, SigningKey], clock: Clock, tmp_path: Path
) -> None:
    """Unlike with plain leases: the half is gone at the office, and a copy of the folder never held it."""
    public = bytes(signing[1].verify_key)
    box = lockbox_on(tmp_path / "vaults", clock, DictKeyring(), public, strict=True)
    entry = box.create(user_name="Anja", passphrase=PASSPHRASE).id
    box.unlock(entry, PASSPHRASE, at_the_door(strict, entry, 0)).close()
    shutil.copytree(tmp_path / "vaults", tmp_path / "kopie")
    with office.owner.begin() as connection:
        leases.revoke(connection, entry, NOW)
    thief = lockbox_on(tmp_path / "kopie", clock, DictKeyring(), public)
    with pytest.raises(LeaseNeeded):
        thief.unlock(entry, PASSPHRASE)
    told = at_the_door(strict, entry, 1)
    assert told.secret == ""
    with pytest.raises(VaultRevoked):
        thief.unlock(entry, PASSPHRASE, told)
    with pytest.raises(VaultRevoked):
        box.unlock(entry, PASSPHRASE, told)
    assert not list(tmp_path.rglob("vault.json*"))


@pytest.fixture
def door(office: RunningOffice, signing: tuple[Path, SigningKey]) -> Iterator[OfficeAddress]:
    """The service with strict leases on a port of its own, with the identity provider of the running office."""
    at = office.provider
    settings = Settings(
        office.service_url,
        at.issuer,
        at.audience,
        at.client_id,
        f"{at.issuer}/jwks",
        practice=True,
        lease_key=str(signing[0]),
        lease_strict=True,
    )
    office.new_team()
    server = uvicorn.Server(uvicorn.Config(AppFactory(settings)(), log_level="warning", lifespan="off"))
    with listen("127.0.0.1", 0) as socket:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]})
        thread.start()
        try:
            port = socket.getsockname()[1]
            yield OfficeAddress(f"http://127.0.0.1:{port}", at.issuer, at.client_id, at.audience, "oost")
        finally:
            server.should_exit = True
            thread.join()


def test_at_the_unlock_screen_the_office_gives_the_half_after_signing_in(
    door: OfficeAddress, signing: tuple[Path, SigningKey], clock: Clock, tmp_path: Path
) -> None:
    box = lockbox_on(tmp_path / "vaults", clock, None, bytes(signing[1].verify_key), strict=True)
    entry = box.create(user_name="Anja", passphrase=PASSPHRASE).id
    desk = LeaseDesk(
        door,
        protocol=PROTOCOL,
        opener=lambda page: visit_page(f"{page}&login_hint=anja"),
        app="opmaat test",
        practice=True,
    )
    for sequence in (0, 1):
        with pytest.raises(LeaseNeeded):
            box.unlock(entry, PASSPHRASE)
        box.unlock(entry, PASSPHRASE, desk.ask(entry, sequence)).close()
