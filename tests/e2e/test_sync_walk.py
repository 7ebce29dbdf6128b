"""Three laptops at random: typing, going offline, losing answers, starting again. Whatever the order: every value the
office acknowledged is in a revision, every conflict keeps both sides, and in the end all laptops show the same."""

import json
from typing import Any
from uuid import uuid4

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from central.store.chain import first_break
from desktop_app.casework.conflicts import Choice, open_conflicts, resolve
from desktop_app.casework.errors import NoNetwork
from desktop_app.casework.records import Conflict
from desktop_app.casework.workplace import User, Workplace
from tests.e2e.laptop import Laptop
from tests.office import RunningOffice

USERS = ("anja", "karim", "fatma")
FIELDS = ("wie", "gelukt_als", "client_doet")
GOAL = {"doel": "werk", "order": "a", "status": "open", "vanaf": None, "tot": None} | dict.fromkeys(FIELDS, "")
which, fields = st.integers(0, 2), st.sampled_from(FIELDS)
fates = st.lists(st.sampled_from(["fine", "fine", "lost", "deaf"]), max_size=4)


class Walk(RuleBasedStateMachine):
    """The machine; `office` is set on a subclass."""

    office: RunningOffice

    @initialize()
    def begin(self) -> None:
        self.team = self.office.new_team()
        self.laptops = [Laptop(self.office, self.team, user) for user in USERS]
        self.goals = [str(uuid4()), str(uuid4())]
        self.written = 0
        self.last: dict[tuple[int, int, str], str] = {}
        self.laptops[0].put(self.goals[0], GOAL)
        self.laptops[0].sync()

    @rule(who=which, goal=st.integers(0, 1), field=fields)
    def edit(self, who: int, goal: int, field: str) -> None:
        laptop, record = self.laptops[who], self.goals[goal]
        laptop.put(record, (laptop.body(record) or GOAL) | {field: self._new_value(who, goal, field)})

    @rule(who=which, goal=st.integers(0, 1), question=st.sampled_from(["uren", "werk", "talen"]))
    def answer(self, who: int, goal: int, question: str) -> None:
        self.laptops[who].answer(self.goals[goal], f"/data/{question}", self._new_value(who, goal, question))

    @rule(who=which, goal=st.integers(0, 1))
    def delete(self, who: int, goal: int) -> None:
        self.laptops[who].delete(self.goals[goal])
        for field in FIELDS:
            self.last.pop((who, goal, field), None)

    @rule(who=which, choice=st.sampled_from(["mine", "theirs"]))
    def settle(self, who: int, choice: Choice) -> None:
        """The first open conflict, by the use case itself."""
        laptop = self.laptops[who]
        user = User(laptop.user, laptop.user, self.team)
        nothing: Any = None
        desk = Workplace(laptop.vault, user, laptop.now, lambda: str(uuid4()), nothing, nothing)
        for found in open_conflicts(desk)[:1]:
            self._forget_overwritten(who, found.conflict)
            resolve(desk, conflict=found.id, choice=choice)

    @rule(who=which, plan=fates)
    def sync(self, who: int, plan: list[str]) -> None:
        try:
            self.laptops[who].sync(*plan)
        except NoNetwork:
            assert {"lost", "deaf"} & set(plan)

    @rule(who=which)
    def start_again(self, who: int) -> None:
        """The program ends and starts: only the vault remains."""
        old = self.laptops[who]
        old.close()
        self.laptops[who] = Laptop(self.office, self.team, USERS[who], old.vault)

    def _new_value(self, who: int, goal: int, field: str) -> str:
        self.written += 1
        self.last[who, goal, field] = f"waarde-{self.written}."
        return self.last[who, goal, field]

    def _forget_overwritten(self, who: int, conflict: Conflict) -> None:
        """A decision puts another value over one that this laptop may not have sent yet: a choice of its user."""
        goal = self.goals.index(conflict.record) if conflict.record in self.goals else None
        for owner, at, field in list(self.last):
            if owner == who and (goal in (None, at)) and (field in conflict.pointer or conflict.pointer == ""):
                del self.last[owner, at, field]

    @invariant()
    def what_the_vault_calls_acknowledged_is_a_revision(self) -> None:
        kept = {(str(id), version): body for id, version, body in self._revisions()}
        for laptop in getattr(self, "laptops", []):
            for record, version in laptop.store.known().items():
                base = laptop.store.state(record).base
                assert base == (json.loads(kept[record, version]) if kept[record, version] else None)

    def _revisions(self) -> list[Any]:
        if not hasattr(self, "team"):
            return []
        sql = "SELECT record, version, body FROM revision WHERE team = :t ORDER BY seq"
        return self.office.rows(sql, t=self.team)

    def teardown(self) -> None:
        if not hasattr(self, "laptops"):
            return
        for _ in range(3):
            for laptop in self.laptops:
                laptop.sync()
        self._all_show_the_same()
        self._nothing_written_disappeared()
        self._every_history_is_whole()
        for laptop in self.laptops:
            laptop.close()

    def _all_show_the_same(self) -> None:
        assert [laptop.waiting() for laptop in self.laptops] == [0, 0, 0]
        first = self._shown(self.laptops[0])
        assert [self._shown(laptop) for laptop in self.laptops[1:]] == [first, first]

    def _shown(self, laptop: Laptop) -> Any:
        conflicts = sorted(json.dumps(one, sort_keys=True) for one in laptop.conflicts())
        return [(laptop.body(goal), laptop.values(goal)) for goal in self.goals], conflicts

    def _nothing_written_disappeared(self) -> None:
        """The last thing each laptop wrote in each place is in the history, as a revision or inside a conflict."""
        history = " ".join(body or "" for _, _, body in self._revisions())
        assert [value for value in self.last.values() if value not in history] == []

    def _every_history_is_whole(self) -> None:
        with self.office.client("anja") as client:
            for goal in self.goals:
                found = client.revisions(self.team, goal)
                assert first_break({**one, "team": self.team, "record": goal} for one in found) is None


def test_three_laptops_at_random(office: RunningOffice) -> None:
    run_state_machine_as_test(
        type("Walk", (Walk,), {"office": office}),
        settings=settings(
            max_examples=8, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
