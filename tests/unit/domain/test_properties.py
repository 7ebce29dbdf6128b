"""Properties of the law that no order of events may break (law.md 11)."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain import duo
from desktop_app.domain.calendar import free_day, roll
from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.leerroute import Leerroute
from desktop_app.domain.pip import Pip
from desktop_app.domain.pip_checks import PipContext, adoptable, check
from desktop_app.domain.pip_terms import pip_term, pip_terms
from desktop_app.domain.term_table import terms
from desktop_app.domain.terms import Term, TermFacts, TermState
from desktop_app.domain.uren import z_route_hours
from tests.unit.domain.law_data import LAW

DAYS = st.dates(date(2022, 1, 1), date(2032, 12, 31))
MAYBE = st.none() | DAYS
GROUPS = st.none() | st.sampled_from(list(Doelgroep))
HOURS = st.integers(0, 5000)
FACTS = st.builds(
    TermFacts,
    today=DAYS,
    doelgroep=GROUPS,
    in_azc=st.booleans(),
    kennisgeving=MAYBE,
    inschrijving_huisvesting=MAYBE,
    inschrijving_na_verhuizing=MAYBE,
    wacht_op_derden=st.booleans(),
    informatie_ontvangen=MAYBE,
    dagtekeningen=st.lists(DAYS, max_size=3).map(sorted).map(tuple),
    termijn_start=MAYBE,
    termijn_eind_exclusief=MAYBE,
    bekendmaking=MAYBE,
    besluit_op_bezwaar=MAYBE,
    bijstand_vanaf=MAYBE,
    plicht_einde=MAYBE,
    overleden=MAYBE,
)


def found(facts: TermFacts) -> dict[str, Term]:
    return {term.id: term for term in terms(facts, LAW)}


@given(FACTS)
def test_any_facts_give_every_term_once_with_its_rule_article_and_words(facts: TermFacts) -> None:
    rows = terms(facts, LAW)
    assert [row.id for row in rows] == sorted(LAW.terms)
    for row in rows:
        assert row.rule
        assert row.article
        assert row.text.endswith(".")
        assert row.state in TermState


@given(FACTS)
def test_a_legal_day_is_never_before_the_strict_day_and_a_rolling_one_never_free(facts: TermFacts) -> None:
    for row in terms(facts, LAW):
        if row.strict is None or row.legal is None:
            continue
        assert row.legal >= row.strict
        if LAW.terms[row.id].rolls:
            assert free_day(LAW, row.legal) is None, row.id


@given(DAYS)
def test_rolling_twice_is_rolling_once(day: date) -> None:
    assert roll(LAW, roll(LAW, day)) == roll(LAW, day) >= day
    assert free_day(LAW, roll(LAW, day)) is None


@given(DAYS, st.integers(1, 60))
def test_an_event_a_week_later_moves_the_strict_day_a_week(event: date, weeks: int) -> None:
    later = event + timedelta(weeks=weeks)
    first, second = (found(TermFacts(today=event, kennisgeving=day))["D-01"].strict for day in (event, later))
    assert first is not None
    assert second == first + timedelta(weeks=weeks)


@given(FACTS)
def test_one_term_at_most_asks_for_a_pip(facts: TermFacts) -> None:
    rows = [row for row in pip_terms(facts, LAW) if row.id != "D-04"]
    assert sum(row.state is not TermState.NOT_APPLICABLE for row in rows) == 1
    assert pip_term(facts, LAW) in pip_terms(facts, LAW)


@given(FACTS)
def test_a_gezinsmigrant_is_never_housed_nor_helped_with_fixed_costs(facts: TermFacts) -> None:
    rows = found(replace(facts, doelgroep=Doelgroep.GEZINSMIGRANT, overleden=None))
    for id in ("D-02", "D-18", "D-19"):
        assert rows[id].state is TermState.NOT_APPLICABLE, id


@given(FACTS, st.lists(DAYS, max_size=4))
def test_no_later_decision_moves_the_termijn(facts: TermFacts, later: list[date]) -> None:
    if not facts.dagtekeningen:
        return
    before, after = found(facts), found(replace(facts, dagtekeningen=(*facts.dagtekeningen, *later)))
    for id in ("D-07", "D-08", "D-10", "D-25"):
        assert (before[id].start, before[id].legal) == (after[id].start, after[id].legal), id


@given(FACTS, DAYS)
def test_time_never_undoes_overdue(facts: TermFacts, later: date) -> None:
    if later <= facts.today:
        return
    now, then = found(facts), found(replace(facts, today=later))
    for id, row in now.items():
        if row.state is TermState.OVERDUE and facts.plicht_einde is None and facts.overleden is None:
            assert then[id].state is TermState.OVERDUE, id


@given(FACTS)
def test_after_death_nothing_is_asked_but_deletion(facts: TermFacts) -> None:
    rows = found(replace(facts, overleden=facts.today))
    asked = {id for id, row in rows.items() if row.state not in (TermState.NOT_APPLICABLE, TermState.MET)}
    assert asked == {"D-24"}


PIPS = st.builds(
    Pip,
    leerroute=st.none() | st.sampled_from(list(Leerroute)),
    niveau=st.sampled_from([None, "A2", "B1", "C1"]),
    intensiteit_uren_per_week=st.none() | st.integers(0, 40),
    intensiteit_weken=st.none() | st.integers(0, 500),
    map_uren=st.none() | st.integers(0, 100),
    pvt_uren=st.none() | st.integers(0, 40),
    participatie_uren=st.none() | st.integers(0, 900),
    dagtekening=MAYBE,
)


@given(PIPS, st.sampled_from(list(Doelgroep)), st.lists(DAYS, max_size=2).map(sorted).map(tuple))
def test_what_the_law_forbids_is_always_found(pip: Pip, group: Doelgroep, eerdere: tuple[date, ...]) -> None:
    rules = {
        (f.rule, f.field)
        for f in check(pip, [], PipContext(doelgroep=group, today=date(2026, 11, 24), law=LAW, eerdere=eerdere))
    }
    if pip.leerroute is Leerroute.ONDERWIJS:
        assert (("R-PIP-C3", "map_uren") in rules) is bool(pip.map_uren)
        assert pip.niveau != "A2" or ("R-DUO-04", "niveau") in rules
    if pip.leerroute is Leerroute.B1 and pip.niveau == "A2" and not eerdere:
        assert ("R-DUO-04", "niveau") in rules
    if group is not Doelgroep.ASIELSTATUSHOUDER:
        assert duo.estimated_hours(pip, group) is None
        assert pip.intensiteit_weken is None or ("R-PIP-C5", "intensiteit_weken") in rules
        assert not pip.participatie_uren or ("R-HRS-03", "participatie_uren") in rules


@given(PIPS, st.sampled_from(list(Doelgroep)))
def test_a_pip_without_support_or_talks_is_never_adopted(pip: Pip, group: Doelgroep) -> None:
    assert not adoptable(check(pip, [], PipContext(doelgroep=group, today=date(2026, 11, 24), law=LAW)))


@given(st.sampled_from(list(Doelgroep)), HOURS, HOURS, HOURS, HOURS)
def test_credited_hours_never_exceed_the_norm(group: Doelgroep, course: int, part: int, pvt: int, map_: int) -> None:
    left = z_route_hours(group, LAW, gevolgd=course, participatie=part, pvt=pvt, map_=map_)
    assert 0 <= left.cursus <= LAW.number("uren.z_cursus")
    assert (left.participatie is None) is (group is not Doelgroep.ASIELSTATUSHOUDER)
    assert left.participatie is None or 0 <= left.participatie <= LAW.number("uren.z_participatie")
