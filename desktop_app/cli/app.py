"""`opmaat` without a command: the application on this laptop's own vaults."""

import sys

from desktop_app.bootstrap import Program
from desktop_app.installation import NotInstalled, find_configuration, read_installation
from desktop_app.places import resources, vaults
from desktop_app.ui.qt.theme import application

NOT_SET_UP = """Opmaat is nog niet ingericht op deze laptop.
Functioneel beheer levert het bestand opmaat.toml (docs/operations.md)."""
PRACTICE = "Oefenen kan al wel: opmaat practice"
"""Not for the bundle, which has no practice municipality."""


def _diagnose() -> str:
    from desktop_app.cli.doctor import report  # noqa: PLC0415 - only for who asks for help

    return report()


def run() -> int:
    """Open the window and stay until it is closed; 2 when the laptop was never set up."""
    file = find_configuration()
    try:
        installation = read_installation(file, vaults(), resources() / "themes") if file else None
    except NotInstalled:
        installation = None
    if installation is None:
        print(NOT_SET_UP if getattr(sys, "frozen", False) else f"{NOT_SET_UP}\n{PRACTICE}", file=sys.stderr)
        return 2
    app = application()
    program = Program(app, installation, diagnose=_diagnose)
    try:
        program.start()
        return app.exec()
    finally:
        program.close()
