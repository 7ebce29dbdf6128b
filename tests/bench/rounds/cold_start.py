"""From nothing to a window one can type a passphrase in, against a bare window of the same toolkit.

Each start is a process of its own, with bytecode and files that were read before, as on a laptop in use.
`python -m tests.bench.rounds.cold_start CONFIG VAULTS` is one start of the real program.
"""

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

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
PASSPHRASE = "een lang wachtwoord"


def furnish(folder: Path) -> tuple[Path, Path]:
    """A configuration file and a folder with one vault."""
    from desktop_app.desk import lockbox  # noqa: PLC0415 - the start itself imports no more than it needs
    from desktop_app.installation import read_installation  # noqa: PLC0415 - see above
    from desktop_app.places import resources  # noqa: PLC0415 - see above

    config, vaults = folder / "opmaat.toml", folder / "vaults"
    vaults.mkdir()
    keys = ("base_url", "issuer", "client_id", "audience", "team")
    office = "\n".join(f'{key} = "http://127.0.0.1:9"' for key in keys)
    config.write_text(f'theme = "oefenstad.toml"\nrecovery_key = "{bytes(range(32)).hex()}"\n[office]\n{office}\n')
    installation = read_installation(config, vaults, resources() / "themes")
    lockbox(installation).create(user_name="Anja de Wit", passphrase=PASSPHRASE)
    return config, vaults


def measure(folder: Path, count: int) -> tuple[list[Taken], list[Taken]]:
    """Starts of the program and of a bare window, in turns."""
    config, vaults = furnish(folder)
    ours = ["-m", "tests.bench.rounds.cold_start", str(config), str(vaults)]
    found = [(_start(folder, ours), _start(folder, ["-c", BARE])) for _round in range(count + 1)][1:]
    program, bare = zip(*found, strict=True)
    return list(program), list(bare)


def _start(folder: Path, words: list[str]) -> Taken:
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
    before, wall = _children(), time.perf_counter()
    subprocess.run([sys.executable, *words], env=env, check=True, capture_output=True)
    return Taken(time.perf_counter() - wall, _children() - before)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main(config: Path, vaults: Path) -> None:
    """As `desktop_app.cli.app` starts it, until the name stands above the field."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - measured

    from desktop_app.bootstrap import Program  # noqa: PLC0415 - measured
    from desktop_app.installation import read_installation  # noqa: PLC0415 - measured
    from desktop_app.places import resources  # noqa: PLC0415 - measured

    installation = read_installation(config, vaults, resources() / "themes")
    app = QApplication([])
    program = Program(app, installation)
    program.start()
    unlock = program.window.screen_named("unlock")
    while not unlock.user.text():  # type: ignore[attr-defined]
        app.processEvents()
    app.processEvents()
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
