"""Nothing of the office is used before it fits the schemas and makes sense."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from desktop_app.casework.errors import OfficeGarbled
from desktop_app.casework.ports import Mutation
from desktop_app.sync.backoff import pause
from desktop_app.sync.protocol import Protocol
from tests.office import PROTOCOL, schema_check

WIRE = Protocol(PROTOCOL)
AT = datetime(2026, 11, 24, 9, tzinfo=UTC)


def outgoing(**other: Any) -> Mutation:
    id = str(uuid4())
    plain: dict[str, Any] = {"record": id, "dossier": id, "kind": "notitie", "base_version": 0, "body": {"text": "x"}}
    plain |= {"deleted": False, "changed": ("/text",), "edited_by": "anja", "edited_at": AT, "merged_from": (1, 2)}
    return Mutation(**{"id": str(uuid4()), **plain, **other})


def incoming(seq: int = 1, **other: Any) -> dict[str, Any]:
    id = str(uuid4())
    plain = {"record": id, "dossier": id, "kind": "notitie", "version": 1, "seq": seq, "deleted": False}
    plain |= {"body": {"text": "x"}, "actor": "karim", "actor_name": "Karim Bos", "mutation": id}
    return {**plain, "edited_at": "2026-11-24T09:00:00Z", **other}


def test_a_push_fits_the_schema() -> None:
    message = WIRE.push_body([outgoing(), outgoing(deleted=True, body=None)], device="d", app="opmaat 0.1.0")
    schema_check("push.json#/$defs/request").validate(message)
    for one in message["mutations"]:
        schema_check("push.json#/$defs/mutation").validate(one)


def test_a_page_is_read() -> None:
    page = WIRE.read_pull({"records": [incoming(4), incoming(9)], "cursor": 9, "more": True}, 3)
    assert [one.seq for one in page.records] == [4, 9]
    assert page.records[0].edited_at == AT
    assert page.names == {"karim": "Karim Bos"}


PAGES: dict[str, Any] = {
    "not an object": [],
    "no cursor": {"records": [], "more": False},
    "out of order": {"records": [incoming(9), incoming(4)], "cursor": 9, "more": False},
    "twice the same place": {"records": [incoming(4), incoming(4)], "cursor": 4, "more": False},
    "before the cursor": {"records": [incoming(3)], "cursor": 3, "more": False},
    "cursor goes back": {"records": [], "cursor": 2, "more": False},
    "cursor before its records": {"records": [incoming(9)], "cursor": 8, "more": False},
    "empty for ever": {"records": [], "cursor": 3, "more": True},
    "no body": {"records": [incoming(4, body=None)], "cursor": 4, "more": False},
    "a deleted body": {"records": [incoming(4, deleted=True)], "cursor": 4, "more": False},
    "an impossible day": {"records": [incoming(4, edited_at="2026-02-30T00:00:00Z")], "cursor": 4, "more": False},
    "a strange id": {"records": [incoming(4, record="../../x")], "cursor": 4, "more": False},
    "a strange kind": {"records": [incoming(4, kind="DROP TABLE")], "cursor": 4, "more": False},
    "a number as text": {"records": [incoming(4, version="1")], "cursor": 4, "more": False},
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_makes_no_sense_is_garbled(name: str) -> None:
    with pytest.raises(OfficeGarbled):
        WIRE.read_pull(PAGES[name], 3)


def test_every_mutation_is_answered_once_and_in_order() -> None:
    sent = [outgoing(), outgoing()]
    answers = [{"mutation": one.id, "status": "ok", "version": 1, "seq": 1} for one in sent]
    assert [one.version for one in WIRE.read_push({"seq": 2, "results": answers}, sent)] == [1, 1]
    for wrong in (answers[:1], answers[::-1], [*answers, answers[0]], []):
        with pytest.raises(OfficeGarbled):
            WIRE.read_push({"seq": 2, "results": wrong}, sent)


@pytest.mark.parametrize(
    "answer",
    [
        {"status": "ok", "version": None, "seq": None},
        {"status": "refused", "version": None, "seq": None},
        {"status": "conflict", "version": 2, "seq": 2},
        {"status": "later", "version": 2, "seq": 2},
    ],
)
def test_an_answer_that_lacks_what_it_must_say_is_garbled(answer: dict[str, Any]) -> None:
    sent = outgoing()
    with pytest.raises(OfficeGarbled):
        WIRE.read_push({"seq": 2, "results": [{"mutation": sent.id, **answer}]}, [sent])


def test_waiting_doubles_up_to_half_an_hour_and_obeys_the_office() -> None:
    assert [pause(failures) for failures in (1, 2, 3, 6, 7, 50)] == [30, 60, 120, 960, 1800, 1800]
    assert pause(1, wait=600) == 600
    assert 30 <= pause(1, spread=0.99) <= 36
