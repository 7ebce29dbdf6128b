"""A laptop that dies at any step of a synchronisation, and an office that then comes back from an older backup."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from desktop_app.vault import OpenVault
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
    folder = shutil.copytree(mould.folder, tmp_path / "anja")
    vault = OpenVault(folder, bytearray(mould.key), clock=lambda: datetime.now(UTC), new_id=lambda: str(uuid4()))
    laptop = Laptop(office, office.new_team(), "anja", vault)
    yield laptop
    laptop.close()
    vault.close()


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
@pytest.mark.parametrize("step", range(STEPS))
def test_what_was_written_by_then_is_sent_again(
    office: RunningOffice, anja: Laptop, step: int, before: bool, times: int
) -> None:
    goal = str(uuid4())
    anja.put(goal, GOAL)
    anja.sync()
    backup = TeamBackup(office.owner, anja.team)
    anja.put(goal, GOAL | {"wie": "Anja"})
    for _ in range(times):
        with suppress(Died):
            anja.dying(step, before=before)
        backup.restore()
    for _ in range(2):
        anja.sync()
    told = office.rows("SELECT body FROM revision WHERE team = :t", t=anja.team)
    assert "Anja" in str([row.body for row in told])
    assert anja.waiting() == 0
