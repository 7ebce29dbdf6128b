"""Whatever comes back over the line, it becomes one of the agreed failures, within bounds."""

import gzip
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from desktop_app.casework.errors import (
    CaptivePortal,
    LoginNeeded,
    NoNetwork,
    NotAMember,
    OfficeBusy,
    OfficeFailing,
    OfficeGarbled,
    OfficeUntrusted,
    ProxyRefuses,
)
from desktop_app.domain.errors import OpmaatError
from desktop_app.sync.transport import MAX_BYTES, Rejected, Wire
from tests.unit.sync.servers import Authority, http, raw_server

GOOD = b'{"status":"ok"}'
PACKED = gzip.compress(GOOD)


def ask(answer: bytes, **request: Any) -> Any:
    with raw_server(answer) as port:
        wire = Wire(f"http://127.0.0.1:{port}", practice=True)
        try:
            return wire.request("GET", "/v1/health", **request)
        finally:
            wire.close()


def test_a_good_answer_is_read() -> None:
    assert ask(http("200 OK", GOOD)) == {"status": "ok"}
    assert ask(http("200 OK", PACKED, "Content-Encoding: gzip")) == {"status": "ok"}


ANSWERS: dict[str, tuple[bytes, type[OpmaatError]]] = {
    "500": (http("500 Internal Server Error", b'{"code":"storing"}'), OfficeFailing),
    "503 of a proxy": (http("503 Service Unavailable", b"<html>moment"), OfficeFailing),
    "401": (http("401 Unauthorized", b'{"code":"niet_aangemeld"}'), LoginNeeded),
    "403": (http("403 Forbidden", b'{"code":"geen_toegang"}'), NotAMember),
    "404": (http("404 Not Found", b'{"code":"geen_toegang"}'), NotAMember),
    "404 of another server": (http("404 Not Found", b"<html>Apache"), OfficeGarbled),
    "422": (http("422 Unprocessable", b'{"code":"onjuist_bericht"}'), Rejected),
    "a captive portal": (http("200 OK", b"<html>Welkom bij de trein</html>"), CaptivePortal),
    "a packed portal": (http("200 OK", gzip.compress(b"\n<!doctype html>"), "Content-Encoding: gzip"), CaptivePortal),
    "a portal by the book": (http("511 Network Authentication Required", b"<html>"), CaptivePortal),
    "a redirect to http": (http("302 Found", b"", "Location: http://elders.example/"), CaptivePortal),
    "a redirect to https": (http("308 Moved", b"{}", "Location: https://elders.example/"), CaptivePortal),
    "a proxy that wants a name": (http("407 Proxy Authentication Required", b"<html>"), ProxyRefuses),
    "too often": (http("429 Too Many Requests", b'{"code":"te_vaak"}', "Retry-After: 7"), OfficeBusy),
    "half an answer": (http("200 OK", GOOD[:7], length=15), OfficeGarbled),
    "half a header": (b"HTTP/1.1 200 OK\r\nContent-Le", OfficeGarbled),
    "nothing": (b"", OfficeGarbled),
    "noise": (bytes(range(256)) * 4, OfficeGarbled),
    "another protocol": (b"220 smtp.elders.example ESMTP\r\n", OfficeGarbled),
    "wrong packing": (http("200 OK", GOOD, "Content-Encoding: gzip"), OfficeGarbled),
    "half a packet": (http("200 OK", PACKED[:-5], "Content-Encoding: gzip"), OfficeGarbled),
    "unknown packing": (http("200 OK", GOOD, "Content-Encoding: br"), OfficeGarbled),
    "deep": (http("200 OK", b"[" * 200_000), OfficeGarbled),
    "not utf-8": (http("200 OK", b'{"a":"\xff"}'), OfficeGarbled),
    "endless headers": (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 60_000 + b"\r\n", OfficeGarbled),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_every_bad_answer_is_a_failure_with_a_name(name: str) -> None:
    answer, failure = ANSWERS[name]
    with pytest.raises(failure) as caught:
        ask(answer)
    assert "html" not in str(caught.value)


def test_a_bomb_is_not_unpacked() -> None:
    bomb = gzip.compress(b" " * (2 * MAX_BYTES))
    tracemalloc.start()
    with pytest.raises(OfficeGarbled):
        ask(http("200 OK", bomb, "Content-Encoding: gzip"))
    assert tracemalloc.get_traced_memory()[1] < 2.5 * MAX_BYTES
    tracemalloc.stop()


def test_more_than_the_largest_answer_is_not_read() -> None:
    with pytest.raises(OfficeGarbled):
        ask(http("200 OK", b" " * (MAX_BYTES + 10)))


def test_a_failing_office_may_say_how_long_to_wait() -> None:
    with pytest.raises(OfficeFailing) as caught:
        ask(http("503 Busy", b"{}", "Retry-After: 120"))
    assert caught.value.params == {"status": 503, "wait": 120}


def test_nobody_there_is_no_network() -> None:
    with raw_server(b"") as port:
        free = port
    wire = Wire(f"http://127.0.0.1:{free}", practice=True)
    with pytest.raises(NoNetwork):
        wire.request("GET", "/v1/health")
    wire.close()


def test_an_unknown_name_is_no_network() -> None:
    wire = Wire("https://kantoor.bestaat-niet.invalid")
    with pytest.raises(NoNetwork):
        wire.request("GET", "/v1/health")
    wire.close()


@pytest.mark.parametrize("wrong", ["authority", "name", "ended"])
def test_a_certificate_that_proves_nothing_is_not_believed(tmp_path: Path, wrong: str) -> None:
    authority = Authority(tmp_path)
    context = authority.server_context(
        name="elders.example" if wrong == "name" else "127.0.0.1", ended=wrong == "ended"
    )
    with raw_server(http("200 OK", GOOD), context) as port:
        trust = None if wrong == "authority" else authority.client_context()
        wire = Wire(f"https://127.0.0.1:{port}", verify=trust)
        with pytest.raises(OfficeUntrusted):
            wire.request("GET", "/v1/health", token="geheim")
        wire.close()


def test_a_proper_certificate_is_believed(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    with raw_server(http("200 OK", GOOD), authority.server_context()) as port:
        wire = Wire(f"https://127.0.0.1:{port}", verify=authority.client_context())
        assert wire.request("GET", "/v1/health") == {"status": "ok"}
        wire.close()


@pytest.mark.parametrize("practice", [True, False])
@pytest.mark.parametrize(
    "address", ["http://kantoor.example", "http://localhost:8443", "ftp://127.0.0.1", "http://10.0.0.1"]
)
def test_plain_http_goes_nowhere(address: str, practice: bool) -> None:
    with pytest.raises(OfficeUntrusted):
        Wire(address, practice=practice)


def test_plain_http_to_this_machine_is_for_practice_only() -> None:
    with pytest.raises(OfficeUntrusted):
        Wire("http://127.0.0.1:1")
    Wire("http://127.0.0.1:1", practice=True).close()


@pytest.mark.parametrize("text", ["kort", "lang " * 1000, "half paar \ud800 " * 200])
def test_what_is_sent_arrives_as_it_is(text: str) -> None:
    seen: list[bytes] = []
    with raw_server(http("200 OK", GOOD)) as port:
        wire = Wire(f"http://127.0.0.1:{port}", practice=True)
        wire._client.event_hooks["request"].append(lambda request: seen.append(request.read()))
        wire.request("POST", "/", message={"text": text})
        wire.close()
    (raw,) = seen
    assert json.loads(gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw) == {"text": text}


@pytest.mark.parametrize(
    ("answer", "failure"),
    [
        (http("407 Proxy Authentication Required", b""), ProxyRefuses),
        (http("403 Forbidden", b"<html>geblokkeerd"), ProxyRefuses),
        (b"", OfficeGarbled),
    ],
)
def test_a_proxy_on_the_way_is_told_apart_from_the_office(
    monkeypatch: pytest.MonkeyPatch, answer: bytes, failure: type[OpmaatError]
) -> None:
    with raw_server(answer) as port:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{port}")
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        wire = Wire("https://kantoor.example")
        with pytest.raises(failure):
            wire.request("GET", "/v1/health")
        wire.close()
