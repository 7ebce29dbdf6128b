"""Several results, the needed score as data, and what a ground asks to be done at DUO."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.brede_intake import IntakeFacts
from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.leerbaarheidstoets import (
    EerdereUitslag,
    Leerbaarheidstoets,
    Ontheffingsgrond,
    Uitslag,
    after,
    needed_score,
    toets_findings,
)
from desktop_app.domain.leerroute_advies import advise
from tests.unit.domain.law_data import LAW

D = date.fromisoformat
YES, NO, UNKNOWN = Uitslag.HAALBAAR, Uitslag.NIET_HAALBAAR, Uitslag.ONBEKEND
FIRST = Leerbaarheidstoets(NO, 20, 28, D("2026-05-01"))
SECOND = Leerbaarheidstoets(YES, 30, 28, D("2026-09-01"))


@pytest.mark.parametrize(
    ("day", "score"),
    [("2021-12-31", None), ("2022-01-01", 31), ("2023-04-11", 31), ("2023-04-12", 28), ("2030-01-01", 28)],
)
def test_the_needed_score_is_data(day: str, score: int | None) -> None:
    """R-LBT-05."""
    assert needed_score(D(day), LAW) == score


def test_an_earlier_result_is_kept() -> None:
    """R-LBT-04: DUO can deliver more than one."""
    assert after(None, FIRST) == FIRST
    both = after(FIRST, SECOND)
    assert (both.uitslag, both.eerdere) == (YES, (EerdereUitslag(NO, 20, 28, D("2026-05-01")),))
    third = after(both, replace(SECOND, datum_afname=D("2026-10-01")))
    assert [each.uitslag for each in third.eerdere] == [NO, YES]


def test_the_same_day_is_a_correction() -> None:
    mended = after(FIRST, replace(FIRST, behaalde_score=21))
    assert mended.eerdere == ()
    assert mended.behaalde_score == 21
    exempt = after(FIRST, Leerbaarheidstoets(ontheffing=Ontheffingsgrond.VISUEEL))
    assert exempt.eerdere == ()
    assert after(exempt, SECOND).eerdere == ()


@pytest.mark.parametrize(
    ("one", "two", "contradicts"), [(NO, YES, True), (YES, NO, True), (YES, YES, False), (UNKNOWN, YES, False)]
)
def test_results_that_differ_are_weighed_by_a_person(one: Uitslag, two: Uitslag, contradicts: bool) -> None:
    toets = after(Leerbaarheidstoets(one, datum_afname=D("2026-05-01")), Leerbaarheidstoets(two))
    assert toets.contradicts is contradicts
    assert ("R-LBT-04" in {finding.rule for finding in toets_findings(toets, LAW)}) is contradicts
    advice = advise(IntakeFacts(), toets, Doelgroep.ASIELSTATUSHOUDER, LAW)
    if contradicts:
        assert advice.leerroute is None
        assert any("Twee toetsen" in reason.text for reason in advice.ontbreekt)


def test_a_ground_asks_to_withdraw_the_registration() -> None:
    """R-LBT-08; after a move there is nothing to withdraw."""
    for ground in Ontheffingsgrond:
        found = {finding.rule for finding in toets_findings(Leerbaarheidstoets(ontheffing=ground), LAW)}
        assert found == (set() if ground is Ontheffingsgrond.VERHUISD else {"R-LBT-08"})


def test_another_needed_score_than_usual_is_asked_about() -> None:
    odd = replace(SECOND, benodigde_score=31, behaalde_score=32)
    assert [finding.field for finding in toets_findings(odd, LAW)] == ["benodigde_score"]
    assert not toets_findings(SECOND, LAW)
    assert not toets_findings(replace(odd, datum_afname=None), LAW)
    assert not toets_findings(replace(odd, benodigde_score=None), LAW)
