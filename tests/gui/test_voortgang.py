"""Progress talks by keyboard: plan the rest, hold one, write, and see what does not fit."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.casework import talks
from desktop_app.ui.screens.voortgang.screen import TalkCard, VoortgangScreen
from tests.gui.busy import dossier_of
from tests.gui.desk import Desk
from tests.gui.pages.page import WindowPage
from tests.gui.rooms import Room


class TalksPage(WindowPage):
    name = "voortgang"

    @property
    def screen(self) -> VoortgangScreen:
        return self.screen_as(VoortgangScreen)

    @property
    def first(self) -> TalkCard:
        return next(iter(self.screen.cards.values()))


@pytest.fixture
def room(qtbot: QtBot, busy: Desk) -> Room:
    return Room(qtbot, busy)


def test_the_task_leads_here_and_the_rest_is_planned_in_one_press(room: Room) -> None:
    dossier = dossier_of(room.desk, "Demir")
    page = TalksPage(room.window, dossier=dossier)
    offer = page.screen.offer.text()
    assert "plannen over de termijn" in offer
    page.press(offer)
    planned = talks.page(room.desk.wp, dossier=dossier).talks
    assert len(page.screen.cards) == len(planned) > 1
    assert not page.screen.offer.isVisible()
    assert page.sees(f"0 gevoerd, {len(planned)} beloofd in het PIP")


def test_a_report_is_stored_and_a_bsn_refused(room: Room) -> None:
    dossier = dossier_of(room.desk, "Demir")
    page = TalksPage(room.window, dossier=dossier)
    page.press("Gesprek toevoegen")
    talk = page.first.talk
    page.screen.focus_talk(talk)
    report = page.first.fields.fields[f"{talk}:verslag"]
    report.focus_first()
    page.type("Gaat goed.")
    page.key(Qt.Key.Key_Tab)
    ((_, kept),) = talks.page(room.desk.wp, dossier=dossier).talks
    assert kept.verslag == "Gaat goed."
    report.focus_first()
    page.type(" BSN 123456782")
    page.key(Qt.Key.Key_Tab)
    assert page.sees("Hier staat een burgerservicenummer.")
    ((_, kept),) = talks.page(room.desk.wp, dossier=dossier).talks
    assert kept.verslag == "Gaat goed. BSN "


def test_a_planned_talk_can_be_taken_away(room: Room) -> None:
    dossier = dossier_of(room.desk, "Demir")
    page = TalksPage(room.window, dossier=dossier)
    page.press("Gesprek toevoegen")
    page.press("Gesprek 1: Verwijderen")
    assert not page.screen.cards
    assert not talks.page(room.desk.wp, dossier=dossier).talks


def test_back_goes_to_the_dossier(room: Room) -> None:
    page = TalksPage(room.window, dossier=dossier_of(room.desk, "Demir"))
    page.press("Dossier")
    assert room.window.current == "dossier"
