"""The exact words and states of every term, read through by a person: what a caseworker sees."""

from datetime import date

import pytest

from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.term_table import terms
from desktop_app.domain.terms import TermFacts
from tests.unit.domain.law_data import LAW

TODAY = date(2026, 11, 24)
NOTHING_KNOWN = {
    "D-01": ("unknown", "Termijn onbekend: de datum van het DUO-bericht ontbreekt."),
    "D-02": ("not_applicable", "Deze termijn geldt hier niet."),
    "D-03": ("not_applicable", "Deze termijn geldt hier niet."),
    "D-04": ("not_applicable", "Deze termijn geldt hier niet."),
    "D-05": ("not_applicable", "De gemeente kiest de dag zelf, in de oproep."),
    "D-06": ("not_applicable", "Alleen na de eerste boete."),
    "D-07": ("unknown", "Deze termijn begint na de eerste PIP."),
    "D-08": ("unknown", "Deze termijn begint na de eerste PIP."),
    "D-09": ("unknown", "Deze termijn begint na de eerste PIP."),
    "D-10": ("unknown", "Deze termijn begint na de eerste PIP."),
    "D-11": ("not_applicable", "De datum waarop deze termijn begint, is niet bekend."),
    "D-12": ("unknown", "Deze termijn begint na de eerste PIP."),
    "D-13": ("not_applicable", "De datum waarop deze termijn begint, is niet bekend."),
    "D-14": ("not_applicable", "Alleen na een boete van DUO."),
    "D-15": ("unknown", "De bekendmaking is niet bekend."),
    "D-16": ("unknown", "De bekendmaking is niet bekend."),
    "D-17": ("unknown", "Er is geen besluit op bezwaar bekend."),
    "D-18": ("unknown", "Er is geen bijstand bekend."),
    "D-19": ("not_applicable", "Geldt voor asielstatushouders, vanaf de inschrijving."),
    "D-20": ("not_applicable", "De datum waarop deze termijn begint, is niet bekend."),
    "D-21": ("not_applicable", "De datum waarop deze termijn begint, is niet bekend."),
    "D-22": ("not_applicable", "Alleen met een lening van DUO, na het inburgeren."),
    "D-23": ("not_applicable", "Alleen bij een boete."),
    "D-24": ("unknown", "De inburgeringsplicht loopt nog."),
    "D-25": ("unknown", "Deze termijn begint na de eerste PIP."),
}
STARTED = TermFacts(
    today=TODAY,
    doelgroep=Doelgroep.ASIELSTATUSHOUDER,
    kennisgeving=date(2026, 6, 1),
    inschrijving_huisvesting=date(2026, 9, 26),
    dagtekeningen=(date(2026, 12, 10),),
    bekendmaking=date(2026, 12, 11),
    besluit_op_bezwaar=date(2027, 2, 1),
    bijstand_vanaf=date(2026, 10, 1),
    verlenging_gevraagd=date(2026, 10, 30),
    ontheffing_gevraagd=date(2026, 10, 2),
    boete_bekendmaking=date(2026, 2, 4),
    duo_boete_bekendmaking=date(2026, 3, 31),
    taaltoets_uitslag=date(2026, 9, 1),
    lening_gevraagd=date(2026, 9, 2),
    overtreding=date(2026, 5, 5),
)
FAMILY = TermFacts(
    today=TODAY,
    doelgroep=Doelgroep.GEZINSMIGRANT,
    kennisgeving=date(2026, 10, 1),
    wacht_op_derden=True,
    voltooid=date(2026, 3, 31),
    plicht_einde=date(2026, 3, 31),
    bijstand_vanaf=date(2026, 1, 1),
)
IN_AZC = TermFacts(today=TODAY, doelgroep=Doelgroep.ASIELSTATUSHOUDER, in_azc=True)
MOVED = TermFacts(
    today=TODAY,
    inschrijving_na_verhuizing=date(2026, 9, 1),
    wacht_op_derden=True,
    informatie_ontvangen=date(2026, 11, 20),
    dagtekeningen=(date(2025, 1, 8),),
    termijn_start=date(2025, 1, 9),
    termijn_eind_exclusief=date(2028, 4, 9),
)
DIED = TermFacts(today=TODAY, kennisgeving=date(2026, 10, 1), overleden=date(2026, 11, 20))


@pytest.mark.parametrize(
    ("facts", "differs"),
    [
        (TermFacts(today=TODAY), {}),
        (
            STARTED,
            {
                "D-01": ("not_applicable", "Deze termijn geldt hier niet."),
                "D-02": (
                    "met",
                    "10 weken na za 26 sep is za 5 dec. Dat is een zaterdag, daarom ma 7 dec. "
                    "De PIP is van do 10 dec 2026. Dat is 3 dagen te laat.",
                ),
                "D-06": ("overdue", "De nieuwe termijn loopt hoogstens tot en met za 4 apr 2026. Kies een werkdag."),
                "D-07": (
                    "running",
                    "3 jaar vanaf vr 11 dec 2026: tot en met ma 10 dec 2029. Berekend. "
                    "Een vrije dag verlengt deze termijn niet.",
                ),
                "D-08": (
                    "running",
                    "Van leerroute wisselen kan tot en met za 10 jun 2028: anderhalf jaar na het begin.",
                ),
                "D-09": ("running", "Van de onderwijsroute naar de B1-route kan het hele traject."),
                "D-10": ("running", "Verlenging vragen bij DUO kan vanaf ma 11 jun 2029. DUO beslist."),
                "D-11": (
                    "running",
                    "8 weken na vr 30 okt is vr 25 dec. Dat is eerste kerstdag. "
                    "Daarna volgen tweede kerstdag en het weekend, daarom ma 28 dec.",
                ),
                "D-12": ("not_applicable", "Alleen als DUO de termijn verlengt. DUO beslist daarover."),
                "D-13": ("running", "8 weken na vr 2 okt is vr 27 nov."),
                "D-14": ("running", "De nieuwe termijn duurt hoogstens tot en met vr 31 mrt 2028. DUO bepaalt de dag."),
                "D-15": ("running", "6 weken na vr 11 dec 2026 is vr 22 jan 2027."),
                "D-16": (
                    "met",
                    "Als er bezwaar is: beslissen uiterlijk vr 5 mrt 2027 (6 weken). "
                    "Met een commissie kan het tot vr 16 apr 2027. Eén keer 6 weken uitstel kan.",
                ),
                "D-17": ("running", "6 weken na ma 1 feb is ma 15 mrt."),
                "D-18": (
                    "running",
                    "Ontzorgen van do 1 okt 2026 tot en met wo 31 mrt 2027. "
                    "Alleen met een asielvergunning voor bepaalde tijd.",
                ),
                "D-19": ("running", "Maatschappelijke begeleiding vanaf za 26 sep 2026. De wet noemt geen einde."),
                "D-20": ("overdue", "8 weken na di 1 sep is di 27 okt."),
                "D-21": ("overdue", "8 weken na wo 2 sep is wo 28 okt."),
                "D-23": ("running", "Een eerdere boete telt mee als zij van ma 5 mei 2025 of later is."),
                "D-25": ("running", "Vanaf do 11 okt 2029 telt of PVT en MAP verwijtbaar te laat zijn."),
            },
        ),
        (
            FAMILY,
            {
                "D-01": (
                    "open",
                    "10 weken na do 1 okt is do 10 dec. "
                    "U wacht op informatie van een ander. Leg vast waarom u niet zonder kunt.",
                ),
                "D-04": ("open", "De 2 weken beginnen als de informatie er is."),
                "D-18": ("not_applicable", "Ontzorgen is alleen voor mensen met een asielvergunning."),
                "D-22": ("due", "Terugbetalen van een lening begint op do 1 okt 2026."),
                "D-24": (
                    "running",
                    "Bewaren tot en met ma 31 mrt 2031. De kernset hoogstens tot en met di 31 mrt 2076.",
                ),
            },
        ),
        (
            IN_AZC,
            {
                "D-01": ("not_applicable", "Deze termijn geldt hier niet."),
                "D-02": (
                    "open",
                    "De 10 weken beginnen op de dag van inschrijving in de gemeente van huisvesting.",
                ),
            },
        ),
        (
            MOVED,
            {
                "D-01": ("not_applicable", "Deze termijn geldt hier niet."),
                "D-03": (
                    "running",
                    "10 weken na di 1 sep is di 10 nov. Door informatie van een ander geldt nu vr 4 dec 2026.",
                ),
                "D-04": ("running", "2 weken na vr 20 nov is vr 4 dec."),
                "D-07": ("running", "De termijn loopt volgens DUO vanaf do 9 jan 2025: tot en met za 8 apr 2028."),
                "D-08": (
                    "overdue",
                    "Van leerroute wisselen kan tot en met wo 8 jul 2026: anderhalf jaar na het begin.",
                ),
                "D-09": ("running", "Van de onderwijsroute naar de B1-route kan het hele traject."),
                "D-10": ("running", "Verlenging vragen bij DUO kan vanaf za 9 okt 2027. DUO beslist."),
                "D-12": ("not_applicable", "Alleen als DUO de termijn verlengt. DUO beslist daarover."),
                "D-25": ("running", "Vanaf wo 9 feb 2028 telt of PVT en MAP verwijtbaar te laat zijn."),
            },
        ),
        (
            DIED,
            {
                "D-01": ("not_applicable", "Deze persoon is overleden."),
                "D-07": ("not_applicable", "Deze persoon is overleden."),
                "D-08": ("not_applicable", "Deze persoon is overleden."),
                "D-09": ("not_applicable", "Deze persoon is overleden."),
                "D-10": ("not_applicable", "Deze persoon is overleden."),
                "D-12": ("not_applicable", "Deze persoon is overleden."),
                "D-15": ("not_applicable", "Deze persoon is overleden."),
                "D-16": ("not_applicable", "Deze persoon is overleden."),
                "D-17": ("not_applicable", "Deze persoon is overleden."),
                "D-18": ("not_applicable", "Deze persoon is overleden."),
                "D-24": ("overdue", "Overleden: verwijder de gegevens meteen."),
                "D-25": ("not_applicable", "Deze persoon is overleden."),
            },
        ),
    ],
    ids=["nothing known", "started", "family", "in azc", "moved", "died"],
)
def test_words_and_states(facts: TermFacts, differs: dict[str, tuple[str, str]]) -> None:
    assert {row.id: (row.state.value, row.text) for row in terms(facts, LAW)} == NOTHING_KNOWN | differs


def test_one_day_late_is_one_day() -> None:
    facts = TermFacts(today=TODAY, kennisgeving=date(2026, 7, 1), dagtekeningen=(date(2026, 9, 10),))
    assert terms(facts, LAW)[0].text.endswith("Dat is 1 dag te laat.")


@pytest.mark.parametrize(("day", "id"), [("2026-06-01", "D-01"), ("2026-06-02", "D-02")])
def test_registration_on_the_day_of_the_kennisgeving_changes_nothing(day: str, id: str) -> None:
    """R-PIP-02: only who is not yet registered on that date."""
    facts = TermFacts(today=TODAY, kennisgeving=date(2026, 6, 1), inschrijving_huisvesting=date.fromisoformat(day))
    applies = {row.id for row in terms(facts, LAW) if row.id in ("D-01", "D-02") and row.state != "not_applicable"}
    assert applies == {id}


def test_a_pip_of_the_day_of_registration_after_a_move_counts() -> None:
    day = date(2026, 9, 1)
    facts = TermFacts(today=TODAY, inschrijving_na_verhuizing=day, dagtekeningen=(date(2025, 1, 8), day))
    assert {row.id: row.state for row in terms(facts, LAW)}["D-03"] == "met"


def test_the_plicht_ends_on_the_day_itself() -> None:
    facts = TermFacts(today=TODAY, dagtekeningen=(date(2025, 1, 8),), plicht_einde=TODAY)
    states = {row.id: row.state for row in terms(facts, LAW)}
    assert {states[id] for id in ("D-07", "D-08", "D-09", "D-10", "D-25")} == {"met"}


def test_an_end_without_a_start_is_no_termijn() -> None:
    facts = TermFacts(today=TODAY, termijn_eind_exclusief=date(2029, 1, 1))
    assert {row.id: row.state for row in terms(facts, LAW)}["D-07"] == "unknown"
