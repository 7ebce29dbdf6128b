"""DUO's own rules for PVT, MAP, Z-route, hours and aanbod: R-DUO-07 to R-DUO-12, each with DUO's field."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain import duo
from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.duo_aanbod import Aanbod, aanbod_message, check_aanbod
from desktop_app.domain.duo_voortgang import (
    Afronding,
    DuoStand,
    Verwijtbaar,
    check_hours,
    check_map,
    check_participation_hours,
    check_pvt,
    check_z_route,
    hours_message,
    map_message,
    pvt_message,
    z_route_message,
)
from desktop_app.domain.findings import Finding
from desktop_app.domain.leerroute import Leerroute
from desktop_app.domain.pip import Alfabetisering
from tests.unit.domain.law_data import LAW

D = date.fromisoformat
START, END = D("2025-01-09"), D("2028-01-09")
JA, NEE = Verwijtbaar.JA, Verwijtbaar.NEE


def stand(today: str = "2026-11-27", **more: Any) -> DuoStand:
    given: dict[str, Any] = {
        "doelgroep": Doelgroep.ASIELSTATUSHOUDER,
        "leerroute": Leerroute.Z,
        "pip": D("2025-01-08"),
        "termijn_start": START,
        "termijn_eind_exclusief": END,
    }
    return DuoStand(today=D(today), law=LAW, **(given | more))


def broken(found: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.rule, finding.field) for finding in found]


SIGNED = "datumOndertekeningPvt"


@pytest.mark.parametrize(
    ("done", "at", "rules"),
    [
        ("2025-01-09", {}, []),
        ("2025-01-08", {}, [("R-DUO-09", SIGNED)]),
        ("2026-11-27", {}, []),
        ("2026-11-28", {}, [("R-DUO-09", SIGNED)]),
        ("2026-11-01", {"pip": None}, [("R-DUO-09", SIGNED)]),
        ("2026-11-01", {"z_afgerond": D("2026-11-01")}, []),
        ("2026-11-02", {"z_afgerond": D("2026-11-01")}, [("R-DUO-09", SIGNED)]),
        ("2026-11-01", {"termijn_start": None, "termijn_eind_exclusief": None}, []),
    ],
)
def test_the_day_of_a_module(done: str, at: dict[str, Any], rules: list[tuple[str, str]]) -> None:
    assert broken(check_pvt(Afronding(D(done)), stand(**at))) == rules


@pytest.mark.parametrize(
    ("today", "done", "blame", "complaint"),
    [
        ("2026-11-27", "2026-11-01", None, ""),
        ("2026-11-27", "2026-11-01", NEE, "Op tijd klaar"),
        ("2028-02-01", "2028-01-08", JA, "Op tijd klaar"),
        ("2028-02-01", "2028-01-08", None, ""),
        ("2028-01-08", None, None, ""),
        ("2028-01-09", None, None, "De termijn is voorbij"),
        ("2028-01-09", None, JA, ""),
        ("2028-01-09", "2028-01-09", NEE, ""),
        ("2028-01-09", "2028-01-09", None, "De termijn is voorbij"),
        ("2028-01-08", None, JA, "pas na het einde"),
        ("2027-11-08", None, NEE, "laatste twee maanden"),
        ("2027-11-09", None, NEE, ""),
    ],
)
def test_blame(today: str, done: str | None, blame: Verwijtbaar | None, complaint: str) -> None:
    """R-DUO-10, one day before and on each edge."""
    found = check_map(Afronding(D(done) if done else None, blame), stand(today))
    assert [finding.field for finding in found] == ["verwijtbaar"] * bool(complaint)
    assert not complaint or complaint in found[0].text


def test_without_an_end_nobody_is_to_blame() -> None:
    unknown = stand(termijn_eind_exclusief=None)
    assert broken(check_pvt(Afronding(verwijtbaar=NEE), unknown)) == [("R-DUO-10", "verwijtbaar")]
    assert not check_pvt(Afronding(), unknown)


def test_a_date_cannot_be_taken_back_after_the_z_route() -> None:
    """R-DUO-12: leaving the field out withdraws it, and DUO refuses that."""
    before = D("2026-05-01")
    assert pvt_message(Afronding()) == {}
    assert not check_pvt(Afronding(), stand(), eerder=before)
    closed = stand(z_afgerond=D("2026-11-01"))
    assert broken(check_pvt(Afronding(), closed, eerder=before)) == [("R-DUO-12", SIGNED)]
    assert not check_pvt(Afronding(before), closed, eerder=before)
    assert not check_pvt(Afronding(), closed)


def test_the_onderwijsroute_has_no_map() -> None:
    at = stand(leerroute=Leerroute.ONDERWIJS)
    assert broken(check_map(Afronding(D("2026-11-01")), at)) == [("R-PIP-C3", "datumEindgesprekMap")]
    assert not check_map(Afronding(), at)


def test_completing_the_z_route() -> None:
    field = "datumAfrondingZroute"
    assert not check_z_route(D("2026-11-01"), stand())
    assert not check_z_route(None, stand(leerroute=Leerroute.B1))
    assert broken(check_z_route(D("2026-11-01"), stand(leerroute=Leerroute.B1))) == [("R-DUO-09", field)]
    assert broken(check_z_route(D("2026-12-01"), stand())) == [("R-DUO-09", field)]


def test_messages_hold_what_is_known() -> None:
    assert map_message(Afronding(D("2028-01-10"), JA)) == {"datumEindgesprekMap": "2028-01-10", "verwijtbaar": "Ja"}
    assert z_route_message(D("2026-11-01")) == {"datumAfrondingZroute": "2026-11-01"}
    assert z_route_message(None) == {}
    assert hours_message(600) == {"uren": 600}


@pytest.mark.parametrize(("hours", "fits"), [(-1, False), (0, True), (9999, True), (10000, False)])
def test_hours_fit_the_field(hours: int, fits: bool) -> None:
    assert broken(check_hours(hours, stand())) == [("R-DUO-11", "uren")] * (not fits)


def test_participation_hours_are_of_the_z_route_of_asielstatushouders() -> None:
    assert not check_participation_hours(800, stand())
    assert not check_participation_hours(0, stand(leerroute=Leerroute.B1))
    for other in ({"leerroute": Leerroute.B1}, {"doelgroep": Doelgroep.GEZINSMIGRANT}):
        assert broken(check_participation_hours(1, stand(**other))) == [("R-DUO-11", "uren")]


# ---- aanbod ---------------------------------------------------------------------------------------------------------

AANBOD = Aanbod("1234567890", Alfabetisering.NVT, START, START, D("2026-01-01"), bow=True)
NUMBER, LEARN = "instellingsnummer", "indicatorAlfabetiseringsonderwijs"
OFFERED, BEGIN, FINISH = "datumInburgeringsaanbod", "verwachteStartdatumOpleiding", "verwachteEinddatumOpleiding"


@pytest.mark.parametrize(
    ("change", "at", "fields"),
    [
        ({}, {}, []),
        ({}, {"doelgroep": Doelgroep.GEZINSMIGRANT}, [LEARN]),
        ({}, {"pip": None}, [OFFERED]),
        ({"instellingsnummer": "123456789"}, {}, [NUMBER]),
        ({"instellingsnummer": "12345٦7890"}, {}, [NUMBER]),
        ({"bow": False}, {}, [NUMBER]),
        ({}, {"leerroute": Leerroute.ONDERWIJS}, [NUMBER]),
        ({"taalschakel": True, "bow": False}, {"leerroute": Leerroute.ONDERWIJS}, []),
        ({"einde": START}, {}, [FINISH]),
        ({"datum": START - timedelta(days=1)}, {}, [OFFERED]),
        ({"datum": D("2025-01-07")}, {}, [OFFERED]),
        ({"datum": D("2025-06-30")}, {"pip": D("2025-07-01")}, [OFFERED, BEGIN]),
        ({"einde": END}, {}, []),
        ({"einde": END + timedelta(days=1)}, {}, [FINISH]),
        ({"datum": END, "start": None, "einde": None}, {}, [OFFERED]),
        ({"datum": None, "start": None, "einde": None}, {"termijn_start": None}, []),
    ],
)
def test_an_aanbod(change: dict[str, Any], at: dict[str, Any], fields: list[str]) -> None:
    """R-DUO-08."""
    found = check_aanbod(replace(AANBOD, **change), stand(**at))
    assert broken(found) == [("R-DUO-08", field) for field in fields]


def test_an_aanbod_says_what_is_known() -> None:
    assert aanbod_message(Aanbod("1234567890", Alfabetisering.AA, datum=START)) == {
        OFFERED: "2025-01-09",
        LEARN: "AA",
    }


# ---- taking a PIP back ----------------------------------------------------------------------------------------------


@given(st.none() | st.dates(), st.integers(-1, 900))
def test_a_pip_can_be_taken_back_only_at_the_start(begun: date | None, hours: int) -> None:
    """R-DUO-07."""
    found = duo.check_withdrawal(termijn_start=begun, gevolgde_uren=hours)
    assert len(found) == (begun is not None) + (hours > 0)
    assert {finding.rule for finding in found} <= {"R-DUO-07"}
