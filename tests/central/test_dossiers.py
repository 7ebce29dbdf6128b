"""One dossier at a time: what there is, all of one, to another team, and what may go."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from central.store import heads, moving, retention
from central.store.chain import first_break
from central.store.moving import NoSuchDossier
from central.store.retention import YEARS
from central.store.teams import NoSuchTeam
from desktop_app.domain.law import load
from tests.office import RunningOffice, mutation, schema_check

ROOT = Path(__file__).parent.parent.parent
LISTED = schema_check("dossiers.json")
DOUBLES = schema_check("doubles.json")
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def dossier(**dates: str) -> tuple[str, list[dict[str, Any]]]:
    """Mutations of a header, a note and a section."""
    id = str(uuid4())
    header = mutation(id, kind="dossier", body={"surname": "Al-Hamad", "dates": dates})
    return id, [header, mutation(dossier=id), mutation(dossier=id, kind="doel")]


def digest_of(records: Iterable[Any]) -> str:
    lines = sorted(f"{one['record']}:{one['version']}" for one in records if not one["deleted"])
    return sha256(",".join(lines).encode()).hexdigest()


def test_a_laptop_can_choose_a_dossier_and_see_that_it_has_all_of_it(office: RunningOffice) -> None:
    team, (first, parts), (second, others) = office.new_team(), dossier(), dossier()
    with office.client("anja") as anja:
        anja.push(team, *parts, *others)
        anja.push(team, mutation(parts[1]["record"], 1, dossier=first), mutation(parts[2]["record"], 1, dossier=first,
                  kind="doel", deleted=True, body=None))  # fmt: skip
        listed = anja.get(f"/v1/teams/{team}/dossiers")
        LISTED.validate(listed)
        assert {one["dossier"]: one["records"] for one in listed["dossiers"]} == {first: 2, second: 3}
        records = anja.get(f"/v1/teams/{team}/pull?dossier={first}&full=true")["records"]
        assert {one["dossier"] for one in records} == {first}
        (only,) = anja.get(f"/v1/teams/{team}/dossiers?only={first}")["dossiers"]
        assert only["digest"] == digest_of(records)
        assert only["header"]["surname"] == "Al-Hamad"


def test_dossiers_come_in_pages(office: RunningOffice) -> None:
    team, made = office.new_team(), [dossier() for _ in range(5)]
    with office.client("anja") as anja:
        anja.push(team, *[one for _, parts in made for one in parts])
        seen, after, more = [], "", True
        while more:
            page = anja.get(f"/v1/teams/{team}/dossiers?limit=2" + (f"&after={after}" if after else ""))
            seen += [one["dossier"] for one in page["dossiers"]]
            after, more = seen[-1], page["more"]
    assert seen == sorted(id for id, _ in made)


def test_a_moved_dossier_leaves_one_team_and_arrives_whole_in_the_other(office: RunningOffice) -> None:
    team, other, (id, parts) = office.new_team(), office.new_team(), dossier()
    with office.client("anja") as anja:
        anja.push(team, *parts)
        anja.push(team, mutation(parts[1]["record"], 1, dossier=id, body={"text": "tweede"}))
        with office.owner.begin() as connection:
            assert moving.move(connection, team, id, other, "fatma", NOW) == 3
        assert {one["left"] for one in anja.everything(team)} == {"moved"}
        there = {one["record"]: one for one in anja.everything(other)}
        assert there[parts[1]["record"]]["body"] == {"text": "tweede"}
        assert "left" not in there[id]
        (late,) = anja.push(team, mutation(parts[1]["record"], 2, dossier=id))
        assert (late["status"], late["code"]) == ("refused", "dossier_verhuisd")
        (new,) = anja.push(team, mutation(dossier=id))
        assert (new["status"], new["code"]) == ("refused", "dossier_verhuisd")
        (goes_on,) = anja.push(other, mutation(parts[1]["record"], 2, dossier=id))
        assert goes_on["status"] == "ok"
        for place in (team, other):
            for one in parts:
                assert first_break(links(anja.revisions(place, one["record"]), place, one["record"])) is None
        assert [one["actor"] for one in anja.revisions(other, parts[1]["record"])] == ["anja"] * 3


def test_a_dossier_that_comes_back_is_as_the_other_team_left_it(office: RunningOffice) -> None:
    team, other, (id, parts) = office.new_team(), office.new_team(), dossier()
    with office.client("anja") as anja:
        anja.push(team, *parts)
        for start, to in ((team, other), (other, team), (team, other), (other, team)):
            with office.owner.begin() as connection:
                moving.move(connection, start, id, to, "fatma", NOW)
        found = {one["record"]: one for one in anja.everything(team)}
        assert all(
            "left" not in one and one["body"] == part["body"] for part in parts for one in [found[part["record"]]]
        )
        assert first_break(links(anja.revisions(team, id), team, id)) is None


@pytest.mark.parametrize("place", ["no team", "same team", "no dossier"])
def test_a_move_that_makes_no_sense_changes_nothing(office: RunningOffice, place: str) -> None:
    team, other, (id, parts) = office.new_team(), office.new_team(), dossier()
    with office.client("anja") as anja:
        anja.push(team, *parts)
        to = {"no team": "t-nergens", "same team": team}.get(place, other)
        wanted = str(uuid4()) if place == "no dossier" else id
        with pytest.raises((NoSuchTeam, NoSuchDossier)), office.owner.begin() as connection:
            moving.move(connection, team, wanted, to, "fatma", NOW)
        assert len(anja.everything(team)) == 3


def links(revisions: list[Any], team: str, record: str) -> list[Any]:
    moments = ("edited_at", "received_at")
    return [
        one | {"team": team, "record": record} | {name: datetime.fromisoformat(one[name]) for name in moments}
        for one in revisions
    ]


def test_purging_removes_old_tombstones_of_one_team_and_moves_its_horizon(office: RunningOffice) -> None:
    """The worst of the reproduced losses: a moved dossier was deleted where it had gone to."""
    team, other, (id, parts) = office.new_team(), office.new_team(), dossier()
    with office.client("anja") as anja:
        anja.push(team, *parts, mutation())
        with office.owner.begin() as connection:
            moving.move(connection, team, id, other, "fatma", NOW - timedelta(days=200))
        retention.run(office.owner, NOW)
        assert [one["seq"] for one in anja.everything(team)] == [4]
        assert {one["record"] for one in anja.everything(other)} == {one["record"] for one in parts}
        assert anja.http.get(f"/v1/teams/{team}/pull", params={"cursor": 5}).status_code == 410
        assert anja.http.get(f"/v1/teams/{team}/pull", params={"cursor": 7}).status_code == 200


def test_young_tombstones_stay(office: RunningOffice) -> None:
    team, one = office.new_team(), mutation()
    with office.client("anja") as anja:
        anja.push(team, one, mutation(one["record"], 1, deleted=True, body=None))
        swept = retention.run(office.owner, datetime.now(UTC))[team]
        assert swept.tombstones == 0
        assert len(anja.everything(team)) == 1


def test_a_dossier_whose_time_is_over_is_named_first_and_erased_when_told(office: RunningOffice) -> None:
    team, (old, parts), (young, others) = office.new_team(), dossier(plicht_einde="2021-03-10"), dossier()
    with office.client("anja") as anja:
        anja.push(team, *parts, *others)
        anja.push(team, mutation(dossier=old, record=parts[1]["record"], base=7, body={"text": "canary-91"}))
        assert retention.run(office.owner, NOW)[team].due == (old,)
        assert len(anja.everything(team)) == 6
        assert retention.run(office.owner, NOW, erase=True)[team].erased == 1
        found = {one["record"]: one.get("left") for one in anja.everything(team)}
        assert {found[one["record"]] for one in parts} == {"erased"}
        assert {found[one["record"]] for one in others} == {None}
        (late,) = anja.push(team, mutation(parts[1]["record"], 2, dossier=old))
        assert late["code"] == "dossier_vernietigd"
    bodies = office.rows("SELECT body FROM revision WHERE team = :t AND dossier = :d", t=team, d=old)
    assert {body for (body,) in bodies} == {None}
    assert not office.rows("SELECT 1 FROM quarantine WHERE team = :t AND payload LIKE '%canary-91%'", t=team)
    assert office.rows("SELECT detail FROM audit WHERE team = :t AND what = 'dossier_erased'", t=team) == [
        ({"dossier": old, "records": 3, "revisions": 3, "refused": 1},)
    ]
    assert young


@pytest.mark.parametrize(
    ("dates", "over"),
    [
        ({"plicht_einde": "2021-11-24"}, False),
        ({"plicht_einde": "2021-11-23"}, True),
        ({"plicht_einde": "2020-02-29"}, True),
        ({"overleden": "2026-11-01"}, True),
        ({"plicht_einde": None}, False),
        ({"plicht_einde": "gisteren"}, False),
        (None, False),
    ],
)
def test_five_years_after_the_plicht_or_at_once_after_death(dates: Any, over: bool) -> None:
    assert retention.over(dates, date(2026, 11, 24)) is over


def test_the_five_years_are_those_of_the_law() -> None:
    law = load(sorted((ROOT / "resources" / "law").glob("*.toml"))[-1])
    assert (law.terms["D-24"].number, law.terms["D-24"].unit.value) == (YEARS, "jaren")


def test_heads_show_a_rewritten_history(office: RunningOffice) -> None:
    team, one, two = office.new_team(), mutation(), mutation()
    with office.client("anja") as anja:
        anja.push(team, one, two)
        lines = [json.dumps(one) for one in heads.heads(office.owner, NOW) if one["team"] == team]
        anja.push(team, mutation(one["record"], 1), mutation())
        assert heads.changed(office.owner, lines) == []
    office.change("UPDATE revision SET hash = repeat('0', 64) WHERE team = :t AND record = :r AND version = 1",
                  t=team, r=two["record"])  # fmt: skip
    assert [found["team"] for found in heads.changed(office.owner, lines)] == [team]
    with pytest.raises(ValueError, match="heads"):
        heads.changed(office.owner, ["{}"])


def test_dossiers_of_one_team_with_one_bsn_are_told_and_the_number_is_not(office: RunningOffice) -> None:
    team, other, numbers = office.new_team(), office.new_team(), ("123456782", "111222333", "", None)

    def header(bsn: str | None, consulent: str = "Anja de Wit", **more: Any) -> dict[str, Any]:
        body = {"surname": "Al-Hamad", "bsn": bsn, **({"consulent": consulent} if consulent else {})}
        return mutation(str(uuid4()), kind="dossier", body=body, **more)

    twice = [header("123456782"), header("123456782", "Karim Bos"), header("111222333"), header("111222333", "")]
    alone = [header("999990019"), header(""), header(""), header(None), header(None)]
    gone = header("999990019")
    with office.client("anja") as anja:
        anja.push(team, *twice, *alone, gone)
        anja.push(team, gone | {"mutation": str(uuid4()), "base_version": 1, "deleted": True, "body": None})
        anja.push(other, header("123456782"), header("999990019"))
        told = anja.get(f"/v1/teams/{team}/doubles")
        assert anja.get(f"/v1/teams/{other}/doubles") == {"doubles": []}
    DOUBLES.validate(told)
    pairs = {frozenset((one["dossier"], one["consulent"]) for one in group) for group in told["doubles"]}
    ids = [one["record"] for one in twice]
    assert pairs == {
        frozenset({(ids[0], "Anja de Wit"), (ids[1], "Karim Bos")}),
        frozenset({(ids[2], "Anja de Wit"), (ids[3], "")}),
    }
    assert not any(number in json.dumps(told) for number in numbers if number)
    noted = office.rows("SELECT what, detail FROM audit WHERE team = :t AND what = 'doubles'", t=team)
    assert [row.detail for row in noted] == [{"count": 4}]
    office.change("UPDATE member SET role = NULL WHERE team = :t AND sub = 'karim'", t=team)
    with office.client("karim") as karim:
        assert karim.http.get(f"/v1/teams/{team}/doubles").status_code == 404
