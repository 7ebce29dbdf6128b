"""The page of one dossier: tasks lead to their screens, what cannot be done yet says why, terms explain themselves."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.casework import dossiers, overview
from desktop_app.casework.overview import TaskStatus
from desktop_app.i18n.labels import TASK, TASK_STATUS, label
from desktop_app.ui.screens.dossier.screen import DossierScreen
from desktop_app.ui.screens.nieuw_dossier.screen import NieuwDossierScreen
from desktop_app.ui.widgets.day_field import DayField
from desktop_app.ui.widgets.field import LineField
from desktop_app.ui.widgets.task_row import TaskRow
from tests.gui.busy import dossier_of
from tests.gui.desk import Desk
from tests.gui.pages.page import WindowPage
from tests.gui.planted import plant_conflict
from tests.gui.rooms import Room


class DossierPage(WindowPage):
    name = "dossier"

    @property
    def screen(self) -> DossierScreen:
        return self.screen_as(DossierScreen)

    def task(self, words: str) -> TaskRow:
        return next(row for row in self.screen.findChildren(TaskRow) if row.text() == words)

    def open(self, words: str) -> None:
        self.task(words).click()


@pytest.fixture
def room(qtbot: QtBot, busy: Desk) -> Room:
    return Room(qtbot, busy)


def page_of(room: Room, surname: str) -> DossierPage:
    return DossierPage(room.window, dossier=dossier_of(room.desk, surname))


def test_every_task_and_its_status_stands_there(room: Room) -> None:
    page = page_of(room, "Tesfay")
    shown = overview.tasks(room.desk.wp, dossier_of(room.desk, "Tesfay"))
    for group in shown.groups:
        for task in group.tasks:
            row = page.task(label(TASK, task.code))
            assert row.accessibleName().startswith(f"{row.text()}, {label(TASK_STATUS, task.status)}")
            assert row.isEnabled() is (task.status is not TaskStatus.KAN_NOG_NIET and row.isEnabled())


def test_what_cannot_be_done_yet_says_why_and_leads_nowhere(room: Room) -> None:
    row = page_of(room, "Tesfay").task("PIP maken")
    assert not row.isEnabled()
    assert "Kan nog niet · eerst de leerroute kiezen" in row.accessibleName()


@pytest.mark.parametrize(
    ("words", "screen"),
    [
        ("Gesprek voeren", "gesprek"),
        ("Leerbaarheidstoets invoeren", "leerroute"),
        ("Antwoorden controleren", "controleren"),
        ("Gegevens van DUO en COA controleren", "nieuw_dossier"),
        ("Dossier meenemen op de laptop", "synchroniseren"),
    ],
)
def test_a_task_opens_its_screen(room: Room, words: str, screen: str) -> None:
    page_of(room, "Tesfay").open(words)
    assert room.window.current == screen


def test_the_main_button_is_the_next_step(room: Room) -> None:
    page = page_of(room, "Al-Hamad")
    page.press("Gesprek beginnen")
    assert room.others["gesprek"].asked == {"dossier": dossier_of(room.desk, "Al-Hamad")}


def test_a_tick_is_stored_and_can_be_taken_back(room: Room) -> None:
    dossier = dossier_of(room.desk, "Tesfay")
    page = DossierPage(room.window, dossier=dossier)
    page.press("Dit is klaar: Tolk regelen")
    assert "tolk_regelen" in dossiers.read_header(room.desk.wp, dossier).afgevinkt
    assert "Klaar" in page.task("Tolk regelen").accessibleName()
    assert page.focus().accessibleName() == "Toch niet klaar: Tolk regelen"
    page.press("Toch niet klaar: Tolk regelen")
    assert "tolk_regelen" not in dossiers.read_header(room.desk.wp, dossier).afgevinkt


def test_all_terms_with_article_and_reckoning(room: Room) -> None:
    dossier = dossier_of(room.desk, "Kovalenko")
    page = DossierPage(room.window, dossier=dossier)
    assert page.screen.terms.isHidden()
    page.press("Alle termijnen")
    running = [term for term in overview.tasks(room.desk.wp, dossier).terms if term.legal]
    assert running
    assert all(page.sees(term.text) and page.sees(term.article) for term in running)


def test_what_needs_a_look_now_stands_there(room: Room) -> None:
    dossier = dossier_of(room.desk, "Yilmaz")
    signals = overview.tasks(room.desk.wp, dossier).signals
    page = DossierPage(room.window, dossier=dossier)
    assert signals
    assert page.sees("Let op")
    assert all(page.sees(each.text) and page.sees(each.article) for each in signals)
    dossiers.change(room.desk.wp, dossier=dossier, dates={"plicht_einde": room.desk.clock().date()})
    again = DossierPage(room.window, dossier=dossier)
    assert not again.screen.signals.isVisible()


def test_the_timeline_tells_what_happened_and_what_comes(room: Room) -> None:
    dossier = dossier_of(room.desk, "Demir")
    page = DossierPage(room.window, dossier=dossier)
    assert not page.sees("PIP verzonden")
    page.press("Tijdlijn")
    for words in ("DUO stuurde het bericht", "PIP verzonden", "Laatste dag van de termijn"):
        assert page.sees(words)
    page.press("Tijdlijn verbergen")
    assert not page.sees("PIP verzonden")


def test_a_choice_that_waits_is_one_press_away(room: Room) -> None:
    dossier = dossier_of(room.desk, "Tesfay")
    plant_conflict(room.desk, dossier)
    page = DossierPage(room.window, dossier=dossier)
    assert page.sees("1 keuze nodig")
    page.press("Bekijken")
    assert room.window.current == "synchroniseren"


def test_the_private_view_shows_initials(room: Room) -> None:
    page = page_of(room, "Tesfay")
    room.window.set_private(True)
    assert page.sees("M.T.")
    assert not page.sees("Tesfay")
    assert not page.sees("Luttelgeest")


def test_a_dossier_that_is_gone_is_told_and_leads_back(room: Room) -> None:
    dossier = dossier_of(room.desk, "Diallo")
    with room.desk.wp.vault.work() as work:
        work.delete(dossier, by="anja", at=room.desk.clock())
    page = DossierPage(room.window, dossier=dossier)
    assert page.screen.failure.isVisible()
    assert page.screen.failure.headline.text()
    assert page.screen.terms_button.isHidden()
    page.press("Mijn dossiers")
    assert room.window.current == "dossiers"


def test_back_goes_to_the_list(room: Room) -> None:
    page = page_of(room, "Tesfay")
    page.press("Mijn dossiers")
    assert room.window.current == "dossiers"


def test_after_a_stopped_talk_the_next_appointment_is_one_key_away(room: Room) -> None:
    dossier = dossier_of(room.desk, "Tesfay")
    page = DossierPage(room.window, dossier=dossier, stopped=True)
    assert page.sees("Het gesprek is gestopt.")
    page.key(Qt.Key.Key_Space)
    assert room.window.current == "nieuw_dossier"
    form = room.window.screen_named("nieuw_dossier")
    assert isinstance(form, NieuwDossierScreen)
    day = form.controls["meeting_day"]
    assert isinstance(day, DayField)
    assert page.focus() is day.parts[0]
    day.set_typed(("", "", ""))
    for part, text in zip(day.parts, ("3", "12", "2026"), strict=True):
        part.setFocus()
        page.type(text)
    time = form.controls["meeting_time"]
    assert isinstance(time, LineField)
    time.set_text("")
    time.line.setFocus()
    page.type("10:30")
    page.key(Qt.Key.Key_Tab)
    kept = dossiers.read_header(room.desk.wp, dossier).appointment
    assert kept is not None
    assert kept.at == datetime(2026, 12, 3, 10, 30)  # noqa: DTZ001 - local time of a clock on a wall
    room.window.go_back()
    assert room.window.current == "dossier"
    assert not page.sees("Het gesprek is gestopt."), "told once"
