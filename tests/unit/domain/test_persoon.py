"""Partial birth dates, ages, the V-nummer and the groups of DUO."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.dossier import Doelgroep, PartialDate
from desktop_app.domain.persoon import (
    Age,
    GedetailleerdeDoelgroep,
    age_findings,
    age_on,
    aow_day,
    born_between,
    doelgroep_of,
    v_nummer,
)
from tests.unit.domain.law_data import LAW

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("birth", "first", "last"),
    [
        (PartialDate(1998), "1998-01-01", "1998-12-31"),
        (PartialDate(1998, 5), "1998-05-01", "1998-05-31"),
        (PartialDate(2000, 2), "2000-02-01", "2000-02-29"),
        (PartialDate(1998, 5, 17), "1998-05-17", "1998-05-17"),
    ],
)
def test_a_partial_date_is_a_span(birth: PartialDate, first: str, last: str) -> None:
    assert born_between(birth) == (date.fromisoformat(first), date.fromisoformat(last))


def test_without_a_year_nothing_is_known() -> None:
    assert born_between(PartialDate()) is None
    assert age_on(PartialDate(), TODAY) is None
    assert [finding.text for finding in age_findings(PartialDate(), TODAY, LAW)] == [
        "Het geboortejaar ontbreekt. De leeftijd is niet te bepalen."
    ]


@given(st.dates(date(1930, 1, 1), date(2026, 1, 1)), st.dates(date(2026, 1, 1), date(2032, 12, 31)))
def test_the_true_age_lies_within_that_of_the_partial_date(born: date, day: date) -> None:
    exact = age_on(PartialDate(born.year, born.month, born.day), day)
    assert exact is not None
    assert exact.least == exact.most
    for partial in (PartialDate(born.year, born.month), PartialDate(born.year)):
        span = age_on(partial, day)
        assert span is not None
        assert span.least <= exact.least <= span.most
        assert span.most - span.least <= 1


def test_a_birthday_counts_from_the_day_itself() -> None:
    birth = PartialDate(2008, 11, 24)
    assert age_on(birth, TODAY) == Age(18, 18)
    assert age_on(birth, TODAY - timedelta(days=1)) == Age(17, 17)


@pytest.mark.parametrize(
    ("birth", "rules"),
    [
        (PartialDate(1998, 5, 17), []),
        (PartialDate(2010, 11, 24), ["R-WHO-07"]),
        (PartialDate(2010, 11, 25), ["R-WHO-01"]),
        (PartialDate(2008, 11, 24), []),
        (PartialDate(2008, 11, 25), ["R-WHO-07"]),
        (PartialDate(2008), ["R-WHO-07"]),
        (PartialDate(1960, 5, 24), ["R-WHO-01"]),
        (PartialDate(1960, 5, 25), []),
        (PartialDate(1960), ["R-WHO-01"]),
    ],
)
def test_ages_that_ask_for_a_look(birth: PartialDate, rules: list[str]) -> None:
    assert [finding.rule for finding in age_findings(birth, TODAY, LAW)] == rules


def test_the_aow_day() -> None:
    assert aow_day(date(1960, 5, 24), LAW) == date(2027, 5, 24)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1234567890", "1234567890"),
        (" 123 456 7890 ", "1234567890"),
        ("123456789", None),
        ("12345678901", None),
        ("V234567890", None),
        ("", None),
        ("١٢٣٤٥٦٧٨٩٠", None),
    ],
)
def test_a_v_nummer_has_ten_digits(text: str, number: str | None) -> None:
    assert v_nummer(text) == number


def test_every_group_of_duo_has_its_group_in_the_law() -> None:
    family = {group for group in GedetailleerdeDoelgroep if "Asielstatushouder" in group}
    assert len(family) == 3
    for group in GedetailleerdeDoelgroep:
        assert (doelgroep_of(group) is Doelgroep.ASIELSTATUSHOUDER) is (group in family)
