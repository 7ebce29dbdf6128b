"""The frame: navigation, global keys, status, messages, undo, idle lock, text size and breakpoints."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from desktop_app.casework.changes import Changes
from desktop_app.i18n.formats import plain
from desktop_app.ui.qt.changes_bus import ChangesBus
from desktop_app.ui.qt.theme import Theme
from desktop_app.ui.shell.breakpoints import Columns, Fit, fit
from desktop_app.ui.shell.idle import IdleWatch
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.navigation import Back, KeyHelp, Screen
from desktop_app.ui.shell.status import Status
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import Text
from tests.gui.pictures import settle

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Room(Screen):
    """A screen that writes down what the shell does to it."""

    def __init__(self, title: str, *, allowed: bool = False, back: Back | None = None) -> None:
        super().__init__()
        self.title, self.back, self.tolkscherm_allowed = title, back, allowed
        self.keys = (KeyHelp("F6", "aanwijzen"),)
        self.told: list[str] = []
        self.fits: list[Fit] = []
        self.line = QLineEdit()
        self.line.setAccessibleName("regel")
        QVBoxLayout(self).addWidget(self.line)

    def enter(self, **params: object) -> None:
        self.told.append(f"enter {params}")
        self.line.setFocus()

    def leave(self) -> None:
        self.told.append("leave")

    def changed(self, changes: Changes) -> None:
        self.told.append(f"changed {sorted(changes.dossiers)}")

    def fit(self, fit: Fit) -> None:
        self.fits.append(fit)

    def set_private(self, private: bool) -> None:
        self.told.append(f"private {private}")


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class House:
    def __init__(self, qtbot: QtBot) -> None:
        self.bus, self.status, self.clock = ChangesBus(), Status(), Clock()
        self.made: list[str] = []
        self.rooms = {
            "dossiers": Room("Mijn dossiers"),
            "gesprek": Room("Gesprek", allowed=True, back=Back("Dossier", "dossiers", {"dossier": "d1"})),
        }

        def make(name: str) -> Room:
            self.made.append(name)
            return self.rooms[name]

        self.window = MainWindow(
            {name: (lambda name=name: make(name)) for name in self.rooms},  # type: ignore[misc]
            self.bus,
            self.status,
            seconds=self.clock,
        )
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.activateWindow()
        settle()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        settle()


@pytest.fixture
def house(qtbot: QtBot) -> House:
    return House(qtbot)


def test_a_screen_is_made_when_first_wanted_and_then_kept(house: House) -> None:
    house.window.go("dossiers")
    house.window.go("gesprek", dossier="d1")
    house.window.go("dossiers")
    assert house.made == ["dossiers", "gesprek"]
    assert house.rooms["gesprek"].told == ["private False", "enter {'dossier': 'd1'}", "leave"]


def test_a_screen_asks_to_go_on_and_the_back_link_leads_back(house: House) -> None:
    house.window.go("dossiers")
    house.rooms["dossiers"].go("gesprek", dossier="d1")
    assert house.window.current == "gesprek"
    assert house.window.bar.title.text() == "Gesprek"
    house.window.bar.back.click()
    assert house.window.current == "dossiers"
    assert house.rooms["dossiers"].told[-1] == "enter {'dossier': 'd1'}"


def test_only_the_screen_in_sight_hears_of_changes(house: House) -> None:
    house.window.go("gesprek")
    house.window.go("dossiers")
    house.bus.publish(Changes(frozenset({"d1"})))
    assert house.rooms["dossiers"].told[-1] == "changed ['d1']"
    assert house.rooms["gesprek"].told[-1] == "leave"


def test_the_tolkscherm_rests_on_screens_that_do_not_allow_it(house: House) -> None:
    spy = QSignalSpy(house.window.tolkscherm_rest)
    house.window.go("gesprek")
    assert spy.count() == 0
    house.window.go("dossiers")
    assert spy.count() == 1


def test_f9_blanks_the_tolkscherm_also_while_typing(house: House) -> None:
    house.window.go("gesprek")
    spy = QSignalSpy(house.window.tolkscherm_rest)
    house.rooms["gesprek"].line.setFocus()
    house.key(Qt.Key.Key_F9)
    assert spy.count() == 1


def test_the_window_title_holds_no_name(house: House) -> None:
    house.rooms["gesprek"].title = "Samira Al-Hamad"
    house.window.go("gesprek")
    assert house.window.windowTitle() == "Opmaat"


def test_f1_shows_the_keys_of_the_screen_and_escape_goes_back_to_the_same_field(house: House) -> None:
    house.window.go("gesprek")
    house.key(Qt.Key.Key_F1)
    words = [text.text() for text in house.window.findChildren(Text) if text.isVisible()]
    assert {"aanwijzen", "tolkscherm leegmaken"} <= set(words)
    house.key(Qt.Key.Key_Escape)
    assert house.rooms["gesprek"].isVisible()
    assert QApplication.focusWidget() is house.rooms["gesprek"].line
    assert house.rooms["gesprek"].told.count("leave") == 0


def test_ctrl_k_searches_and_ctrl_l_locks(house: House) -> None:
    house.window.go("gesprek")
    house.key(Qt.Key.Key_K, CTRL)
    assert house.rooms["dossiers"].told[-1] == "enter {'search': True}"
    spy = QSignalSpy(house.window.lock_requested)
    house.key(Qt.Key.Key_L, CTRL)
    assert spy.count() == 1


def test_before_unlocking_there_is_nothing_to_search(house: House) -> None:
    house.rooms["gesprek"].bare = True
    house.window.go("gesprek")
    house.key(Qt.Key.Key_K, CTRL)
    assert house.window.current == "gesprek"


def test_ctrl_s_says_that_all_is_saved(house: House) -> None:
    house.window.go("dossiers")
    house.key(Qt.Key.Key_S, CTRL)
    assert house.window.strip.message.text() == "Alles is al opgeslagen."
    assert house.window.strip.button.isHidden()


def test_the_private_view_reaches_the_screen_and_the_next_one(house: House) -> None:
    house.window.go("dossiers")
    house.key(Qt.Key.Key_P, CTRL | SHIFT)
    assert house.rooms["dossiers"].told[-1] == "private True"
    house.window.go("gesprek")
    assert house.rooms["gesprek"].told[0] == "private True"


def test_text_size_by_keyboard(house: House, look: Theme) -> None:
    house.window.go("dossiers")
    house.key(Qt.Key.Key_Plus, CTRL)
    assert look.scale == 1.25
    house.key(Qt.Key.Key_Minus, CTRL)
    assert look.scale == 1.0
    look.set_scale(2.0)
    house.key(Qt.Key.Key_0, CTRL)
    assert look.scale == 1.0


def test_no_two_shortcuts_of_the_frame_are_the_same(house: House) -> None:
    keys = [shortcut.key().toString() for shortcut in house.window.findChildren(QShortcut)]
    assert len(keys) == len(set(keys))
    assert not {"F3", "F10", "F12"} & set(keys)


def test_saved_and_network_stand_at_the_top(house: House) -> None:
    house.window.go("dossiers")
    at = datetime(2026, 11, 24, 13, 32, tzinfo=UTC)
    house.status.saved(at)
    house.status.network(False)
    assert plain(house.window.bar.saved.text()) == f"Opgeslagen {at.astimezone():%H:%M}"
    assert house.window.bar.network.text() == "Geen netwerk – werkt door"
    house.status.network(True)
    assert house.window.bar.network.text() == ""


def test_a_failed_save_is_told_until_it_succeeds(house: House) -> None:
    house.window.go("dossiers")
    house.status.save_failed("schijf_vol")
    notice = house.window.findChild(Notice)
    assert notice is not None
    assert "Opslaan lukt niet." in notice.text()
    assert "Uw antwoorden staan nog in het geheugen." in notice.text()
    assert house.window.bar.saved.text() == "Opslaan lukt niet"
    house.status.saved(datetime(2026, 11, 24, 13, 33, tzinfo=UTC))
    settle()
    assert house.window.findChild(Notice) is None


def test_a_slow_save_says_so_after_a_second(house: House, qtbot: QtBot) -> None:
    house.status.saving()
    assert not house.status.facts.slow
    qtbot.waitUntil(lambda: house.status.facts.slow, timeout=3000)
    assert house.window.bar.saved.text() == "Opslaan…"


def test_undo_is_offered_and_taken_once(house: House) -> None:
    house.window.go("gesprek")
    done: list[str] = []
    house.rooms["gesprek"].undo_offered.emit("Antwoord gewist.", lambda: done.append("terug"))
    assert house.window.strip.isVisible()
    house.window.strip.button.click()
    house.window.strip.button.click()
    assert done == ["terug"]
    assert house.window.strip.isHidden()


def test_idle_warns_a_minute_ahead_and_any_key_extends(house: House) -> None:
    house.window.go("dossiers")
    locked = QSignalSpy(house.window.lock_requested)
    house.window.idle.start(10)
    house.clock.now = 541
    house.window.idle.check()
    assert house.window.strip.message.text() == "Het scherm gaat zo op slot."
    house.key(Qt.Key.Key_A)
    assert house.window.strip.isHidden()
    house.clock.now = 541 + 599
    house.window.idle.check()
    assert locked.count() == 0
    house.clock.now = 541 + 600
    house.window.idle.check()
    assert locked.count() == 1


def test_a_lid_that_was_closed_too_long_locks_at_the_first_key(qapp: QApplication) -> None:
    """While a laptop sleeps its monotonic clock may stand still; the clock on the wall goes on."""
    still, wall = Clock(), Clock()
    watch = IdleWatch(still, wall=wall)
    locked = QSignalSpy(watch.expired)
    watch.start(30)
    wall.now = 29 * 60
    watch.touch()
    assert locked.count() == 0, "closed for less: the talk goes on"
    wall.now += 30 * 60
    watch.touch()
    assert locked.count() == 1
    watch.start(30)
    wall.now -= 10 * 24 * 3600
    still.now += 29 * 60
    watch.check()
    still.now += 60
    watch.check()
    assert locked.count() == 2, "a clock that is set back does not put the lock off"


def test_idle_counts_no_painting_as_a_sign_of_life(house: House) -> None:
    house.window.idle.start(10)
    house.clock.now = 595
    house.window.update()
    QApplication.sendEvent(house.window, QEvent(QEvent.Type.UpdateRequest))
    house.window.idle.check()
    assert house.window.strip.isVisible()
    house.window.idle.stop()


@pytest.mark.parametrize(
    ("width", "height", "scale", "expected"),
    [
        (1360, 768, 1.0, Fit(Columns.WIDE)),
        (1359, 768, 1.0, Fit(Columns.MEDIUM)),
        (1280, 720, 1.0, Fit(Columns.MEDIUM)),
        (1093, 614, 1.0, Fit(Columns.MEDIUM, low=True)),
        (1092, 700, 1.0, Fit(Columns.NARROW)),
        (1920, 1080, 1.5, Fit(Columns.NARROW)),
    ],
)
def test_breakpoints(width: int, height: int, scale: float, expected: Fit) -> None:
    assert fit(width, height, scale) == expected


def test_the_screen_is_told_the_room_it_has(house: House, look: Theme) -> None:
    house.window.go("dossiers")
    house.window.resize(1100, 620)
    settle()
    assert house.rooms["dossiers"].fits[-1] == Fit(Columns.MEDIUM, low=True)
    look.set_scale(2.0)
    assert house.rooms["dossiers"].fits[-1].columns is Columns.NARROW


def test_closing_leaves_the_screen_first(house: House) -> None:
    house.window.go("gesprek")
    spy = QSignalSpy(house.window.closing)
    house.window.close()
    assert house.rooms["gesprek"].told[-1] == "leave"
    assert spy.count() == 1
