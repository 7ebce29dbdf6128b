"""Refused work and files go after a dossier: to the team that has it now, and out of existence with it."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from threading import Event
from time import sleep
from typing import Any
from uuid import uuid4

from sqlalchemy import text

from central.store import moving, retention
from central.store.engine import make_engine
from central.store.following import label
from central.store.schema import migrate
from tests.central.test_at_once import _upgrade, while_pushing
from tests.central.test_blobs import DATA, DIGEST, upload
from tests.central.test_commands import empty_database
from tests.central.test_dossiers import dossier
from tests.central.test_quarantine import MINE, WAITING, step
from tests.office import Caller, RunningOffice, mutation

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
CANARY = "kanarie-8123"


def move(office: RunningOffice, start: str, id: str, to: str) -> None:
    with office.owner.begin() as connection:
        moving.move(connection, start, id, to, "fatma", NOW)


def leads(office: RunningOffice, user: str) -> str:
    """A team of one who leads and nobody else."""
    team = office.new_team(**{user: "leidinggevende"})
    office.change("DELETE FROM member WHERE team = :t AND sub <> :u", t=team, u=user)
    return team


def listed(client: Caller, team: str) -> list[Any]:
    found = client.get(f"/v1/teams/{team}/quarantine")
    WAITING.validate(found)
    items: list[Any] = found["items"]
    return items


def refused(office: RunningOffice, team: str, *, base: int = 1, **other: Any) -> tuple[str, dict[str, Any]]:
    """A dossier, and an edit of its note by Karim, who may not write any more."""
    id, parts = dossier(**other)
    sent = mutation(parts[1]["record"], base, dossier=id, body={"text": CANARY})
    with office.client("anja") as anja, office.client("karim") as karim:
        anja.push(team, *parts)
        office.change("UPDATE member SET role = NULL WHERE team = :t AND sub = 'karim'", t=team)
        assert karim.push(team, sent)[0]["code"] == "geen_toegang"
    return id, sent


def test_who_leads_the_other_team_sees_it_settles_it_and_the_author_hears_so(office: RunningOffice) -> None:
    team, other = office.new_team(fatma="leidinggevende"), leads(office, "joris")
    id, sent = refused(office, team)
    with office.client("karim") as karim, office.client("fatma") as fatma, office.client("joris") as joris:
        move(office, team, id, other)
        (item,) = listed(joris, other)
        assert (item["payload"], item["actor_name"], item["handed_over_at"]) == (sent, "Karim Bos", None)
        assert listed(fatma, team) == []
        assert step(fatma, team, sent["mutation"], "set_aside") == 404
        assert step(karim, team, sent["mutation"], "handed_over") == 200
        assert listed(joris, other)[0]["handed_over_at"]
        assert step(joris, other, sent["mutation"], "taken_over") == 200
        assert listed(joris, other) == []
        mine = karim.get(f"/v1/teams/{team}/quarantine/mine")
        MINE.validate(mine)
        assert [(one["what"], one["actor_name"]) for one in mine["steps"]] == [
            ("handed_over", "Karim Bos"),
            ("taken_over", "Joris Vermeer"),
        ]
    notes = office.rows("SELECT team, detail FROM audit WHERE what = 'refused_work_followed' AND team IN (:a, :b)",
                        a=team, b=other)  # fmt: skip
    assert sorted(notes) == sorted((place, {"dossier": id, "count": 1}) for place in (team, other))


def test_a_hand_over_from_before_the_move_is_known_there(office: RunningOffice) -> None:
    team, other = office.new_team(), leads(office, "joris")
    id, sent = refused(office, team)
    with office.client("karim") as karim, office.client("joris") as joris:
        step(karim, team, sent["mutation"], "handed_over")
        move(office, team, id, other)
        assert listed(joris, other)[0]["handed_over_at"]


def test_only_open_work_of_this_dossier_follows_and_only_who_leads_sees_it(office: RunningOffice) -> None:
    team, other, third = office.new_team(fatma="leidinggevende"), leads(office, "joris"), leads(office, "fatma")
    id, settled = refused(office, team)
    elsewhere, open_one = mutation(), mutation(settled["record"], 1, dossier=id)
    conflict = mutation(settled["record"], 7, dossier=id)
    office.change("INSERT INTO member (team, sub, name, role) VALUES (:t, 'anja', 'Anja', 'consulent')", t=other)
    with office.client("karim") as karim, office.client("anja") as anja, office.client("fatma") as fatma:
        karim.push(team, elsewhere, open_one)
        assert anja.push(team, conflict)[0]["status"] == "conflict"
        assert step(fatma, team, settled["mutation"], "set_aside") == 200
        move(office, team, id, other)
        assert [one["mutation"] for one in listed(fatma, team)] == [elsewhere["mutation"]]
        assert anja.http.get(f"/v1/teams/{other}/quarantine").status_code == 403
        assert step(anja, other, open_one["mutation"], "taken_over") == 403
        assert fatma.http.get(f"/v1/teams/{other}/quarantine").status_code == 404
        assert step(fatma, other, open_one["mutation"], "taken_over") == 404
        assert listed(fatma, third) == []
    with office.client("joris") as joris:
        assert [one["mutation"] for one in listed(joris, other)] == [open_one["mutation"]]


def test_work_that_comes_after_the_move_follows_at_once_over_any_number_of_teams(office: RunningOffice) -> None:
    """Also a poison record, and also when it is sent again because the answer was not heard."""
    team, middle, end = office.new_team(fatma="leidinggevende"), leads(office, "fatma"), leads(office, "joris")
    id, parts = dossier()
    poison = mutation(dossier=id, body={"text": "a\0b"})
    late = mutation(parts[1]["record"], 1, dossier=id, body={"text": "in de trein"})
    with office.client("anja") as anja, office.client("fatma") as fatma, office.client("joris") as joris:
        anja.push(team, *parts)
        move(office, team, id, middle)
        move(office, middle, id, end)
        for _ in range(2):
            found = [one["code"] for one in anja.push(team, late, poison)]
            assert found == ["dossier_verhuisd", "onjuiste_gegevens"]
        assert {one["mutation"]: one["payload"] for one in listed(joris, end) if one["code"] == "dossier_verhuisd"} == {
            late["mutation"]: late
        }
        assert poison in [one["payload"] for one in listed(joris, end)]
        assert (listed(fatma, team), listed(fatma, middle)) == ([], [])


def test_work_that_comes_in_the_middle_of_a_move_arrives_where_the_dossier_is(office: RunningOffice) -> None:
    """The guess where it is turns out wrong while it waits for that team."""
    team, middle, end = office.new_team(), office.new_team(), leads(office, "joris")
    id, parts = dossier()
    late = mutation(parts[1]["record"], 1, dossier=id)
    with office.client("anja") as anja, office.client("joris") as joris, ThreadPoolExecutor() as pool:
        anja.push(team, *parts)
        move(office, team, id, middle)
        with office.owner.begin() as connection:
            moving.move(connection, middle, id, end, "fatma", NOW)
            sending = pool.submit(anja.push, team, late)
            waits = "SELECT 1 FROM pg_locks WHERE NOT granted"
            for _ in range(600):
                if office.rows(waits):
                    break
                sleep(0.05)
            assert not sending.done()
        assert sending.result(60)[0]["code"] == "dossier_verhuisd"
        assert [one["payload"] for one in listed(joris, end)] == [late]


def test_what_stayed_behind_because_the_service_stopped_follows_at_night(office: RunningOffice) -> None:
    team, other = office.new_team(), leads(office, "joris")
    id, sent = refused(office, team)
    move(office, team, id, other)
    office.change("DELETE FROM quarantine WHERE team = :t", t=other)
    for _ in range(2):
        retention.run(office.owner, NOW)
    with office.client("joris") as joris:
        assert [one["payload"] for one in listed(joris, other)] == [sent]


def test_a_dossier_that_comes_back_brings_its_work_back(office: RunningOffice) -> None:
    team, other = office.new_team(fatma="leidinggevende"), leads(office, "joris")
    id, sent = refused(office, team)
    with office.client("fatma") as fatma, office.client("joris") as joris:
        move(office, team, id, other)
        office.change("INSERT INTO member (team, sub, name, role) VALUES (:t, 'anja', 'Anja', 'lezer')", t=other)
        there = mutation(sent["record"], 1, dossier=id)
        with office.client("anja") as anja:
            assert anja.push(other, there)[0]["code"] == "alleen_lezen"
        move(office, other, id, team)
        assert {one["mutation"] for one in listed(fatma, team)} == {sent["mutation"], there["mutation"]}
        assert listed(joris, other) == []
        assert step(fatma, team, there["mutation"], "set_aside") == 200
        move(office, team, id, other)
        assert [one["mutation"] for one in listed(joris, other)] == [sent["mutation"]]


def test_the_version_it_was_made_on_is_counted_as_the_other_team_counts(office: RunningOffice) -> None:
    """Teams count versions by themselves: tombstones are versions too."""
    team, other = office.new_team(), leads(office, "joris")
    office.change("INSERT INTO member (team, sub, name, role) VALUES (:t, 'anja', 'Anja', 'consulent')", t=other)
    id, parts = dossier()
    note = parts[1]["record"]
    with office.client("anja") as anja, office.client("joris") as joris:
        anja.push(team, *parts)
        move(office, team, id, other)
        move(office, other, id, team)
        version = {one["record"]: one["version"] for one in anja.everything(team)}[note]
        made_on = mutation(note, version, dossier=id, body={"text": "waarop gebouwd is"})
        (ok,) = anja.push(team, made_on)
        late, unknown = (mutation(note, base, dossier=id) for base in (ok["version"], ok["version"] + 9))
        move(office, team, id, other)
        anja.push(team, late, unknown)
        found = {one["mutation"]: one["payload"] for one in listed(joris, other)}
        base = found[late["mutation"]]["base_version"]
        assert base != ok["version"]
        assert found[late["mutation"]] == late | {"base_version": base}
        bodies = {one["version"]: one["body"] for one in anja.revisions(other, note)}
        assert bodies[base] == made_on["body"]
        assert found[unknown["mutation"]]["base_version"] == 0
    kept = office.rows("SELECT payload FROM quarantine WHERE team = :t AND mutation = :m", t=team, m=late["mutation"])
    assert [json.loads(payload) for (payload,) in kept] == [late]


def test_attachments_go_along(office: RunningOffice) -> None:
    """They were swept a month after the move, and the other team never had them."""
    team, other = office.new_team(), leads(office, "joris")
    id, parts = dossier()
    photo = mutation(dossier=id, kind="bijlage", body={"sha256": DIGEST})
    late = random_file()
    with office.client("anja") as anja, office.client("joris") as joris:
        anja.push(team, *parts)
        upload(anja, team)
        anja.push(team, photo)
        joris.http.patch(f"/v1/teams/{other}/blobs/{DIGEST}", content=DATA[:5000],
                         headers={"Upload-Offset": "0", "Upload-Length": str(len(DATA))})  # fmt: skip
        move(office, team, id, other)
        assert joris.http.get(f"/v1/teams/{other}/blobs/{DIGEST}").content == DATA
        digest = sha256(late).hexdigest()
        anja.http.patch(f"/v1/teams/{team}/blobs/{digest}", content=late,
                        headers={"Upload-Offset": "0", "Upload-Length": str(len(late))})  # fmt: skip
        anja.push(team, mutation(dossier=id, kind="bijlage", body={"sha256": digest}))
        assert joris.http.get(f"/v1/teams/{other}/blobs/{digest}").content == late
        retention.run(office.owner, datetime.now(UTC) + timedelta(days=40))
        assert joris.http.get(f"/v1/teams/{other}/blobs/{DIGEST}").content == DATA
        assert anja.http.get(f"/v1/teams/{team}/blobs/{DIGEST}").status_code == 404


def random_file() -> bytes:
    return uuid4().bytes * 100


def test_what_an_older_version_kept_follows_too(office: RunningOffice) -> None:
    """It did not write down the dossier; nor does a service that was not restarted yet."""
    team, other = office.new_team(), leads(office, "joris")
    id, sent = refused(office, team)
    lies = mutation(sent["record"], 1, body={"text": "een ander dossier genoemd"})
    with office.client("karim") as karim:
        karim.push(team, lies, {"mutation": "x", "note": "\0\ud800"}, "geen mutatie")
    office.change("UPDATE quarantine SET dossier = NULL WHERE team = :t", t=team)
    with office.owner.begin() as connection:
        label(connection, team)
    rows = office.rows("SELECT mutation, dossier FROM quarantine WHERE team = :t AND dossier IS NOT NULL", t=team)
    assert {mutation: str(found) for mutation, found in rows} == {sent["mutation"]: id, lies["mutation"]: id}
    office.change("UPDATE quarantine SET dossier = NULL WHERE team = :t", t=team)
    move(office, team, id, other)
    with office.client("joris") as joris:
        assert {one["mutation"] for one in listed(joris, other)} == {sent["mutation"], lies["mutation"]}


def test_the_service_cannot_say_that_a_dossier_left(office: RunningOffice) -> None:
    rights = " OR ".join(f"has_table_privilege('departure', '{one}')" for one in ("INSERT", "UPDATE", "DELETE"))
    with office.service.connect() as connection:
        assert connection.execute(text(f"SELECT {rights}")).scalar() is False
        for table in ("quarantine", "quarantine_step"):
            query = f"SELECT has_table_privilege('{table}', 'UPDATE') OR has_table_privilege('{table}', 'DELETE')"
            assert connection.execute(text(query)).scalar() is False


def test_work_that_is_refused_while_dossiers_move_is_with_whoever_has_them(office: RunningOffice) -> None:
    """Writers in the team that loses them, moves to and fro between three teams; at the end nothing is left behind."""
    team, others = office.new_team(), [office.new_team(), office.new_team()]
    (id, parts), places = dossier(), [team, *others, team, *reversed(others)]
    with office.client("anja") as anja:
        anja.push(team, *parts)

    def write(client: Caller, _: str) -> list[tuple[str, str]]:
        sent = [mutation(dossier=id) for _ in range(3)]
        answers = client.push(team, *sent)
        return [(one["mutation"], answer.get("code", "ok")) for one, answer in zip(sent, answers, strict=True)]

    def carry() -> None:
        for start, to in zip(places, places[1:], strict=False):
            move(office, start, id, to)

    sent = [one for few in while_pushing(office, write, carry) for one in few]
    retention.run(office.owner, NOW)
    late = {mutation for mutation, code in sent if code == "dossier_verhuisd"}
    assert late
    assert {code for _, code in sent} <= {"ok", "dossier_verhuisd"}
    office.change("UPDATE member SET role = 'leidinggevende' WHERE team = :t AND sub = 'fatma'", t=places[-1])
    with office.client("fatma") as fatma:
        found = fatma.get(f"/v1/teams/{places[-1]}/quarantine?limit=1000")["items"]
    assert {one["mutation"] for one in found} == late


def test_a_database_of_before_knows_where_its_dossiers_went(office: RunningOffice) -> None:
    """From its audit; with work refused by the service of before, which writes while it migrates."""
    moved, erased, back, lost = (str(uuid4()) for _ in range(4))
    with empty_database(office) as url:
        engine = make_engine(url)
        _upgrade(engine, "0004")
        with engine.begin() as connection:
            run = connection.exec_driver_sql
            run("INSERT INTO team (id, name) VALUES ('oost', 'O'), ('west', 'W')")
            for what, id in (("moved", moved), ("moved", back), ("moved", back), ("moved", lost), ("moved", erased)):
                for team in ("oost", "west"):
                    run("INSERT INTO audit (at, team, actor, what, detail) VALUES (now(), %s, 'f', %s, %s)",
                        (team, f"dossier_{what}", json.dumps({"dossier": id})))  # fmt: skip
            run("INSERT INTO audit (at, team, actor, what, detail) VALUES (now(), 'west', 'f', 'dossier_erased', %s)",
                (json.dumps({"dossier": erased}),))  # fmt: skip
            for seq, (team, id) in enumerate([("west", moved), ("oost", back)], 1):
                run("INSERT INTO record (team, id, dossier, kind, version, seq, deleted, actor, edited_at, mutation,"
                    " hash) VALUES (%s, %s, %s, 'dossier', 1, %s, false, 'f', now(), %s, '')",
                    (team, id, id, seq, str(uuid4())))  # fmt: skip
        refuse = (
            "INSERT INTO quarantine (team, mutation, code, actor, device, app, received_at, payload)"
            " VALUES ('oost', %s, 'geen_toegang', 'k', 'd', 'a', now(), '{}')"
        )
        stop = Event()

        def write() -> int:
            written = 0
            while not stop.is_set() or written < 5:
                with engine.begin() as writing:
                    writing.exec_driver_sql(refuse, (str(uuid4()),))
                written += 1
            return written

        with ThreadPoolExecutor() as pool:
            writer = pool.submit(write)
            try:
                migrate(engine)
            finally:
                stop.set()
            written = writer.result(60)
        with engine.connect() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM quarantine").scalar() == written
            rows = connection.exec_driver_sql("SELECT team, dossier::text, why, went_to FROM departure").all()
        engine.dispose()
    assert {tuple(row) for row in rows} == {
        ("oost", moved, "moved", "west"),
        ("west", back, "moved", "oost"),
        ("oost", erased, "moved", "west"),
        ("west", erased, "erased", None),
        ("oost", lost, "moved", None),
        ("west", lost, "moved", None),
    }
