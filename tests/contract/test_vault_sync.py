"""What every vault promises the sync loop."""

import pytest

from desktop_app.casework.errors import EditedMeanwhile, RecordImmutable
from desktop_app.casework.records import answer_to_body, section_record
from tests.contract.vaults import DOSSIER, AnyVault, answer, later, remote, send, store


def test_edits_of_one_record_wait_as_one_mutation(vault: AnyVault) -> None:
    store(vault, "d1", DOSSIER, kind="dossier")
    store(vault, "n1", {"text": "een"})
    store(vault, "d1", DOSSIER | {"place": "thuis"}, kind="dossier", minutes=7)
    sync = vault.sync_store()
    assert sync.waiting() == 2
    first, second = sync.next_batch(10)
    assert (first.record, second.record) == ("d1", "n1")
    assert (first.dossier, first.kind, first.base_version, first.deleted) == ("d1", "dossier", 0, False)
    assert first.body == DOSSIER | {"place": "thuis"}
    assert list(first.changed) == [""]
    assert (first.edited_by, first.edited_at) == ("anja", later(7))
    assert sync.waiting() == 2


def test_a_mutation_in_flight_is_frozen_and_replayed_unchanged(vault: AnyVault) -> None:
    store(vault, "n1", {"text": "een"})
    store(vault, "n2", {"text": "twee"})
    sync = vault.sync_store()
    sent = list(sync.next_batch(1))
    store(vault, "n1", {"text": "later"})
    again = vault.sync_store()
    assert list(again.in_flight()) == sent
    batch = list(again.next_batch(5))
    assert batch[:1] == sent
    assert [mutation.record for mutation in batch] == ["n1", "n2"]
    assert sent[0].body == {"text": "een"}


def test_an_edit_during_the_flight_goes_next_on_the_new_base(vault: AnyVault) -> None:
    store(vault, "n1", {"text": "een", "kleur": "geel"})
    sync = vault.sync_store()
    (sent,) = sync.next_batch(1)
    store(vault, "n1", {"text": "twee", "kleur": "geel"})
    sync.acknowledge(sent.id, 4)
    (following,) = sync.next_batch(1)
    assert following.id != sent.id
    assert (following.base_version, list(following.changed)) == (4, ["/text"])
    state = sync.state("n1")
    assert state
    assert (state.base, state.base_version, state.pending) == ({"text": "een", "kleur": "geel"}, 4, True)


def test_pointers_name_the_merge_units(vault: AnyVault) -> None:
    store(vault, "d1", DOSSIER | {"dates": {"plicht_start": None, "a/b~c": 1}, "list": [1]}, kind="dossier")
    with vault.work() as work:
        work.put_answers("d1", "gezin", [answer("/data/a", "1"), answer("/data/b", "1")])
    send(vault)
    store(vault, "d1", DOSSIER | {"dates": {"plicht_start": "2026-01-01", "a/b~c": 2}, "list": [1, 2]}, kind="dossier")
    with vault.work() as work:
        work.put_answers("d1", "gezin", [answer("/data/a", "2"), answer("/data/c", "1")], removed=["/data/b"])
    header, section = vault.sync_store().next_batch(5)
    assert list(header.changed) == ["/dates/a~1b~0c", "/dates/plicht_start", "/list"]
    assert list(section.changed) == ["/answers/~1data~1a", "/answers/~1data~1b", "/answers/~1data~1c"]


def test_what_was_undone_is_not_sent(vault: AnyVault) -> None:
    store(vault, "n1", {"text": "een"})
    send(vault)
    store(vault, "n1", {"text": "twee"})
    store(vault, "n1", {"text": "een"})
    store(vault, "n2", {"text": "vergissing"})
    with vault.work() as work:
        work.delete("n2", by="anja", at=later(1))
    sync = vault.sync_store()
    assert list(sync.next_batch(10)) == []
    assert sync.waiting() == 0


def test_a_deletion_is_sent_without_a_body(vault: AnyVault) -> None:
    store(vault, "n1", {"text": "een"})
    send(vault)
    with vault.work() as work:
        work.delete("n1", by="bert", at=later(1))
    (gone,) = vault.sync_store().next_batch(10)
    assert (gone.body, gone.deleted, gone.base_version, gone.edited_by) == (None, True, 1, "bert")
    state = vault.sync_store().state("n1")
    assert state
    assert (state.body, state.deleted, state.base) == (None, True, {"text": "een"})


def test_an_acknowledged_row_leaves_when_the_pull_shows_it(vault: AnyVault) -> None:
    store(vault, "n1", {"text": "een"})
    (sent,) = send(vault)
    sync = vault.sync_store()
    with vault.work() as work:
        assert work.unsent() == {}
        record = work.get("n1")
        assert record
        assert record.version == 1
    assert sync.known() == {"n1": 1}
    state = sync.state("n1")
    assert state
    assert not state.pending
    assert sync.unshown() == {"n1"}
    sync.apply(remote("n1", 1, {"text": "een"}, mutation=sent.id), {"text": "een"}, merged=False)
    sync.acknowledge(sent.id, 9)
    assert sync.unshown() == frozenset()
    state = sync.state("n1")
    assert state
    assert state.base_version == 1


def test_an_unknown_or_late_acknowledgement_changes_nothing(vault: AnyVault) -> None:
    store(vault, "n1", {"text": "een"})
    sync = vault.sync_store()
    (sent,) = sync.next_batch(1)
    sync.acknowledge("unknown", 3)
    sync.refuse("unknown", "code")
    sync.apply(remote("n1", 5, {"text": "bert"}), {"text": "bert"}, merged=False)
    sync.acknowledge(sent.id, 2)
    state = sync.state("n1")
    assert state
    assert (state.body, state.base_version, state.pending) == ({"text": "bert"}, 5, False)
    assert sync.waiting() == 0


def test_a_refused_mutation_keeps_the_local_body(vault: AnyVault) -> None:
    store(vault, "n1", {"text": "een"})
    sync = vault.sync_store()
    (sent,) = sync.next_batch(1)
    sync.refuse(sent.id, "geen_toegang")
    assert (sync.waiting(), list(sync.in_flight()), list(sync.next_batch(5))) == (0, [], [])
    state = sync.state("n1")
    assert state
    assert (state.body, state.base, state.pending) == ({"text": "een"}, None, True)
    store(vault, "n1", {"text": "twee"})
    (retry,) = send(vault)
    assert (retry.body, list(retry.changed)) == ({"text": "twee"}, [""])
    state = sync.state("n1")
    assert state
    assert not state.pending


def test_a_remote_record_is_taken_over(vault: AnyVault) -> None:
    sync = vault.sync_store()
    assert sync.state("d1") is None
    sync.apply(remote("d1", 3, DOSSIER, kind="dossier"), DOSSIER, merged=False)
    with vault.work() as work:
        record = work.get("d1")
        assert record
        assert (record.body, record.version, record.edited_by, record.edited_at) == (DOSSIER, 3, "bert", later(60))
        assert work.search("amira") == ["d1"]
        assert work.unsent() == {}
    state = sync.state("d1")
    assert state
    assert (state.base, state.base_version, state.pending) == (DOSSIER, 3, False)


def test_a_remote_section_becomes_answers(vault: AnyVault) -> None:
    id = section_record("d1", "gezin")
    with vault.work() as work:
        work.put_answers("d1", "gezin", [answer("/data/a", "1"), answer("/data/b", "1")])
    send(vault)
    body = {
        "section": "gezin",
        "answers": {path: answer_to_body(answer(path, "2", by="bert")) for path in ("/data/b", "/data/c")},
    }
    sync = vault.sync_store()
    sync.apply(remote(id, 2, body, kind="intake"), body, merged=False)
    with vault.work() as work:
        assert {path: one.value for path, one in work.answers("d1").items()} == {"/data/b": "2", "/data/c": "2"}
        record = work.get(id)
        assert record
        assert record.body == body


def test_a_merge_replaces_what_waited_and_names_both_parents(vault: AnyVault) -> None:
    store(vault, "n1", {"a": 1, "b": 1})
    send(vault)
    store(vault, "n1", {"a": 2, "b": 1}, minutes=5)
    sync = vault.sync_store()
    (sent,) = sync.next_batch(1)
    store(vault, "n1", {"a": 3, "b": 1}, minutes=6)
    sync.apply(remote("n1", 2, {"a": 1, "b": 2}), {"a": 3, "b": 2}, merged=True)
    assert list(sync.in_flight()) == []
    (merged,) = sync.next_batch(5)
    assert merged.id != sent.id
    assert (merged.body, merged.base_version) == ({"a": 3, "b": 2}, 2)
    assert (list(merged.changed), list(merged.merged_from)) == (["/a"], [1, 2])
    assert (merged.edited_by, merged.edited_at) == ("anja", later(6))


def test_parents_add_up_until_the_merge_is_sent(vault: AnyVault) -> None:
    store(vault, "n1", {"a": 1})
    send(vault)
    store(vault, "n1", {"a": 2})
    sync = vault.sync_store()
    sync.apply(remote("n1", 2, {"a": 1, "b": 2}), {"a": 2, "b": 2}, merged=True)
    sync.apply(remote("n1", 4, {"a": 1, "b": 4}), {"a": 2, "b": 4}, merged=True)
    (merged,) = sync.next_batch(5)
    assert list(merged.merged_from) == [1, 2, 4]


def test_an_own_version_seen_again_is_no_merge(vault: AnyVault) -> None:
    store(vault, "n1", {"a": 1})
    sync = vault.sync_store()
    (sent,) = sync.next_batch(1)
    store(vault, "n1", {"a": 2})
    sync.apply(remote("n1", 1, {"a": 1}, mutation=sent.id), {"a": 2}, merged=True)
    (following,) = sync.next_batch(5)
    assert (following.base_version, list(following.merged_from), following.body) == (1, [], {"a": 2})


def test_taking_theirs_leaves_nothing_waiting(vault: AnyVault) -> None:
    store(vault, "n1", {"a": 1})
    send(vault)
    store(vault, "n1", {"a": 2})
    sync = vault.sync_store()
    sync.apply(remote("n1", 2, {"a": 9}), {"a": 9}, merged=False)
    assert (sync.waiting(), list(sync.next_batch(5))) == (0, [])


def test_deletions_cross_with_edits(vault: AnyVault) -> None:
    for id in ("n1", "n2"):
        store(vault, id, {"a": 1})
    send(vault)
    store(vault, "n1", {"a": 2})
    sync = vault.sync_store()
    sync.apply(remote("n1", 2, None), {"a": 2}, merged=True)
    sync.apply(remote("n2", 2, None), None, merged=False)
    sync.apply(remote("n3", 1, None), None, merged=False)
    (back,) = sync.next_batch(5)
    assert (back.record, back.body, back.base_version, list(back.changed)) == ("n1", {"a": 2}, 2, [""])
    with vault.work() as work:
        assert [record.id for record in work.find(kind="notitie")] == ["n1"]
    assert sync.known() == {"n1": 2}


def test_an_older_version_is_not_taken_over(vault: AnyVault) -> None:
    sync = vault.sync_store()
    sync.apply(remote("n1", 5, {"a": 5}), {"a": 5}, merged=False)
    sync.apply(remote("n1", 4, {"a": 4}), {"a": 4}, merged=False)
    state = sync.state("n1")
    assert state
    assert (state.body, state.base_version) == ({"a": 5}, 5)


def test_an_edit_between_reading_and_taking_over_is_never_overwritten(vault: AnyVault) -> None:
    store(vault, "n1", {"a": 1})
    send(vault)
    sync = vault.sync_store()
    sync.state("n1")
    store(vault, "n1", {"a": 2})
    with pytest.raises(EditedMeanwhile):
        sync.apply(remote("n1", 2, {"a": 9}), {"a": 9}, merged=False)
    state = sync.state("n1")
    assert state
    assert (state.body, state.base_version, state.pending) == ({"a": 2}, 1, True)
    sync.apply(remote("n1", 2, {"a": 9}), {"a": 9}, merged=False)
    id = section_record("d1", "gezin")
    assert sync.state(id) is None
    with vault.work() as work:
        work.put_answers("d1", "gezin", [answer("/data/a", "1")])
    empty = {"section": "gezin", "answers": {}}
    with pytest.raises(EditedMeanwhile):
        sync.apply(remote(id, 1, empty, kind="intake"), empty, merged=False)


def test_an_adopted_decision_is_not_replaced_by_the_office(vault: AnyVault) -> None:
    body = {"nummer": 1, "inhoud": {"a": 1}}
    store(vault, "v1", body, kind="pip_versie")
    (sent,) = send(vault)
    sync = vault.sync_store()
    back = {"inhoud": {"a": 1}, "nummer": 1}
    sync.apply(remote("v1", 1, back, kind="pip_versie", mutation=sent.id), back, merged=False)
    for other in ({"nummer": 2}, None):
        with pytest.raises(RecordImmutable):
            sync.apply(remote("v1", 2, other, kind="pip_versie"), other, merged=False)
    state = sync.state("v1")
    assert state
    assert (state.body, state.base_version) == (body, 1)


def test_a_base_the_office_lost_is_forgotten(vault: AnyVault) -> None:
    store(vault, "n1", {"a": 1})
    send(vault, {"n1": 7})
    store(vault, "n1", {"a": 2})
    sync = vault.sync_store()
    sync.forget_base("n1")
    sync.forget_base("unknown")
    assert sync.known() == {}
    (whole,) = sync.next_batch(5)
    assert (whole.base_version, whole.body, list(whole.changed)) == (0, {"a": 2}, [""])


def test_the_sync_stores_conflicts_and_cursors(vault: AnyVault) -> None:
    sync = vault.sync_store()
    sync.put(id="c1", dossier="d1", kind="conflict", body={"pointer": "/a"}, by="anja", at=later(0))
    assert [mutation.record for mutation in sync.next_batch(5)] == ["c1"]
    assert sync.cursor("team-1") == 0
    sync.set_cursor("team-1", 12)
    sync.set_cursor("team-1", 14)
    sync.set_cursor("team-2", 3)
    assert (vault.sync_store().cursor("team-1"), sync.cursor("team-2")) == (14, 3)


def test_together_is_all_or_nothing(vault: AnyVault) -> None:
    sync = vault.sync_store()
    sync.set_cursor("oost", 3, "m3")

    def broken_off() -> None:
        with sync.together():
            sync.add([remote("n1", 1, {"text": "een"})])
            sync.set_cursor("oost", 4, "m4")
            raise EditedMeanwhile

    with pytest.raises(EditedMeanwhile):
        broken_off()
    assert (sync.cursor("oost"), sync.seen("oost")) == (3, "m3")
    assert vault.sync_store().state("n1") is None
