"""Summaries beside the records: one is given as long as nothing of its dossier changed, by whatever way."""

import contextlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from desktop_app.casework.ports import AuditEvent
from desktop_app.casework.summaries import Summary
from tests.contract.vaults import DOSSIER, NOW, AnyVault, Mould, answer, remote, send, store

TODAY = date(2026, 11, 24)
BASIS = "law and program"
BLANK = Summary(
    **{name: "" for name in Summary._fields}  # type: ignore[arg-type]
)._replace(dossier="d1", since="2026-11-20", until="2026-11-30", urgency="0 a", unsent=0)


def keep(vault: AnyVault, *phases: Summary, dossier: str = "d1") -> None:
    with vault.work() as work:
        work.summaries.keep(dossier, phases or (BLANK,), BASIS)


def found(vault: AnyVault, day: date = TODAY, basis: str = BASIS) -> list[Summary]:
    with vault.work() as work:
        return list(work.summaries.true_on(day, basis))


@pytest.fixture
def kept(vault: AnyVault) -> AnyVault:
    """One dossier at the office, with an answer and a note, and its summary."""
    store(vault, "d1", DOSSIER, kind="dossier")
    store(vault, "n1", {"text": "a"})
    with vault.work() as work:
        work.put_answers("d1", "gezin", [answer("/data/a", "1")])
    send(vault)
    keep(vault)
    return vault


def test_what_is_kept_is_given_on_its_days_and_for_its_basis(kept: AnyVault) -> None:
    later = BLANK._replace(since="2026-12-01", until="2026-12-31", name="Amíra", unsent=2)
    keep(kept, BLANK, later)
    assert found(kept) == [BLANK]
    assert [found(kept, date(2026, *day)) for day in ((11, 19), (11, 20), (11, 30))] == [[], [BLANK], [BLANK]]
    assert [found(kept, date(2026, 12, day)) for day in (1, 31)] == [[later], [later]]
    assert found(kept, date(2027, 1, 1)) == []
    assert found(kept, basis="another law") == []


def test_what_presses_most_comes_first(kept: AnyVault) -> None:
    urgency = {"d2": "1 b", "d3": "0 z", "d4": "1 b", "d5": "0 é"}
    for dossier, pressing in urgency.items():
        store(kept, dossier, DOSSIER, kind="dossier", dossier=dossier)
        keep(kept, BLANK._replace(dossier=dossier, urgency=pressing), dossier=dossier)
    assert [row.dossier for row in found(kept)] == ["d1", "d3", "d5", "d2", "d4"]


def test_who_has_none_is_named_oldest_first(kept: AnyVault) -> None:
    for dossier in ("d3", "d2", "d4"):
        store(kept, dossier, DOSSIER, kind="dossier", dossier=dossier)
    with kept.work() as work:
        rows = work.summaries.true_on(TODAY, BASIS)
        assert list(work.summaries.missing(rows)) == ["d3", "d2", "d4"]
        work.delete("d2", by="anja", at=NOW)
        assert list(work.summaries.missing(rows)) == ["d3", "d4"]
        assert list(work.summaries.missing([])) == ["d1", "d3", "d4"]
        work.delete("d3", by="anja", at=NOW)
        work.delete("d4", by="anja", at=NOW)
        assert list(work.summaries.missing(rows)) == []


def by_work(act: Callable[..., object]) -> Callable[[AnyVault], None]:
    def change(vault: AnyVault) -> None:
        with vault.work() as work:
            act(work)

    return change


def by_sync(act: Callable[..., object]) -> Callable[[AnyVault], None]:
    return lambda vault: (act(vault.sync_store()), None)[1]


def refused(vault: AnyVault) -> None:
    store(vault, "n2", {"text": "b"})
    sync = vault.sync_store()
    (sent,) = sync.next_batch(5)
    keep(vault)
    sync.refuse(sent.id, "code")


def acknowledged(vault: AnyVault) -> None:
    store(vault, "n2", {"text": "b"})
    sync = vault.sync_store()
    (sent,) = sync.next_batch(5)
    keep(vault)
    sync.acknowledge(sent.id, 2)


CHANGES: dict[str, Callable[[AnyVault], None]] = {
    "header": by_work(
        lambda work: work.put(id="d1", dossier="d1", kind="dossier", body=DOSSIER | {"number": "9"}, by="a", at=NOW)
    ),
    "new record": by_work(lambda work: work.put(id="n9", dossier="d1", kind="pip", body={}, by="a", at=NOW)),
    "deleted record": by_work(lambda work: work.delete("n1", by="a", at=NOW)),
    "deleted dossier": by_work(lambda work: work.delete("d1", by="a", at=NOW)),
    "answer": by_work(lambda work: work.put_answers("d1", "gezin", [answer("/data/a", "2")])),
    "new answer": by_work(lambda work: work.put_answers("d1", "werk", [answer("/data/b", "1")])),
    "withdrawn answer": by_work(lambda work: work.put_answers("d1", "gezin", [], removed=["/data/a"])),
    "pull": by_sync(lambda sync: sync.apply(remote("n1", 5, {"text": "z"}), {"text": "z"}, merged=False)),
    "pull of a new record": by_sync(lambda sync: sync.apply(remote("n7", 5, {}), {}, merged=False)),
    "pull of a deletion": by_sync(lambda sync: sync.apply(remote("n1", 5, None), None, merged=False)),
    "merge": by_sync(lambda sync: sync.apply(remote("n1", 5, {"text": "z"}), {"text": "y"}, merged=True)),
    "lost at the office": by_sync(lambda sync: sync.forget_base("n1")),
    "a conflict": by_sync(lambda sync: sync.put(id="c", dossier="d1", kind="conflict", body={}, by="a", at=NOW)),
    "acknowledged": acknowledged,
    "refused": refused,
    "erased": lambda vault: vault.erase("d1"),
    "removed": lambda vault: vault.erase("d1", absent=True, proof=AuditEvent("d1", "removed_here", "a", NOW, {})),
}


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_it_is_not_true_any_more(kept: AnyVault, change: str) -> None:
    assert found(kept) == [BLANK]
    CHANGES[change](kept)
    assert found(kept) == []


@pytest.mark.parametrize("change", ["trail", "local", "another dossier", "the same body"])
def test_what_it_does_not_depend_on_leaves_it_true(kept: AnyVault, change: str) -> None:
    with kept.work() as work:
        if change == "trail":
            work.log(AuditEvent("d1", "opened", "a", NOW, {}))
        elif change == "local":
            work.set_local("resume/d1", 1)
        elif change == "another dossier":
            work.put(id="d2", dossier="d2", kind="dossier", body=DOSSIER, by="a", at=NOW)
        else:
            work.put(id="d1", dossier="d1", kind="dossier", body=DOSSIER, by="a", at=NOW)
    assert found(kept) == [BLANK]


def test_work_that_is_undone_leaves_it_true(kept: AnyVault) -> None:
    with contextlib.suppress(RuntimeError), kept.work() as work:
        work.put_answers("d1", "gezin", [answer("/data/a", "2")])
        raise RuntimeError
    assert found(kept) == [BLANK]


def test_nothing_of_an_erased_dossier_stays(tmp_path: Path, mould: Mould) -> None:
    vault = mould.pour(tmp_path / "vault")
    store(vault, "d1", DOSSIER, kind="dossier")
    keep(vault)
    vault.erase("d1")
    with vault._engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM summary").scalar() == 0
    vault.close()
