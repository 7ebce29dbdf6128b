"""A newer questionnaire on screen: offered on the dossier, shown before it is done, and undone by one key."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.casework.dossiers import read_header
from desktop_app.forms import load_package
from desktop_app.installation import Installation
from desktop_app.materials import Materials
from desktop_app.places import resources
from desktop_app.ui.qt.changes_bus import ChangesBus
from desktop_app.ui.qt.theme import Theme
from desktop_app.ui.screens.controleren.screen import ControlerenScreen
from desktop_app.ui.screens.dossier.screen import DossierScreen
from desktop_app.ui.screens.overstap.screen import OverstapScreen
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.status import Status
from desktop_app.ui.work import ImmediateLanes
from tests.gui.desk import Desk, questionnaire
from tests.gui.pages.page import WindowPage
from tests.gui.pages.plan import answer
from tests.gui.pages.talk import CTRL, Elsewhere, Talk
from tests.gui.pictures import settle
from tests.gui.walks import assert_named, assert_no_sideways, assert_targets, assert_words_fit
from tests.questionnaires import LATER, revised

WHY = "leren/gestopt_reden"
GIVEN = {"leren/eerder_gestopt": "ja", WHY: "geld", "leren/leeruren": "12_20"}


class Page(WindowPage):
    name = "dossier"


@pytest.fixture
def begun(desk: Desk) -> Desk:
    """A conversation on the shipped questionnaire, on a laptop that got a newer one since."""
    answer(desk, GIVEN)
    desk.wp = replace(desk.wp, questionnaire=revised(gone=[WHY]), older={questionnaire().version: questionnaire()})
    return desk


def opened(desk: Desk, qtbot: QtBot) -> Page:
    wp, lanes, bus, status = desk.wp, ImmediateLanes(), ChangesBus(), Status()
    window = MainWindow(
        {
            "dossier": lambda: DossierScreen(wp, lanes, bus),
            "overstap": lambda: OverstapScreen(wp, lanes, bus, status),
            "controleren": lambda: ControlerenScreen(wp, lanes=lanes, bus=bus, status=status),
            "gesprek": Elsewhere,
        },
        bus,
        status,
    )
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    return Page(window, dossier=desk.dossier)


def stored(desk: Desk) -> tuple[str, str, int]:
    """Version of the questionnaire, the answer, and how many earlier ones stand beside it."""
    with desk.wp.vault.work() as work:
        row = work.answers(desk.dossier)[f"/data/{WHY}"]
    return read_header(desk.wp, desk.dossier).vragenlijst, row.value, len(row.earlier)


def test_it_is_offered_shown_done_and_undone_by_keyboard(begun: Desk, qtbot: QtBot) -> None:
    page = opened(begun, qtbot)
    assert page.sees("Er is een nieuwere vragenlijst.")
    page.press("Bekijk wat er verandert")
    assert page.sees("2 antwoorden gaan mee.")
    assert {"Waardoor bent u toen gestopt?", "Geld"} <= set(page.texts())
    assert stored(begun) == (questionnaire().version, "geld", 0)
    assert_named(page.window)
    assert_targets(page.window)
    page.press("Overstappen")
    assert stored(begun) == (LATER, "", 1)
    assert page.sees("Alle antwoorden zijn bewaard. Antwoord u nu iets, dan kunt u niet meer terug.")
    page.key(Qt.Key.Key_Z, CTRL)
    assert stored(begun) == (questionnaire().version, "geld", 0)
    assert page.sees("2 antwoorden gaan mee.")
    page.press("Niet nu")
    assert page.window.current == "dossier"


def test_what_can_be_done_is_in_sight_with_large_text(begun: Desk, qtbot: QtBot, look: Theme) -> None:
    look.set_scale(2.0)
    page = opened(begun, qtbot)
    page.window.resize(1093, 614)
    page.press("Bekijk wat er verandert")
    settle()
    make = page.window.screen_named("overstap").make  # type: ignore[attr-defined]
    assert make.visibleRegion().boundingRect() == make.rect()
    assert_words_fit(page.window)
    assert_no_sideways(page.window)


def test_once_moved_it_is_not_offered_again_and_controleren_shows_what_was_set_aside(begun: Desk, qtbot: QtBot) -> None:
    page = opened(begun, qtbot)
    page.press("Bekijk wat er verandert")
    page.press("Overstappen")
    page.window.go("dossier", dossier=begun.dossier)
    settle()
    assert not page.sees("Er is een nieuwere vragenlijst.")
    page.window.go("controleren", dossier=begun.dossier)
    settle()
    assert page.sees("De nieuwe vragenlijst heeft deze vraag niet meer. Bewaard tot u de intake afrondt.")


def test_an_answer_given_meanwhile_is_told_and_shown_anew(begun: Desk, qtbot: QtBot) -> None:
    page = opened(begun, qtbot)
    page.press("Bekijk wat er verandert")
    answer(begun, {"leren/eerder_gestopt": "nee"})
    page.press("Overstappen")
    assert page.sees("In dit gesprek is intussen iets veranderd.")
    assert stored(begun)[0] == questionnaire().version


def test_a_questionnaire_that_is_not_here_is_explained_and_its_answers_can_be_read(begun: Desk, qtbot: QtBot) -> None:
    begun.wp = replace(begun.wp, older={})
    page = opened(begun, qtbot)
    said = "De vragenlijst van dit gesprek staat niet op deze laptop."
    assert page.sees(said)
    page.window.go("controleren", dossier=begun.dossier)
    settle()
    assert page.sees(said)
    assert page.sees("12 tot 20 uur")
    words = {button.text() for button in page.buttons()}
    assert not words & {"Wijzigen", "Nu vragen", "Intake afronden", "Terugnemen", "Weglaten"}


@pytest.fixture
def talk(begun: Desk, qtbot: QtBot) -> Iterator[Talk]:
    begun.wp = replace(begun.wp, older={})
    made = Talk(begun).open()
    yield made
    made.close()


def test_such_a_conversation_opens_where_it_can_be_read(talk: Talk) -> None:
    assert talk.window.current == "controleren"
    assert not talk.screen.talking


def test_the_program_finds_older_questionnaires_that_are_signed(tmp_path: Path) -> None:
    forms = resources() / "forms"
    shipped = max(forms.glob("brede-intake-*.opmaat"))
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "publishers.toml").write_bytes((forms / "publishers.toml").read_bytes())
    (tmp_path / "forms" / "brede-intake-2020010101.opmaat").write_bytes(b"no package")
    (tmp_path / "forms" / "brede-intake-2020010102.opmaat").write_bytes(shipped.read_bytes())
    (tmp_path / "forms" / shipped.name).write_bytes(shipped.read_bytes())
    installation = Installation(tmp_path / "vaults", b"", tmp_path / "neutraal.toml")
    found = Materials(tmp_path, installation, clock=lambda: datetime(2026, 11, 29, tzinfo=UTC)).older()
    assert list(found) == [load_package(shipped).version]
