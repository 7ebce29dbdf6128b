"""The audit trail shows when somebody with the key and without scruples worked on it."""

from pathlib import Path

import pytest

from desktop_app.casework.ports import AuditEvent
from desktop_app.vault.open_vault import OpenVault
from tests.contract.vaults import later
from tests.unit.vault.opened import make


def trail(folder: Path) -> OpenVault:
    vault, _ = make(folder)
    with vault.work() as work:
        for n in range(5):
            work.log(AuditEvent("d1", "opened", "anja", later(n), {"screen": "gesprek", "n": n}))
            work.log(AuditEvent("d2", "opened", "anja", later(n), {}))
    return vault


TAMPERING = {
    "changed": ["UPDATE audit SET \"by\" = 'bert' WHERE dossier = 'd1' AND seq = 2"],
    "detail changed": ["UPDATE audit SET detail = '{}' WHERE dossier = 'd1' AND seq = 2"],
    "taken out": ["DELETE FROM audit WHERE dossier = 'd1' AND seq = 3"],
    "closed up": [
        "DELETE FROM audit WHERE dossier = 'd1' AND seq = 3",
        "UPDATE audit SET seq = seq - 1 WHERE dossier = 'd1' AND seq > 3",
    ],
    "cut off": ["DELETE FROM audit WHERE dossier = 'd1' AND seq = 5"],
    "emptied": ["DELETE FROM audit WHERE dossier = 'd1'"],
    "swapped": [
        "UPDATE audit SET seq = 99 WHERE dossier = 'd1' AND seq = 1",
        "UPDATE audit SET seq = 1 WHERE dossier = 'd1' AND seq = 2",
        "UPDATE audit SET seq = 2 WHERE dossier = 'd1' AND seq = 99",
    ],
    "moved from another dossier": [
        "DELETE FROM audit WHERE dossier = 'd1' AND seq = 3",
        "UPDATE audit SET dossier = 'd1' WHERE dossier = 'd2' AND seq = 3",
    ],
}


@pytest.mark.parametrize("name", TAMPERING)
def test_tampering_breaks_the_chain(tmp_path: Path, name: str) -> None:
    vault = trail(tmp_path)
    with vault.work() as work:
        assert work.trail_intact("d1")
        assert work.trail_intact("never")
    with vault._engine.begin() as connection:
        for trigger in ("audit_never_changes", "audit_never_leaves"):
            connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
        for statement in TAMPERING[name]:
            connection.exec_driver_sql(statement)
    with vault.work() as work:
        assert not work.trail_intact("d1")
        work.log(AuditEvent("d1", "opened", "anja", later(9), {}))
        assert not work.trail_intact("d1")
    vault.close()


def test_an_old_page_put_back_does_not_fit_the_head(tmp_path: Path) -> None:
    """Replaying single pages passes the cipher's own check; the head of the trail lies on another page."""
    vault = trail(tmp_path)
    file = tmp_path / "dossiers.db"
    with vault._engine.connect() as connection:
        root = connection.exec_driver_sql("SELECT rootpage FROM sqlite_master WHERE name = 'audit'").scalar_one()
        index = connection.exec_driver_sql(
            "SELECT rootpage FROM sqlite_master WHERE name = 'audit_by_dossier'"
        ).scalar_one()
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").all()
    old = file.read_bytes()
    with vault.work() as work:
        work.log(AuditEvent("d1", "exported", "anja", later(9), {}))
    key = bytes(vault._key)
    vault.close()
    now = bytearray(file.read_bytes())
    for page in (root, index):
        now[(page - 1) * 4096 : page * 4096] = old[(page - 1) * 4096 : page * 4096]
    file.write_bytes(now)
    vault = OpenVault(tmp_path, bytearray(key), clock=lambda: later(10), new_id=lambda: "m")
    vault.check()
    with vault.work() as work:
        assert [event.what for event in work.trail("d1")] == ["opened"] * 5
        assert not work.trail_intact("d1")
    vault.close()
