"""Instellingen: a choice works at once, is kept in the vault, and comes back."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.ui import preferences
from desktop_app.ui.preferences import KEY, Preferences
from desktop_app.ui.qt.theme import Theme
from desktop_app.ui.qt.tokens import DARK
from desktop_app.ui.screens.instellingen.screen import InstellingenScreen
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


@pytest.mark.parametrize("stored", [None, "donker", {"mode": "paars", "scale": 9, "letters": "ja"}, {"scale": None}])
def test_what_this_version_does_not_know_is_left_out(room: Room, stored: object) -> None:
    with room.desk.wp.vault.work() as work:
        work.set_local(KEY, stored)
    assert preferences.read(room.desk.wp) == Preferences()


def test_the_list_of_dossiers_leads_here_and_back(room: Room) -> None:
    room.window.go("dossiers")
    page = WindowPage.__new__(WindowPage)
    page.window = room.window
    page.press("Instellingen")
    assert room.window.current == "instellingen"
    page.press("Mijn dossiers")
    assert room.window.current == "dossiers"


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
