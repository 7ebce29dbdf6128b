"""Which dossiers must go, on which day, and what is left of them."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from desktop_app.casework import dossiers, retention
from desktop_app.casework.interviews import OPEN_TALK
from desktop_app.casework.records import to_body
from desktop_app.casework.removal import NotSentYet, TalkOpen
from desktop_app.casework.retention import OVERLEDEN, TERMIJN, NotDue
from desktop_app.casework.workplace import User, Workplace
from tests.unit.casework.desk import NOW, TODAY, desk, dossier


def dated(wp: Workplace, number: str = "2026-0433", **dates: Any) -> str:
    """A dossier with other dates, as they stand in a file that is years old."""
    id = dossier(wp, number)
    header = dossiers.read_header(wp, id)
    with wp.vault.work() as work:
        body = to_body(replace(header, dates=replace(header.dates, **dates)))
        work.put(id=id, dossier=id, kind="dossier", body=body, by="anja", at=NOW)
    return id


def at_the_office(wp: Workplace) -> None:
    """Everything is sent, accepted, and shown back by a pull."""
    sync = wp.vault.sync_store()  # type: ignore[attr-defined]
    for sent in sync.next_batch(100):
        sync.acknowledge(sent.id, 1)
    for out in list(wp.vault.content.outbox.values()):  # type: ignore[attr-defined]
        del wp.vault.content.outbox[out.id]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("dates", "reason", "last"),
    [
        ({"plicht_einde": date(2021, 11, 23)}, TERMIJN, date(2026, 11, 23)),
        ({"overleden": date(2026, 11, 23)}, OVERLEDEN, date(2026, 11, 23)),
        ({"plicht_einde": date(2025, 1, 1), "overleden": date(2026, 2, 3)}, OVERLEDEN, date(2026, 2, 3)),
    ],
)
def test_a_dossier_is_due_the_day_after_its_last(dates: dict[str, date], reason: str, last: date) -> None:
    wp = desk()
    id = dated(wp, "2026-0433", **dates)
    (one,) = retention.due(wp)
    assert (one.dossier, one.number, one.reason, one.last_day) == (id, "2026-0433", reason, last)


@pytest.mark.parametrize("dates", [{}, {"plicht_einde": date(2021, 11, 24)}, {"overleden": TODAY}])
def test_on_the_last_day_it_may_still_be_here(dates: dict[str, date]) -> None:
    wp = desk()
    id = dated(wp, "2026-0433", **dates)
    assert retention.due(wp) == ()
    with pytest.raises(NotDue):
        retention.destroy(wp, id)


def test_destroying_leaves_a_proof_without_a_name() -> None:
    wp = desk()
    id, other = dated(wp, overleden=date(2026, 11, 1)), dated(wp, "2026-0434")
    at_the_office(wp)
    changes = retention.destroy(wp, id)
    assert (changes.dossiers, changes.lists) == (frozenset({id}), True)
    (proof,) = retention.destructions(wp)
    assert (proof.by, proof.reason, proof.records, proof.answers) == (wp.user.name, OVERLEDEN, 1, 0)
    with wp.vault.work() as work:
        assert [record.id for record in work.find(kind="dossier")] == [other]
        assert set(work.trail(id)[-1].detail) == {"reason", "records", "answers"}
    assert retention.due(wp) == ()


def test_what_the_office_does_not_have_is_not_destroyed() -> None:
    wp = desk()
    id = dated(wp, overleden=date(2026, 11, 1))
    with pytest.raises(NotSentYet):
        retention.destroy(wp, id)
    alone = replace(wp, user=User("anja", "Anja de Wit", ""))
    retention.destroy(alone, id)
    assert len(retention.destructions(alone)) == 1


def test_not_while_a_talk_is_open() -> None:
    wp = desk()
    id = dated(wp, overleden=date(2026, 11, 1))
    with wp.vault.work() as work:
        work.set_local(OPEN_TALK, {"dossier": id})
    at_the_office(wp)
    with pytest.raises(TalkOpen):
        retention.destroy(wp, id)


def test_the_longest_overdue_comes_first() -> None:
    wp = desk()
    for n in (1, 3, 2):
        dated(wp, f"2026-000{n}", overleden=TODAY - timedelta(days=n))
    assert [one.number for one in retention.due(wp)] == ["2026-0003", "2026-0002", "2026-0001"]
