"""Every message to DUO fits DUO's own OpenAPI files, and DUO's answers fit ours. The files lie beside the checkout."""

import json
import uuid
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from openapi_core import OpenAPI
from openapi_core.exceptions import OpenAPIError
from openapi_core.testing import MockRequest

from desktop_app.domain import duo
from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.duo_aanbod import Aanbod, aanbod_message
from desktop_app.domain.duo_voortgang import (
    Afronding,
    DuoStand,
    Verwijtbaar,
    check_hours,
    hours_message,
    map_message,
    pvt_message,
    z_route_message,
)
from desktop_app.domain.leerroute import Leerroute, LeerrouteKeuze
from desktop_app.domain.persoon import GedetailleerdeDoelgroep
from desktop_app.domain.pip import Alfabetisering, Doel, Pip
from desktop_app.domain.pip_checks import PipContext, adoptable, check
from tests.unit.domain.law_data import LAW
from tests.unit.domain.test_pip_checks import GEMEENTE, TODAY, complete

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "specs" / "duo"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="DUO's specifications do not lie beside this checkout")
OIN = "00000001001234567000"
BSN = "999990019"


@lru_cache(maxsize=12)
def raw(name: str) -> dict[str, Any]:
    return dict(yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8")))


@lru_cache(maxsize=12)
def spec(name: str) -> OpenAPI:
    return OpenAPI.from_dict(raw(name))


def send(name: str, method: str, template: str, body: Any, **path: str) -> None:
    """Validate one request as DUO's gateway would. Raises `OpenAPIError`."""
    route = {"bsn": BSN, **path}
    spec(name).validate_request(
        MockRequest(
            "https://duo.example",
            method,
            template.format(**route),
            path_pattern=template,
            view_args=route,
            headers={"bron": OIN, "doel": OIN, "berichtId": str(uuid.uuid4())},
            data=json.dumps(body).encode(),
        )
    )


def choices(name: str, schema: str) -> set[str]:
    return set(raw(name)["components"]["schemas"][schema]["enum"])


PIPS = st.builds(
    lambda group, route, more: (group, replace(complete(group, route), **more)),
    st.sampled_from(Doelgroep),
    st.sampled_from(Leerroute),
    st.fixed_dictionaries(
        {
            "niveau": st.sampled_from([None, "A2", "B1", "", "C1"]),
            "alfabetisering": st.sampled_from([None, *Alfabetisering]),
            "mag_opleiding_afmaken": st.booleans(),
            "dagtekening": st.dates(date(2022, 1, 1), TODAY),
        },
        optional={
            "intensiteit_uren_per_week": st.none() | st.integers(-5, 200),
            "intensiteit_weken": st.none() | st.integers(-5, 200),
        },
    ),
)


@given(PIPS, st.booleans())
def test_every_pip_that_can_be_adopted_is_accepted(made: tuple[Doelgroep, Pip], first: bool) -> None:
    group, pip = made
    pip, route = replace(pip, bekendmaking=pip.dagtekening), pip.leerroute or Leerroute.B1
    choice = LeerrouteKeuze(route, TODAY, "Anja", advies=route, onderwijsroute_onderzocht="Nee.")
    at = PipContext(
        doelgroep=group,
        today=TODAY,
        law=LAW,
        keuze=choice,
        gemeente=GEMEENTE,
        eerdere=() if first else (date(2022, 1, 1),),
    )
    assume(adoptable(check(pip, [Doel("Werken in de zorg", "i")], at)))
    send("PIP", "post", "/personen/{bsn}/PIP", duo.message(pip, group))


def test_a_field_of_ours_alone_is_refused_by_the_bed() -> None:
    """The bed can fail: DUO's file refuses another leerroute and an estimate out of bounds."""
    for wrong in ({"leerroute": "X"}, {"geschatteIntensiteitB1Route": 10_000}, {"dagtekeningPip": "morgen"}):
        with pytest.raises(OpenAPIError):
            send("PIP", "post", "/personen/{bsn}/PIP", {"dagtekeningPip": "2026-11-27", "leerroute": "B", **wrong})


DAYS = st.none() | st.dates(date(2022, 1, 1), date(2035, 12, 31))
DONE = st.builds(Afronding, DAYS, st.none() | st.sampled_from(Verwijtbaar))


@given(DONE, DAYS)
def test_pvt_map_and_z_route(done: Afronding, completed: date | None) -> None:
    send("MAP-PVT-Zroute", "put", "/personen/{bsn}/pvt", pvt_message(done))
    send("MAP-PVT-Zroute", "put", "/personen/{bsn}/map", map_message(done))
    send("MAP-PVT-Zroute", "put", "/personen/{bsn}/zroute", z_route_message(completed))


@given(st.integers(-10, 11_000), st.sampled_from(["bredeintake/taallesknm", "participatieactiviteiten"]))
def test_hours_are_refused_here_exactly_where_duo_refuses_them(hours: int, total: str) -> None:
    fits = not check_hours(hours, DuoStand(today=TODAY, doelgroep=Doelgroep.ASIELSTATUSHOUDER, law=LAW))
    paths = (f"/personen/{{bsn}}/uren/{total}", "/personen/{bsn}/uren/participatietaalles")
    for path in paths:
        if fits:
            send("GevolgdeUren", "put", path, hours_message(hours))
        else:
            with pytest.raises(OpenAPIError):
                send("GevolgdeUren", "put", path, hours_message(hours))


@given(st.builds(Aanbod, st.from_regex(r"\A[0-9]{10}\Z"), st.sampled_from(Alfabetisering), DAYS, DAYS, DAYS))
def test_aanbod(offer: Aanbod) -> None:
    template = "/personen/{bsn}/Inburgeringsaanbod/{instellingsnummer}"
    number = offer.instellingsnummer
    send("Inburgeringsaanbod", "post", template, aanbod_message(offer), instellingsnummer=number)


def test_our_words_are_duos_words() -> None:
    assert set(Leerroute) == choices("PIP", "Leerroute")
    assert set(Alfabetisering) == choices("PIP", "Alfabetiseringsonderwijs")
    assert set(Verwijtbaar) == choices("MAP-PVT-Zroute", "InburgeringJaNeeType")
    assert set(GedetailleerdeDoelgroep) == choices("Inburgeringsplicht", "GedetailleerdeDoelgroep")
    assert set(duo.FIELDS.values()) == set(raw("PIP")["components"]["schemas"]["PIP"]["properties"])
