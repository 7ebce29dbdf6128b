"""A laptop in tests: a vault in memory, the real synchronisation, and a line to the office that can be cut."""

from datetime import UTC, datetime, timedelta
from itertools import count
from os import getpid
from threading import Timer
from typing import Any
from uuid import uuid4

from httpx import URL

from desktop_app.casework.errors import NoNetwork
from desktop_app.casework.office_ports import SyncOutcome
from desktop_app.casework.ports import WHOLE_TEAM
from desktop_app.casework.workplace import User, Workplace
from desktop_app.domain.answer import Answer, AnswerState
from desktop_app.sync.along import take_along
from desktop_app.sync.loop import OfficeSync
from desktop_app.sync.office import Office
from desktop_app.sync.protocol import Protocol
from desktop_app.sync.sides import Rules
from desktop_app.sync.take import Taker
from desktop_app.sync.transport import Wire
from tests.contract.memory_vault import MemoryVault
from tests.e2e.workers import kill_worker_of
from tests.office import PROTOCOL, Reachable, RunningOffice

RULES = Rules(multiple=lambda path: path.endswith("talen"))
WIRE = Protocol(PROTOCOL)


class ShakyWire(Wire):
    """Loses requests or answers on command. `plan`: per request "lost" (never arrives), "deaf" (arrives, the answer
    does not), "forgets" (a push is praised and thrown away), anything else works · `sent`: every push, to be repeated.
    """

    plan: list[str]
    sent: list[tuple[str, Any]]
    count = 0
    forgotten = 0

    def request(self, method: str, path: str, **other: Any) -> Any:
        self.count += 1
        fate = self.plan.pop(0) if self.plan else "fine"
        if fate == "lost":
            raise NoNetwork
        if path.endswith("/push"):
            self.sent.append((path, other["message"]))
            if fate == "forgets":
                self.forgotten += 1
                return _praise(other["message"]["mutations"])
        answer = super().request(method, path, **other)
        if fate == "deaf":
            raise NoNetwork
        return answer


def _praise(mutations: list[Any]) -> Any:
    """The answer of an office that takes everything over, from one that took over nothing."""
    plain = [{"mutation": one["mutation"], "status": "ok", "version": one["base_version"] + 1} for one in mutations]
    return {"seq": len(plain), "results": [one | {"seq": place} for place, one in enumerate(plain, 1)]}


class Died(Exception):
    """The process of a laptop is gone."""


class Mortal:
    """A store in a process that dies at one of its calls: `before` it is done, or right after."""

    def __init__(self, store: Any, calls: int, before: bool) -> None:
        self._store, self._calls, self._before = store, calls, before

    def __getattr__(self, name: str) -> Any:
        def call(*values: Any, **named: Any) -> Any:
            self._calls -= 1
            if self._calls < 0 and self._before:
                raise Died
            done = getattr(self._store, name)(*values, **named)
            if self._calls < 0:
                raise Died
            return done

        return call


def _kill_worker(office: RunningOffice) -> None:
    kill_worker_of(getpid(), URL(office.base_url).port or 0, office.process.pid)


class Laptop:
    """`user` works on it; `vault` may be another implementation · `whole_team`: every dossier of the team belongs on it
    from its first day."""

    def __init__(self, office: Reachable, team: str, user: str, vault: Any = None, *, whole_team: bool = True) -> None:
        self.user = user
        self.vault: Any = vault or MemoryVault()
        if whole_team:
            with self.vault.work() as work:
                work.set_local(WHOLE_TEAM, True)
        self.store = self.vault.sync_store()
        self.wire = ShakyWire(office.base_url, practice=True)
        self.wire.plan, self.wire.sent = [], []
        self.team = team
        self.device = f"laptop-{uuid4().hex[:8]}"
        self._token = office.login(user)
        self.office = Office(self.wire, WIRE, self._token, device=self.device, app="opmaat test")
        self.loop = self._loop(self.store)
        self._ticks = count()

    def now(self) -> datetime:
        return datetime(2026, 11, 24, 8, tzinfo=UTC) + timedelta(seconds=next(self._ticks))

    def _loop(self, store: Any) -> OfficeSync:
        return OfficeSync(
            office=self.office, store=store, team=self.team, device=self.device, rules=RULES, files=self.vault.files
        )

    def sync(self, *plan: str, kill: tuple[RunningOffice, float] | None = None) -> SyncOutcome:
        """`kill`: the worker of this office that serves this process dies after so many seconds."""
        self.wire.plan = list(plan)
        striker = Timer(kill[1], _kill_worker, kill[:1]) if kill else None
        if striker:
            striker.start()
        try:
            return self.loop.run(lambda done, total: True)
        finally:
            self.wire.plan = []
            if striker:
                striker.join()

    def dying(self, calls: int, *, before: bool) -> None:
        """Synchronise until the store was asked so often. Raises Died."""
        self._loop(Mortal(self.store, calls, before)).run(lambda done, total: True)

    def resend(self, sent: tuple[str, Any]) -> None:
        """A message that was sent before goes out once more; nobody hears the answer."""
        Wire.request(self.wire, "POST", sent[0], token=self._token(False), message=sent[1])

    def take_along(self, *dossiers: str) -> list[str]:
        taker = Taker(self.store, RULES, self.device)
        return list(take_along(self.office, self.store, self.team, taker, dossiers, lambda done, total: True))

    def desk(self) -> Workplace:
        """The workplace of the use cases, as far as they need no law and no questionnaire."""
        nothing: Any = None
        user = User(self.user, self.user, self.team)
        return Workplace(self.vault, user, self.now, lambda: str(uuid4()), nothing, nothing)

    def put(self, record: str, body: Any, *, kind: str = "doel", dossier: str | None = None) -> None:
        with self.vault.work() as work:
            work.put(id=record, dossier=dossier or record, kind=kind, body=body, by=self.user, at=self.now())

    def answer(self, dossier: str, path: str, value: str) -> None:
        one = Answer(path=path, value=value, state=AnswerState.BEANTWOORD, by=self.user, at=self.now())
        with self.vault.work() as work:
            work.put_answers(dossier, "leren", [one])

    def delete(self, record: str) -> None:
        with self.vault.work() as work:
            work.delete(record, by=self.user, at=self.now())

    def body(self, record: str) -> Any:
        """What the user sees; None if it is deleted or unknown."""
        with self.vault.work() as work:
            found = work.get(record)
        return None if found is None or found.deleted else found.body

    def values(self, dossier: str) -> dict[str, str]:
        with self.vault.work() as work:
            return {path: one.value for path, one in work.answers(dossier).items()}

    def conflicts(self) -> list[Any]:
        with self.vault.work() as work:
            return [record.body for record in work.find(kind="conflict")]

    def waiting(self) -> int:
        return int(self.store.waiting())

    def close(self) -> None:
        self.loop.close()
