from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from desktop_app.casework import dossiers, leerroutes, plans
from desktop_app.casework.leerroutes import (
    LeerrouteVast,
    MotiveringNodig,
    OnderwijsrouteNietOnderzocht,
    SchakelgrensVoorbij,
)
from desktop_app.domain.leerbaarheidstoets import LbtImpossible, Leerbaarheidstoets, Uitslag
from desktop_app.domain.leerroute import Leerroute
from tests.unit.casework.desk import FULL, HAALBAAR, desk, dossier, drafted, talk

B1, ON, Z = Leerroute.B1, Leerroute.ONDERWIJS, Leerroute.Z


def test_advice_comes_from_the_stored_answers_and_links_to_them() -> None:
    wp = desk()
    id = dossier(wp)
    talk(wp, id, FULL)
    assert leerroutes.advice(wp, id).leerroute is None
    leerroutes.record_lbt(wp, dossier=id, lbt=HAALBAAR)
    page = leerroutes.page(wp, id)
    assert page.advice.leerroute is B1
    assert ("Q022", "/data/talen/lezen_eigen_taal") in [(each.ref, each.path) for each in page.advice.voor]
    assert page.needs_reason == {ON, Z}
    assert (page.wens, page.wens_woorden) == (B1, "Ik wil snel werken.")
    assert page.advice.law == "2026-04-02"


def test_an_impossible_toets_is_not_stored() -> None:
    wp = desk()
    id = dossier(wp)
    with pytest.raises(LbtImpossible):
        leerroutes.record_lbt(wp, dossier=id, lbt=replace(HAALBAAR, datum_afname=date(2026, 12, 1)))
    assert leerroutes.page(wp, id).lbt is None


def test_departing_without_a_reason_is_refused() -> None:
    wp = desk()
    id = dossier(wp)
    talk(wp, id, FULL)
    leerroutes.record_lbt(wp, dossier=id, lbt=HAALBAAR)
    with pytest.raises(MotiveringNodig):
        leerroutes.choose(wp, dossier=id, leerroute=Z, motivering="  ")
    assert leerroutes.page(wp, id).choice is None
    leerroutes.choose(wp, dossier=id, leerroute=Z, motivering="De toets zegt haalbaar, maar werk gaat voor.")
    choice = leerroutes.page(wp, id).choice
    assert choice is not None
    assert (choice.leerroute, choice.advies, choice.door) == (Z, B1, "Anja de Wit")


def test_without_an_advice_every_choice_is_motivated() -> None:
    wp = desk()
    id = dossier(wp)
    leerroutes.record_lbt(wp, dossier=id, lbt=Leerbaarheidstoets(uitslag=Uitslag.ONBEKEND))
    with pytest.raises(MotiveringNodig):
        leerroutes.choose(wp, dossier=id, leerroute=B1)


def test_a_wish_to_study_must_be_looked_into() -> None:
    """R-PIP-18."""
    wp = desk()
    id = dossier(wp)
    talk(wp, id, FULL | {"onderwijs/opleiding_wens/wens_niveau": "hbo"})
    leerroutes.record_lbt(wp, dossier=id, lbt=HAALBAAR)
    with pytest.raises(OnderwijsrouteNietOnderzocht):
        leerroutes.choose(wp, dossier=id, leerroute=B1)
    text = "Er is geen vooropleiding. De kans op een diploma is klein."
    leerroutes.choose(wp, dossier=id, leerroute=B1, onderwijsroute_onderzocht=text)


def test_a_route_of_an_earlier_gemeente_stays() -> None:
    wp = desk()
    id = dossier(wp, leerroute_vast="Z")
    with pytest.raises(LeerrouteVast):
        leerroutes.choose(wp, dossier=id, leerroute=B1, motivering="Liever B1.")
    leerroutes.choose(wp, dossier=id, leerroute=Z)


def test_the_draft_follows_the_choice() -> None:
    wp = desk()
    id = dossier(wp)
    drafted(wp, id)
    reason = "De toets zegt haalbaar, maar een studie past beter."
    leerroutes.choose(wp, dossier=id, leerroute=ON, motivering=reason)
    draft = plans.page(wp, dossier=id).draft
    assert (draft.leerroute, draft.map_uren) == (ON, None)


def test_after_the_switch_limit_only_with_a_reason_and_onderwijs_to_b1_always() -> None:
    wp = desk()
    id = dossier(wp)
    talk(wp, id, FULL | {"onderwijs/opleiding_wens/wens_niveau": "hbo", "onderwijs/school_jaren": "meer_12"})
    leerroutes.record_lbt(wp, dossier=id, lbt=HAALBAAR)
    leerroutes.choose(wp, dossier=id, leerroute=ON)
    plans.start(wp, dossier=id)
    for field, value in (("begeleiding", "Elke maand."), ("intensiteit_weken", 60), ("bekendmaking", "2026-11-24")):
        plans.set_field(wp, dossier=id, field=field, value=value)
    plans.establish(wp, dossier=id, dagtekening=date(2026, 11, 24))
    later = replace(wp, clock=lambda: datetime(2028, 6, 1, 12, tzinfo=UTC))
    why = "Er is geen plaats op de opleiding."
    leerroutes.choose(later, dossier=id, leerroute=B1, motivering=why, onderwijsroute_onderzocht=why)
    leerroutes.choose(later, dossier=id, leerroute=Z, motivering="Bijzonder geval.", onderwijsroute_onderzocht=why)
    dossiers.change(later, dossier=id, leerroute_vast="B")
    with pytest.raises(SchakelgrensVoorbij):
        leerroutes.choose(later, dossier=id, leerroute=B1, onderwijsroute_onderzocht=why)
