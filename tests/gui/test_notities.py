"""Notities nalopen: by keyboard from the dossier, nothing after one press, and what was chosen is gone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.casework import interviews
from desktop_app.i18n.formats import plain
from desktop_app.practice.pointing import Pointing
from desktop_app.ui.screens.notities.screen import NotitiesScreen
from tests.gui.busy import dossier_of
from tests.gui.desk import Desk
from tests.gui.pages.page import WindowPage
from tests.gui.pictures import settle
from tests.gui.planted import plant_notes
from tests.gui.rooms import Room
from tests.gui.walks import assert_named, assert_no_sideways, assert_targets, assert_words_fit

DUTCH, WISH, POST = "/data/talen/gesprek_nederlands", "/data/werk/werk_wens", "/data/zelfredzaamheid/post"


class NotesPage(WindowPage):
    name = "notities"

    @property
    def screen(self) -> NotitiesScreen:
        return self.screen_as(NotitiesScreen)


@pytest.fixture
def room(qtbot: QtBot, busy: Desk) -> Room:
    plant_notes(busy, dossier_of(busy, "Demir"))
    return Room(qtbot, busy)


def notes_of(desk: Desk) -> set[str]:
    demir = dossier_of(desk, "Demir")
    with desk.wp.vault.work() as work:
        return {path for path, answer in work.answers(demir).items() if answer.note}


def at(room: Room) -> NotesPage:
    return NotesPage(room.window, dossier=dossier_of(room.desk, "Demir"))


def test_from_the_dossier_to_one_note_less_by_keyboard_alone(room: Room, qapp: QApplication) -> None:
    mouse = Pointing()
    qapp.installEventFilter(mouse)
    room.window.go("dossier", dossier=dossier_of(room.desk, "Demir"))
    dossier = WindowPage.__new__(WindowPage)
    dossier.window = room.window
    line = next(one for one in dossier.buttons() if "Notities nalopen" in one.accessibleName())
    assert "3 notities" in plain(line.accessibleName() + line.accessibleDescription())
    dossier.press(line.accessibleName())
    page = NotesPage(room.window)
    rows = page.screen.rows
    assert list(rows) == [DUTCH, WISH, POST]
    assert page.focus() is rows[DUTCH].keep
    assert all(row.keep.isChecked() for row in rows.values())
    page.key(Qt.Key.Key_Tab)
    assert page.focus() is rows[WISH].keep
    page.key(Qt.Key.Key_Right)
    assert page.focus() is rows[WISH].throw
    assert rows[WISH].throw.isChecked()
    page.key(Qt.Key.Key_Tab)
    page.key(Qt.Key.Key_Tab)
    assert page.focus() is page.screen.act
    assert plain(page.screen.act.text()) == "1 notitie weggooien"
    page.key(Qt.Key.Key_Space)
    assert page.focus() is page.screen.no, "the safe button has the focus"
    assert page.sees("U gooit 1 notitie weg. Dat kunt u niet terugdraaien.")
    assert notes_of(room.desk) == {DUTCH, WISH, POST}
    page.key(Qt.Key.Key_Space)
    assert page.focus() is page.screen.act
    page.key(Qt.Key.Key_Space)
    page.press("Definitief weggooien")
    assert notes_of(room.desk) == {DUTCH, POST}
    assert page.sees("1 notitie is weggegooid. 2 notities zijn bewaard.")
    assert page.sees("Er zijn geen notities om na te lopen.")
    assert page.sees("2 notities blijven bewaard.")
    assert page.focus() is page.screen.home
    page.key(Qt.Key.Key_Space)
    assert room.window.current == "dossier"
    qapp.removeEventFilter(mouse)
    assert mouse.count == 0


def test_keeping_everything_takes_one_press_and_is_not_asked_again(room: Room) -> None:
    page = at(room)
    page.press("Alles bewaren")
    assert notes_of(room.desk) == {DUTCH, WISH, POST}
    assert page.sees("3 notities zijn bewaard.")
    room.window.go("dossier", dossier=dossier_of(room.desk, "Demir"))
    again = at(room)
    assert again.sees("Er zijn geen notities om na te lopen.")
    assert not again.sees("Zus leest de brieven voor.")


def test_another_choice_takes_the_question_back(room: Room) -> None:
    page = at(room)
    page.screen.rows[POST].throw.click()
    page.screen.act.click()
    page.screen.rows[WISH].throw.click()
    settle()
    assert page.screen.warning.isHidden()
    assert plain(page.screen.act.text()) == "2 notities weggooien"


def test_a_note_that_changed_meanwhile_is_told_and_nothing_goes(room: Room) -> None:
    page, demir = at(room), dossier_of(room.desk, "Demir")
    page.screen.rows[POST].throw.click()
    page.screen.act.click()
    talk = interviews.open_interview(room.desk.wp, demir)
    talk.go(POST)
    interviews.store(room.desk.wp, demir, talk.note("Leest nu zelf."))
    page.press("Definitief weggooien")
    assert page.sees("Een notitie is intussen veranderd.")
    assert page.sees("Leest nu zelf.")
    assert page.screen.rows[POST].keep.isChecked(), "what was chosen was chosen of another text"
    assert notes_of(room.desk) == {DUTCH, WISH, POST}


def test_a_screen_reader_hears_choice_question_and_note(room: Room) -> None:
    row = at(room).screen.rows[POST]
    heard = QAccessible.queryAccessibleInterface(row.throw)
    assert heard.role() == QAccessible.Role.RadioButton
    assert heard.text(QAccessible.Text.Name).startswith("Weggooien: Begrijpt u de post")
    assert heard.text(QAccessible.Text.Description) == "Zus leest de brieven voor."


def test_every_state_is_named_large_enough_and_fits(room: Room) -> None:
    page = at(room)
    screen = page.screen
    for button in (screen.rows[WISH].keep, screen.rows[POST].throw, screen.act, screen.sure):
        button.click()
        settle()
        for check in (assert_named, assert_targets, assert_words_fit, assert_no_sideways):
            check(room.window)


def test_the_private_view_hides_the_name(room: Room) -> None:
    page = at(room)
    assert page.sees("Demir")
    room.window.set_private(True)
    settle()
    assert not page.sees("Demir")


def test_leaving_takes_the_notes_off_the_screen(room: Room) -> None:
    screen = at(room).screen
    room.window.go("dossiers")
    settle()
    assert screen.rows == {}
