"""Strict leases: half of the key lives at the office. Without a current lease there is no key on this laptop."""

import json
from pathlib import Path

import pytest

from desktop_app.casework.errors import (
    ClockSetBack,
    DeviceKeyMissing,
    HalfUnknown,
    KeyringLocked,
    LeaseExpired,
    LeaseInvalid,
    LeaseNeeded,
    VaultDamaged,
    VaultRevoked,
    VaultTooNew,
    WrongPassphrase,
)
from desktop_app.casework.leases import SignedLease
from desktop_app.vault import halves
from desktop_app.vault.header import FORMAT_OFFICE
from desktop_app.vault.keys import FLOOR, Kdf
from desktop_app.vault.leave import VaultLeave
from desktop_app.vault.lockbox import DirectoryLockbox
from desktop_app.vault.open_vault import OpenVault
from tests.contract.vaults import NOW
from tests.unit.vault.conftest import PASSPHRASE, PRIVATE, Clock, DictKeyring, lockbox_on
from tests.unit.vault.leases import PUBLIC, lease, strict_lease

HALF, OTHER = bytes(range(32)), bytes(range(32, 64))


@pytest.fixture
def keyring() -> DictKeyring:
    return DictKeyring()


class Bed:
    """One vault on one laptop, and an office that gives leases for it."""

    def __init__(self, vaults: Path, clock: Clock, keyring: DictKeyring | None, *, strict: bool = True) -> None:
        self.clock, self.keyring, self.vaults = clock, keyring, vaults
        self.box = self.lockbox(strict=strict)
        self.id = self.box.create(user_name="Anja", passphrase=PASSPHRASE).id
        self.given = 0

    def lockbox(self, *, strict: bool = True, kdf: Kdf = FLOOR) -> DirectoryLockbox:
        return lockbox_on(self.vaults, self.clock, self.keyring, PUBLIC, strict=strict, kdf=kdf)

    def lease(self, half: bytes = HALF, **other: object) -> SignedLease:
        self.given += 1
        return strict_lease(self.id, self.given, self.clock(), half, **other)

    def open(self, given: SignedLease | None = None) -> OpenVault:
        return self.box.unlock(self.id, PASSPHRASE, given)

    def header(self) -> dict[str, object]:
        kept: dict[str, object] = json.loads((self.vaults / self.id / "vault.json").read_text())
        return kept


def leave_of(vault: OpenVault) -> VaultLeave:
    assert vault.leave is not None
    return vault.leave


@pytest.fixture
def bed(vaults: Path, clock: Clock, keyring: DictKeyring) -> Bed:
    return Bed(vaults, clock, keyring)


@pytest.fixture
def bound(bed: Bed) -> Bed:
    """A vault that opens with the office's half."""
    bed.open(bed.lease()).close()
    return bed


def test_a_new_vault_waits_for_the_office_and_is_bound_at_once(bed: Bed, keyring: DictKeyring) -> None:
    with pytest.raises(LeaseNeeded) as caught:
        bed.open()
    assert caught.value.params == {"sequence": 0}
    vault = bed.open(bed.lease())
    assert "half_at_office" in vault.notices
    with vault.work() as work:
        assert [event.what for event in work.trail(bed.id)] == ["half_at_office"]
    vault.close()
    assert bed.header()["format"] == FORMAT_OFFICE
    assert f"device/{bed.id}" not in keyring.kept
    again = bed.open()
    assert again.notices == []
    again.close()


def test_the_half_is_in_no_file_of_the_folder(bound: Bed) -> None:
    vault = bound.open()
    vault.back_up()
    vault.close()
    for path in (bound.vaults / bound.id).rglob("*"):
        if path.is_file():
            assert HALF not in path.read_bytes(), path.name
            assert HALF.hex().encode() not in path.read_bytes(), path.name


def test_without_a_current_lease_there_is_no_key(bound: Bed, keyring: DictKeyring) -> None:
    vault = bound.open()
    with vault.work() as work:
        work.put(id="n1", dossier="d1", kind="notitie", body={"text": "blijft"}, by="anja", at=NOW)
    vault.close()
    bound.clock.move(days=6)
    bound.open().close()
    bound.clock.move(days=2)
    with pytest.raises(LeaseNeeded) as caught:
        bound.open()
    assert caught.value.params == {"sequence": 1}
    assert not [name for name in keyring.kept if name.startswith(("half/", "device/"))]
    with pytest.raises(LeaseNeeded):  # not even for who has the program decide otherwise
        lockbox_on(bound.vaults, bound.clock, keyring).unlock(bound.id, PASSPHRASE)
    vault = bound.open(bound.lease())
    with vault.work() as work:
        assert [note.body for note in work.find(kind="notitie")] == [{"text": "blijft"}]
    vault.close()


def test_a_contact_keeps_it_open_for_another_week(bound: Bed) -> None:
    bound.clock.move(days=5)
    vault = bound.open()
    assert leave_of(vault).warn
    leave_of(vault).take(bound.lease())
    assert not leave_of(vault).warn
    vault.close()
    bound.clock.move(days=6)
    bound.open().close()


def test_a_copied_disk_does_not_open_with_the_passphrase(bound: Bed) -> None:
    thief = lockbox_on(bound.vaults, bound.clock, None, PUBLIC)
    with pytest.raises(LeaseNeeded):
        thief.unlock(bound.id, PASSPHRASE)


def test_a_laptop_without_a_keyring_asks_every_time(vaults: Path, clock: Clock) -> None:
    bed = Bed(vaults, clock, None)
    bed.open(bed.lease()).close()
    with pytest.raises(LeaseNeeded):
        bed.open()
    vault = bed.open(bed.lease())
    assert "passphrase_only" not in vault.notices
    vault.close()


def test_a_wrong_passphrase_is_told_and_the_lease_counts_for_the_next_try(bed: Bed) -> None:
    bed.open(bed.lease()).close()
    bed.clock.move(days=9)
    given = bed.lease()
    with pytest.raises(WrongPassphrase):
        bed.box.unlock(bed.id, "mis", given)
    bed.open(given).close()


def test_waiting_for_the_office_costs_no_try(bound: Bed) -> None:
    bound.clock.move(days=9)
    for _ in range(6):
        with pytest.raises(LeaseNeeded):
            bound.open()


def test_the_last_contact_of_an_open_vault_binds_it_at_the_next_unlocking(
    vaults: Path, clock: Clock, keyring: DictKeyring
) -> None:
    bed = Bed(vaults, clock, keyring, strict=False)
    vault = bed.open()
    leave_of(vault).take(bed.lease())
    vault.close()
    before = (vaults / bed.id / "vault.json").read_bytes()
    vault = bed.open()
    assert "half_at_office" in vault.notices
    vault.close()
    assert bed.header()["format"] == FORMAT_OFFICE
    (vaults / bed.id / "vault.json").write_bytes(before)
    with pytest.raises(DeviceKeyMissing):  # what was needed before is gone
        bed.open()


def test_a_plain_lease_of_a_strict_office_is_refused(bed: Bed, bound: Bed) -> None:
    assert bed is bound
    vault = bed.open()
    with pytest.raises(LeaseInvalid):
        leave_of(vault).take(lease(bed.id, 5, bed.clock()))
    assert leave_of(vault).sequence() == 1
    vault.close()
    lenient = bed.lockbox(strict=False).unlock(bed.id, PASSPHRASE)
    with pytest.raises(LeaseInvalid):  # this vault is strict, whatever the configuration forgot
        leave_of(lenient).take(lease(bed.id, 5, bed.clock()))
    lenient.close()
    bed.clock.move(days=9)
    with pytest.raises(LeaseInvalid):
        bed.open(lease(bed.id, 6, bed.clock()))


@pytest.mark.parametrize("secret", ["", "geen hex", HALF.hex()[:-2], OTHER.hex()])
def test_a_half_that_the_lease_does_not_name_is_refused(bed: Bed, secret: str) -> None:
    good = bed.lease()
    with pytest.raises(LeaseInvalid):
        bed.open(SignedLease(good.statement, good.signature, good.key_id, secret))


def test_an_office_that_lost_its_half_shuts_nobody_out_who_is_in(bound: Bed) -> None:
    vault = bound.open()
    leave_of(vault).take(bound.lease(OTHER))
    leave_of(vault).take(bound.lease(OTHER))
    vault.close()
    bound.clock.move(days=5)
    vault = bound.open()
    assert "half_at_office" in vault.notices
    vault.close()
    kept = halves.kept(bound.keyring or DictKeyring(), bound.id, bound.clock())
    assert list(kept) == [OTHER]
    bound.open().close()


def test_another_half_at_the_door_is_told_and_the_organisation_opens(bound: Bed) -> None:
    bound.clock.move(days=9)
    for _ in range(6):  # it is no guess
        with pytest.raises(HalfUnknown):
            bound.open(bound.lease(OTHER))
    bound.box.recover(bound.id, PRIVATE, "nieuw").close()
    with pytest.raises(LeaseExpired):
        bound.box.unlock(bound.id, "nieuw")
    bound.box.unlock(bound.id, "nieuw", bound.lease(OTHER)).close()
    bound.box.unlock(bound.id, "nieuw").close()


def test_the_organisation_recovers_without_the_office(bound: Bed, clock: Clock) -> None:
    vault = lockbox_on(bound.vaults, clock, None).recover(bound.id, PRIVATE, "nieuw")
    assert "recovered" in vault.notices
    vault.close()


def test_revoked_at_the_door_nothing_is_left_and_no_passphrase_is_needed(bound: Bed, keyring: DictKeyring) -> None:
    with pytest.raises(VaultRevoked):
        bound.box.unlock(bound.id, "vergeten", lease(bound.id, 2, bound.clock(), revoked=True))
    assert not list(bound.vaults.rglob("vault.json*"))
    assert not [name for name in keyring.kept if name.startswith("half/")]


def test_a_changed_passphrase_and_a_new_data_key_stay_bound_to_the_office(bound: Bed) -> None:
    bound.box.change_passphrase(bound.id, PASSPHRASE, "nieuw")
    bound.box.rotate(bound.id, "nieuw", "nieuwer").close()
    assert bound.header()["format"] == FORMAT_OFFICE
    bound.clock.move(days=9)
    for act in (
        lambda: bound.box.change_passphrase(bound.id, "nieuwer", "nieuwst"),
        lambda: bound.box.rotate(bound.id, "nieuwer", "nieuwst"),
        lambda: bound.box.rescue(bound.id, "nieuwer"),
        lambda: bound.box.restore(bound.id, "nieuwer"),
    ):
        with pytest.raises(LeaseNeeded):
            act()
    bound.box.unlock(bound.id, "nieuwer", bound.lease()).close()


def test_dearer_stretching_keeps_the_half(bound: Bed) -> None:
    bound.lockbox(kdf=Kdf(3, 65)).unlock(bound.id, PASSPHRASE).close()
    assert bound.header()["format"] == FORMAT_OFFICE
    bound.open().close()


def test_a_damaged_database_is_put_back_with_a_lease_from_the_door(vaults: Path, clock: Clock) -> None:
    bed = Bed(vaults, clock, None)
    vault = bed.open(bed.lease())
    vault.back_up()
    vault.close()
    (vaults / bed.id / "dossiers.db").write_bytes(b"stuk")
    given = bed.lease()
    with pytest.raises(VaultDamaged):
        bed.open(given)
    restored = bed.box.restore(bed.id, PASSPHRASE, given)
    assert "restored" in restored.notices
    restored.close()


def test_a_clock_set_back_gives_no_days(bound: Bed) -> None:
    bound.clock.move(days=6)
    bound.open().close()
    bound.clock.move(days=-4)
    with pytest.raises(ClockSetBack):
        bound.open()


def test_a_locked_keyring_is_told(bound: Bed, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(name: str) -> str | None:
        raise KeyringLocked

    monkeypatch.setattr(bound.keyring, "read", locked)
    with pytest.raises(KeyringLocked):
        bound.open()


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"until": "x", "halves": []}', '{"until": 9e9, "halves": ["zz"]}'])
def test_what_somebody_else_wrote_in_the_keyring_counts_as_none(bound: Bed, keyring: DictKeyring, text: str) -> None:
    keyring.kept[f"half/{bound.id}"] = text
    with pytest.raises(LeaseNeeded):
        bound.open()
    bound.open(bound.lease()).close()
    bound.open().close()


def test_an_older_program_says_that_it_is_too_old(bound: Bed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.vault.header.FORMAT_OFFICE", 1)
    with pytest.raises(VaultTooNew):
        bound.open()
