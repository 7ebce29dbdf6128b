"""Which of the ten weeks counts, and the one exception (Bi 5.3)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.calendar import free_day
from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.pip_terms import pip_term, pip_terms, which
from desktop_app.domain.terms import Term, TermFacts, TermState
from tests.unit.domain.law_data import LAW

ASIEL, GEZIN = Doelgroep.ASIELSTATUSHOUDER, Doelgroep.GEZINSMIGRANT
TODAY = date(2026, 11, 24)
DAYS = st.dates(date(2022, 1, 1), date(2028, 6, 1))


def rows(facts: TermFacts) -> dict[str, Term]:
    return {term.id: term for term in pip_terms(facts, LAW)}


def test_the_kennisgeving_starts_the_ten_weeks() -> None:
    term = pip_term(TermFacts(today=TODAY, doelgroep=ASIEL, kennisgeving=date(2026, 9, 26)), LAW)
    assert (term.id, term.legal, term.state) == ("D-01", date(2026, 12, 7), TermState.RUNNING)
    assert term.text == "10 weken na za 26 sep is za 5 dec. Dat is een zaterdag, daarom ma 7 dec."


def test_years_are_named_when_they_differ() -> None:
    term = pip_term(TermFacts(today=TODAY, kennisgeving=date(2025, 10, 23)), LAW)
    assert term.text == (
        "10 weken na do 23 okt 2025 is do 1 jan 2026. Dat is Nieuwjaarsdag. "
        "Daarna volgen een gelijkgestelde dag en het weekend, daarom ma 5 jan 2026."
    )


def test_a_year_without_decree_is_warned_about() -> None:
    term = pip_term(TermFacts(today=TODAY, kennisgeving=date(2029, 2, 22)), LAW)
    assert "Voor 2029 zijn de extra vrije dagen nog niet bekend." in term.text


def test_later_registration_of_a_vergunninghouder_starts_them_again() -> None:
    """Pitfall 2."""
    facts = TermFacts(
        today=TODAY, doelgroep=ASIEL, kennisgeving=date(2026, 6, 1), inschrijving_huisvesting=date(2026, 10, 5)
    )
    assert pip_term(facts, LAW).id == "D-02"
    assert pip_term(facts, LAW).strict == date(2026, 12, 14)
    assert rows(facts)["D-01"].state is TermState.NOT_APPLICABLE


def test_registration_before_the_kennisgeving_changes_nothing() -> None:
    facts = TermFacts(
        today=TODAY, doelgroep=ASIEL, kennisgeving=date(2026, 10, 5), inschrijving_huisvesting=date(2026, 6, 1)
    )
    assert which(facts) == "D-01"


@pytest.mark.parametrize("group", [Doelgroep.GEZINSMIGRANT, Doelgroep.OVERIGE_MIGRANT])
@given(known=DAYS, housed=DAYS)
def test_others_never_get_the_housing_term(group: Doelgroep, known: date, housed: date) -> None:
    """R-PIP-05."""
    facts = TermFacts(today=TODAY, doelgroep=group, kennisgeving=known, inschrijving_huisvesting=housed)
    assert rows(facts)["D-02"].state is TermState.NOT_APPLICABLE
    assert pip_term(facts, LAW).start == known


def test_in_the_azc_the_weeks_have_not_begun() -> None:
    facts = TermFacts(today=TODAY, doelgroep=ASIEL, in_azc=True, kennisgeving=date(2026, 6, 1))
    term = pip_term(facts, LAW)
    assert (term.id, term.state, term.legal) == ("D-02", TermState.OPEN, None)


def test_after_a_move_only_a_pip_of_this_gemeente_counts() -> None:
    moved = date(2026, 10, 1)
    facts = TermFacts(today=TODAY, inschrijving_na_verhuizing=moved, dagtekeningen=(date(2025, 1, 8),))
    assert rows(facts)["D-03"].state is TermState.RUNNING
    facts = TermFacts(
        today=TODAY, inschrijving_na_verhuizing=moved, dagtekeningen=(date(2025, 1, 8), date(2026, 11, 3))
    )
    assert rows(facts)["D-03"].state is TermState.MET


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2026-12-04", TermState.RUNNING),
        ("2026-12-05", TermState.DUE),
        ("2026-12-07", TermState.DUE),
        ("2026-12-08", TermState.OVERDUE),
    ],
)
def test_states_around_the_last_day(today: str, state: TermState) -> None:
    facts = TermFacts(today=date.fromisoformat(today), kennisgeving=date(2026, 9, 26))
    assert rows(facts)["D-01"].state is state


def test_a_pip_meets_the_term_and_says_how_late_it_was() -> None:
    facts = TermFacts(today=TODAY, kennisgeving=date(2026, 7, 1), dagtekeningen=(date(2026, 9, 14),))
    term = rows(facts)["D-01"]
    assert term.state is TermState.MET
    assert term.text.endswith("De PIP is van ma 14 sep 2026. Dat is 5 dagen te laat.")


def test_waiting_for_a_third_party_leaves_the_term_open() -> None:
    facts = TermFacts(today=TODAY, kennisgeving=date(2026, 8, 1), wacht_op_derden=True)
    found = rows(facts)
    assert (found["D-01"].state, found["D-04"].state) == (TermState.OPEN, TermState.OPEN)
    assert found["D-01"].strict == date(2026, 10, 10)
    assert "Leg vast waarom" in found["D-01"].text


def test_received_information_gives_two_weeks_and_never_takes_time() -> None:
    kennisgeving = date(2026, 9, 26)  # until 7 December
    for received, id, legal in (
        (date(2026, 10, 1), "D-01", date(2026, 12, 7)),
        (date(2026, 12, 1), "D-04", date(2026, 12, 15)),
    ):
        facts = TermFacts(today=TODAY, kennisgeving=kennisgeving, wacht_op_derden=True, informatie_ontvangen=received)
        term = pip_term(facts, LAW)
        assert (term.id, term.legal) == (id, legal)


def test_not_overdue_while_the_two_weeks_run() -> None:
    facts = TermFacts(
        today=date(2026, 12, 10),
        kennisgeving=date(2026, 9, 26),
        wacht_op_derden=True,
        informatie_ontvangen=date(2026, 12, 1),
    )
    assert {rows(facts)[id].state for id in ("D-01", "D-04")} == {TermState.RUNNING}


def test_information_nobody_waited_for_gives_no_time() -> None:
    facts = TermFacts(today=TODAY, kennisgeving=date(2026, 8, 1), informatie_ontvangen=date(2026, 11, 20))
    assert pip_term(facts, LAW).state is TermState.OVERDUE
    assert rows(facts)["D-04"].state is TermState.NOT_APPLICABLE


@given(event=DAYS, today=DAYS)
def test_properties_of_the_ten_weeks(event: date, today: date) -> None:
    term = rows(TermFacts(today=today, kennisgeving=event))["D-01"]
    later = rows(TermFacts(today=today, kennisgeving=event + timedelta(days=7)))["D-01"]
    assert term.strict is not None
    assert term.legal is not None
    assert later.strict is not None
    assert term.legal >= term.strict
    assert term.strict.weekday() == event.weekday()
    assert free_day(LAW, term.legal) is None
    assert later.strict - term.strict == timedelta(days=7)
    assert later.legal is not None
    assert later.legal >= term.legal
    assert (term.state is TermState.OVERDUE) == (today > term.legal)
