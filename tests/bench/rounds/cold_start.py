"""From nothing to a window one can type a passphrase in, against a bare window of the same toolkit.

Each start is a process of its own, with bytecode and files that were read before, as on a laptop in use. Ours is
`opmaat` itself, until the name stands above the field and the keyboard is in it.
"""

import json
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
DEAF = """
import json, os
import PySide6.QtWidgets
from desktop_app import __main__ as program
from desktop_app.ahead import ReadAhead
from tests.bench.rounds.heartbeat import Heartbeat

def listen(app):
    (window,) = (each for each in app.topLevelWidgets() if each.isVisible())
    read = []
    window.findChild(ReadAhead).finished.connect(lambda: read.append(True))
    while not window.screen_named("unlock").user.text():
        app.processEvents()
    reading, idle = Heartbeat(), Heartbeat()
    reading.listen(lambda: None, lambda: bool(read))
    idle.rest(1)
    print(json.dumps([[(gap.wall, gap.own) for gap in heart.gaps] for heart in (reading, idle)]), flush=True)
    os._exit(0)

PySide6.QtWidgets.QApplication.exec = listen
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


def deafness(folder: Path) -> tuple[list[Taken], list[Taken]]:
    """Between two beats of the window, from the moment that one can type until all is read; and of an idle window.
    After `measure`."""
    _run(folder, DEAF)  # the bytecode of what `measure` never came to
    reading, idle = json.loads(_run(folder, DEAF).stdout)
    return [Taken(*gap) for gap in reading], [Taken(*gap) for gap in idle]


def _start(folder: Path, code: str) -> Taken:
    before, wall = _children(), time.perf_counter()
    _run(folder, code)
    return Taken(time.perf_counter() - wall, _children() - before)


def _run(folder: Path, code: str) -> "subprocess.CompletedProcess[str]":
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env |= {"PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    env |= {"OPMAAT_CONFIG": str(folder / "opmaat.toml"), "XDG_DATA_HOME": str(folder)}
    return subprocess.run([sys.executable, "-c", code], env=env, check=True, capture_output=True, text=True)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
