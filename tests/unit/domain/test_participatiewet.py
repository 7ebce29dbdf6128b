"""What the Participatiewet asks of someone with bijstand, and what is never shown as certain."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop_app.domain.answer import AnswerState
from desktop_app.domain.brede_intake import Fact, IntakeFacts, Kind
from desktop_app.domain.dossier import Dates, Doelgroep, Dossier, PartialDate
from desktop_app.domain.participatiewet import links
from tests.unit.domain.law_data import LAW

TODAY = date(2026, 11, 27)
SAID = AnswerState.BEANTWOORD
BIJSTAND = IntakeFacts(inkomen=Fact(state=SAID, value=("bijstand",)))
ASIEL = Dossier("Z-1", "Voorbeeld", "Persoon", Doelgroep.ASIELSTATUSHOUDER, LAW.version, birth=PartialDate(1990))


def rules(dossier: Dossier = ASIEL, facts: IntakeFacts = BIJSTAND) -> list[str]:
    return [link.rule for link in links(dossier, facts, TODAY, LAW)]


def facts(**said: Any) -> IntakeFacts:
    return replace(BIJSTAND, **{name: Fact(state=SAID, value=value) for name, value in said.items()})


def test_nothing_holds_without_bijstand() -> None:
    assert rules(facts=IntakeFacts()) == []
    since = replace(ASIEL, dates=Dates(bijstand_vanaf=TODAY))
    assert rules(since, IntakeFacts()) == rules()


def test_what_holds_for_everyone_and_for_asylum_only() -> None:
    assert rules() == ["R-PW-01", "R-PW-04", "R-PW-05", "R-PW-07", "R-PW-08"]
    assert "R-PW-07" not in rules(replace(ASIEL, doelgroep=Doelgroep.GEZINSMIGRANT))


def test_what_may_have_changed_is_not_certain() -> None:
    """R-PW-10."""
    assert {link.rule for link in links(ASIEL, BIJSTAND, TODAY, LAW) if not link.certain} == {"R-PW-01", "R-PW-04"}


@pytest.mark.parametrize(("year", "asked"), [(2008, True), (2009, False), (None, True)])
def test_work_is_asked_from_eighteen(year: int | None, asked: bool) -> None:
    young = replace(ASIEL, birth=PartialDate(year))
    assert ("R-PW-01" in rules(young)) is asked


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, []),
        ({"mantelzorg_uren": 8}, ["R-PW-02"]),
        ({"kinderen": (Kind(2020),)}, ["R-PW-02"]),
        ({"kinderen": (Kind(2013),), "samenwonend": ("kinderen",)}, ["R-PW-02"]),
        ({"kinderen": (Kind(2014),), "samenwonend": ("kinderen",)}, ["R-PW-02", "R-PW-03"]),
        ({"kinderen": (Kind(2014), Kind(2021)), "samenwonend": ("kinderen",)}, ["R-PW-02", "R-PW-03", "R-PW-03"]),
        ({"kinderen": (Kind(2021),), "samenwonend": ("partner", "kinderen")}, ["R-PW-02"]),
        ({"kinderen": (Kind(),), "samenwonend": ("kinderen",)}, ["R-PW-02"]),
    ],
)
def test_care(said: dict[str, Any], expected: list[str]) -> None:
    assert [rule for rule in rules(facts=facts(**said)) if rule in ("R-PW-02", "R-PW-03")] == expected
