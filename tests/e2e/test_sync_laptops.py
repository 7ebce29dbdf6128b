"""Two laptops and a real office: what one writes the other sees, and nothing gets lost on the way."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest

from desktop_app.casework import concept_notes, interviews, plans
from desktop_app.casework.errors import NoNetwork, NotAMember
from desktop_app.casework.ports import Body, RemoteRecord
from tests.e2e.laptop import Laptop
from tests.office import RunningOffice
from tests.unit.casework.desk import desk, dossier, drafted, note

Make = Callable[[str], Laptop]
GOAL = {"doel": "werk", "order": "a", "wie": "", "status": "open", "vanaf": None, "tot": None, "gelukt_als": ""}


@pytest.fixture
def team(office: RunningOffice) -> str:
    return office.new_team()


@pytest.fixture
def laptop(office: RunningOffice, team: str) -> Iterator[Make]:
    made: list[Laptop] = []

    def make(user: str) -> Laptop:
        made.append(Laptop(office, team, user))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def goal() -> str:
    return str(uuid4())


@pytest.fixture
def shared(laptop: Make, goal: str) -> tuple[Laptop, Laptop]:
    """Two laptops that have the same goal and the same answers."""
    anja, karim = laptop("anja"), laptop("karim")
    anja.put(goal, GOAL)
    anja.answer(goal, "/data/uren", "6")
    anja.answer(goal, "/data/talen", "ti")
    anja.sync()
    karim.sync()
    return anja, karim


def test_what_one_writes_the_other_sees(shared: tuple[Laptop, Laptop], goal: str) -> None:
    anja, karim = shared
    assert karim.body(goal) == GOAL
    assert karim.values(goal) == {"/data/talen": "ti", "/data/uren": "6"}
    assert (anja.waiting(), karim.waiting()) == (0, 0)
    outcome = anja.sync()
    assert (outcome.pushed, outcome.pulled) == (0, 0)


def test_different_things_merge_and_both_parents_are_written_down(
    office: RunningOffice, team: str, shared: tuple[Laptop, Laptop], goal: str
) -> None:
    anja, karim = shared
    anja.put(goal, GOAL | {"wie": "Anja"})
    karim.put(goal, GOAL | {"gelukt_als": "contract"})
    anja.sync()
    outcome = karim.sync()
    anja.sync()
    both = GOAL | {"wie": "Anja", "gelukt_als": "contract"}
    assert anja.body(goal) == karim.body(goal) == both
    assert (outcome.merged, tuple(outcome.conflicts)) == (1, ())
    with office.client("anja") as client:
        assert client.revisions(team, goal)[-1]["merged_from"] == [1, 2]


def test_one_thing_with_two_values_is_asked_on_every_laptop(shared: tuple[Laptop, Laptop], goal: str) -> None:
    anja, karim = shared
    anja.answer(goal, "/data/uren", "12")
    karim.answer(goal, "/data/uren", "3")
    karim.answer(goal, "/data/werk", "kok")
    anja.sync()
    outcome = karim.sync()
    anja.sync()
    assert anja.values(goal) == karim.values(goal) == {"/data/uren": "12", "/data/talen": "ti", "/data/werk": "kok"}
    (mine,), (theirs,) = anja.conflicts(), karim.conflicts()
    assert mine == theirs
    assert len(outcome.conflicts) == 1
    assert (mine["pointer"], mine["base"]["value"]) == ("/answers/~1data~1uren", "6")
    assert (mine["mine"]["value"]["value"], mine["mine"]["by"]) == ("3", "karim")
    assert (mine["theirs"]["value"]["value"], mine["theirs"]["by"]) == ("12", "anja")
    assert mine["auto_merged"] == 1


def test_choices_of_both_are_united(shared: tuple[Laptop, Laptop], goal: str) -> None:
    anja, karim = shared
    anja.answer(goal, "/data/talen", "ti ar")
    karim.answer(goal, "/data/talen", "ti en")
    for one in (anja, karim, anja):
        one.sync()
    assert anja.values(goal)["/data/talen"] == karim.values(goal)["/data/talen"] == "ti ar en"
    assert anja.conflicts() == []


def test_two_talks_that_began_the_same_section_offline_meet(laptop: Make) -> None:
    anja, karim, dossier = laptop("anja"), laptop("karim"), str(uuid4())
    anja.answer(dossier, "/data/uren", "6")
    karim.answer(dossier, "/data/werk", "kok")
    for one in (anja, karim, anja):
        one.sync()
    assert anja.values(dossier) == karim.values(dossier) == {"/data/uren": "6", "/data/werk": "kok"}


@pytest.mark.parametrize("first", ["deletes", "edits"])
def test_an_edit_survives_a_deletion(shared: tuple[Laptop, Laptop], goal: str, first: str) -> None:
    anja, karim = shared
    anja.delete(goal)
    karim.put(goal, GOAL | {"wie": "Karim"})
    for one in (anja, karim, anja) if first == "deletes" else (karim, anja, karim):
        one.sync()
    assert anja.body(goal) == karim.body(goal) == GOAL | {"wie": "Karim"}
    assert [one["pointer"] for one in anja.conflicts()] == [""]
    assert anja.conflicts() == karim.conflicts()


PLANS = [("fine",) * before + (fate,) for before in range(4) for fate in ("lost", "deaf")]


@pytest.mark.parametrize("plan", PLANS, ids=["-".join(plan) for plan in PLANS])
def test_a_line_that_breaks_anywhere_costs_nothing_and_doubles_nothing(
    office: RunningOffice, team: str, shared: tuple[Laptop, Laptop], goal: str, plan: tuple[str, ...]
) -> None:
    anja, karim = shared
    karim.put(goal, GOAL | {"gelukt_als": "contract"})
    karim.sync()
    anja.put(goal, GOAL | {"wie": "Anja"})
    extra = str(uuid4())
    anja.put(extra, GOAL)
    try:
        anja.sync(*plan)
    except NoNetwork:
        anja.put(goal, anja.body(goal) | {"doel": "werk als kok", "wie": "Anja de Wit"})
    else:
        pytest.fail("the plan broke nothing")
    anja.sync()
    karim.sync()
    whole = GOAL | {"wie": "Anja de Wit", "gelukt_als": "contract", "doel": "werk als kok"}
    assert anja.body(goal) == karim.body(goal) == whole
    assert karim.body(extra) == GOAL
    assert anja.conflicts() == []
    assert anja.waiting() == 0
    rows = office.rows("SELECT mutation, count(*) FROM revision WHERE team = :t GROUP BY 1", t=team)
    assert {count for _, count in rows} == {1}


def test_who_left_the_team_hands_in_his_work_and_is_told(
    office: RunningOffice, team: str, shared: tuple[Laptop, Laptop], goal: str
) -> None:
    anja, karim = shared
    karim.put(goal, GOAL | {"wie": "Karim"})
    office.change("UPDATE member SET role = NULL WHERE team = :t AND sub = 'karim'", t=team)
    with pytest.raises(NotAMember):
        karim.sync()
    assert karim.body(goal) == GOAL | {"wie": "Karim"}
    kept = office.rows("SELECT code, payload FROM quarantine WHERE team = :t", t=team)
    assert [code for code, _ in kept] == ["geen_toegang"]
    assert '"wie": "Karim"' in kept[0][1]
    anja.sync()
    assert anja.body(goal) == GOAL


def test_a_reader_is_refused_and_keeps_his_edit(office: RunningOffice, team: str, laptop: Make, goal: str) -> None:
    office.change("UPDATE member SET role = 'lezer' WHERE team = :t AND sub = 'karim'", t=team)
    karim = laptop("karim")
    karim.put(goal, GOAL)
    assert karim.sync().refused == [(goal, "alleen_lezen")]
    assert karim.body(goal) == GOAL
    assert karim.waiting() == 0


def test_one_bad_row_does_not_hold_up_the_others(laptop: Make) -> None:
    anja, bad, good = laptop("anja"), str(uuid4()).upper(), [str(uuid4()) for _ in range(3)]
    anja.put(bad, GOAL | {"wie": "een naam die het kantoor niet kent"})
    for one in good:
        anja.put(one, GOAL)
    outcome = anja.sync()
    assert outcome.acknowledged == 3
    assert outcome.refused == [(bad, "onjuiste_gegevens")]
    assert anja.body(bad)["wie"] == "een naam die het kantoor niet kent"


def test_a_sign_that_the_office_cannot_keep_never_gets_there(laptop: Make) -> None:
    anja, karim, record = laptop("anja"), laptop("karim"), str(uuid4())
    anja.put(record, GOAL | {"wie": "nul \x00"})
    assert anja.sync().acknowledged == 1
    karim.sync()
    assert karim.body(record)["wie"] == "nul "


def test_many_rows_go_in_batches_and_pages(office: RunningOffice, team: str, laptop: Make) -> None:
    anja, karim = laptop("anja"), laptop("karim")
    records = [str(uuid4()) for _ in range(620)]
    for one in records:
        anja.put(one, GOAL)
    assert anja.sync().acknowledged == 620
    assert karim.sync().pulled == 620
    assert karim.wire.count < 10


def test_a_wish_to_stop_is_heard_between_batches(laptop: Make) -> None:
    anja = laptop("anja")
    for _ in range(250):
        anja.put(str(uuid4()), GOAL)
    outcome = anja.loop.run(lambda done, total: done < 100)
    assert outcome.acknowledged == 100
    assert anja.waiting() == 150
    assert anja.sync().acknowledged == 150


def test_a_horizon_that_passed_us_merges_everything_and_drops_what_was_purged(
    office: RunningOffice, team: str, shared: tuple[Laptop, Laptop], goal: str
) -> None:
    anja, karim = shared
    purged, edited = str(uuid4()), str(uuid4())
    anja.put(purged, GOAL)
    anja.put(edited, GOAL)
    anja.sync()
    karim.sync()
    anja.delete(purged)
    anja.delete(edited)
    anja.put(goal, GOAL | {"wie": "Anja"})
    anja.sync()
    office.change("DELETE FROM record WHERE team = :t AND deleted", t=team)
    office.change("UPDATE team SET horizon = seq WHERE id = :t", t=team)
    karim.put(edited, GOAL | {"wie": "Karim"})
    karim.put(goal, GOAL | {"gelukt_als": "contract"})
    karim.sync()
    anja.sync()
    assert karim.body(goal) == anja.body(goal) == GOAL | {"wie": "Anja", "gelukt_als": "contract"}
    assert karim.body(purged) is None
    assert karim.body(edited) == anja.body(edited) == GOAL | {"wie": "Karim"}
    assert [one["why"] for one in karim.conflicts()] == ["edited_deleted"]
    assert karim.waiting() == 0


def test_an_office_restored_from_a_backup_gets_back_what_it_lost(
    office: RunningOffice, team: str, shared: tuple[Laptop, Laptop], goal: str
) -> None:
    anja, karim = shared
    late = str(uuid4())
    backup = office.rows("SELECT * FROM record WHERE team = :t AND id = :id", t=team, id=goal)[0]._asdict()
    seq = office.rows("SELECT seq FROM team WHERE id = :t", t=team)[0][0]
    anja.put(goal, GOAL | {"wie": "Anja"})
    anja.put(late, GOAL)
    anja.sync()
    office.change("DELETE FROM revision WHERE team = :t AND seq > :s", t=team, s=seq)
    office.change("DELETE FROM record WHERE team = :t AND seq > :s", t=team, s=seq)
    office.change("DELETE FROM applied WHERE team = :t AND seq > :s", t=team, s=seq)
    office.change("UPDATE team SET seq = :s WHERE id = :t", t=team, s=seq)
    office.change(
        "INSERT INTO record (team, id, dossier, kind, version, seq, deleted, actor, edited_at, mutation, hash) "
        "VALUES (:team, :id, :dossier, :kind, :version, :seq, :deleted, :actor, :edited_at, :mutation, :hash)",
        **backup,
    )
    anja.sync()
    karim.sync()
    assert karim.body(late) == anja.body(late) == GOAL
    shown = [anja.body(goal), *[one["mine"]["value"] for one in anja.conflicts()]]
    assert "Anja" in str(shown)
    assert karim.body(goal) == anja.body(goal)


def test_a_conflict_settled_on_one_laptop_is_settled_on_the_other(shared: tuple[Laptop, Laptop], goal: str) -> None:
    anja, karim = shared
    anja.put(goal, GOAL | {"wie": "Anja"})
    karim.put(goal, GOAL | {"wie": "Karim"})
    for one in (anja, karim, anja):
        one.sync()
    with anja.vault.work() as work:
        (record,) = work.find(kind="conflict")
    anja.put(goal, GOAL | {"wie": "Karim"})
    anja.put(record.id, record.body | {"choice": "mine", "decided_by": "anja"}, kind="conflict", dossier=goal)
    anja.sync()
    karim.sync()
    assert karim.body(goal) == GOAL | {"wie": "Karim"}
    assert [one["choice"] for one in karim.conflicts()] == ["mine"]


def test_typing_during_a_merge_is_not_lost(shared: tuple[Laptop, Laptop], goal: str) -> None:
    """Between reading a record and taking over the merged form, the user types on."""
    anja, karim = shared
    karim.put(goal, GOAL | {"gelukt_als": "contract"})
    karim.sync()
    anja.put(goal, GOAL | {"wie": "Anja"})
    apply = anja.store.apply
    typed: list[bool] = []

    def interrupted(remote: RemoteRecord, body: Body | None, *, merged: bool) -> None:
        if not typed:
            typed.append(True)
            anja.put(goal, anja.body(goal) | {"doel": "werk als kok"})
        apply(remote, body, merged=merged)

    anja.store.apply = interrupted  # type: ignore[method-assign]
    anja.sync()
    karim.sync()
    both = GOAL | {"wie": "Anja", "gelukt_als": "contract", "doel": "werk als kok"}
    assert anja.body(goal) == karim.body(goal) == both


def test_typing_while_a_push_is_under_way_is_sent_next(shared: tuple[Laptop, Laptop], goal: str) -> None:
    anja, karim = shared
    anja.put(goal, GOAL | {"wie": "Anja"})
    request = anja.wire.request

    def typing(method: str, path: str, **other: Any) -> Any:
        answer = request(method, path, **other)
        if method == "POST" and anja.body(goal)["doel"] == "werk":
            anja.put(goal, anja.body(goal) | {"doel": "werk als kok"})
        return answer

    anja.wire.request = typing  # type: ignore[method-assign]
    anja.sync()
    karim.sync()
    assert karim.body(goal) == GOAL | {"wie": "Anja", "doel": "werk als kok"}
    assert anja.waiting() == 0
    assert anja.conflicts() == []


def test_a_note_thrown_away_here_goes_there_too_beside_what_a_colleague_did(laptop: Make) -> None:
    """Decided on one laptop while a colleague, who has not heard of it, changes the answer beside it (R-PRV-06)."""
    anja, karim = laptop("anja"), laptop("karim")
    at = {one.user: desk(vault=one.vault, new_id=lambda: str(uuid4())) for one in (anja, karim)}
    id = dossier(at["anja"])
    drafted(at["anja"], id)
    paths = ("/data/werk/werk_wens", "/data/zelfredzaamheid/post", "/data/talen/gesprek_nederlands")
    for path in paths:
        note(at["anja"], id, path, f"Kanarie bij {path}")
    plans.establish(at["anja"], dossier=id)
    anja.sync()
    karim.sync()
    wish, post, dutch = paths
    read_as = {one.path: one.text for one in concept_notes.page(at["anja"], dossier=id).notes}
    concept_notes.decide(at["anja"], dossier=id, read_as=read_as, throw_away=[wish, post])
    talk = interviews.open_interview(at["karim"], id)
    talk.go(wish)
    interviews.store(at["karim"], id, talk.set_value(wish, "Werken in een winkel"))
    for one in (anja, karim, anja):
        one.sync()
    for one in (anja, karim):
        with one.vault.work() as work:
            answers = work.answers(id)
        assert {path for path, answer in answers.items() if answer.note} == {dutch}
        assert answers[wish].value == "Werken in een winkel"
        assert one.conflicts() == []
        assert concept_notes.waiting(at[one.user], dossier=id) == 0
        assert f"Kanarie bij {wish}" not in repr(one.vault.content)
        assert f"Kanarie bij {dutch}" in repr(one.vault.content)
