"""E2, E3 and E15 of ux.md 2.19: told while they last, put away when read, back when they come back."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.casework.laptop import LITTLE_ROOM, Condition, Worry, worries
from desktop_app.casework.office_ports import SyncOutcome
from desktop_app.casework.sync_overview import last_sync, note_run
from desktop_app.i18n import words
from desktop_app.i18n.formats import plain
from desktop_app.places import translations
from desktop_app.ui.qt import date_settings
from desktop_app.ui.qt.changes_bus import ChangesBus
from desktop_app.ui.qt.laptop import look_at
from desktop_app.ui.shell.laptop_notices import LaptopNotices
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.status import Status
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.notice import Notice
from tests.gui.desk import Desk
from tests.gui.pictures import settle

TODAY = date(2026, 11, 24)
WELL = Condition(room=50 * 1024**3, power=80, today=TODAY)


class Laptop:
    """A laptop of which the condition can be set, and a window that tells."""

    def __init__(self, qtbot: QtBot) -> None:
        words.install(translations(), "nl")
        self.condition = WELL
        self.window = MainWindow({}, ChangesBus(), Status())
        qtbot.addWidget(self.window)
        self.window.show()
        self.notices = LaptopNotices(self.window, lambda: self.condition)

    def told(self) -> list[str]:
        settle()
        shown = [one for one in self.window.findChildren(Notice) if one.isVisibleTo(self.window)]
        return [plain(notice.text()) for notice in shown]


@pytest.fixture
def laptop(qtbot: QtBot) -> Iterator[Laptop]:
    made = Laptop(qtbot)
    made.notices.start(TODAY)
    yield made
    made.window.close()


@pytest.mark.parametrize(
    ("condition", "last", "codes"),
    [
        (WELL, TODAY, []),
        (WELL, None, []),
        (replace(WELL, power=None), TODAY, []),
        (replace(WELL, power=16), TODAY, []),
        (replace(WELL, power=15), TODAY, ["accu_bijna_leeg"]),
        (replace(WELL, room=LITTLE_ROOM), TODAY, []),
        (replace(WELL, room=LITTLE_ROOM - 1), TODAY, ["schijf_bijna_vol"]),
        (WELL, date(2026, 11, 25), ["klok_loopt_achter"]),
        (
            replace(WELL, power=0, room=0),
            date(2027, 1, 1),
            ["accu_bijna_leeg", "schijf_bijna_vol", "klok_loopt_achter"],
        ),
    ],
)
def test_what_there_is_to_worry_about(condition: Condition, last: date | None, codes: list[str]) -> None:
    assert [worry.code for worry in worries(condition, last)] == codes


def test_the_numbers_go_along() -> None:
    found = worries(replace(WELL, power=9, room=210 * 1024**2 + 5), date(2026, 12, 1))
    assert found == (
        Worry("accu_bijna_leeg", (("percent", 9),)),
        Worry("schijf_bijna_vol", (("megabytes", 210),)),
        Worry("klok_loopt_achter", (("today", TODAY),)),
    )


def test_a_laptop_that_is_well_says_nothing(laptop: Laptop) -> None:
    assert laptop.told() == []


def test_it_is_told_in_whole_sentences_and_goes_away_by_itself(laptop: Laptop) -> None:
    laptop.condition = Condition(210 * 1024**2, 12, date(2026, 5, 3))
    laptop.notices.look()
    assert laptop.told() == [
        "De accu is bijna leeg (12 %). Alles is opgeslagen. Sluit de lader aan.",
        "Er is weinig ruimte op deze laptop (210 MB). U kunt dit gesprek afmaken. Verwijder daarna verzonden dossiers.",
        "De datum van deze laptop is 3 mei 2026, dat is vóór uw laatste synchronisatie. "
        "Termijnen kunnen niet kloppen. Controleer de datum.",
    ]
    laptop.condition = WELL
    laptop.notices.look()
    assert laptop.told() == []


def test_read_once_it_stays_away_until_it_comes_back(laptop: Laptop) -> None:
    laptop.condition = replace(WELL, power=12)
    laptop.notices.look()
    button = next(one for one in laptop.window.findChildren(Btn) if one.text() == "Gelezen")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert laptop.told() == []
    laptop.condition = replace(WELL, power=11)
    laptop.notices.look()
    assert laptop.told() == [], "the same trouble, told already"
    laptop.condition = WELL
    laptop.notices.look()
    laptop.condition = replace(WELL, power=14)
    laptop.notices.look()
    assert len(laptop.told()) == 1


def test_the_day_of_the_last_synchronisation(desk: Desk) -> None:
    assert last_sync(desk.wp) is None
    note_run(desk.wp, SyncOutcome(0, 0, 0, 0, (), ()))
    assert last_sync(desk.wp) == desk.clock().date()


def test_the_real_laptop_can_be_read(tmp_path: Path) -> None:
    condition = look_at(tmp_path, TODAY)
    assert condition.room > 0
    assert condition.power is None or 0 <= condition.power <= 100


def press(laptop: Laptop, words: str) -> None:
    settle()
    button = next(one for one in laptop.window.findChildren(Btn) if one.text() == words)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    settle()


def test_a_wrong_date_can_be_set_right_where_the_system_has_a_page_for_it(laptop: Laptop) -> None:
    opened: list[str] = []
    notices = LaptopNotices(laptop.window, lambda: laptop.condition, lambda: opened.append("date"))
    laptop.condition = Condition(210 * 1024**2, 80, date(2026, 5, 3))
    notices.start(TODAY)
    assert [one.text() for one in laptop.window.findChildren(Btn) if one.text() == "Datum controleren"] == [
        "Datum controleren"
    ], "not under what has nothing to do with the date"
    press(laptop, "Datum controleren")
    assert opened == ["date"]
    assert len(laptop.told()) == 2, "until the date is right"


def test_no_button_where_there_is_no_way(laptop: Laptop) -> None:
    laptop.condition = replace(WELL, today=date(2026, 5, 3))
    laptop.notices.look()
    assert len(laptop.told()) == 1
    assert "Datum controleren" not in [one.text() for one in laptop.window.findChildren(Btn)]


@pytest.mark.skipif(sys.platform != "linux", reason="programs of Linux")
@pytest.mark.parametrize(
    ("there", "page"),
    [("gnome-control-center", "datetime"), ("systemsettings", "kcm_clock"), ("iets-anders", "")],
)
def test_the_settings_of_linux_are_started_beside_opmaat(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: str, page: str
) -> None:
    told = tmp_path / "told"
    program = tmp_path / there
    program.write_text(f'#!/bin/sh\necho "$*|$LD_LIBRARY_PATH" > {told}.part\n/bin/mv {told}.part {told}\n')
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("LD_LIBRARY_PATH", "/of/the/bundle")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/of/the/system")
    way = date_settings.way("linux")
    assert (way is not None) is bool(page)
    if way is not None:
        way()
        qtbot.waitUntil(told.exists)
        assert told.read_text() == f"{page}|/of/the/system\n"


class Opener(QObject):
    """Stands for the system that opens an address."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    @Slot(QUrl)
    def open(self, address: QUrl) -> None:
        self.asked.append(address.toString())


@pytest.mark.parametrize("platform", date_settings.ADDRESSES)
def test_windows_and_macos_have_an_address(qtbot: QtBot, platform: str) -> None:
    address, opener = date_settings.ADDRESSES[platform], Opener()
    scheme = address.split(":")[0]
    QDesktopServices.setUrlHandler(scheme, opener, "open")  # type: ignore[arg-type]  # bytes by its stub, str in fact
    way = date_settings.way(platform)
    assert way is not None
    way()
    QDesktopServices.unsetUrlHandler(scheme)
    assert opener.asked == [address]
    assert date_settings.way("aix") is None
