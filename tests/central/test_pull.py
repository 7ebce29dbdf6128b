"""What the office gives out, to whom, and what it writes down about that."""

import gzip
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from psycopg import Cursor
from sqlalchemy.exc import ProgrammingError

from central.store.engine import make_engine
from central.store.pull import pull
from central.store.push import push
from central.store.schema import may_rewrite_history
from central.store.tables import metadata
from central.wire import Batch
from tests.office import RunningOffice, mutation, schema_check


def test_pages_follow_the_sequence_and_show_each_record_once(office: RunningOffice) -> None:
    team, sent = office.new_team(), [mutation() for _ in range(7)]
    with office.client("anja") as anja:
        anja.push(team, *sent)
        anja.push(team, mutation(sent[1]["record"], 1, body={"text": "later"}))
        records = anja.everything(team, limit=3)
        assert [one["seq"] for one in records] == [1, 3, 4, 5, 6, 7, 8]
        assert anja.pull(team, 8) == {"records": [], "cursor": 8, "more": False}
        assert [one["version"] for one in anja.pull(team, 7)["records"]] == [2]


def test_a_cursor_below_the_horizon_starts_over(office: RunningOffice) -> None:
    team = office.new_team()
    check = schema_check("pull.json#/$defs/start_over")
    with office.client("anja") as anja:
        anja.push(team, *[mutation() for _ in range(5)])
        office.change("UPDATE team SET horizon = 3 WHERE id = :t", t=team)
        for cursor, status in ((1, 410), (2, 410), (3, 200), (0, 200), (5, 200), (6, 410)):
            answer = anja.http.get(f"/v1/teams/{team}/pull", params={"cursor": cursor})
            assert (cursor, answer.status_code) == (cursor, status)
            if status == 410:
                check.validate(answer.json())
                assert answer.json()["horizon"] == 3
        assert len(anja.pull(team, 1, full=True)["records"]) == 4


def test_outsiders_find_nothing_and_are_noted(office: RunningOffice) -> None:
    team, sent = office.new_team(), mutation()
    office.change("DELETE FROM member WHERE team = :t AND sub = 'karim'", t=team)
    office.change("UPDATE member SET role = NULL WHERE team = :t AND sub = 'joris'", t=team)
    with office.client("anja") as anja, office.client("karim") as karim, office.client("joris") as joris:
        anja.push(team, sent)
        for client in (karim, joris):
            for path in (f"/v1/teams/{team}/pull", f"/v1/teams/{team}/records/{sent['record']}/revisions"):
                assert client.http.get(path).status_code == 404
            assert team not in [one["id"] for one in client.http.get("/v1/me").json()["teams"]]
        assert karim.http.get("/v1/teams/bestaat-niet/pull").status_code == 404
    turned = office.rows("SELECT actor FROM audit WHERE team = :t AND what = 'turned_away' ORDER BY id", t=team)
    assert [actor for (actor,) in turned] == ["karim", "karim", "joris", "joris"]


def test_leaving_counts_from_the_next_request(office: RunningOffice) -> None:
    team = office.new_team()
    with office.client("anja") as anja:
        assert anja.http.get(f"/v1/teams/{team}/pull").status_code == 200
        office.change("UPDATE member SET role = NULL WHERE team = :t AND sub = 'anja'", t=team)
        assert anja.http.get(f"/v1/teams/{team}/pull").status_code == 404


def test_a_reader_reads(office: RunningOffice) -> None:
    team = office.new_team(karim="lezer")
    with office.client("anja") as anja, office.client("karim") as karim:
        anja.push(team, mutation())
        assert len(karim.pull(team)["records"]) == 1


def test_me_names_my_teams_and_colleagues(office: RunningOffice) -> None:
    team = office.new_team(fatma="leidinggevende", karim="lezer")
    office.change("UPDATE member SET role = NULL WHERE team = :t AND sub = 'joris'", t=team)
    with office.client("fatma") as fatma:
        payload = fatma.http.get("/v1/me").json()
    schema_check("me.json").validate(payload)
    (mine,) = [one for one in payload["teams"] if one["id"] == team]
    assert mine["role"] == "leidinggevende"
    roles = {one["id"]: one["role"] for one in mine["members"]}
    assert roles == {"anja": "consulent", "fatma": "leidinggevende", "karim": "lezer"}


def test_every_pull_and_push_is_noted_without_content(office: RunningOffice) -> None:
    team, sent = office.new_team(), mutation(body={"text": "canary-7f3a"})
    with office.client("anja") as anja:
        anja.push(team, sent, mutation(sent["record"], 5))
        anja.pull(team)
        anja.revisions(team, sent["record"])
    rows = office.rows("SELECT what, detail FROM audit WHERE team = :t ORDER BY id", t=team)
    assert [what for what, _ in rows] == ["push", "pull", "revisions"]
    assert rows[0][1] == {"device": "laptop-1", "ok": 1, "conflict": 1}
    assert rows[1][1] == {"after": 0, "until": 1, "records": 1}
    assert "canary" not in str(rows)


def test_large_answers_travel_packed(office: RunningOffice) -> None:
    team = office.new_team()
    with office.client("anja") as anja:
        anja.push(team, mutation(body={"text": "a" * 50_000}))
        answer = anja.http.get(f"/v1/teams/{team}/pull")
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) < 2_000


def test_a_packed_push_is_read(office: RunningOffice) -> None:
    team = office.new_team()
    message = httpx.Request("POST", "http://x", json=_message(mutation())).content
    with office.client("anja") as anja:
        answer = anja.http.post(
            f"/v1/teams/{team}/push", content=gzip.compress(message), headers={"Content-Encoding": "gzip"}
        )
    assert answer.json()["results"][0]["status"] == "ok"


MESSAGES = {
    "not json": (b"{half", {}, 400),
    "nan": (b'{"device":"d","app":"a","schema":NaN,"mutations":[{}]}', {}, 400),
    "latin": (b'{"device":"\xe9"}', {}, 400),
    "deep": (b"[" * 100_000, {}, 400),
    "endless number": (b'{"n":' + b"1" * 5_000 + b"}", {}, 400),
    "half gzip": (gzip.compress(b"{}" * 500)[:-4], {"Content-Encoding": "gzip"}, 400),
    "not gzip": (b"{}", {"Content-Encoding": "gzip"}, 400),
    "unknown packing": (b"{}", {"Content-Encoding": "br"}, 400),
    "bomb": (gzip.compress(b" " * (65 * 1024 * 1024)), {"Content-Encoding": "gzip"}, 413),
    "too large": (b" " * (16 * 1024 * 1024 + 1), {}, 413),
    "no envelope": (b"[]", {}, 422),
    "empty": (b'{"device":"d","app":"a","schema":1,"mutations":[]}', {}, 422),
    "more": (b'{"device":"d","app":"a","schema":1,"mutations":[{}],"extra":1}', {}, 422),
    "nul device": (b'{"device":"\\u0000","app":"a","schema":1,"mutations":[{}]}', {}, 422),
    "many": (b'{"device":"d","app":"a","schema":1,"mutations":[' + b"{}," * 500 + b"{}]}", {}, 422),
}


@pytest.mark.parametrize("name", MESSAGES)
def test_what_is_no_message_is_refused_with_a_code_only(office: RunningOffice, name: str) -> None:
    content, headers, status = MESSAGES[name]
    team = office.new_team()
    with office.client("anja") as anja:
        answer = anja.http.post(f"/v1/teams/{team}/push", content=content, headers=headers)
        assert answer.status_code == status
        schema_check("error.json").validate(answer.json())
        assert anja.http.get("/v1/health").json()["status"] == "ok"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/v1/nergens", 404),
        ("PUT", "/v1/me", 405),
        ("GET", "/openapi.json", 404),
        ("GET", "/v1/teams/Hoofdletters/pull", 422),
        ("GET", "/v1/teams/oost/pull?cursor=-1", 422),
        ("GET", "/v1/teams/oost/pull?limit=100000", 422),
        ("GET", "/v1/teams/oost/records/geen-id/revisions", 422),
    ],
)
def test_other_addresses_say_a_code_only(office: RunningOffice, method: str, path: str, status: int) -> None:
    with office.client("anja") as anja:
        answer = anja.http.request(method, path)
    assert answer.status_code == status
    schema_check("error.json").validate(answer.json())


@pytest.mark.parametrize("table", ["revision", "audit", "applied", "quarantine"])
@pytest.mark.parametrize("act", ["UPDATE {} SET {} = {}", "DELETE FROM {}", "TRUNCATE {}", "DROP TABLE {}"])
def test_the_service_role_cannot_rewrite_what_it_wrote(office: RunningOffice, table: str, act: str) -> None:
    column = {"revision": "body", "audit": "what", "applied": "code", "quarantine": "payload"}[table]
    denied = pytest.raises(ProgrammingError, match=r"permission denied|must be owner")
    with office.service.connect() as connection, denied:
        connection.exec_driver_sql(act.format(table, column, column))


@pytest.mark.parametrize("act", ["DELETE FROM record", "DELETE FROM member", "UPDATE member SET role = 'beheerder'"])
def test_the_service_role_cannot_delete_records_or_make_members(office: RunningOffice, act: str) -> None:
    with office.service.connect() as connection, pytest.raises(ProgrammingError, match="permission denied"):
        connection.exec_driver_sql(act)


def test_only_the_weak_role_may_serve(office: RunningOffice) -> None:
    with office.service.connect() as weak, office.owner.connect() as strong:
        assert not may_rewrite_history(weak)
        assert may_rewrite_history(strong)


def test_migrations_make_the_tables_the_program_knows(office: RunningOffice) -> None:
    with office.owner.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    assert [one for one in differences if "member_sub" not in str(one)] == []


def test_every_query_stays_within_one_team(office: RunningOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    team, engine, seen, execute = office.new_team(), make_engine(office.service_url), list[str](), Cursor.execute

    def remember(cursor: Any, statement: Any, *rest: Any, **more: Any) -> Any:
        seen.append(" ".join(str(statement).split()))
        return execute(cursor, statement, *rest, **more)

    monkeypatch.setattr(Cursor, "execute", remember)
    now = datetime.now(UTC)
    push(engine, team, "anja", Batch.model_validate(_message(mutation(), "bad")), now)
    pull(engine, team, "anja", 0, 100, now, full=False)
    engine.dispose()
    asked = [
        one
        for one in seen
        if "pg_catalog" not in one and "pg_type" not in one and not one.startswith(("select", "show", "SELECT pg"))
    ]
    assert len(asked) > 8
    for statement in asked:
        assert "team" in statement.split(" WHERE ")[-1] or statement.startswith("INSERT INTO"), statement


def _message(*mutations: object) -> dict[str, object]:
    return {"device": "d", "app": "a", "schema": 1, "mutations": list(mutations)}
