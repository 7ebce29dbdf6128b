"""Tables A to G of the law research, section 6.3, as they stand there."""

from datetime import date

import pytest

from desktop_app.domain.calendar import same_day
from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.other_terms import objection_last_day
from desktop_app.domain.term_table import terms
from desktop_app.domain.terms import Term, TermFacts, TermState
from tests.unit.domain.law_data import LAW

D = date.fromisoformat
TODAY = D("2026-11-24")

TEN_WEEKS = [
    ("2024-01-05", "2024-03-15", "2024-03-15"),
    ("2024-12-20", "2025-02-28", "2025-02-28"),
    ("2025-02-10", "2025-04-21", "2025-04-22"),
    ("2025-02-15", "2025-04-26", "2025-04-28"),
    ("2025-03-20", "2025-05-29", "2025-06-02"),
    ("2025-10-16", "2025-12-25", "2025-12-29"),
    ("2025-10-23", "2026-01-01", "2026-01-05"),
    ("2026-02-14", "2026-04-25", "2026-04-28"),
    ("2026-03-05", "2026-05-14", "2026-05-18"),
    ("2026-06-13", "2026-08-22", "2026-08-24"),
    ("2026-07-01", "2026-09-09", "2026-09-09"),
    ("2027-02-24", "2027-05-05", "2027-05-10"),
    ("2028-02-17", "2028-04-27", "2028-05-01"),
]


def row(id: str, facts: TermFacts) -> Term:
    (found,) = [term for term in terms(facts, LAW) if term.id == id]
    return found


@pytest.mark.parametrize(("event", "strict", "legal"), TEN_WEEKS)
def test_a_ten_weeks(event: str, strict: str, legal: str) -> None:
    day = D(event)
    facts = {
        "D-01": TermFacts(today=TODAY, kennisgeving=day),
        "D-02": TermFacts(today=TODAY, doelgroep=Doelgroep.ASIELSTATUSHOUDER, inschrijving_huisvesting=day),
        "D-03": TermFacts(today=TODAY, inschrijving_na_verhuizing=day),
    }
    for id, given in facts.items():
        term = row(id, given)
        assert (term.start, term.strict, term.legal) == (day, D(strict), D(legal)), id


@pytest.mark.parametrize(
    ("receipt", "strict", "legal"),
    [
        ("2025-12-12", "2025-12-26", "2025-12-29"),
        ("2025-04-07", "2025-04-21", "2025-04-22"),
        ("2026-05-01", "2026-05-15", "2026-05-18"),
    ],
)
def test_b_two_weeks_after_information(receipt: str, strict: str, legal: str) -> None:
    term = row("D-04", TermFacts(today=TODAY, wacht_op_derden=True, informatie_ontvangen=D(receipt)))
    assert (term.start, term.strict, term.legal) == (D(receipt), D(strict), D(legal))


@pytest.mark.parametrize(
    ("dagtekening", "start", "last", "exclusive", "switch", "ask"),
    [
        ("2024-03-15", "2024-03-16", "2027-03-15", "2027-03-16", "2025-09-15", "2026-09-16"),
        ("2024-02-28", "2024-02-29", "2027-02-28", "2027-03-01", "2025-08-28", "2026-09-01"),
        ("2024-02-29", "2024-03-01", "2027-02-28", "2027-03-01", "2025-08-31", "2026-09-01"),
        ("2025-02-28", "2025-03-01", "2028-02-29", "2028-03-01", "2026-08-31", "2027-09-01"),
        ("2026-06-30", "2026-07-01", "2029-06-30", "2029-07-01", "2027-12-31", "2029-01-01"),
        ("2024-08-30", "2024-08-31", "2027-08-30", "2027-08-31", "2026-02-28", "2027-03-01"),
        ("2025-12-31", "2026-01-01", "2028-12-31", "2029-01-01", "2027-06-30", "2028-07-01"),
    ],
)
def test_c_termijn(dagtekening: str, start: str, last: str, exclusive: str, switch: str, ask: str) -> None:
    for later in ((), (D("2029-12-01"),)):  # an amended PIP, or one of a second gemeente, changes nothing
        facts = TermFacts(today=TODAY, dagtekeningen=(D(dagtekening), *later))
        termijn = row("D-07", facts)
        assert (termijn.start, termijn.legal) == (D(start), D(last))
        assert (D(exclusive) - D(last)).days == 1
        assert row("D-08", facts).legal == D(switch)
        assert row("D-10", facts).legal == D(ask)


@pytest.mark.parametrize(
    ("known", "runs_from", "legal", "six", "twelve"),
    [
        ("2025-12-23", "2025-12-24", "2026-02-03", "2026-03-17", "2026-04-28"),
        ("2026-02-20", "2026-02-21", "2026-04-07", "2026-05-19", "2026-06-30"),
        ("2026-04-02", "2026-04-03", "2026-05-18", "2026-06-29", "2026-08-10"),
        ("2026-11-13", "2026-11-14", "2026-12-28", "2027-02-08", "2027-03-22"),
        ("2025-03-10", "2025-03-11", "2025-04-22", "2025-06-03", "2025-07-15"),
    ],
)
def test_d_bezwaar(known: str, runs_from: str, legal: str, six: str, twelve: str) -> None:
    facts = TermFacts(today=TODAY, bekendmaking=D(known))
    bezwaar = row("D-15", facts)
    assert (bezwaar.start, bezwaar.legal) == (D(runs_from), D(legal))
    assert objection_last_day(D(known), LAW) == D(legal)
    assert row("D-16", facts).legal == D(six)
    assert row("D-16", TermFacts(today=TODAY, bekendmaking=D(known), commissie=True)).legal == D(twelve)


@pytest.mark.parametrize(
    ("since", "last"),
    [("2026-01-15", "2026-07-14"), ("2025-08-31", "2026-02-28"), ("2024-08-29", "2025-02-28")],
)
def test_e_ontzorgen(since: str, last: str) -> None:
    assert row("D-18", TermFacts(today=TODAY, bijstand_vanaf=D(since))).legal == D(last)


@pytest.mark.parametrize(
    ("received", "strict", "legal"),
    [("2026-03-09", "2026-05-04", "2026-05-04"), ("2026-10-30", "2026-12-25", "2026-12-28")],
)
def test_f_decision_on_extension(received: str, strict: str, legal: str) -> None:
    term = row("D-11", TermFacts(today=TODAY, verlenging_gevraagd=D(received)))
    assert (term.strict, term.legal) == (D(strict), D(legal))


def test_g_retention() -> None:
    term = row("D-24", TermFacts(today=D("2027-04-01"), plicht_einde=D("2027-03-10")))
    assert (term.legal, term.state) == (D("2032-03-10"), TermState.RUNNING)
    assert same_day(D("2027-03-10"), LAW.terms["D-24"].extra["kernset"]) == D("2077-03-10")
    assert "10 mrt 2077" in term.text


def test_g_death_means_at_once() -> None:
    rows = terms(TermFacts(today=TODAY, kennisgeving=D("2026-10-01"), overleden=D("2026-11-20")), LAW)
    assert {term.id for term in rows if term.state is TermState.OVERDUE} == {"D-24"}
    assert row("D-24", TermFacts(today=TODAY, overleden=D("2026-11-20"))).legal == D("2026-11-20")
