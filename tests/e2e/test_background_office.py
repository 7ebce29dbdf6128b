"""Two laptops that synchronise by themselves with the real office: nobody presses anything."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.casework import dossiers, sync_overview
from desktop_app.casework.changes import Changes
from desktop_app.desk import Desk
from desktop_app.domain.dossier import Doelgroep
from desktop_app.sync.backoff import pause
from desktop_app.ui.qt.changes_bus import ChangesBus
from desktop_app.ui.qt.lanes import ThreadLanes
from desktop_app.ui.shell.background_sync import SOON, WAITING, BackgroundSync
from desktop_app.ui.shell.status import Status
from tests.e2e.given import Machine, synchronise
from tests.office import RunningOffice

LONG = 60_000
"""Milliseconds a run may take on a busy machine."""


class Background:
    """One laptop with its own lanes, as the program makes them."""

    def __init__(self, qtbot: QtBot, machine: Machine, user: str) -> None:
        self.qtbot, self.desk = qtbot, machine.open(user)
        self.lanes, self.bus, self.status, self.told = ThreadLanes(), ChangesBus(), Status(), list[str]()
        self.sync = BackgroundSync(self.lanes, self.bus, self.status, pause=pause)
        self.bus.changed.connect(self.sync.changed)
        self.sync.trouble.connect(self.told.append)
        self.sync.start(self.desk.workplace, self.desk.synchroniser)

    def due(self) -> None:
        """The moment has come; until the run has ended, whichever way."""
        self.sync.timer.timeout.emit()
        self.qtbot.waitUntil(lambda: not self.sync._running, timeout=LONG)

    def waiting(self) -> int:
        """Pieces of work that are not at the office."""
        with self.desk.workplace.vault.work() as work:
            return sum(work.unsent().values())

    def close(self) -> None:
        self.sync.stop()
        self.lanes.close()


Make = Callable[[str, str], Background]


@pytest.fixture
def laptop(qtbot: QtBot, office: RunningOffice, tmp_path: Path) -> Iterator[Make]:
    team, machines, made = office.new_team(), list[Machine](), list[Background]()

    def make(folder: str, user: str) -> Background:
        machines.append(Machine.make(tmp_path / folder, office, team))
        made.append(Background(qtbot, machines[-1], user))
        return made[-1]

    yield make
    for one in made:
        one.close()
    for machine in machines:
        machine.close()


def new_dossier(desk: Desk) -> tuple[str, Changes]:
    return dossiers.create(
        desk.workplace, number="2026-1", given_names="Samira", surname="Al-Hamad", doelgroep=Doelgroep.GEZINSMIGRANT
    )


def test_work_reaches_a_colleague_by_itself(laptop: Make) -> None:
    anja, karim = laptop("een", "anja"), laptop("twee", "karim")
    for one in (anja, karim):
        one.sync.entered("dossiers")
        one.due()
        assert one.told == []
    dossier, changes = new_dossier(anja.desk)
    anja.bus.publish(changes)
    assert anja.sync.timer.interval() <= SOON * 1000
    anja.due()
    karim.due()
    with karim.desk.workplace.vault.work() as work:
        assert work.get(dossier) is not None
    assert anja.waiting() == 0
    assert (anja.status.facts.online, karim.status.facts.online) == (True, True)
    assert sync_overview.last_sync(karim.desk.workplace) is not None


def test_nothing_happens_while_somebody_works(laptop: Make) -> None:
    anja = laptop("een", "anja")
    synchronise(anja.desk)
    new_dossier(anja.desk)
    anja.sync.entered("gesprek")
    anja.due()
    assert anja.waiting() == 1
    assert 0 < anja.sync.timer.interval() <= WAITING * 1000
    anja.sync.entered("dossier")
    anja.due()
    assert anja.waiting() == 0


def test_an_office_that_is_away_is_asked_less_and_less_and_found_again(laptop: Make, office: RunningOffice) -> None:
    anja = laptop("een", "anja")
    synchronise(anja.desk)
    new_dossier(anja.desk)
    anja.sync.entered("dossiers")
    line = anja.desk.synchroniser
    address = line._address  # type: ignore[attr-defined]
    line._address = type(address)("http://127.0.0.1:9", *(getattr(address, n) for n in address.__slots__[1:]))  # type: ignore[attr-defined]
    waits = []
    for _ in range(3):
        anja.due()
        waits.append(anja.sync.timer.interval())
    assert waits == sorted(waits)
    assert waits[2] > 3 * waits[0]
    assert (anja.status.facts.online, anja.told) == (False, [])
    line._address = address  # type: ignore[attr-defined]
    anja.due()
    assert anja.status.facts.online is True
    assert anja.waiting() == 0
