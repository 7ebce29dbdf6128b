"""Synchronising 10,000 records of 8 KB, and what twenty laptops feel, beside the least any office must do.

    .venv/bin/python -m tests.bench.sync [records] [seconds of twenty laptops]

Everything real: two workers, tokens, schemas, revisions, hash chain, gzip, the encrypted vault. Ours and the floor take
turns, a batch each, so that a busy machine slows both. Absolute times of a busy machine say little; the ratios do.
Beside the time on the clock stands the CPU time of the laptop, the office and PostgreSQL together, which others cannot
take.

The twenty laptops live in four processes, five each: real ones do not share an interpreter. What they push is made
beforehand.

Floors: COPY of the same rows into the same PostgreSQL; a SELECT stream of the same rows, read as Python objects as a
laptop reads them; the same rows into SQLCipher, a transaction per page.
"""

import gzip
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import psutil
from sqlalchemy import text

from desktop_app.casework.ports import WHOLE_TEAM, Mutation
from desktop_app.sync.office import Office
from desktop_app.sync.protocol import Protocol, mutation_to_wire
from desktop_app.sync.pull import pull as pull_into
from desktop_app.sync.sides import Rules
from desktop_app.sync.take import Taker
from desktop_app.sync.transport import Wire
from tests.bench.rounds.growth import fill
from tests.e2e.workers import workers
from tests.office import PROTOCOL, RunningOffice, start_office
from tests.unit.vault.opened import make

BATCH, PAGE = 100, 500
WORDS = ("de het een ik u wij werk school taal les huis kind zorg reis week uur praktijk oefenen gesprek kok bakker "
         "Zwolle Deventer Eritrea Syrië مرحبا ትግርኛ").split()  # fmt: skip
SIZES = (1_000, 10_000, 100_000)
LAPTOPS = ("anja", "karim", "fatma", "joris")
Seconds = dict[str, float]


def body(seed: int, letters: int = 8_000) -> dict[str, Any]:
    """About as many characters as a filled-in section of an intake; another one for another seed."""
    chosen = random.Random(seed)  # noqa: S311
    return {"section": "werk", "answers": {f"/data/v{n}": _answer(chosen) for n in range(letters // 400)}}


def _answer(chosen: random.Random) -> dict[str, Any]:
    words = " ".join(chosen.choice(WORDS) + str(chosen.randrange(99)) for _ in range(30))
    plain = {"state": "beantwoord", "by": "anja", "at": "2026-11-24T09:00:00+00:00", "manner": "gezegd"}
    return {"value": words, "language": "ti", "interpreter": None, "confirmed": True, "note": "", **plain}


def mutations(count: int, letters: int = 8_000) -> list[Mutation]:
    now, ids = datetime.now(UTC), [str(uuid4()) for _ in range(count)]
    return [
        Mutation(str(uuid4()), id, str(uuid4()), "intake", 0, body(place, letters), False, ("",), "anja", now)
        for place, id in enumerate(ids)
    ]


@contextmanager
def timed(into: Seconds, name: str) -> Iterator[None]:
    """Adds up the seconds on the clock."""
    start = time.perf_counter()
    yield
    into[name] = into.get(name, 0.0) + time.perf_counter() - start


class Meter:
    """Adds up seconds on the clock, and of CPU under "… cpu": of this process, the office and its PostgreSQL."""

    def __init__(self, office: RunningOffice) -> None:
        self.found: Seconds = {}
        (row,) = office.rows("SELECT pg_backend_pid() AS pid")
        self._parents = [psutil.Process(office.process.pid), psutil.Process(row.pid).parent()]

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        before = self._cpu()
        with timed(self.found, name):
            yield
        self.found[f"{name} cpu"] = self.found.get(f"{name} cpu", 0.0) + self._cpu() - before

    def _cpu(self) -> float:
        total = time.process_time()
        for parent in self._parents:
            for one in [parent, *parent.children(recursive=True)] if parent else ():
                try:
                    spent = one.cpu_times()
                except psutil.Error:  # ended meanwhile
                    continue
                total += spent.user + spent.system
        return total


class CountingWire(Wire):
    """Counts the bytes that pass."""

    def __init__(self, base_url: str) -> None:
        super().__init__(base_url, practice=True)
        self.up, self.answers = 0, list[httpx.Response]()
        self._client.event_hooks = {"request": [self._sent], "response": [self.answers.append]}

    def _sent(self, request: httpx.Request) -> None:
        self.up += len(request.content)

    @property
    def down(self) -> int:
        return sum(answer.num_bytes_downloaded for answer in self.answers)


def client_of(office: RunningOffice, user: str) -> tuple[Office, CountingWire]:
    wire = CountingWire(office.base_url)
    return Office(wire, Protocol(PROTOCOL), office.login(user), device=f"bench-{user}", app="bench"), wire


# ---- one laptop, many records ---------------------------------------------------------------------------------------


def push(office: RunningOffice, client: Office, team: str, waiting: list[Mutation]) -> Seconds:
    """Batches of ours and of COPY take turns; both are stored durably when their turn ends."""
    timed = Meter(office)
    office.change("DROP TABLE IF EXISTS floor")
    office.change("CREATE TABLE floor (n bigserial, id uuid PRIMARY KEY, body jsonb)")
    with office.owner.connect() as connection:
        raw: Any = connection.connection.driver_connection
        for start in range(0, len(waiting), BATCH):
            batch = waiting[start : start + BATCH]
            rows = [(one.record, json.dumps(one.body, ensure_ascii=False, separators=(",", ":"))) for one in batch]
            with timed("COPY"):
                with raw.cursor() as cursor, cursor.copy("COPY floor (id, body) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
                raw.commit()
            with timed("push"):
                results = client.push(team, batch)
            assert all(result.status == "ok" for result in results)
    return timed.found


def pull(office: RunningOffice, client: Office, team: str, count: int) -> Seconds:
    """Pages of ours and of a stream of rows take turns."""
    timed, cursor, seen = Meter(office), 0, 0
    with office.owner.connect() as connection:
        raw: Any = connection.connection.driver_connection
        with raw.cursor(name="floor") as rows:
            with timed("SELECT"):
                rows.execute("SELECT id, body FROM floor ORDER BY n")
            while seen < count:
                with timed("SELECT"):
                    assert len(rows.fetchmany(PAGE)) == min(PAGE, count - seen)
                with timed("pull"):
                    page = client.pull(team, cursor, limit=PAGE, full=False)
                cursor, seen = page.cursor, seen + len(page.records)
    return timed.found


def first_pull(client: Office, team: str, waiting: list[Mutation]) -> Seconds:
    """Everything into an empty encrypted vault, beside the same rows into another one by bare statements."""
    found: Seconds = {}
    with tempfile.TemporaryDirectory() as folder:
        (ours, _), (bare, _) = make(Path(folder) / "ours"), make(Path(folder) / "bare")
        with timed(found, "SQLCipher"):
            for start in range(0, len(waiting), PAGE):
                rows = [{"key": one.record, "value": json.dumps(one.body)} for one in waiting[start : start + PAGE]]
                with bare._engine.begin() as connection:
                    connection.execute(text("INSERT INTO local (key, value) VALUES (:key, :value)"), rows)
        with timed(found, "first pull"):
            with ours.work() as unit:
                unit.set_local(WHOLE_TEAM, True)
            store = ours.sync_store()
            assert pull_into(client, store, team, Taker(store, Rules(), "bench"), lambda _: True) == len(waiting)
        ours.close()
        bare.close()
    return found


# ---- many laptops ---------------------------------------------------------------------------------------------------


def five(base_url: str, token: str, team: str, seconds: float, line: Connection) -> None:
    """A process with five laptops of one team that pull and push five records, over and over, from the moment the line
    says so; it answers with the seconds of every push and every pull."""
    clients = [Office(Wire(base_url, practice=True), Protocol(PROTOCOL), lambda _: token, device=f"bench-{place}",
                      app="bench") for place in range(5)]  # fmt: skip
    bodies = [one.body for one in mutations(5)]

    def laptop(client: Office) -> list[tuple[float, float]]:
        cursor, times, end = 0, [], time.perf_counter() + seconds
        while time.perf_counter() < end:
            took: Seconds = {}
            waiting = [replace(one, body=body) for one, body in zip(mutations(5, letters=0), bodies, strict=True)]
            with timed(took, "pull"):
                cursor = client.pull(team, cursor, limit=PAGE, full=False).cursor
            with timed(took, "push"):
                results = client.push(team, waiting)
            assert all(result.status == "ok" for result in results)
            times.append((took["push"], took["pull"]))
        return times

    with ThreadPoolExecutor(5) as pool:
        line.send("ready")
        line.recv()
        line.send([one for times in pool.map(laptop, clients) for one in times])
    for client in clients:
        client.close()


def twenty(office: RunningOffice, seconds: float) -> dict[str, list[float]]:
    """Twenty laptops of four teams at once; seconds per request. Beside it ten connections that only COPY five rows."""
    office.change("DROP TABLE IF EXISTS small_floor")
    office.change("CREATE TABLE small_floor (id uuid PRIMARY KEY, body jsonb)")

    def floor(_place: int) -> list[float]:
        times = []
        raw: Any = office.owner.raw_connection()
        end = time.perf_counter() + seconds / 4
        while time.perf_counter() < end:
            took: Seconds = {}
            rows = [(one.record, json.dumps(one.body)) for one in mutations(5)]
            with timed(took, "COPY"):
                with raw.cursor() as cursor, cursor.copy("COPY small_floor FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
                raw.commit()
            times.append(took["COPY"])
        raw.close()
        return times

    with ThreadPoolExecutor(10) as pool:
        bare = [one for times in pool.map(floor, range(10)) for one in times]
    context, lines, processes = get_context("spawn"), [], []
    for user in LAPTOPS:
        line, far = context.Pipe()
        told = (office.base_url, office.login(user)(False), office.new_team(), seconds, far)
        processes.append(context.Process(target=five, args=told))
        processes[-1].start()
        lines.append(line)
    assert [line.recv() for line in lines] == ["ready"] * 4
    for line in lines:
        line.send("go")
    found = [one for line in lines for one in line.recv()]
    for process in processes:
        process.join()
    return {"COPY of 5": bare, "push of 5": [one for one, _ in found], "pull": [one for _, one in found]}


def growth(office: RunningOffice, client: Office) -> Iterator[tuple[int, float, float]]:
    """Size of a team, and the median seconds of a push and a pull of 100 changes."""
    for size in SIZES:
        team = office.new_team()
        fill(office, team, size)
        pushes, pulls = [], []
        for _ in range(5):
            took: Seconds = {}
            (seq,) = office.rows("SELECT seq FROM team WHERE id = :t", t=team)[0]
            with timed(took, "push"):
                client.push(team, mutations(100))
            with timed(took, "pull"):
                client.pull(team, seq, limit=PAGE, full=False)
            pushes.append(took["push"])
            pulls.append(took["pull"])
        yield size, statistics.median(pushes), statistics.median(pulls)


def memory(office: RunningOffice) -> float:
    """Megabytes of both workers, what they share counted once (PSS)."""
    return sum(psutil.Process(one).memory_full_info().pss for one in workers(office.process.pid)) / 1e6


def tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def beside(found: Seconds, ours: str, floor: str, count: int) -> None:
    cpu = [found[f"{name} cpu"] for name in (floor, ours)] if f"{ours} cpu" in found else []
    tell(f"{ours}: {count / found[ours]:,.0f}/s; {floor}: {count / found[floor]:,.0f}/s; "
         f"{found[floor] / found[ours]:.2f} of the floor" + (
             f"; CPU {cpu[1] / count * 1000:.2f} ms a record, floor {cpu[0] / count * 1000:.2f}: {cpu[0] / cpu[1]:.2f}"
             if cpu else ""))  # fmt: skip


def main(count: int = 10_000, seconds: float = 20) -> None:
    office = start_office("--workers", "2")
    client, wire = client_of(office, "anja")
    try:
        push(office, client, office.new_team(), mutations(2 * BATCH))
        team, waiting = office.new_team(), mutations(count)
        up, down = wire.up, wire.down
        size = len(json.dumps(waiting[0].body, ensure_ascii=False, separators=(",", ":")).encode())
        tell(f"{count} records of {size} bytes, batches of {BATCH}, pages of {PAGE}")
        beside(push(office, client, team, waiting), "push", "COPY", count)
        up, down = wire.up - up, wire.down
        beside(pull(office, client, team, count), "pull", "SELECT", count)
        least = sum(_least(waiting[start : start + BATCH]) for start in range(0, count, BATCH))
        tell(f"bytes on the wire, of gzip of the changes: push {up / least:.2f}, pull {(wire.down - down) / least:.2f}")
        beside(first_pull(client, team, waiting), "first pull", "SQLCipher", count)
        for name, times in twenty(office, seconds).items():
            p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
            tell(f"20 laptops, {name}: {len(times)} times, p50 {p50 * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms, 0 errors")
        for records, pushed, pulled in growth(office, client):
            tell(f"team of {records:,}: push of 100 in {pushed * 1000:.0f} ms, pull in {pulled * 1000:.0f} ms")
        tell(f"memory of two workers: {memory(office):.0f} MB")
    finally:
        wire.close()
        office.close()


def _least(batch: list[Mutation]) -> int:
    raw = json.dumps([mutation_to_wire(one) for one in batch], ensure_ascii=False, separators=(",", ":"))
    return len(gzip.compress(raw.encode(), 6))


if __name__ == "__main__":
    main(*[kind(given) for kind, given in zip((int, float), sys.argv[1:3], strict=False)])
