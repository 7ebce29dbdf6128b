"""Values keep their own direction inside every sentence, and dates read as people write them."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.i18n import formats
from desktop_app.i18n.formats import FIRST_STRONG, LEFT_TO_RIGHT, POP, fill, fill_in, isolate, plain
from desktop_app.i18n.language import LANGUAGES

DAY = date(2026, 12, 7)


def test_dutch_dates() -> None:
    assert formats.short_date(DAY) == "ma 7 dec"
    assert formats.short_date(DAY, weekday=False) == "7 dec"
    assert formats.long_date(DAY) == "7 december 2026"
    assert formats.day_and_date(DAY) == "maandag 7 december 2026"
    assert formats.clock_time(time(9, 5)) == "09:05"
    assert formats.write(datetime(2026, 12, 7, 13, 45), "nl") == "7 december 2026 13:45"  # noqa: DTZ001


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_writes_the_same_day_in_western_digits(code: str) -> None:
    written = formats.long_date(DAY, code)
    assert "7" in written
    assert "2026" in written
    assert not [char for char in written if char.isdigit() and char not in "0123456789"]


def test_numbers_follow_the_language_but_keep_western_digits() -> None:
    assert formats.number(1200) == "1.200"
    assert formats.number(1200, "en") == "1,200"
    assert formats.number(800, "ar") == "800"


def test_every_value_is_an_island() -> None:
    assert fill("Bel {telefoon}", telefoon="06 1234 5678") == f"Bel {LEFT_TO_RIGHT}06 1234 5678{POP}"
    assert fill_in("حتى {dag}", "ar", {"dag": DAY}) == f"حتى {FIRST_STRONG}7 كانون الأول 2026{POP}"
    assert isolate("B1-route") == f"{LEFT_TO_RIGHT}B1-route{POP}"
    assert isolate("سميرة 5") == f"{FIRST_STRONG}سميرة 5{POP}"


def test_a_value_is_never_a_template() -> None:
    assert plain(fill("{a} en {b}", a="{b}", b="2")) == "{b} en 2"
    assert plain(fill("{a}", a="{0.__class__} {{}}")) == "{0.__class__} {{}}"


def test_a_missing_value_is_an_error_not_a_gap() -> None:
    with pytest.raises(KeyError):
        fill("Bel {telefoon}", naam="x")


@given(st.text(), st.text())
def test_islands_are_closed_and_nothing_is_lost(before: str, value: str) -> None:
    template = before.replace("{", "").replace("}", "")
    filled = fill(template + "{x}", x=value)
    assert filled[len(template) :][1:-1] == value
    assert filled.endswith(POP)


@given(st.integers(0, 10**9))
def test_digits_of_other_scripts_become_western(number: int) -> None:
    arabic = str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    persian = str(number).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    assert formats.western_digits(arabic) == formats.western_digits(persian) == str(number)
