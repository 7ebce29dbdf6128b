"""The wired program: both windows, a real vault, a real crash of the file, a real office that is not there."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

import desktop_app.desk as wiring
from desktop_app.bootstrap import Program
from desktop_app.casework.errors import PracticeStaysHere, VaultRevoked
from desktop_app.casework.leases import LeaseTerms, SignedLease
from desktop_app.casework.lockbox_ports import VaultEntry
from desktop_app.desk import lockbox
from desktop_app.forms.publish import publish
from desktop_app.installation import Installation, OfficeAddress
from desktop_app.places import resources
from desktop_app.signing import key_id, make_key
from desktop_app.ui.screens.eerste_keer.screen import EersteKeerScreen
from desktop_app.ui.screens.gesprek.screen import GesprekScreen
from desktop_app.ui.screens.synchroniseren.screen import SynchroniserenScreen
from desktop_app.ui.screens.unlock.screen import UnlockScreen
from desktop_app.ui.widgets.notice import Notice
from tests.documents.reading import extracted
from tests.documents.sample import PLAN
from tests.unit.vault.leases import PUBLIC, lease

PASSPHRASE = "een lang wachtwoord"
NOBODY = OfficeAddress("http://127.0.0.1:9", "http://127.0.0.1:9", "opmaat", "opmaat-centraal", "oost")

Start = Callable[..., Program]


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    (tmp_path / "vaults").mkdir()
    theme = resources() / "themes" / "oefenstad.toml"
    made = Installation(tmp_path / "vaults", bytes(range(32)), theme, NOBODY, practice=True)
    lockbox(made).create(user_name="Anja de Wit", passphrase=PASSPHRASE, practice=True)
    return made


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, installation: Installation) -> Iterator[Start]:
    programs: list[Program] = []

    def begin(made: Installation = installation) -> Program:
        program = Program(qapp, made)
        programs.append(program)
        program.start()
        qtbot.waitUntil(lambda: program.window.current == "unlock")
        unlock = program.window.screen_named("unlock")
        assert isinstance(unlock, UnlockScreen)
        qtbot.waitUntil(lambda: bool(unlock.user.text()))
        return program

    yield begin
    for program in programs:
        program.window.close()
        program.close()


QUICK = """
import os, sys
import PySide6.QtWidgets
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from desktop_app.__main__ import main
from desktop_app.ahead import ReadAhead

def type_at_once(app):
    (window,) = (each for each in app.topLevelWidgets() if each.isVisible())
    unlock = window.screen_named("unlock")
    while not unlock.user.text():
        app.processEvents()
    QTest.keyClicks(unlock.passphrase.line, "een lang wachtwoord")
    QTest.keyClick(unlock.passphrase.line, Qt.Key.Key_Return)
    while window.current == "unlock":
        app.processEvents()
    print(window.current, flush=True)
    os._exit(0)

PySide6.QtWidgets.QApplication.exec = type_at_once
if "nothing" in sys.argv:
    ReadAhead.start = lambda self: None
main([])
"""


@pytest.mark.parametrize("ahead", ["something", "nothing"])
def test_who_types_before_the_program_was_read_gets_in(tmp_path: Path, installation: Installation, ahead: str) -> None:
    """A process of its own: in this one everything was read long ago."""
    config = tmp_path / "opmaat.toml"
    config.write_text(f'theme = "oefenstad.toml"\nrecovery_key = "{bytes(range(32)).hex()}"\n', encoding="utf-8")
    (tmp_path / "opmaat").mkdir()
    installation.vaults.rename(tmp_path / "opmaat" / "vaults")
    env = os.environ | {"OPMAAT_CONFIG": str(config), "XDG_DATA_HOME": str(tmp_path)}
    command = [sys.executable, "-c", QUICK, ahead]
    run = subprocess.run(command, env=env, capture_output=True, text=True, check=True, timeout=120)
    assert run.stdout.split() == ["gesprek"]  # a vault to practise in begins at its dossier


def unlock(program: Program, passphrase: str) -> UnlockScreen:
    screen = program.window.screen_named("unlock")
    assert isinstance(screen, UnlockScreen)
    program.window.activateWindow()
    screen.passphrase.line.setFocus()
    QTest.keyClicks(screen.passphrase.line, passphrase)
    QTest.keyClick(screen.passphrase.line, Qt.Key.Key_Return)
    return screen


def words(program: Program) -> str:
    return " ".join(notice.accessibleName() + notice.text() for notice in program.window.findChildren(Notice))


def test_the_right_passphrase_opens_the_list_and_closing_ends_the_threads(qtbot: QtBot, start: Start) -> None:
    program = start()
    unlock(program, PASSPHRASE)
    qtbot.waitUntil(lambda: program.window.current == "dossiers", timeout=20_000)
    assert program.window.windowTitle() == "Opmaat"


def test_a_wrong_passphrase_says_so_and_leaves_the_vault_alone(qtbot: QtBot, start: Start) -> None:
    program = start()
    screen = unlock(program, "iets anders dan dat")
    qtbot.waitUntil(lambda: bool(screen.passphrase.error()), timeout=20_000)
    assert "Dit wachtwoord klopt niet" in screen.passphrase.error()
    unlock(program, PASSPHRASE)
    qtbot.waitUntil(lambda: program.window.current == "dossiers", timeout=20_000)


def test_a_damaged_vault_is_named_and_nothing_is_removed(
    qtbot: QtBot, start: Start, installation: Installation
) -> None:
    (database,) = installation.vaults.glob("*/dossiers.db")
    whole = database.read_bytes()
    database.write_bytes(whole[:100] + bytes(4000) + whole[4100:])
    program = start()
    screen = unlock(program, PASSPHRASE)
    qtbot.waitUntil(lambda: bool(screen.passphrase.error()), timeout=20_000)
    assert "gaan niet open" in screen.passphrase.error()
    assert "Er is niets verwijderd" in screen.passphrase.error()
    assert database.exists()


def test_a_damaged_questionnaire_is_named_and_the_vault_locks_again(
    qtbot: QtBot, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "resources"
    shutil.copytree(resources(), broken)
    for package in (broken / "forms").glob("*.opmaat"):
        package.write_bytes(package.read_bytes()[:2000])
    program = start()
    monkeypatch.setattr(wiring, "resources", lambda: broken)
    unlock(program, PASSPHRASE)
    qtbot.waitUntil(lambda: "vragenlijst" in words(program).lower(), timeout=20_000)
    assert program.window.current == "unlock"
    assert program.desk is None


@pytest.mark.parametrize(("lenient", "said"), [(False, "geen handtekening"), (True, "om te proberen")])
def test_a_questionnaire_that_no_conversation_may_open_is_named(
    qtbot: QtBot, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, lenient: bool, said: str
) -> None:
    own = tmp_path / "resources"
    shutil.copytree(resources(), own)
    for package in (own / "forms").glob("*.opmaat"):
        package.unlink()
    key = make_key(tmp_path / "key")
    public = bytes(key.verify_key)
    row = f'[[publishers]]\nkey_id = "{key_id(public)}"\nname = "x"\npublic_key = "{public.hex()}"\nfrom = 2020-01-01\n'
    (own / "forms" / "publishers.toml").write_text(row, encoding="utf-8")
    publish(own / "forms" / "brede-intake.xlsx", own / "forms", lenient=lenient, key=key if lenient else None)
    program = start()
    monkeypatch.setattr(wiring, "resources", lambda: own)
    unlock(program, PASSPHRASE)
    qtbot.waitUntil(lambda: said in words(program), timeout=20_000)
    assert program.window.current == "unlock"
    assert program.desk is None


class LeaseOffice:
    """Gives one lease."""

    def __init__(self, given: SignedLease) -> None:
        self._given = given

    def lease(self, _vault: str, _sequence: int) -> SignedLease:
        return self._given


def test_a_lease_that_ends_is_told_and_a_revoked_vault_locks_for_good(
    qtbot: QtBot, start: Start, installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = replace(installation, leases=LeaseTerms(PUBLIC))
    (entry,) = lockbox(made).entries()
    given = lease(entry.id, 1, wiring.now() - timedelta(days=25))
    lockbox(made).unlock(entry.id, PASSPHRASE, given).close()
    replaced: list[str] = []
    monkeypatch.setattr("os.execv", lambda path, _arguments: replaced.append(path))
    program = start(made)
    unlock(program, PASSPHRASE)
    qtbot.waitUntil(lambda: "Deze laptop opent nog tot" in words(program), timeout=20_000)
    assert program.desk is not None
    line: Any = program.desk.synchroniser
    with pytest.raises(VaultRevoked):
        line._renew(LeaseOffice(lease(entry.id, 2, wiring.now(), revoked=True)))
    qtbot.waitUntil(lambda: bool(replaced), timeout=20_000)
    program.house = None  # the process would have been replaced
    assert lockbox(made).entries() == [VaultEntry(entry.id, "Anja de Wit", revoked=True)]
    assert not list(made.vaults.rglob("vault.json*"))


def test_a_locked_screen_or_a_closed_lid_locks_for_good(
    qtbot: QtBot, start: Start, installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    replaced: list[str] = []
    monkeypatch.setattr("os.execv", lambda path, _arguments: replaced.append(path))
    program = start()
    unlock(program, PASSPHRASE)
    qtbot.waitUntil(lambda: program.window.current == "dossiers", timeout=20_000)
    assert program.house is not None
    program.house.session.told(True)
    qtbot.waitUntil(lambda: bool(replaced), timeout=20_000)
    program.house = None  # the process would have been replaced
    lockbox(installation).unlock(lockbox(installation).entries()[0].id, PASSPHRASE).close()


def test_an_office_that_cannot_be_reached_loses_nothing(qtbot: QtBot, start: Start) -> None:
    program = start()
    unlock(program, PASSPHRASE)
    qtbot.waitUntil(lambda: program.window.current == "dossiers", timeout=20_000)
    program.window.go("synchroniseren")
    screen = program.window.screen_named("synchroniseren")
    assert isinstance(screen, SynchroniserenScreen)
    screen.now.click()
    qtbot.waitUntil(lambda: not screen.notice.isHidden(), timeout=30_000)
    assert "Geen netwerk" in screen.notice.text()
    assert "opgeslagen op dit apparaat" in screen.notice.text()


def test_the_first_run_ends_at_question_1_of_a_practice_dossier_that_never_leaves(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    theme = resources() / "themes" / "oefenstad.toml"
    made = Installation(tmp_path / "vaults", bytes(range(32)), theme, NOBODY, user="Anja de Wit")
    program = Program(qapp, made)
    try:
        program.start()
        qtbot.waitUntil(lambda: program.window.current == "eerste_keer")
        first = program.window.screen_named("eerste_keer")
        assert isinstance(first, EersteKeerScreen)
        qtbot.waitUntil(first.naam.button.isVisible)
        first.naam.button.click()
        first.wachtwoord.passphrase.line.setText(PASSPHRASE)
        first.wachtwoord.repeat.line.setText(PASSPHRASE)
        first.wachtwoord.button.click()
        qtbot.waitUntil(first.herstel.button.isVisible, timeout=20_000)
        first.herstel.button.click()
        first.begin.practise.click()
        qtbot.waitUntil(lambda: program.window.current == "gesprek", timeout=30_000)
        talk = program.window.screen_named("gesprek")
        assert isinstance(talk, GesprekScreen)
        qtbot.waitUntil(lambda: talk.talking, timeout=10_000)
        assert "F9 maakt het tolkscherm leeg." in words(program)
        assert program.window.bar.practice.isVisible()
        desk = program.desk
        assert desk is not None
        assert [one.user_name for one in program.door.entries() if one.practice] == ["Anja de Wit"]
        assert "OEFENVERSIE" in extracted(desk.printer.beschikking(PLAN))
        with pytest.raises(PracticeStaysHere):
            desk.synchroniser.run(lambda _done, _total: True)
        program.window.go("synchroniseren")
        screen = program.window.screen_named("synchroniseren")
        assert isinstance(screen, SynchroniserenScreen)
        screen.now.click()
        qtbot.waitUntil(lambda: not screen.notice.isHidden(), timeout=30_000)
        assert "Oefendossiers gaan nooit naar kantoor." in screen.notice.text()
    finally:
        program.window.close()
        program.close()


def test_what_was_copied_does_not_outlive_the_program(start: Start, qtbot: QtBot, qapp: QApplication) -> None:
    program = start()
    unlock(program, PASSPHRASE)
    qtbot.waitUntil(lambda: program.window.current == "dossiers", timeout=20_000)
    line = QLineEdit("Haar zoon is ziek")
    qtbot.addWidget(line)
    line.selectAll()
    line.copy()
    assert qapp.clipboard().text() == "Haar zoon is ziek"
    program.close()
    program.house = None
    assert qapp.clipboard().text() == ""
