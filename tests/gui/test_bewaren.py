"""Bewaartermijn: the list calls, nothing goes after one press, and the proof stays without a name."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.casework.dossiers import read_header
from desktop_app.casework.records import to_body
from desktop_app.i18n.formats import plain
from desktop_app.ui.screens.bewaren.screen import BewarenScreen
from desktop_app.ui.screens.dossiers.screen import DossiersScreen
from tests.gui.busy import dossier_of
from tests.gui.desk import NOW, Desk
from tests.gui.pages.page import WindowPage
from tests.gui.pictures import settle
from tests.gui.rooms import Room
from tests.gui.walks import assert_named, assert_no_sideways, assert_targets, assert_words_fit


class KeepPage(WindowPage):
    name = "bewaren"

    @property
    def screen(self) -> BewarenScreen:
        return self.screen_as(BewarenScreen)

    def named(self, start: str) -> str:
        return next(one.accessibleName() for one in self.buttons() if one.accessibleName().startswith(start))


@pytest.fixture
def room(qtbot: QtBot, busy: Desk) -> Room:
    demir = dossier_of(busy, "Demir")
    header = read_header(busy.wp, demir)
    body = to_body(replace(header, dates=replace(header.dates, overleden=date(2026, 11, 20))))
    with busy.wp.vault.work() as work:
        work.put(id=demir, dossier=demir, kind="dossier", body=body, by="anja", at=NOW)
    sync = busy.wp.vault.sync_store()  # type: ignore[attr-defined]
    for sent in sync.next_batch(10_000):
        sync.acknowledge(sent.id, 1)
    return Room(qtbot, busy)


def shown_back(desk: Desk) -> None:
    """A pull shows everything that was sent."""
    with desk.wp.vault._engine.begin() as connection:  # type: ignore[attr-defined]
        connection.exec_driver_sql("DELETE FROM outbox")


def test_a_dossier_that_is_due_goes_after_two_presses_and_leaves_a_proof(room: Room) -> None:
    shown_back(room.desk)
    demir = dossier_of(room.desk, "Demir")
    room.window.go("dossiers")
    settle()
    start = room.window.screen_named("dossiers")
    assert isinstance(start, DossiersScreen)
    assert plain(start.due.text()) == "Bewaartermijn voorbij: 1"
    start.due.click()
    settle()
    page = KeepPage.__new__(KeepPage)
    page.window = room.window
    assert page.sees("Overleden op 20 november 2026.")
    page.press(page.named("Wissen: "))
    assert page.sees("Terughalen kan niet.")
    focused = page.focus()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Niet wissen"
    for check in (assert_named, assert_targets, assert_words_fit, assert_no_sideways):
        check(room.window)
    page.press(page.named("Niet wissen"))
    assert read_header(room.desk.wp, demir).surname == "Demir"
    page.press(page.named("Wissen: "))
    page.press(page.named("Definitief wissen"))
    assert page.sees("Het dossier is gewist.")
    assert page.sees("Gewist op deze laptop")
    assert page.sees("Er zijn geen dossiers die weg moeten.")
    assert not page.sees("Demir")
    with room.desk.wp.vault.work() as work:
        assert work.get(demir) is None
    room.window.go("dossiers")
    settle()
    assert not start.due.isVisible()


def test_unsent_work_is_told_and_kept(room: Room) -> None:
    page = KeepPage(room.window)
    page.press(page.named("Wissen: "))
    page.press(page.named("Definitief wissen"))
    assert page.sees("Nog niet alles van dit dossier staat op kantoor.")
    assert page.sees("Demir")


def test_the_private_view_hides_the_name(room: Room) -> None:
    page = KeepPage(room.window)
    assert page.sees("Demir")
    room.window.set_private(True)
    settle()
    assert not page.sees("Demir")
