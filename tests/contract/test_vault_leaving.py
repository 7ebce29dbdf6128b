"""What every vault promises about refused work and about dossiers that leave the laptop."""

from pathlib import Path

import pytest

from desktop_app.casework.errors import RecordImmutable
from desktop_app.casework.ports import DESTROYED, MERGED, AuditEvent, SyncStore
from tests.contract.vaults import DOSSIER, NOW, AnyVault, Mould, answer, later, remote, send, store


def refuse(vault: AnyVault, record: str, code: str = "geen_toegang") -> str:
    sync = vault.sync_store()
    (sent,) = [one for one in sync.next_batch(100) if one.record == record]
    sync.refuse(sent.id, code)
    return sent.id


def test_refused_work_is_found_word_for_word_and_can_wait_again(vault: AnyVault) -> None:
    store(vault, "n1", {"text": "een"}, dossier="d1")
    given = refuse(vault, "n1")
    with vault.work() as work:
        (row,) = work.outgoing()
        assert (row.mutation, row.record, row.dossier, row.state, row.code) == (
            given,
            "n1",
            "d1",
            "refused",
            "geen_toegang",
        )
        (kept,) = work.refused("d1")
        assert (kept.id, kept.body) == (given, {"text": "een"})
        assert work.refused("d2") == []
        assert work.offer_again("d2") == 0
        assert work.offer_again("d1") == 1
        assert work.refused("d1") == []
    (again,) = vault.sync_store().next_batch(10)
    assert (again.record, again.body) == ("n1", {"text": "een"})
    assert again.id != given


def test_an_erased_dossier_leaves_nothing_and_others_stay(vault: AnyVault) -> None:
    for dossier in ("d1", "d2"):
        store(vault, dossier, DOSSIER, kind="dossier", dossier=dossier)
        with vault.work() as work:
            work.put_answers(dossier, "werk", [answer("/data/a", "kok")])
            work.set_local(f"resume/{dossier}", "/data/a")
    vault.erase("d1", absent=True)
    assert vault.sync_store().scope().removed == {"d1"}
    with vault.work() as work:
        assert [record.id for record in work.find(kind="dossier")] == ["d2"]
        assert work.answers("d1") == {}
        assert work.local("resume/d1") is None
        assert work.local("resume/d2") == "/data/a"
        assert {row.dossier for row in work.outgoing()} == {"d2"}
    vault.sync_store().welcome("d1")
    assert vault.sync_store().scope().removed == frozenset()


def test_a_dossier_in_which_work_waits_is_not_let_go(vault: AnyVault) -> None:
    store(vault, "n1", {"text": "een"}, dossier="d1")
    assert not vault.sync_store().let_go("d1")
    sync = vault.sync_store()
    (sent,) = send(vault)
    sync.apply(remote("n1", 1, {"text": "een"}, mutation=sent.id), {"text": "een"}, merged=False)
    assert sync.held("d1") == {"n1": 1}
    assert sync.let_go("d1")
    assert sync.held("d1") == {}
    assert sync.scope().removed == frozenset()


def test_a_silent_merge_is_written_in_the_trail(vault: AnyVault) -> None:
    sync = vault.sync_store()
    sync.note_merge(remote("n1", 3, {}), ["/a", "/b"], ["/c"], "anja", later(1))
    with vault.work() as work:
        (event,) = work.trail("d1")
    assert (event.what, event.by, event.detail["mine"], event.detail["theirs"]) == (MERGED, "anja", "/a\n/b", "/c")


def test_calls_together_happen_all_or_not_at_all(mould: Mould, tmp_path: Path) -> None:
    vault = mould.pour(tmp_path / "vault")
    sync = vault.sync_store()
    with pytest.raises(RecordImmutable):
        _half(sync)
    assert (sync.state("n1"), sync.cursor("oost"), sync.waiting()) == (None, 0, 0)
    with sync.together():
        sync.apply(remote("n1", 1, {"text": "een"}), {"text": "een"}, merged=False)
        sync.set_cursor("oost", 7)
    assert (sync.cursor("oost"), sync.held("d1")) == (7, {"n1": 1})
    vault.close()


def _half(sync: SyncStore) -> None:
    """Three writes, of which the last fails."""
    with sync.together():
        sync.apply(remote("n1", 1, {"text": "een"}), {"text": "een"}, merged=False)
        sync.put(id="n2", dossier="d1", kind="notitie", body={"text": "twee"}, by="anja", at=later(0))
        sync.set_cursor("oost", 7)
        assert sync.state("n1")
        raise RecordImmutable


def test_the_proof_of_destruction_counts_and_stays(vault: AnyVault) -> None:
    for dossier in ("d1", "d2"):
        store(vault, dossier, DOSSIER, kind="dossier", dossier=dossier)
        with vault.work() as work:
            work.put_answers(dossier, "werk", [answer("/data/a", "kok"), answer("/data/b", "bakker")])
    with vault.work() as work:
        assert work.destroyed() == []
    vault.erase("d1", absent=True, proof=AuditEvent("d1", DESTROYED, "anja", NOW, {"reason": "termijn"}))
    vault.erase("d2", proof=AuditEvent("d2", "removed_here", "anja", NOW, {}))
    with vault.work() as work:
        (proof,) = work.destroyed()
        assert proof == work.trail("d1")[-1]
        assert dict(proof.detail) == {"reason": "termijn", "records": 2, "answers": 2}
        assert work.trail("d2")[-1].what == "removed_here"
        assert "Amíra" not in str(proof)
