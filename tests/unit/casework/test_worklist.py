"""The list is made of summaries; whatever happens, it says what the records say, on every day."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select

from desktop_app.casework import completeness, dossiers, leerroutes, plans, worklist
from desktop_app.casework.dossier_file import read
from desktop_app.casework.ports import AuditEvent, Body, RemoteRecord
from desktop_app.casework.worklist import AHEAD, RULES
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.answer import AnswerState
from desktop_app.domain.dossier import Appointment, Dates, Doelgroep
from desktop_app.places import root
from desktop_app.practice.people import PEOPLE
from desktop_app.practice.seeding import seed
from desktop_app.vault import tables
from desktop_app.vault.open_vault import OpenVault
from tests.contract.vaults import Mould
from tests.unit.casework.desk import FULL, HAALBAAR, NOW, TODAY, add_row, desk, dossier, drafted, special, talk
from tests.worklists import listed, reckoned, without_days

DAY = timedelta(days=1)


def at(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def said(wp: Workplace) -> list[Any]:
    return [without_days(row) for row in listed(wp).rows]


@pytest.fixture(scope="module")
def mould(tmp_path_factory: pytest.TempPathFactory) -> Mould:
    return Mould.make(tmp_path_factory.mktemp("mould"))


@pytest.fixture(params=["memory", "sqlcipher"])
def wp(request: pytest.FixtureRequest, tmp_path: Path, mould: Mould) -> Iterator[Workplace]:
    opened = desk() if request.param == "memory" else desk(vault=mould.pour(tmp_path / "vault"))
    yield opened
    opened.vault.close()


def take(wp: Workplace, id: str, version: int, body: Body | None) -> None:
    """A pull brings the header, or its deletion."""
    vault: Any = wp.vault
    remote = RemoteRecord(id, id, "dossier", version, 9, body, body is None, "bert", NOW, "elsewhere")
    vault.sync_store().apply(remote, body, merged=False)


def shown_back(wp: Workplace) -> None:
    """The office accepts everything, and a pull shows it."""
    vault: Any = wp.vault
    sync = vault.sync_store()
    for mutation in sync.next_batch(1000):
        sync.acknowledge(mutation.id, mutation.base_version + 1)
        deleted = mutation.body is None
        sync.apply(
            RemoteRecord(
                mutation.record, mutation.dossier, mutation.kind, mutation.base_version + 1, 1, mutation.body, deleted,
                mutation.edited_by, mutation.edited_at, mutation.id,
            ),
            mutation.body,
            merged=False,
        )  # fmt: skip


def a_life(wp: Workplace) -> Iterator[str]:
    """Every kind of change that a dossier meets, one by one; between them the list is looked at."""
    id = dossier(wp, interpreter="telefonisch")
    yield "made"
    dossiers.change(wp, dossier=id, appointment=Appointment(datetime(2026, 11, 27, 9, 30), "thuis"))  # noqa: DTZ001
    yield "appointment"
    dossiers.change(wp, dossier=id, surname="Zeeman", place="azc", dates={"kennisgeving": TODAY - 75 * DAY})
    yield "header"
    talk(wp, id, FULL)
    yield "answers"
    special(wp, id, "netwerk/leerwens", AnswerState.LATER)
    yield "later"
    completeness.close(wp, dossier=id, without_talk=True)
    yield "closed"
    completeness.reopen(wp, dossier=id)
    yield "reopened"
    leerroutes.record_lbt(wp, dossier=id, lbt=HAALBAAR)
    yield "toets"
    shown_back(wp)
    yield "sent"
    drafted(wp, id)
    yield "draft"
    plans.set_field(wp, dossier=id, field="begeleiding", value="")
    yield "incomplete draft"
    plans.set_field(wp, dossier=id, field="begeleiding", value="Elke week.")
    dossiers.tick(wp, dossier=id, task="pip_bespreken")
    yield "discussed"
    plans.establish(wp, dossier=id)
    yield "adopted"
    shown_back(wp)
    yield "adopted and sent"
    with wp.vault.work() as work:
        header = work.get(id)
    assert header
    body = header.body | {"status": "opgeschort"}
    take(wp, id, 90, body)
    yield "pulled"
    take(wp, id, 91, None)
    yield "deleted elsewhere"
    take(wp, id, 92, header.body)
    yield "back"
    wp.vault.erase(id, absent=True, proof=AuditEvent(id, "removed_here", "anja", NOW, {}))
    yield "removed"


def test_after_every_change_the_list_says_what_the_records_say(wp: Workplace) -> None:
    other = dossier(wp, number="2026-0001", given_names="Bo", doelgroep=Doelgroep.GEZINSMIGRANT)
    lists = []
    for what in a_life(wp):
        lists.append(said(wp))
        assert lists[-1] == reckoned(wp), what
        assert other in {row.dossier for row in lists[-1]}
    assert sum(one != after for one, after in zip(lists, lists[1:], strict=False)) >= 14


def test_only_what_changed_is_reckoned_again(wp: Workplace) -> None:
    one, other = dossier(wp), dossier(wp, number="2026-0001")
    assert set(worklist.look(wp).stale) == {one, other}
    listed(wp)
    dossiers.change(wp, dossier=other, place="thuis")
    assert list(worklist.look(wp).stale) == [other]
    assert [row.dossier for row in worklist.look(wp).rows] == [one]


def test_another_municipality_law_or_older_questionnaire_makes_all_again(wp: Workplace) -> None:
    id = dossier(wp)
    listed(wp)
    elsewhere = replace(wp, gemeente=replace(wp.gemeente, name="Elders"))
    changed = {**wp.law.parameters, "beleid.signaal_dagen": {"waarde": 3, "artikel": "beleid"}}
    older = replace(wp, older={"2026": wp.questionnaire})
    for other in (elsewhere, older, replace(wp, law=replace(wp.law, parameters=changed))):
        assert list(worklist.look(other).stale) == [id]
    assert list(worklist.look(wp).stale) == []


def test_a_clock_set_back_makes_it_again(wp: Workplace) -> None:
    id = dossier(wp)
    listed(wp)
    before = replace(wp, clock=lambda: NOW - timedelta(days=3))
    assert list(worklist.look(before).stale) == [id]
    assert said(before) == reckoned(before)


def test_the_basis_is_the_same_in_every_process() -> None:
    imports = "from desktop_app.casework import worklist; from tests.unit.casework import desk"
    code = f"{imports}; print(worklist.basis(desk.desk()))"
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=root(),
            env=os.environ | {"PYTHONHASHSEED": seed_},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed_ in ("1", "2", "3")
    }
    assert found == {worklist.basis(desk()) + "\n"}


def test_the_vault_opens_again_with_the_same_list(tmp_path: Path, mould: Mould) -> None:
    folder = tmp_path / "vault"
    wp = desk(vault=mould.pour(folder))
    dossier(wp)
    before = listed(wp)
    wp.vault.close()
    again = desk(vault=mould.reopen(folder))
    assert worklist.look(again) == before
    again.vault.close()


def test_an_older_page_of_summaries_is_not_believed(tmp_path: Path, mould: Mould) -> None:
    """Whoever puts an older summary back, puts back one of records that are not there any more."""
    vault: OpenVault = mould.pour(tmp_path / "vault")
    wp = desk(vault=vault)
    id = dossier(wp)
    listed(wp)
    with vault._engine.begin() as connection:
        older = connection.execute(select(tables.summary)).all()
    dossiers.change(wp, dossier=id, dates={"kennisgeving": TODAY - 100 * DAY})
    listed(wp)
    with vault._engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM summary")
        for row in older:
            connection.execute(insert(tables.summary).values(tuple(row)))
    assert list(worklist.look(wp).stale) == [id]
    assert said(wp) == reckoned(wp)
    vault.close()


def test_a_dossier_that_cannot_be_read_is_left_out_of_reckoning_only_when_gone(wp: Workplace) -> None:
    id = dossier(wp)
    worklist.summarise(wp, ["not here", id])
    assert [row.dossier for row in worklist.look(wp).rows] == [id]


def test_kept_too_long_is_counted_from_the_day_after(wp: Workplace) -> None:
    dossier(wp, dates=Dates(overleden=TODAY))
    assert listed(wp).due == 0
    assert listed(replace(wp, clock=lambda: at(TODAY + DAY))).due == 1


# ---- every day -----------------------------------------------------------------------------------------------------


def agree(wp: Workplace, id: str) -> None:
    """What summaries of today say of each coming day is what the records say on that day."""
    with wp.vault.work() as work:
        file = read(wp, work, id)
    phases = worklist.phases(file)
    assert phases[0].since == file.today.isoformat()
    assert phases[-1].until == (file.today + AHEAD).isoformat()
    for ahead in range(AHEAD.days + 1):
        day = file.today + ahead * DAY
        (phase,) = [one for one in phases if one.since <= day.isoformat() <= one.until]
        assert without_days(phase) == without_days(worklist.summary(file.on(day))), day
        assert phase.light(day) == file.on(day).light


@pytest.fixture(scope="module")
def caseload() -> tuple[Workplace, dict[str, str]]:
    wp = desk()
    return wp, seed(wp)


@pytest.mark.parametrize("surname", [person.surname for person in PEOPLE])
def test_the_practice_people_on_every_day(caseload: tuple[Workplace, dict[str, str]], surname: str) -> None:
    wp, ids = caseload
    agree(wp, ids[surname])


def test_a_draft_that_is_complete_until_the_new_year() -> None:
    """Then a child has the age for which the PIP must say something."""
    wp = desk()
    id = dossier(wp)
    drafted(wp, id)
    talk(wp, id, {"gezin/kinderen_thuis": "ja"}, language_row=False)
    add_row(wp, id, "gezin/kind", geboortejaar="2025")
    with wp.vault.work() as work:
        phases = worklist.phases(read(wp, work, id))
    assert {phase.step for phase in phases if phase.since < "2027"} == {"pip_bespreken"}
    assert {phase.step for phase in phases if phase.until >= "2027"} == {"pip_maken"}
    agree(wp, id)


DATES = sorted(field.name for field in fields(Dates) if "date" in str(field.type))
FLAGS = sorted(field.name for field in fields(Dates) if str(field.type) in ("<class 'bool'>", "bool"))
DAYS = st.integers(-1200, 90).map(lambda days: TODAY + days * DAY)


@settings(max_examples=40)
@given(
    dates=st.dictionaries(st.sampled_from(DATES), DAYS, max_size=6),
    flags=st.dictionaries(st.sampled_from(FLAGS), st.booleans()),
    group=st.sampled_from(Doelgroep),
    in_azc=st.booleans(),
    planned=st.none() | st.integers(-5, 70),
    status=st.sampled_from(["open", "open", "opgeschort", "gesloten"]),
    stage=st.sampled_from(["new", "draft", "adopted"]),
)
def test_any_dates_on_every_day(**drawn: Any) -> None:
    wp, id = stages()[drawn["stage"]]
    appointment = None
    if drawn["planned"] is not None:
        appointment = Appointment(datetime.combine(TODAY + drawn["planned"] * DAY, time(9)), "thuis")
    with wp.vault.work() as work:
        file = read(wp, work, id)
    header = replace(
        file.header,
        dates=Dates(**drawn["dates"], **drawn["flags"]),
        doelgroep=drawn["group"],
        in_azc=drawn["in_azc"],
        appointment=appointment,
        status=drawn["status"],
    )
    file = replace(file, header=header)
    phases = worklist.phases(file)
    for ahead in range(AHEAD.days + 1):
        day = file.today + ahead * DAY
        (phase,) = [one for one in phases if one.since <= day.isoformat() <= one.until]
        assert without_days(phase) == without_days(worklist.summary(file.on(day))), day


@cache
def stages() -> dict[str, tuple[Workplace, str]]:
    wp = desk()
    found = {name: dossier(wp, number=name) for name in ("new", "draft", "adopted")}
    drafted(wp, found["draft"])
    drafted(wp, found["adopted"])
    plans.establish(wp, dossier=found["adopted"])
    return {name: (wp, id) for name, id in found.items()}


SAID = {"1": "77ff801c1ad89956"}
"""What the summaries of the practice people say, by `RULES`."""


def test_who_changes_what_a_summary_says_raises_its_rules(caseload: tuple[Workplace, dict[str, str]]) -> None:
    """Otherwise laptops go on showing what an older program reckoned."""
    wp, ids = caseload
    with wp.vault.work() as work:
        every = [worklist.phases(read(wp, work, id)) for id in ids.values()]
    told = sha256(repr([[phase._replace(dossier="") for phase in phases] for phases in every]).encode()).hexdigest()
    assert SAID[RULES] == told[:16]
