"""What an office for the whole country needs: measured on whole lives of real dossiers, extrapolated with assumptions.

    .venv/bin/python -m tests.bench.capacity [dossiers]

The dossiers are those of practice mode: made by the use cases, pushed over HTTP to two workers and PostgreSQL. Bytes of
one dossier are measured twice, on half of them and on all, and must agree: only what grows in a straight line may be
extrapolated. Processor time is that of the service and PostgreSQL, without the client. Everything assumed stands in
capacity.toml. Then 342 municipalities live through a year, hour by hour.
"""

import math
import random
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

import psutil
from sqlalchemy import make_url, text

from desktop_app.casework.ports import Mutation
from desktop_app.practice.people import PEOPLE, Stage
from desktop_app.practice.seeding import seed
from desktop_app.sync.office import Office
from desktop_app.sync.protocol import Protocol
from desktop_app.sync.transport import Wire
from tests.bench.sync import WORDS
from tests.contract.memory_vault import MemoryVault
from tests.office import PROTOCOL, RunningOffice, start_office
from tests.unit.casework.desk import desk

SAID = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
TABLES = ("record", "revision", "applied", "audit")
STRAIGHT = 0.1
"""By how much bytes per dossier may differ between half of the dossiers and all of them."""

TEAMS = 4
PIECE = 1024 * 1024
WEEKS = 52.18
CHOSEN = random.Random(2027)  # noqa: S311


# ---- whole lives -----------------------------------------------------------------------------------------------------

Life = dict[str, list[Any]]
"""Bodies by kind of everything one dossier ever has."""


def lives() -> list[Life]:
    """Of everybody in practice mode whose plan was adopted, brought to the counts that were said."""
    wp = desk()
    ids = seed(wp)
    vault = wp.vault
    assert isinstance(vault, MemoryVault)
    waiting = vault.sync_store().next_batch(100_000)
    wanted = {ids[person.surname] for person in PEOPLE if person.stage is Stage.PIP_VASTGESTELD}
    return [_whole([one for one in waiting if one.dossier == id]) for id in sorted(wanted)]


def _whole(seeded: list[Mutation]) -> Life:
    life: Life = {}
    for one in seeded:
        life.setdefault(one.kind, []).append(_longer(one.body) if one.kind == "intake" else one.body)
    words = {kind: {"text": _words(SAID["content"][name])} for kind, name in
             {"notitie": "note_letters", "voortgangsgesprek": "talk_letters"}.items()}  # fmt: skip
    words["bijlage"] = {
        "sha256": "0" * 64,
        "size": SAID["content"]["attachment_bytes"],
        "type": "image/jpeg",
        "key": "0" * 64,
    }
    for kind, count in SAID["records"].items():
        life[kind] = [(life.get(kind) or [words[kind]])[0]] * count
    return life


def _longer(body: Any) -> Any:
    """The same answers under more names."""
    answers = body["answers"]
    more = {f"{path}_{n}": one for n in range(1, SAID["content"]["answers_times"]) for path, one in answers.items()}
    return {**body, "answers": {**answers, **more}}


def _words(letters: int) -> str:
    found = ""
    while len(found) < letters:
        found += CHOSEN.choice(WORDS) + " "
    return found[:letters]


def runs(life: Life) -> Iterator[list[Mutation]]:
    """What the laptop sends of one life: every record as often as was said, one run after the other."""
    dossier = str(uuid4())
    records = [(dossier if kind == "dossier" else str(uuid4()), kind, body) for kind in life for body in life[kind]]
    now = datetime.now(UTC)
    for version in range(max(SAID["revisions"].values())):
        batch = [
            Mutation(
                str(uuid4()), id, dossier, kind, version, {**body, "stand": str(uuid4())}, False, ("",), "anja", now
            )
            for id, kind, body in records
            if version < SAID["revisions"][kind]
        ]
        for start in range(0, len(batch), 100):
            yield batch[start : start + 100]


# ---- measured --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Measured:
    """`stored`: bytes of one whole life by table · `audit`: bytes of one line of it · `blob`: bytes stored for one byte
    of an attachment · `revisions`: of one life · the rest: seconds of a processor."""

    stored: dict[str, float]
    audit: float
    blob: float
    revisions: float
    push: float
    pull: float
    poll: float


def measure(office: RunningOffice, client: Office, count: int) -> Measured:
    """Raises ValueError where the bytes of twice as many dossiers are not twice as many."""
    known, teams = lives(), [office.new_team() for _ in range(TEAMS)]
    empty = _sizes(office)
    half, sent, spent = empty, 0, 0.0
    for place in range(count):
        if place == count // 2:
            half = _sizes(office)
        batches = list(runs(known[place % len(known)]))
        spent += _spent(office, partial(_push, client, teams[place % TEAMS], batches))
        sent += sum(map(len, batches))
    full = _sizes(office)
    stored = {name: (full[name] - empty[name]) / count for name in TABLES}
    first = {name: (half[name] - empty[name]) / (count // 2) for name in TABLES}
    for name in ("record", "revision", "applied"):
        if abs(first[name] / stored[name] - 1) > STRAIGHT:
            raise ValueError(f"{name}: {first[name]:,.0f} and {stored[name]:,.0f} bytes per dossier")
    ((lines,),) = office.rows("SELECT count(*) FROM audit")
    pulled = count // TEAMS * sum(map(len, known[0].values()))
    pull = _spent(office, partial(_pull, client, teams[0]))
    polls = 200
    poll = _spent(office, partial(_polls, client, teams[0], _pull(client, teams[0]), polls))
    blob = _blob(office, client, teams[0])
    return Measured(stored, full["audit"] / lines, blob, sent / count, spent / sent, pull / pulled, poll / polls)


def _push(client: Office, team: str, batches: list[list[Mutation]]) -> None:
    for batch in batches:
        assert all(result.status == "ok" for result in client.push(team, batch))


def _pull(client: Office, team: str) -> int:
    """Everything of a team; the cursor behind it."""
    cursor, more = 0, True
    while more:
        page = client.pull(team, cursor, limit=500, full=False)
        cursor, more = page.cursor, page.more
    return cursor


def _polls(client: Office, team: str, cursor: int, count: int) -> None:
    """Runs in which nothing happened."""
    for _ in range(count):
        client.me()
        for _ in range(2):
            assert not client.pull(team, cursor, limit=500, full=False).records


def _blob(office: RunningOffice, client: Office, team: str) -> float:
    before, size, files = _sizes(office, "blob", "blob_chunk"), SAID["content"]["attachment_bytes"], 10
    for _ in range(files):
        data = CHOSEN.randbytes(size)
        digest = sha256(data).hexdigest()
        for offset in range(0, size, PIECE):
            client.send_piece(team, digest, data[offset : offset + PIECE], offset=offset, size=size)
    after = _sizes(office, "blob", "blob_chunk")
    return float((sum(after.values()) - sum(before.values())) / (files * size))


def _sizes(office: RunningOffice, *tables: str) -> dict[str, int]:
    """Bytes with indexes and TOAST, without dead rows."""
    with office.owner.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for name in tables or TABLES:
            connection.execute(text(f"VACUUM FULL {name}"))
    return {name: office.rows("SELECT pg_total_relation_size(:t)", t=name)[0][0] for name in tables or TABLES}


def _spent(office: RunningOffice, work: Callable[[], object]) -> float:
    """Processor seconds of the service and of PostgreSQL for this work."""
    before = _processor(office)
    work()
    return _processor(office) - before


def _processor(office: RunningOffice) -> float:
    folder = str(make_url(office.owner_url).query["host"])
    roots = [psutil.Process(office.process.pid)]
    roots += [
        one for one in psutil.process_iter(["cmdline"]) if folder in (one.info["cmdline"] or []) and one.ppid() == 1
    ]
    times = [one.cpu_times() for root in roots for one in (root, *root.children(recursive=True))]
    return float(sum(one.user + one.system for one in times))


# ---- the country -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Year:
    """Revisions: of all municipalities, of their busiest hour, of the busiest hour of one team, of the largest team."""

    revisions: int
    hour: int
    team_hour: int
    largest: int


def municipalities() -> list[int]:
    """Dossiers of each, largest first."""
    scale = SAID["scale"]
    weights = [CHOSEN.lognormvariate(0, scale["spread"]) for _ in range(scale["municipalities"] - 1)]
    rest = scale["dossiers"] * (1 - scale["largest_share"])
    sizes = [round(rest * one / sum(weights)) for one in weights]
    return sorted([round(scale["dossiers"] * scale["largest_share"]), *sizes], reverse=True)


def running_years() -> float:
    return float(SAID["life"]["intake_weeks"] / WEEKS + SAID["life"]["plan_years"])


def running_share() -> float:
    return running_years() / (running_years() + float(SAID["life"]["kept_years"]))


def year(sizes: list[int], revisions: float) -> Year:
    """Every hour of every working day draws the changes of every municipality."""
    people = SAID["people"]
    rate = running_share() * revisions / running_years() / (people["working_days"] * len(people["hours"]))
    totals, hour, team_hour = [0] * len(sizes), 0, 0
    for _ in range(people["working_days"]):
        for share in people["hours"]:
            drawn = [_poisson(size * rate * share) for size in sizes]
            totals = [total + one for total, one in zip(totals, drawn, strict=True)]
            hour, team_hour = max(hour, sum(drawn)), max(team_hour, *drawn)
    return Year(sum(totals), hour, team_hour, max(totals))


def _poisson(mean: float) -> int:
    if mean > 30:
        return max(0, round(CHOSEN.gauss(mean, math.sqrt(mean))))
    found, left = 0, math.exp(-mean)
    product = CHOSEN.random()
    while product > left:
        product *= CHOSEN.random()
        found += 1
    return found


# ---- the table -------------------------------------------------------------------------------------------------------


def table(found: Measured) -> Iterator[tuple[str, str]]:
    """Lines of two columns."""
    sizes, people, room = municipalities(), SAID["people"], SAID["room"]
    one = year(sizes, found.revisions)
    dossiers, running = SAID["scale"]["dossiers"], SAID["scale"]["dossiers"] * running_share()
    lived = 1 - running_share() / 2  # kept dossiers have all of their life behind them, running ones half
    life = sum(found.stored[name] for name in TABLES if name != "audit")
    attachments = SAID["records"]["bijlage"] * SAID["content"]["attachment_bytes"] * found.blob
    laptops = running / people["caseload"]
    hours = len(people["hours"])
    daily = hours * 60 / people["minutes_between_runs"] + people["runs_after_work"]
    asked = laptops * daily * people["requests_per_run"] / (hours * 3600) * max(people["hours"])
    lines = laptops * people["runs_after_work"] * people["working_days"] * (1 + people["readers_per_change"])
    pushed = one.hour / 3600
    empty = laptops * hours * 60 / people["minutes_between_runs"] / (hours * 3600) * max(people["hours"])
    cores = pushed * (found.push + people["readers_per_change"] * found.pull) + empty * found.poll
    gigabyte = 1e9
    yield "municipalities, largest and median", f"{len(sizes)}: {sizes[0]:,} and {sizes[len(sizes) // 2]:,} dossiers"
    yield "dossiers, running of those", f"{dossiers:,}, {running:,.0f}"
    yield "laptops", f"{laptops:,.0f}"
    yield "revisions of one dossier's life", f"{found.revisions:.0f}"
    for name in TABLES[:-1]:
        yield f"bytes of one life in `{name}`", f"{found.stored[name]:,.0f}"
    yield "bytes of one revision, with its index and history", f"{life / found.revisions:,.0f}"
    yield "bytes of one line of `audit`", f"{found.audit:,.0f}"
    yield "bytes stored per byte of an attachment", f"{found.blob:.2f}"
    yield (
        "processor per pushed record, pulled record, empty run",
        (f"{found.push * 1000:.1f}, {found.pull * 1000:.2f}, {found.poll * 1000:.0f} ms"),
    )
    yield "revisions a year; sequence of the largest team after ten", f"{one.revisions:,}; {one.largest * 10:,} of 2^53"
    yield "busiest hour: records a second, of the largest team", f"{pushed:.1f}, {one.team_hour / 3600:.2f}"
    yield "busiest hour: requests a second", f"{asked:.0f}"
    yield "busiest hour: processors in use; to have", f"{cores:.1f}; {math.ceil(cores * room['headroom'])}"
    yield "database without attachments", f"{dossiers * life * lived * room['bloat'] / gigabyte:,.0f} GB"
    yield "attachments", f"{dossiers * attachments * lived / gigabyte:,.0f} GB"
    yield "`audit` a year", f"{lines * found.audit / gigabyte:,.1f} GB"
    yield (
        "growth a year while it fills",
        (f"{running / running_years() * (life * room['bloat'] + attachments) / gigabyte:,.0f} GB"),
    )
    small = f"{1000 * (life * room['bloat'] + attachments) * lived / gigabyte:,.1f} GB"
    yield "a municipality of 1,000 dossiers, attachments included", f"{small}, {laptops * 1000 / dossiers:.0f} laptops"


def main(count: int) -> int:
    office = start_office("--workers", "2")
    wire = Wire(office.base_url, practice=True)
    client = Office(wire, Protocol(PROTOCOL), office.login("anja"), device="bench", app="bench")
    try:
        found = measure(office, client, count)
    except ValueError as crooked:
        sys.stdout.write(f"does not grow in a straight line, so nothing may be extrapolated: {crooked}\n")
        return 1
    finally:
        wire.close()
        office.close()
    sys.stdout.write(
        f"| {count} lives measured, the rest extrapolated (tests/bench/capacity.toml) | |\n| --- | --- |\n"
    )
    for name, value in table(found):
        sys.stdout.write(f"| {name} | {value} |\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 120))
