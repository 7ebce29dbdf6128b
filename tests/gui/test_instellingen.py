"""Instellingen: a choice works at once, is kept in the vault, and comes back."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.casework import whole_team
from desktop_app.casework.sync_overview import LAST
from desktop_app.i18n.formats import plain
from desktop_app.ui import preferences
from desktop_app.ui.preferences import KEY, Preferences
from desktop_app.ui.qt import captures
from desktop_app.ui.qt.theme import Theme
from desktop_app.ui.qt.tokens import DARK
from desktop_app.ui.screens.instellingen.screen import InstellingenScreen
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.rows import AnswerRow
from desktop_app.vault.open_vault import OpenVault
from tests.gui.desk import Desk
from tests.gui.pages.page import WindowPage
from tests.gui.rooms import Room


class InstellingenPage(WindowPage):
    name = "instellingen"

    @property
    def screen(self) -> InstellingenScreen:
        return self.screen_as(InstellingenScreen)


@pytest.fixture
def room(qtbot: QtBot, desk: Desk) -> Room:
    return Room(qtbot, desk)


def test_a_choice_works_at_once_and_is_kept(room: Room, look: Theme) -> None:
    page = InstellingenPage(room.window)
    page.press("Donker")
    page.press("150 %")
    page.press("Antwoorden met de toetsen W, X, N en L")
    page.press("Opmaat synchroniseert vanzelf")
    page.press("Vertalingen tonen die niemand heeft nagekeken")
    assert look.tokens is DARK
    assert look.scale == 1.5
    assert preferences.read(room.desk.wp) == Preferences("donker", 1.5, letters=False, by_itself=False, unchecked=False)
    assert room.wishes.preferences.letters is False
    assert room.status.facts.saved_at is not None


def test_what_was_chosen_stands_there_the_next_time(room: Room) -> None:
    preferences.write(room.desk.wp, Preferences("licht", 1.25))
    page = InstellingenPage(room.window)
    assert page.screen.mode.code() == "licht"
    assert page.screen.scale.code() == "1.25"


def test_the_whole_team_comes_only_when_it_is_wished(qtbot: QtBot, room: Room) -> None:
    page, wp = InstellingenPage(room.window), room.desk.wp
    few, more = "Hier staan alleen uw eigen dossiers en wat u meeneemt.", "De volgende synchronisatie haalt de rest op."
    assert page.sees(few)
    assert not page.screen.device.whole_team.isChecked()
    page.press("Alle dossiers van het team op deze laptop")
    assert page.sees(more)
    assert whole_team.wanted(wp)
    assert room.status.facts.saved_at is not None
    again = InstellingenPage(Room(qtbot, room.desk).window)
    assert again.screen.device.whole_team.isChecked()
    again.press("Alle dossiers van het team op deze laptop")
    assert again.sees(few)
    assert not whole_team.wanted(wp)


def test_without_a_team_there_is_no_such_wish(qtbot: QtBot, desk: Desk) -> None:
    user = replace(desk.wp.user, team="")
    page = InstellingenPage(Room(qtbot, replace(desk, wp=replace(desk.wp, user=user))).window)
    assert page.screen.device.whole_team.isHidden()
    assert page.screen.device.holds.isHidden()


@pytest.mark.parametrize("stored", [None, "donker", {"mode": "paars", "scale": 9, "letters": "ja"}, {"scale": None}])
def test_what_this_version_does_not_know_is_left_out(room: Room, stored: object) -> None:
    with room.desk.wp.vault.work() as work:
        work.set_local(KEY, stored)
    assert preferences.read(room.desk.wp) == Preferences()


def test_where_the_system_can_the_window_stays_out_of_captures_unless_somebody_wants_otherwise(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only Windows can; that the row is not there elsewhere is seen in every other test of this page."""
    monkeypatch.setattr(captures, "possible", lambda: True)
    page = InstellingenPage(room.window)
    assert page.screen.switches["hidden"].isChecked()
    page.press("Opmaat niet laten zien in schermopnamen")
    assert preferences.read(room.desk.wp) == Preferences(hidden=False)


def choose(field: ChoiceField, code: str) -> None:
    field.box.setFocus()
    field.box.setCurrentIndex(field.box.findData(code))
    field.box.activated.emit(field.box.currentIndex())


def test_minutes_of_break_and_lock_are_kept(room: Room) -> None:
    page = InstellingenPage(room.window)
    assert [field.code() for field in page.screen.minutes.values()] == ["60", "30", "10"]
    for name, code in (("break_after", "0"), ("lock_in_talk", "20"), ("lock_after", "5")):
        choose(page.screen.minutes[name], code)
    kept = preferences.read(room.desk.wp)
    assert (kept.break_after, kept.lock_in_talk, kept.lock_after) == (0, 20, 5)
    assert (kept.lock_minutes("gesprek"), kept.lock_minutes("pip")) == (20, 5)


@pytest.mark.parametrize(
    ("stored", "kept"),
    [
        ({"lock_after": 600, "lock_in_talk": 0, "break_after": -1}, Preferences()),
        ({"lock_after": "5", "lock_in_talk": None, "client_screen": 3}, Preferences()),
        ({"lock_after": True, "break_after": False}, Preferences()),
        ({"lock_after": 15, "client_screen": "HDMI-1"}, Preferences(lock_after=15, client_screen="HDMI-1")),
    ],
)
def test_a_lock_never_takes_longer_than_is_safe(room: Room, stored: object, kept: Preferences) -> None:
    with room.desk.wp.vault.work() as work:
        work.set_local(KEY, stored)
    assert preferences.read(room.desk.wp) == kept


def test_without_a_second_screen_that_is_said(room: Room) -> None:
    page = InstellingenPage(room.window)
    card = page.screen.client_screen
    assert page.sees("Er is nu geen tweede scherm.")
    page.press("Toon een proefbeeld")
    assert not room.second.isVisible()
    assert card.test.text() == "Toon een proefbeeld"


def test_a_chosen_screen_that_is_not_there_now_stays_chosen(room: Room) -> None:
    preferences.write(room.desk.wp, Preferences(client_screen="HDMI-1"))
    page = InstellingenPage(room.window)
    field = page.screen.client_screen.field
    assert field.code() == "HDMI-1"
    choose(field, "*")
    assert preferences.read(room.desk.wp).client_screen == ""


def test_what_lies_on_this_laptop(room: Room) -> None:
    wp = room.desk.wp
    page = InstellingenPage(room.window)
    told = plain(page.screen.device.told.text()).split("\n")
    assert told[0] == "1 dossier, versleuteld."
    assert told[1] == "1 wijziging is nog niet verzonden."
    assert told[2].startswith("Ruimte: ")
    assert told[3:] == ["Nog niet gesynchroniseerd.", "Nog geen reservekopie."]
    with wp.vault.work() as work:
        work.set_local(LAST, room.desk.clock().isoformat())
    vault = wp.vault
    assert isinstance(vault, OpenVault)
    size, none = vault.footprint()
    vault.back_up()
    larger, taken = vault.footprint()
    assert none is None
    assert taken == room.desk.clock()
    assert larger > size > 4096, "a backup takes room too"
    room.window.go("dossiers")
    page = InstellingenPage(room.window)
    told = plain(page.screen.device.told.text()).split("\n")
    at = f"24 november 2026 {room.desk.clock().astimezone():%H:%M}"
    assert told[3:] == [f"Laatste synchronisatie: {at}.", f"Laatste reservekopie: {at}."]
    page.press("Dossiers verzenden of verwijderen")
    assert room.window.current == "synchroniseren"


def test_digits_beside_answers_can_be_hidden(room: Room, look: Theme) -> None:
    page = InstellingenPage(room.window)
    row = AnswerRow("Ja", low=True)
    row.face.key = "1"
    wide = row.sizeHint()
    shown = row.grab().toImage()
    page.press("Cijfers naast de antwoorden tonen")
    assert look.digits is False
    assert row.sizeHint().width() <= wide.width()
    assert row.grab().toImage() != shown
    page.press("Cijfers naast de antwoorden tonen")
    assert row.grab().toImage() == shown
    row.deleteLater()


def test_the_list_of_dossiers_leads_here_and_back(room: Room) -> None:
    room.window.go("dossiers")
    page = WindowPage.__new__(WindowPage)
    page.window = room.window
    page.press("Instellingen")
    assert room.window.current == "instellingen"
    page.press("Mijn dossiers")
    assert room.window.current == "dossiers"


def test_functional_management_finds_the_recorder_here(room: Room) -> None:
    InstellingenPage(room.window).press("Opnames bekijken en maken")
    assert room.window.current == "geluid"


def test_a_diagnosis_for_who_helps_has_no_word_of_a_dossier(room: Room, tmp_path: Path) -> None:
    page = InstellingenPage(room.window)
    assert page.sees("Versie 0.1.0")
    assert page.sees("Regels van 2 april 2026")
    page.press("Sla een diagnosebestand op")  # cancelled
    assert list(tmp_path.glob("*.txt")) == []
    room.file = str(tmp_path / "diagnose.txt")
    page.press("Sla een diagnosebestand op")
    assert page.sees("Het diagnosebestand is opgeslagen.")
    told = (tmp_path / "diagnose.txt").read_text(encoding="utf-8")
    assert "SQLCipher" in told
    assert "Wet van 2026-04-02" in told
    for secret in ("Samira", "Al-Hamad", "Anja", str(tmp_path), str(Path.home())):
        assert secret not in told


def test_a_place_that_cannot_be_written_is_told(room: Room, tmp_path: Path) -> None:
    page = InstellingenPage(room.window)
    room.file = str(tmp_path / "nergens" / "diagnose.txt")
    page.press("Sla een diagnosebestand op")
    assert page.sees("Het bewaren van het bestand is niet gelukt.")
    assert page.screen.about.save.isEnabled()


def test_licences_open_and_close_by_keyboard(room: Room) -> None:
    page = InstellingenPage(room.window)
    shown = page.screen.about.licences
    assert not page.sees("Lucide")
    page.press("Licenties")
    for words in ("Opmaat 0.1.0 · EUPL-1.2", "Noto Sans · OFL-1.1", "Lucide · ISC", "PySide6_Essentials"):
        assert page.sees(words)
    assert page.focus() is shown.card, "the reader begins at the list"
    assert "Lucide · ISC" in shown.card.accessibleDescription()
    page.key(Qt.Key.Key_Escape)
    assert shown.card.isHidden()
    assert page.focus() is shown.button
    page.press("Licenties")
    page.press("Licenties verbergen")
    assert shown.card.isHidden()
    assert page.focus() is shown.button
    page.press("Licenties")
    assert [text.startswith("Noto Sans") for text in page.texts()].count(True) == 1, "read once"
    room.window.go("dossiers")
    assert InstellingenPage(room.window).screen.about.licences.card.isHidden()


def test_the_list_of_licences_scrolls_with_the_keyboard(room: Room) -> None:
    page = InstellingenPage(room.window)
    page.press("Licenties")
    card = page.screen.about.licences.card
    top = card.mapTo(room.window, card.rect().topLeft()).y()
    page.key(Qt.Key.Key_PageDown)
    assert card.mapTo(room.window, card.rect().topLeft()).y() < top
