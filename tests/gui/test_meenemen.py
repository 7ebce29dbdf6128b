"""Meenemen and overnemen: choosing dossiers at the office, and refused work for who leads."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.casework.errors import NoNetwork
from desktop_app.casework.office_ports import ColleagueWork, OfficeDossier, Progress
from desktop_app.sync.along import NotWhole
from desktop_app.sync.line import NoOffice
from desktop_app.ui.screens.meenemen.screen import MeenemenScreen
from desktop_app.ui.screens.overnemen.screen import OvernemenScreen
from desktop_app.ui.shell.navigation import Back
from tests.gui.busy import dossier_of
from tests.gui.desk import NOW, Desk
from tests.gui.pages.page import WindowPage
from tests.gui.pictures import settle
from tests.gui.rooms import Room
from tests.gui.test_dossiers import DossiersPage


class Shelf(NoOffice):
    """An office with three dossiers and two pieces of refused work."""

    def __init__(self, desk: Desk, *, failure: Exception | None = None) -> None:
        self.own = dossier_of(desk, "Ahmadi")
        self.failure = failure
        self.brought: list[str] = []
        self.settled_: list[tuple[str, str]] = []

    def dossiers(self) -> Sequence[OfficeDossier]:
        return [
            OfficeDossier(self.own, "Farid Ahmadi", "2026-0405", 30, "", here=True),
            OfficeDossier("d2", "Noor Haddad", "2026-0499", 12, "", consulent="Karim Bos"),
            OfficeDossier("d3", "Sara Tadesse", "2026-0500", 9, ""),
        ]

    def take_along(self, dossiers: Sequence[str], progress: Progress) -> Sequence[str]:
        if self.failure:
            raise self.failure
        for n, one in enumerate(dossiers):
            if not progress(n, len(dossiers)):
                break
            self.brought.append(one)
        return self.brought

    def colleague_work(self) -> Sequence[ColleagueWork]:
        return [
            ColleagueWork("w1", self.own, "notitie", "geen_toegang", "karim", "Karim Bos", NOW, True, {}),
            ColleagueWork("w2", "elders", "intake", "dossier_verhuisd", "fatma", "Fatma Yıldız", NOW, False, {}),
        ]

    def take_over(self, work: ColleagueWork) -> int:
        self.settled_.append(("over", work.id))
        return 1

    def set_aside(self, work: ColleagueWork) -> None:
        self.settled_.append(("aside", work.id))


class AlongPage(WindowPage):
    name = "meenemen"

    @property
    def screen(self) -> MeenemenScreen:
        return self.screen_as(MeenemenScreen)


class OverPage(WindowPage):
    name = "overnemen"

    @property
    def screen(self) -> OvernemenScreen:
        return self.screen_as(OvernemenScreen)


def test_chosen_dossiers_are_brought_and_said_to_be_ready(qtbot: QtBot, busy: Desk) -> None:
    office = Shelf(busy)
    page = AlongPage(Room(qtbot, busy, office).window)
    assert not page.screen.take.isEnabled()
    page.screen.rows[office.own].click()
    page.screen.rows["d2"].click()
    settle()
    assert page.sees("2 dossiers meenemen")
    page.screen.take.click()
    settle()
    assert office.brought == [office.own, "d2"]
    assert page.sees("2 dossiers zijn klaar om mee te nemen. U kunt zonder netwerk werken.")
    assert page.sees("Klaar om mee te nemen, gecontroleerd om")
    assert not any(row.isChecked() for row in page.screen.rows.values())


def test_the_list_is_searched_by_name_and_number(qtbot: QtBot, busy: Desk) -> None:
    page = AlongPage(Room(qtbot, busy, Shelf(busy)).window)
    page.type("0500")
    assert list(page.screen.rows) == ["d3"]
    page.screen.search.setText("niemand")
    settle()
    assert page.sees("Geen dossiers gevonden.")


@pytest.mark.parametrize(
    ("failure", "words"),
    [(NoNetwork(), "Geen netwerk."), (NotWhole(), "Het ophalen van dit dossier is niet helemaal gelukt.")],
)
def test_what_went_wrong_is_told_and_the_choice_stays(qtbot: QtBot, busy: Desk, failure: Exception, words: str) -> None:
    page = AlongPage(Room(qtbot, busy, Shelf(busy, failure=failure)).window)
    page.screen.rows["d2"].click()
    page.screen.take.click()
    settle()
    assert page.sees(words)
    assert page.screen.rows["d2"].isChecked()
    assert page.screen.take.isEnabled()


def test_without_an_office_there_is_a_reason_instead_of_a_list(qtbot: QtBot, busy: Desk) -> None:
    page = AlongPage(Room(qtbot, busy, NoOffice()).window)
    assert page.sees("Geen netwerk.")
    assert page.screen.rows == {}


def test_initials_in_the_private_view(qtbot: QtBot, busy: Desk) -> None:
    room = Room(qtbot, busy, Shelf(busy))
    page = AlongPage(room.window)
    room.window.set_private(True)
    settle()
    assert page.sees("N.H.")
    assert not page.sees("Haddad")


def test_refused_work_is_taken_over_or_set_aside(qtbot: QtBot, busy: Desk) -> None:
    office = Shelf(busy)
    page = OverPage(Room(qtbot, busy, office).window)
    assert page.sees("Notitie · Farid Ahmadi")
    assert page.sees("Uw collega had geen toegang meer.")
    names = [button.accessibleName() for button in page.buttons()]
    assert not any(name.startswith("Overnemen: Brede intake") for name in names)
    page.press("Overnemen: Notitie · Farid Ahmadi")
    assert page.sees("Overgenomen. Synchroniseer om het te verzenden. Er is 1 keuze nodig.")
    page.press("Terzijde leggen: Brede intake · een dossier dat niet op dit apparaat staat")
    assert office.settled_ == [("over", "w1"), ("aside", "w2")]
    assert page.sees("Er wacht geen werk van collega's.")


def test_what_is_not_on_this_device_can_be_seen_alone(qtbot: QtBot, busy: Desk) -> None:
    office = Shelf(busy)
    page = AlongPage(Room(qtbot, busy, office).window)
    assert list(page.screen.rows) == [office.own, "d2", "d3"]
    assert page.sees("Alle 3")
    assert page.sees("Niet op dit apparaat · consulent Karim Bos")
    page.press("Niet op dit apparaat 2")
    assert list(page.screen.rows) == ["d2", "d3"]
    page.screen.rows["d2"].click()
    page.screen.take.click()
    settle()
    assert list(page.screen.rows) == ["d3"]
    assert page.sees("Niet op dit apparaat 1")
    page.press("Alle 3")
    assert list(page.screen.rows) == [office.own, "d2", "d3"]


def test_the_list_of_dossiers_leads_to_what_is_not_here(qtbot: QtBot, busy: Desk) -> None:
    page = DossiersPage(Room(qtbot, busy, Shelf(busy)).window)
    page.press("Andere dossiers van het team")
    along = cast(MeenemenScreen, page.window.screen_named("meenemen"))
    assert list(along.rows) == ["d2", "d3"]
    assert along.back == Back("Mijn dossiers", "dossiers")
    page.window.go("dossiers")
    settle()
    page.search("tadesse")
    assert page.sees('Geen dossiers gevonden voor "tadesse".')
    assert page.sees("Misschien heeft kantoor het dossier.")
    page.press("Zoek bij kantoor")
    assert along.search.text() == "tadesse"
    assert list(along.rows) == ["d3"]


def test_without_a_team_there_is_nothing_elsewhere(qtbot: QtBot, busy: Desk) -> None:
    user = replace(busy.wp.user, team="")
    page = DossiersPage(Room(qtbot, replace(busy, wp=replace(busy.wp, user=user))).window)
    assert page.screen.others.isHidden()
    page.search("tadesse")
    assert page.sees('Geen dossiers gevonden voor "tadesse".')
    assert page.screen.empty_elsewhere.isHidden()
