"""Each finding of a PIP word for word, with its article: mutation of the code showed that no test read them."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from desktop_app.domain import duo
from desktop_app.domain.findings import Finding, Severity
from desktop_app.domain.gemeente import Gemeente
from desktop_app.domain.leerroute import Leerroute
from desktop_app.domain.pip import Alfabetisering, Doel, Pip
from desktop_app.domain.pip_checks import check
from desktop_app.domain.pip_wijziging import VorigPip
from tests.unit.domain.law_data import LAW
from tests.unit.domain.test_pip_checks import ASIEL, DOELEN, GEZIN, TODAY, complete, context, keuze

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

Said = tuple[str, str, Severity, str, str]


def but(pip: Pip, **change: Any) -> Pip:
    return replace(pip, **change)


CASES: list[tuple[Pip, dict[str, Any], list[Said]]] = [
    (
        but(complete(), leerroute=None),
        {},
        [("R-PIP-C1", "Wi 15 lid 1 a", WRONG, "De leerroute ontbreekt.", "leerroute")],
    ),
    (complete(), {"keuze": None}, [("R-PIP-C1", "Wi 15 lid 1 a", WRONG, "De leerroute is nog niet gekozen.", "keuze")]),
    (
        complete(),
        {"keuze": keuze(Z)},
        [("R-PIP-C1", "Wi 15 lid 1 a", WRONG, "De leerroute in het PIP is anders dan de keuze.", "leerroute")],
    ),
    (
        complete(ASIEL, Z),
        {"route": Z, "z_examen": True},
        [
            (
                "R-PIP-C8",
                "Bi 3.14 lid 7",
                WRONG,
                "De cliënt wil een examen doen en kan dat. Zet dat in het PIP.",
                "z_examen_wens",
            )
        ],
    ),
    (
        but(complete(), z_examen_wens="KNM"),
        {},
        [
            (
                "R-PIP-C8",
                "Bi 3.14 lid 7",
                WRONG,
                "Examens op verzoek horen alleen bij de zelfredzaamheidsroute.",
                "z_examen_wens",
            )
        ],
    ),
    (
        but(complete(), alfabetisering=None),
        {},
        [("R-PIP-C9", "Bi 6.2 lid 1 c", NOTE, "Alfabetisering is niet ingevuld.", "alfabetisering")],
    ),
    (
        complete(),
        {"analfabeet": True},
        [
            (
                "R-PIP-C9",
                "Bi 6.2 lid 1 c",
                NOTE,
                "De cliënt kan nog niet lezen en schrijven. Is alfabetisering nodig?",
                "alfabetisering",
            )
        ],
    ),
    (
        complete(),
        {"moet_motiveren": True},
        [
            (
                "R-LBT-06",
                "Awb 3:46",
                WRONG,
                "De leerroute wijkt af van de toets of van het advies. Schrijf op waarom.",
                "keuze",
            )
        ],
    ),
    (
        complete(),
        {"wil_studeren": True, "keuze": keuze(onderwijsroute_onderzocht=" ")},
        [("R-PIP-18", "Wi 8 lid 1", WRONG, "Schrijf op hoe de onderwijsroute is onderzocht.", "keuze")],
    ),
    (
        complete(),
        {"keuze": keuze(onderwijsroute_onderzocht="")},
        [("R-PIP-18", "Wi 8 lid 1", NOTE, "Schrijf op hoe de onderwijsroute is onderzocht.", "keuze")],
    ),
    (complete(), {"wil_studeren": False, "keuze": keuze(onderwijsroute_onderzocht="")}, []),
    (complete(ASIEL, ON), {"route": ON, "wil_studeren": True, "keuze": keuze(ON, onderwijsroute_onderzocht="")}, []),
    (
        but(complete(), begeleiding=" "),
        {},
        [("R-PIP-C2", "Wi 15 lid 1 b", WRONG, "Ondersteuning en begeleiding ontbreken.", "begeleiding")],
    ),
    (
        complete(),
        {"doelen": ()},
        [("R-PIP-C2", "Wi 15 lid 1 b", NOTE, "Er zijn nog geen doelen of afspraken.", "doelen")],
    ),
    (
        complete(),
        {"doelen": (Doel(" ", "i"),)},
        [("R-PIP-C2", "Wi 15 lid 1 b", WRONG, "Een afspraak heeft nog geen doel.", "doelen")],
    ),
    (
        complete(),
        {"doelen": (Doel("Werk", "i", vanaf=D("2027-02-02"), tot=D("2027-02-01")),)},
        [("R-PIP-C2", "Wi 15 lid 1 b", WRONG, "Een afspraak eindigt vóór zij begint.", "doelen")],
    ),
    (complete(), {"doelen": (Doel("Werk", "i", vanaf=D("2027-02-01"), tot=D("2027-02-01")),)}, []),
    (
        but(complete(), pvt_uren=None),
        {},
        [("R-PIP-C3", "Wi 15 lid 1 c", WRONG, "De uren voor het PVT ontbreken.", "pvt_uren")],
    ),
    (
        but(complete(), pvt_uren=11),
        {},
        [("R-PIP-C3", LAW.article("uren.pvt"), WRONG, "Het PVT duurt minstens 12 uur.", "pvt_uren")],
    ),
    (
        but(complete(ASIEL, ON), map_uren=1),
        {"route": ON},
        [("R-PIP-C3", "Wi 8 lid 3", WRONG, "Bij de onderwijsroute hoort geen MAP.", "map_uren")],
    ),
    (
        but(complete(), map_uren=None),
        {},
        [("R-PIP-C3", "Wi 15 lid 1 c", WRONG, "De uren voor de MAP ontbreken.", "map_uren")],
    ),
    (
        but(complete(), map_uren=39),
        {},
        [("R-PIP-C3", LAW.article("uren.map"), NOTE, "De MAP heeft een praktijkdeel van 40 uur.", "map_uren")],
    ),
    *(
        (
            but(complete(), **{name: value}),
            {},
            [
                (
                    "R-PIP-C5",
                    "Wi 15 lid 2",
                    WRONG,
                    "De intensiteit van de leerroute ontbreekt. Zij is verplicht bij asielstatushouders.",
                    name,
                )
            ],
        )
        for name in ("intensiteit_uren_per_week", "intensiteit_weken")
        for value in (None, 0)
    ),
    (but(complete(), intensiteit_uren_per_week=1, intensiteit_weken=1), {}, []),
    *(
        (
            but(complete(GEZIN), **{name: 0}),
            {"group": GEZIN},
            [
                (
                    "R-PIP-C5",
                    "Wi 15 lid 2",
                    WRONG,
                    "De gemeente stelt bij deze groep geen intensiteit van de leerroute vast.",
                    name,
                )
            ],
        )
        for name in ("intensiteit_uren_per_week", "intensiteit_weken")
    ),
    *(
        (
            but(complete(group, route), participatie_uren=1),
            {"group": group, "route": route},
            [
                (
                    "R-HRS-03",
                    "Bi 3.14 lid 2",
                    WRONG,
                    "Participatie-uren horen alleen bij de zelfredzaamheidsroute van asielstatushouders.",
                    "participatie_uren",
                )
            ],
        )
        for group, route in ((ASIEL, B1), (GEZIN, Z))
    ),
    (
        but(complete(ASIEL, Z), participatie_uren=None),
        {"route": Z},
        [("R-HRS-03", "Bi 3.14 lid 2", WRONG, "De participatie-uren ontbreken.", "participatie_uren")],
    ),
    (but(complete(ASIEL, Z), participatie_uren=0), {"route": Z}, []),
    (
        but(complete(), vve_afspraken=" "),
        {"jong_kind": True},
        [("R-PIP-C4", "Wi 15 lid 1 d", WRONG, "De afspraken over voorschool (VVE) ontbreken.", "vve_afspraken")],
    ),
    (
        but(complete(), pw_besluiten=" "),
        {"bijstand": True},
        [
            (
                "R-PIP-C7",
                "Wi 15 lid 3",
                WRONG,
                "Noem de besluiten van de Participatiewet die bij dit PIP horen.",
                "pw_besluiten",
            )
        ],
    ),
    *(
        (
            but(complete(), voortgangsgesprekken=value),
            {},
            [
                (
                    "R-PIP-C6",
                    "Bi 5.3 lid 4",
                    WRONG,
                    "Het aantal voortgangsgesprekken ontbreekt.",
                    "voortgangsgesprekken",
                )
            ],
        )
        for value in (None, 0, -1)
    ),
    (but(complete(), voortgangsgesprekken=1), {}, []),
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
    given = {"group": ASIEL, "route": B1} | more
    doelen, today = given.pop("doelen", DOELEN), given.pop("today", TODAY)
    found = check(pip, doelen, replace(context(**given), today=today))
    assert list(found) == [Finding(*each) for each in expected]


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
