"""A laptop that holds chosen dossiers only, beside a colleague's, with a real office and both vaults."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from desktop_app.casework import removal, whole_team
from desktop_app.casework.conflicts import possible_duplicates
from desktop_app.casework.errors import NoNetwork
from desktop_app.casework.sync_overview import note_run
from desktop_app.sync import along
from desktop_app.vault.open_vault import OpenVault
from tests.contract.memory_vault import MemoryVault
from tests.contract.vaults import Mould
from tests.e2e.laptop import Died, Laptop
from tests.e2e.team_backup import TeamBackup
from tests.office import PEOPLE, RunningOffice

Make = Callable[[str], Laptop]
GOAL = {"doel": "werk", "order": "a", "wie": "", "status": "open", "vanaf": None, "tot": None, "gelukt_als": ""}


def header(user: str = "") -> dict[str, str]:
    return {"given_names": "Samira", "surname": "Al-Hamad", "number": "1", "consulent": PEOPLE.get(user, "")}


@pytest.fixture(scope="module")
def mould(tmp_path_factory: pytest.TempPathFactory) -> Mould:
    return Mould.make(tmp_path_factory.mktemp("mould"))


@pytest.fixture(params=["memory", "sqlcipher"])
def laptop(request: pytest.FixtureRequest, office: RunningOffice, mould: Mould, tmp_path: Path) -> Iterator[Make]:
    """Laptops as they are on their first day."""
    team, made = office.new_team(), list[Laptop]()

    def vault() -> Any:
        if request.param == "memory":
            return MemoryVault()
        folder = shutil.copytree(mould.folder, tmp_path / uuid4().hex)
        return OpenVault(folder, bytearray(mould.key), clock=lambda: datetime.now(UTC), new_id=lambda: str(uuid4()))

    def make(user: str) -> Laptop:
        made.append(Laptop(office, team, user, vault(), whole_team=False))
        return made[-1]

    yield make
    for one in made:
        one.close()
        one.vault.close()


def filled(one: Laptop, dossier: str, goal: str, user: str = "") -> None:
    """A dossier with a header, a goal and an answer, made on this laptop."""
    one.put(dossier, header(user or one.user), kind="dossier")
    one.put(goal, GOAL, dossier=dossier)
    one.answer(dossier, "/data/uren", "6")


@pytest.fixture
def two(laptop: Make) -> tuple[Laptop, Laptop, str, str]:
    """Anja's dossier and its goal at the office; Karim's laptop has seen it pass by."""
    anja, karim, dossier, goal = laptop("anja"), laptop("karim"), str(uuid4()), str(uuid4())
    filled(anja, dossier, goal)
    anja.sync()
    assert karim.sync().pulled == 0
    return anja, karim, dossier, goal


def is_whole(one: Laptop, dossier: str) -> bool:
    """Whether the laptop holds what the office counts."""
    (listed,) = [each for each in one.office.dossiers(one.team) if each.id == dossier]
    return along.digest_of(one.store.held(dossier)) == listed.digest


def test_the_dossier_of_a_colleague_passes_by_until_it_is_taken_along(two: tuple[Laptop, Laptop, str, str]) -> None:
    anja, karim, dossier, goal = two
    assert karim.store.here({dossier}) == frozenset()
    assert (karim.sync().pulled, karim.store.cursor(karim.team)) == (0, anja.store.cursor(anja.team))
    assert anja.body(goal) == GOAL
    assert karim.take_along(dossier) == [dossier]
    assert is_whole(karim, dossier)
    karim.put(goal, GOAL | {"wie": "Karim"}, dossier=dossier)
    karim.sync()
    anja.put(goal, anja.body(goal) | {"gelukt_als": "contract"}, dossier=dossier)
    anja.sync()
    karim.sync()
    assert anja.body(goal) == karim.body(goal) == GOAL | {"wie": "Karim", "gelukt_als": "contract"}
    assert (anja.waiting(), karim.waiting()) == (0, 0)


def test_a_dossier_that_becomes_mine_comes_whole_though_most_of_it_passed_by(
    two: tuple[Laptop, Laptop, str, str],
) -> None:
    anja, karim, dossier, goal = two
    anja.put(dossier, header("karim"), kind="dossier")
    anja.sync()
    karim.sync()
    assert (karim.body(goal), karim.values(dossier)) == (GOAL, {"/data/uren": "6"})
    assert is_whole(karim, dossier)
    assert karim.store.scope().wanted == ()
    anja.put(dossier, header("fatma"), kind="dossier")
    anja.put(goal, GOAL | {"wie": "Anja"}, dossier=dossier)
    anja.sync()
    karim.sync()
    assert karim.body(goal) == anja.body(goal) == GOAL | {"wie": "Anja"}
    assert karim.body(dossier) == header("fatma")


def test_the_id_says_whose_it_is_where_the_office_knows_it_and_the_name_elsewhere(
    two: tuple[Laptop, Laptop, str, str],
) -> None:
    anja, karim, dossier, _goal = two
    anja.put(dossier, header("karim") | {"consulent_id": "joris"}, kind="dossier")
    anja.sync()
    karim.sync()
    assert karim.store.here({dossier}) == frozenset()
    anja.put(dossier, header("joris") | {"consulent_id": "karim"}, kind="dossier")
    anja.sync()
    karim.sync()
    assert is_whole(karim, dossier)
    other = str(uuid4())
    anja.put(other, header("karim") | {"consulent_id": "laptop-7"}, kind="dossier")
    anja.sync()
    karim.sync()
    assert is_whole(karim, other)


def test_another_laptop_of_the_same_person_gets_what_is_his(laptop: Make) -> None:
    anja, mine, other = laptop("anja"), str(uuid4()), str(uuid4())
    filled(anja, mine, str(uuid4()))
    filled(anja, other, str(uuid4()), "karim")
    anja.sync()
    again = laptop("anja")
    again.sync()
    assert again.store.here({mine, other}) == {mine}
    assert is_whole(again, mine)
    assert anja.store.here({mine, other}) == {mine, other}


def test_a_removed_dossier_of_mine_stays_away_until_it_is_taken_along(two: tuple[Laptop, Laptop, str, str]) -> None:
    anja, karim, dossier, goal = two
    karim.take_along(dossier)
    removal.remove(anja.desk(), dossier)
    karim.put(dossier, header("anja") | {"number": "2"}, kind="dossier")
    karim.put(goal, GOAL | {"wie": "Karim"}, dossier=dossier)
    karim.sync()
    anja.sync()
    assert anja.store.here({dossier}) == frozenset()
    assert anja.take_along(dossier) == [dossier]
    assert anja.body(goal) == GOAL | {"wie": "Karim"}
    assert is_whole(anja, dossier)


@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
def test_a_laptop_that_dies_at_any_step_still_gets_what_became_his(
    two: tuple[Laptop, Laptop, str, str], before: bool
) -> None:
    """From the page on which the header says so until the dossier is whole."""
    anja, karim, *_ = two
    dossier, goal, died, step = str(uuid4()), str(uuid4()), True, 0
    while died:
        died = False
        dossier, goal = str(uuid4()), str(uuid4())
        anja.put(dossier, header("karim"), kind="dossier")
        anja.put(goal, GOAL, dossier=dossier)
        anja.sync()
        try:
            karim.dying(step, before=before)
        except Died:
            died = True
        if died:
            karim.sync()
        assert is_whole(karim, dossier), step
        assert (karim.waiting(), karim.store.scope().wanted) == (0, ()), step
        step += 3
    assert step > 30


@pytest.mark.parametrize("plan", [("fine",) * before + (fate,) for before in range(2, 7) for fate in ("lost", "deaf")])
def test_a_line_that_breaks_anywhere_brings_it_next_time(
    two: tuple[Laptop, Laptop, str, str], plan: tuple[str, ...]
) -> None:
    anja, karim, dossier, goal = two
    anja.put(dossier, header("karim"), kind="dossier")
    anja.sync()
    with suppress(NoNetwork):
        karim.sync(*plan)
    karim.sync()
    assert is_whole(karim, dossier)
    assert karim.body(goal) == GOAL


def test_a_wanted_dossier_the_office_does_not_have_keeps_nothing_waiting(two: tuple[Laptop, Laptop, str, str]) -> None:
    anja, karim, dossier, _ = two
    karim.store.want(str(uuid4()))
    karim.store.want(dossier)
    karim.sync()
    assert karim.store.scope().wanted == ()
    assert is_whole(karim, dossier)


def test_what_did_not_come_whole_is_wanted_again(
    two: tuple[Laptop, Laptop, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    anja, karim, dossier, _ = two
    anja.put(dossier, header("karim"), kind="dossier")
    anja.sync()
    all_of = along._all_of
    with monkeypatch.context() as patch:
        patch.setattr(along, "_all_of", lambda *given: all_of(*given)[:-1])
        karim.sync()
    assert karim.store.scope().wanted == (dossier,)
    karim.sync()
    assert karim.store.scope().wanted == ()
    assert is_whole(karim, dossier)


def test_an_office_that_forgets_who_it_became_hears_it_again(
    office: RunningOffice, two: tuple[Laptop, Laptop, str, str]
) -> None:
    anja, karim, dossier, _ = two
    backup = TeamBackup(office.owner, anja.team)
    anja.put(dossier, header("karim"), kind="dossier")
    anja.sync()
    karim.sync()
    backup.restore()
    for one in (karim, anja, karim):
        one.sync()
    assert is_whole(karim, dossier)
    for one in (anja, karim):
        assert PEOPLE["karim"] in str([one.body(dossier), one.conflicts()])


def test_an_office_put_back_gets_from_each_laptop_what_is_here_and_no_more(
    office: RunningOffice, two: tuple[Laptop, Laptop, str, str]
) -> None:
    anja, karim, dossier, goal = two
    own = str(uuid4())
    filled(karim, own, str(uuid4()))
    karim.sync()
    anja.sync()
    backup = TeamBackup(office.owner, anja.team)
    anja.put(goal, GOAL | {"wie": "Anja"}, dossier=dossier)
    karim.put(own, header("karim") | {"number": "9"}, kind="dossier")
    anja.sync()
    karim.sync()
    backup.restore()
    for one in (karim, anja, karim, anja):
        one.sync()
    assert karim.take_along(dossier) == [dossier]
    assert "Anja" in str([karim.body(goal), [each["mine"] for each in karim.conflicts()]])
    assert is_whole(karim, own)
    assert (anja.waiting(), karim.waiting()) == (0, 0)
    assert anja.store.here({own}) == frozenset()


def test_the_whole_team_comes_when_it_is_wished_and_stays(two: tuple[Laptop, Laptop, str, str]) -> None:
    anja, karim, dossier, goal = two
    own = str(uuid4())
    filled(karim, own, str(uuid4()))
    whole_team.want(karim.desk(), True)
    karim.sync()
    assert is_whole(karim, dossier)
    assert karim.store.scope().missing == ""
    later = str(uuid4())
    filled(anja, later, str(uuid4()))
    anja.put(goal, GOAL | {"wie": "Anja"}, dossier=dossier)
    anja.sync()
    karim.sync()
    assert is_whole(karim, later)
    whole_team.want(karim.desk(), False)
    last = str(uuid4())
    filled(anja, last, str(uuid4()))
    anja.put(goal, GOAL | {"wie": "Fatma"}, dossier=dossier)
    anja.sync()
    karim.sync()
    assert karim.body(goal) == GOAL | {"wie": "Fatma"}
    assert karim.store.here({dossier, own, later, last}) == {dossier, own, later}


@pytest.mark.parametrize("back", [True, False], ids=["on again", "off"])
def test_a_fill_that_dies_and_a_wish_that_changes_leave_no_half_dossier(
    two: tuple[Laptop, Laptop, str, str], monkeypatch: pytest.MonkeyPatch, back: bool
) -> None:
    monkeypatch.setattr(along, "PAGE", 2)
    monkeypatch.setattr(along, "TOGETHER", 1)
    anja, karim, dossier, _ = two
    for step in range(2, 16, 3):
        fresh = str(uuid4())
        filled(anja, fresh, str(uuid4()))
        anja.sync()
        karim.sync()
        whole_team.want(karim.desk(), True)
        with suppress(Died):
            karim.dying(step, before=bool(step % 2))
        whole_team.want(karim.desk(), back)
        karim.sync()
        whole_team.want(karim.desk(), False)
        here = karim.store.here({dossier, fresh})
        for one in here:
            assert is_whole(karim, one), step
        assert not back or here == {dossier, fresh}
        for one in here - {dossier}:
            karim.vault.erase(one)


def test_a_second_dossier_of_one_person_is_pointed_out_though_it_is_not_here(laptop: Make) -> None:
    anja, karim, one, other = laptop("anja"), laptop("karim"), str(uuid4()), str(uuid4())
    anja.put(one, header("anja") | {"bsn": "123456782"}, kind="dossier")
    karim.put(other, header("karim") | {"bsn": "123456782"}, kind="dossier")
    for each in (anja, karim, anja):
        note_run(each.desk(), each.sync())
        assert each.store.here({one, other}) == ({one} if each is anja else {other})
    both = {one: PEOPLE["anja"], other: PEOPLE["karim"]}
    assert possible_duplicates(anja.desk()) == possible_duplicates(karim.desk()) == [both]
    anja.put(one, header("anja") | {"bsn": "111222333"}, kind="dossier")
    for each in (anja, karim):
        note_run(each.desk(), each.sync())
        assert possible_duplicates(each.desk()) == []
