"""What people type as numbers and dates, in the digits of their own script."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.ui.widgets.questions import typed

SCRIPTS = {"arab": "٠١٢٣٤٥٦٧٨٩", "arabext": "۰۱۲۳۴۵۶۷۸۹", "ethiopian numerals are western": "0123456789"}


@pytest.mark.parametrize("digits", SCRIPTS.values(), ids=SCRIPTS.keys())
@given(value=st.integers(0, 10**9))
def test_numbers_in_any_digits(digits: str, value: int) -> None:
    written = "".join(digits[int(char)] for char in str(value))
    assert typed.number(f" {written} ") == typed.Typed(str(value))


@given(st.text())
def test_any_text_is_a_number_nothing_or_explained(text: str) -> None:
    found = typed.number(text)
    assert (found.value is None) == bool(found.message)
    assert not found.value or found.value == str(int(found.value))


@pytest.mark.parametrize(
    ("text", "value"), [("6,5", "6.5"), ("6.5", "6.5"), ("٦٫٥", "6.5"), ("7", "7"), ("", ""), ("1,", "1")]
)
def test_decimals_with_a_comma_or_a_point(text: str, value: str) -> None:
    assert typed.decimal(text).value == value


@pytest.mark.parametrize("text", ["1,2,3", ",5", "6,5 uur", "-1"])
def test_what_is_no_decimal_is_explained(text: str) -> None:
    assert typed.decimal(text).message == "Vul een getal in, bijvoorbeeld 6,5."


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_goes_in_and_comes_back(day: date) -> None:
    parts = typed.parts(day.isoformat())
    assert typed.day(*parts).value == day.isoformat()


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (("31", "2", "2026"), "Deze dag bestaat niet in deze maand. Kijk de dag na."),
        (("32", "1", "2026"), "Vul een dag in van 1 tot en met 31."),
        (("1", "13", "2026"), "Vul een maand in van 1 tot en met 12."),
        (("1", "1", "98"), "Vul een jaar in met 4 cijfers, bijvoorbeeld 1998."),
        (("1", "jan", "1998"), "Vul een maand in van 1 tot en met 12."),
    ],
)
def test_what_is_no_date_is_explained(parts: tuple[str, str, str], words: str) -> None:
    assert typed.day(*parts) == typed.Typed(None, words)


def test_an_incomplete_date_is_no_value_and_no_mistake() -> None:
    assert typed.day("", "11", "2026") == typed.Typed(None)
    assert typed.day("", "", "") == typed.Typed("")


def test_a_month_and_a_year_are_their_first_day() -> None:
    assert typed.month("5", "١٩٩٨").value == "1998-05-01"
    assert typed.year("1998").value == "1998-01-01"
    assert typed.year("").value == ""
    assert typed.parts("geen datum") == ("", "", "")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("+6 weken", "2027-01-05"),
        ("+6w", "2027-01-05"),
        (" + 10 dagen ", "2026-12-04"),
        ("+1 dag", "2026-11-25"),
        ("+3 maanden", "2027-02-24"),
        ("+٦ weken", "2027-01-05"),
    ],
)
def test_a_day_from_now(text: str, day: str) -> None:
    assert typed.is_relative(text)
    assert typed.relative(text, date(2026, 11, 24)).value == day


@pytest.mark.parametrize("text", ["+", "+6", "+ weken", "+6 jaren", "+9999 weken", "+-6 weken", "6 weken"])
def test_what_is_no_day_from_now_says_how(text: str) -> None:
    found = typed.relative(text, date(2026, 11, 24))
    assert (found.value, found.message) == (None, "Typ bijvoorbeeld: +6 weken.")
