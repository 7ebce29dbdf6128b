"""The days someone should keep: appointment, lessons, progress talks. For the calendar of their own telephone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from desktop_app.casework.dossier_file import DossierFile, read
from desktop_app.casework.plan_contents import ParamKind, PlanContents
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.errors import OpmaatError
from desktop_app.i18n.words import N_

APPOINTMENT = N_("Gesprek met de gemeente")
TALK = N_("Gesprek over uw inburgering")
TALK_ABOUT = N_("Gesprek over uw inburgering, ongeveer op deze dag")
FIRST_LESSON = N_("Eerste les")
_UIDS = UUID("0192f6c5-5f9c-7c6e-8f52-3a64b1c1d0ab")


class NothingAgreed(OpmaatError):
    """There is no day to put into a calendar."""

    code = "geen_dagen"


@dataclass(frozen=True, slots=True)
class Moment:
    """`on`: a day, or a local date and time in the Netherlands (naive on purpose) · `what`: msgid of catalog "pip" ·
    `place`: "" where none was agreed · `uid`: the same at every export, so that a calendar replaces instead of
    doubling; tells nothing of the dossier · `made`: moment of export, UTC."""

    on: date | datetime
    what: str
    place: str
    uid: str
    made: datetime


def moments(wp: Workplace, *, dossier: str, contents: PlanContents) -> tuple[Moment, ...]:
    """What is still to come, by day: no names, no number of the case, no goals. Raises `DossierUnknown`,
    `NothingAgreed`."""
    with wp.vault.work() as work:
        file = read(wp, work, dossier)
    now = wp.clock()
    found = [
        Moment(on, what, place, str(uuid5(_UIDS, f"{dossier}/{key}")), now)
        for key, on, what, place in _agreed(file, contents)
        if _day(on) >= file.today
    ]
    if not found:
        raise NothingAgreed
    return tuple(sorted(found, key=lambda each: (_day(each.on), each.what)))


_Agreed = Iterator[tuple[str, date | datetime, str, str]]


def _agreed(file: DossierFile, contents: PlanContents) -> _Agreed:
    meeting = file.header.appointment
    if meeting is not None:
        yield "afspraak", meeting.at, APPOINTMENT, meeting.place
    yield from _lessons(contents)
    planned = [(id, talk.gepland_op) for id, talk in file.talks if talk.gepland_op and not talk.held]
    if planned:
        for id, day in planned:
            yield id, day, TALK, ""
    else:
        yield from _expected(contents)


def _lessons(contents: PlanContents) -> _Agreed:
    rows = {each.key: each.params["value"] for section in contents.sections for each in section.paragraphs
            if "value" in each.params}  # fmt: skip
    start, place = rows.get("hoeveel.start"), rows.get("hoeveel.plaats")
    if start is not None and start.kind is ParamKind.DATE:
        yield "les", date.fromisoformat(str(start.value)), FIRST_LESSON, str(place.value) if place else ""


def _expected(contents: PlanContents) -> _Agreed:
    """The days the plan names for talks, while none has been planned."""
    for section in contents.sections:
        for each in section.paragraphs:
            if each.key.startswith("gesprekken.gepland."):
                yield each.key, date.fromisoformat(str(each.params["value"].value)), TALK_ABOUT, ""


def _day(on: date | datetime) -> date:
    return on.date() if isinstance(on, datetime) else on
