"""Two sides at once: the same batch twice, one upload from two laptops, and the administrator's work in the middle of
everybody's. Two workers, real PostgreSQL."""

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from threading import Barrier, Event
from typing import Any
from uuid import uuid4

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.exc import OperationalError

from central.store import moving, retention
from central.store.chain import first_break
from central.store.engine import make_engine
from central.store.schema import HERE, migrate
from central.store.teams import set_member
from tests.central.test_commands import empty_database
from tests.central.test_dossiers import dossier, links
from tests.office import PEOPLE, Caller, RunningOffice, mutation


def while_pushing(office: RunningOffice, push: Callable[[Caller, str], Any], act: Callable[[], object]) -> list[Any]:
    """Three people `push(client, user)` again and again; `act` in the middle. Everything the pushes gave."""
    start, stop = Barrier(4), Event()

    def write(user: str) -> list[Any]:
        found: list[Any] = []
        with office.client(user) as client:
            start.wait(60)
            while not stop.is_set() or len(found) < 8:
                found.append(push(client, user))
        return found

    with ThreadPoolExecutor() as pool:
        writers = [pool.submit(write, user) for user in ("anja", "karim", "fatma")]
        start.wait(60)
        try:
            act()
        finally:
            stop.set()
        return [one for writer in writers for one in writer.result(120)]


def test_the_same_batch_twice_at_once_is_taken_in_once(office: RunningOffice) -> None:
    """A laptop that thinks its line is dead sends again while the first is still under way."""
    team, batches, start = office.new_team(), [[mutation() for _ in range(40)] for _ in range(6)], Barrier(2)

    token = office.login("anja")(False)

    def send(_: int) -> list[Any]:
        with Caller(office.base_url, token) as anja:
            found = []
            for batch in batches:
                start.wait(60)
                found.append(anja.push(team, *batch))
            return found

    with ThreadPoolExecutor() as pool:
        first, second = pool.map(send, range(2))
    assert first == second
    assert {answer["status"] for answers in first for answer in answers} == {"ok"}
    assert office.rows("SELECT count(*), max(seq) FROM revision WHERE team = :t", t=team) == [(240, 240)]


def test_one_file_from_two_laptops_at_once_is_one_file(office: RunningOffice) -> None:
    team, data, start = office.new_team(), random.Random(9).randbytes(900_000), Barrier(2)  # noqa: S311
    digest = sha256(data).hexdigest()
    path = f"/v1/teams/{team}/blobs/{digest}"

    def send(user: str) -> str:
        with office.client(user) as client:
            offset, told = 0, "?0"
            start.wait(60)
            while told == "?0":
                piece = data[offset : offset + 100_000]
                headers = {"Upload-Offset": str(offset), "Upload-Length": str(len(data))}
                answer = client.http.patch(path, content=piece, headers=headers)
                if answer.status_code == 409:
                    offset = answer.json()["offset"]
                    told = client.http.head(path).headers["Upload-Complete"]
                else:
                    assert answer.status_code == 204, answer.text
                    offset, told = int(answer.headers["Upload-Offset"]), answer.headers["Upload-Complete"]
            return told

    with ThreadPoolExecutor() as pool:
        assert set(pool.map(send, ("anja", "karim"))) == {"?1"}
    with office.client("fatma") as fatma:
        assert fatma.http.get(path).content == data
    assert office.rows("SELECT count(*) FROM blob WHERE team = :t", t=team) == [(1,)]


def test_a_dossier_that_moves_while_people_write_in_it_loses_nothing(office: RunningOffice) -> None:
    """What was acknowledged before is in the history there; what came later was refused and kept."""
    team, other, (id, parts) = office.new_team(), office.new_team(), dossier()
    with office.client("anja") as anja:
        anja.push(team, *parts)

    def push(client: Caller, user: str) -> tuple[str, str]:
        sent = mutation(dossier=id, body={"text": user})
        (answer,) = client.push(team, sent)
        return sent["mutation"], answer.get("code") or answer["status"]

    def move() -> None:
        with office.owner.begin() as connection:
            moving.move(connection, team, id, other, "fatma", datetime.now(UTC))

    sent = while_pushing(office, push, move)
    by_code = {code: {one for one, told in sent if told == code} for code in {told for _, told in sent}}
    assert by_code.keys() <= {"ok", "dossier_verhuisd"}
    there = {str(one) for (one,) in office.rows("SELECT mutation FROM revision WHERE team = :t", t=other)}
    assert by_code.get("ok", set()) <= there
    kept = {one for (one,) in office.rows("SELECT mutation FROM quarantine WHERE team = :t", t=team)}
    assert by_code.get("dossier_verhuisd", set()) == kept
    with office.client("anja") as anja:
        for one in parts:
            assert first_break(links(anja.revisions(other, one["record"]), other, one["record"])) is None


def test_retention_beside_writers_takes_tombstones_only(office: RunningOffice) -> None:
    """The reproduced loss (a purge that removed living records), with writers in the way and one dossier moved."""
    team, other, (id, parts) = office.new_team(), office.new_team(), dossier()
    with office.client("anja") as anja:
        anja.push(team, *parts)
    with office.owner.begin() as connection:
        moving.move(connection, team, id, other, "fatma", datetime.now(UTC))

    def push(client: Caller, user: str) -> str:
        gone, kept = mutation(), mutation()
        client.push(team, gone, kept)
        client.push(team, mutation(gone["record"], 1, deleted=True, body=None))
        return str(kept["record"])

    def purge() -> None:
        for _ in range(3):
            retention.run(office.owner, datetime.now(UTC) + timedelta(days=200))

    kept = while_pushing(office, push, purge)
    with office.client("anja") as anja:
        assert {one["record"] for one in anja.everything(team) if not one["deleted"]} == set(kept)
        assert {one["record"] for one in anja.everything(other)} == {one["record"] for one in parts}
    ((swept,),) = office.rows("SELECT horizon FROM team WHERE id = :t", t=team)
    assert swept > 0


def test_a_member_who_is_removed_while_pushing_loses_access_and_no_work(office: RunningOffice) -> None:
    team, removed = office.new_team(), Event()

    def push(client: Caller, user: str) -> tuple[bool, str, str]:
        late, sent = removed.is_set(), mutation()
        (answer,) = client.push(team, sent)
        return late and user == "karim", sent["mutation"], answer.get("code") or answer["status"]

    def remove() -> None:
        with office.owner.begin() as connection:
            set_member(connection, team, "karim", PEOPLE["karim"], None)
        removed.set()

    sent = while_pushing(office, push, remove)
    assert {told for late, _, told in sent if late} <= {"geen_toegang"}
    taken = {str(one) for (one,) in office.rows("SELECT mutation FROM revision WHERE team = :t", t=team)}
    kept = {one for (one,) in office.rows("SELECT mutation FROM quarantine WHERE team = :t", t=team)}
    assert taken == {one for _, one, told in sent if told == "ok"}
    assert kept == {one for _, one, told in sent if told == "geen_toegang"}


def test_rights_are_given_again_while_people_write(office: RunningOffice) -> None:
    """`migrate` takes away and gives in one transaction: nobody ever meets a service without its rights."""
    team = office.new_team()

    def give() -> None:
        for _ in range(5):
            migrate(office.owner, service_role="opmaat_service")

    answers = while_pushing(office, lambda client, _: client.push(team, mutation())[0]["status"], give)
    assert set(answers) == {"ok"}


# ---- a new version, with writers of the old one ----------------------------------------------------------------------


@pytest.fixture
def old(office: RunningOffice) -> Iterator[Engine]:
    """A database of the first version with a team in it."""
    with empty_database(office) as url:
        engine = make_engine(url)
        _upgrade(engine, "0001")
        with engine.begin() as connection:
            connection.execute(text("INSERT INTO team (id, name) VALUES ('oost', 'Team Oost')"))
        yield engine
        engine.dispose()


def _upgrade(engine: Engine, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(HERE / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def test_a_migration_runs_with_writers_connected(old: Engine) -> None:
    stop, writers = Event(), 3

    def write(number: int) -> int:
        written = 0
        engine = create_engine(old.url)
        while not stop.is_set() or written < 5:
            with engine.begin() as connection:
                connection.execute(text("UPDATE team SET seq = seq + 1 WHERE id = 'oost'"))
                row = {"team": "oost", "sub": str(uuid4()), "name": f"n{number}"}
                connection.execute(text("INSERT INTO member (team, sub, name) VALUES (:team, :sub, :name)"), row)
            written += 1
        engine.dispose()
        return written

    with ThreadPoolExecutor() as pool:
        running = [pool.submit(write, number) for number in range(writers)]
        try:
            migrate(old)
        finally:
            stop.set()
        written = sum(one.result(60) for one in running)
    with old.connect() as connection:
        found = connection.execute(text("SELECT count(*), (SELECT seq FROM team) FROM member")).one()
    assert tuple(found) == (written, written)
    assert "by_groups" in {one["name"] for one in inspect(old).get_columns("member")}


def test_a_migration_that_meets_somebody_who_does_not_let_go_changes_nothing_and_can_be_run_again(old: Engine) -> None:
    with old.connect() as holding:
        holding.execute(text("LOCK TABLE member IN ACCESS SHARE MODE"))
        with pytest.raises(OperationalError, match="lock timeout"):
            migrate(old)
        holding.rollback()
    assert "by_groups" not in {one["name"] for one in inspect(old).get_columns("member")}
    migrate(old)
    assert "by_groups" in {one["name"] for one in inspect(old).get_columns("member")}
