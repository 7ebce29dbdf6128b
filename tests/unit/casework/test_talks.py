"""Progress talks: planned over the termijn, held with a report, counted against what the PIP promises."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from desktop_app.casework import overview, plans, talks
from desktop_app.casework.changes import Changes
from desktop_app.casework.errors import DateImpossible
from desktop_app.casework.overview import Task, TaskStatus
from desktop_app.casework.talks import BsnInText, TalkUnknown
from desktop_app.casework.workplace import Workplace
from tests.unit.casework.desk import TODAY, desk, dossier, drafted


def decided() -> tuple[Workplace, str]:
    wp = desk()
    id = dossier(wp)
    drafted(wp, id)
    plans.set_field(wp, dossier=id, field="voortgangsgesprekken", value=4)
    plans.establish(wp, dossier=id)
    return wp, id


def task(wp: Workplace, id: str) -> Task:
    groups = overview.tasks(wp, id).groups
    return next(each for group in groups for each in group.tasks if each.code == "voortgangsgesprekken")


def test_the_promised_talks_are_proposed_and_planned_once() -> None:
    wp, id = decided()
    page = talks.page(wp, dossier=id)
    assert (page.promised, len(page.proposed), page.talks) == (4, 4, ())
    assert task(wp, id).status is TaskStatus.NIET_BEGONNEN
    talks.propose(wp, dossier=id)
    page = talks.page(wp, dossier=id)
    assert [talk.gepland_op for _, talk in page.talks] == sorted(talk.gepland_op or TODAY for _, talk in page.talks)
    assert page.proposed == ()
    assert talks.propose(wp, dossier=id) == Changes()
    assert (task(wp, id).status, task(wp, id).params["held"]) == (TaskStatus.BEZIG, 0)


def test_nothing_is_proposed_before_there_is_a_decision() -> None:
    wp = desk()
    id = dossier(wp)
    drafted(wp, id)
    assert talks.page(wp, dossier=id).proposed == ()
    assert talks.propose(wp, dossier=id) == Changes()


def test_holding_them_all_finishes_the_task() -> None:
    wp, id = decided()
    talks.propose(wp, dossier=id)
    later = replace(wp, clock=lambda: datetime(2029, 10, 1, 12, tzinfo=UTC))
    for talk, _ in talks.page(wp, dossier=id).talks:
        talks.change(later, dossier=id, talk=talk, field="gevoerd_op", value=date(2029, 9, 1))
    assert {talk.door for _, talk in talks.page(later, dossier=id).talks} == {"Anja de Wit"}
    assert task(later, id).status is TaskStatus.KLAAR


def test_a_talk_is_changed_and_its_author_kept() -> None:
    wp, id = decided()
    talk, _ = talks.add(wp, dossier=id)
    talks.change(wp, dossier=id, talk=talk, field="gevoerd_op", value=TODAY)
    talks.change(wp, dossier=id, talk=talk, field="verslag", value="Gaat elke dag naar de les. Heeft depressie.")
    ((_, kept),) = talks.page(wp, dossier=id).talks
    assert (kept.door, kept.held) == ("Anja de Wit", True)
    assert talks.page(wp, dossier=id).remarks[talk] == ("Dit lijkt op een diagnose. Schrijf wat iemand nodig heeft.",)
    assert talks.change(wp, dossier=id, talk=talk, field="gevoerd_op", value=TODAY) == Changes()
    talks.change(wp, dossier=id, talk=talk, field="gevoerd_op", value=None)
    ((_, kept),) = talks.page(wp, dossier=id).talks
    assert (kept.door, kept.held) == ("", False)


def test_what_does_not_fit_is_refused_and_nothing_is_lost() -> None:
    wp, id = decided()
    talk, _ = talks.add(wp, dossier=id, day=TODAY)
    talks.change(wp, dossier=id, talk=talk, field="afspraken", value="Belt de school.")
    with pytest.raises(BsnInText):
        talks.change(wp, dossier=id, talk=talk, field="afspraken", value="Belt de school.123456782")
    with pytest.raises(DateImpossible):
        talks.change(wp, dossier=id, talk=talk, field="gevoerd_op", value=date(2026, 12, 31))
    with pytest.raises(TalkUnknown):
        talks.change(wp, dossier=id, talk=talk, field="gevoerd_op", value="gisteren")
    with pytest.raises(TalkUnknown):
        talks.change(wp, dossier=id, talk=talk, field="door", value="Bo")
    with pytest.raises(TalkUnknown):
        talks.change(wp, dossier=id, talk="weg", field="verslag", value="")
    ((_, kept),) = talks.page(wp, dossier=id).talks
    assert (kept.afspraken, kept.gevoerd_op, kept.gepland_op) == ("Belt de school.", None, TODAY)


def test_only_a_talk_to_come_can_be_taken_away() -> None:
    wp, id = decided()
    talk, _ = talks.add(wp, dossier=id)
    held, _ = talks.add(wp, dossier=id)
    talks.change(wp, dossier=id, talk=held, field="gevoerd_op", value=TODAY)
    talks.remove(wp, dossier=id, talk=talk)
    with pytest.raises(TalkUnknown):
        talks.remove(wp, dossier=id, talk=held)
    assert [each for each, _ in talks.page(wp, dossier=id).talks] == [held]
