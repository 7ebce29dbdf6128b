"""Synchroniseren: what waits, a run with progress, failures in plain words, and a person's choice."""

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.casework import conflicts, dossiers
from desktop_app.casework.errors import NoNetwork, OfficeFailing
from desktop_app.casework.office_ports import Double, Given, GivenFile, Progress, SyncOutcome
from desktop_app.domain.answer import AnswerState
from desktop_app.domain.errors import OpmaatError
from desktop_app.i18n.formats import plain
from desktop_app.sync.line import NoOffice
from desktop_app.ui.screens.synchroniseren.choice_card import ChoiceCard
from desktop_app.ui.screens.synchroniseren.screen import SynchroniserenScreen
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.widgets.btn import Btn
from tests.gui.busy import dossier_of
from tests.gui.desk import Desk
from tests.gui.pages.page import WindowPage
from tests.gui.pictures import settle
from tests.gui.planted import plant_conflict
from tests.gui.rooms import Room


class OfficeDouble(NoOffice):
    """Stands for the wire only; what it says lands in the real vault and on the real screen."""

    def __init__(self, answer: Callable[[Progress], SyncOutcome]) -> None:
        self._answer = answer

    def run(self, progress: Progress, *, quietly: bool = False) -> SyncOutcome:
        return self._answer(progress)


def refuse(error: OpmaatError) -> OfficeDouble:
    def fail(_progress: Progress) -> SyncOutcome:
        raise error

    return OfficeDouble(fail)


class SyncPage(WindowPage):
    name = "synchroniseren"

    @property
    def screen(self) -> SynchroniserenScreen:
        return self.screen_as(SynchroniserenScreen)

    def tags(self) -> list[str]:
        return [row.what for row in self.screen._presenter._view.rows]

    def card(self) -> ChoiceCard:
        return self.screen.findChildren(ChoiceCard)[0]


def page_on(qtbot: QtBot, desk: Desk, office: OfficeDouble | None = None) -> tuple[SyncPage, Room]:
    room = Room(qtbot, desk, office)
    return SyncPage(room.window), room


def test_every_dossier_with_unsent_work_is_listed(qtbot: QtBot, busy: Desk) -> None:
    page, _room = page_on(qtbot, busy)
    with busy.wp.vault.work() as work:
        waiting = [dossier for dossier, count in work.unsent().items() if work.get(dossier) and count]
    assert len([row for row in page.screen._presenter._view.rows if row.dossier in waiting]) >= 10
    assert page.sees("Yusuf Warsame")
    assert page.sees("Nog niet gesynchroniseerd")


def test_a_run_tells_progress_and_what_it_did(qtbot: QtBot, busy: Desk) -> None:
    seen: list[str] = []
    window: list[MainWindow] = []

    def answer(progress: Progress) -> SyncOutcome:
        assert progress(3, 8)
        seen.append(SyncPage(window[0]).screen.running.text())
        return SyncOutcome(8, 8, 2, 0, (), ())

    page, room = page_on(qtbot, busy, OfficeDouble(answer))
    window.append(room.window)
    page.press("Nu synchroniseren")
    assert "van" in seen[0]
    assert "U kunt doorwerken." in seen[0]
    assert page.sees("Klaar. Verzonden: 8. Opgehaald: 2.")
    assert page.sees("Laatst: vandaag")


def test_stop_is_passed_on(qtbot: QtBot, busy: Desk) -> None:
    asked: list[bool] = []
    pages: list[SyncPage] = []

    def answer(progress: Progress) -> SyncOutcome:
        asked.append(progress(1, 8))
        pages[0].press("Stoppen")
        asked.append(progress(2, 8))
        return SyncOutcome(2, 2, 0, 0, (), ())

    page, _room = page_on(qtbot, busy, OfficeDouble(answer))
    pages.append(page)
    page.press("Nu synchroniseren")
    assert asked == [True, False]


def test_no_network_says_what_is_safe(qtbot: QtBot, busy: Desk) -> None:
    page, room = page_on(qtbot, busy, refuse(NoNetwork()))
    page.press("Nu synchroniseren")
    assert page.sees("Geen netwerk")
    assert page.sees("Alles is opgeslagen op dit apparaat.")
    assert room.status.facts.online is False
    assert any("wacht op netwerk" in words for words in page.tags())
    assert page.screen.now.isEnabled()


def test_a_failing_office_keeps_the_work_here(qtbot: QtBot, busy: Desk) -> None:
    page, room = page_on(qtbot, busy, refuse(OfficeFailing(status=503)))
    page.press("Nu synchroniseren")
    assert not page.screen.notice.isHidden()
    assert "503" not in page.screen.notice.headline.text()
    assert room.status.facts.online is None


def test_a_refusal_stands_with_its_dossier_and_stays_after_restart(qtbot: QtBot, busy: Desk) -> None:
    dossier = dossier_of(busy, "Ahmadi")

    def answer(_progress: Progress) -> SyncOutcome:
        vault: Any = busy.wp.vault
        store = vault.sync_store()
        for mutation in store.next_batch(10_000):
            if mutation.dossier == dossier:
                store.refuse(mutation.id, "geen_toegang")
        return SyncOutcome(1, 0, 0, 0, (), ((dossier, "geen_toegang"),))

    page, _room = page_on(qtbot, busy, OfficeDouble(answer))
    page.press("Nu synchroniseren")
    assert "geweigerd" in page.tags()
    again, _other = page_on(qtbot, busy)
    refused = next(row for row in again.screen._presenter._view.rows if row.dossier == dossier)
    assert refused.what == "geweigerd"
    assert refused.why.startswith("U heeft geen toegang meer tot deze gegevens. Uw werk is bewaard.")


def test_nothing_is_chosen_beforehand_and_an_empty_choice_is_told(qtbot: QtBot, busy: Desk) -> None:
    dossier = dossier_of(busy, "Tesfay")
    plant_conflict(busy, dossier)
    page = SyncPage(Room(qtbot, busy).window, dossier=dossier)
    card = page.card()
    assert isinstance(page.focus(), Btn)
    assert page.focus().property("text") == "Terug naar de lijst"
    assert page.sees("Hoeveel uur per week kunt u leren, naast werk en gezin?")
    assert [row.text() for row in card.rows.values()][:2] == ["U: 12 tot 20 uur", "Ander: 6 tot 12 uur"]
    assert page.sees("Karim Bos, di 24 nov 13:45, gezegd door cliënt")
    assert not any(row.isChecked() for row in card.rows.values())
    page.press("Keuze opslaan")
    assert card.error.text() == "Kies wat er in het dossier komt."
    assert conflicts.open_conflicts(busy.wp, dossier)


@pytest.mark.parametrize(
    ("choice", "value", "state"),
    [
        ("mine", "12_20", AnswerState.BEANTWOORD),
        ("theirs", "6_12", AnswerState.BEANTWOORD),
        ("ask_again", "", AnswerState.LATER),
    ],
)
def test_a_choice_is_stored_as_the_answer(
    qtbot: QtBot, busy: Desk, choice: str, value: str, state: AnswerState
) -> None:
    dossier = dossier_of(busy, "Tesfay")
    plant_conflict(busy, dossier)
    page = SyncPage(Room(qtbot, busy).window, dossier=dossier)
    page.card().rows[choice].click()
    page.press("Keuze opslaan")
    with busy.wp.vault.work() as work:
        answer = next(one for path, one in work.answers(dossier).items() if path.endswith("/leeruren"))
    assert (answer.value, answer.state) == (value, state)
    assert not conflicts.open_conflicts(busy.wp, dossier)
    assert not page.screen.findChildren(ChoiceCard) or page.card().isHidden()
    assert page.focus() is page.screen.now


def test_the_private_view_hides_names(qtbot: QtBot, busy: Desk) -> None:
    page, room = page_on(qtbot, busy)
    room.window.set_private(True)
    settle()
    assert page.sees("Y.W.")
    assert not page.sees("Warsame")


def test_what_the_office_gave_and_what_was_not_taken_is_told(qtbot: QtBot, busy: Desk) -> None:
    files = [GivenFile("form", "2099010101", busy.clock()), GivenFile("law", "2027-01-01", busy.clock())]
    given = Given(files, [("theme", "bestand_niet_vertrouwd")])
    page, _room = page_on(qtbot, busy, OfficeDouble(lambda _progress: SyncOutcome(0, 0, 0, 0, (), (), given)))
    assert page.screen.given.isHidden()
    page.press("Nu synchroniseren")
    assert page.sees("Nieuwe vragenlijst")
    assert page.sees("Nieuwe gesprekken beginnen hiermee zodra u Opmaat opnieuw opent.")
    assert page.sees("Zij gelden vanaf 1 januari 2027.")
    assert page.sees("Het bestand met de nieuwe huisstijl heeft geen handtekening die wij kennen.")
    busy.clock.pass_(days=31)
    again, _other = page_on(qtbot, busy)
    assert again.sees("Nieuwe vragenlijst"), "as long as it is not used"
    office = OfficeDouble(lambda _progress: SyncOutcome(0, 0, 0, 0, (), (), Given()))
    later, _other = page_on(qtbot, busy, office)
    later.press("Nu synchroniseren")
    assert later.screen.given.isHidden()


def test_another_dossier_with_the_same_bsn_is_pointed_out_on_both_kinds_of_row(qtbot: QtBot, busy: Desk) -> None:
    own, other = dossier_of(busy, "Ahmadi"), dossier_of(busy, "Tesfay")
    doubles = [[Double(own, "Anja de Wit"), Double("elders", "Karim Bos")], [Double("ver", ""), Double("weg", "")]]
    page, room = page_on(qtbot, busy, OfficeDouble(lambda _progress: SyncOutcome(0, 0, 0, 0, (), (), None, doubles)))
    dossiers.change(busy.wp, dossier=own, bsn="111222333")
    words = "Een ander dossier heeft hetzelfde BSN."
    assert not page.sees(words)
    page.press("Nu synchroniseren")
    (row,) = [row for row in page.screen._presenter._view.rows if row.double]
    assert row.dossier == own
    assert plain(row.double) == f"{words} Consulent: Karim Bos. Overleg welk dossier blijft."
    assert page.sees(words)
    assert page.sees("Karim Bos")
    room.window.set_private(True)
    settle()
    assert page.sees(words)
    dossiers.change(busy.wp, dossier=other, bsn="111222333")
    page.press("Nu synchroniseren")
    doubled = {row.dossier for row in page.screen._presenter._view.rows if row.double}
    assert doubled == {own, other}
