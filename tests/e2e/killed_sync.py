"""Two laptops push while everything around them is killed: `python -m tests.e2e.killed_sync [PUSHES] [SEED]`.

Each laptop is a process of its own with the encrypted vault and the real loop (`killed_laptop`); the office is the
installed service with two workers on PostgreSQL. At a random moment of every push something dies: the laptop, the
worker that serves it, the whole office (SIGKILL), or PostgreSQL (`-m immediate`). In the end the office is restored
from an older backup, and one laptop works on for so long that the other could think nothing happened.

Counted: acknowledged changes the office does not have, or has twice; last words of a vault that are not current at the
office; and what a new laptop that fetches everything does not see.
"""

import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue
from threading import Event, Thread
from typing import Any

from tests.e2e.killed_laptop import USERS, record_id
from tests.e2e.laptop import Laptop
from tests.e2e.own_office import OwnOffice, own_office
from tests.e2e.workers import kill_worker_of
from tests.unit.vault.opened import make

VICTIMS = {"laptop": 30, "worker": 40, "database": 20, "office": 10}
"""Of a hundred strikes."""

AFTER = 0.12
"""The strike falls at most so many seconds after a push began: about as long as one takes."""

PATIENCE = 120


@dataclass
class Attempt:
    """One push. `at`: seconds since the epoch."""

    at: float
    mutations: Sequence[str]
    answered: bool = False


@dataclass
class Desk:
    """One laptop as the striker sees it. `kept`: the last words its vault called stored, by record · `going`: the last
    it began to store; a kill may fall between the two."""

    user: str
    home: Path
    key: str
    process: "subprocess.Popen[str]"
    listener: Thread
    round: int = 0
    waiting: int = -1
    kept: dict[str, str] = field(default_factory=dict)
    going: dict[str, str] = field(default_factory=dict)
    attempts: list[Attempt] = field(default_factory=list)
    acknowledged: set[str] = field(default_factory=set)


@dataclass
class Count:
    """What `python -m tests.e2e.killed_sync` prints. `unheard`: pushes the office stored while no answer arrived ·
    `undone`: pushes of which it stored nothing · `restored`: changes the backup did not have ·
    `questions`: words that differ from what it had."""

    strikes: Counter[str] = field(default_factory=Counter)
    pushes: int = 0
    unheard: int = 0
    undone: int = 0
    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    restored: int = 0
    questions: int = 0
    missing: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        return not (self.lost or self.doubled or self.missing or self.broken)


class Story:
    """Two laptops of one team at one office."""

    def __init__(self, office: OwnOffice, folder: Path, seed: int) -> None:
        self.office, self.team, self.count = office, office.new_team(), Count()
        self.chance = random.Random(seed)  # noqa: S311
        self.heard: Queue[Desk] = Queue()
        self.desks = [self._new_desk(folder / user, user) for user in USERS]

    def _new_desk(self, home: Path, user: str) -> Desk:
        vault, key = make(home)
        vault.close()
        nobody: Any = None
        return Desk(user, home, key.hex(), nobody, nobody)

    def open(self, desk: Desk, first: str = "") -> None:
        """Start a laptop (again) on its vault, and listen to it."""
        desk.round += 1000
        command = [sys.executable, "-m", "tests.e2e.killed_laptop", str(desk.home), str(self.office.folder)]
        desk.process = subprocess.Popen(
            [*command, self.team, desk.user], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert desk.process.stdin
        desk.process.stdin.write(f"{desk.key} {first or desk.round}\n")
        desk.process.stdin.close()
        desk.listener = Thread(target=self._listen, args=(desk,), daemon=True)
        desk.listener.start()

    def _listen(self, desk: Desk) -> None:
        assert desk.process.stdout
        for line in desk.process.stdout:
            if line.endswith("\n"):  # not the last, half of which was cut off
                self._note(desk, json.loads(line))
        desk.process.stdout.close()

    def _note(self, desk: Desk, told: dict[str, Any]) -> None:
        if "going" in told:
            desk.going[told["going"]] = told["words"]
        elif "kept" in told:
            desk.kept[told["kept"]] = told["words"]
        elif "push" in told:
            desk.attempts.append(Attempt(told["at"], told["push"]))
            self.heard.put(desk)
        elif "ok" in told:
            desk.attempts[-1].answered = True
            desk.acknowledged.update(told["ok"])
        elif "waiting" in told:
            desk.waiting = told["waiting"]

    def kill(self, desk: Desk) -> None:
        desk.process.kill()
        desk.process.wait(PATIENCE)
        desk.listener.join(PATIENCE)

    def strike(self) -> None:
        """Wait for the next push of anybody, then for a moment, then strike."""
        while not self.heard.empty():
            self.heard.get()
        desk = self.heard.get(timeout=PATIENCE)
        victim = self.chance.choices(list(VICTIMS), list(VICTIMS.values()))[0]
        Event().wait(self.chance.uniform(0, AFTER))  # a random moment is what is wanted
        self.count.strikes[victim] += 1
        if victim == "laptop":
            self.kill(desk)
            self.open(desk)
        elif victim == "worker":
            kill_worker_of(desk.process.pid, self.office.port, self.office.process.pid)
        elif victim == "database":
            self.office.crash_database()
        else:
            self.office.kill()
            self.office.start()

    def let_work(self, pushes: int, *desks: Desk) -> None:
        """Until these laptops have heard so many more answers."""
        goal = {desk.user: _answered(desk) + pushes for desk in desks}
        deadline = time.monotonic() + PATIENCE
        while any(_answered(desk) < goal[desk.user] for desk in desks):
            if time.monotonic() > deadline or any(desk.process.poll() is not None for desk in desks):
                raise RuntimeError("a laptop stopped working")
            Event().wait(0.01)

    def end(self) -> None:
        """Both laptops synchronise until nothing waits."""
        for _ in range(2):
            for desk in self.desks:
                self.open(desk, "end")
                desk.process.wait(PATIENCE)
                desk.listener.join(PATIENCE)
                if desk.waiting != 0:
                    self.count.broken.append(f"{desk.user}: {desk.waiting} still waits")

    def judge_pushes(self) -> None:
        """Every acknowledged change is in a revision, none is there twice, every chain is whole."""
        rows = self.office.rows(
            "SELECT mutation::text, body, received_at FROM revision WHERE team = :team", team=self.team
        )
        stored = {row.mutation: row.received_at.timestamp() for row in rows}
        bodies = Counter(row.body for row in rows)
        self.count.doubled = [body for body, times in bodies.items() if times > 1]
        for desk in self.desks:
            self.count.acknowledged += len(desk.acknowledged)
            self.count.pushes += len(desk.attempts)
            self.count.lost += sorted(desk.acknowledged - stored.keys())
            for attempt, following in zip(desk.attempts, [*desk.attempts[1:], None], strict=True):
                until = following.at if following else time.time()
                taken = any(attempt.at <= stored.get(one, 0) < until for one in attempt.mutations)
                self.count.unheard += taken and not attempt.answered
                self.count.undone += not taken and not attempt.answered
        self.count.broken += _broken_chains(self.office, self.team)

    def judge_words(self, *, asked: bool = False) -> None:
        """The last words of every vault are current at the office and on a laptop that fetches everything anew.
        `asked`: or they stand in a question there, because the office had become older."""
        fresh = Laptop(self.office, self.team, "fatma")
        fresh.sync()
        query = (
            "SELECT id::text, revision.body::jsonb->>'doel' AS words FROM record"
            " JOIN revision USING (team, seq) WHERE team = :team"
        )
        current = {row.id: row.words for row in self.office.rows(query, team=self.team)}
        questions = [(one["record"], str(one["mine"]["value"])) for one in fresh.conflicts()]
        for desk in self.desks:
            for name, words in desk.kept.items():
                record, last = record_id(name), {words, desk.going[name]}
                told = current.get(record) in last and current[record] == (fresh.body(record) or {}).get("doel")
                if not told and not any(of == record and one in mine for of, mine in questions for one in last):
                    self.count.missing.append(f"{name}: {words}")
        self.count.questions = len(questions)
        if questions and not asked:
            self.count.broken.append(f"{len(questions)} questions about nothing")
        fresh.close()


def _answered(desk: Desk) -> int:
    return sum(attempt.answered for attempt in desk.attempts)


def _broken_chains(office: OwnOffice, team: str) -> list[str]:
    """Records of which a revision does not follow from the one before, or the sequence has a hole."""
    gaps = office.rows(
        "SELECT record::text FROM (SELECT record, version, previous, lag(hash, 1, '') OVER w AS hash,"
        " row_number() OVER w AS place FROM revision WHERE team = :team WINDOW w AS (PARTITION BY record ORDER BY"
        " version)) AS chain WHERE previous <> hash OR version <> place",
        team=team,
    )
    (ends,) = office.rows(
        "SELECT count(*) AS n, max(revision.seq) AS last, min(team.seq) AS told FROM revision JOIN team"
        " ON team.id = revision.team WHERE team = :team",
        team=team,
    )
    return [row.record for row in gaps] + ([] if ends.n == ends.last == ends.told else [f"sequence {ends}"])


def run(folder: Path, pushes: int, seed: int, *, restore: bool = True) -> Count:
    """Strike at so many pushes, at moments drawn from `seed`, then restore an older state of the office."""
    folder.chmod(0o755)
    with own_office(folder) as office:
        story = Story(office, folder, seed)
        anja, karim = story.desks
        for desk in story.desks:
            story.open(desk)
        try:
            for _ in range(pushes):
                story.strike()
            story.let_work(2, anja, karim)
            for desk in story.desks:
                story.kill(desk)
            story.end()
            story.judge_pushes()
            story.judge_words()
            if restore:
                _restore(story, anja, karim)
        finally:
            for desk in story.desks:
                desk.process.kill()
                desk.process.wait(PATIENCE)
    return story.count


def _restore(story: Story, anja: Desk, karim: Desk) -> None:
    """What both laptops sent after the backup is gone at the office. Karim alone works on beyond the number that Anja
    heard last, so that her laptop cannot tell by counting."""
    office = story.office
    backup = office.dump()
    for desk in story.desks:
        story.open(desk)
    story.let_work(3, anja, karim)
    story.kill(anja)
    story.kill(karim)
    heard = _seq(story)
    office.restore(backup)
    story.count.restored = heard - _seq(story)
    story.open(karim)
    while _seq(story) <= heard:
        story.let_work(1, karim)
    story.kill(karim)
    story.end()
    story.judge_words(asked=True)
    story.count.broken += _broken_chains(office, story.team)


def _seq(story: Story) -> int:
    (row,) = story.office.rows("SELECT seq FROM team WHERE id = :team", team=story.team)
    return int(row.seq)


def main(pushes: int = 200, seed: int = 1) -> int:
    with tempfile.TemporaryDirectory(prefix="opmaat-killed-") as folder:
        count = run(Path(folder), pushes, seed)
    struck = ", ".join(f"{name} {times}" for name, times in count.strikes.most_common())
    for line in (
        f"struck in {pushes} pushes (seed {seed}): {struck}",
        f"pushes {count.pushes}: {count.unheard} stored without an answer, {count.undone} not stored",
        f"changes acknowledged {count.acknowledged}: lost {len(count.lost)}, doubled {len(count.doubled)}",
        f"backup without {count.restored} changes: asked about {count.questions}, missing {len(count.missing)}",
        *count.lost[:5], *count.doubled[:5], *count.missing[:5], *count.broken[:5],
    ):  # fmt: skip
        print(line)  # noqa: T201
    return int(not count.good)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
