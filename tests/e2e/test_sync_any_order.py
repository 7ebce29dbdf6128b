"""Three laptops, any order of work: offline periods, lost requests and answers, an office that says 200 and forgets,
laptops and workers of the office that die in the middle, old messages that come again, an office from a backup.

Whatever happens: an acknowledged value is in a revision, all laptops end up the same, and of two values for one thing
the one that did not stay is in a conflict. OPMAAT_RUNS sets how many stories are tried.
"""

import contextlib
import os
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from desktop_app.casework.errors import NoNetwork, OfficeGarbled
from tests.e2e.laptop import Died, Laptop
from tests.e2e.team_backup import TeamBackup
from tests.office import RunningOffice

RUNS = int(os.environ.get("OPMAAT_RUNS", "200"))
USERS = ("anja", "karim", "fatma")
FIELDS = ("wie", "gelukt_als", "doel")
GOAL = {"doel": "werk", "order": "a", "wie": "", "status": "open", "vanaf": None, "tot": None, "gelukt_als": ""}
ROUNDS = 5
"""In so many rounds of synchronising everybody must have everything."""

PATIENCE = 9

who = st.sampled_from(USERS)
fates = st.lists(st.sampled_from(("fine", "lost", "deaf", "forgets")), max_size=6)


class Team(RuleBasedStateMachine):
    """`office` is set by the test.

    `owed`: words that must be in a revision at the end · `doubtful`: laptops that believe what the office forgot, until
    they have synchronised again ·
    `unheard`: laptops that have not synchronised since the office was restored.
    """

    office: RunningOffice

    @initialize()
    def begin(self) -> None:
        self.team = self.office.new_team()
        self.laptops = {user: Laptop(self.office, self.team, user) for user in USERS}
        self.goal, self.dossier = str(uuid4()), str(uuid4())
        self.number = 0
        self.killed = False
        self.backup: TeamBackup | None = None
        self.owed: set[str] = set()
        self.doubtful: set[str] = set()
        self.unheard: set[str] = set()
        self.laptops["anja"].put(self.goal, GOAL, dossier=self.dossier)
        for user in USERS:
            self._surely(user)

    def _value(self, user: str) -> str:
        self.number += 1
        return f"{user}-{self.number}"

    # ---- work

    @rule(user=who, field=st.sampled_from(FIELDS))
    def edit(self, user: str, field: str) -> None:
        laptop = self.laptops[user]
        body = laptop.body(self.goal) or GOAL
        with self._overwriting(user):
            laptop.put(self.goal, {**body, field: self._value(user)}, dossier=self.dossier)

    @rule(user=who, path=st.sampled_from(("/data/a", "/data/b")))
    def answer(self, user: str, path: str) -> None:
        with self._overwriting(user):
            self.laptops[user].answer(self.dossier, path, self._value(user))

    @rule(user=who)
    def delete(self, user: str) -> None:
        with self._overwriting(user):
            self.laptops[user].delete(self.goal)

    @contextlib.contextmanager
    def _overwriting(self, user: str) -> Iterator[None]:
        """Who overwrites a word before hearing that the office was restored leaves it nowhere, unless a colleague has
        it."""
        before = self._own(user)
        yield
        if user in self.unheard:
            shown = self._shown()
            self.owed -= {value for value in before if f"'{value}'" not in shown}

    # ---- synchronising, well or badly

    @rule(user=who, plan=fates)
    def sync(self, user: str, plan: list[str]) -> None:
        with contextlib.suppress(NoNetwork):
            self._sync(user, *plan)

    @rule(user=who, calls=st.integers(0, 30), before=st.booleans())
    def die(self, user: str, calls: int, before: bool) -> None:
        """The program dies at some step of a synchronisation, and starts again on the same vault."""
        with contextlib.suppress(Died, NoNetwork):
            self.laptops[user].dying(calls, before=before)
        self._restart(user)

    @precondition(lambda self: not self.killed)
    @rule(user=who, moment=st.integers(0, 40), really=st.sampled_from((False, False, True)))
    def kill_office(self, user: str, moment: int, really: bool) -> None:
        """The worker that serves this laptop gets SIGKILL so many milliseconds after a request went out; in some
        stories, once, since to start another costs more than the story."""
        self.killed = True
        if not really:
            return
        with contextlib.suppress(NoNetwork, OfficeGarbled):
            self._sync(user, kill=(self.office, moment / 1000))

    @rule(user=who)
    def crash(self, user: str) -> None:
        """The program ends between two synchronisations: what was in flight is still in flight."""
        self._restart(user)

    @rule(user=who, place=st.integers(0, 99))
    def replay(self, user: str, place: int) -> None:
        """Any old message arrives once more, long after its answer."""
        laptop = self.laptops[user]
        if laptop.wire.sent:
            with contextlib.suppress(NoNetwork):
                laptop.resend(laptop.wire.sent[place % len(laptop.wire.sent)])

    # ---- an office from a backup

    @rule()
    def back_up(self) -> None:
        self.backup = TeamBackup(self.office.owner, self.team)

    @precondition(lambda self: self.backup is not None)
    @rule()
    def restore(self) -> None:
        """From here on only that is owed which some laptop still shows: words overwritten before are nowhere else."""
        assert self.backup
        self.backup.restore()
        shown = self._shown()
        self.owed = {value for value in self.owed if f"'{value}'" in shown}
        self.doubtful, self.unheard = set(USERS), set(USERS)

    def _shown(self) -> str:
        return " ".join(str(self._seen(laptop)) for laptop in self.laptops.values())

    # ---- what must hold

    @invariant()
    def what_was_acknowledged_is_in_a_revision(self) -> None:
        if not hasattr(self, "laptops"):
            return
        kept = {(row.record, row.version) for row in self._revisions()}
        for user, laptop in self.laptops.items():
            assert user in self.doubtful or set(laptop.store.known().items()) <= kept

    def _revisions(self) -> list[Any]:
        return self.office.rows("SELECT record::text, version, body FROM revision WHERE team = :t", t=self.team)

    def teardown(self) -> None:
        if not hasattr(self, "laptops"):
            return
        try:
            self._settle()
        finally:
            for laptop in self.laptops.values():
                laptop.close()

    def _settle(self) -> None:
        for _ in range(ROUNDS):
            for user in USERS:
                self._surely(user)
            seen = [self._seen(laptop) for laptop in self.laptops.values()]
            if seen[0] == seen[1] == seen[2] and not any(one.waiting() for one in self.laptops.values()):
                break
        assert seen[0] == seen[1] == seen[2]
        assert [one.waiting() for one in self.laptops.values()] == [0, 0, 0]
        told = " ".join(str(row.body) for row in self._revisions())
        lost = {value for value in self.owed if f'"{value}"' not in told}
        assert not lost, f"neither kept nor asked about: {lost}"

    def _surely(self, user: str) -> None:
        """Synchronise; a worker that was killed may leave a broken line, and its successor takes a while."""
        for _ in range(PATIENCE):
            with contextlib.suppress(NoNetwork):
                return self._sync(user)
        raise NoNetwork

    def _sync(self, user: str, *plan: str, kill: Any = None) -> None:
        """A synchronisation that comes to its end owes what this person sees of their own words."""
        laptop, owed = self.laptops[user], self._own(user)
        forgotten = laptop.wire.forgotten
        try:
            laptop.sync(*plan, kill=kill)
            self.owed |= owed
            self.doubtful.discard(user)
            self.unheard.discard(user)
        finally:
            if laptop.wire.forgotten > forgotten:
                self.doubtful.add(user)

    def _restart(self, user: str) -> None:
        old = self.laptops[user]
        old.close()
        self.laptops[user] = Laptop(self.office, self.team, user, old.vault)
        self.laptops[user].wire.sent = old.wire.sent

    def _seen(self, laptop: Laptop) -> Any:
        return laptop.body(self.goal), laptop.values(self.dossier), sorted(map(str, laptop.conflicts()))

    def _own(self, user: str) -> set[str]:
        """What this person sees of their own words: from here on each is in a record or in a conflict, for ever."""
        laptop = self.laptops[user]
        shown = {*map(str, (laptop.body(self.goal) or {}).values()), *laptop.values(self.dossier).values()}
        return {value for value in shown if value.startswith(f"{user}-")}


@pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")
def test_any_order_of_work_ends_well(office: RunningOffice) -> None:
    class Here(Team):
        pass

    Here.office = office
    chosen = settings(
        max_examples=RUNS,
        stateful_step_count=25,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Here, settings=chosen)
