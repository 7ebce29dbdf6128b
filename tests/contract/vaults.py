"""The two vaults every promise is held against, and the small values the tests speak in."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from desktop_app.casework.ports import Body, Mutation, RemoteRecord
from desktop_app.domain.answer import Answer, AnswerState
from desktop_app.vault.keys import new_key
from desktop_app.vault.open_vault import OpenVault
from tests.contract.memory_vault import MemoryVault

AnyVault = MemoryVault | OpenVault
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
DOSSIER: Body = {"given_names": "Amíra", "surname": "El-Sayed", "number": "2026-0147", "language": "ar"}


def ids() -> Callable[[], str]:
    """Ids that are the same in every vault: m1, m2, m3."""
    numbers = count(1)
    return lambda: f"m{next(numbers)}"


@dataclass(frozen=True, slots=True)
class Mould:
    """An empty encrypted vault that can be copied, so that not every test migrates one."""

    folder: Path
    key: bytes

    @classmethod
    def make(cls, folder: Path) -> "Mould":
        key = new_key()
        mould = cls(folder, bytes(key))
        (folder / "vault.json").write_text("{}")
        OpenVault(folder, key, clock=lambda: NOW, new_id=ids(), new=True).close()  # leaves a backup of today
        return mould

    def pour(self, folder: Path) -> OpenVault:
        shutil.copytree(self.folder, folder)
        return self.reopen(folder)

    def reopen(self, folder: Path) -> OpenVault:
        return OpenVault(folder, bytearray(self.key), clock=lambda: NOW, new_id=ids())


def later(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)


def answer(path: str, value: str, *, by: str = "anja", minutes: int = 0, **more: Any) -> Answer:
    return Answer(path, value, AnswerState.BEANTWOORD, by, later(minutes), **more)


def store(
    vault: AnyVault, id: str, body: Body, *, kind: str = "notitie", dossier: str = "d1", minutes: int = 0
) -> None:
    with vault.work() as work:
        work.put(id=id, dossier=dossier, kind=kind, body=body, by="anja", at=later(minutes))


def remote(
    record: str, version: int, body: Body | None, *, kind: str = "notitie", mutation: str = "elsewhere"
) -> RemoteRecord:
    return RemoteRecord(record, "d1", kind, version, version, body, body is None, "bert", later(60), mutation)


def send(vault: AnyVault, versions: dict[str, int] | None = None) -> list[Mutation]:
    """Put everything in flight and have the office accept it, as version 1 or as told per record."""
    sync = vault.sync_store()
    batch = list(sync.next_batch(100))
    for mutation in batch:
        sync.acknowledge(mutation.id, (versions or {}).get(mutation.record, 1))
    return batch
