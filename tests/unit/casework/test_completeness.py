from datetime import date

import pytest

from desktop_app.casework import completeness, dossiers, leerroutes
from desktop_app.casework.completeness import IntakeIncomplete
from desktop_app.domain.answer import AnswerState
from desktop_app.domain.volledigheid import Outcome
from tests.unit.casework.desk import FULL, HAALBAAR, TODAY, add_row, desk, dossier, special, talk


def test_a_new_dossier_has_everything_to_ask() -> None:
    wp = desk()
    found = completeness.check(wp, dossier(wp))
    assert [topic.outcome for topic in found.topics] == [Outcome.NODIG] * 10
    assert found.progress.asked == 0
    assert 40 <= found.progress.total <= 60  # core, and whole sections that have no core


def test_a_full_talk_with_a_toets_can_be_closed() -> None:
    wp = desk()
    id = dossier(wp)
    talk(wp, id, FULL)
    assert not completeness.check(wp, id).closable  # T1
    leerroutes.record_lbt(wp, dossier=id, lbt=HAALBAAR)
    found = completeness.check(wp, id)
    assert found.closable
    assert found.unconfirmed > 20
    completeness.close(wp, dossier=id)
    assert dossiers.read_header(wp, id).intake_afgerond == TODAY
    completeness.reopen(wp, dossier=id)
    assert dossiers.read_header(wp, id).intake_afgerond is None


def test_missing_questions_are_named_and_linked() -> None:
    wp = desk()
    id = dossier(wp)
    talk(wp, id, {path: value for path, value in FULL.items() if "gesprek_nederlands" not in path})
    leerroutes.record_lbt(wp, dossier=id, lbt=HAALBAAR)
    (topic,) = [topic for topic in completeness.check(wp, id).topics if topic.outcome is Outcome.NODIG]
    assert topic.id == "T6"
    assert [(gap.question, gap.path) for gap in topic.missing] == [("Q027", "/data/talen/gesprek_nederlands")]
    with pytest.raises(IntakeIncomplete) as caught:
        completeness.close(wp, dossier=id)
    assert caught.value.params == {"count": 1}


def test_later_keeps_the_intake_open_also_outside_the_topics() -> None:
    wp = desk()
    id = dossier(wp)
    talk(wp, id, FULL)
    leerroutes.record_lbt(wp, dossier=id, lbt=HAALBAAR)
    special(wp, id, "netwerk/leerwens", AnswerState.LATER)
    found = completeness.check(wp, id)
    assert found.later == (("Q090", "/data/netwerk/leerwens"),)
    assert not found.closable


def test_a_young_child_asks_for_vve() -> None:
    wp = desk()
    id = dossier(wp)
    talk(wp, id, FULL | {"gezin/kinderen_thuis": "ja"})
    leerroutes.record_lbt(wp, dossier=id, lbt=HAALBAAR)
    add_row(wp, id, "gezin/kind", geboortejaar="2023")
    assert [topic.id for topic in completeness.check(wp, id).topics if topic.outcome is Outcome.NODIG] == ["T5"]
    talk(wp, id, {"gezin/vve/hulp_aanmelden": "ja"}, language_row=False)
    assert completeness.check(wp, id).closable


def test_after_three_calls_the_intake_is_closed_in_absence() -> None:
    """R-INT-05."""
    wp = desk()
    id = dossier(wp)
    completeness.close(wp, dossier=id, without_talk=True)
    header = dossiers.read_header(wp, id)
    assert (header.intake_afgerond, header.zonder_gesprek) == (date(2026, 11, 24), True)
