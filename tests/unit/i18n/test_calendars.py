"""Days of four calendars: known days, every day back and forth, and the words for what was only half known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.answer import AsSaid, Precision
from desktop_app.i18n.calendars import CALENDARS, kept_year, said_date, said_value, year_begins
from desktop_app.i18n.formats import plain

JAAR, MAAND, DAG = Precision.JAAR, Precision.MAAND, Precision.DAG


@pytest.mark.parametrize(
    ("code", "own", "western"),
    [
        ("persian", (1357, 11, 22), date(1979, 2, 11)),  # Iranian public record of the revolution
        ("persian", (1399, 12, 30), date(2021, 3, 20)),  # a leap year
        ("ethiopic", (2000, 1, 1), date(2007, 9, 12)),  # the Ethiopian millennium
        ("ethiopic", (1966, 13, 5), date(1974, 9, 10)),
        ("islamic", (1445, 1, 1), date(2023, 7, 19)),
        ("islamic", (1400, 1, 1), date(1979, 11, 21)),  # in Mecca a day earlier: the moon was seen
        ("gregorian", (2024, 2, 29), date(2024, 2, 29)),
    ],
)
def test_days_that_history_knows(code: str, own: tuple[int, int, int], western: date) -> None:
    assert CALENDARS[code].day(*own) == western
    assert CALENDARS[code].parts(western) == own


@given(st.sampled_from(sorted(CALENDARS)), st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_goes_there_and_back(code: str, day: date) -> None:
    own = CALENDARS[code]
    assert own.day(*own.parts(day)) == day


@given(st.sampled_from(sorted(CALENDARS)), st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_the_day_after_the_last_of_a_year_begins_the_next(code: str, day: date) -> None:
    own = CALENDARS[code]
    year = own.parts(day)[0]
    first = own.day(year, 1, 1)
    assert (own.last(first, JAAR) - first).days in {353, 354, 364, 365}
    assert own.day(year + 1, 1, 1).toordinal() == own.last(first, JAAR).toordinal() + 1


@pytest.mark.parametrize("bad", [(1370, 13, 1), (1370, 12, 31), (0, 1, 1), (9999, 1, 1), (1370, 0, 1), (1370, 1, 0)])
def test_a_day_that_is_none_is_refused(bad: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"\d"):
        CALENDARS["persian"].day(*bad)


@pytest.mark.parametrize(
    ("day", "said", "words"),
    [
        (date(1991, 3, 21), None, "21 maart 1991"),
        (date(1991, 1, 1), AsSaid(JAAR), "1991"),
        (date(1991, 3, 1), AsSaid(MAAND, approximate=True), "ongeveer maart 1991"),
        (date(1991, 3, 21), AsSaid(JAAR, approximate=True, calendar="persian"), "ongeveer 1370 (1991–1992)"),
        (date(1991, 3, 21), AsSaid(MAAND, calendar="persian"),
         "Farvardin 1370 (21 maart 1991 tot en met 20 april 1991)"),
        (date(2007, 9, 12), AsSaid(DAG, calendar="ethiopic"), "1 Meskerem 2000 (12 september 2007)"),
    ],
)  # fmt: skip
def test_the_words_say_no_more_than_the_person_did(day: date, said: AsSaid | None, words: str) -> None:
    assert plain(said_date(day, said)) == words


def test_numbers_and_what_is_no_date_stay_as_they_are() -> None:
    assert said_value("6", None, day=False) == "6"
    assert plain(said_value("6", AsSaid(approximate=True), day=False)) == "ongeveer 6"
    assert said_value("", None, day=True) == ""


def test_the_client_reads_a_date_in_the_own_language() -> None:
    assert "مارس" in said_value("1991-03-21", None, day=True, language="ar") or "آذار" in said_value(
        "1991-03-21", None, day=True, language="ar"
    )


@given(st.sampled_from(sorted(CALENDARS)), st.integers(1901, 2099))
def test_a_year_kept_by_its_western_year_comes_back(code: str, western: int) -> None:
    """Also where two Islamic years begin in one western year."""
    own = CALENDARS[code]
    for year in range(own.parts(date(western, 1, 1))[0], own.parts(date(western, 12, 31))[0] + 1):
        first = own.day(year, 1, 1)
        assert year_begins(first.year, kept_year(first, AsSaid(calendar=code))) == first


def test_two_islamic_years_that_begin_in_one_western_year_are_told_apart() -> None:
    kept = [(said_value("2008", AsSaid(how, calendar="islamic"), day=False)) for how in (MAAND, JAAR)]
    assert list(map(plain, kept)) == ["1429 (2008)", "1430 (2008–2009)"]


def test_a_whole_year_is_said_as_the_person_said_it() -> None:
    said = AsSaid(JAAR, approximate=True, calendar="persian")
    assert plain(said_value("2014", said, day=False)) == "ongeveer 1393 (2014–2015)"
    assert "1393" in said_value("2014", said, day=False, language="fa")
    assert not AsSaid(JAAR, calendar="persian").exact
