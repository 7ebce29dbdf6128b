"""The day as it is called at home stands behind the western one, in papers for the client."""

from datetime import date, timedelta

import pytest

from desktop_app.i18n.calendars import CALENDARS
from desktop_app.i18n.client_dates import MONTHS, client_date
from desktop_app.i18n.language import LANGUAGES

DAY = date(2026, 12, 7)


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("fa", "7 دسامبر 2026 (16 آذر 1405)"),
        ("am", "7 ዲሴምበር 2026 (28 ኅዳር 2019)"),
        ("tr", "7 Aralık 2026"),
        ("nl", "7 december 2026"),
    ],
)
def test_the_western_day_comes_first(language: str, shown: str) -> None:
    assert client_date(DAY, language) == shown


def test_new_year_at_home() -> None:
    assert client_date(date(2026, 3, 21), "fa-AF").endswith("(1 حمل 1405)")
    assert client_date(date(2026, 9, 11), "ti").endswith("(1 መስከረም 2019)")


@pytest.mark.parametrize("language", MONTHS)
def test_every_day_has_a_month_and_digits_are_western(language: str) -> None:
    code, months = MONTHS[language]
    assert len(months) == len(CALENDARS[code].months)
    assert code in LANGUAGES[language].calendars
    for day in (date(2026, 1, 1) + timedelta(days=number) for number in range(0, 800, 7)):
        shown = client_date(day, language)
        assert all(char in "0123456789" for char in shown if char.isdigit())
