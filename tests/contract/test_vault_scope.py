"""What every vault promises about which dossiers belong on the laptop: those of which it holds anything."""

from dataclasses import replace

import pytest

from desktop_app.casework import whole_team
from desktop_app.casework.ports import RemoteRecord, Scope, SyncStore
from desktop_app.sync.sides import Rules
from desktop_app.sync.take import Taker
from tests.contract.vaults import DOSSIER, AnyVault, answer, remote, send, store
from tests.unit.casework.desk import desk


def header(dossier: str, consulent: str = "", version: int = 1) -> RemoteRecord:
    return replace(remote(dossier, version, DOSSIER | {"consulent": consulent}, kind="dossier"), dossier=dossier)


def taker(vault: AnyVault, sync: SyncStore | None = None) -> Taker:
    store = sync or vault.sync_store()
    return Taker(store, Rules(), "laptop-1", mine=lambda body: bool(body["consulent"] == "Anja"))


def test_a_new_vault_wants_nothing_by_itself(vault: AnyVault) -> None:
    assert vault.sync_store().scope() == Scope(whole_team=False, missing="", removed=frozenset(), wanted=())
    assert not whole_team.wanted(desk(vault=vault))


def test_here_is_whatever_the_vault_holds_anything_of(vault: AnyVault) -> None:
    sync = vault.sync_store()
    with vault.work() as work:
        work.put_answers("d1", "werk", [answer("/data/a", "kok")])
    store(vault, "n2", {"text": "een"}, dossier="d2")
    with vault.work() as work:
        work.delete("n2", by="anja", at=remote("n2", 1, {}).edited_at)
    sync.apply(replace(remote("n3", 1, {"text": "drie"}), dossier="d3"), {"text": "drie"}, merged=False)
    assert sync.here({"d1", "d2", "d3", "d4"}) == {"d1", "d2", "d3"}
    assert sync.here(set()) == frozenset()
    vault.erase("d3")
    assert sync.here({"d3"}) == frozenset()


@pytest.mark.parametrize("state", ["waiting", "in flight", "refused", "acknowledged"])
def test_a_dossier_with_work_of_ours_is_here_in_every_state(vault: AnyVault, state: str) -> None:
    sync = vault.sync_store()
    store(vault, "n1", {"text": "een"})
    if state == "acknowledged":
        send(vault)
    elif state != "waiting":
        (sent,) = sync.next_batch(10)
        if state == "refused":
            sync.refuse(sent.id, "geen_toegang")
    assert sync.here({"d1"}) == {"d1"}
    taker(vault).take_all([remote("n2", 1, {"text": "van bert"})])
    assert sync.held("d1")["n2"] == 1


def test_records_of_other_dossiers_are_not_stored(vault: AnyVault) -> None:
    one = taker(vault)
    one.take_all([header("d1", "Bert"), remote("n1", 2, {"text": "een"})])
    one.take(remote("n2", 3, {"text": "twee"}))
    sync = vault.sync_store()
    assert sync.here({"d1"}) == frozenset()
    assert (sync.known(), sync.scope().wanted) == ({}, ())


def test_a_header_that_says_it_is_mine_asks_for_the_whole_dossier_once(vault: AnyVault) -> None:
    sync = vault.sync_store()
    one = taker(vault, sync)
    for _ in range(2):
        one.take_all([header("d2", "Bert"), header("d1", "Anja"), remote("n1", 2, {"text": "een"})])
    assert (sync.scope().wanted, sync.known()) == (("d1",), {})
    with sync.together():
        sync.welcome("d1")
        one.take(header("d1", "Anja"), wanted=True)
    assert sync.scope().wanted == ()
    assert sync.here({"d1"}) == {"d1"}


def test_mine_here_and_then_a_colleagues_stays_here(vault: AnyVault) -> None:
    one, sync = taker(vault), vault.sync_store()
    one.take(header("d1", "Anja"), wanted=True)
    one.take_all([header("d1", "Bert", version=2), remote("n1", 3, {"text": "een"})])
    assert sync.held("d1") == {"d1": 2, "n1": 3}


def test_what_a_person_removed_comes_back_only_when_a_person_takes_it_along(vault: AnyVault) -> None:
    sync = vault.sync_store()
    taker(vault).take(header("d1", "Anja"), wanted=True)
    vault.erase("d1", absent=True)
    whole_team.want(desk(vault=vault), True)
    taker(vault).take_all([header("d1", "Anja", version=2), header("d2", "Bert")])
    assert sync.here({"d1", "d2"}) == {"d2"}
    assert sync.scope().removed == {"d1"}
    assert sync.scope().wanted == ()
    sync.welcome("d1")
    assert sync.scope().removed == frozenset()


def test_removing_while_a_run_is_under_way_is_heard_at_once(vault: AnyVault) -> None:
    """The taker lives for a whole run; a person may remove a dossier between two pages of it."""
    whole_team.want(desk(vault=vault), True)
    one = taker(vault)
    one.take_all([header("d1")])
    vault.erase("d1", absent=True)
    one.take_all([remote("n1", 2, {"text": "een"})])
    assert vault.sync_store().here({"d1"}) == frozenset()


def test_the_whole_team_is_filled_for_the_very_wish_it_was_done_for(vault: AnyVault) -> None:
    wp, sync = desk(vault=vault), vault.sync_store()
    whole_team.want(wp, True)
    first = sync.scope().missing
    assert whole_team.wanted(wp)
    assert first
    whole_team.want(wp, False)
    assert (sync.scope().whole_team, sync.scope().missing) == (False, first)
    whole_team.want(wp, True)
    second = sync.scope().missing
    sync.filled(first)
    assert sync.scope().missing == second != first
    sync.filled(second)
    assert sync.scope() == Scope(whole_team=True)


def test_filling_adds_what_was_never_here_and_touches_nothing_else(vault: AnyVault) -> None:
    sync, one = vault.sync_store(), taker(vault)
    one.take(header("d1", "Anja"), wanted=True)
    one.take(remote("n1", 2, {"text": "een"}), wanted=True)
    store(vault, "n1", {"text": "een en meer"})
    gone = replace(header("d3"), left="moved", body=None, deleted=True)
    passed = [header("d1", "Bert", version=4), remote("n1", 3, {"text": "van bert"}), remote("n2", 5, {"text": "twee"})]
    one.fill([*passed, header("d2", "Bert"), gone])
    assert sync.held("d1") == {"d1": 1, "n1": 2, "n2": 5}
    assert sync.waiting() == 1
    assert sync.here({"d2", "d3"}) == frozenset()
    whole_team.want(desk(vault=vault), True)
    one.fill([header("d2", "Bert"), gone])
    assert sync.here({"d2", "d3"}) == {"d2"}
