"""DUO's refusals after the PIP, word for word, with the message and the field of DUO they concern."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.duo_aanbod import Aanbod, aanbod_message, check_aanbod
from desktop_app.domain.duo_voortgang import (
    Afronding,
    Verwijtbaar,
    check_hours,
    check_map,
    check_participation_hours,
    check_pvt,
    check_z_route,
    map_message,
    pvt_message,
    z_route_message,
)
from desktop_app.domain.findings import Finding, Severity
from desktop_app.domain.leerroute import Leerroute
from desktop_app.domain.pip import Alfabetisering
from tests.unit.domain.test_duo_voortgang import END, START, stand

D = date.fromisoformat
DAY = timedelta(days=1)
JA, NEE = Verwijtbaar.JA, Verwijtbaar.NEE
PVT, MAP, Z = "datumOndertekeningPvt", "datumEindgesprekMap", "datumAfrondingZroute"
TODAY = D("2026-11-27")


def said(rule: str, message: str, text: str, field: str) -> Finding:
    return Finding(rule, f"DUO M2M, {message}", Severity.ERROR, text, field)


def test_the_messages_whole() -> None:
    assert pvt_message(Afronding(D("2026-02-01"), JA)) == {PVT: "2026-02-01", "verwijtbaar": "Ja"}
    assert map_message(Afronding(D("2026-02-01"), NEE)) == {MAP: "2026-02-01", "verwijtbaar": "Nee"}
    assert pvt_message(Afronding()) == map_message(Afronding()) == {}
    assert z_route_message(D("2026-02-01")) == {Z: "2026-02-01"}


@pytest.mark.parametrize("name", ["PVT", "MAP"])
def test_a_day_that_cannot_be(name: str) -> None:
    check, field = {"PVT": (check_pvt, PVT), "MAP": (check_map, MAP)}[name]
    nothing = stand(pip=None, termijn_start=None, termijn_eind_exclusief=None)
    assert check(Afronding(TODAY), nothing) == [said("R-DUO-09", name, "Er is nog geen PIP van deze gemeente.", field)]
    assert check(Afronding(START - DAY), stand()) == [said("R-DUO-09", name, "Deze dag ligt vóór de termijn.", field)]
    assert check(Afronding(TODAY + DAY), stand()) == [said("R-DUO-09", name, "Deze dag moet nog komen.", field)]
    assert check(Afronding(TODAY), stand(z_afgerond=TODAY - DAY)) == [
        said("R-DUO-09", name, "Deze dag ligt na de afronding van de Z-route.", field)
    ]
    assert check(Afronding(TODAY), stand(z_afgerond=TODAY)) == []
    assert check(Afronding(), stand(z_afgerond=TODAY), eerder=START) == [
        said("R-DUO-12", name, "De Z-route is afgerond. Deze datum kan niet meer weg.", field)
    ]
    assert check(Afronding(START), stand()) == check(Afronding(TODAY), stand()) == []


@pytest.mark.parametrize("name", ["PVT", "MAP"])
def test_blame_where_it_belongs(name: str) -> None:
    check = {"PVT": check_pvt, "MAP": check_map}[name]

    def words(done: Afronding, today: date, end: date | None = END) -> list[Finding]:
        return check(done, stand(today.isoformat(), termijn_eind_exclusief=end))

    def refused(text: str) -> list[Finding]:
        return [said("R-DUO-10", name, text, "verwijtbaar")]

    assert words(Afronding(None, JA), TODAY, None) == refused("Het einde van de termijn is niet bekend.")
    assert words(Afronding(), TODAY, None) == []
    assert words(Afronding(TODAY, NEE), TODAY) == refused("Op tijd klaar: 'verwijtbaar' hoort er dan niet bij.")
    assert words(Afronding(END - DAY), END) == []
    assert words(Afronding(END), END) == refused("De termijn is voorbij. Zeg of dat verwijtbaar is.")
    assert words(Afronding(), END - DAY) == []
    assert words(Afronding(None, JA), END - DAY) == refused("'Verwijtbaar: ja' kan pas na het einde van de termijn.")
    early = "'Verwijtbaar: nee' kan pas in de laatste twee maanden van de termijn."
    assert words(Afronding(None, NEE), D("2027-11-08")) == refused(early)
    assert words(Afronding(None, NEE), D("2027-11-09")) == []


def test_routes_that_do_not_have_it() -> None:
    school = stand(leerroute=Leerroute.ONDERWIJS)
    assert check_map(Afronding(TODAY), school) == [
        said("R-PIP-C3", "MAP", "Bij de onderwijsroute hoort geen MAP.", MAP)
    ]
    assert check_map(Afronding(), school) == []
    other = stand(leerroute=Leerroute.B1)
    assert check_z_route(TODAY, other) == [
        said("R-DUO-09", "Z-route", "Deze persoon volgt de zelfredzaamheidsroute niet.", Z)
    ]
    assert check_z_route(None, other) == []
    assert check_z_route(TODAY + DAY, stand()) == [said("R-DUO-09", "Z-route", "Deze dag moet nog komen.", Z)]


def test_hours_are_whole_totals_that_fit() -> None:
    most = stand().law.number("uren.duo_maximum")
    text = f"Het totaal is een heel getal van 0 tot en met {most}."
    assert check_hours(0, stand()) == check_hours(most, stand()) == []
    for hours in (-1, most + 1):
        assert check_hours(hours, stand()) == [said("R-DUO-11", "GevolgdeUren", text, "uren")]
    asked = "Participatie-uren horen alleen bij de zelfredzaamheidsroute van asielstatushouders."
    for other in (stand(leerroute=Leerroute.B1), stand(doelgroep=Doelgroep.GEZINSMIGRANT)):
        assert check_participation_hours(1, other) == [said("R-DUO-11", "GevolgdeUren", asked, "uren")]
        assert check_participation_hours(0, other) == []
    assert check_participation_hours(1, stand()) == []


GOOD = Aanbod("0123456789", Alfabetisering.NVT, D("2025-02-01"), D("2025-03-01"), D("2026-03-01"), bow=True)


def test_an_offer_whole() -> None:
    assert aanbod_message(GOOD) == {
        "datumInburgeringsaanbod": "2025-02-01",
        "verwachteStartdatumOpleiding": "2025-03-01",
        "verwachteEinddatumOpleiding": "2026-03-01",
        "indicatorAlfabetiseringsonderwijs": "NVT",
    }
    assert check_aanbod(GOOD, stand()) == []
    bare = Aanbod("0123456789", Alfabetisering.A, bow=True)
    assert aanbod_message(bare) == {"indicatorAlfabetiseringsonderwijs": "A"}
    assert check_aanbod(bare, stand()) == []
    assert (bare.datum, bare.start, bare.einde, bare.taalschakel) == (None, None, None, False)
    assert Aanbod("0123456789", Alfabetisering.A).bow is False


def refused(text: str, field: str) -> list[Finding]:
    return [said("R-DUO-08", "Inburgeringsaanbod", text, field)]


def test_an_offer_that_duo_refuses() -> None:
    gezin = stand(doelgroep=Doelgroep.GEZINSMIGRANT)
    text = "Een aanbod gaat alleen over asielstatushouders."
    assert check_aanbod(GOOD, gezin) == refused(text, "indicatorAlfabetiseringsonderwijs")
    bare = Aanbod("0123456789", Alfabetisering.A, bow=True)
    text = "Er is nog geen PIP van deze gemeente."
    assert check_aanbod(bare, stand(pip=None)) == refused(text, "datumInburgeringsaanbod")
    for number in ("012345678", "01234567890", "012345678x", "٠١٢٣٤٥٦٧٨٩"):
        text = "Het instellingsnummer heeft tien cijfers."
        assert check_aanbod(replace(GOOD, instellingsnummer=number), stand()) == refused(text, "instellingsnummer")
    text = "De school heeft geen keurmerk van Blik op Werk."
    assert check_aanbod(replace(GOOD, bow=False, taalschakel=True), stand()) == refused(text, "instellingsnummer")
    school = stand(leerroute=Leerroute.ONDERWIJS)
    text = "De school heeft geen keurmerk voor taalschakeltrajecten."
    assert check_aanbod(GOOD, school) == refused(text, "instellingsnummer")
    assert check_aanbod(replace(GOOD, bow=False, taalschakel=True), school) == []
    text = "De opleiding eindigt vóór zij begint."
    assert check_aanbod(replace(GOOD, einde=GOOD.start), stand()) == refused(text, "verwachteEinddatumOpleiding")


OFFERED, BEGINS, ENDS = "datumInburgeringsaanbod", "verwachteStartdatumOpleiding", "verwachteEinddatumOpleiding"


@pytest.mark.parametrize("field", [OFFERED, BEGINS, ENDS])
def test_the_days_of_an_offer(field: str) -> None:
    name = {OFFERED: "datum", BEGINS: "start", ENDS: "einde"}[field]

    def words(day: date) -> list[Finding]:
        change: dict[str, date] = {name: day}
        return check_aanbod(replace(Aanbod("0123456789", Alfabetisering.A, bow=True), **change), stand())  # type: ignore[arg-type]

    pip = stand().pip
    assert pip is not None
    assert words(pip - DAY) == refused("Deze dag ligt vóór de dagtekening van het PIP.", field)
    outside = refused("Deze dag valt buiten de inburgeringstermijn.", field)
    assert words(pip) == outside, "the termijn begins the day after"
    assert words(START) == []
    assert words(END - DAY) == []
    assert words(END) == ([] if field == ENDS else outside)
    assert words(END + DAY) == outside
