"""Days as a calendar file (RFC 5545) that a telephone takes over: what and when, nothing about whom."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from desktop_app.casework.plan_days import Moment
from desktop_app.i18n.formats import plain
from desktop_app.i18n.words import SOURCE, translation

NETHERLANDS = ZoneInfo("Europe/Amsterdam")
LONGEST = timedelta(hours=1)
"""How long an appointment stands in the calendar; its real length is not kept anywhere."""


def calendar(moments: Sequence[Moment], language: str, sender: str, *, practice: str = "") -> bytes:
    """UTF-8, lines folded at 75 octets. Titles in the client's language with the Dutch behind it; a language without
    translations gives Dutch alone. `sender`: name of the municipality · `practice`: word that marks a file from a
    practice vault; it stands where a calendar shows it: in its name, before every title and above every description."""
    made = Calendar()
    made.add("prodid", "-//Opmaat//PIP//NL")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    if practice:
        made.add("x-wr-calname", practice)
    for moment in moments:
        made.add_component(_event(moment, language, sender, practice))
    return bytes(made.to_ical())


def _event(moment: Moment, language: str, sender: str, practice: str) -> Event:
    event = Event()
    event.add("uid", moment.uid)
    event.add("dtstamp", moment.made)
    what = title(moment.what, language)
    event.add("summary", f"{practice}: {what}" if practice else what)
    event.add("class", "PRIVATE")
    event.add("description", f"{practice}\n{sender}" if practice else sender)
    if moment.place:
        event.add("location", plain(moment.place))
    if isinstance(moment.on, datetime):
        start = moment.on.replace(tzinfo=NETHERLANDS)
        event.add("dtstart", start.astimezone(ZoneInfo("UTC")))
        event.add("dtend", (start + LONGEST).astimezone(ZoneInfo("UTC")))
    else:
        event.add("dtstart", _day(moment.on))
        event.add("dtend", _day(moment.on + timedelta(days=1)))
        event.add("transp", "TRANSPARENT")
    return event


def title(what: str, language: str) -> str:
    """`ቀዳማይ ትምህርቲ (Eerste les)`"""
    known = None if language == SOURCE else translation(what, language)
    return f"{known} ({what})" if known else what


def _day(day: date) -> date:
    return date(day.year, day.month, day.day)
