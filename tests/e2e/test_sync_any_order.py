"""Three laptops, any order of work, offline periods, lost requests, lost answers, crashes and replays.

Whatever happens: an acknowledged value is in a revision, all laptops end up the same, and of two values for one thing
the one that did not stay is in a conflict. OPMAAT_RUNS sets how many stories are tried.
"""

import contextlib
import os
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from desktop_app.casework.errors import NoNetwork
from tests.e2e.laptop import Laptop
from tests.office import RunningOffice

RUNS = int(os.environ.get("OPMAAT_RUNS", "15"))
USERS = ("anja", "karim", "fatma")
FIELDS = ("wie", "gelukt_als", "doel")
GOAL = {"doel": "werk", "order": "a", "wie": "", "status": "open", "vanaf": None, "tot": None, "gelukt_als": ""}
who = st.sampled_from(USERS)
fates = st.lists(st.sampled_from(("fine", "lost", "deaf")), max_size=6)


class Team(RuleBasedStateMachine):
    """`office` is set by the test."""

    office: RunningOffice

    @initialize()
    def begin(self) -> None:
        self.team = self.office.new_team()
        self.laptops = {user: Laptop(self.office, self.team, user) for user in USERS}
        self.goal, self.dossier = str(uuid4()), str(uuid4())
        self.number = 0
        self.owed: set[str] = set()
        self.laptops["anja"].put(self.goal, GOAL, dossier=self.dossier)
        for one in self.laptops.values():
            one.sync()

    def _value(self, user: str) -> str:
        self.number += 1
        return f"{user}-{self.number}"

    @rule(user=who, field=st.sampled_from(FIELDS))
    def edit(self, user: str, field: str) -> None:
        laptop = self.laptops[user]
        body = laptop.body(self.goal) or GOAL
        laptop.put(self.goal, {**body, field: self._value(user)}, dossier=self.dossier)

    @rule(user=who, path=st.sampled_from(("/data/a", "/data/b")))
    def answer(self, user: str, path: str) -> None:
        self.laptops[user].answer(self.dossier, path, self._value(user))

    @rule(user=who)
    def delete(self, user: str) -> None:
        self.laptops[user].delete(self.goal)

    @rule(user=who, plan=fates)
    def sync(self, user: str, plan: list[str]) -> None:
        owed = self._own(user)
        with contextlib.suppress(NoNetwork):
            self.laptops[user].sync(*plan)
            self.owed |= owed

    @rule(user=who)
    def crash(self, user: str) -> None:
        """The program dies and starts again on the same vault: what was in flight is still in flight."""
        old = self.laptops[user]
        old.close()
        self.laptops[user] = Laptop(self.office, self.team, user, old.vault)

    @rule(user=who)
    def replay(self, user: str) -> None:
        """An old message arrives once more, long after its answer."""
        laptop = self.laptops[user]
        waiting = laptop.store.next_batch(10)
        if waiting:
            for _ in range(2):
                laptop.office.push(self.team, waiting)

    @invariant()
    def what_was_acknowledged_is_in_a_revision(self) -> None:
        if not hasattr(self, "laptops"):
            return
        kept = {(row.record, row.version) for row in self._revisions()}
        for laptop in self.laptops.values():
            assert {(record, version) for record, version in laptop.store.known().items()} <= kept

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
        for _ in range(3):
            for user, laptop in self.laptops.items():
                self.owed |= self._own(user)
                laptop.sync()
        seen = [
            (one.body(self.goal), one.values(self.dossier), sorted(map(str, one.conflicts())), one.waiting())
            for one in self.laptops.values()
        ]
        assert seen[0] == seen[1] == seen[2]
        assert seen[0][3] == 0
        told = " ".join(str(row.body) for row in self._revisions())
        lost = {value for value in self.owed if f'"{value}"' not in told}
        assert not lost, f"neither kept nor asked about: {lost}"

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
