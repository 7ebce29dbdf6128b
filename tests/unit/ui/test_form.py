"""Reading the form of a dossier: dates as the BRP has them, the 11-test, digits of other scripts, and back again."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.dossier import Appointment, Dates, Doelgroep, Dossier, PartialDate
from desktop_app.ui.screens.nieuw_dossier.form import DATES, Form, only, read, written

EMPTY = ("", "", "")


@pytest.mark.parametrize(
    ("typed", "birth"),
    [
        (EMPTY, PartialDate()),
        (("", "", "1990"), PartialDate(1990)),
        (("", "5", "1990"), PartialDate(1990, 5)),
        (("17", "5", "1990"), PartialDate(1990, 5, 17)),
        (("۱۷", "٥", "١٩٩٠"), PartialDate(1990, 5, 17)),
        (("29", "2", "2000"), PartialDate(2000, 2, 29)),
    ],
)
def test_birth_dates_as_they_are_known(typed: tuple[str, str, str], birth: PartialDate) -> None:
    found = read(Form(birth=typed))
    assert found.values["birth"] == birth
    assert "birth" not in found.errors


@pytest.mark.parametrize("typed", [("29", "2", "1990"), ("", "", "90"), ("1", "", "1990"), ("x", "", "1990")])
def test_birth_dates_that_cannot_be(typed: tuple[str, str, str]) -> None:
    assert "birth" in read(Form(birth=typed)).errors


@pytest.mark.parametrize("typed", [("1", "", "2026"), ("31", "4", "2026"), ("1", "1", "26"), ("a", "1", "2026")])
@pytest.mark.parametrize("name", DATES)
def test_a_date_that_starts_a_term_is_whole_or_absent(name: str, typed: tuple[str, str, str]) -> None:
    form: dict[str, Any] = {name: typed}
    found = read(Form(**form))
    assert name in found.errors
    assert found.values["dates"][name] is None
    assert name not in read(Form()).errors


@pytest.mark.parametrize(
    ("typed", "stored", "right"),
    [
        ("123456782", "123456782", True),
        ("1234.56.782", "123456782", True),
        ("١٢٣٤٥٦٧٨٢", "123456782", True),
        ("", None, True),
        ("123456789", "123456789", False),
        ("12345678", "12345678", False),
    ],
)
def test_the_bsn(typed: str, stored: str | None, right: bool) -> None:
    found = read(Form(bsn=typed))
    assert found.values["bsn"] == stored
    assert ("bsn" not in found.errors) is right


@pytest.mark.parametrize(
    ("typed", "clock"), [("13:45", "13:45"), ("9:30", "09:30"), ("9.30", "09:30"), ("٩:٣٠", "09:30")]
)
def test_the_time_of_an_appointment(typed: str, clock: str) -> None:
    found = read(Form(meeting_day=("26", "11", "2026"), meeting_time=typed))
    assert f"{found.values['appointment'].at:%H:%M}" == clock


@pytest.mark.parametrize("typed", ["", "25:00", "half tien"])
def test_a_day_without_a_time_is_no_appointment(typed: str) -> None:
    found = read(Form(meeting_day=("26", "11", "2026"), meeting_time=typed))
    assert "meeting_time" in found.errors
    assert found.values["appointment"] is None


def test_a_time_without_a_day_is_told() -> None:
    assert "meeting_day" in read(Form(meeting_time="13:45")).errors


def test_one_field_becomes_one_change() -> None:
    values = read(Form(place="thuis", kennisgeving=("5", "10", "2026"))).values
    assert only(values, "place") == {"place": "thuis"}
    assert only(values, "kennisgeving") == {"dates": {"kennisgeving": date(2026, 10, 5)}}
    assert only(values, "meeting_time") == {"appointment": None}


words = st.text(st.characters(categories=["Lu", "Ll"]), min_size=1, max_size=12)
days = st.none() | st.dates(date(2022, 1, 1), date(2026, 11, 24))


@given(
    given_names=words,
    surname=words,
    birth=st.builds(PartialDate, st.integers(1920, 2010), st.integers(1, 12), st.integers(1, 28)),
    kennisgeving=days,
    meeting=st.none() | st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)),  # noqa: DTZ001 - wall-clock times
    azc=st.booleans(),
)
def test_what_is_written_into_the_form_is_read_back(
    given_names: str,
    surname: str,
    birth: PartialDate,
    kennisgeving: date | None,
    meeting: datetime | None,
    azc: bool,
) -> None:
    header = Dossier(
        number="2026-0433",
        given_names=given_names,
        surname=surname,
        doelgroep=Doelgroep.GEZINSMIGRANT,
        law="2026-04-02",
        birth=birth,
        language="ti",
        place="thuis",
        dates=Dates(kennisgeving=kennisgeving),
        appointment=Appointment(meeting.replace(second=0, microsecond=0), "azc") if meeting else None,
        in_azc=azc,
    )
    found = read(written(header))
    assert found.errors == {}
    assert found.values["birth"] == header.birth
    assert found.values["dates"]["kennisgeving"] == kennisgeving
    assert found.values["appointment"] == header.appointment
    assert (found.values["given_names"], found.values["surname"], found.values["in_azc"]) == (given_names, surname, azc)
