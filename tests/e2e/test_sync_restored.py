"""A laptop that dies at any step of a synchronisation, and an office that then comes back from an older backup."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from desktop_app.casework.errors import NoNetwork
from desktop_app.sync.along import NotWhole
from desktop_app.vault.open_vault import OpenVault
from tests.contract.vaults import Mould
from tests.e2e.laptop import Died, Laptop
from tests.e2e.team_backup import TeamBackup
from tests.office import RunningOffice

GOAL = {"doel": "werk", "order": "a", "wie": "", "status": "open", "vanaf": None, "tot": None, "gelukt_als": ""}
STEPS = 24
"""As many questions as a run asks its store here, and some more."""


@pytest.fixture(scope="module")
def mould(tmp_path_factory: pytest.TempPathFactory) -> Mould:
    return Mould.make(tmp_path_factory.mktemp("mould"))


@pytest.fixture
def anja(office: RunningOffice, mould: Mould, tmp_path: Path) -> Iterator[Laptop]:
    """On an encrypted vault."""
    folder = shutil.copytree(mould.folder, tmp_path / "anja")
    vault = OpenVault(folder, bytearray(mould.key), clock=lambda: datetime.now(UTC), new_id=lambda: str(uuid4()))
    laptop = Laptop(office, office.new_team(), "anja", vault)
    yield laptop
    laptop.close()
    vault.close()


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("step", range(STEPS))
def test_what_was_written_by_then_is_sent_again(office: RunningOffice, anja: Laptop, step: int, times: int) -> None:
    goal = str(uuid4())
    anja.put(goal, GOAL)
    anja.sync()
    backup = TeamBackup(office.owner, anja.team)
    anja.put(goal, GOAL | {"wie": "Anja"})
    for _ in range(times):
        with suppress(Died):
            anja.dying(step, before=True)
        backup.restore()
    for _ in range(2):
        anja.sync()
    told = office.rows("SELECT body FROM revision WHERE team = :t", t=anja.team)
    assert "Anja" in str([row.body for row in told])
    assert anja.waiting() == 0


def test_the_same_message_at_the_same_place_does_not_hide_that_the_office_was_restored(
    office: RunningOffice, anja: Laptop
) -> None:
    """What lay before it is another: ours is missing, and a colleague's was never fetched."""
    goals = [str(uuid4()) for _ in range(3)]
    karim, fatma = (Laptop(office, anja.team, user) for user in ("karim", "fatma"))
    for laptop in (anja, karim, fatma):
        laptop.sync()
    backup = TeamBackup(office.owner, anja.team)
    anja.put(goals[0], GOAL | {"wie": "Anja"})
    anja.sync()
    karim.put(goals[1], GOAL | {"wie": "Karim"})
    with suppress(NoNetwork):
        karim.sync(*["fine"] * 2, "deaf")  # me, pull, push
    anja.sync()
    backup.restore()
    fatma.put(goals[2], GOAL | {"wie": "Fatma"})
    fatma.sync()
    for laptop in (karim, anja, karim, fatma):
        laptop.sync()
    for laptop in (anja, karim, fatma):
        assert [(laptop.body(goal) or {}).get("wie") for goal in goals] == ["Anja", "Karim", "Fatma"]
    karim.close()
    fatma.close()


@pytest.mark.parametrize("ahead", [1, 2])
@pytest.mark.parametrize("step", [*range(STEPS), None])
def test_a_colleague_who_was_faster_after_a_restore_overwrites_nothing(
    office: RunningOffice, step: int | None, ahead: int
) -> None:
    """After the restore the colleague's versions bear the number of hers, or a higher one."""
    team, goal = office.new_team(), str(uuid4())
    anja, karim = (Laptop(office, team, user) for user in ("anja", "karim"))
    anja.put(goal, GOAL)
    anja.sync()
    karim.sync()
    backup = TeamBackup(office.owner, anja.team)
    anja.put(goal, GOAL | {"wie": "Anja"})
    if step is None:
        anja.sync()
    else:
        with suppress(Died):
            anja.dying(step, before=True)
    backup.restore()
    for time in range(ahead):
        karim.put(goal, GOAL | {"wie": f"Karim {time}"})
        karim.sync()
    for _ in range(2):
        anja.sync()
        karim.sync()
    told = str([row.body for row in office.rows("SELECT body FROM revision WHERE team = :t", t=anja.team)])
    assert "Anja" in told
    assert f"Karim {ahead - 1}" in told
    assert anja.body(goal) == karim.body(goal)
    assert [anja.waiting(), karim.waiting()] == [0, 0]
    for laptop in (anja, karim):
        laptop.close()


def test_taking_along_overwrites_nothing_that_a_restored_office_lost(office: RunningOffice) -> None:
    """Before any pull noticed that it was restored."""
    team, goal = office.new_team(), str(uuid4())
    anja, karim = (Laptop(office, team, user) for user in ("anja", "karim"))
    anja.put(goal, GOAL)
    anja.sync()
    karim.sync()
    backup = TeamBackup(office.owner, team)
    anja.put(goal, GOAL | {"wie": "Anja"})
    anja.sync()
    backup.restore()
    for time in range(2):
        karim.put(goal, GOAL | {"wie": f"Karim {time}"})
        karim.sync()
    with suppress(NotWhole):
        anja.take_along(goal)
    assert ["Anja" in str(kept) for kept in anja.conflicts()] == [True]
    for laptop in (anja, karim):
        laptop.close()
