"""What the office does with a mutation, over HTTP, against real PostgreSQL."""

import json
from typing import Any
from uuid import uuid4

import pytest

from central.store.chain import first_break
from tests.office import RunningOffice, mutation


def test_a_push_is_kept_and_given_out(office: RunningOffice) -> None:
    team = office.new_team()
    sent = mutation(body={"text": "Zus woont in Zwolle – إلى اللقاء", "n": 1.5, "diep": {"a": [1, None, True]}})
    with office.client("anja") as anja, office.client("karim") as karim:
        assert anja.push(team, sent) == [{"mutation": sent["mutation"], "status": "ok", "version": 1, "seq": 1}]
        page = karim.pull(team)
        (revision,) = karim.revisions(team, sent["record"])
    assert page["cursor"] == 1
    assert not page["more"]
    assert page["records"] == [
        {
            **{name: sent[name] for name in ("record", "dossier", "kind", "body", "deleted", "mutation")},
            "version": 1,
            "seq": 1,
            "actor": "anja",
            "actor_name": "Anja de Wit",
            "edited_at": "2026-11-24T09:00:00+00:00",
            "link": revision["hash"][:16],
        }
    ]


def test_a_replay_gets_the_first_answer_and_changes_nothing(office: RunningOffice) -> None:
    team, sent = office.new_team(), [mutation() for _ in range(5)]
    with office.client("anja") as anja:
        first = anja.push(team, *sent)
        anja.push(team, mutation(sent[0]["record"], 1, body={"text": "nieuwer"}))
        assert anja.push(team, *sent) == first
        assert len(anja.revisions(team, sent[0]["record"])) == 2
        assert anja.push(team, sent[0], sent[0], sent[1]) == [first[0], first[0], first[1]]


def test_a_stale_base_meets_the_current_record(office: RunningOffice) -> None:
    team, first = office.new_team(), mutation()
    mine = mutation(first["record"], 1, body={"text": "van mij"})
    late = mutation(first["record"], 1, body={"text": "te laat"})
    with office.client("anja") as anja, office.client("karim") as karim:
        anja.push(team, first)
        anja.push(team, mine)
        (answer,) = karim.push(team, late)
        assert (answer["status"], answer["version"]) == ("conflict", 2)
        assert answer["current"] == karim.pull(team)["records"][0]
        assert karim.push(team, late)[0]["status"] == "conflict"
    kept = office.rows("SELECT code, actor, payload FROM quarantine WHERE team = :t", t=team)
    assert [(code, actor, json.loads(payload)) for code, actor, payload in kept] == [("conflict", "karim", late)]


def test_a_base_the_office_does_not_have_meets_nothing(office: RunningOffice) -> None:
    team = office.new_team()
    with office.client("anja") as anja:
        (answer,) = anja.push(team, mutation(base=7))
    assert (answer["status"], answer["version"], answer["current"]) == ("conflict", 0, None)


def test_one_record_twice_in_a_batch(office: RunningOffice) -> None:
    team, first = office.new_team(), mutation()
    second = mutation(first["record"], 1, body={"text": "tweede"})
    third = mutation(first["record"], 1, body={"text": "derde"})
    with office.client("anja") as anja:
        answers = anja.push(team, first, second, third)
        assert [answer["status"] for answer in answers] == ["ok", "ok", "conflict"]
        assert answers[2]["current"]["body"] == {"text": "tweede"}
        assert [one["body"]["text"] for one in anja.revisions(team, first["record"])] == [
            "Komt dinsdag terug.",
            "tweede",
        ]


def test_a_deleted_record_is_a_tombstone_and_may_return(office: RunningOffice) -> None:
    team, first = office.new_team(), mutation()
    with office.client("anja") as anja:
        anja.push(team, first)
        anja.push(team, mutation(first["record"], 1, body=None, deleted=True))
        (gone,) = anja.pull(team)["records"]
        assert (gone["deleted"], gone["body"], gone["version"]) == (True, None, 2)
        (back,) = anja.push(team, mutation(first["record"], 2, body={"text": "terug"}))
        assert back["version"] == 3


BAD: list[Any] = [
    {"body": {"text": "nul \x00 in de tekst"}},
    {"body": {"nul\x00sleutel": 1}},
    {"changed": ["/\x00"]},
    {"body": {"text": "half paar \ud800"}},
    {"body": None},
    {"record": "niet-een-uuid"},
    {"record": str(uuid4()).upper()},
    {"mutation": str(uuid4()) + "\n"},
    {"mutation": 7},
    {"kind": "Notitie"},
    {"base_version": -1},
    {"base_version": 2**31},
    {"base_version": "1"},
    {"edited_at": "2026-02-30T10:00:00Z"},
    {"edited_at": "2026-11-24T10:00:00"},
    {"edited_at": "0001-01-01T00:00:00+14:00"},
    {"seq": 1},
    {"last_modified": 0},
    {"actor": "karim"},
]


@pytest.mark.parametrize("wrong", BAD, ids=[str(number) for number in range(len(BAD))])
def test_what_does_not_fit_is_refused_alone_and_kept(office: RunningOffice, wrong: dict[str, Any]) -> None:
    team, before, bad, after = office.new_team(), mutation(), mutation(**wrong), mutation()
    with office.client("anja") as anja:
        answers = anja.push(team, before, bad, after)
        assert [answer["status"] for answer in answers] == ["ok", "refused", "ok"]
        assert answers[1]["code"] == "onjuiste_gegevens"
        assert len(anja.pull(team)["records"]) == 2
    ((code, payload),) = office.rows("SELECT code, payload FROM quarantine WHERE team = :t", t=team)
    assert code == "onjuiste_gegevens"
    assert json.loads(payload) == bad


def test_what_is_no_mutation_at_all_is_refused_alone(office: RunningOffice) -> None:
    team, good = office.new_team(), mutation()
    with office.client("anja") as anja:
        answers = anja.push(team, "tekst", None, 7, [], {}, good, {"mutation": "x" * 200})
    assert [answer["status"] for answer in answers] == ["refused"] * 5 + ["ok", "refused"]


def test_text_that_only_looks_like_a_nul_is_fine(office: RunningOffice) -> None:
    team, sent = office.new_team(), mutation(body={"text": r"hij schreef \u0000 op"})
    with office.client("anja") as anja:
        assert anja.push(team, sent)[0]["status"] == "ok"
        assert anja.pull(team)["records"][0]["body"] == sent["body"]


@pytest.mark.parametrize(("user", "code"), [("joris", "geen_toegang"), ("karim", "alleen_lezen")])
def test_who_may_not_write_is_refused_and_his_work_kept(office: RunningOffice, user: str, code: str) -> None:
    team, sent = office.new_team(karim="lezer"), mutation()
    office.change("UPDATE member SET role = NULL WHERE team = :t AND sub = 'joris'", t=team)
    with office.client(user) as client, office.client("anja") as anja:
        for _ in range(2):
            (answer,) = client.push(team, sent)
            assert (answer["status"], answer["code"]) == ("refused", code)
        assert anja.pull(team)["records"] == []
    ((kept, actor),) = office.rows("SELECT payload, actor FROM quarantine WHERE team = :t", t=team)
    assert json.loads(kept) == sent
    assert actor == user


def test_a_refusal_tells_nothing_about_the_record(office: RunningOffice) -> None:
    team, first = office.new_team(), mutation()
    office.change("UPDATE member SET role = NULL WHERE team = :t AND sub = 'joris'", t=team)
    with office.client("anja") as anja, office.client("joris") as joris:
        anja.push(team, first)
        (answer,) = joris.push(team, mutation(first["record"], 0))
    assert answer["status"] == "refused"
    assert "current" not in answer
    assert answer["version"] is None


def test_an_adopted_plan_never_changes(office: RunningOffice) -> None:
    team = office.new_team()
    plan = mutation(kind="pip_versie", body={"nummer": 1})
    with office.client("anja") as anja:
        assert anja.push(team, plan)[0]["status"] == "ok"
        for other in (
            mutation(plan["record"], 1, kind="pip_versie", body={"nummer": 2}),
            mutation(plan["record"], 0, kind="pip_versie", body={"nummer": 2}),
            mutation(plan["record"], 1, kind="pip_versie", body=None, deleted=True),
        ):
            (answer,) = anja.push(team, other)
            assert (answer["status"], answer["code"]) == ("refused", "onveranderlijk")
        assert len(anja.revisions(team, plan["record"])) == 1


def test_a_record_keeps_its_kind_and_its_dossier(office: RunningOffice) -> None:
    team, first = office.new_team(), mutation()
    with office.client("anja") as anja:
        anja.push(team, first)
        for other in ({"kind": "doel"}, {"dossier": str(uuid4())}):
            assert anja.push(team, mutation(first["record"], 1, **other))[0]["status"] == "refused"


def test_a_newer_schema_waits_in_quarantine(office: RunningOffice) -> None:
    team = office.new_team()
    with office.client("anja") as anja:
        (answer,) = anja.push(team, mutation(), schema=2)
    assert (answer["status"], answer["code"]) == ("refused", "schema_te_nieuw")


def test_the_history_is_a_chain_and_a_rewritten_link_shows(office: RunningOffice) -> None:
    team, first = office.new_team(), mutation()
    record = first["record"]
    with office.client("anja") as anja, office.client("karim") as karim:
        anja.push(team, first)
        karim.push(team, mutation(record, 1, body={"text": "twee"}, merged_from=[1, 1]))
        anja.push(team, mutation(record, 2, body=None, deleted=True))
        history = [{**one, "team": team, "record": record} for one in anja.revisions(team, record)]
        assert first_break(history) is None
        assert [one["actor"] for one in history] == ["anja", "karim", "anja"]
        assert history[1]["merged_from"] == [1, 1]
        office.change('UPDATE revision SET body = \'{"text":"nooit gezegd"}\' WHERE team = :t AND version = 2', t=team)
        changed = [{**one, "team": team, "record": record} for one in anja.revisions(team, record)]
        assert first_break(changed) == 2
        assert first_break(changed[:1] + changed[2:]) == 3


def test_a_purged_record_goes_on_from_its_last_revision(office: RunningOffice) -> None:
    team, first = office.new_team(), mutation()
    record = first["record"]
    with office.client("anja") as anja:
        anja.push(team, first, mutation(record, 1, body=None, deleted=True))
        office.change("DELETE FROM record WHERE team = :t", t=team)
        (answer,) = anja.push(team, mutation(record, 0, body={"text": "toch weer"}))
        assert (answer["status"], answer["version"]) == ("ok", 3)
        history = [{**one, "team": team, "record": record} for one in anja.revisions(team, record)]
    assert first_break(history) is None
