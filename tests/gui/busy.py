"""A caseload in every stage, made by the use cases themselves."""

import shutil
from pathlib import Path

from desktop_app.practice.people import PEOPLE
from desktop_app.practice.seeding import seed
from tests.gui.desk import Desk, DeskMaker

CHOSEN = ("Warsame", "Al-Hamad", "Tesfay", "Kovalenko", "Ahmadi", "Demir", "Okafor", "Diallo", "Al-Masri", "Yilmaz")


def mould_busy(desks: DeskMaker, folder: Path) -> Path:
    """Fill a vault with ten of the invented people and close it, to be copied for each test."""
    desk = desks.make(folder)
    with desk.wp.vault.work() as work:
        work.delete(desk.dossier, by="anja", at=desk.clock())
    chosen = sorted((one for one in PEOPLE if one.surname in CHOSEN), key=lambda one: CHOSEN.index(one.surname))
    seed(desk.wp, people=tuple(chosen))
    desk.wp.vault.close()
    shutil.rmtree(folder / "backups", ignore_errors=True)
    return folder


def dossier_of(desk: Desk, surname: str) -> str:
    """Id of the dossier of one of them."""
    with desk.wp.vault.work() as work:
        found = [record.id for record in work.find(kind="dossier") if record.body["surname"] == surname]
    return found[0]
