"""With a second screen, as the offscreen platform simulates one; run by `test_two_screens`, alone in its process."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.answer import Manner
from desktop_app.i18n.formats import plain
from desktop_app.ui.shell.client_screen import KEY, ClientScreen
from desktop_app.ui.tolkscherm.placement import Placement
from desktop_app.ui.tolkscherm.scene import Mode, Ring
from tests.gui.desk import Desk
from tests.gui.pages.talk import Key, Talk, words_in
from tests.gui.pictures import settle

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SCHOOL = "onderwijs/school_jaren"


class Table(Talk):
    """The conversation at a table with a screen for the client."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.placement = Placement(self.tolk, self.second, self.window, code="4821")
        self.client = ClientScreen(self.window, self.placement)
        self.screen._switch_on = self.client.switch_on
        self.screen.aids._turn = self.placement.turn

    def look_along(self) -> None:
        """The client's screen is in use; the platform of the test gives every window that opens the keyboard."""
        self.screen.switch()
        self.window.activateWindow()
        settle()

    def notice(self) -> str:
        found = self.window.messages.notices.get(KEY)
        return found.text() if found else ""

    def act(self, words: str) -> None:
        found = [one for one in self.window.messages.notices[KEY].findChildren(QPushButton) if one.text() == words]
        found[0].click()
        settle()


@pytest.fixture
def screens(qapp: QApplication) -> tuple[QScreen, QScreen, QScreen]:
    """The caseworker's, the client's, and one more."""
    named = {screen.name(): screen for screen in QGuiApplication.screens()}
    return named["consulent"], named["tolk"], named["beamer"]


@pytest.fixture
def table(desk: Desk, qtbot: QtBot, screens: tuple[QScreen, QScreen, QScreen]) -> Iterator[Table]:
    made = Table(desk)
    made.window.move(screens[0].geometry().topLeft())
    made.placement.wanted = "tolk"
    made.open(SCHOOL)
    yield made
    made.close()


def shown(table: Table) -> Mode:
    return table.tolk.mode


def test_it_fills_the_second_screen_or_the_one_that_was_chosen(
    table: Table, screens: tuple[QScreen, QScreen, QScreen]
) -> None:
    assert table.window.screen() is screens[0]
    any_other = next(screen for screen in QGuiApplication.screens() if screen is not screens[0])
    for wanted, screen in (("tolk", screens[1]), ("beamer", screens[2]), ("weg", any_other), ("", any_other)):
        table.placement.wanted = wanted
        assert table.client.switch_on()
        settle()
        assert table.second.geometry() == screen.geometry()
        assert table.second.isVisible()
    others = dict(table.placement.others())
    assert {name: plain(words) for name, words in others.items()} == {
        "tolk": "tolk · 1280 × 800", "beamer": "beamer · 1024 × 768"
    }  # fmt: skip
    assert table.window.private, "somebody looks along"


def test_unplugged_while_typing_nothing_is_lost_and_nothing_comes_back(
    table: Table, screens: tuple[QScreen, QScreen, QScreen]
) -> None:
    table.look_along()
    table.press(Key.Key_F5, Key.Key_2, Key.Key_F2).type("Wil graag")
    assert table.tolk.mode is Mode.VRAAG
    typing = table.focus
    assert typing is table.screen.side.note.area
    QGuiApplication.instance().screenRemoved.emit(screens[1])  # type: ignore[union-attr]
    settle()
    assert not table.second.isVisible()
    assert "".join(words_in(table.second)).replace("Tolkscherm", "") == ""
    assert table.focus is typing
    table.type(" werken").press(Key.Key_Escape)
    stored = table.stored(SCHOOL)
    assert stored is not None
    assert (stored.value, stored.note) == ("1_6", "Wil graag werken")
    assert table.notice().startswith("Het tolkscherm is los. De cliënt ziet niets meer.")
    table.press(Key.Key_Return, Key.Key_F5)
    assert not table.second.isVisible(), "never shown again by itself"
    QGuiApplication.instance().screenAdded.emit(screens[1])  # type: ignore[union-attr]
    settle()
    assert not table.second.isVisible()
    assert table.notice() == "Tweede scherm gevonden."
    table.act("Gebruik als tolkscherm")
    assert table.second.isVisible()
    assert table.second.geometry() == screens[1].geometry()
    assert table.notice() == ""


def test_another_screen_that_goes_takes_nothing_away(table: Table, screens: tuple[QScreen, QScreen, QScreen]) -> None:
    table.look_along()
    QGuiApplication.instance().screenRemoved.emit(screens[2])  # type: ignore[union-attr]
    settle()
    assert table.second.isVisible()
    assert table.notice() == ""


def test_without_its_screen_the_laptop_can_be_turned(table: Table, screens: tuple[QScreen, QScreen, QScreen]) -> None:
    table.look_along()
    QGuiApplication.instance().screenRemoved.emit(screens[1])  # type: ignore[union-attr]
    settle()
    table.act("Draaimodus")
    assert table.tolk.scene().turned
    assert table.tolk.mode is Mode.AANWIJZEN
    assert table.second.geometry() == screens[0].geometry()
    QTest.keyClicks(table.second, "4821")
    settle()
    assert not table.second.isVisible()
    assert table.window.isVisible()


def test_what_the_client_did_on_the_turned_laptop_waits_for_the_caseworker(table: Table) -> None:
    table.screen.aids.turn_laptop()
    settle()
    assert table.tolk.scene().practice
    table.tolk.tap("thee")
    table.tolk.hand_back()
    assert table.tolk.mode is Mode.AANWIJZEN
    table.second.rang.emit(Ring.PAUZE)
    assert table.strip == "Cliënt vraagt: pauze. F4 = pauze."
    assert not table.screen.area.bar.strip._timer.isActive(), "it waits until the laptop is back"
    table.tolk.tap("1_6")
    table.second.close()
    assert table.second.isVisible(), "behind it lies the caseworker's screen"
    table.tolk.hand_back()
    assert shown(table) is Mode.RUST
    QTest.keyClicks(table.second, "4821")
    settle()
    assert not table.second.isVisible()
    table.window.activateWindow()
    settle()
    assert plain(table.strip).startswith("Aangewezen: 1 tot 6 jaar.")
    assert table.stored(SCHOOL) is None
    table.press(Key.Key_Return)
    stored = table.stored(SCHOOL)
    assert stored is not None
    assert (stored.value, stored.manner) == ("1_6", Manner.AANGEWEZEN)


def test_elsewhere_there_is_nothing_to_turn(table: Table, screens: tuple[QScreen, QScreen, QScreen]) -> None:
    table.look_along()
    table.window.go("dossier")
    QGuiApplication.instance().screenRemoved.emit(screens[1])  # type: ignore[union-attr]
    settle()
    assert table.notice().startswith("Het tolkscherm is los.")
    buttons = table.window.messages.notices[KEY].findChildren(QPushButton)
    assert "Draaimodus" not in [one.text() for one in buttons]


def test_the_main_window_jumps_back_from_the_clients_screen(
    table: Table, screens: tuple[QScreen, QScreen, QScreen]
) -> None:
    table.window.move(screens[1].geometry().topLeft() + QPoint(40, 40))
    settle()
    assert screens[1].geometry().contains(table.window.frameGeometry().center()), "free while nobody looks at it"
    table.window.move(screens[0].geometry().topLeft())
    settle()
    table.look_along()
    table.window.move(screens[1].geometry().topLeft() + QPoint(40, 40))
    settle()
    assert screens[0].geometry().contains(table.window.frameGeometry().center())
    assert table.window.strip.message.text() == "Dat scherm is voor de cliënt. Opmaat staat weer op uw eigen scherm."


def test_a_test_picture_and_away_with_it(table: Table, screens: tuple[QScreen, QScreen, QScreen]) -> None:
    table.window.go("dossier")
    assert table.placement.try_out()
    settle()
    assert table.tolk.mode is Mode.VRAAG
    assert "ماذا تحبون أن تشربوا؟" in "\n".join(words_in(table.second))
    assert table.second.geometry() == screens[1].geometry()
    table.placement.end_try_out()
    settle()
    assert not table.second.isVisible(), "it was off before"
    table.client.switch_on()
    assert table.placement.try_out()
    table.placement.end_try_out()
    settle()
    assert table.second.isVisible()
    assert shown(table) is Mode.RUST


def test_f9_blanks_from_everywhere(table: Table, screens: tuple[QScreen, QScreen, QScreen]) -> None:
    table.look_along()
    table.press(Key.Key_F5)
    for key, held in ((Key.Key_F2, NONE), (Key.Key_J, CTRL), (Key.Key_T, CTRL), (Key.Key_F1, NONE)):
        table.screen.aids.reveal()
        settle()
        assert shown(table) is Mode.VRAAG
        table.press(key, held=held)
        table.press(Key.Key_F9)
        assert shown(table) is Mode.RUST
        table.press(Key.Key_Escape)
