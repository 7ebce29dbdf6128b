"""What was typed in three fields and a calendar, as a stored day and how it was said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.answer import AsSaid, Precision
from desktop_app.i18n.calendars import CALENDARS
from desktop_app.i18n.formats import plain, western_digits
from desktop_app.ui.widgets.questions.typed_dates import (
    date_parts,
    partial_date,
    remark,
    whole_year,
    year_part,
    year_remark,
)

PERSIAN, ETHIOPIC = AsSaid(calendar="persian"), AsSaid(calendar="ethiopic")


@pytest.mark.parametrize(
    ("parts", "how", "value", "said"),
    [
        (("3", "11", "2026"), AsSaid(), "2026-11-03", None),
        (("", "11", "2026"), AsSaid(), "2026-11-01", AsSaid(Precision.MAAND)),
        (("", "", "1998"), AsSaid(), "1998-01-01", AsSaid(Precision.JAAR)),
        (("", "", "۱۳۷۰"), PERSIAN, "1991-03-21", AsSaid(Precision.JAAR, calendar="persian")),
        (("٥", "٥", "١٣٧٠"), PERSIAN, "1991-07-27", AsSaid(calendar="persian")),
        (("5", "13", "1966"), ETHIOPIC, "1974-09-10", AsSaid(calendar="ethiopic")),
        (("", "", ""), PERSIAN, "", None),
    ],
)
def test_parts_and_calendars_become_one_day(
    parts: tuple[str, str, str], how: AsSaid, value: str, said: AsSaid | None
) -> None:
    found = partial_date(*parts, how)
    assert (found.value, found.said, found.message) == (value, said, "")


@pytest.mark.parametrize(
    ("parts", "how", "words"),
    [
        (("31", "2", "2026"), AsSaid(), "Deze dag bestaat niet in deze maand. Kijk de dag na."),
        (("3", "", "2026"), AsSaid(), "Vul ook de maand in, of laat de dag leeg."),
        (("3", "11", ""), AsSaid(), "Vul ook het jaar in. Een schatting is goed."),
        (("", "13", "2026"), AsSaid(), "Vul een maand in van 1 tot en met 12."),
        (("", "14", "1990"), ETHIOPIC, "Vul een maand in van 1 tot en met 13."),
        (("", "", "70"), PERSIAN, "Vul een jaar in met 4 cijfers, bijvoorbeeld 1377."),
        (("", "", "1370"), AsSaid(), "Dit jaar past niet bij deze kalender. Kijk het jaar en de kalender na."),
        (("9" * 5000, "1", "2026"), AsSaid(), "Vul een dag in van 1 tot en met 31."),
        (("1", "1", "9" * 5000), AsSaid(), "Vul een jaar in met 4 cijfers, bijvoorbeeld 1998."),
        (("²", "1", "2026"), AsSaid(), "Vul een dag in van 1 tot en met 31."),
    ],
)
def test_what_is_no_date_is_explained(parts: tuple[str, str, str], how: AsSaid, words: str) -> None:
    found = partial_date(*parts, how)
    assert (found.value, plain(found.message)) == (None, words)


@given(
    st.sampled_from(sorted(CALENDARS)),
    st.dates(date(1910, 1, 1), date(2090, 12, 31)),
    st.sampled_from(sorted(Precision)),
    st.booleans(),
)
def test_what_was_typed_comes_back(code: str, day: date, precision: Precision, about: bool) -> None:
    said = AsSaid(precision, about, code)
    typed = date_parts(day.isoformat(), said)
    found = partial_date(*typed, AsSaid(approximate=about, calendar=code))
    assert found.value
    assert date_parts(found.value, found.said) == typed


def test_the_remark_names_the_western_days_and_a_day_an_office_may_have_made_up() -> None:
    assert plain(remark("1991-03-21", AsSaid(Precision.JAAR, calendar="persian"))) == (
        "Westers: 21 maart 1991 tot en met 20 maart 1992."
    )
    assert "administratieve" in remark("1990-01-01", None)
    assert "administratieve" not in remark("1990-01-01", AsSaid(Precision.JAAR))
    assert "Een dag verschil" in remark("1979-11-20", AsSaid(calendar="islamic"))
    assert remark("", None) == ""


@pytest.mark.parametrize(
    ("text", "how", "value", "said"),
    [
        ("2014", AsSaid(), "2014", None),
        ("٢٠١٤", AsSaid(approximate=True), "2014", AsSaid(approximate=True)),
        ("۱۳۹۳", PERSIAN, "2014", AsSaid(Precision.JAAR, calendar="persian")),
        ("2006", ETHIOPIC, "2013", AsSaid(Precision.JAAR, calendar="ethiopic")),
        ("1429", AsSaid(calendar="islamic"), "2008", AsSaid(Precision.MAAND, calendar="islamic")),
        ("1430", AsSaid(calendar="islamic"), "2008", AsSaid(Precision.JAAR, calendar="islamic")),
        ("", PERSIAN, "", None),
    ],
)
def test_a_whole_year_is_kept_as_the_western_year_it_begins_in(
    text: str, how: AsSaid, value: str, said: AsSaid | None
) -> None:
    found = whole_year(text, how)
    assert (found.value, found.said, found.message) == (value, said, "")
    assert year_part(value, said) == western_digits(text)


@pytest.mark.parametrize(
    ("text", "how", "words"),
    [
        ("14", AsSaid(), "Vul een jaar in met 4 cijfers, bijvoorbeeld 1998."),
        ("93", PERSIAN, "Vul een jaar in met 4 cijfers, bijvoorbeeld 1377."),
        ("1393", AsSaid(), "Dit jaar past niet bij deze kalender. Kijk het jaar en de kalender na."),
        ("2014", PERSIAN, "Dit jaar past niet bij deze kalender. Kijk het jaar en de kalender na."),
        ("²014", AsSaid(), "Vul een jaar in met 4 cijfers, bijvoorbeeld 1998."),
        ("9" * 5000, ETHIOPIC, "Vul een jaar in met 4 cijfers, bijvoorbeeld 1990."),
    ],
)
def test_what_is_no_whole_year_is_explained(text: str, how: AsSaid, words: str) -> None:
    found = whole_year(text, how)
    assert (found.value, plain(found.message)) == (None, words)


def test_under_a_whole_year_stands_which_western_days_it_means() -> None:
    assert plain(year_remark("2014", AsSaid(Precision.JAAR, calendar="persian"))) == (
        "Westers: 21 maart 2014 tot en met 20 maart 2015."
    )
    assert year_remark("2014", None) == ""
