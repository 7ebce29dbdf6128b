"""Refused work: nobody loses it, its author can hand it over, who leads can look at it and settle it."""

from typing import Any
from uuid import uuid4

import pytest

from tests.office import Caller, RunningOffice, mutation, schema_check

WAITING, MINE = schema_check("quarantine.json#/$defs/waiting"), schema_check("quarantine.json#/$defs/mine")


def step(client: Caller, team: str, given: str, what: str) -> int:
    return client.http.post(f"/v1/teams/{team}/quarantine/steps", json={"mutation": given, "what": what}).status_code


def refused(office: RunningOffice) -> tuple[str, dict[str, Any]]:
    """Work of someone who left the team."""
    team, sent = office.new_team(fatma="leidinggevende"), mutation(body={"text": "Laatste gesprek."})
    office.change("UPDATE member SET role = NULL WHERE team = :t AND sub = 'karim'", t=team)
    with office.client("karim") as karim:
        (result,) = karim.push(team, sent)
    assert result["code"] == "geen_toegang"
    return team, sent


def test_work_of_who_left_goes_to_who_leads_and_its_author_hears_it(office: RunningOffice) -> None:
    team, sent = refused(office)
    with office.client("karim") as karim, office.client("fatma") as fatma:
        assert step(karim, team, sent["mutation"], "handed_over") == 200
        assert step(karim, team, sent["mutation"], "handed_over") == 200
        listed = fatma.get(f"/v1/teams/{team}/quarantine")
        WAITING.validate(listed)
        (item,) = listed["items"]
        assert item["payload"] == sent
        assert (item["actor_name"], item["code"]) == ("Karim Bos", "geen_toegang")
        assert item["handed_over_at"]
        assert step(fatma, team, sent["mutation"], "taken_over") == 200
        assert fatma.get(f"/v1/teams/{team}/quarantine")["items"] == []
        mine = karim.get(f"/v1/teams/{team}/quarantine/mine")
        MINE.validate(mine)
        assert [(one["what"], one["actor_name"]) for one in mine["steps"]] == [
            ("handed_over", "Karim Bos"),
            ("taken_over", "Fatma Yıldız"),
        ]
    assert office.rows("SELECT count(*) FROM quarantine WHERE team = :t", t=team) == [(1,)]


def test_what_was_never_handed_over_is_seen_as_well(office: RunningOffice) -> None:
    team, _ = refused(office)
    with office.client("fatma") as fatma:
        (item,) = fatma.get(f"/v1/teams/{team}/quarantine")["items"]
    assert item["handed_over_at"] is None


def test_conflicts_are_no_refused_work(office: RunningOffice) -> None:
    team, one = office.new_team(fatma="leidinggevende"), mutation()
    with office.client("anja") as anja, office.client("fatma") as fatma:
        anja.push(team, one, mutation(one["record"], 0))
        assert fatma.get(f"/v1/teams/{team}/quarantine")["items"] == []


@pytest.mark.parametrize(
    ("user", "what", "status"),
    [
        ("anja", "handed_over", 404),
        ("anja", "taken_over", 403),
        ("karim", "taken_over", 404),
        ("fatma", "set_aside", 200),
        ("fatma", "thrown_away", 422),
    ],
)
def test_only_the_author_hands_over_and_only_who_leads_settles(
    office: RunningOffice, user: str, what: str, status: int
) -> None:
    team, sent = refused(office)
    with office.client(user) as client:
        assert step(client, team, sent["mutation"], what) == status


def test_nobody_hands_over_what_the_office_does_not_have(office: RunningOffice) -> None:
    team = office.new_team()
    with office.client("anja") as anja:
        assert step(anja, team, str(uuid4()), "handed_over") == 404


def test_a_colleague_does_not_see_refused_work(office: RunningOffice) -> None:
    team, _ = refused(office)
    with office.client("anja") as anja:
        assert anja.http.get(f"/v1/teams/{team}/quarantine").status_code == 403
        assert anja.get(f"/v1/teams/{team}/quarantine/mine") == {"steps": []}
