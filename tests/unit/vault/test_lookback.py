"""An older database or page put back: SQLCipher accepts both. The vault notices, tells, and deletes nothing."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.vault.lockbox import DirectoryLockbox
from desktop_app.vault.open_vault import OpenVault
from tests.contract.vaults import NOW, answer, send
from tests.unit.vault.conftest import PASSPHRASE, Clock, DictKeyring, lockbox_on
from tests.unit.vault.opened import make, reopen

DATABASE = "dossiers.db"
PAGE = 4096


def write(vault: OpenVault, text: str, dossier: str = "d1") -> None:
    with vault.work() as work:
        work.put_answers(dossier, "gezin", [answer("/data/a", text)])
        work.put(id=f"{dossier}n", dossier=dossier, kind="notitie", body={"text": text}, by="anja", at=NOW)


def roots(vault: OpenVault, *names: str) -> list[int]:
    with vault._engine.connect() as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        return [int(connection.exec_driver_sql(query, (name,)).scalar_one()) for name in names]


def put_back(file: Path, old: bytes, pages: list[int]) -> None:
    now = bytearray(file.read_bytes())
    for page in pages:
        now[(page - 1) * PAGE : page * PAGE] = old[(page - 1) * PAGE : page * PAGE]
    file.write_bytes(now)


def test_a_vault_nobody_touched_is_itself(tmp_path: Path) -> None:
    vault, key = make(tmp_path)
    for round_ in range(4):
        write(vault, f"{round_}")
        assert vault.find_replayed("anja") == []
        vault.close()
        vault = reopen(tmp_path, key, minutes=round_)
        assert vault.notices == []
    vault.close()


def test_after_a_crash_nothing_is_called_older(tmp_path: Path) -> None:
    vault, key = make(tmp_path)
    write(vault, "voor")
    vault._engine.dispose()
    vault = reopen(tmp_path, key)
    assert vault.notices == ["integrity_checked"]
    assert vault.find_replayed("anja") == []
    vault.close()


def test_an_older_database_is_told_once_and_kept(tmp_path: Path) -> None:
    vault, key = make(tmp_path)
    write(vault, "oud")
    vault.close()
    old = (tmp_path / DATABASE).read_bytes()
    vault = reopen(tmp_path, key)
    write(vault, "nieuw")
    vault.close()
    (tmp_path / DATABASE).write_bytes(old)
    vault = reopen(tmp_path, key)
    assert vault.notices == ["older_database"]
    with vault.work() as work:
        assert work.answers("d1")["/data/a"].value == "oud"
    vault.close()
    vault = reopen(tmp_path, key)
    assert vault.notices == []
    vault.close()


def test_a_copy_taken_while_the_vault_was_open_is_older_too(tmp_path: Path) -> None:
    vault, key = make(tmp_path / "vault")
    write(vault, "oud")
    with vault._engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").all()
    copy = (tmp_path / "vault" / DATABASE).read_bytes()
    write(vault, "nieuw")
    vault.close()
    (tmp_path / "vault" / DATABASE).write_bytes(copy)
    again = reopen(tmp_path / "vault", key)
    assert "older_database" in again.notices
    again.close()


def test_a_whole_older_folder_is_seen_where_there_is_a_keyring(vaults: Path, clock: Clock, tmp_path: Path) -> None:
    for keyring, seen in ((DictKeyring(), True), (None, False)):
        box = lockbox_on(vaults / str(seen), clock, keyring)
        entry = box.create(user_name="Anja", passphrase=PASSPHRASE).id
        shutil.copytree(box.folder_of(entry), tmp_path / f"copy-{seen}")
        vault = box.unlock(entry, PASSPHRASE)
        write(vault, "nieuw")
        vault.close()
        shutil.rmtree(box.folder_of(entry))
        shutil.copytree(tmp_path / f"copy-{seen}", box.folder_of(entry))
        vault = box.unlock(entry, PASSPHRASE)
        assert ("older_database" in vault.notices) is seen
        with vault.work() as work:
            assert ("older_database" in [event.what for event in work.trail(entry)]) is seen
        vault.close()


def test_restoring_a_backup_is_not_called_an_attack(lockbox: DirectoryLockbox, clock: Clock) -> None:
    entry = lockbox.create(user_name="Anja", passphrase=PASSPHRASE).id
    clock.move(days=2)
    vault = lockbox.unlock(entry, PASSPHRASE)
    write(vault, "nieuw")
    vault.close()
    vault = lockbox.restore(entry, PASSPHRASE)
    assert "restored" in vault.notices
    assert "older_database" not in vault.notices
    vault.close()


REPLAYS: dict[str, tuple[str, ...]] = {
    "a record": ("record",),
    "an answer": ("answer",),
    "an outbox row": ("outbox", "outbox_by_record", "outbox_by_dossier"),
    "the ledger": ("ledger",),
    "record and answer": ("record", "answer"),
}


@pytest.mark.parametrize("name", REPLAYS)
def test_one_older_page_is_found_and_told_once(tmp_path: Path, name: str) -> None:
    vault, key = make(tmp_path)
    write(vault, "onveranderd", "d2")
    send(vault)
    write(vault, "oud")
    vault.close()
    old = (tmp_path / DATABASE).read_bytes()
    vault = reopen(tmp_path, key)
    pages = roots(vault, *REPLAYS[name])
    _work_on(vault)
    vault.sync_store().set_cursor("oost", 7)
    vault.close()
    put_back(tmp_path / DATABASE, old, pages)
    vault = reopen(tmp_path, key)
    vault.check()
    assert vault.find_replayed("anja") == ["d1"]
    with vault.work() as work:
        assert [event.what for event in work.trail("d1")] == ["older_pages"]
    assert vault.sync_store().cursor("oost") == 0
    assert vault.find_replayed("anja") == []
    vault.close()


def _work_on(vault: OpenVault) -> None:
    """Change a row of every table of dossier d1 without moving pages about."""
    write(vault, "nog eens")
    batch = vault.sync_store().next_batch(2)
    vault.sync_store().refuse(batch[-1].id, "x")


def test_every_table_at_once_is_seen_from_outside(tmp_path: Path) -> None:
    """Rows and ledger agree again then; the witness beside the database does not."""
    vault, key = make(tmp_path)
    write(vault, "oud")
    vault.close()
    old = (tmp_path / DATABASE).read_bytes()
    vault = reopen(tmp_path, key)
    pages = roots(vault, "record", "answer", "outbox", "ledger")
    _work_on(vault)
    vault.close()
    put_back(tmp_path / DATABASE, old, pages)
    vault = reopen(tmp_path, key)
    assert vault.notices == ["older_database"]
    vault.close()


def _edit(witness: Path) -> None:
    witness.write_text(witness.read_text().replace('"epoch": ', '"epoch": 9'))


def _cut(witness: Path) -> None:
    witness.write_bytes(witness.read_bytes()[:20])


@pytest.mark.parametrize("spoil", [Path.unlink, _edit, _cut])
def test_a_witness_that_is_not_ours_is_no_witness(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    vault, key = make(tmp_path)
    vault.close()
    spoil(tmp_path / "witness.json")
    vault = reopen(tmp_path, key)
    assert vault.notices == []
    vault.close()
