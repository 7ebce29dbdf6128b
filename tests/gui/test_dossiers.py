"""Mijn dossiers: order, filters, search, private view, Enter to the next step; all by keyboard."""

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.i18n.formats import plain
from desktop_app.ui.screens.dossiers.screen import DossiersScreen
from desktop_app.ui.screens.dossiers.table import NAME, STEP, TERM
from desktop_app.ui.widgets.chip import Chip
from tests.gui.busy import dossier_of
from tests.gui.desk import Desk
from tests.gui.pages.page import WindowPage
from tests.gui.pictures import settle
from tests.gui.rooms import Room
from tests.worklists import listed

CTRL = Qt.KeyboardModifier.ControlModifier


class DossiersPage(WindowPage):
    name = "dossiers"

    @property
    def screen(self) -> DossiersScreen:
        return self.screen_as(DossiersScreen)

    def cells(self, column: int) -> list[str]:
        model = self.screen.table.model()
        return [str(model.index(row, column).data()) for row in range(model.rowCount(QModelIndex()))]

    def names(self) -> list[str]:
        return [cell.split(",")[0] for cell in self.cells(NAME)]

    def search(self, words: str) -> None:
        self.key(Qt.Key.Key_K, CTRL)
        assert self.focus() is self.screen.search
        self.type(words)

    def filter(self, words: str) -> None:
        chip = next(chip for chip in self.screen.chips if chip.text().startswith(words))
        chip.setFocus()
        QTest.keyClick(chip, Qt.Key.Key_Space)
        settle()


@pytest.fixture
def room(qtbot: QtBot, busy: Desk) -> Room:
    return Room(qtbot, busy)


@pytest.fixture
def page(room: Room) -> DossiersPage:
    return DossiersPage(room.window)


def test_the_most_urgent_term_comes_first(page: DossiersPage, busy: Desk) -> None:
    assert page.names() == [row.name for row in listed(busy.wp).rows]
    assert page.names()[0] == "Yusuf Warsame"
    assert plain(page.cells(TERM)[0]).startswith("1 dag te laat")


def test_enter_opens_the_next_step_and_ctrl_enter_the_dossier(page: DossiersPage, room: Room, busy: Desk) -> None:
    page.search("kovalenko")
    page.screen.table.setFocus()
    page.key(Qt.Key.Key_Return)
    assert room.window.current == "pip"
    assert room.others["pip"].asked == {"dossier": dossier_of(busy, "Kovalenko")}
    page = DossiersPage(room.window)
    page.screen.table.setFocus()
    page.key(Qt.Key.Key_Return, CTRL)
    assert room.window.current == "dossier"


def test_a_press_on_the_row_does_the_same_as_enter(page: DossiersPage, room: Room) -> None:
    table = page.screen.table
    box = table.visualRect(table.model().index(0, STEP))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert room.window.current == "pip"
    page = DossiersPage(room.window)
    box = table.visualRect(table.model().index(0, NAME))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.left() + 20, box.center().y()))
    assert room.window.current == "dossier"


def test_search_finds_by_name_without_accents_and_by_number(page: DossiersPage) -> None:
    page.search("al-hamad")
    assert page.names() == ["Samira Al-Hamad"]
    page.key(Qt.Key.Key_Escape)
    assert len(page.names()) == 10
    page.search("2026-0404")
    assert page.names() == ["Olena Kovalenko"]


def test_nothing_found_says_so_and_can_be_wiped(page: DossiersPage) -> None:
    page.search("alhamadi")
    assert page.sees('Geen dossiers gevonden voor "alhamadi".')
    page.press("Wis zoekopdracht")
    assert len(page.names()) == 10


def test_filters_count_before_they_are_chosen(page: DossiersPage, busy: Desk) -> None:
    found = listed(busy.wp)
    late = [row.name for row in found.held_by("te_laat")]
    assert page.sees(f"Te laat {len(late)}")
    page.filter("Te laat")
    assert page.names() == late
    page.filter("Alles")
    assert len(page.names()) == len(found.rows)


def test_nothing_overdue_names_the_next_term(qtbot: QtBot, desk: Desk) -> None:
    page = DossiersPage(Room(qtbot, desk).window)
    page.filter("Te laat")
    assert page.sees("Er is niets te laat.")
    assert page.sees("De eerstvolgende termijn is op 14 december 2026.")


def test_an_empty_device_says_how_to_go_on(qtbot: QtBot, desk: Desk) -> None:
    with desk.wp.vault.work() as work:
        work.delete(desk.dossier, by="anja", at=desk.clock())
    page = DossiersPage(Room(qtbot, desk).window)
    assert page.sees("U heeft nog geen dossiers op dit apparaat.")
    page.press("Dossiers ophalen")
    assert page.window.current == "meenemen"


def test_the_private_view_shows_no_name_and_no_place(page: DossiersPage) -> None:
    page.key(Qt.Key.Key_P, CTRL | Qt.KeyboardModifier.ShiftModifier)
    cells = " ".join(page.cells(NAME))
    assert "Y.W." in cells
    assert not any(word in cells for word in ("Warsame", "Samira", "Luttelgeest", "thuis"))
    page.key(Qt.Key.Key_P, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert "Yusuf Warsame" in page.names()


def test_what_waits_for_the_office_is_counted(page: DossiersPage, busy: Desk) -> None:
    with busy.wp.vault.work() as work:
        waiting = sum(work.unsent().values())
    assert plain(page.screen.unsent.text()) == f"{waiting} wijzigingen nog niet verzonden"


def test_the_chosen_row_stays_chosen_when_the_list_changes(page: DossiersPage) -> None:
    table = page.screen.table
    for _step in range(3):
        page.key(Qt.Key.Key_Down)
    chosen = table.current()
    page.screen._presenter._load()
    assert table.current() == chosen


def test_roles_and_names_for_screen_readers(page: DossiersPage) -> None:
    face = QAccessible.queryAccessibleInterface(page.screen.table)
    assert face.role() == QAccessible.Role.Table
    assert face.text(QAccessible.Text.Name) == "Dossiers"
    assert {QAccessible.queryAccessibleInterface(chip).role() for chip in page.screen.findChildren(Chip)} == {
        QAccessible.Role.RadioButton
    }
    first = page.screen.table.model().index(0, TERM)
    assert first.data(Qt.ItemDataRole.AccessibleDescriptionRole)
