"""The calendar file: read back with another eye, and nothing in it about whom it is for."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from desktop_app.casework import plan_days
from desktop_app.casework.plan_days import Moment
from desktop_app.documents.printer import PlanPrinter
from desktop_app.i18n.language import LANGUAGES
from desktop_app.places import resources

MADE = datetime(2026, 11, 24, 13, tzinfo=UTC)
MOMENTS = (
    Moment(
        datetime.fromisoformat("2027-07-01T13:45"),
        plan_days.APPOINTMENT,
        "gemeentehuis, kamer 4; begane grond",
        "u1",
        MADE,
    ),
    Moment(datetime.fromisoformat("2027-01-04T09:00"), plan_days.APPOINTMENT, "", "u2", MADE),
    Moment(date(2027, 1, 11), plan_days.FIRST_LESSON, "De Brug\nEmmeloord", "u3", MADE),
    Moment(date(2027, 3, 1), plan_days.TALK_ABOUT, "", "u4", MADE),
)


def read(made: bytes) -> list[dict[str, str]]:
    """Every event as the text of its lines, read by another parser than ours: unfolded, split at the first colon."""
    lines = made.decode().replace("\r\n ", "").split("\r\n")
    found: list[dict[str, str]] = []
    for line in lines:
        name, _colon, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and name and name not in ("BEGIN", "END"):
            found[-1][name] = value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";")
    return found


def test_a_calendar_reads_back_as_it_was_agreed(printer: PlanPrinter) -> None:
    made = printer.agenda(MOMENTS, "nl", "Oefenstad")
    assert len(Calendar.from_ical(made).walk("VEVENT")) == len(MOMENTS)
    summer, winter, lesson, about = read(made)
    assert (summer["DTSTART"], summer["DTEND"]) == ("20270701T114500Z", "20270701T124500Z")  # Dutch summer time
    assert winter["DTSTART"] == "20270104T080000Z"
    assert summer["LOCATION"] == "gemeentehuis, kamer 4; begane grond"
    assert (lesson["DTSTART;VALUE=DATE"], lesson["DTEND;VALUE=DATE"]) == ("20270111", "20270112")
    assert lesson["LOCATION"] == "De Brug\nEmmeloord"
    assert about["SUMMARY"] == "Gesprek over uw inburgering, ongeveer op deze dag"


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_from_a_practice_vault_every_day_and_the_calendar_itself_say_so(printer: PlanPrinter, language: str) -> None:
    made = PlanPrinter(resources(), practice=True).agenda(MOMENTS, language, "Oefenstad")
    for event in read(made):
        assert event["SUMMARY"].startswith("OEFENVERSIE: ")
        assert event["DESCRIPTION"] == "OEFENVERSIE\nOefenstad"
    assert Calendar.from_ical(made)["X-WR-CALNAME"] == "OEFENVERSIE"
    assert b"OEFENVERSIE" not in printer.agenda(MOMENTS, language, "Oefenstad")


def test_only_what_and_when_is_in_it(printer: PlanPrinter) -> None:
    events = read(printer.agenda(MOMENTS, "nl", "Oefenstad"))
    allowed = {"UID", "DTSTAMP", "SUMMARY", "CLASS", "DESCRIPTION", "LOCATION", "DTSTART", "DTEND", "TRANSP"}
    assert {key.partition(";")[0] for event in events for key in event} == allowed
    assert {event["DESCRIPTION"] for event in events} == {"Oefenstad"}
    assert {event["CLASS"] for event in events} == {"PRIVATE"}


@pytest.mark.parametrize("language", [*sorted(LANGUAGES), "xx"])
def test_every_language_names_the_day_and_keeps_the_dutch_word(printer: PlanPrinter, language: str) -> None:
    made = printer.agenda(MOMENTS, language, "Oefenstad")
    assert max(len(line) for line in made.split(b"\r\n")) <= 75
    assert plan_days.FIRST_LESSON in read(made)[2]["SUMMARY"]
