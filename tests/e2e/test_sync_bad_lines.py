"""Lines that break in any byte, lines that hold the office up, TLS that fails, an office that says 200 and forgets."""

import random
import socket
import ssl
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from httpx import URL

from desktop_app.casework.errors import NoNetwork, OfficeGarbled, OfficeUntrusted
from desktop_app.sync.transport import Wire
from tests.contract.memory_vault import MemoryVault
from tests.e2e.laptop import Laptop
from tests.e2e.relay import any_fate, relay
from tests.office import RunningOffice
from tests.unit.sync.servers import Authority, raw_server

NOTE = {"doel": "werk", "wie": "", "status": "open", "vanaf": None, "tot": None, "gelukt_als": "", "order": "a"}


@pytest.fixture
def team(office: RunningOffice) -> str:
    return office.new_team()


@dataclass
class Elsewhere:
    """The office at another address."""

    office: RunningOffice
    base_url: str

    def login(self, user: str) -> Callable[[bool], str]:
        return self.office.login(user)


@pytest.fixture
def colleague(office: RunningOffice, team: str) -> Iterator[Laptop]:
    one = Laptop(office, team, "karim")
    yield one
    one.close()


def stored(office: RunningOffice, team: str) -> Counter[Any]:
    return Counter(row.body for row in office.rows("SELECT body FROM revision WHERE team = :t", t=team))


def test_a_line_that_breaks_in_any_byte_costs_nothing_and_doubles_nothing(
    office: RunningOffice, team: str, colleague: Laptop
) -> None:
    """Cut, half closed or reset, on the way there or back; the laptop tries until it hears everything."""
    chance, failures, vault = random.Random(7), 0, MemoryVault()  # noqa: S311
    with relay(URL(office.base_url).port or 0) as line:
        for round_ in range(12):
            anja = Laptop(Elsewhere(office, f"http://127.0.0.1:{line.port}"), team, "anja", vault)
            records = {str(uuid4()): NOTE | {"wie": f"{round_} {'x' * chance.randrange(3000)} {n}"} for n in range(9)}
            for record, body in records.items():
                anja.put(record, body)
            line.fates = [any_fate(chance) for _ in range(6)]
            while anja.waiting():
                try:
                    anja.sync()
                except (NoNetwork, OfficeGarbled):
                    failures += 1
            anja.close()
            colleague.sync()
            assert {record: colleague.body(record) for record in records} == records
    assert failures > 12
    assert set(stored(office, team).values()) == {1}
    assert stored(office, team).total() == 12 * 9


def test_lines_that_dribble_or_hang_half_open_hold_nobody_up(
    office: RunningOffice, team: str, colleague: Laptop
) -> None:
    """Heads that never end, bodies of which a byte comes now and then, ends that were closed on one side."""
    port = URL(office.base_url).port
    head = (
        f"POST /v1/teams/{team}/push HTTP/1.1\r\nHost: kantoor\r\nAuthorization: Bearer {office.login('anja')(False)}"
    )
    beginnings = (
        head,
        f"{head}\r\nContent-Length: 9999\r\n\r\n",
        f"{head}\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{{",
    )
    with ExitStack() as open_lines:
        slow = [open_lines.enter_context(socket.create_connection(("127.0.0.1", port))) for _ in range(120)]
        for place, one in enumerate(slow):
            one.sendall(beginnings[place % 3].encode())
            if place % 2:
                one.shutdown(socket.SHUT_WR)
        for round_ in range(5):
            record = str(uuid4())
            colleague.put(record, NOTE | {"wie": str(round_)})
            colleague.sync()
            for one in slow[::2]:
                one.sendall(b"x")
        assert colleague.waiting() == 0
    assert stored(office, team).total() == 5


def test_an_office_that_says_yes_and_forgets_gets_everything_again(
    office: RunningOffice, team: str, colleague: Laptop
) -> None:
    anja = Laptop(office, team, "anja")
    first, second = str(uuid4()), str(uuid4())
    anja.put(first, NOTE)
    anja.sync("fine", "fine", "forgets")
    assert anja.wire.forgotten == 1
    assert stored(office, team).total() == 0
    anja.put(second, NOTE)
    anja.sync("forgets", "forgets", "forgets", "forgets")
    anja.sync()
    colleague.sync()
    assert (anja.waiting(), colleague.body(first), colleague.body(second)) == (0, NOTE, NOTE)
    assert colleague.conflicts() == []
    assert stored(office, team).total() == 2
    anja.close()


def test_tls_that_fails_in_any_way_keeps_the_work_here(
    office: RunningOffice, team: str, colleague: Laptop, tmp_path: Path
) -> None:
    """A certificate that ended or has another name, an answer without TLS: nothing of the work goes out,
    and the same laptop sends it once over the right line."""
    authority = Authority(tmp_path)
    bad: dict[str, ssl.SSLContext | None] = {
        "ended": authority.server_context(ended=True),
        "other name": authority.server_context(name="elders.example"),
        "none": None,
    }
    record = str(uuid4())
    colleague.put(record, NOTE)
    good = colleague.wire
    for context in bad.values():
        with raw_server(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", context) as port:
            colleague.office._wire = Wire(f"https://127.0.0.1:{port}", verify=authority.client_context())
            with pytest.raises((OfficeUntrusted, NoNetwork)):
                colleague.sync()
            colleague.office.close()
        assert colleague.waiting() == 1
    colleague.office._wire = good
    colleague.sync()
    assert (colleague.waiting(), stored(office, team).total()) == (0, 1)
