"""C1 to C9 per group, reasons, dates, DUO's rules and what may not stand in a decision."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain import duo
from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.findings import Finding, Severity
from desktop_app.domain.gemeente import Gemeente
from desktop_app.domain.leerroute import Leerroute, LeerrouteKeuze
from desktop_app.domain.pip import Alfabetisering, Doel, Pip
from desktop_app.domain.pip_checks import PipContext, adoptable, check
from tests.unit.domain.law_data import LAW

TODAY = date(2026, 11, 24)
ASIEL, GEZIN = Doelgroep.ASIELSTATUSHOUDER, Doelgroep.GEZINSMIGRANT
B1, ON, Z = Leerroute.B1, Leerroute.ONDERWIJS, Leerroute.Z
GEMEENTE = Gemeente("Voorbeeld", "Postbus 1, 1234 AB Voorbeeld", rechtbank="rechtbank Midden-Nederland")
DOELEN = (Doel("Nederlands praten op het werk", "i"),)


def keuze(route: Leerroute = B1, **more: Any) -> LeerrouteKeuze:
    given: dict[str, Any] = {"advies": route, "onderwijsroute_onderzocht": "Wil nu geen opleiding."}
    return LeerrouteKeuze(route, TODAY, "Anja", **(given | more))


def context(group: Doelgroep = ASIEL, route: Leerroute = B1, **more: Any) -> PipContext:
    given: dict[str, Any] = {"keuze": keuze(route), "gemeente": GEMEENTE, "vestiging": date(2026, 9, 1)}
    return PipContext(doelgroep=group, today=TODAY, law=LAW, **(given | more))


def complete(group: Doelgroep = ASIEL, route: Leerroute = B1) -> Pip:
    """A PIP with nothing missing."""
    asiel = group is ASIEL
    return Pip(
        leerroute=route,
        alfabetisering=Alfabetisering.NVT,
        begeleiding="Elke maand een gesprek met de consulent.",
        intensiteit_uren_per_week=12 if asiel else None,
        intensiteit_weken=60 if asiel else None,
        pvt_uren=12,
        map_uren=None if route is ON else 40,
        participatie_uren=800 if asiel and route is Z else None,
        voortgangsgesprekken=6,
        contactpersoon="Anja de Wit",
        contact_telefoon="0527 12 34 56",
        dagtekening=TODAY,
        bekendmaking=TODAY,
    )


def rules(found: tuple[Finding, ...], severity: Severity = Severity.ERROR) -> set[tuple[str, str]]:
    return {(finding.rule, finding.field) for finding in found if finding.severity is severity}


@pytest.mark.parametrize("group", list(Doelgroep))
@pytest.mark.parametrize("route", list(Leerroute))
def test_a_complete_pip_has_no_finding(group: Doelgroep, route: Leerroute) -> None:
    found = check(complete(group, route), DOELEN, context(group, route))
    assert not found
    assert adoptable(found)


@pytest.mark.parametrize(
    ("change", "rule", "field"),
    [
        ({"leerroute": None}, "R-PIP-C1", "leerroute"),
        ({"leerroute": Z, "participatie_uren": 800}, "R-PIP-C1", "leerroute"),
        ({"begeleiding": "  "}, "R-PIP-C2", "begeleiding"),
        ({"pvt_uren": None}, "R-PIP-C3", "pvt_uren"),
        ({"pvt_uren": 11}, "R-PIP-C3", "pvt_uren"),
        ({"map_uren": None}, "R-PIP-C3", "map_uren"),
        ({"intensiteit_uren_per_week": None}, "R-PIP-C5", "intensiteit_uren_per_week"),
        ({"intensiteit_weken": 0}, "R-PIP-C5", "intensiteit_weken"),
        ({"voortgangsgesprekken": 0}, "R-PIP-C6", "voortgangsgesprekken"),
        ({"contactpersoon": ""}, "R-PIP-C6", "contactpersoon"),
        ({"participatie_uren": 800}, "R-HRS-03", "participatie_uren"),
        ({"z_examen_wens": "KNM"}, "R-PIP-C8", "z_examen_wens"),
        ({"niveau": "A2"}, "R-DUO-04", "niveau"),
        ({"niveau": "C1"}, "R-DUO-04", "niveau"),
        ({"intensiteit_uren_per_week": 40, "intensiteit_weken": 300}, "R-DUO-06", "intensiteit_weken"),
        ({"dagtekening": None}, "R-TRM-02", "dagtekening"),
        ({"bekendmaking": None}, "R-PIP-12", "bekendmaking"),
        ({"bekendmaking": TODAY - timedelta(days=1)}, "R-PIP-12", "bekendmaking"),
        ({"dagtekening": date(2026, 8, 31), "bekendmaking": date(2026, 8, 31)}, "R-DUO-03", "dagtekening"),
        ({"begeleiding": "Zie BSN 999990019."}, "R-PRV-04", "begeleiding"),
    ],
)
def test_each_gap_is_found(change: dict[str, Any], rule: str, field: str) -> None:
    found = check(replace(complete(), **change), DOELEN, context())
    assert (rule, field) in rules(found)
    assert not adoptable(found)


@pytest.mark.parametrize(
    ("more", "rule", "field"),
    [
        ({"keuze": None}, "R-PIP-C1", "keuze"),
        ({"jong_kind": True}, "R-PIP-C4", "vve_afspraken"),
        ({"bijstand": True}, "R-PIP-C7", "pw_besluiten"),
        ({"moet_motiveren": True}, "R-LBT-06", "keuze"),
        ({"wil_studeren": True, "keuze": keuze(onderwijsroute_onderzocht="")}, "R-PIP-18", "keuze"),
        ({"plicht_start": date(2026, 11, 25)}, "R-DUO-01", "dagtekening"),
        ({"eerdere": (date(2026, 12, 1),)}, "R-DUO-02", "dagtekening"),
        ({"gemeente": Gemeente("Voorbeeld")}, "R-PIP-13", "gemeente"),
    ],
)
def test_each_circumstance_is_weighed(more: dict[str, Any], rule: str, field: str) -> None:
    assert rules(check(complete(), DOELEN, context(**more))) == {(rule, field)}


def test_gezinsmigranten_get_no_intensity_and_no_participation_hours() -> None:
    """Pitfall 4: C5 is for asielstatushouders only."""
    found = check(replace(complete(GEZIN), intensiteit_uren_per_week=12), DOELEN, context(GEZIN))
    assert rules(found) == {("R-PIP-C5", "intensiteit_uren_per_week")}
    found = check(replace(complete(GEZIN, Z), participatie_uren=800), DOELEN, context(GEZIN, Z))
    assert rules(found) == {("R-HRS-03", "participatie_uren")}


def test_the_onderwijsroute_has_no_map_and_no_a2() -> None:
    found = check(replace(complete(ASIEL, ON), map_uren=40, niveau="A2"), DOELEN, context(ASIEL, ON))
    assert rules(found) == {("R-PIP-C3", "map_uren"), ("R-DUO-04", "niveau")}


def test_z_route_keeps_participation_hours_and_wished_exams() -> None:
    found = check(replace(complete(ASIEL, Z), participatie_uren=None), DOELEN, context(ASIEL, Z, z_examen=True))
    assert rules(found) == {("R-HRS-03", "participatie_uren"), ("R-PIP-C8", "z_examen_wens")}
    assert ("R-DUO-04", "niveau") in rules(check(replace(complete(ASIEL, Z), niveau="B1"), DOELEN, context(ASIEL, Z)))


def test_an_amended_pip_may_scale_down_to_a2() -> None:
    changed = replace(complete(), niveau="A2")
    assert adoptable(check(changed, DOELEN, context(eerdere=(date(2025, 1, 8),))))


def test_in_the_azc_an_advice_needs_no_settlement() -> None:
    early = replace(complete(), dagtekening=date(2026, 8, 3), bekendmaking=date(2026, 8, 3))
    assert adoptable(check(early, DOELEN, context(advies=True)))


def test_warnings_do_not_stand_in_the_way() -> None:
    pip = replace(
        complete(),
        map_uren=20,
        alfabetisering=None,
        contact_telefoon="",
        dagtekening=TODAY + timedelta(days=2),
        bekendmaking=TODAY + timedelta(days=3),
        begeleiding="Heeft PTSS en gaat naar de moskee.",
    )
    found = check(pip, (), context(wil_studeren=None, keuze=keuze(onderwijsroute_onderzocht="")))
    assert adoptable(found)
    assert {rule for rule, _ in rules(found, Severity.WARNING)} == {
        *("R-PIP-C3", "R-PIP-C9", "R-PIP-C6", "R-TRM-02", "R-PIP-12", "R-PRV-04", "R-PIP-C2", "R-PIP-18")
    }


def test_goals_need_words_and_a_sensible_period() -> None:
    doelen = (Doel("", "i"), Doel("Werk", "j", vanaf=date(2027, 2, 1), tot=date(2027, 1, 1)))
    found = check(complete(), doelen, context())
    assert [finding.field for finding in found if finding.severity is Severity.ERROR] == ["doelen", "doelen"]


def test_no_finding_repeats_personal_data() -> None:
    secret = "Heeft PTSS. BSN 999990019. Moslim."
    found = check(replace(complete(), begeleiding=secret), (Doel(secret, "i"),), context())
    assert found
    assert not [finding for finding in found if "999990019" in finding.text or "PTSS" in finding.text]


# ---- DUO ------------------------------------------------------------------------------------------------------------

PIPS = st.builds(
    Pip,
    leerroute=st.sampled_from(Leerroute),
    niveau=st.sampled_from([None, "A2", "B1"]),
    alfabetisering=st.sampled_from([None, *Alfabetisering]),
    intensiteit_uren_per_week=st.one_of(st.none(), st.integers(1, 40)),
    intensiteit_weken=st.one_of(st.none(), st.integers(1, 150)),
    begeleiding=st.text(),
    dagtekening=st.just(TODAY),
)


@given(PIPS, st.sampled_from(Doelgroep))
def test_the_message_holds_only_duos_fields(pip: Pip, group: Doelgroep) -> None:
    message = duo.message(pip, group)
    assert message.keys() <= {
        "dagtekeningPip",
        "leerroute",
        "niveau",
        "geschatteIntensiteitB1Route",
        "indicatorMagOpleidingAfmaken",
        "indicatorAlfabetiseringsonderwijs",
    }
    if "geschatteIntensiteitB1Route" in message:  # R-DUO-06
        assert (group, pip.leerroute) == (ASIEL, B1)
        hours, weeks = pip.intensiteit_uren_per_week or 0, pip.intensiteit_weken or 0
        assert message["geschatteIntensiteitB1Route"] == hours * weeks


def test_duo_assumes_b1() -> None:
    """R-DUO-05."""
    assert duo.niveau(Pip(leerroute=B1)) == "B1"
    assert duo.niveau(Pip(leerroute=ON)) == "B1"
    assert duo.niveau(Pip(leerroute=Z)) is None
    assert duo.niveau(Pip(leerroute=B1, niveau="A2")) == "A2"


def test_there_is_no_message_without_a_decision() -> None:
    with pytest.raises(ValueError, match="required"):
        duo.message(Pip(leerroute=B1), ASIEL)


@given(PIPS, st.booleans())
def test_the_first_pip_never_has_a2(pip: Pip, first: bool) -> None:
    """Pitfall 7, and the properties of law.md 11."""
    if not duo.check_level(pip, first=first):
        assert not (pip.niveau == "A2" and pip.leerroute is ON)
        assert not (pip.niveau == "A2" and pip.leerroute is B1 and first)
        assert not (pip.niveau == "B1" and pip.leerroute is Z)


def test_a_need_for_alfabetisering_is_asked_for() -> None:
    open_ = check(replace(complete(), alfabetisering=None), DOELEN, context())
    assert ("R-PIP-C9", "alfabetisering") in rules(open_, Severity.WARNING)
    cannot_read = check(complete(), DOELEN, context(analfabeet=True))
    assert ("R-PIP-C9", "alfabetisering") in rules(cannot_read, Severity.WARNING)
    agreed = check(replace(complete(), alfabetisering=Alfabetisering.A), DOELEN, context(analfabeet=True))
    assert ("R-PIP-C9", "alfabetisering") not in rules(agreed, Severity.WARNING)
