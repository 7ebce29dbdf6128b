"""The advice: from toets, wish and learning; never from sex, age, family, nationality or health."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.advies import Advies, Source
from desktop_app.domain.answer import AnswerState
from desktop_app.domain.brede_intake import FACT_NAMES, Fact, IntakeFacts, Kind, Opleiding
from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.leerbaarheidstoets import (
    LbtImpossible,
    Leerbaarheidstoets,
    Ontheffingsgrond,
    Uitslag,
    checked,
)
from desktop_app.domain.leerroute import Leerroute
from desktop_app.domain.leerroute_advies import advise, needs_motivering
from tests.unit.domain.law_data import LAW

ASIEL = Doelgroep.ASIELSTATUSHOUDER
HAALBAAR = Leerbaarheidstoets(uitslag=Uitslag.HAALBAAR, behaalde_score=31, benodigde_score=28)
NIET = Leerbaarheidstoets(uitslag=Uitslag.NIET_HAALBAAR, behaalde_score=20, benodigde_score=28)
B1, ON, Z = Leerroute.B1, Leerroute.ONDERWIJS, Leerroute.Z


def said(value: object, question: str = "Q000") -> Any:
    return Fact(question, f"/data/x/{question}", AnswerState.BEANTWOORD, value)


def facts(**values: object) -> IntakeFacts:
    return IntakeFacts(**{name: said(value) for name, value in values.items()})


def give(known: IntakeFacts, lbt: Leerbaarheidstoets | None, vast: Leerroute | None = None) -> Advies:
    return advise(known, lbt, ASIEL, LAW, vast=vast)


def test_the_three_routes() -> None:
    assert give(facts(wens_opleiding="nee"), HAALBAAR).leerroute is B1
    assert give(facts(wens_opleiding="nee"), NIET).leerroute is Z
    assert give(facts(wens_opleiding="hbo", school_jaren="10_12"), HAALBAAR).leerroute is ON


def test_a_wish_without_a_chance_stays_b1_but_is_looked_into() -> None:
    advice = give(facts(wens_opleiding="mbo", school_jaren="1_6"), HAALBAAR)
    assert advice.leerroute is B1
    (onderwijs,) = [each for each in advice.ook_bekeken if each.leerroute is ON]
    assert onderwijs.text.startswith("Nog te onderzoeken")


@pytest.mark.parametrize(
    "lbt",
    [
        None,
        Leerbaarheidstoets(),
        Leerbaarheidstoets(uitslag=Uitslag.ONBEKEND),
        Leerbaarheidstoets(ontheffing=Ontheffingsgrond.VISUEEL),
    ],
)
def test_without_a_result_a_person_judges(lbt: Leerbaarheidstoets | None) -> None:
    advice = give(facts(wens_opleiding="nee"), lbt)
    assert advice.leerroute is None
    assert len(advice.ontbreekt) == 1


def test_without_the_wish_there_is_no_advice_on_b1() -> None:
    """R-PIP-18: the onderwijsroute is always investigated."""
    advice = give(facts(), HAALBAAR)
    assert advice.leerroute is None
    assert [reason.code for reason in advice.ontbreekt] == ["wens_opleiding"]


@pytest.mark.parametrize("lbt", [None, HAALBAAR, NIET])
@pytest.mark.parametrize("wish", ["nee", "mbo", "hbo", "universiteit"])
def test_the_onderwijsroute_is_always_weighed(lbt: Leerbaarheidstoets | None, wish: str) -> None:
    advice = give(facts(wens_opleiding=wish), lbt)
    weighed = {each.leerroute for each in advice.ook_bekeken} | {advice.leerroute}
    assert ON in weighed
    assert all(each.text for each in advice.ook_bekeken)


def test_a_route_of_an_earlier_gemeente_stays() -> None:
    advice = give(facts(wens_opleiding="hbo", school_jaren="meer_12"), HAALBAAR, vast=Z)
    assert advice.leerroute is Z
    assert advice.voor[0].source is Source.EERDER


def test_reasons_link_to_their_questions() -> None:
    known = IntakeFacts(
        school_jaren=Fact("Q036", "/data/onderwijs/school_jaren", AnswerState.BEANTWOORD, "1_6"),
        wens_opleiding=Fact("Q039", "/data/onderwijs/opleiding_wens", AnswerState.BEANTWOORD, "nee"),
        lezen_eigen_taal=Fact("Q022", "/data/talen/lezen_eigen_taal", AnswerState.LATER),
    )
    advice = give(known, HAALBAAR)
    assert ("Q036", "/data/onderwijs/school_jaren") in [(each.ref, each.path) for each in advice.tegen]
    assert advice.voor[0].text == "Toets: B1-route haalbaar (31 punten, nodig 28)"
    assert "Lezen en schrijven in eigen taal (later vragen)" in [each.text for each in advice.onbekend]


FORBIDDEN = {
    "samenwonend": st.sampled_from([("partner", "kinderen"), ("alleen",)]),
    "kinderen_thuis": st.sampled_from(["ja", "nee"]),
    "kinderen": st.lists(st.builds(Kind, st.integers(2008, 2026), st.just("nee")), max_size=5).map(tuple),
    "zorg_tijdens_les": st.sampled_from([("nog_niemand",), ("partner",)]),
    "mantelzorg_uren": st.integers(0, 60),
    "lichaam": st.sampled_from([("zien", "horen"), ("niets",), ("lopen",)]),
    "lichaam_nodig": st.text(min_size=1, max_size=20),
    "zorgen_leren": st.sampled_from(["nee", "soms", "vaak", "professional"]),
    "aanpassingen": st.text(min_size=1, max_size=20),
    "concentratie_nodig": st.text(min_size=1, max_size=20),
    "belemmeringen": st.sampled_from([("gezondheid",), ("kinderopvang",), ("niets",)]),
    "inkomen": st.sampled_from([("bijstand",), ("loon",)]),
    "leeruren": st.sampled_from(["minder_6", "6_12", "meer_20"]),
}


@given(
    st.fixed_dictionaries({}, optional=FORBIDDEN),
    st.sampled_from([HAALBAAR, NIET, None]),
    st.sampled_from(["nee", "hbo"]),
    st.sampled_from(["geen", "10_12"]),
)
def test_family_health_and_means_never_weigh(
    private: dict[str, object], lbt: Leerbaarheidstoets | None, wish: str, school: str
) -> None:
    bare = facts(wens_opleiding=wish, school_jaren=school)
    more = replace(bare, **{name: said(value) for name, value in private.items()})
    without, with_them = give(bare, lbt), give(more, lbt)
    assert replace(without, nodig=()) == replace(with_them, nodig=())


def test_there_is_no_place_for_sex_age_nationality_or_belief() -> None:
    assert not {"geslacht", "leeftijd", "geboortejaar", "nationaliteit", "land", "geloof"} & set(FACT_NAMES)


def test_what_is_needed_becomes_support() -> None:
    known = facts(
        zorg_tijdens_les=("nog_niemand",),
        kinderen=(Kind(2022), Kind(2024)),
        leerplek=("internet",),
        aanpassingen="pauzes",
        wens_opleiding="nee",
    )
    texts = [each.text for each in give(known, HAALBAAR).nodig]
    assert texts == [
        "Opvang voor 2 kinderen",
        "Een laptop",
        "Een rustige plek om te leren",
        "Aanpassingen in de les",
    ]


@pytest.mark.parametrize(
    ("lbt", "chosen", "needed"),
    [
        (HAALBAAR, B1, False),
        (HAALBAAR, Z, True),
        (HAALBAAR, ON, True),
        (NIET, Z, False),
        (NIET, B1, True),
        (None, B1, True),
    ],
)
def test_departing_needs_a_reason(lbt: Leerbaarheidstoets | None, chosen: Leerroute, needed: bool) -> None:
    assert needs_motivering(give(facts(wens_opleiding="nee"), lbt), lbt, chosen) is needed


def test_onderwijs_on_a_feasible_toets_follows_the_advice() -> None:
    known = facts(wens_opleiding="hbo", opleidingen=(Opleiding("Handel", "Syrië", diploma=True),))
    assert not needs_motivering(give(known, HAALBAAR), HAALBAAR, ON)


@pytest.mark.parametrize(
    ("lbt", "field"),
    [
        (Leerbaarheidstoets(), "uitslag"),
        (Leerbaarheidstoets(uitslag=Uitslag.HAALBAAR, ontheffing=Ontheffingsgrond.VISUEEL), "uitslag"),
        (replace(HAALBAAR, behaalde_score=27), "behaalde_score"),
        (replace(NIET, behaalde_score=28), "behaalde_score"),
        (replace(HAALBAAR, behaalde_score=-1), "behaalde_score"),
    ],
)
def test_an_impossible_toets_is_refused(lbt: Leerbaarheidstoets, field: str) -> None:
    with pytest.raises(LbtImpossible) as caught:
        checked(lbt, date(2026, 11, 24))
    assert caught.value.params == {"field": field}


@pytest.mark.parametrize(
    ("lbt", "field"),
    [
        (Leerbaarheidstoets(), "uitslag"),
        (Leerbaarheidstoets(uitslag=Uitslag.HAALBAAR, ontheffing=Ontheffingsgrond.VISUEEL), "uitslag"),
        (Leerbaarheidstoets(uitslag=Uitslag.HAALBAAR, datum_afname=date(2026, 11, 25)), "datum_afname"),
        (Leerbaarheidstoets(uitslag=Uitslag.HAALBAAR, behaalde_score=-1), "behaalde_score"),
        (Leerbaarheidstoets(uitslag=Uitslag.HAALBAAR, benodigde_score=-1), "benodigde_score"),
        (Leerbaarheidstoets(uitslag=Uitslag.HAALBAAR, behaalde_score=27, benodigde_score=28), "behaalde_score"),
        (Leerbaarheidstoets(uitslag=Uitslag.NIET_HAALBAAR, behaalde_score=28, benodigde_score=28), "behaalde_score"),
    ],
)
def test_a_result_that_contradicts_itself_is_refused(lbt: Leerbaarheidstoets, field: str) -> None:
    with pytest.raises(LbtImpossible) as refused:
        checked(lbt, date(2026, 11, 24))
    assert refused.value.params == {"field": field}


@pytest.mark.parametrize(
    "lbt",
    [
        HAALBAAR,
        NIET,
        Leerbaarheidstoets(uitslag=Uitslag.HAALBAAR, behaalde_score=28, benodigde_score=28),
        Leerbaarheidstoets(uitslag=Uitslag.HAALBAAR, behaalde_score=28),
        Leerbaarheidstoets(uitslag=Uitslag.ONBEKEND, behaalde_score=40, benodigde_score=28),
        Leerbaarheidstoets(ontheffing=Ontheffingsgrond.AUDITIEF, datum_afname=date(2026, 11, 24)),
    ],
)
def test_a_result_that_holds_is_kept(lbt: Leerbaarheidstoets) -> None:
    assert checked(lbt, date(2026, 11, 24)) is lbt


def test_a_result_without_scores_is_said_without_them() -> None:
    bare = give(facts(wens_opleiding="nee"), Leerbaarheidstoets(uitslag=Uitslag.HAALBAAR))
    assert [reden.text for reden in bare.voor if reden.code == "toets"] == ["Toets: B1-route haalbaar"]
    scored = give(facts(wens_opleiding="nee"), HAALBAAR)
    assert [reden.text for reden in scored.voor if reden.code == "toets"] == [
        "Toets: B1-route haalbaar (31 punten, nodig 28)"
    ]


def test_what_weighs_neither_way_is_no_reason() -> None:
    advice = give(facts(wens_opleiding="nee", school_jaren="7_9", latijns_alfabet="beetje"), HAALBAAR)
    assert {reden.code for reden in (*advice.voor, *advice.tegen)}.isdisjoint({"school", "alfabet"})


def test_the_wished_route_pleads_for_or_against_the_advised_one() -> None:
    known = facts(wens_opleiding="nee", wens_route="B", werk_wens="bakker")
    assert {"wens_route", "werk_wens"} <= {reden.code for reden in give(known, HAALBAAR).voor}
    assert "wens_route" in {reden.code for reden in give(known, NIET).tegen}
    assert "werk_wens" not in {reden.code for reden in give(known, NIET).voor}


def test_transport_time_and_a_language_friend_are_support() -> None:
    known = facts(wens_opleiding="nee", vervoer=("kan_niet",), taalmaatje="wil", leeruren="minder_6")
    assert {"vervoer", "taalmaatje", "leeruren"} <= {reden.code for reden in give(known, HAALBAAR).nodig}
