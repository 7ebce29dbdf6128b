"""No plaintext in any file that is ever written, and none left behind after erasure."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from desktop_app.casework.errors import RecordImmutable, VaultFull
from desktop_app.casework.ports import AuditEvent
from desktop_app.casework.records import section_record
from desktop_app.vault import erasure
from desktop_app.vault.keys import subkey
from desktop_app.vault.unit_of_work import EncryptedWork
from tests.contract.vaults import NOW, answer
from tests.unit.vault.opened import CANARIES, decrypted_pages, fill, leaks, make, reopen

CHILD = """
import sys
from pathlib import Path
from tests.unit.vault.opened import fill, make
vault, _ = make(Path(sys.argv[1]))
fill(vault, 60)
with vault.work() as work:
    work.find(kind="notitie")
    work.search("kanarie")
with vault._engine.connect() as connection:
    connection.exec_driver_sql("SELECT body, id FROM record ORDER BY body DESC, id").fetchall()
    connection.exec_driver_sql("SELECT count(*) FROM answer a, answer b GROUP BY a.body, b.section").fetchall()
vault.back_up()
vault.erase("d3")
vault.close()
"""


def test_the_detector_detects(tmp_path: Path) -> None:
    (tmp_path / "leak.bin").write_bytes(b"\0\1" + CANARIES[1].encode() + b"\2")
    (tmp_path / "sound.bin").write_bytes(bytes(range(256)))
    assert leaks(tmp_path) == ["leak.bin"]


def test_no_file_holds_a_word_at_any_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    (tmp_path / "tmp").mkdir()
    vault, _ = make(tmp_path / "vault")
    fill(vault)
    with vault.work() as work:
        work.put(id="n0", dossier="d0", kind="notitie", body={"text": CANARIES[3] * 100_000}, by="anja", at=NOW)
        assert leaks(tmp_path) == []
    assert (tmp_path / "vault" / "dossiers.db-wal").stat().st_size > 0
    assert leaks(tmp_path) == []
    backup = vault.back_up()
    vault.erase("d1")
    assert leaks(tmp_path) == []
    vault.close()
    assert leaks(tmp_path) == []
    assert backup.stat().st_size > 100_000


def test_the_same_words_are_there_for_the_holder_of_the_key(tmp_path: Path) -> None:
    vault, key = make(tmp_path)
    fill(vault, 3)
    vault.close()
    pages = decrypted_pages(tmp_path / "dossiers.db", bytes(subkey(bytearray(key), "sqlcipher/v1")))
    assert CANARIES[1].encode() in pages


def test_no_write_call_carries_a_word(tmp_path: Path) -> None:
    """Every byte any thread hands to the kernel while a vault is filled, sorted, backed up, erased and closed."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed")
    log = tmp_path / "writes.log"
    calls = "trace=write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,openat"
    command = [strace, "-f", "-qq", "-s", "200000", "-e", calls, "-o", str(log), sys.executable, "-c", CHILD]
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd()), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([*command, str(tmp_path / "vault")], env=environment, capture_output=True, text=True)
    if "ptrace" in done.stderr.lower() and done.returncode:
        pytest.skip("this machine does not allow tracing")
    assert done.returncode == 0, done.stderr
    written = log.read_text("latin-1")
    assert len(re.findall(r"pwrite64\(", written)) > 100
    for canary in ("kanarie", "zeynep", "Zeynep", "geboren"):
        assert canary not in written
    created = re.findall(r'openat\([^"]*"([^"]+)", [^)]*O_CREAT', written)
    assert created
    assert {path for path in created if not path.startswith(str(tmp_path))} == set()


def test_an_erased_dossier_is_gone_from_every_page(tmp_path: Path) -> None:
    vault, key = make(tmp_path)
    database_key = bytes(subkey(bytearray(key), "sqlcipher/v1"))
    secrets = {"given_names": "Wegwezen", "surname": "Verdwijn", "number": "77-88", "language": "nl"}
    with vault.work() as work:
        work.put(id="x", dossier="x", kind="dossier", body=secrets, by="anja", at=NOW)
        work.put(id="xn", dossier="x", kind="notitie", body={"text": "Wegwezen " * 3000}, by="anja", at=NOW)
        work.put(id="xv", dossier="x", kind="pip_versie", body={"naam": "Wegwezen"}, by="anja", at=NOW)
    fill(vault, 5)
    sync = vault.sync_store()
    sync.next_batch(100)
    for word in (b"Wegwezen", b"wegwezen"):
        vault.back_up()
        assert word in decrypted_pages(sorted((tmp_path / "backups").glob("*.db"))[-1], database_key)
    vault.erase("x", proof=AuditEvent("x", "destroyed", "anja", NOW, {"reason": "termijn"}))
    (backup,) = (tmp_path / "backups").glob("*.db")
    for word in (b"Wegwezen", b"wegwezen", b"verdwijn", b"77-88"):
        assert word not in decrypted_pages(backup, database_key)
    pages = decrypted_pages(tmp_path / "dossiers.db", database_key)
    for word in (b"Wegwezen", b"wegwezen", b"verdwijn", b"Verdwijn"):
        assert word not in pages
    assert (tmp_path / "dossiers.db-wal").stat().st_size == 0
    with vault.work() as work:
        assert work.get("xv") is None
        assert work.search("wegwezen") == []
        assert len(work.find(kind="dossier")) == 5
        assert "x" not in work.unsent()
    vault.check()
    vault.close()


def test_a_dossier_let_go_by_the_sync_leaves_the_backups_at_close(tmp_path: Path) -> None:
    vault, key = make(tmp_path)
    fill(vault, 3)
    vault.back_up()
    erasure.erase(vault._engine, "d1")
    vault.close()
    (backup,) = (tmp_path / "backups").glob("*.db")
    for path in (backup, tmp_path / "dossiers.db"):
        pages = decrypted_pages(path, bytes(subkey(bytearray(key), "sqlcipher/v1")))
        assert b"kanarie-zaak-4711-1" not in pages
        assert b"kanarie-zaak-4711-2" in pages
    vault = reopen(tmp_path, key)
    vault.close()
    assert list((tmp_path / "backups").glob("*.db")) == [backup]


def test_a_full_disk_leaves_the_erasing_done_and_the_backups_for_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault, key = make(tmp_path)
    fill(vault, 2)
    old = vault.back_up()
    with monkeypatch.context() as full:
        full.setattr(vault, "back_up", _full)
        vault.erase("d1")
        with vault.work() as work:
            assert work.get("d1") is None
        assert old.exists()
    assert b"kanarie-zaak-4711-1" in decrypted_pages(old, bytes(subkey(bytearray(key), "sqlcipher/v1")))
    vault.close()
    (backup,) = (tmp_path / "backups").glob("*.db")
    assert b"kanarie-zaak-4711-1" not in decrypted_pages(backup, bytes(subkey(bytearray(key), "sqlcipher/v1")))


def _full() -> Path:
    raise VaultFull


def test_erasing_one_dossier_leaves_other_decisions_guarded(tmp_path: Path) -> None:
    vault, key = make(tmp_path)
    for dossier in ("x", "y"):
        with vault.work() as work:
            work.put(id=f"{dossier}v", dossier=dossier, kind="pip_versie", body={"nummer": 1}, by="anja", at=NOW)
    vault.erase("x")
    with pytest.raises(RecordImmutable), vault.work() as work:
        work.delete("yv", by="anja", at=NOW)
    vault.close()
    vault = reopen(tmp_path, key)
    with vault.work() as work:
        assert work.get("yv")
    vault.close()


def test_a_note_that_was_thrown_away_leaves_every_page_once_the_office_has_taken_it_over(tmp_path: Path) -> None:
    """Until then the last state shared with the office holds it, for the merge; at the next close nothing does."""
    vault, key = make(tmp_path)
    database_key = bytes(subkey(bytearray(key), "sqlcipher/v1"))
    word, never_sent = "Kanariepiet " * 400, "Roodborstje " * 400

    def held() -> list[bytes]:
        files = [tmp_path / "dossiers.db", *(tmp_path / "backups").glob("*.db")]
        pages = b"".join(decrypted_pages(path, database_key) for path in files)
        return [word for word in (b"Kanariepiet", b"Roodborstje") if word in pages]

    fill(vault, 3)
    with vault.work() as work:
        work.put_answers("d1", "werk", [answer("/data/w", "kok", note=word)])
    sync = vault.sync_store()
    for sent in sync.next_batch(100):
        sync.acknowledge(sent.id, 1)
        sync.shown(sent.record, 1)
    with vault.work() as work:
        work.put_answers("d1", "huis", [answer("/data/h", "flat", note=never_sent)])
    vault.back_up()
    assert held() == [b"Kanariepiet", b"Roodborstje"]
    with vault.work() as work:
        work.put_answers("d1", "werk", [answer("/data/w", "kok")])
        work.put_answers("d1", "huis", [answer("/data/h", "flat")])
        work.scrub([section_record("d1", "werk"), section_record("d1", "huis")])
    assert held() == [b"Kanariepiet"]
    assert (tmp_path / "dossiers.db-wal").stat().st_size == 0
    vault.close()
    vault = reopen(tmp_path, key)
    assert held() == [b"Kanariepiet"], "the office has not heard of it"
    sync = vault.sync_store()
    for sent in sync.next_batch(100):
        sync.acknowledge(sent.id, 2)
        sync.shown(sent.record, 2)
    vault.close()
    assert held() == []


def test_what_is_taken_out_is_remembered_when_the_program_ends_before_the_backups_are_renewed(tmp_path: Path) -> None:
    vault, key = make(tmp_path)
    database_key = bytes(subkey(bytearray(key), "sqlcipher/v1"))
    with vault.work() as work:
        work.put_answers("d1", "huis", [answer("/data/h", "flat", note="Roodborstje " * 400)])
    old = vault.back_up()
    ending = EncryptedWork(vault._engine, lambda: "m-ending")  # as after a crash right behind the commit
    with ending as work:
        work.put_answers("d1", "huis", [answer("/data/h", "flat")])
        work.scrub([section_record("d1", "huis")])
    assert b"Roodborstje" in decrypted_pages(old, database_key)
    vault.close()
    files = [tmp_path / "dossiers.db", *(tmp_path / "backups").glob("*.db")]
    assert len(files) > 1
    assert not any(b"Roodborstje" in decrypted_pages(path, database_key) for path in files)
