"""Opening a dossier by keyboard; the 11-test; dates; and mending a dossier field by field."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.casework import dossiers
from desktop_app.domain.dossier import Doelgroep, PartialDate
from desktop_app.ui.screens.nieuw_dossier.screen import NieuwDossierScreen
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.choice_rows import ChoiceRows
from desktop_app.ui.widgets.day_field import DayField
from desktop_app.ui.widgets.field import LineField
from desktop_app.ui.widgets.rows import CheckRow
from tests.gui.desk import Desk
from tests.gui.pages.page import WindowPage
from tests.gui.pictures import settle
from tests.gui.rooms import Room


class FormPage(WindowPage):
    name = "nieuw_dossier"

    @property
    def screen(self) -> NieuwDossierScreen:
        return self.screen_as(NieuwDossierScreen)

    def line(self, name: str) -> LineField:
        control = self.screen.controls[name]
        assert isinstance(control, LineField)
        return control

    def write(self, name: str, text: str) -> None:
        """Type into a field and go on with Tab."""
        line = self.line(name).line
        line.setFocus()
        line.selectAll()
        self.key(Qt.Key.Key_Delete)
        self.type(text)
        self.key(Qt.Key.Key_Tab)

    def day(self, name: str, *parts: str) -> None:
        control = self.screen.controls[name]
        assert isinstance(control, DayField)
        for line, text in zip(control.parts, parts, strict=True):
            line.setFocus()
            self.type(text)
        self.key(Qt.Key.Key_Tab)

    def choose(self, name: str, code: str) -> None:
        control = self.screen.controls[name]
        if isinstance(control, ChoiceRows):
            control.rows[code].click()
        else:
            assert isinstance(control, ChoiceField)
            control.set_code(code)
            control.chosen.emit(code)
        settle()

    def error(self, name: str) -> str:
        control = self.screen.controls[name]
        assert isinstance(control, LineField | DayField | ChoiceField | ChoiceRows)
        return control.error()


@pytest.fixture
def room(qtbot: QtBot, desk: Desk) -> Room:
    return Room(qtbot, desk)


def filled(room: Room) -> FormPage:
    page = FormPage(room.window)
    page.write("number", "2026-0500")
    page.write("given_names", "Abebe")
    page.write("surname", "Bikila")
    page.choose("doelgroep", "asielstatushouder")
    page.choose("language", "am")
    return page


def test_a_dossier_is_opened_and_shown(room: Room) -> None:
    page = filled(room)
    page.write("bsn", "123456782")
    page.day("birth", "", "", "1990")
    page.day("kennisgeving", "5", "10", "2026")
    page.day("meeting_day", "26", "11", "2026")
    page.write("meeting_time", "9:30")
    page.write("meeting_place", "azc, kamer 4")
    page.press("Dossier maken")
    assert room.window.current == "dossier"
    with room.desk.wp.vault.work() as work:
        made = next(record.id for record in work.find(kind="dossier") if record.body["number"] == "2026-0500")
    header = dossiers.read_header(room.desk.wp, made)
    assert (header.given_names, header.surname, header.bsn) == ("Abebe", "Bikila", "123456782")
    assert header.birth == PartialDate(1990)
    assert header.doelgroep is Doelgroep.ASIELSTATUSHOUDER
    assert header.dates.kennisgeving == date(2026, 10, 5)
    assert header.appointment is not None
    assert header.appointment.at.isoformat() == "2026-11-26T09:30:00"
    assert room.status.facts.saved_at == room.desk.clock()


def test_a_bsn_that_fails_the_11_test_is_told_when_the_field_is_left(room: Room) -> None:
    page = FormPage(room.window)
    line = page.line("bsn")
    line.line.setFocus()
    page.type("123456789")
    assert page.error("bsn") == ""
    page.key(Qt.Key.Key_Tab)
    assert page.error("bsn") == "Dit burgerservicenummer klopt niet. Controleer de 9 cijfers."
    assert line.text() == "123456789"
    assert "klopt niet" in line.line.accessibleDescription()
    page.write("bsn", "123456782")
    assert page.error("bsn") == ""


def test_a_v_nummer_has_ten_digits_of_any_script(room: Room) -> None:
    page = FormPage(room.window)
    page.write("v_number", "12345")
    assert page.error("v_number") == "Dit V-nummer klopt niet. Controleer de 10 cijfers."
    assert page.line("v_number").text() == "12345"
    page.write("v_number", "٢٧٣٨٤٦٥٠١٩")
    assert page.error("v_number") == ""


def test_arabic_digits_are_a_bsn_too(room: Room) -> None:
    page = FormPage(room.window)
    page.write("bsn", "١٢٣٤٥٦٧٨٢")
    assert page.error("bsn") == ""


def test_everything_missing_is_told_at_once_and_the_focus_goes_to_the_first(room: Room) -> None:
    page = FormPage(room.window)
    page.press("Dossier maken")
    assert page.sees("Vul nog 5 velden in.")
    assert page.error("number") == "Vul het dossiernummer in."
    assert page.error("language") == "Kies een taal."
    assert page.focus() is page.line("number").line


def test_passing_by_an_empty_field_is_not_told_off(room: Room) -> None:
    page = FormPage(room.window)
    page.line("number").line.setFocus()
    page.key(Qt.Key.Key_Tab)
    assert page.error("number") == ""


def test_a_number_that_exists_is_refused_beside_the_number(room: Room) -> None:
    page = filled(room)
    page.write("number", "2026-0433")
    page.press("Dossier maken")
    assert room.window.current == "nieuw_dossier"
    assert page.error("number")
    assert page.line("surname").text() == "Bikila"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("31", "2", "1990"), "Deze datum bestaat niet. Kijk naar de dag en de maand."),
        (("", "", "98"), "Vul een jaar in met 4 cijfers, bijvoorbeeld 1998."),
        (("5", "", "1990"), "Vul ook de maand in, of laat de dag leeg."),
        (("een", "2", "1990"), "Vul een datum in met cijfers, bijvoorbeeld 17 5 1998."),
    ],
)
def test_a_birth_date_that_cannot_be(room: Room, typed: tuple[str, str, str], words: str) -> None:
    page = FormPage(room.window)
    page.day("birth", *typed)
    assert page.error("birth") == words


def test_a_day_of_tomorrow_cannot_have_been_announced(room: Room) -> None:
    page = filled(room)
    page.day("kennisgeving", "25", "11", "2026")
    page.press("Dossier maken")
    assert room.window.current == "nieuw_dossier"
    assert page.error("kennisgeving")


def test_later_dates_are_asked_in_an_existing_dossier_only(room: Room) -> None:
    page = FormPage(room.window)
    assert not any(card.isVisible() for card in page.screen.later)
    page = FormPage(room.window, dossier=room.desk.dossier)
    assert all(card.isVisible() for card in page.screen.later)
    page.day("pvt_ondertekend", "20", "11", "2026")
    waits = page.screen.controls["wacht_op_derden"]
    assert isinstance(waits, CheckRow)
    waits.setFocus()
    page.key(Qt.Key.Key_Space)
    dates = dossiers.read_header(room.desk.wp, room.desk.dossier).dates
    assert (dates.pvt_ondertekend, dates.wacht_op_derden) == (date(2026, 11, 20), True)
    page.day("overleden", "20", "11", "2027")
    assert page.error("overleden")
    assert dossiers.read_header(room.desk.wp, room.desk.dossier).dates.overleden is None


def test_an_existing_dossier_is_stored_field_by_field(room: Room) -> None:
    page = FormPage(room.window, dossier=room.desk.dossier)
    assert page.line("surname").text() == "Al-Hamad"
    page.write("dialect", "Syrisch")
    assert dossiers.read_header(room.desk.wp, room.desk.dossier).dialect == "Syrisch"
    page.write("bsn", "111111111")
    assert page.error("bsn")
    assert dossiers.read_header(room.desk.wp, room.desk.dossier).bsn == "123456782"
    page.press("Klaar")
    assert room.window.current == "nieuw_dossier"
    page.write("bsn", "")
    page.press("Klaar")
    assert room.window.current == "dossier"
    assert dossiers.read_header(room.desk.wp, room.desk.dossier).bsn is None


def test_arranging_the_interpreter_starts_at_the_appointment(room: Room) -> None:
    page = FormPage(room.window, dossier=room.desk.dossier, task="tolk_regelen")
    control = page.screen.controls["meeting_day"]
    assert isinstance(control, DayField)
    assert page.focus() is control.parts[0]
