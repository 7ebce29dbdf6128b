"""From nothing to a window one can type a passphrase in, against a bare window of the same toolkit.

Each start is a process of its own, with bytecode and files that were read before, as on a laptop in use. Ours is
`opmaat` itself, until the name stands above the field and the keyboard is in it.
"""

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from desktop_app.desk import lockbox
from desktop_app.installation import read_installation
from desktop_app.places import resources
from tests.bench.rounds.figures import Taken

BARE = """
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.resize(1366, 768)
window.show()
app.processEvents()
import os
os._exit(0)
"""
OURS = """
import os
from desktop_app import __main__ as program

def until_one_can_type(app):
    (window,) = (each for each in app.topLevelWidgets() if each.isVisible())
    unlock = window.screen_named("unlock")
    while not (unlock.user.text() and window.focusWidget() is unlock.passphrase.line):
        app.processEvents()
    app.processEvents()
    os._exit(0)

import PySide6.QtWidgets
PySide6.QtWidgets.QApplication.exec = until_one_can_type
program.main([])
"""
PASSPHRASE = "een lang wachtwoord"


def furnish(folder: Path) -> None:
    """A configuration file and one vault, where `opmaat` looks for them."""
    config, vaults = folder / "opmaat.toml", folder / "opmaat" / "vaults"
    vaults.mkdir(parents=True)
    keys = ("base_url", "issuer", "client_id", "audience", "team")
    office = "\n".join(f'{key} = "http://127.0.0.1:9"' for key in keys)
    config.write_text(f'theme = "oefenstad.toml"\nrecovery_key = "{bytes(range(32)).hex()}"\n[office]\n{office}\n')
    installation = read_installation(config, vaults, resources() / "themes")
    lockbox(installation).create(user_name="Anja de Wit", passphrase=PASSPHRASE)


def measure(folder: Path, count: int) -> tuple[list[Taken], list[Taken]]:
    """Starts of the program and of a bare window, in turns."""
    furnish(folder)
    found = [(_start(folder, OURS), _start(folder, BARE)) for _round in range(count + 1)][1:]
    program, bare = zip(*found, strict=True)
    return list(program), list(bare)


def _start(folder: Path, code: str) -> Taken:
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env |= {"PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    env |= {"OPMAAT_CONFIG": str(folder / "opmaat.toml"), "XDG_DATA_HOME": str(folder)}
    before, wall = _children(), time.perf_counter()
    subprocess.run([sys.executable, "-c", code], env=env, check=True, capture_output=True)
    return Taken(time.perf_counter() - wall, _children() - before)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
