"""The laptop that will be killed: a process with the encrypted vault and the real loop, that tells what it does.

`python -m tests.e2e.killed_laptop HOME OFFICE TEAM USER`, on standard input the key of the vault and the number of the
first round, or "end": then it synchronises until nothing waits. One JSON object a line on standard output.
"""

import json
import random
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from threading import Event
from typing import Any
from uuid import uuid4

from desktop_app.casework.ports import WHOLE_TEAM, Mutation
from desktop_app.domain.errors import OpmaatError
from desktop_app.sync.loop import OfficeSync
from desktop_app.sync.office import Office
from desktop_app.sync.protocol import Protocol, Result
from desktop_app.sync.transport import Wire
from desktop_app.vault.open_vault import OpenVault
from tests.e2e.own_office import Reach
from tests.office import PROTOCOL

USERS = ("anja", "karim")
MOST = 40
"""Changes before each synchronisation."""

RECORDS = 60
"""Per laptop, so that most changes are made on a version the office gave."""


def record_id(name: str) -> str:
    """The record that is told about as "anja:7"."""
    user, number = name.split(":")
    return f"00000000-0000-4000-8000-{USERS.index(user)}{int(number):011d}"


def say(**what: Any) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


class TellingOffice(Office):
    """Tells what goes out and what is acknowledged, the moment it is known."""

    def push(self, team: str, mutations: Sequence[Mutation]) -> Sequence[Result]:
        say(push=[one.id for one in mutations], at=time.time())
        results = super().push(team, mutations)
        say(ok=[one.mutation for one in results if one.status == "ok"])
        return results


def work(home: Path, office: Path, team: str, user: str) -> None:
    key, first = sys.stdin.readline().split()
    reach = Reach(office)
    vault = OpenVault(home, bytearray.fromhex(key), clock=lambda: datetime.now(UTC), new_id=lambda: str(uuid4()))
    with vault.work() as unit:
        unit.set_local(WHOLE_TEAM, True)
    wire = Wire(reach.base_url, practice=True)
    line = TellingOffice(wire, Protocol(PROTOCOL), reach.login(user), device=f"laptop-{user}", app="opmaat test")
    loop = OfficeSync(office=line, store=vault.sync_store(), team=team, device=f"laptop-{user}", files=vault.files)
    if first == "end":
        for _ in range(2):
            _until_done(loop)
        say(waiting=vault.sync_store().waiting())
        return
    chance = random.Random(f"{user}{first}")  # noqa: S311
    for number in count(int(first)):
        for _ in range(chance.randint(1, MOST)):
            _change(vault, user, f"{user}:{chance.randrange(RECORDS)}", f"{user} {number} {uuid4()}")
        _until_done(loop)


def _change(vault: OpenVault, user: str, name: str, words: str) -> None:
    record, now = record_id(name), datetime.now(UTC)
    say(going=name, words=words)
    with vault.work() as unit:
        unit.put(id=record, dossier=record, kind="doel", body={"doel": words}, by=user, at=now)
    say(kept=name, words=words)


def _until_done(loop: OfficeSync) -> None:
    while True:
        try:
            loop.run(lambda _done, _total: True)
            return
        except OpmaatError as failure:
            say(failed=failure.code)
            Event().wait(0.05)


if __name__ == "__main__":
    work(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:5])
