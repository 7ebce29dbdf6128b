"""A desk for screen tests: the shipped questionnaire, an encrypted vault, one person who speaks Arabic."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from uuid import UUID

from desktop_app.casework.changes import Changes
from desktop_app.casework.records import to_body
from desktop_app.casework.workplace import User, Workplace
from desktop_app.domain.dossier import Dates, Doelgroep, Dossier, PartialDate
from desktop_app.domain.gemeente import load_gemeente
from desktop_app.domain.law import load
from desktop_app.forms import Package, load_package
from desktop_app.places import resources
from desktop_app.vault.keys import new_key
from desktop_app.vault.open_vault import OpenVault

NOW = datetime(2026, 11, 24, 13, 45, tzinfo=UTC)
BSN = "123456782"
V_NUMBER = "2738465019"
SAMIRA = Dossier(
    number="2026-0433",
    given_names="Samira",
    surname="Al-Hamad",
    doelgroep=Doelgroep.ASIELSTATUSHOUDER,
    law="2026-04-02",
    birth=PartialDate(1994, 3, 17),
    bsn=BSN,
    v_number=V_NUMBER,
    language="ar",
    interpreter="telefonisch",
    interpreter_preference="v",
    place="azc Luttelgeest",
    address="Kanarielaan 7, Emmeloord",
    phone="+31 6 1234 5678",
    consulent="Anja de Wit",
    team="noordoostpolder",
    dates=Dates(
        kennisgeving=date(2026, 9, 28), inschrijving_huisvesting=date(2026, 10, 5), plicht_start=date(2026, 9, 28)
    ),
)


@cache
def questionnaire() -> Package:
    """The questionnaire that ships, translations included; a scenario test holds it to its spreadsheet."""
    return load_package(max((resources() / "forms").glob("brede-intake-*.opmaat")))


@dataclass
class Clock:
    """Stands still until it is told to go on."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **time: float) -> None:
        self.now += timedelta(**time)


def keys(first: int = 1) -> Callable[[], str]:
    """UUIDs of version 7 that count."""
    numbers = count(first)
    return lambda: str(UUID(int=0x01900000_0000_7000_8000_000000000000 + next(numbers)))


@dataclass
class FakeBus:
    """Keeps what was told."""

    told: list[Changes] = field(default_factory=list)

    def publish(self, changes: Changes) -> None:
        self.told.append(changes)


@dataclass
class FakeStatus:
    """Keeps the facts at the top right."""

    saves: list[datetime] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def saving(self) -> None: ...

    def saved(self, at: datetime) -> None:
        self.saves.append(at)

    def save_failed(self, code: str) -> None:
        self.failures.append(code)

    def network(self, online: bool) -> None: ...


@dataclass
class Desk:
    """`wp` with one dossier in an encrypted vault. `reopen` opens the same vault anew, as after a crash."""

    folder: Path
    wp: Workplace
    clock: Clock
    dossier: str = "d1"
    bus: FakeBus = field(default_factory=FakeBus)
    status: FakeStatus = field(default_factory=FakeStatus)

    def put(self, header: Dossier) -> None:
        with self.wp.vault.work() as work:
            work.put(
                id=self.dossier, dossier=self.dossier, kind="dossier", body=to_body(header), by="anja", at=self.clock()
            )


class DeskMaker:
    """Empties one encrypted vault per session and copies it for every test."""

    def __init__(self, mould: Path) -> None:
        self._key = bytes(new_key())
        self._mould = mould
        mould.mkdir(parents=True)
        (mould / "vault.json").write_text("{}")
        OpenVault(mould, bytearray(self._key), clock=Clock(), new_id=keys(), new=True).close()
        shutil.rmtree(mould / "backups", ignore_errors=True)

    def make(self, folder: Path, header: Dossier = SAMIRA) -> Desk:
        shutil.copytree(self._mould, folder)
        desk = self.open(folder)
        desk.put(header)
        return desk

    def open(self, folder: Path, *, first: int = 1) -> Desk:
        """`first`: where the ids start, for a vault that has some already."""
        clock, new_id = Clock(), keys(first)
        vault = OpenVault(folder, bytearray(self._key), clock=clock, new_id=new_id)
        law = load(resources() / "law" / "2026-04-02.toml")
        gemeente = load_gemeente(sorted((resources() / "themes").glob("*.toml"))[0])
        user = User("anja", "Anja de Wit", "noordoostpolder")
        return Desk(folder, Workplace(vault, user, clock, new_id, law, questionnaire(), gemeente), clock)
