"""DUO's events change the dossier, in the order of their registration, and say what a person must look at."""

import itertools
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.dossier import Doelgroep, Dossier
from desktop_app.domain.gebeurtenissen import Gebeurtenis, Status, verwerk
from desktop_app.domain.leerroute import Leerroute
from desktop_app.domain.term_table import facts_of, terms
from desktop_app.domain.terms import TermFacts, TermState
from tests.unit.domain.law_data import LAW

D = date.fromisoformat
NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
DOSSIER = Dossier("Z-1", "Voorbeeld", "Persoon", Doelgroep.ASIELSTATUSHOUDER, LAW.version, in_azc=True)
DAY = D("2026-11-20")


def event(code: str, **more: Any) -> Gebeurtenis:
    return Gebeurtenis(code, NOW, **more)


def after(*events: Gebeurtenis, dossier: Dossier = DOSSIER) -> Dossier:
    return verwerk(dossier, events).dossier


def test_the_plicht_begins() -> None:
    dossier = after(event("SS101", datum=DAY, kennisgeving=D("2026-11-21")))
    assert (dossier.dates.plicht_start, dossier.dates.kennisgeving) == (DAY, D("2026-11-21"))
    again = after(event("SS128", datum=DAY), dossier=dossier)
    assert again.dates.kennisgeving == D("2026-11-21")
    assert "AOW" in verwerk(dossier, [event("SS128", datum=DAY)]).aandacht[0].text


def test_the_plicht_begins_again_after_it_had_ended() -> None:
    ended = after(event("SS110", datum=DAY))
    assert ended.status == Status.GESLOTEN
    back = after(event("SS101", datum=D("2026-11-25")), dossier=ended)
    assert (back.status, back.dates.plicht_einde) == (Status.OPEN, None)


def test_the_ten_weeks_start_at_the_kennisgeving_or_at_the_registration() -> None:
    housed = after(event("SS139", datum=DAY))
    assert (housed.dates.inschrijving_huisvesting, housed.in_azc) == (DAY, False)
    known = after(event("SS139", datum=DAY), dossier=replace(DOSSIER, in_azc=False))
    assert (known.dates.kennisgeving, known.dates.inschrijving_huisvesting) == (DAY, None)


def test_settling_without_and_with_a_pip() -> None:
    assert after(event("SS120", datum=DAY)).dates.inschrijving_huisvesting == DAY
    moved = after(event("SS121", datum=DAY, leerroute=Leerroute.ONDERWIJS))
    assert (moved.dates.inschrijving_na_verhuizing, moved.leerroute_vast) == (DAY, Leerroute.ONDERWIJS)
    assert after(event("SS121", datum=DAY), dossier=moved).leerroute_vast == Leerroute.ONDERWIJS


def test_dates_of_duo_take_the_place_of_reckoned_ones() -> None:
    known = after(event("SS102", begin=D("2026-11-21"), eind_exclusief=D("2029-11-21")))
    assert known.dates.termijn_start == D("2026-11-21")
    for code in ("SS103", "SS104"):
        longer = after(event(code, eind_exclusief=D("2030-05-21")), dossier=known)
        assert longer.dates.termijn_eind_exclusief == D("2030-05-21")
        rows = {term.id: term for term in terms(facts_of(longer, TermFacts(today=DAY)), LAW)}
        assert (rows["D-07"].legal, rows["D-12"].legal) == (D("2030-05-20"), D("2030-05-20"))
        assert rows["D-12"].state is TermState.RUNNING
        assert rows["D-12"].start == D("2029-11-21")
        assert "6 maanden extra" in rows["D-12"].text
    refused = after(event("SS113"), dossier=known)
    assert refused.dates.termijn_eind_exclusief == D("2029-11-21")
    rows = {term.id: term for term in terms(facts_of(refused, TermFacts(today=DAY)), LAW)}
    assert rows["D-12"].state is TermState.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("code", "term_id", "asked"), [("SS113", "D-11", "verlenging_gevraagd"), ("SS116", "D-13", "ontheffing_gevraagd")]
)
def test_a_decision_of_duo_ends_its_term(code: str, term_id: str, asked: str) -> None:
    request: dict[str, Any] = {asked: D("2026-06-01")}
    waiting = replace(DOSSIER, dates=replace(DOSSIER.dates, **request))
    facts = TermFacts(today=DAY)
    before = {term.id: term for term in terms(facts_of(waiting, facts), LAW)}[term_id]
    decided = {term.id: term for term in terms(facts_of(after(event(code), dossier=waiting), facts), LAW)}[term_id]
    assert (before.state, decided.state) == (TermState.OVERDUE, TermState.MET)
    assert decided.text.endswith("Dat is gebeurd op vr 27 nov 2026.")


@pytest.mark.parametrize("code", ["SS106", "SS107", "SS108", "SS110"])
def test_the_plicht_ends(code: str) -> None:
    dossier = after(event(code, datum=DAY))
    assert (dossier.status, dossier.dates.plicht_einde) == (Status.GESLOTEN, DAY)
    assert (dossier.dates.ontheffing_besloten == NOW.date()) is (code == "SS108")


def test_a_temporary_vrijstelling_suspends() -> None:
    paused = after(event("SS109"))
    assert paused.status == Status.OPGESCHORT
    assert after(event("SS129"), dossier=paused).status == Status.OPEN
    back = after(event("SS130", leerroute=Leerroute.Z), dossier=paused)
    assert (back.status, back.leerroute_vast) == (Status.OPEN, Leerroute.Z)


def test_the_group_changes_both_ways() -> None:
    assert after(event("SS124")).doelgroep is Doelgroep.GEZINSMIGRANT
    assert after(event("SS124", doelgroep=Doelgroep.OVERIGE_MIGRANT)).doelgroep is Doelgroep.OVERIGE_MIGRANT
    assert after(event("SS125"), dossier=after(event("SS124"))).doelgroep is Doelgroep.ASIELSTATUSHOUDER


def test_death_is_final() -> None:
    done = verwerk(DOSSIER, [event("SS111", datum=DAY), replace(event("SS129"), op=NOW + timedelta(days=1))])
    assert (done.dossier.status, done.dossier.dates.overleden) == (Status.GESLOTEN, DAY)
    assert len(done.aandacht) == 2


@pytest.mark.parametrize("code", ["SS126", "SS140", "SS142", "SS199", "SS131", "ZZ999"])
def test_what_changes_nothing_asks_for_a_look(code: str) -> None:
    done = verwerk(DOSSIER, [event(code)])
    assert done.dossier == DOSSIER
    assert [finding.rule for finding in done.aandacht] == [code]


@pytest.mark.parametrize(
    "code", ["SS101", "SS102", "SS103", "SS106", "SS108", "SS110", "SS111", "SS120", "SS121", "SS139"]
)
def test_without_its_day_an_event_changes_nothing(code: str) -> None:
    done = verwerk(DOSSIER, [event(code)])
    assert done.dossier == DOSSIER
    assert done.aandacht[0].text.endswith("De datum ontbreekt nog. Haal die op bij DUO.")


CODES = [f"SS{number}" for number in (*range(101, 143), 199)] + ["ZZ1"]
DAYS = st.none() | st.dates(D("2022-01-01"), D("2032-12-31"))
EVENTS = st.lists(
    st.builds(
        Gebeurtenis,
        code=st.sampled_from(CODES),
        op=st.integers(0, 4000).map(lambda hours: NOW + timedelta(hours=hours)),
        datum=DAYS,
        kennisgeving=DAYS,
        begin=DAYS,
        eind_exclusief=DAYS,
        doelgroep=st.none() | st.sampled_from(Doelgroep),
        leerroute=st.none() | st.sampled_from(Leerroute),
    ),
    max_size=5,
)


@given(EVENTS)
def test_the_order_of_arrival_changes_nothing(events: list[Gebeurtenis]) -> None:
    first = verwerk(DOSSIER, events)
    for order in itertools.islice(itertools.permutations(events), 24):
        assert verwerk(DOSSIER, [*order, *order]) == first


@given(EVENTS)
def test_no_event_touches_who_someone_is(events: list[Gebeurtenis]) -> None:
    dossier = after(*events)
    kept = {field.name for field in fields(Dossier)} - {"dates", "status", "doelgroep", "leerroute_vast", "in_azc"}
    assert all(getattr(dossier, name) == getattr(DOSSIER, name) for name in kept)


@given(EVENTS, st.dates(D("2022-01-01"), D("2032-12-31")))
def test_terms_hold_after_any_events(events: list[Gebeurtenis], today: date) -> None:
    """Whatever DUO signals: no legal day before its strict one, and a later PIP never moves the termijn."""
    dossier = after(*events)
    one = terms(facts_of(dossier, TermFacts(today=today, dagtekeningen=(D("2026-11-27"),))), LAW)
    two = terms(facts_of(dossier, TermFacts(today=today, dagtekeningen=(D("2026-11-27"), D("2027-11-27")))), LAW)
    assert all(row.legal >= row.strict for row in one if row.legal and row.strict)
    assert [row.legal for row in one if row.id == "D-07"] == [row.legal for row in two if row.id == "D-07"]
