"""Contact, days, DUO and later versions: findings word for word, as in `test_pip_words`."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from desktop_app.domain import duo
from desktop_app.domain.findings import Finding, Severity
from desktop_app.domain.gemeente import Gemeente
from desktop_app.domain.leerroute import Leerroute
from desktop_app.domain.pip import Alfabetisering, Pip
from desktop_app.domain.pip_checks import check
from desktop_app.domain.pip_wijziging import VorigPip
from tests.unit.domain.test_pip_checks import ASIEL, DOELEN, GEZIN, TODAY, complete, context
from tests.unit.domain.test_pip_words import Said, assert_said, but

B1, ON, Z = Leerroute.B1, Leerroute.ONDERWIJS, Leerroute.Z
D = date.fromisoformat
DAY = timedelta(days=1)
WRONG, NOTE = Severity.ERROR, Severity.WARNING
LATER: dict[str, Any] = {
    "soort": "gewijzigd",
    "vorige": VorigPip(B1, "A2"),
    "eerdere": (D("2026-01-31"),),
    "termijn_start": D("2026-02-01"),
}
WHY: dict[str, Any] = {"wijziging_reden": "U ging sneller vooruit."}

CASES: list[tuple[Pip, dict[str, Any], list[Said]]] = [
    (
        but(complete(), contactpersoon=" ", contact_telefoon=" "),
        {},
        [
            ("R-PIP-C6", "Wi 17 lid 1", WRONG, "De contactpersoon ontbreekt.", "contactpersoon"),
            ("R-PIP-C6", "Wi 17 lid 1", NOTE, "Het telefoonnummer ontbreekt.", "contact_telefoon"),
        ],
    ),
    (
        complete(),
        {"gemeente": Gemeente("Voorbeeld")},
        [("R-PIP-13", "Awb 3:45", WRONG, "Het adres voor bezwaar ontbreekt.", "gemeente")],
    ),
    (
        but(complete(), dagtekening=None),
        {},
        [("R-TRM-02", "Wi 11 lid 2", WRONG, "De dagtekening ontbreekt.", "dagtekening")],
    ),
    (
        but(complete(), dagtekening=TODAY + DAY, bekendmaking=TODAY + DAY),
        {},
        [("R-TRM-02", "Wi 11 lid 2", NOTE, "De dagtekening ligt in de toekomst.", "dagtekening")],
    ),
    (
        but(complete(), bekendmaking=None),
        {},
        [
            (
                "R-PIP-12",
                "Awb 6:8",
                WRONG,
                "De verzenddatum ontbreekt. Daarmee begint de termijn voor bezwaar.",
                "bekendmaking",
            )
        ],
    ),
    (
        but(complete(), bekendmaking=TODAY - DAY),
        {},
        [("R-PIP-12", "Awb 6:8", WRONG, "De verzenddatum ligt vóór de dagtekening.", "bekendmaking")],
    ),
    (
        but(complete(), bekendmaking=TODAY + DAY),
        {},
        [
            (
                "R-PIP-12",
                "Awb 6:8",
                NOTE,
                "De verzenddatum is anders dan de dagtekening. Bezwaar loopt vanaf de verzending.",
                "bekendmaking",
            )
        ],
    ),
    (
        but(complete(), uitreiking=TODAY - DAY),
        {},
        [("R-PIP-12", "Awb 3:41", WRONG, "De uitreiking ligt vóór de dagtekening.", "uitreiking")],
    ),
    (
        complete(),
        {"plicht_start": TODAY + DAY},
        [
            (
                "R-DUO-01",
                duo.ARTICLE,
                WRONG,
                "De dagtekening ligt vóór het begin van de inburgeringsplicht.",
                "dagtekening",
            )
        ],
    ),
    (complete(), {"plicht_start": TODAY}, []),
    *(
        (
            complete(),
            {"eerdere": days},
            [("R-DUO-02", duo.ARTICLE, WRONG, "De dagtekening ligt vóór die van een eerder PIP.", "dagtekening")],
        )
        for days in ((TODAY + DAY,), (TODAY + DAY, TODAY), (TODAY, TODAY + DAY))
    ),
    (complete(), {"eerdere": (TODAY, TODAY + DAY, TODAY)}, []),
    (complete(), {"eerdere": (TODAY,)}, []),
    (
        complete(),
        {"vestiging": TODAY + DAY},
        [
            (
                "R-DUO-03",
                duo.ARTICLE,
                WRONG,
                "De dagtekening ligt vóór de inschrijving in de gemeente. Maak een PIP-advies.",
                "dagtekening",
            )
        ],
    ),
    (complete(), {"vestiging": TODAY}, []),
    (complete(), {"vestiging": TODAY + DAY, "advies": True}, []),
    *(
        (
            but(complete(ASIEL, route), niveau=level),
            {"route": route},
            [("R-DUO-04", duo.ARTICLE, WRONG, text, "niveau")],
        )
        for route, level, text in (
            (B1, "C1", "Het niveau is A2 of B1."),
            (ON, "A2", "Niveau A2 past niet bij de onderwijsroute."),
            (Z, "B1", "Niveau B1 past niet bij de zelfredzaamheidsroute."),
            (B1, "A2", "Niveau A2 kan niet in het eerste PIP. Afschalen kan later, na 600 uur les."),
        )
    ),
    *((but(complete(ASIEL, route), niveau=level), {"route": route}, []) for route, level in ((ON, "B1"), (Z, "A2"))),
    (
        but(complete(), intensiteit_uren_per_week=100, intensiteit_weken=100),
        {},
        [("R-DUO-06", duo.ARTICLE, WRONG, "Het totaal van 10000 uur is te veel voor DUO.", "intensiteit_weken")],
    ),
    (but(complete(), intensiteit_uren_per_week=101, intensiteit_weken=99), {}, []),
    (
        but(complete(), niveau="A2"),
        LATER,
        [("R-PIP-14", "Awb 3:46", WRONG, "Schrijf op waarom het PIP verandert.", "wijziging_reden")],
    ),
    (
        but(complete(), **WHY),
        LATER,
        [("R-PIP-C10", "Bi 5.3 lid 6", WRONG, "Het vorige PIP noemt niveau A2. Kies het niveau opnieuw.", "niveau")],
    ),
    (
        complete(),
        {"soort": "na_verhuizing", "vast": Z},
        [
            (
                "R-INT-11",
                "Wi 15 lid 4",
                WRONG,
                "Na een verhuizing blijft de leerroute van de vorige gemeente.",
                "leerroute",
            ),
            (
                "R-TRM-03",
                "Wi 11 lid 3",
                NOTE,
                "Vul in wanneer het eerste PIP in de andere gemeente is vastgesteld. Daarmee begon de termijn.",
                "dagtekening",
            ),
        ],
    ),
    (
        but(complete(ASIEL, Z), dagtekening=D("2027-08-01"), bekendmaking=D("2027-08-01"), **WHY),
        {**LATER, "route": Z, "today": D("2027-08-01")},
        [
            (
                "R-CHG-08",
                "Bi 5.4 lid 3",
                NOTE,
                "Na anderhalf jaar wisselt de leerroute alleen in een bijzonder geval. Schrijf op wat er bijzonder is.",
                "wijziging_reden",
            )
        ],
    ),
    (
        but(complete(), begeleiding="Bel over 123456782."),
        {},
        [("R-PRV-04", "Wi 37", WRONG, "Hier staat een BSN. Haal het weg.", "begeleiding")],
    ),
]


@pytest.mark.parametrize(("pip", "more", "expected"), CASES)
def test_what_is_said(pip: Pip, more: dict[str, Any], expected: list[Said]) -> None:
    assert_said(pip, more, expected)


@pytest.mark.parametrize("name", ["vve_afspraken", "gesprek_ritme", "pw_besluiten", "afschalen_inspanning", "teksten"])
def test_every_text_is_read_for_what_may_not_be_kept(name: str) -> None:
    text = "Bel over 123456782."
    change: dict[str, Any] = {name: {"c2": text} if name == "teksten" else text}
    assert ("R-PRV-04", name) in {
        (found.rule, found.field) for found in check(but(complete(), **change), DOELEN, context())
    }


@pytest.mark.parametrize("name", ["doel", "client_doet", "gemeente_doet", "wie", "gelukt_als"])
def test_every_part_of_an_agreement_is_read_too(name: str) -> None:
    change: dict[str, Any] = {name: "Bel over 123456782."}
    doel = replace(DOELEN[0], **change)
    assert [(found.rule, found.field) for found in check(complete(), (doel,), context())] == [("R-PRV-04", "doelen")]


def test_what_duo_refuses_to_take_back() -> None:
    """R-DUO-07."""
    assert not duo.check_withdrawal(termijn_start=None, gevolgde_uren=0)
    assert duo.check_withdrawal(termijn_start=TODAY, gevolgde_uren=1) == [
        Finding("R-DUO-07", duo.ARTICLE, WRONG, text, "leerroute")
        for text in (
            "DUO heeft de termijn al bepaald. Het PIP kan daar niet meer weg.",
            "Er zijn al lesuren bij DUO. Het PIP kan daar niet meer weg.",
        )
    ]


def test_the_whole_message() -> None:
    pip = but(complete(), niveau="B1", mag_opleiding_afmaken=False, alfabetisering=Alfabetisering.NVT)
    assert duo.message(pip, ASIEL) == {
        "dagtekeningPip": "2026-11-24",
        "leerroute": B1.value,
        "niveau": "B1",
        "geschatteIntensiteitB1Route": 720,
        "indicatorMagOpleidingAfmaken": False,
        "indicatorAlfabetiseringsonderwijs": Alfabetisering.NVT.value,
    }


def test_the_estimate_is_for_the_b1_route_of_asielstatushouders_only() -> None:
    """R-DUO-06."""
    hours: dict[str, Any] = {"intensiteit_uren_per_week": 12, "intensiteit_weken": 60}
    assert duo.estimated_hours(but(complete(ASIEL, B1), **hours), ASIEL) == 720
    assert duo.estimated_hours(but(complete(GEZIN, B1), **hours), GEZIN) is None
    assert duo.estimated_hours(but(complete(ASIEL, Z), **hours), ASIEL) is None
    assert duo.estimated_hours(but(complete(ASIEL, ON), **hours), ASIEL) is None
