"""What the list shows of one dossier, kept beside the records so that nobody reads them all to draw a list."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple, Protocol

from desktop_app.casework.term_lights import Colour, TermLight
from desktop_app.domain.dossier import Appointment, initials


class Details(NamedTuple):
    """What only a line in sight needs. `language`: BCP-47 code · `interpreter`: as in `Dossier` ("nee" = none) ·
    `explanation`, `term`: as in `TermLight` · `at_place`, `at_kind`: of the appointment."""

    number: str
    place: str
    language: str
    dialect: str
    interpreter: str
    explanation: str
    term: str
    at_place: str
    at_kind: str


class Summary(NamedTuple):
    """One dossier as it is from day `since` until day `until`, both included: nothing of it but the number of days left
    depends on the day. Days are ISO texts, "" where there is none.

    `urgency` sorts what presses most first · `step`: as in `steps.Step` · `colour`, `code`, `last_day`: as in
    `TermLight` · `at`: local time of the appointment · `unsent`: outbox rows waiting · `keep_until`: last day it may be
    kept · `packed`: the `details` as JSON, which nobody unpacks for ten thousand rows at once.
    """

    urgency: str
    dossier: str
    since: str
    until: str
    name: str
    step: str
    colour: str
    code: str
    last_day: str
    at: str
    unsent: int
    keep_until: str
    packed: str

    @property
    def initials(self) -> str:
        """What the private view shows."""
        return initials(self.name)

    @property
    def details(self) -> Details:
        return Details(*json.loads(self.packed))

    @property
    def appointment(self) -> Appointment | None:
        told = self.details
        return Appointment(datetime.fromisoformat(self.at), told.at_place, told.at_kind) if self.at else None

    def light(self, today: date) -> TermLight:
        """The light on a day between `since` and `until`."""
        last, told = date.fromisoformat(self.last_day) if self.last_day else None, self.details
        days = (last - today).days if last else None
        return TermLight(Colour(self.colour), self.code, days, last, told.explanation, told.term)


def packed(details: Details) -> str:
    return json.dumps(details, ensure_ascii=False, separators=(",", ":"))


class Summaries(Protocol):
    """The summaries of a vault. One is true as long as no record, answer or outbox row of its dossier changes, by
    whatever way; after that it is not given any more. `basis`: what else they were reckoned from (law, municipality,
    program); with another one none is true."""

    def true_on(self, day: date, basis: str) -> Sequence[Summary]:
        """One of every dossier that has a true one for `day`: most urgent first, then by id."""
        ...

    def missing(self, rows: Sequence[Summary]) -> Sequence[str]:
        """Dossiers on this device, oldest first, that have none of `rows`, which `true_on` gave in this transaction."""
        ...

    def keep(self, dossier: str, phases: Sequence[Summary], basis: str) -> None:
        """Replace those of a dossier: one for each stretch of days, as its records are in this transaction."""
        ...
