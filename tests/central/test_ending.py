"""What ends: an erased dossier in every team it was in, work that still comes for it, and the log of access."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from central.store import heads, retention
from tests.central.test_dossiers import dossier
from tests.central.test_following import NOW, leads, listed, move, refused
from tests.central.test_quarantine import step
from tests.office import RunningOffice, mutation


def test_an_erased_dossier_is_gone_from_every_team_it_was_in(office: RunningOffice) -> None:
    team, middle, end = (office.new_team(fatma="leidinggevende") for _ in range(3))
    id, sent = refused(office, team, plicht_einde="2021-03-10")
    move(office, team, id, middle)
    move(office, middle, id, end)
    holds = "SELECT team FROM quarantine WHERE dossier = :d UNION SELECT team FROM revision WHERE dossier = :d AND body IS NOT NULL"  # noqa: E501
    assert {place for (place,) in office.rows(holds, d=id)} == {team, middle, end}
    retention.run(office.owner, NOW)
    assert {place for (place,) in office.rows(holds, d=id)} == {team, middle, end}
    retention.run(office.owner, NOW, erase=True)
    assert office.rows(holds, d=id) == []
    assert office.rows("SELECT 1 FROM quarantine WHERE payload LIKE :c", c=f"%{id}%") == []
    facts = "SELECT team, detail ->> 'refused' FROM audit WHERE what = 'dossier_erased' AND detail ->> 'dossier' = :d"
    assert sorted(office.rows(facts, d=id)) == sorted((place, "1") for place in (team, middle, end))
    assert not [one for one in heads.broken(office.owner) if one["team"] in (team, middle, end)]
    with office.client("anja") as anja:
        assert {one["left"] for one in anja.everything(team)} == {"moved"}
        assert anja.push(team, mutation(sent["record"], 1, dossier=id))[0]["code"] == "dossier_vernietigd"
    retention.run(office.owner, NOW, erase=True)
    assert len(office.rows(facts, d=id)) == 3


@pytest.mark.parametrize(("erase", "code"), [(False, "dossier_verhuisd"), (True, "dossier_vernietigd")])
def test_nothing_comes_in_for_a_dossier_that_left_when_its_tombstones_are_gone(
    office: RunningOffice, erase: bool, code: str
) -> None:
    team, other = office.new_team(fatma="leidinggevende"), leads(office, "joris")
    id, parts = dossier(plicht_einde="2021-03-10")
    with office.client("anja") as anja:
        anja.push(team, *parts)
        if not erase:
            move(office, team, id, other)
        retention.run(office.owner, NOW, erase=erase)
        retention.run(office.owner, datetime.now(UTC) + timedelta(days=200))
        assert anja.pull(team, full=True)["records"] == []
        edit, new = mutation(parts[1]["record"], 0, dossier=id), mutation(dossier=id)
        assert [one["code"] for one in anja.push(team, edit, new)] == [code, code]


@pytest.mark.parametrize(("days", "settle", "left"), [(1, False, 1), (31, False, 0), (1, True, 0)])
def test_work_that_came_for_an_erased_dossier_does_not_stay(
    office: RunningOffice, days: int, settle: bool, left: int
) -> None:
    team, (id, parts) = office.new_team(fatma="leidinggevende"), dossier(overleden="2026-11-01")
    late = mutation(parts[1]["record"], 1, dossier=id)
    with office.client("anja") as anja, office.client("fatma") as fatma:
        anja.push(team, *parts)
        retention.run(office.owner, NOW, erase=True)
        assert anja.push(team, late)[0]["code"] == "dossier_vernietigd"
        assert [one["payload"] for one in listed(fatma, team)] == [late]
        if settle:
            assert step(fatma, team, late["mutation"], "set_aside") == 200
    then = datetime.now(UTC) + timedelta(days=days)
    retention.run(office.owner, then)
    assert office.rows("SELECT count(*) FROM quarantine WHERE dossier = :d", d=id) == [(1,)]
    retention.run(office.owner, then, erase=True)
    assert office.rows("SELECT count(*) FROM quarantine WHERE dossier = :d", d=id) == [(left,)]
    notes = office.rows("SELECT detail FROM audit WHERE team = :t AND what = 'late_work_erased'", t=team)
    assert notes == ([] if left else [({"dossier": id, "refused": 1},)])


def test_the_log_of_access_ends_and_what_was_done_stays(office: RunningOffice) -> None:
    team, other, (id, parts) = office.new_team(), leads(office, "joris"), dossier()
    with office.client("anja") as anja:
        anja.push(team, *parts)
        anja.pull(team)
        move(office, team, id, other)
        assert anja.http.get("/v1/teams/t-bestaat-niet/pull").status_code == 404
        anja.pull(team)
    logged = "SELECT what FROM audit WHERE team = :t ORDER BY id"
    office.change("UPDATE audit SET at = :old WHERE team IN (:t, 't-bestaat-niet')"
                  " AND id < (SELECT max(id) FROM audit WHERE team = :t)",
                  t=team, old=datetime.now(UTC) - timedelta(days=400))  # fmt: skip
    retention.run(office.owner, datetime.now(UTC))
    assert [what for (what,) in office.rows(logged, t=team)] == ["push", "pull", "dossier_moved", "pull", "retention"]
    retention.run(office.owner, datetime.now(UTC), log_days=399)
    kept = ["dossier_moved", "pull", "retention", "retention", "log_shortened"]
    assert [what for (what,) in office.rows(logged, t=team)] == kept
    assert office.rows("SELECT detail FROM audit WHERE team = :t AND what = 'log_shortened'", t=team) == [
        ({"rows": 2},)
    ]
    assert office.rows(logged, t="t-bestaat-niet") == []
    assert office.rows("SELECT 1 FROM audit WHERE team = '' AND what = 'log_shortened'")
    with office.service.connect() as connection:
        assert connection.execute(text("SELECT has_table_privilege('audit', 'DELETE')")).scalar() is False
