"""Edges and words of single terms that mutation of the code showed to be untested."""

from datetime import date, timedelta
from typing import Any

from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.term_table import terms
from desktop_app.domain.terms import Term, TermFacts, TermState
from tests.unit.domain.law_data import LAW

D = date.fromisoformat
TODAY = D("2026-11-27")


def row(id: str, today: date = TODAY, **facts: Any) -> Term:
    return next(term for term in terms(TermFacts(today=today, **facts), LAW) if term.id == id)


def test_on_the_last_day_nothing_is_late() -> None:
    on_time = row("D-01", kennisgeving=D("2026-09-26"), dagtekeningen=(D("2026-12-07"),))
    assert "te laat" not in on_time.text
    late = row("D-01", kennisgeving=D("2026-09-26"), dagtekeningen=(D("2026-12-08"),))
    assert late.text.endswith("De PIP is van di 8 dec 2026. Dat is 1 dag te laat.")


def test_a_pip_without_a_known_start_is_told_by_its_day() -> None:
    assert row("D-01", dagtekeningen=(D("2026-12-07"),)).text == "De PIP is van ma 7 dec 2026."


WAITED: dict[str, Any] = {"kennisgeving": D("2026-09-26"), "informatie_ontvangen": D("2026-10-01")}


def test_information_that_came_early_lengthens_nothing() -> None:
    third = row("D-04", **WAITED, wacht_op_derden=True)
    assert third.legal == D("2026-12-07")
    assert third.text == "2 weken na do 1 okt is do 15 okt. De gewone termijn is langer: ma 7 dec 2026."
    unused = row("D-04", **WAITED)
    assert unused.state is TermState.NOT_APPLICABLE
    assert unused.text.endswith("ma 7 dec 2026. U wachtte niet op deze informatie: de gewone termijn geldt.")


def test_the_ordinary_term_gives_way_only_after_its_last_day() -> None:
    facts: dict[str, Any] = {
        "kennisgeving": D("2026-09-01"),
        "wacht_op_derden": True,
        "informatie_ontvangen": D("2026-11-09"),
    }
    last = row("D-01", **facts).legal
    assert last == D("2026-11-10")
    on_the_day = row("D-01", today=last, **facts)
    assert "Door informatie van een ander" not in on_the_day.text
    assert on_the_day.state is TermState.DUE
    after = row("D-01", today=last + timedelta(days=1), **facts)
    assert after.text.endswith("Door informatie van een ander geldt nu ma 23 nov 2026.")


BEGUN: dict[str, Any] = {"doelgroep": Doelgroep.ASIELSTATUSHOUDER, "termijn_start": D("2025-01-09")}


def test_an_extension_begins_where_three_years_end() -> None:
    longer = row("D-12", **BEGUN, termijn_eind_exclusief=D("2028-07-09"), verlenging_besloten=D("2026-11-20"))
    assert (longer.start, longer.strict, longer.legal) == (D("2028-01-09"), D("2028-07-08"), D("2028-07-08"))
    assert longer.state is TermState.RUNNING
    assert longer.text == (
        "DUO verlengde de termijn tot en met za 8 jul 2028. Bij aanzienlijke inspanningen is dat 6 maanden extra."
    )
    same = row("D-12", **BEGUN, termijn_eind_exclusief=D("2028-01-09"), verlenging_besloten=D("2026-11-20"))
    assert same.state is TermState.NOT_APPLICABLE


def test_extension_can_be_asked_until_the_last_day() -> None:
    ends: dict[str, Any] = {**BEGUN, "termijn_eind_exclusief": D("2028-01-09")}
    days = ("2027-07-08", "2027-07-09", "2028-01-08", "2028-01-09")
    states = [row("D-10", today=D(day), **ends).state for day in days]
    assert states == [TermState.RUNNING, TermState.DUE, TermState.DUE, TermState.OVERDUE]


def test_blame_counts_until_the_last_day_of_the_termijn() -> None:
    flag = row("D-25", **BEGUN, termijn_eind_exclusief=D("2028-01-09"))
    assert (flag.start, flag.strict, flag.legal) == (D("2027-11-09"), D("2028-01-08"), D("2028-01-08"))


def test_a_decision_counts_from_the_day_of_its_event() -> None:
    asked = D("2026-10-01")
    same = row("D-11", verlenging_gevraagd=asked, verlenging_besloten=asked)
    assert same.state is TermState.MET
    assert same.text.startswith("8 weken na do 1 okt is do 26 nov.")
    assert same.text.endswith(" Dat is gebeurd op do 1 okt 2026.")
    before = row("D-11", verlenging_gevraagd=asked, verlenging_besloten=D("2026-09-30"))
    assert before.state is not TermState.MET
    assert "gebeurd" not in before.text


def test_bezwaar_decision_and_beroep_begin_the_day_after() -> None:
    known, decided = D("2026-08-03"), D("2026-10-12")
    facts: dict[str, Any] = {"bekendmaking": known, "besluit_op_bezwaar": decided}
    assert row("D-15", **facts).start == D("2026-08-04")
    assert row("D-16", **facts).start == row("D-15", **facts).legal + timedelta(days=1)  # type: ignore[operator]
    assert row("D-17", **facts).start == D("2026-10-13")


def test_paying_back_is_due_on_its_first_day() -> None:
    loan: dict[str, Any] = {"doelgroep": Doelgroep.GEZINSMIGRANT, "voltooid": D("2026-01-15")}
    first = row("D-22", **loan).legal
    assert first is not None
    assert row("D-22", today=first, **loan).state is TermState.DUE
    assert row("D-22", today=first - timedelta(days=1), **loan).state is TermState.RUNNING
