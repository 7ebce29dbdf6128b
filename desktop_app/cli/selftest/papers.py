"""One invented person from the first talk to an adopted PIP, through the use cases; then the papers of that plan."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from nacl.public import PrivateKey
from uuid6 import uuid7

from desktop_app import places
from desktop_app.casework import plans
from desktop_app.casework.plan_contents import PlanContents, from_json, to_json
from desktop_app.casework.workplace import User, Workplace
from desktop_app.cli.selftest.expectation import expect
from desktop_app.cli.selftest.questions import newest
from desktop_app.cli.terms import law_file
from desktop_app.documents.printer import PlanPrinter
from desktop_app.domain.gemeente import load_gemeente
from desktop_app.domain.law import load
from desktop_app.forms import load_package
from desktop_app.i18n.words import SOURCE, install
from desktop_app.practice.people import PEOPLE, Stage
from desktop_app.practice.seeding import seed
from desktop_app.vault.device import NoKeyring
from desktop_app.vault.keys import FLOOR
from desktop_app.vault.lockbox import DirectoryLockbox
from desktop_app.vault.open_vault import OpenVault

PLAN = "plan.json"
THEME = "oefenstad.toml"
STANDARDS = (b"pdfaid", b"pdfuaid")
"""What the metadata of a PDF says when it is PDF/A and PDF/UA."""


def live(folder: Path) -> str:
    """Dossier, talk, leerroute, plan and adoption in an encrypted vault; read back after opening it again."""
    passphrase = str(uuid7())
    lockbox = DirectoryLockbox(folder, bytes(PrivateKey.generate().public_key), keyring=NoKeyring(), kdf=FLOOR)
    entry = lockbox.create(user_name="Zelftest", passphrase=passphrase, practice=True).id
    person = next(each for each in PEOPLE if each.stage is Stage.PIP_VASTGESTELD)
    vault = lockbox.unlock(entry, passphrase)
    try:
        (dossier,) = seed(_workplace(vault), people=(person,)).values()
    finally:
        vault.close()
    again = lockbox.unlock(entry, passphrase)
    try:
        (row,) = plans.versions(_workplace(again), dossier=dossier)
    finally:
        again.close()
    contents = plans.adopted_contents(row.version)
    expect(contents.dagtekening and contents.sections, "Het vastgestelde plan kwam leeg terug.")
    (folder / PLAN).write_text(json.dumps(to_json(contents)), encoding="utf-8")
    return f"gesprek, leerroute en vastgesteld plan met {len(contents.sections)} onderdelen, teruggelezen."


def _workplace(vault: OpenVault) -> Workplace:
    return Workplace(
        vault=vault,
        user=User("zelftest", "Zelftest", "zelftest"),
        clock=lambda: datetime.now(UTC),
        new_id=lambda: str(uuid7()),
        law=load(law_file()),
        questionnaire=load_package(newest()),
        gemeente=load_gemeente(places.resources() / "themes" / THEME),
    )


def print_decision(folder: Path) -> str:
    return _print(folder, lambda printer, plan: printer.beschikking(plan))


def print_bilingual(folder: Path) -> str:
    return _print(folder, lambda printer, plan: printer.bilingual(plan, "ar"))


def _print(folder: Path, paper: Callable[[PlanPrinter, PlanContents], bytes]) -> str:
    expect((folder / PLAN).is_file(), "Er is geen plan om af te drukken: zie Proef Dossier.")
    plan = from_json(json.loads((folder / PLAN).read_text(encoding="utf-8")))
    install(places.translations(), SOURCE)
    printer = PlanPrinter(places.resources())
    pdf = paper(printer, plan)
    expect(pdf.startswith(b"%PDF-"), "Er kwam geen PDF.")
    expect(all(name in pdf for name in STANDARDS), "De PDF is niet om te bewaren en voor te lezen.")
    expect(pdf == paper(printer, plan), "Hetzelfde plan gaf twee verschillende PDF's.")
    return f"PDF/A-2a en PDF/UA-1 van {len(pdf) // 1000} kB, tweemaal dezelfde."
