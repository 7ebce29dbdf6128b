"""What the office gave to this laptop lately, for the person who works on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from desktop_app.casework.office_ports import Given
from desktop_app.casework.ports import UnitOfWork
from desktop_app.casework.workplace import Workplace

GIVEN = "given"
"""Local value: {"files": [[kind, version, taken at]], "refused": [[kind, code]]} as the last run found them."""
FRESH = timedelta(days=30)
"""How long something new is told."""


@dataclass(frozen=True, slots=True)
class News:
    """`kind`: form, law, theme · `version`: of a law file its first day, ISO · `used`: it is what one works with now ·
    `begins`: first day of a law that has not begun, else None."""

    kind: str
    version: str
    used: bool
    begins: date | None = None


@dataclass(frozen=True, slots=True)
class FromOffice:
    """`refused`: (kind, code) of what this laptop does not use."""

    news: Sequence[News] = ()
    refused: Sequence[tuple[str, str]] = ()


def note_given(work: UnitOfWork, given: Given) -> None:
    """Remember on this device what a run found."""
    files = [[file.kind, file.version, file.taken_at.isoformat()] for file in given.files]
    kept = {"files": files, "refused": [list(one) for one in given.refused]}
    if work.local(GIVEN) != kept:
        work.set_local(GIVEN, kept)


def from_office(wp: Workplace, work: UnitOfWork) -> FromOffice:
    """What came in the last month or is not used yet, and what was refused at the last run."""
    kept, now = work.local(GIVEN) or {"files": (), "refused": ()}, wp.clock()
    news = []
    for kind, version, taken_at in kept["files"]:
        begins = date.fromisoformat(version) if kind == "law" and version > now.date().isoformat() else None
        used = kind == "theme" or version <= {"form": wp.questionnaire.version, "law": wp.law.version}[kind]
        if not used or now - datetime.fromisoformat(taken_at) < FRESH:
            news.append(News(kind, version, used, begins))
    return FromOffice(tuple(news), tuple((kind, code) for kind, code in kept["refused"]))
