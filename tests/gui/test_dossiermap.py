"""De map van een dossier: tabs by keyboard, papers on the screen without a file, saving where the user says."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.casework import dossiers
from desktop_app.casework.consulenten import WRITERS
from desktop_app.practice.pointing import Pointing
from desktop_app.ui.widgets.sheet import SheetView
from tests.gui.busy import dossier_of
from tests.gui.desk import BSN, Desk
from tests.gui.pages.file import FilePage
from tests.gui.pages.page import WindowPage
from tests.gui.pictures import settle
from tests.gui.rooms import Room
from tests.gui.walks import assert_named, assert_no_sideways, assert_targets, assert_words_fit


@pytest.fixture
def room(qtbot: QtBot, busy: Desk) -> Room:
    return Room(qtbot, busy)


def page_of(room: Room, surname: str, part: str) -> FilePage:
    return FilePage(room.window, dossier=dossier_of(room.desk, surname), part=part)


def test_the_dossier_leads_here_by_keyboard_alone(room: Room, qapp: QApplication) -> None:
    mouse = Pointing()
    qapp.installEventFilter(mouse)
    room.window.go("dossier", dossier=dossier_of(room.desk, "Demir"))
    dossier = WindowPage.__new__(WindowPage)
    dossier.window = room.window
    dossier.press("Documenten")
    page = FilePage(room.window)
    assert page.focus() is page.screen.chips["documenten"]
    page.key(Qt.Key.Key_Right)
    assert page.sees("Consulent")
    page.key(Qt.Key.Key_Left)
    page.key(Qt.Key.Key_Tab)
    page.key(Qt.Key.Key_Space)
    assert page.sheets
    page.key(Qt.Key.Key_Escape)
    assert not page.sheets
    assert page.focus().accessibleName().startswith("Bekijken: ")
    page.press("Dossier")
    assert room.window.current == "dossier"
    qapp.removeEventFilter(mouse)
    assert mouse.count == 0


def test_the_log_tells_the_decision_and_who_took_it(room: Room) -> None:
    page = page_of(room, "Demir", "logboek")
    assert page.sees("PIP vastgesteld")
    assert page.sees("Anja de Wit")


def test_a_paper_opens_on_the_page_with_its_words_and_leaves_no_file(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []
    monkeypatch.setattr(Path, "write_bytes", lambda path, _data: written.append(path))
    page = page_of(room, "Demir", "documenten")
    page.press(next(one.accessibleName() for one in page.buttons() if one.accessibleName().startswith("Bekijken: ")))
    first = page.sheets[0]
    face = QAccessible.queryAccessibleInterface(first)
    assert "bladzijde 1 van" in face.text(QAccessible.Text.Name)
    assert "Demir" in face.text(QAccessible.Text.Description)
    colours = {first.grab().toImage().pixelColor(x, y).name() for x in range(40, 400, 7) for y in range(40, 500, 7)}
    assert "#ffffff" in colours
    assert len(colours) > 2
    for check in (assert_named, assert_targets, assert_words_fit, assert_no_sideways):
        check(room.window)
    assert written == []
    assert room.file_names == []
    room.window.go("dossiers")
    settle()
    assert not page.screen.findChildren(SheetView)


def test_a_paper_is_saved_where_the_user_says_and_nowhere_after_cancelling(room: Room, tmp_path: Path) -> None:
    page = page_of(room, "Demir", "documenten")
    save = next(one.accessibleName() for one in page.buttons() if one.accessibleName().startswith("Opslaan als pdf: "))
    page.press(save)
    assert not page.screen.notice.isVisible()
    room.file = str(tmp_path / "pip.pdf")
    page.press(save)
    assert Path(room.file).read_bytes().startswith(b"%PDF")
    assert page.sees("Het bestand is opgeslagen.")
    assert all("Demir" not in name for name in room.file_names)


def test_a_paper_that_cannot_be_saved_is_told(room: Room, tmp_path: Path) -> None:
    page = page_of(room, "Demir", "documenten")
    room.file = str(tmp_path / "weg" / "pip.pdf")
    page.press(next(one.accessibleName() for one in page.buttons() if one.accessibleName().startswith("Opslaan als")))
    assert page.sees("Het maken van het bestand is niet gelukt.")


def test_nothing_to_read_yet_is_said(room: Room) -> None:
    assert page_of(room, "Al-Hamad", "documenten").sees("Er zijn nog geen documenten.")


def test_the_private_view_hides_who_the_client_is(room: Room) -> None:
    page = page_of(room, "Demir", "personen")
    assert page.sees("BSN")
    room.window.set_private(True)
    settle()
    assert not page.sees("Demir")
    assert not page.sees(BSN)
    assert not page.sees("BSN")
    assert page.sees("Consulent")


def test_a_dossier_that_is_gone_is_told(room: Room) -> None:
    dossier = dossier_of(room.desk, "Diallo")
    with room.desk.wp.vault.work() as work:
        work.delete(dossier, by="anja", at=room.desk.clock())
    page = FilePage(room.window, dossier=dossier, part="logboek")
    assert page.screen.notice.isVisible()


def test_a_dossier_goes_to_a_colleague_by_keyboard(room: Room, qapp: QApplication) -> None:
    with room.desk.wp.vault.work() as work:
        work.set_local(WRITERS, {"karim": "Karim Bos", "fatma": "Fatma Yilmaz"})
    mouse = Pointing()
    qapp.installEventFilter(mouse)
    page = page_of(room, "Demir", "personen")
    card = page.screen.handing
    assert page.sees("U bent de consulent van dit dossier.")
    card.button.setFocus()
    page.key(Qt.Key.Key_Space)
    assert card.choice.error() == "Kies eerst een collega."
    assert page.focus() is card.choice.box
    page.key(Qt.Key.Key_Down)
    page.key(Qt.Key.Key_Down)
    page.key(Qt.Key.Key_Tab)
    page.key(Qt.Key.Key_Space)
    assert page.sees("Het dossier is overgedragen.")
    assert page.sees("De consulent van dit dossier is Karim Bos.")
    header = dossiers.read_header(room.desk.wp, dossier_of(room.desk, "Demir"))
    assert (header.consulent, header.consulent_id) == ("Karim Bos", "karim")
    for check in (assert_named, assert_targets, assert_words_fit, assert_no_sideways):
        check(room.window)
    page.screen.chips["logboek"].click()
    settle()
    assert page.sees("Dossier overgedragen aan een collega")
    assert not card.isVisible()
    qapp.removeEventFilter(mouse)


def test_without_colleagues_the_page_says_how_to_know_them(room: Room) -> None:
    page = page_of(room, "Demir", "personen")
    assert page.sees("Synchroniseer eerst.")
    assert not page.screen.handing.button.isVisible()


def test_a_colleague_who_left_meanwhile_is_told(room: Room) -> None:
    with room.desk.wp.vault.work() as work:
        work.set_local(WRITERS, {"karim": "Karim Bos"})
    page = page_of(room, "Demir", "personen")
    page.screen.handing.choice.set_code("karim")
    with room.desk.wp.vault.work() as work:
        work.set_local(WRITERS, {})
    page.screen.handing.button.click()
    settle()
    assert page.sees("Deze collega werkt niet meer in uw team.")
    assert dossiers.read_header(room.desk.wp, dossier_of(room.desk, "Demir")).consulent == "Anja de Wit"
