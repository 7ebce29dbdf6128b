"""What the list shows of one dossier, kept beside the records so that nobody reads them all to draw a list."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple, Protocol

from desktop_app.casework.term_lights import Colour, TermLight
from desktop_app.domain.dossier import Appointment, initials


class Summary(NamedTuple):
    """One dossier as it is from day `since` until day `until`, both included: nothing of it but the number of days left
    depends on the day. Days are ISO texts, "" where there is none.

    `urgency` sorts what presses most first · `language`: BCP-47 code · `interpreter`: as in `Dossier` ("nee" = none) ·
    `step`: as in `steps.Step` · `colour`, `code`, `last_day`, `explanation`, `term`: as in `TermLight` ·
    `at`: local time of the appointment · `unsent`: outbox rows waiting · `keep_until`: last day it may be kept.
    """

    dossier: str
    since: str
    until: str
    urgency: str
    name: str
    number: str
    place: str
    language: str
    dialect: str
    interpreter: str
    step: str
    colour: str
    code: str
    last_day: str
    explanation: str
    term: str
    at: str
    at_place: str
    at_kind: str
    unsent: int
    keep_until: str

    @property
    def initials(self) -> str:
        """What the private view shows."""
        return initials(self.name)

    @property
    def appointment(self) -> Appointment | None:
        return Appointment(datetime.fromisoformat(self.at), self.at_place, self.at_kind) if self.at else None

    def light(self, today: date) -> TermLight:
        """The light on a day between `since` and `until`."""
        last = date.fromisoformat(self.last_day) if self.last_day else None
        days = (last - today).days if last else None
        return TermLight(Colour(self.colour), self.code, days, last, self.explanation, self.term)


class Summaries(Protocol):
    """The summaries of a vault. One is true as long as no record, answer or outbox row of its dossier changes, by
    whatever way; after that it is not given any more. `basis`: what else they were reckoned from (law, municipality,
    program); with another one none is true."""

    def true_on(self, day: date, basis: str) -> Sequence[Summary]:
        """One of every dossier that has a true one for `day`: most urgent first, then by id."""
        ...

    def dossiers(self) -> Sequence[str]:
        """Ids of all dossiers on this device, oldest first."""
        ...

    def keep(self, dossier: str, phases: Sequence[Summary], basis: str) -> None:
        """Replace those of a dossier: one for each stretch of days, as its records are in this transaction."""
        ...
