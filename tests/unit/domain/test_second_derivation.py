"""Terms in months, years and other weeks a second way: by walking a calendar, for every day from 2022 to 2032."""

from datetime import date, timedelta

import pytest

from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.other_terms import other_terms
from desktop_app.domain.pip_terms import pip_terms
from desktop_app.domain.terms import Term, TermFacts
from desktop_app.domain.traject_terms import traject_terms
from tests.unit.domain.law_data import LAW
from tests.unit.domain.test_every_day import expected

YEARS = range(2022, 2033)
WALK = [date(2019, 1, 1) + timedelta(days=n) for n in range(365 * 24)]
AT = {day: place for place, day in enumerate(WALK)}
MONTHS: list[list[date]] = []
for walked in WALK:
    if walked.day == 1:
        MONTHS.append([])
    MONTHS[-1].append(walked)
OF_MONTH = {(month[0].year, month[0].month): place for place, month in enumerate(MONTHS)}


def every_day(year: int) -> list[date]:
    return [day for day in WALK if day.year == year]


def before(day: date) -> date:
    return WALK[AT[day] - 1]


def after(day: date) -> date:
    return WALK[AT[day] + 1]


def month_on(day: date, months: int) -> list[date]:
    return MONTHS[OF_MONTH[day.year, day.month] + months]


def ends(start: date, months: int) -> date:
    """R-ATW-08: the day before the same date; where that date does not exist, the last day of the month."""
    same = [day for day in month_on(start, months) if day.day == start.day]
    return before(same[0]) if same else month_on(start, months)[-1]


def by_id(rows: tuple[Term, ...]) -> dict[str, Term]:
    return {row.id: row for row in rows}


@pytest.mark.parametrize("year", YEARS)
def test_terms_in_months_and_years(year: int) -> None:
    for day in every_day(year):
        facts = TermFacts(
            today=day,
            doelgroep=Doelgroep.GEZINSMIGRANT,
            boete_bekendmaking=day,
            voltooid=day,
            overtreding=day,
            plicht_einde=day,
        )
        found = by_id(other_terms(facts, LAW))
        # Wi 22 lid 2: the same day two months on, or the last of that month.
        assert found["D-06"].legal == [d for d in month_on(day, 2) if d.day <= day.day][-1], day
        # Bi 6.7: a run-in of six months from the day after, then the first of the next month.
        assert found["D-22"].legal == month_on(ends(after(day), 6), 1)[0], day
        since = found["D-23"].start
        assert since is not None
        assert ends(since, 12) in (before(day), day), day
        # Bi 9.9: kept up to and including the same date five years on.
        assert found["D-24"].legal == [d for d in month_on(day, 60) if d.day <= day.day][-1], day


@pytest.mark.parametrize("year", YEARS)
def test_ontzorgen_and_the_new_termijn_of_duo(year: int) -> None:
    for day in every_day(year):
        asiel = TermFacts(today=day, doelgroep=Doelgroep.ASIELSTATUSHOUDER, bijstand_vanaf=day)
        assert by_id(other_terms(asiel, LAW))["D-18"].legal == ends(day, 6), day
        fined = TermFacts(today=day, duo_boete_bekendmaking=day)
        assert by_id(traject_terms(fined, LAW))["D-14"].legal == ends(after(day), 24), day


@pytest.mark.parametrize("year", YEARS)
def test_days_counted_back_from_the_end_of_the_termijn(year: int) -> None:
    """D-10 and D-25 are never moved by a free day (Atw 1 lid 2)."""
    for day in every_day(year):
        found = by_id(traject_terms(TermFacts(today=day, dagtekeningen=(day,)), LAW))
        end = after(ends(after(day), 36))
        for id, months in (("D-10", 6), ("D-25", 2)):
            same = [d for d in month_on(end, -months) if d.day == end.day]
            assert found[id].start == (same[0] if same else month_on(end, 1 - months)[0]), (id, day)


@pytest.mark.parametrize("year", YEARS)
def test_other_terms_in_weeks(year: int) -> None:
    for day in every_day(year):
        facts = TermFacts(
            today=day,
            bekendmaking=day,
            besluit_op_bezwaar=day,
            commissie=True,
            verdaagd=True,
            verlenging_gevraagd=day,
            ontheffing_gevraagd=day,
            taaltoets_uitslag=day,
            lening_gevraagd=day,
        )
        found = by_id(other_terms(facts, LAW))
        assert {found[id].legal for id in ("D-11", "D-13", "D-20", "D-21")} == {expected(day, 8)}, day
        assert found["D-15"].legal == found["D-17"].legal == expected(day, 6), day
        assert found["D-16"].legal == expected(expected(day, 6), 18), day


@pytest.mark.parametrize("year", YEARS)
def test_ten_weeks_from_each_start(year: int) -> None:
    for day in every_day(year):
        housed = TermFacts(today=day, doelgroep=Doelgroep.ASIELSTATUSHOUDER, inschrijving_huisvesting=day)
        moved = TermFacts(today=day, inschrijving_na_verhuizing=day)
        assert by_id(pip_terms(housed, LAW))["D-02"].legal == expected(day, 10), day
        assert by_id(pip_terms(moved, LAW))["D-03"].legal == expected(day, 10), day
