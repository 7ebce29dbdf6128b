"""No way from one team to another: every route the service has, with every verb, as a stranger and as a colleague of
another team. The routes come from the service itself, so a new one is tried the day it is made."""

from collections.abc import Iterator
from hashlib import sha256
from uuid import uuid4

import httpx
import pytest
from fastapi.routing import APIRoute

from central.access.tokens import KeyFile, TokenCheck
from central.api.app import make_app
from central.store.engine import make_engine
from tests.office import RunningOffice, mutation

SECRET = "kanarie-4711"
VERBS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")


class NoKeys(KeyFile):
    def __init__(self) -> None:
        self._keys = {}


def _routes() -> list[str]:
    engine = make_engine("postgresql://nobody@127.0.0.1:1/nothing")
    app = make_app(engine, TokenCheck("https://x.example", "x", "y", NoKeys()))
    return sorted({route.path for route in app.routes if isinstance(route, APIRoute)})


ROUTES = _routes()


@pytest.fixture(scope="module")
def full(office: RunningOffice) -> tuple[str, dict[str, str]]:
    """A team that has something of every kind, and the parts of addresses that point at it."""
    team, data = office.new_team(), SECRET.encode()
    office.change("DELETE FROM member WHERE team = :t AND sub IN ('karim', 'joris')", t=team)
    office.change("UPDATE member SET role = NULL WHERE team = :t AND sub = 'fatma'", t=team)
    one, digest = mutation(kind="dossier", body={"surname": SECRET}), sha256(data).hexdigest()
    with office.client("anja") as anja:
        anja.push(team, one, mutation(body={"text": SECRET}), {"mutation": SECRET})
        headers = {"Upload-Offset": "0", "Upload-Length": str(len(data))}
        anja.http.patch(f"/v1/teams/{team}/blobs/{digest}", content=data, headers=headers)
    return team, {"team": team, "record": one["record"], "digest": digest, "kind": "form", "name": "x.opmaat"}


def _asked(office: RunningOffice, user: str | None, path: str) -> Iterator[httpx.Response]:
    with office.client("anja") as client:
        if user is None:
            del client.http.headers["Authorization"]
        else:
            client.http.headers["Authorization"] = f"Bearer {office.login(user)(False)}"
        for verb in VERBS:
            body = {"device": "d", "app": "a", "schema": 1, "mutations": [mutation(str(uuid4()))]}
            yield client.http.request(verb, path, json=body)
        yield client.http.post(path, json={"mutation": SECRET, "what": "taken_over"})
        yield client.http.patch(path, content=b"x", headers={"Upload-Offset": "0", "Upload-Length": "5"})


def test_the_routes_are_those_we_know() -> None:
    """A new route belongs in this list when someone has thought about who may ask it."""
    assert [route for route in ROUTES if "{team}" in route] == [
        "/v1/teams/{team}/blobs/{digest}",
        "/v1/teams/{team}/dossiers",
        "/v1/teams/{team}/doubles",
        "/v1/teams/{team}/pull",
        "/v1/teams/{team}/push",
        "/v1/teams/{team}/quarantine",
        "/v1/teams/{team}/quarantine/mine",
        "/v1/teams/{team}/quarantine/steps",
        "/v1/teams/{team}/records/{record}/revisions",
    ]


@pytest.mark.parametrize("user", ["karim", "fatma", None])
@pytest.mark.parametrize("route", ROUTES)
def test_nothing_of_a_team_reaches_who_is_not_in_it(
    office: RunningOffice, full: tuple[str, dict[str, str]], route: str, user: str | None
) -> None:
    team, parts = full
    before = office.rows("SELECT seq FROM team WHERE id = :t", t=team)
    for answer in _asked(office, user, route.format(**parts)):
        assert answer.status_code < 500
        assert SECRET not in answer.text
        if "{team}" in route and user is None:
            assert answer.status_code in (401, 405), (answer.request.method, answer.text)
        elif "{team}" in route and answer.status_code < 300:
            assert answer.request.method == "POST" or route.endswith("/mine"), answer.request.method
            if route.endswith("/push"):
                assert [one["code"] for one in answer.json()["results"]] == ["geen_toegang"]
    assert office.rows("SELECT seq FROM team WHERE id = :t", t=team) == before


def test_a_colleague_does_find_it(office: RunningOffice, full: tuple[str, dict[str, str]]) -> None:
    """The other side of the test above: it would find something if it were let in."""
    team, parts = full
    with office.client("anja") as anja:
        for rest in ("pull", "dossiers", f"blobs/{parts['digest']}", f"records/{parts['record']}/revisions"):
            assert SECRET in anja.http.get(f"/v1/teams/{team}/{rest}").text


NAMES = [
    "x'; DROP TABLE record; --",
    "oost' OR '1'='1",
    "../oost",
    "oost%00",
    "OOST",
    "a" * 64,
    "%27%3B",
    "o%EF%BC%87st",
]


@pytest.mark.parametrize("name", NAMES)
def test_sql_and_tricks_in_names_are_names(office: RunningOffice, name: str) -> None:
    with office.client("anja") as anja:
        for rest in ("pull", "dossiers", "quarantine"):
            assert anja.http.get(f"/v1/teams/{name}/{rest}").status_code in (404, 422)
        sent = mutation(kind="dossier", body={"surname": name}, changed=[name])
        team = office.new_team()
        (result,) = anja.push(team, sent, device=name)
        assert result["status"] == "ok"
        assert anja.pull(team)["records"][0]["body"]["surname"] == name
    assert office.rows("SELECT to_regclass('record') IS NOT NULL") == [(True,)]
