"""The same laptops with the real, encrypted vault: one long working day of two colleagues."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from desktop_app.casework.conflicts import Choice, open_conflicts, resolve
from desktop_app.casework.errors import NoNetwork
from desktop_app.casework.workplace import User, Workplace
from desktop_app.domain.answer import AnswerState
from desktop_app.vault.open_vault import OpenVault
from tests.contract.vaults import Mould
from tests.e2e.laptop import Laptop
from tests.office import RunningOffice

GOAL = {"doel": "werk", "order": "a", "wie": "", "status": "open", "vanaf": None, "tot": None, "gelukt_als": ""}
Make = Callable[[str], Laptop]


@pytest.fixture
def laptop(office: RunningOffice, tmp_path: Path) -> Iterator[Make]:
    (tmp_path / "mould").mkdir()
    mould, team, made = Mould.make(tmp_path / "mould"), office.new_team(), []

    def make(user: str) -> Laptop:
        folder = shutil.copytree(mould.folder, tmp_path / user)
        vault = OpenVault(folder, bytearray(mould.key), clock=lambda: datetime.now(UTC), new_id=lambda: str(uuid4()))
        made.append(Laptop(office, team, user, vault))
        return made[-1]

    yield make
    for one in made:
        one.close()
        one.vault.close()


def desk(laptop: Laptop) -> Workplace:
    nothing: Any = None
    return Workplace(
        laptop.vault, User(laptop.user, laptop.user, ""), laptop.now, lambda: str(uuid4()), nothing, nothing
    )


def meet(*laptops: Laptop) -> None:
    for one in (*laptops, *laptops):
        one.sync()


def test_a_day_of_two_colleagues(laptop: Make) -> None:
    anja, karim, goal, second = laptop("anja"), laptop("karim"), str(uuid4()), str(uuid4())
    anja.put(goal, GOAL)
    anja.put(second, GOAL)
    anja.answer(goal, "/data/uren", "6")
    anja.answer(goal, "/data/talen", "ti")
    meet(anja, karim)
    assert karim.values(goal) == {"/data/talen": "ti", "/data/uren": "6"}

    anja.put(goal, GOAL | {"wie": "Anja"})
    anja.answer(goal, "/data/uren", "12")
    anja.answer(goal, "/data/talen", "ti ar")
    anja.delete(second)
    with pytest.raises(NoNetwork):
        anja.sync("fine", "fine", "deaf")
    karim.put(goal, GOAL | {"gelukt_als": "contract"})
    karim.answer(goal, "/data/uren", "3")
    karim.answer(goal, "/data/talen", "ti en")
    karim.put(second, GOAL | {"wie": "Karim"})
    meet(karim, anja)

    for one in (anja, karim):
        assert one.body(goal) == GOAL | {"wie": "Anja", "gelukt_als": "contract"}
        assert one.values(goal) == {"/data/talen": "ti ar en", "/data/uren": "12"}
        assert one.body(second) == GOAL | {"wie": "Karim"}
        assert one.waiting() == 0
    assert {one.conflict.why for one in open_conflicts(desk(anja))} == {"same_field", "edited_deleted"}
    assert open_conflicts(desk(anja)) == open_conflicts(desk(karim))

    for found in open_conflicts(desk(anja)):
        choice: Choice = "ask_again" if found.conflict.kind == "intake" else "theirs"
        resolve(desk(anja), conflict=found.id, choice=choice)
    meet(anja, karim)
    assert open_conflicts(desk(karim)) == []
    assert karim.body(second) is None
    with karim.vault.work() as work:
        assert work.answers(goal)["/data/uren"].state is AnswerState.LATER
    assert anja.values(goal) == karim.values(goal)
