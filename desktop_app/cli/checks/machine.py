"""The laptop itself: room on the disk, the folder of the vaults, the clock, memory that stays in memory."""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from desktop_app import places
from desktop_app.cli.checks.encryption import check_disk
from desktop_app.cli.checks.release import not_before
from desktop_app.cli.checks.result import Result, ok, warn, wrong
from desktop_app.vault.hardening import harden

MEGABYTE = 1_000_000
ENOUGH, TOO_LITTLE = 2000, 200
"""Megabytes free on the disk of the vaults: a vault, its three backups and some papers."""
_PR_GET_DUMPABLE = 3


def check() -> Iterator[Result]:
    yield from check_folder()
    yield check_clock(datetime.now().astimezone().date(), not_before())
    yield check_memory()


def check_folder() -> Iterator[Result]:
    """Room, access and encryption of the disk that holds the vaults."""
    try:
        folder = places.vaults()
        free = shutil.disk_usage(folder).free // MEGABYTE
    except OSError as error:
        yield wrong("Schijf", f"De map van de kluizen is niet te maken of te lezen: {type(error).__name__}.")
        return
    yield room(free)
    yield access(folder)
    yield check_disk(folder)


def room(free: int) -> Result:
    """`free`: megabytes."""
    if free < TOO_LITTLE:
        return wrong("Schijf", f"Nog {free} MB vrij. Dat is te weinig om veilig te bewaren: maak ruimte.")
    if free < ENOUGH:
        return warn("Schijf", f"Nog {free} MB vrij. Maak ruimte voor reservekopieën.")
    return ok("Schijf", f"{free // 1000} GB vrij.")


def access(folder: Path) -> Result:
    """Whether we may write there, and nobody else may look."""
    if not os.access(folder, os.W_OK | os.X_OK):
        return wrong("Map", "Opmaat mag niet schrijven in de map van de kluizen.")
    if sys.platform != "win32" and folder.stat().st_mode & 0o077:
        return warn("Map", "Andere gebruikers van deze computer kunnen in de map van de kluizen kijken.")
    return ok("Map", "De map van de kluizen is alleen voor deze gebruiker.")


def check_clock(today: date, earliest: date) -> Result:
    """Every legal term starts from the clock of the laptop."""
    if today < earliest:
        return warn("Klok", f"De klok zegt {today.isoformat()}, maar deze Opmaat is van {earliest.isoformat()}.")
    return ok("Klok", f"Vandaag is het {today.isoformat()}.")


def check_memory() -> Result:
    """Harden this process the way the program does, and ask the system whether that held."""
    if sys.platform == "win32":
        return ok("Geheugen", "Windows: geheugenafdrukken regelt uw beheerder.")
    import resource  # noqa: PLC0415 - POSIX only

    harden()
    dumps = resource.getrlimit(resource.RLIMIT_CORE) != (0, 0)
    readable = sys.platform == "linux" and ctypes.CDLL(None).prctl(_PR_GET_DUMPABLE, 0, 0, 0, 0) != 0
    if dumps or readable:
        return wrong("Geheugen", "Het geheugen van Opmaat kan op de schijf komen: geheugenafdrukken staan aan.")
    return ok("Geheugen", "Geheugenafdrukken staan uit; andere programma's kunnen niet meelezen.")
