"""Synchroniseren: what a person can do about refused work, a dossier that may go, and what merged by itself."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.casework import sync_overview
from desktop_app.casework.office_ports import Progress, Settled, SyncOutcome
from desktop_app.casework.refused_work import GIVEN
from desktop_app.sync.line import NoOffice
from tests.gui.busy import dossier_of
from tests.gui.desk import NOW, Desk
from tests.gui.pictures import settle
from tests.gui.planted import plant_sync
from tests.gui.rooms import Room
from tests.gui.test_synchroniseren import SyncPage


class Lead(NoOffice):
    """An office that knows what it was given."""

    def __init__(self, *, keeps: bool = True) -> None:
        self.keeps = keeps
        self.given: list[str] = []
        self.steps: list[Settled] = []
        self.out = False

    def run(self, progress: Progress, *, quietly: bool = False) -> SyncOutcome:
        return SyncOutcome(0, 0, 0, 0, (), ())

    def hand_over(self, mutations: Sequence[str]) -> Sequence[str]:
        self.given += mutations
        return mutations if self.keeps else ()

    def settled(self) -> Sequence[Settled]:
        return self.steps

    def sign_out(self) -> None:
        self.out = True


@pytest.fixture
def planted(busy: Desk) -> Desk:
    plant_sync(busy)
    return busy


def page_on(qtbot: QtBot, desk: Desk, office: NoOffice | None = None) -> tuple[SyncPage, Room]:
    room = Room(qtbot, desk, office or Lead())
    return SyncPage(room.window), room


def row_of(page: SyncPage, name: str) -> str:
    return next(row.what for row in page.screen._presenter._view.rows if name in row.name)


def here(desk: Desk, name: str) -> bool:
    with desk.wp.vault.work() as work:
        return any(record.body["surname"] == name for record in work.find(kind="dossier"))


def test_refused_work_can_be_given_to_who_leads_and_its_fate_is_told(qtbot: QtBot, planted: Desk) -> None:
    office = Lead()
    page, _ = page_on(qtbot, planted, office)
    page.press("Geef aan leidinggevende: Farid Ahmadi")
    assert office.given
    assert row_of(page, "Ahmadi") == "gegeven aan uw leidinggevende"
    assert page.sees("Uw leidinggevende ziet uw werk nu op kantoor.")
    office.steps = [Settled(one, "taken_over", "Fatma Yıldız", NOW) for one in office.given]
    page.press("Nu synchroniseren")
    assert row_of(page, "Ahmadi") == "overgenomen"
    assert page.sees("Fatma Yıldız nam uw werk over in het dossier")


def test_an_office_that_does_not_have_it_is_no_reason_to_let_go(qtbot: QtBot, planted: Desk) -> None:
    page, _ = page_on(qtbot, planted, Lead(keeps=False))
    page.press("Geef aan leidinggevende: Farid Ahmadi")
    assert row_of(page, "Ahmadi") == "geweigerd"
    assert page.sees("Kantoor heeft dit werk niet. Bewaar het als bestand")


def test_without_a_network_nothing_is_given(qtbot: QtBot, planted: Desk) -> None:
    page, room = page_on(qtbot, planted, NoOffice())
    page.press("Geef aan leidinggevende: Farid Ahmadi")
    assert page.sees("Geen netwerk.")
    assert row_of(page, "Ahmadi") == "geweigerd"
    with planted.wp.vault.work() as work:
        assert not work.local(GIVEN)
    assert room.status.facts.online is False


def test_refused_work_can_be_sent_again(qtbot: QtBot, planted: Desk) -> None:
    dossier = dossier_of(planted, "Ahmadi")
    page, _ = page_on(qtbot, planted)
    page.press("Probeer opnieuw: Farid Ahmadi")
    with planted.wp.vault.work() as work:
        assert not work.refused(dossier)
        assert work.unsent()[dossier] > 0
    assert "wacht op verzenden" in row_of(page, "Ahmadi")


def test_refused_work_can_be_kept_in_a_sealed_file(qtbot: QtBot, planted: Desk, tmp_path: Path) -> None:
    page, room = page_on(qtbot, planted)
    asked: list[str] = []

    def ask(name: str) -> str:
        asked.append(name)
        return str(tmp_path / name)

    room.ask_file = ask
    page.press("Bewaar als bestand: Farid Ahmadi")
    assert (tmp_path / asked[0]).read_bytes().endswith(b'"tamrof"{')  # the double of the seal turns it around
    assert "Ahmadi" not in asked[0]
    dossier = dossier_of(planted, "Ahmadi")
    with planted.wp.vault.work() as work:
        assert work.trail(dossier)[-1].what == "exported"


def test_a_file_that_cannot_be_written_is_told(qtbot: QtBot, planted: Desk, tmp_path: Path) -> None:
    page, room = page_on(qtbot, planted)
    room.ask_file = lambda name: str(tmp_path / "nergens" / name)
    page.press("Bewaar als bestand: Farid Ahmadi")
    assert page.sees("Het bewaren van het bestand is niet gelukt.")


def test_a_dossier_goes_from_the_laptop_after_a_second_yes(qtbot: QtBot, planted: Desk) -> None:
    page, _ = page_on(qtbot, planted)
    page.press("Verwijder van dit apparaat: Amadou Diallo")
    assert here(planted, "Diallo")
    assert page.focus().property("text") == "Laat staan tot de volgende afspraak"
    page.press("Laat staan tot de volgende afspraak")
    assert here(planted, "Diallo")
    page.press("Verwijder van dit apparaat: Amadou Diallo")
    page.press("Verwijder nu")
    assert not here(planted, "Diallo")
    assert page.sees("is van dit apparaat verwijderd. Op kantoor staat alles nog.")
    assert page.focus() is page.screen.now


def test_what_waits_offers_no_removal(qtbot: QtBot, planted: Desk) -> None:
    page, _ = page_on(qtbot, planted)
    names = [button.accessibleName() for button in page.buttons()]
    assert "Verwijder van dit apparaat: Amadou Diallo" in names
    assert not any("Verwijder" in name and ("Warsame" in name or "Ahmadi" in name) for name in names)


def test_what_merged_by_itself_is_listed(qtbot: QtBot, planted: Desk) -> None:
    page, _ = page_on(qtbot, planted)
    assert page.sees("2 wijzigingen zijn vanzelf samengevoegd")
    page.press("Bekijk samengevoegd: Olena Kovalenko")
    assert page.sees("Van Karim Bos, samengevoegd di 24 nov")
    assert page.sees("Van Anja de Wit, samengevoegd di 24 nov")
    assert page.focus().property("text") == "Terug naar de lijst"
    page.press("Terug naar de lijst")
    assert page.focus() is page.screen.now


def test_the_next_attempt_is_told(qtbot: QtBot, planted: Desk) -> None:
    sync_overview.note_next(planted.wp, planted.wp.clock() + timedelta(minutes=7))
    page, _ = page_on(qtbot, planted, NoOffice())
    assert page.sees("Volgende poging: vandaag")
    page.press("Nu synchroniseren")
    assert page.sees("Volgende poging: als er netwerk is")


def test_colleagues_work_is_for_who_leads(qtbot: QtBot, planted: Desk) -> None:
    page, room = page_on(qtbot, planted)
    assert not page.screen.colleagues.isHidden()
    with planted.wp.vault.work() as work:
        work.set_local("role", "consulent")
    page.screen.enter()
    settle()
    assert page.screen.colleagues.isHidden()
    assert room.window.current == "synchroniseren"


def test_signing_out_is_told_and_leaves_the_work_here(qtbot: QtBot, planted: Desk) -> None:
    office = Lead()
    page, _room = page_on(qtbot, planted, office)
    before = [row.dossier for row in page.screen._presenter._view.rows]
    page.press("Afmelden bij kantoor")
    assert office.out
    assert page.sees("U bent afgemeld bij kantoor.")
    assert [row.dossier for row in page.screen._presenter._view.rows] == before
