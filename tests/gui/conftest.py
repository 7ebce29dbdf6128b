"""Every screen test runs with the real look, fails on Qt warnings (pyproject) and may leave no thread behind."""

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from desktop_app.places import resources
from desktop_app.ui.qt.fonts import load_fonts
from desktop_app.ui.qt.icons import Icons
from desktop_app.ui.qt.theme import Mode, Theme, install
from tests.gui.busy import mould_busy
from tests.gui.desk import Desk, DeskMaker
from tests.gui.pictures import settle

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("qt_log_ignore", "This plugin does not support propagateSizeHints")


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Theme:
    """The application in its own look, as `bootstrap` gives it."""
    look = install(qapp, families=load_fonts(resources() / "fonts"), icons=Icons(resources() / "icons"))
    return look


@pytest.fixture(autouse=True)
def look(dressed: Theme) -> Iterator[Theme]:
    """Light theme at 100 %; no icon may be missing afterwards."""
    dressed.set_mode(Mode.LIGHT)
    dressed.set_scale(1.0)
    yield dressed
    settle()
    for window in QApplication.topLevelWidgets():
        if type(window).__module__.startswith("desktop_app"):
            window.deleteLater()  # slots that are lambdas would keep it, and every change of the look would reach it
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    missing, dressed.icons.missing = set(dressed.icons.missing), set()
    assert not missing, f"icons that are not in resources/icons: {missing}"


@pytest.fixture(autouse=True)
def no_thread_stays() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before and thread.is_alive()]
    assert not left, f"threads left running: {[thread.name for thread in left]}"


@pytest.fixture(scope="session")
def desks(tmp_path_factory: pytest.TempPathFactory) -> DeskMaker:
    return DeskMaker(tmp_path_factory.mktemp("desks") / "mould")


@pytest.fixture
def desk(desks: DeskMaker, tmp_path: Path) -> Iterator[Desk]:
    """One dossier in an encrypted vault, the intake not begun."""
    made = desks.make(tmp_path / "vault")
    yield made
    made.wp.vault.close()


@pytest.fixture(scope="session")
def busy_mould(desks: DeskMaker, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return mould_busy(desks, tmp_path_factory.mktemp("busy") / "vault")


@pytest.fixture
def busy(desks: DeskMaker, busy_mould: Path, tmp_path: Path) -> Iterator[Desk]:
    """A caseload in every stage: ten people, from a new dossier to an adopted PIP."""
    made = desks.open(Path(shutil.copytree(busy_mould, tmp_path / "busy")), first=1_000_000)
    yield made
    made.wp.vault.close()
