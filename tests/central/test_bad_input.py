"""What no laptop of ours sends: refused clearly, alone where that can be, kept, and never a failure of the office."""

import asyncio
import json
import socket
from pathlib import Path
from typing import Any

import pytest

from central.access.tokens import TokenCheck, keys_at
from central.api import reading
from central.api.app import make_app
from central.store.engine import make_engine
from central.wire import DEEPEST
from desktop_app.sync.protocol import Protocol
from tests.central.test_production import AUDIENCE, CLIENT, ISSUER, ask, key_file, token
from tests.office import PROTOCOL, Caller, RunningOffice, mutation, schema_check

__all__ = ["key_file"]

WAITING = schema_check("quarantine.json#/$defs/waiting")


def nested(levels: int) -> str:
    """Text of a body with so many levels in it."""
    return '{"a":' * levels + "1" + "}" * levels


def push_raw(client: Caller, team: str, *mutations: str) -> Any:
    message = '{"device":"d","app":"a","schema":1,"mutations":[' + ",".join(mutations) + "]}"
    return client.http.post(f"/v1/teams/{team}/push", content=message)


UNKEEPABLE = {
    "half a pair": json.dumps(mutation(body={"text": "\ud800"})),
    "half a pair as a name": json.dumps(mutation(body={"\udfff": 1})),
    "NUL": json.dumps(mutation(body={"text": "a\x00b"})),
    "too deep": json.dumps(mutation(body={"b": "x"})).replace('"x"', nested(DEEPEST + 10)),
}


@pytest.mark.parametrize("name", UNKEEPABLE)
def test_who_leads_can_look_at_everything_that_was_refused(office: RunningOffice, name: str) -> None:
    """One such mutation made the whole list unreadable, for ever."""
    team, sent = office.new_team(fatma="leidinggevende"), UNKEEPABLE[name]
    with office.client("anja") as anja, office.client("fatma") as fatma:
        (answer,) = push_raw(anja, team, sent).json()["results"]
        assert (answer["status"], answer["code"]) == ("refused", "onjuiste_gegevens")
        anja.push(team, {"mutation": "x"})
        listed = fatma.get(f"/v1/teams/{team}/quarantine")
    WAITING.validate(listed)
    assert [one["payload"] for one in listed["items"]] == [json.loads(sent), {"mutation": "x"}]


def test_a_laptop_leaves_what_no_vault_can_keep_to_the_administrator() -> None:
    protocol = Protocol(PROTOCOL)
    assert protocol.is_mutation(mutation())
    assert not protocol.is_mutation(mutation(body={"text": "\ud800"}))


@pytest.mark.parametrize("levels", [*range(DEEPEST - 6, DEEPEST + 2), *range(900, 1000, 7), 5_000, 100_000])
def test_depth_is_refused_alone_or_as_a_message_and_never_breaks(office: RunningOffice, levels: int) -> None:
    team, good = office.new_team(), mutation()
    deep = json.dumps(mutation(body={"b": "x"})).replace('"x"', nested(levels))
    with office.client("anja") as anja:
        answer = push_raw(anja, team, json.dumps(good), deep)
        if answer.status_code == 400:
            assert levels > 800
            assert answer.json() == {"code": "onleesbaar"}
            return
        first, second = answer.json()["results"]
        assert first["status"] == "ok"
        assert second["status"] == ("ok" if levels + 2 < DEEPEST else "refused")
        assert anja.http.get(f"/v1/teams/{team}/pull").status_code == 200


@pytest.mark.parametrize("number", ["1e999", "-1e400", "NaN", "Infinity", "-Infinity", "1" * 5_000])
def test_numbers_that_are_none_are_unreadable(office: RunningOffice, number: str) -> None:
    team = office.new_team()
    with office.client("anja") as anja:
        answer = push_raw(anja, team, json.dumps(mutation(body={"n": "x"})).replace('"x"', number))
        assert (answer.status_code, answer.json()) == (400, {"code": "onleesbaar"})
        assert anja.everything(team) == []


@pytest.mark.parametrize("schema", [2, 3, 999_999])
def test_a_later_program_is_refused_kindly_and_its_work_kept(office: RunningOffice, schema: int) -> None:
    team, sent = office.new_team(), mutation(body={"nieuw": {"soort": "veld"}})
    with office.client("anja") as anja:
        (answer,) = anja.push(team, sent, schema=schema)
        assert answer["code"] == "schema_te_nieuw"
        for beyond in (0, -1, 10**9, "1", None, 1.5):
            message = {"device": "d", "app": "a", "schema": beyond, "mutations": [sent]}
            assert anja.http.post(f"/v1/teams/{team}/push", json=message).status_code == 422
    ((payload,),) = office.rows("SELECT payload FROM quarantine WHERE team = :t", t=team)
    assert json.loads(payload) == sent


HEADS = {
    "endless header": b"GET /v1/health HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
    "endless address": b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    "two lengths": b"POST /v1/lease HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
    "length and chunks": b"POST /v1/lease HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    "no HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(300) + b"\r\n\r\n",
}


@pytest.mark.parametrize("name", HEADS)
def test_what_is_no_request_is_answered_400_or_hung_up_on(office: RunningOffice, name: str) -> None:
    port = int(office.base_url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
        told = b""
        try:
            line.sendall(HEADS[name])
            line.shutdown(socket.SHUT_WR)  # half closed: the other half may still say something
            while part := line.recv(65536):
                told += part
        except OSError:
            pass  # hung up on in the middle
    assert told == b"" or told.split(b" ")[1][:1] == b"4", told[:100]
    with office.client("anja") as anja:
        assert anja.http.get("/v1/health").status_code == 200


@pytest.fixture
def app(office: RunningOffice, key_file: Path) -> Any:
    engine = make_engine(office.service_url)
    yield make_app(engine, TokenCheck(ISSUER, AUDIENCE, CLIENT, keys_at(str(key_file))))
    engine.dispose()


def test_a_body_that_does_not_end_is_not_waited_for(
    office: RunningOffice, app: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "SECONDS", 0.05)

    async def dribble() -> Any:
        yield b"{"
        await asyncio.sleep(60)

    headers = {"Authorization": f"Bearer {token()}"}
    answer = ask(app, "POST", f"/v1/teams/{office.new_team()}/push", content=dribble(), headers=headers)
    assert (answer.status_code, answer.json()) == (408, {"code": "te_traag"})


def test_a_fault_of_our_own_is_written_down_without_what_it_quotes(app: Any, caplog: pytest.LogCaptureFixture) -> None:
    def fault() -> None:
        raise ValueError("canary-5d1b")

    app.add_api_route("/v1/fault", fault)
    answer = ask(app, "GET", "/v1/fault")
    assert (answer.status_code, answer.json()) == (500, {"code": "storing"})
    assert "fault: ValueError at test_bad_input.py:" in caplog.text
    assert "canary" not in caplog.text
