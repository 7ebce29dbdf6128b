"""Push and pull of 1,000 records beside the floor of the same run: COPY of the same bytes into the same PostgreSQL.

    .venv/bin/python -m tests.bench.central_push_pull [records]

Everything real: two workers, tokens, schemas, revisions, hash chain, gzip. Absolute times of a busy machine say
little; the ratios to the floor are what to compare.
"""

import json
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import text

from desktop_app.casework.ports import Mutation
from desktop_app.sync.office import Office
from desktop_app.sync.protocol import Protocol
from desktop_app.sync.transport import Wire
from tests.office import PROTOCOL, RunningOffice, start_office

ROUNDS = 3
WORDS = ("de het een ik u wij werk school taal les huis kind zorg reis week uur praktijk oefenen gesprek kok bakker "
         "Zwolle Deventer Eritrea Syrië مرحبا ትግርኛ").split()  # fmt: skip


def body(letters: int = 8_000) -> dict[str, Any]:
    """About as many characters as a filled-in section of an intake."""
    chosen = random.Random(letters)  # noqa: S311
    return {"section": "werk", "answers": {f"/data/v{n}": _answer(chosen) for n in range(letters // 400)}}


def _answer(chosen: random.Random) -> dict[str, Any]:
    words = " ".join(chosen.choice(WORDS) + str(chosen.randrange(99)) for _ in range(30))
    plain = {"state": "beantwoord", "by": "anja", "at": "2026-11-24T09:00:00+00:00", "manner": "gezegd"}
    return {"value": words, "language": "ti", "interpreter": None, "confirmed": True, "note": "", **plain}


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def copy_floor(office: RunningOffice, rows: list[str]) -> None:
    """The least that any server must do: store these bytes durably."""
    with office.owner.connect() as connection:
        connection.execute(text("CREATE TABLE IF NOT EXISTS floor (id uuid PRIMARY KEY, body jsonb)"))
        raw: Any = connection.connection.driver_connection
        with raw.cursor() as cursor, cursor.copy("COPY floor (id, body) FROM STDIN") as copy:
            for row in rows:
                copy.write_row((str(uuid4()), row))
        connection.commit()


def read_floor(office: RunningOffice) -> None:
    with office.owner.connect() as connection:
        raw: Any = connection.connection.driver_connection
        with raw.cursor() as cursor, cursor.copy("COPY floor (id, body) TO STDOUT") as copy:
            for _ in copy:
                continue


def mutations(count: int, content: dict[str, Any]) -> list[Mutation]:
    now = datetime.now(UTC)
    ids = [str(uuid4()) for _ in range(count)]
    return [Mutation(str(uuid4()), id, id, "intake", 0, content, False, ("",), "anja", now) for id in ids]


def one_round(office: RunningOffice, client: Office, count: int, batch: int) -> dict[str, float]:
    content, team = body(), office.new_team()
    office.change("DROP TABLE IF EXISTS floor")
    waiting = mutations(count, content)

    def push() -> None:
        for start in range(0, count, batch):
            results = client.push(team, waiting[start : start + batch])
            assert all(result.status == "ok" for result in results)

    def pull() -> None:
        cursor, seen, more = 0, 0, True
        while more:
            page = client.pull(team, cursor, limit=500, full=False)
            cursor, more, seen = page.cursor, page.more, seen + len(page.records)
        assert seen == count

    rows = [json.dumps(content, ensure_ascii=False)] * count
    found = {"COPY in": timed(lambda: copy_floor(office, rows)), "push": timed(push)}
    return found | {"COPY out": timed(lambda: read_floor(office)), "pull": timed(pull)}


def main(count: int, batch: int = 100) -> None:
    office = start_office("--workers", "2")
    wire = Wire(office.base_url, practice=True)
    client = Office(wire, Protocol(PROTOCOL), office.login("anja"), device="bench", app="bench")
    try:
        one_round(office, client, batch, batch)
        rounds = [one_round(office, client, count, batch) for _ in range(ROUNDS)]
    finally:
        wire.close()
        office.close()
    middle = {name: statistics.median(one[name] for one in rounds) for name in rounds[0]}
    size = len(json.dumps(body(), ensure_ascii=False).encode())
    sys.stdout.write(f"{count} records of {size} bytes, batches of {batch}, median of {ROUNDS} rounds\n")
    for floor, ours in (("COPY in", "push"), ("COPY out", "pull")):
        rates = count / middle[floor], count / middle[ours]
        sys.stdout.write(
            f"{ours}: {rates[1]:,.0f}/s; {floor}: {rates[0]:,.0f}/s; 1/{rates[0] / rates[1]:.1f} of the floor\n"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
