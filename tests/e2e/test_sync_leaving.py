"""Dossiers that leave a laptop and come back, and work of who lost access: with a real office."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from central.store import moving
from desktop_app.casework import merged_changes, refused_work, removal
from desktop_app.casework.conflicts import open_conflicts
from desktop_app.casework.errors import NotAMember
from desktop_app.casework.ports import MERGED
from desktop_app.casework.removal import ChoiceWaits, NotSentYet
from desktop_app.sync import along
from desktop_app.sync.along import NotWhole
from desktop_app.sync.colleague import take_over
from desktop_app.sync.office import NotLeading
from tests.e2e.laptop import RULES, Laptop
from tests.office import RunningOffice

Make = Callable[[str], Laptop]
GOAL = {"doel": "werk", "order": "a", "wie": "", "status": "open", "vanaf": None, "tot": None, "gelukt_als": ""}
HEADER = {"given_names": "Samira", "surname": "Al-Hamad", "number": "2026-0433"}


@pytest.fixture
def team(office: RunningOffice) -> str:
    return office.new_team(fatma="leidinggevende")


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
def dossier(laptop: Make) -> tuple[Laptop, str, str]:
    """Anja's laptop with a dossier and a goal in it, both at the office."""
    anja, id, goal = laptop("anja"), str(uuid4()), str(uuid4())
    anja.put(id, HEADER, kind="dossier")
    anja.put(goal, GOAL, dossier=id)
    anja.answer(id, "/data/uren", "6")
    anja.sync()
    return anja, id, goal


def test_a_removed_dossier_stays_away_until_it_is_taken_along_whole(
    laptop: Make, dossier: tuple[Laptop, str, str]
) -> None:
    anja, id, goal = dossier
    karim = laptop("karim")
    karim.sync()
    removal.remove(anja.desk(), id)
    assert anja.body(id) is None
    karim.put(goal, GOAL | {"wie": "Karim"}, dossier=id)
    karim.sync()
    anja.sync()
    assert anja.body(goal) is None
    assert [one.id for one in anja.office.dossiers(anja.team)] == [id]
    assert anja.take_along(id) == [id]
    assert anja.body(goal) == GOAL | {"wie": "Karim"}
    assert anja.values(id) == {"/data/uren": "6"}
    karim.put(goal, GOAL | {"wie": "Anja"}, dossier=id)
    karim.sync()
    anja.sync()
    assert anja.body(goal) == GOAL | {"wie": "Anja"}
    assert anja.waiting() == 0


def test_what_is_not_surely_at_the_office_is_not_removed(laptop: Make, dossier: tuple[Laptop, str, str]) -> None:
    anja, id, goal = dossier
    karim = laptop("karim")
    karim.sync()
    anja.put(goal, GOAL | {"wie": "Anja"}, dossier=id)
    with pytest.raises(NotSentYet):
        removal.remove(anja.desk(), id)
    karim.put(goal, GOAL | {"wie": "Karim"}, dossier=id)
    karim.sync()
    anja.sync()
    with pytest.raises(ChoiceWaits):
        removal.remove(anja.desk(), id)
    new = str(uuid4())
    karim.put(new, HEADER, kind="dossier")
    with pytest.raises(NotSentYet):
        removal.remove(karim.desk(), new)


def test_taking_along_merges_with_what_waits_here(laptop: Make, dossier: tuple[Laptop, str, str]) -> None:
    anja, id, goal = dossier
    karim = laptop("karim")
    karim.sync()
    karim.put(goal, GOAL | {"gelukt_als": "contract"}, dossier=id)
    karim.sync()
    anja.put(goal, GOAL | {"wie": "Anja"}, dossier=id)
    assert anja.take_along(id) == [id]
    assert anja.body(goal) == GOAL | {"wie": "Anja", "gelukt_als": "contract"}
    assert anja.waiting() == 1


def test_half_a_dossier_is_not_called_whole(
    laptop: Make, dossier: tuple[Laptop, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A record that got lost on the way is noticed by the digest."""
    _, id, _ = dossier
    karim = laptop("karim")
    all_of = along._all_of
    monkeypatch.setattr(along, "_all_of", lambda *given: all_of(*given)[:-1])
    with pytest.raises(NotWhole):
        karim.take_along(id)
    with pytest.raises(NotWhole):
        karim.take_along(str(uuid4()))


def test_a_moved_dossier_leaves_every_laptop_and_unsent_work_is_kept(
    office: RunningOffice, laptop: Make, dossier: tuple[Laptop, str, str], team: str
) -> None:
    anja, id, goal = dossier
    karim = laptop("karim")
    karim.sync()
    anja.answer(id, "/data/uren", "12")
    with office.owner.begin() as connection:
        moving.move(connection, team, id, office.new_team(), "fatma", datetime.now(UTC))
    karim.sync()
    assert karim.body(id) is None
    assert karim.store.known() == {}
    outcome = anja.sync()
    assert [code for _, code in outcome.refused] == ["dossier_verhuisd"]
    assert anja.values(id)["/data/uren"] == "12"
    given = refused_work.to_hand_over(anja.desk(), id)
    assert all(anja.office.step(team, one, "handed_over") for one in given)
    refused_work.note_handed_over(anja.desk(), id, given)
    removal.remove(anja.desk(), id)
    assert anja.body(goal) is None


def test_unsent_work_of_a_moved_dossier_is_taken_over_by_who_leads_there(
    office: RunningOffice, dossier: tuple[Laptop, str, str], team: str
) -> None:
    anja, id, goal = dossier
    other = office.new_team(fatma="leidinggevende")
    anja.put(goal, GOAL | {"wie": "Anja"}, dossier=id)
    with office.owner.begin() as connection:
        moving.move(connection, team, id, other, "fatma", datetime.now(UTC))
    assert [code for _, code in anja.sync().refused] == ["dossier_verhuisd"]
    given = refused_work.to_hand_over(anja.desk(), id)
    assert all(anja.office.step(team, one, "handed_over") for one in given)
    fatma = Laptop(office, other, "fatma")
    try:
        fatma.sync()
        fatma.put(goal, GOAL | {"gelukt_als": "contract"}, dossier=id)
        (one,) = fatma.office.colleague_work(other)
        assert (one.by_name, one.handed_over) == ("Anja de Wit", True)
        base = fatma.office.revision(other, goal, one.payload["base_version"])
        assert take_over(fatma.store, one, base, RULES, "fatma", fatma.now()) == 0
        assert fatma.office.step(other, one.id, "taken_over")
        assert fatma.body(goal) == GOAL | {"wie": "Anja", "gelukt_als": "contract"}
        fatma.sync()
        assert (fatma.waiting(), fatma.office.colleague_work(other)) == (0, [])
    finally:
        fatma.close()
    assert [one.what for one in anja.office.settled(team)] == ["handed_over", "taken_over"]


def test_last_work_of_who_left_is_taken_over_by_who_leads(
    office: RunningOffice, laptop: Make, dossier: tuple[Laptop, str, str], team: str
) -> None:
    anja, id, goal = dossier
    fatma = laptop("fatma")
    fatma.sync()
    anja.put(goal, GOAL | {"wie": "Anja"}, dossier=id)
    anja.answer(id, "/data/uren", "12")
    fatma.answer(id, "/data/uren", "3")
    fatma.sync()
    office.change("UPDATE member SET role = NULL WHERE team = :t AND sub = 'anja'", t=team)
    with pytest.raises(NotAMember):
        anja.sync()
    assert anja.body(goal) == GOAL | {"wie": "Anja"}
    given = refused_work.to_hand_over(anja.desk(), id)
    assert len(given) == 2
    assert all(anja.office.step(team, one, "handed_over") for one in given)
    with pytest.raises(NotLeading):
        anja.office.colleague_work(team)
    found = fatma.office.colleague_work(team)
    assert {one.handed_over for one in found} == {True}
    questions = 0
    for _ in range(2):  # the second time changes nothing
        for one in found:
            base = fatma.office.revision(team, one.payload["record"], one.payload["base_version"])
            questions += take_over(fatma.store, one, base, RULES, "fatma", fatma.now())
    for one in found:
        assert fatma.office.step(team, one.id, "taken_over")
    assert fatma.body(goal) == GOAL | {"wie": "Anja"}
    (conflict,) = open_conflicts(fatma.desk())
    assert (conflict.conflict.mine.value["value"], conflict.conflict.theirs.value["value"]) == ("12", "3")
    assert conflict.conflict.mine.by == "anja"
    assert questions == 2
    assert [one.what for one in anja.office.settled(team)][-1] == "taken_over"
    fatma.sync()
    assert fatma.waiting() == 0
    assert fatma.office.colleague_work(team) == []


def test_access_that_comes_back_lets_refused_work_through(
    office: RunningOffice, dossier: tuple[Laptop, str, str], team: str
) -> None:
    anja, id, goal = dossier
    office.change("UPDATE member SET role = 'lezer' WHERE team = :t AND sub = 'anja'", t=team)
    anja.put(goal, GOAL | {"wie": "Anja"}, dossier=id)
    assert [code for _, code in anja.sync().refused] == ["alleen_lezen"]
    office.change("UPDATE member SET role = 'consulent' WHERE team = :t AND sub = 'anja'", t=team)
    assert anja.sync().pushed == 0
    refused_work.offer_again(anja.desk(), id)
    assert anja.sync().acknowledged == 1
    with office.client("karim") as client:
        assert {one["record"]: one for one in client.everything(team)}[goal]["body"]["wie"] == "Anja"


def test_what_merged_by_itself_is_known_on_the_laptop_that_merged(
    laptop: Make, dossier: tuple[Laptop, str, str]
) -> None:
    anja, id, goal = dossier
    karim = laptop("karim")
    karim.sync()
    anja.put(goal, GOAL | {"wie": "Anja"}, dossier=id)
    karim.put(goal, GOAL | {"gelukt_als": "contract"}, dossier=id)
    karim.answer(id, "/data/werk", "kok")
    anja.sync()
    karim.sync()
    with karim.vault.work() as work:
        (event,) = [event for event in work.trail(id) if event.what == MERGED]
    assert (event.detail["record"], event.detail["with"]) == (goal, "anja")
    assert (event.detail["mine"], event.detail["theirs"]) == ("/gelukt_als", "/wie")
    assert merged_changes.counts(karim.desk(), [id]) == {id: 2}
    assert merged_changes.counts(anja.desk(), [id]) == {}
