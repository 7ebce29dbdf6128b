"""Until somebody can type, the program reads no more than the first page needs; everything else comes after it."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.vault.keys import FLOOR
from desktop_app.vault.lockbox import DirectoryLockbox

KEY = bytes(range(32))
START = """
import json, os, sys
from PySide6.QtWidgets import QApplication
from desktop_app.__main__ import main
from desktop_app.ahead import ReadAhead

def until_one_can_type(app):
    (window,) = (each for each in app.topLevelWidgets() if each.isVisible())
    while not isinstance(window.focusWidget(), PySide6.QtWidgets.QLineEdit):
        app.processEvents()
    print(json.dumps([window.current, sorted(sys.modules)]), flush=True)
    os._exit(0)

import PySide6.QtWidgets
QApplication.exec = until_one_can_type
ReadAhead.start = lambda self: None
main([])
"""
LATER = {
    *(
        "sqlalchemy",
        "sqlcipher3",
        "alembic",
        "nacl",
        "keyring",
        "httpx",
        "authlib",
        "jsonschema_rs",
        "msgspec",
        "isal",
        "ssl",
        "cattrs",
    ),
    *("babel", "convertdate", "jalali_core", "typst", "pypdfium2", "pyhanko", "miniaudio", "openpyxl", "pyxform"),
    *("importlib.metadata", "urllib.request", "webbrowser", "subprocess", "xml"),
    *(f"desktop_app.{name}" for name in ("audio", "desk", "documents", "forms", "given", "house", "materials", "sync")),
    *("desktop_app.casework.ports", "desktop_app.domain.law", "desktop_app.ui.tolkscherm", "desktop_app.vault.tables"),
}
"""Modules and packages that no first page waits for."""


@pytest.fixture
def laptop(tmp_path: Path) -> Path:
    """A laptop that was set up, without a vault."""
    (tmp_path / "opmaat" / "vaults").mkdir(parents=True)
    (tmp_path / "opmaat.toml").write_text(f'theme = "oefenstad.toml"\nrecovery_key = "{KEY.hex()}"\n')
    return tmp_path


def read_before(laptop: Path) -> tuple[str, set[str]]:
    """The page where one can type, and every module that was read before it."""
    env = os.environ | {"OPMAAT_CONFIG": str(laptop / "opmaat.toml"), "XDG_DATA_HOME": str(laptop)}
    env |= {"QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run([sys.executable, "-c", START], env=env, capture_output=True, text=True, check=True)
    page, modules = json.loads(run.stdout)
    return page, set(modules)


def too_soon(modules: set[str]) -> set[str]:
    return {later for later in LATER if any(f"{name}.".startswith(f"{later}.") for name in modules)}


def screens(modules: set[str]) -> set[str]:
    parts = [name.split(".") for name in modules if name.startswith("desktop_app.ui.screens.")]
    return {part[3] for part in parts}


def test_what_must_wait_is_there_to_be_read() -> None:
    assert {name for name in LATER if importlib.util.find_spec(name) is None} == set()


def test_unlocking_waits_for_nothing_that_is_needed_later(laptop: Path) -> None:
    DirectoryLockbox(laptop / "opmaat" / "vaults", KEY, kdf=FLOOR).create(user_name="Anja", passphrase="een zin")
    page, modules = read_before(laptop)
    assert page == "unlock"
    assert not too_soon(modules)
    assert screens(modules) == {"unlock"}


def test_the_first_run_waits_for_nothing_that_is_needed_later(laptop: Path) -> None:
    page, modules = read_before(laptop)
    assert page == "eerste_keer"
    assert not too_soon(modules)
    assert screens(modules) == {"unlock", "eerste_keer"}
