"""Every vault that was ever released still opens, ends at head, and holds what was put in."""

import shutil
from pathlib import Path

import pytest

from desktop_app.casework.errors import RecordImmutable
from desktop_app.casework.ports import RemoteRecord, Scope
from desktop_app.casework.records import section_record
from desktop_app.sync.sides import Rules
from desktop_app.sync.take import Taker
from desktop_app.vault import migration
from desktop_app.vault.open_vault import OpenVault
from tests.migrations.keep_vault import NOW, ORGANISATION, PASSPHRASE, lockbox

KEPT = sorted((Path(__file__).parent.parent / "data" / "vaults").glob("*/vault.json"))


@pytest.fixture(params=KEPT, ids=lambda path: str(path.parent.name))
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a kept vault below a folder of vaults."""
    shutil.copytree(request.param.parent, tmp_path / "kept")
    return tmp_path


def test_there_is_one_per_release() -> None:
    assert "0.1.0" in [path.parent.name for path in KEPT]


def test_a_kept_vault_opens_and_holds_everything(folder: Path) -> None:
    box = lockbox(folder)
    assert [entry.user_name for entry in box.entries()] == ["Anja de Wit"]
    vault = box.unlock("kept", PASSPHRASE)
    with vault._engine.connect() as connection:
        assert migration.revision_of(connection) == migration.HEAD
    with vault.work() as work:
        assert work.search("semhar tigr") == ["d1"]
        header = work.get("d1")
        assert header
        assert (header.version, header.edited_at) == (3, NOW)
        assert work.answers("d1")["/data/kinderen"].value == "2"
        assert work.get(section_record("d1", "gezin"))
        assert work.local("zoom") == 1.25
        assert work.trail_intact("d1")
        assert [event.what for event in work.trail("d1")] == ["opened"]
        assert work.unsent() == {"d1": 2}
    assert vault.sync_store().cursor("team-1") == 42
    _decisions_stay(vault)
    vault.check()
    vault.close()


def test_what_a_kept_vault_holds_counts_as_chosen(folder: Path) -> None:
    vault = lockbox(folder).unlock("kept", PASSPHRASE)
    sync = vault.sync_store()
    assert sync.scope() == Scope()
    assert sync.here({"d1", "d2"}) == {"d1"}
    Taker(sync, Rules(), "laptop").take_all([passing("n1", "d1"), passing("n2", "d2")])
    assert sync.held("d1").keys() >= {"n1"}
    assert sync.here({"d2"}) == frozenset()
    vault.close()


def passing(record: str, dossier: str) -> RemoteRecord:
    return RemoteRecord(record, dossier, "doel", 1, 43, {"doel": "werk"}, False, "bert", NOW, "elders")


def _decisions_stay(vault: OpenVault) -> None:
    with pytest.raises(RecordImmutable), vault.work() as work:
        work.delete("v1", by="anja", at=NOW)


def test_a_kept_vault_can_be_recovered(folder: Path) -> None:
    vault = lockbox(folder).recover("kept", ORGANISATION, "nieuw")
    assert "recovered" in vault.notices
    vault.close()
