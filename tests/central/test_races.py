"""The four races that broke the measured alternative, with two workers and real PostgreSQL, and a kill."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import Any

import httpx

from tests.e2e.workers import workers
from tests.office import Caller, RunningOffice, mutation

WRITERS = ("anja", "karim", "fatma")


def test_d1_what_was_acknowledged_is_there(office: RunningOffice) -> None:
    """Three writers in one team at the same time: every acknowledged mutation is a revision and a record."""
    team = office.new_team()

    def write(user: str) -> list[str]:
        with office.client(user) as client:
            batches = [[mutation() for _ in range(25)] for _ in range(6)]
            answers = [answer for batch in batches for answer in client.push(team, *batch)]
        assert all(answer["status"] == "ok" for answer in answers)
        return [answer["mutation"] for answer in answers]

    with ThreadPoolExecutor() as pool:
        acknowledged = {one for done in pool.map(write, WRITERS) for one in done}
    assert len(acknowledged) == 450
    assert {str(one) for (one,) in office.rows("SELECT mutation FROM revision WHERE team = :t", t=team)} == acknowledged
    with office.client("anja") as anja:
        assert {one["mutation"] for one in anja.everything(team)} == acknowledged


def test_d2_of_two_writers_on_one_version_exactly_one_wins(office: RunningOffice) -> None:
    team, rounds = office.new_team(), 15
    start = Barrier(2)
    records = [mutation() for _ in range(rounds)]

    def race(user: str) -> list[str]:
        with office.client(user) as client:
            found = []
            for one in records:
                start.wait(30)
                filler = [mutation() for _ in range(10)]
                answers = client.push(team, *filler, mutation(one["record"], 1, body={"text": user}))
                found.append(answers[-1]["status"])
        return found

    with office.client("anja") as anja:
        anja.push(team, *records)
        with ThreadPoolExecutor() as pool:
            mine, theirs = pool.map(race, ("anja", "karim"))
        assert [sorted(pair) for pair in zip(mine, theirs, strict=True)] == [["conflict", "ok"]] * rounds
        for one, outcome in zip(records, mine, strict=True):
            winner = "anja" if outcome == "ok" else "karim"
            assert [each["body"]["text"] for each in anja.revisions(team, one["record"])][1:] == [winner]
    kept = office.rows("SELECT 1 FROM quarantine WHERE team = :t AND code = 'conflict'", t=team)
    assert len(kept) == rounds


def test_d3_a_reader_beside_writers_misses_nothing(office: RunningOffice) -> None:
    team, stop = office.new_team(), Event()

    def write(user: str) -> set[str]:
        with office.client(user) as client:
            batches = [[mutation() for _ in range(size)] for size in (1, 40, 3, 60, 2, 30) * 2]
            return {answer["mutation"] for batch in batches for answer in client.push(team, *batch)}

    def read() -> set[str]:
        found: set[str] = set()
        with office.client("joris") as client:
            cursor, last = 0, False
            while True:
                page = client.pull(team, cursor, limit=20)
                found |= {one["mutation"] for one in page["records"]}
                cursor = page["cursor"]
                if last and not page["records"]:
                    return found
                last = stop.is_set()

    with ThreadPoolExecutor() as pool:
        reader = pool.submit(read)
        written = set().union(*pool.map(write, WRITERS))
        stop.set()
        assert reader.result(60) == written
    assert len(written) == 3 * 272


def test_d7_no_client_chooses_its_place_in_the_order(office: RunningOffice) -> None:
    """Clocks that are wrong by a century, and fields that would set the order, change nothing."""
    team = office.new_team()
    moments = ("2126-01-01T00:00:00Z", "1926-01-01T00:00:00Z", "2026-11-24T10:00:00Z")
    with office.client("anja") as anja, office.client("karim") as karim:
        cursor = 0
        for moment in moments:
            sent = mutation(edited_at=moment)
            anja.push(team, sent)
            (seen,) = karim.pull(team, cursor)["records"]
            assert seen["mutation"] == sent["mutation"]
            cursor = seen["seq"]
        for wish in ({"seq": 1}, {"version": 9}, {"last_modified": 1}, {"received_at": 0}):
            assert anja.push(team, mutation() | wish)[0]["status"] == "refused"
        assert karim.pull(team, cursor)["records"] == []


def test_a_kill_in_mid_push_leaves_all_or_nothing_and_the_replay_completes(office: RunningOffice) -> None:
    team, text = office.new_team(), "x" * 4_000
    batches = [[mutation(body={"text": text}) for _ in range(400)] for _ in range(2)]
    broken = 0
    with ThreadPoolExecutor(1) as pool:
        for batch in batches:
            sending = pool.submit(_push_once, office, team, batch)
            while not _writing(office) and not sending.done():
                pass
            for worker in workers(office.process.pid):
                os.kill(worker, signal.SIGKILL)
            broken += sending.result(60) is None
            stored = {str(one) for (one,) in office.rows("SELECT mutation FROM revision WHERE team = :t", t=team)}
            ours = {one["mutation"] for one in batch}
            assert stored & ours in (set(), ours)
    assert broken > 0
    for batch in batches:
        answers = None
        while answers is None:
            answers = _push_once(office, team, batch)
        assert {answer["status"] for answer in answers} == {"ok"}
    counts = office.rows("SELECT mutation, count(*) FROM revision WHERE team = :t GROUP BY 1", t=team)
    assert sorted((str(one), count) for one, count in counts) == sorted(
        (one["mutation"], 1) for batch in batches for one in batch
    )
    with office.client("anja") as anja:
        assert len(anja.everything(team)) == 800


def _push_once(office: RunningOffice, team: str, batch: list[Any]) -> list[Any] | None:
    """The answers, or None when the line broke."""
    with Caller(office.base_url, office.login("anja")(False)) as client:
        try:
            return client.push(team, *batch)
        except httpx.TransportError:
            return None


def _writing(office: RunningOffice) -> bool:
    """Whether the service is in the middle of a transaction that writes."""
    busy = "SELECT 1 FROM pg_stat_activity WHERE usename = 'opmaat_service' AND backend_xid IS NOT NULL"
    return bool(office.rows(busy))
