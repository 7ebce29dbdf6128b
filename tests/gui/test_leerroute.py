"""The leerroute: the advice with its reasons, the toets, and a person's choice with its motivation."""

import re

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.casework import leerroutes
from desktop_app.domain.leerbaarheidstoets import Leerbaarheidstoets, Uitslag
from desktop_app.domain.leerroute import Leerroute
from desktop_app.ui.screens.leerroute.screen import LeerrouteScreen
from desktop_app.ui.screens.leerroute.words import looked_at
from tests.gui.busy import dossier_of
from tests.gui.desk import NOW, Desk
from tests.gui.pages.page import WindowPage
from tests.gui.rooms import Room

GOOD = Leerbaarheidstoets(Uitslag.HAALBAAR, 31, 28, NOW.date())


class LeerroutePage(WindowPage):
    name = "leerroute"

    @property
    def screen(self) -> LeerrouteScreen:
        return self.screen_as(LeerrouteScreen)

    def choose(self, route: Leerroute) -> None:
        row = self.screen.choice.rows[route.value]
        row.setFocus()
        self.key(Qt.Key.Key_Space)

    def reason(self, words: str) -> None:
        self.screen.reason.area.setFocus()
        self.type(words)


@pytest.fixture
def room(qtbot: QtBot, busy: Desk) -> Room:
    return Room(qtbot, busy)


def opened(room: Room, surname: str = "Tesfay", **params: object) -> LeerroutePage:
    return LeerroutePage(room.window, dossier=dossier_of(room.desk, surname), **params)


def test_without_the_toets_there_is_no_advice_and_it_says_what_is_missing(room: Room) -> None:
    page = opened(room, "Yilmaz")
    assert page.sees("Nog geen advies.")
    assert page.sees("Dit ontbreekt:")
    assert not any(row.isChecked() for row in page.screen.choice.rows.values())


def test_entering_the_toets_gives_the_advice_at_once(room: Room) -> None:
    page = opened(room, task="toets_invoeren")
    assert page.focus() in page.screen.toets.outcome.rows.values()
    page.screen.toets.outcome.rows["b1_haalbaar"].click()
    dossier = dossier_of(room.desk, "Tesfay")
    assert leerroutes.page(room.desk.wp, dossier).lbt == Leerbaarheidstoets(Uitslag.HAALBAAR)
    assert page.sees("Advies: ")
    assert page.sees("Berekend met regels versie 2026-04-02")


def test_scores_that_contradict_the_outcome_are_told_and_not_stored(room: Room) -> None:
    page = opened(room)
    page.screen.toets.outcome.rows["b1_haalbaar"].click()
    for field, digits in ((page.screen.toets.got, "12"), (page.screen.toets.need, "28")):
        field.line.setFocus()
        page.type(digits)
        page.key(Qt.Key.Key_Tab)
    assert page.screen.toets.outcome.error()
    lbt = leerroutes.page(room.desk.wp, dossier_of(room.desk, "Tesfay")).lbt
    assert lbt is not None
    assert lbt.benodigde_score is None


def test_every_reason_of_the_advice_stands_there_and_leads_to_its_question(room: Room) -> None:
    dossier = dossier_of(room.desk, "Tesfay")
    leerroutes.record_lbt(room.desk.wp, dossier=dossier, lbt=GOOD)
    page = opened(room)
    advice = leerroutes.page(room.desk.wp, dossier).advice
    for reason in (*advice.voor, *advice.tegen, *advice.onbekend):
        assert page.sees(reason.text)
    linked = next(reason for reason in advice.voor if reason.path)
    page.press(linked.text)
    assert room.others["gesprek"].asked == {"dossier": dossier, "page": linked.path}


def test_departing_from_the_toets_needs_a_reason(room: Room) -> None:
    dossier = dossier_of(room.desk, "Tesfay")
    leerroutes.record_lbt(room.desk.wp, dossier=dossier, lbt=GOOD)
    page = opened(room)
    page.choose(Leerroute.Z)
    page.press("Leerroute overnemen in PIP")
    assert room.window.current == "leerroute"
    assert page.screen.reason.error()
    assert page.focus() is page.screen.reason.area
    page.press("Begin van een zin invoegen")
    assert page.screen.reason.text() == "De toets zegt: B1-route haalbaar. Maar "
    page.type("mevrouw leert liever in kleine stappen.")
    page.screen.studied.set_text("De onderwijsroute is besproken en past nu niet.")
    page.press("Leerroute overnemen in PIP")
    choice = leerroutes.page(room.desk.wp, dossier).choice
    assert choice is not None
    assert choice.leerroute is Leerroute.Z
    assert choice.motivering.endswith("kleine stappen.")
    assert room.window.current == "pip"


def test_following_the_advice_asks_no_reason(room: Room) -> None:
    dossier = dossier_of(room.desk, "Tesfay")
    leerroutes.record_lbt(room.desk.wp, dossier=dossier, lbt=GOOD)
    page = opened(room)
    advised = leerroutes.page(room.desk.wp, dossier).advice.leerroute
    assert advised is not None
    page.choose(advised)
    assert page.screen._deviation.isHidden()
    page.press("Leerroute overnemen in PIP")
    assert room.window.current == "pip"


def test_nothing_chosen_is_told_beside_the_choice(room: Room) -> None:
    page = opened(room)
    page.press("Leerroute overnemen in PIP")
    assert page.screen.choice.error() == "Kies een leerroute."


def test_what_was_typed_survives_leaving_the_screen(room: Room) -> None:
    dossier = dossier_of(room.desk, "Tesfay")
    leerroutes.record_lbt(room.desk.wp, dossier=dossier, lbt=GOOD)
    page = opened(room)
    page.choose(Leerroute.Z)
    page.reason("Half een zin")
    room.window.go("dossiers")
    page = opened(room)
    assert page.screen.reason.text() == "Half een zin"
    assert page.screen.choice.code() == "Z"
    assert leerroutes.page(room.desk.wp, dossier).choice is None


def test_whose_leerroute_it_is_stands_above_it(room: Room) -> None:
    page = opened(room)
    name = page.screen.bar_title or ""
    assert "Tesfay" in name
    assert room.window.bar.title.text() == name
    room.window.set_private(True)
    assert "Tesfay" not in room.window.bar.title.text()
    room.window.set_private(False)
    opened(room, "Yilmaz")
    assert "Yilmaz" in room.window.bar.title.text()


def test_in_arabic_a_dutch_reason_keeps_its_point_at_its_own_end(room: Room) -> None:
    """The domain gives its reasons in Dutch: each is an island in the line."""
    leerroutes.record_lbt(room.desk.wp, dossier=dossier_of(room.desk, "Tesfay"), lbt=GOOD)
    said = [looked_at(one) for one in leerroutes.advice(room.desk.wp, dossier_of(room.desk, "Tesfay")).ook_bekeken]
    assert said
    for line in said:
        assert re.search("\u2066.*[.]\u2069$", line), line
