"""Each finding of a PIP word for word, with its article: mutation of the code showed that no test read them."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from desktop_app.domain.findings import Finding, Severity
from desktop_app.domain.leerroute import Leerroute
from desktop_app.domain.pip import Doel, Pip
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
]


def assert_said(pip: Pip, more: dict[str, Any], expected: list[Said]) -> None:
    """The findings of a PIP, word for word and in their order."""
    given = {"group": ASIEL, "route": B1} | more
    doelen, today = given.pop("doelen", DOELEN), given.pop("today", TODAY)
    found = check(pip, doelen, replace(context(**given), today=today))
    assert list(found) == [Finding(*each) for each in expected]


@pytest.mark.parametrize(("pip", "more", "expected"), CASES)
def test_what_is_said(pip: Pip, more: dict[str, Any], expected: list[Said]) -> None:
    assert_said(pip, more, expected)
