"""Synchronising unasked: when nobody works, less often while it fails, and never by asking for a sign-in."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.casework import sync_overview
from desktop_app.casework.changes import Changes
from desktop_app.casework.errors import LoginNeeded, NoNetwork
from desktop_app.casework.office_ports import Progress, SyncOutcome
from desktop_app.sync.line import NoOffice
from desktop_app.ui.qt.changes_bus import ChangesBus
from desktop_app.ui.shell.background_sync import QUIET_SCREENS, REGULAR, SOON, WAITING, BackgroundSync
from desktop_app.ui.shell.status import Status
from desktop_app.ui.work import ImmediateLanes
from tests.gui.desk import Desk


class Office(NoOffice):
    """Does what `answers` says, run by run; `during` happens halfway a run."""

    def __init__(self) -> None:
        self.answers: list[Exception | None] = []
        self.during: Callable[[], None] = lambda: None
        self.quietly: list[bool] = []
        self.went_on: list[bool] = []

    def run(self, progress: Progress, *, quietly: bool = False) -> SyncOutcome:
        self.quietly.append(quietly)
        self.during()
        self.went_on.append(progress(1, 2))
        failure = self.answers.pop(0) if self.answers else None
        if failure is not None:
            raise failure
        return SyncOutcome(1, 1, 2, 0, (), ())


@dataclass
class Night:
    """The background with its surroundings · `published`: what screens were told · `trouble`: codes for a person."""

    desk: Desk
    office: Office = field(default_factory=Office)
    bus: ChangesBus = field(default_factory=ChangesBus)
    status: Status = field(default_factory=Status)
    published: list[Changes] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sync = BackgroundSync(ImmediateLanes(), self.bus, self.status, pause=lambda failures: 100 * failures)
        self.bus.changed.connect(self.sync.changed)
        self.bus.changed.connect(self.published.append)
        self.sync.trouble.connect(self.trouble.append)
        self.sync.start(self.desk.wp, self.office)

    @property
    def seconds(self) -> int:
        """Until the next run."""
        return self.sync.timer.interval() // 1000


@pytest.fixture
def night(qapp: QApplication, desk: Desk) -> Night:
    return Night(desk)


@pytest.mark.parametrize("screen", ["gesprek", "pip", "leerroute", "voorbeeld", "nieuw_dossier", "synchroniseren"])
def test_it_waits_while_somebody_works(night: Night, screen: str) -> None:
    night.sync.entered(screen)
    night.sync.run()
    assert night.office.quietly == []
    assert night.seconds == WAITING


@pytest.mark.parametrize("screen", sorted(QUIET_SCREENS))
def test_it_runs_where_nobody_types_and_tells_what_it_did(night: Night, screen: str) -> None:
    assert night.seconds == SOON
    night.sync.entered(screen)
    night.sync.run()
    assert night.office.quietly == [True]
    assert night.seconds == REGULAR
    assert night.published == [Changes(lists=True, outbox=True)]
    assert night.status.facts.online is True
    assert sync_overview.overview(night.desk.wp).last == night.desk.wp.clock()


def test_it_makes_way_when_the_person_begins_to_work(night: Night) -> None:
    night.sync.entered("dossiers")
    night.office.during = lambda: night.sync.entered("gesprek")
    night.sync.run()
    assert night.office.went_on == [False]
    assert night.seconds == SOON
    assert sync_overview.overview(night.desk.wp).last is None


def test_new_work_is_sent_soon_and_its_own_news_is_no_work(night: Night) -> None:
    night.sync.entered("dossier")
    night.sync.run()
    assert night.seconds == REGULAR
    night.bus.publish(Changes(lists=True))
    assert night.seconds == REGULAR
    night.bus.publish(Changes(outbox=True))
    assert night.seconds == SOON


def test_without_network_it_comes_less_and_less_and_says_so_at_the_top_right_only(night: Night) -> None:
    night.sync.entered("dossiers")
    night.office.answers = [NoNetwork(), NoNetwork(), None]
    for expected in (100, 200):
        night.sync.run()
        assert night.seconds == expected
        night.bus.publish(Changes(outbox=True))
        assert night.seconds == expected
        assert sync_overview.overview(night.desk.wp).next is not None
    assert night.status.facts.online is False
    assert night.trouble == []
    night.sync.run()
    assert night.seconds == REGULAR
    assert sync_overview.overview(night.desk.wp).next is None


def test_what_only_a_person_can_mend_is_told_once(night: Night) -> None:
    night.sync.entered("dossiers")
    night.office.answers = [LoginNeeded(), LoginNeeded()]
    night.sync.run()
    night.sync.run()
    assert night.trouble == ["opnieuw_aanmelden"]


def test_a_defect_is_not_hushed_up_and_the_next_run_comes(night: Night) -> None:
    night.sync.entered("dossiers")
    night.office.answers = [RuntimeError("defect")]
    with pytest.raises(RuntimeError, match="defect"):
        night.sync.run()
    assert night.seconds == 100
    night.sync.run()
    assert night.seconds == REGULAR


def test_who_does_not_want_it_is_left_alone_and_nothing_runs_after_the_lock(night: Night) -> None:
    night.sync.entered("dossiers")
    night.sync.allowed = False
    night.sync.run()
    night.sync.allowed = True
    night.sync.stop()
    night.sync.run()
    assert night.office.quietly == []
    assert not night.sync.timer.isActive()
