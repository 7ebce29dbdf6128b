"""The office's leave: until when a vault opens, what does not lengthen it, and how the keys end when it is revoked."""

import json
import shutil
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from nacl.signing import SigningKey

from desktop_app.casework.errors import ClockSetBack, LeaseExpired, LeaseInvalid, VaultLocked, VaultRevoked
from desktop_app.casework.leases import SignedLease
from desktop_app.casework.lockbox_ports import VaultEntry
from desktop_app.vault.lease import verified
from desktop_app.vault.leave import VaultLeave
from desktop_app.vault.lockbox import DirectoryLockbox
from desktop_app.vault.open_vault import OpenVault
from tests.contract.vaults import NOW
from tests.unit.vault.conftest import PASSPHRASE, PRIVATE, Clock, DictKeyring, lockbox_on
from tests.unit.vault.leases import PUBLIC, lease

HEADERS = ("vault.json", "vault.json.bak", "backups/vault.json")
Bed = tuple[DirectoryLockbox, str]


@pytest.fixture
def keyring() -> DictKeyring:
    return DictKeyring()


@pytest.fixture
def bed(vaults: Path, clock: Clock, keyring: DictKeyring) -> Bed:
    box = lockbox_on(vaults, clock, keyring, PUBLIC)
    return box, box.create(user_name="Anja", passphrase=PASSPHRASE).id


def leave_of(vault: OpenVault) -> VaultLeave:
    assert vault.leave is not None
    return vault.leave


def open_(bed: Bed, given: SignedLease | None = None) -> OpenVault:
    return bed[0].unlock(bed[1], PASSPHRASE, given)


@pytest.mark.parametrize(
    "other",
    [
        {"vault": "b" * 32},
        {"sequence": 4},
        {"sequence": 0},
        {"sequence": "6"},
        {"sequence": True},
        {"user": "karim"},
        {"strict": True},
        {"strict": "yes", "secret_sha256": "0" * 64},
        {"strict": True, "secret_sha256": 7},
        {"not_after": "2026-01-01T00:00:00Z"},
        {"not_after": "morgen"},
        {"issued": None},
        {"revoked": 1},
        {"more": "than the contract has"},
    ],
)
def test_what_is_no_lease_for_this_vault_is_refused(other: dict[str, Any]) -> None:
    good = lease("a" * 32, 5, NOW)
    assert verified(good, PUBLIC, "a" * 32, newest=5, user="anja").sequence == 5
    with pytest.raises(LeaseInvalid):
        verified(lease("a" * 32, 5, NOW, **other), PUBLIC, "a" * 32, newest=5, user="anja")


def test_what_the_office_did_not_sign_is_refused() -> None:
    good = lease("a" * 32, 5, NOW)
    forged = [
        lease("a" * 32, 5, NOW, key=SigningKey.generate()),
        replace(good, statement=good.statement.replace("2026-12", "2036-12")),
        replace(good, signature="00"),
        replace(good, signature="geen hex"),
        lease("a" * 32, 5, NOW, key=SigningKey.generate(), revoked=True),
    ]
    for each in forged:
        with pytest.raises(LeaseInvalid):
            verified(each, PUBLIC, "a" * 32)


def test_a_new_vault_opens_for_thirty_days_and_then_asks(bed: Bed, clock: Clock) -> None:
    open_(bed).close()
    clock.move(days=29)
    vault = open_(bed)
    assert leave_of(vault).warn
    vault.close()
    clock.move(days=2)
    with pytest.raises(LeaseExpired) as caught:
        open_(bed)
    assert caught.value.params == {"sequence": 0}
    vault = open_(bed, lease(bed[1], 1, clock()))
    assert not leave_of(vault).warn
    vault.close()
    open_(bed).close()


def test_each_contact_gives_days_and_the_last_week_warns(bed: Bed, clock: Clock) -> None:
    vault = open_(bed)
    leave_of(vault).take(lease(bed[1], 3, clock()))
    assert leave_of(vault).sequence() == 3
    vault.close()
    clock.move(days=22)
    vault = open_(bed)
    assert not leave_of(vault).warn
    vault.close()
    clock.move(days=2)
    vault = open_(bed)
    assert leave_of(vault).warn
    leave_of(vault).take(lease(bed[1], 4, clock()))
    assert not leave_of(vault).warn
    vault.close()
    clock.move(days=31)
    with pytest.raises(LeaseExpired) as caught:
        open_(bed)
    assert caught.value.params == {"sequence": 4}


def test_an_expired_lease_loses_no_work(bed: Bed, clock: Clock) -> None:
    vault = open_(bed, lease(bed[1], 1, clock()))
    with vault.work() as work:
        work.put(id="n1", dossier="d1", kind="notitie", body={"text": "blijft"}, by="anja", at=NOW)
    vault.close()
    clock.move(days=40)
    with pytest.raises(LeaseExpired):
        open_(bed)
    vault = open_(bed, lease(bed[1], 2, clock()))
    with vault.work() as work:
        assert [note.body for note in work.find(kind="notitie")] == [{"text": "blijft"}]
    vault.close()


def test_an_older_lease_and_one_of_a_colleague_are_refused_and_the_kept_one_counts(bed: Bed, clock: Clock) -> None:
    vault = open_(bed, lease(bed[1], 5, clock()))
    ends = leave_of(vault).ends
    for other in (lease(bed[1], 4, clock()), lease(bed[1], 6, clock(), user="karim")):
        with pytest.raises(LeaseInvalid):
            leave_of(vault).take(other)
    assert (leave_of(vault).sequence(), leave_of(vault).ends) == (5, ends)
    vault.close()
    open_(bed).close()


@pytest.mark.parametrize("days", [2, 20, 400])
def test_a_clock_set_back_gives_no_days(bed: Bed, clock: Clock, days: int) -> None:
    open_(bed, lease(bed[1], 1, clock())).close()
    clock.move(days=25)
    open_(bed).close()
    clock.move(days=-days)
    with pytest.raises(ClockSetBack):
        open_(bed)
    clock.move(days=days + 6)
    with pytest.raises(LeaseExpired):
        open_(bed)
    clock.move(days=-6)
    open_(bed).close()


def test_an_older_database_does_not_help_a_clock_set_back(
    bed: Bed, clock: Clock, vaults: Path, keyring: DictKeyring
) -> None:
    open_(bed, lease(bed[1], 1, clock())).close()
    old = shutil.copytree(vaults / bed[1], vaults.parent / "kopie")
    clock.move(days=25)
    open_(bed).close()
    shutil.rmtree(vaults / bed[1])
    shutil.copytree(old, vaults / bed[1])
    clock.move(days=-25)
    with pytest.raises(ClockSetBack):  # the keyring knows
        open_(bed)
    clock.move(days=31)
    with pytest.raises(LeaseExpired):
        open_(bed)


def test_a_clock_that_ran_ahead_is_put_right_by_the_office(bed: Bed, clock: Clock) -> None:
    open_(bed, lease(bed[1], 1, clock())).close()
    clock.move(days=20)
    open_(bed).close()
    clock.move(days=-19)
    with pytest.raises(ClockSetBack):
        open_(bed)
    open_(bed, lease(bed[1], 2, clock())).close()
    open_(bed).close()


def test_a_lease_taken_out_of_the_vault_is_asked_again(bed: Bed, clock: Clock, vaults: Path) -> None:
    before = shutil.copytree(vaults / bed[1], vaults.parent / "kopie")
    open_(bed, lease(bed[1], 1, clock())).close()
    (vaults / bed[1] / "dossiers.db").write_bytes((before / "dossiers.db").read_bytes())
    with pytest.raises(LeaseExpired):
        open_(bed)


def test_revoked_at_contact_the_keys_are_destroyed(bed: Bed, clock: Clock, vaults: Path, keyring: DictKeyring) -> None:
    box, entry = bed
    vault = open_(bed, lease(entry, 1, clock()))
    vault.back_up()
    copy = shutil.copytree(vaults / entry, vaults.parent / "kopie")
    assert [name for name in HEADERS if (vaults / entry / name).exists()]
    with pytest.raises(VaultRevoked):
        leave_of(vault).take(lease(entry, 2, clock(), revoked=True))
    assert {path.name for path in (vaults / entry).iterdir()} == {"revoked.json", "open.lock"}
    assert f"device/{entry}" not in keyring.kept
    with pytest.raises(VaultLocked), vault.work():
        pass
    assert box.entries() == [VaultEntry(entry, "Anja", revoked=True)]
    with pytest.raises(VaultRevoked):
        open_(bed)
    vault.close()
    shutil.rmtree(vaults / entry)
    shutil.copytree(copy, vaults / entry)
    with pytest.raises(VaultRevoked):
        open_(bed)
    with pytest.raises(VaultRevoked):
        box.recover(entry, PRIVATE, "nieuw")


def test_revoked_when_leave_is_asked_at_the_door(bed: Bed, clock: Clock, vaults: Path) -> None:
    with pytest.raises(VaultRevoked):
        open_(bed, lease(bed[1], 1, clock(), revoked=True))
    assert not [name for name in HEADERS if (vaults / bed[1] / name).exists()]


def test_a_destruction_that_was_broken_off_is_finished(bed: Bed, clock: Clock, vaults: Path) -> None:
    word = asdict(lease(bed[1], 2, clock(), revoked=True)) | {"user_name": "Anja"}
    (vaults / bed[1] / "revoked.json").write_text(json.dumps(word))
    with pytest.raises(VaultRevoked):
        open_(bed)
    assert not [name for name in HEADERS if (vaults / bed[1] / name).exists()]


@pytest.mark.parametrize("kind", ["other office", "not revoked", "other vault", "no json"])
def test_a_forged_word_destroys_nothing(bed: Bed, clock: Clock, vaults: Path, kind: str) -> None:
    forged = {
        "other office": lease(bed[1], 2, clock(), revoked=True, key=SigningKey.generate()),
        "not revoked": lease(bed[1], 2, clock()),
        "other vault": lease("b" * 32, 2, clock(), revoked=True),
    }
    text = json.dumps(asdict(forged[kind]) | {"user_name": "Anja"}) if kind in forged else "niets"
    (vaults / bed[1] / "revoked.json").write_text(text)
    assert not bed[0].entries()[0].revoked
    open_(bed).close()


def test_the_organisation_recovers_without_a_lease(bed: Bed, clock: Clock) -> None:
    open_(bed, lease(bed[1], 1, clock())).close()
    clock.move(days=99)
    bed[0].recover(bed[1], PRIVATE, "nieuw").close()
    with pytest.raises(LeaseExpired):
        bed[0].unlock(bed[1], "nieuw")


def test_without_a_lease_key_nothing_is_asked(vaults: Path, clock: Clock) -> None:
    box = lockbox_on(vaults, clock)
    entry = box.create(user_name="Anja", passphrase=PASSPHRASE).id
    box.unlock(entry, PASSPHRASE).close()
    clock.move(days=-400)
    vault = box.unlock(entry, PASSPHRASE)
    assert vault.leave is None
    vault.close()
