"""The encrypted file itself: keys, pragmas, limits, damage, threads."""

import ctypes
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import exc

from desktop_app.casework.errors import VaultDamaged, VaultFull, VaultLocked, VaultTooNew
from desktop_app.casework.ports import AuditEvent
from desktop_app.vault.keys import new_key, subkey
from desktop_app.vault.open_vault import OpenVault
from tests.contract.vaults import NOW, answer
from tests.unit.vault.opened import fill, make, reopen


def test_the_pragmas_hold_on_every_connection(tmp_path: Path) -> None:
    vault, _ = make(tmp_path)
    wanted = {
        "temp_store": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "journal_mode": "wal",
        "synchronous": 2,
    }
    connections = [vault._engine.connect() for _ in range(3)]
    for connection in connections:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
        assert found == wanted
        connection.close()
    vault.close()


def test_another_key_opens_nothing(tmp_path: Path) -> None:
    vault, _ = make(tmp_path)
    vault.close()
    with pytest.raises(VaultDamaged):
        reopen(tmp_path, bytes(new_key()))


def test_a_later_revision_is_refused_and_left_alone(tmp_path: Path) -> None:
    vault, key = make(tmp_path)
    with vault._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    vault._engine.dispose()
    before = (tmp_path / "dossiers.db").read_bytes()
    with pytest.raises(VaultTooNew):
        reopen(tmp_path, key)
    assert (tmp_path / "dossiers.db").read_bytes() == before


def test_a_full_disk_loses_the_last_answer_only(tmp_path: Path) -> None:
    vault, key = make(tmp_path)
    with vault.work() as work:
        work.put_answers("d1", "gezin", [answer("/data/a", "1")])
    with vault._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(VaultFull):
        _write_much(vault)
    with vault.work() as work:
        assert list(work.answers("d1")) == ["/data/a"]
    with vault._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 100000")
    with vault.work() as work:
        work.put_answers("d1", "gezin", [answer("/data/b", "2")])
    vault.close()
    again = reopen(tmp_path, key)
    assert again.notices == []
    again.close()


def _write_much(vault: OpenVault) -> None:
    with vault.work() as work:
        work.put_answers("d1", "gezin", [answer(f"/data/{n}", "x" * 4000) for n in range(20)])


def test_a_truly_full_disk(tmp_path: Path) -> None:
    """On a file system of 3 MiB, where this machine allows to mount one."""
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(tmp_path)], capture_output=True)
    if mounted.returncode:
        pytest.skip("mounting a small file system needs root")
    try:
        vault, key = make(tmp_path / "vault")
        with vault.work() as work:
            work.put_answers("d1", "gezin", [answer("/data/a", "1")])
        with pytest.raises(VaultFull):
            _fill_the_disk(vault)
        vault.close()
        again = reopen(tmp_path / "vault", key)
        with again.work() as work:
            assert work.answers("d1")["/data/a"].value == "1"
        again.close()
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


def _fill_the_disk(vault: OpenVault) -> None:
    for n in range(100):
        with vault.work() as work:
            work.put(id=f"n{n}", dossier="d1", kind="notitie", body={"text": "y" * 50_000}, by="anja", at=NOW)


def test_after_an_unclean_end_the_file_is_checked(tmp_path: Path) -> None:
    vault, key = make(tmp_path / "vault")
    fill(vault, 5)
    vault._engine.dispose()
    shutil.copytree(tmp_path / "vault", tmp_path / "sound")
    shutil.copytree(tmp_path / "vault", tmp_path / "hurt")
    sound = reopen(tmp_path / "sound", key)
    assert sound.notices == ["integrity_checked"]
    sound.close()
    hurt = tmp_path / "hurt" / "dossiers.db"
    data = bytearray(hurt.read_bytes())
    data[-2000] ^= 1
    hurt.write_bytes(data)
    with pytest.raises(VaultDamaged):
        reopen(tmp_path / "hurt", key)
    vault.close()


def test_a_damaged_page_met_at_work_is_damage_and_the_rest_stays_readable(tmp_path: Path) -> None:
    vault, key = make(tmp_path)
    fill(vault)
    with vault._engine.connect() as connection:
        root = connection.exec_driver_sql("SELECT rootpage FROM sqlite_master WHERE name = 'sync_cursor'").scalar_one()
    vault.close()
    path = tmp_path / "dossiers.db"
    data = bytearray(path.read_bytes())
    data[(root - 1) * 4096 + 50] ^= 1
    path.write_bytes(data)
    vault = reopen(tmp_path, key)
    sync = vault.sync_store()
    with pytest.raises(VaultDamaged):
        sync.set_cursor("team", 1)
    with vault.work() as work:
        assert len(work.find(kind="dossier")) == 30
    vault.close()


def test_four_threads_open_and_write_at_once(tmp_path: Path) -> None:
    vault, key = make(tmp_path)
    vault.close()
    failures: list[BaseException] = []

    def write(number: int) -> None:
        try:
            opened = reopen(tmp_path, key)
            for n in range(20):
                with opened.work() as work:
                    count = work.local("count") or 0
                    work.set_local("count", count + 1)
                    work.put_answers("d1", "gezin", [answer(f"/data/{number}-{n}", "1")])
            opened._engine.dispose()
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []
    vault = reopen(tmp_path, key)
    with vault.work() as work:
        assert work.local("count") == 80
        assert len(work.answers("d1")) == 80
    vault.close()


def test_a_vault_unlocked_here_works_on_other_threads(tmp_path: Path) -> None:
    vault, _ = make(tmp_path)
    found: list[object] = []

    def lane() -> None:
        with vault.work() as work:
            work.set_local("from", "lane")
            found.append(vault.sync_store().cursor("team"))

    thread = threading.Thread(target=lane)
    thread.start()
    thread.join(30)
    with vault.work() as work:
        found.append(work.local("from"))
    assert found == [0, "lane"]
    vault.close()
    with pytest.raises(VaultLocked):
        vault.check()


def test_failures_carry_no_values(tmp_path: Path) -> None:
    vault, _ = make(tmp_path)
    with pytest.raises(exc.IntegrityError) as failure, vault._engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO local VALUES (?, NULL)", ("kanarie",))
    assert "kanarie" not in str(failure.value)
    vault.close()


def test_a_wrong_key_says_nothing_on_the_terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    vault, _ = make(tmp_path)
    vault.close()
    with pytest.raises(VaultDamaged):
        reopen(tmp_path, bytes(new_key()))
    assert capfd.readouterr() == ("", "")


def test_the_database_enforces_what_never_changes(tmp_path: Path) -> None:
    """Also against code of ours that goes round the repositories."""
    vault, key = make(tmp_path)
    with vault.work() as work:
        work.put(id="v1", dossier="d1", kind="pip_versie", body={"nummer": 1}, by="anja", at=NOW)
        work.log(AuditEvent("d1", "opened", "anja", NOW, {}))
    vault.close()
    connection = sqlcipher.connect(str(tmp_path / "dossiers.db"), isolation_level=None)
    connection.set_key(bytearray(f"x'{bytes(subkey(bytearray(key), 'sqlcipher/v1')).hex()}'".encode()))
    connection.execute("PRAGMA recursive_triggers=ON")
    attempts = (
        "UPDATE record SET body = '{}'",
        "UPDATE record SET kind = 'notitie'",
        "UPDATE record SET deleted = 1",
        "DELETE FROM record",
        "INSERT OR REPLACE INTO record (id, dossier, kind, body, edited_by, edited_at) "
        "VALUES ('v1', 'd1', 'pip_versie', '{}', '', '')",
        "UPDATE audit SET what = 'nothing'",
        "DELETE FROM audit",
        "INSERT OR REPLACE INTO audit VALUES (1, 'd1', 1, '', '', '', '', '', '')",
    )
    for attempt in attempts:
        with pytest.raises(sqlcipher.IntegrityError, match="immutable"):
            connection.execute(attempt)
    connection.execute("UPDATE record SET base_version = 3, base = body")
    connection.close()


def test_hardening_forbids_dumps_and_looking_in() -> None:
    """In a process of its own, since it cannot be undone."""
    code = (
        "import ctypes, resource; from desktop_app.vault.hardening import harden; harden();"
        "print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    if sys.platform != "linux":
        pytest.skip("prctl is Linux")
    assert ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) in (0, 1)
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["(0,", "0)", "0"]


def test_a_vault_whose_search_table_an_older_program_filled_is_filled_anew(tmp_path: Path) -> None:
    vault, key = make(tmp_path)
    with vault.work() as work:
        body = {"given_names": "Zeynep", "surname": "Öztürk-Şahin", "number": "1", "language": "ar"}
        work.put(id="d1", dossier="d1", kind="dossier", body=body, by="anja", at=NOW)
    with vault._engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM dossier_search WHERE rowid = 1")
        connection.exec_driver_sql("INSERT INTO dossier_search (rowid, words) VALUES (1, 'zeynep ozturk sahin')")
        connection.exec_driver_sql("UPDATE meta SET value = '1' WHERE key = 'search'")
    with vault.work() as work:
        assert work.search("ozturksahin") == []
    vault.close()
    vault = reopen(tmp_path, key)
    with vault.work() as work:
        assert work.search("ozturksahin") == ["d1"]
    vault.close()
