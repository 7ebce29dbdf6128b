"""Who interprets in a talk, and when: one row per interpreter and stretch, kept at once (ux.md 1.6)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from desktop_app.casework.ports import UnitOfWork
from desktop_app.casework.records import Gap, InterpreterLog, from_body, to_body
from desktop_app.domain.answer import Answer

MODES = ("op_locatie", "telefonisch", "video", "familie")
LEVELS = ("c1", "b2", "")
AFAR = frozenset({"telefonisch", "video"})
"""Modes in which the interpreter does not see what the client points at."""

Logs = Mapping[str, InterpreterLog | None]
"""Rows of the log by id, as an act leaves them; None for a row that is not there."""


class Interpreting:
    """The log of one dossier in memory. The acts change nothing: they give rows for `Interview.interpret`.

    `own`: ids of rows made by the caseworker of this talk; only such a row can be the one that is going on.
    """

    def __init__(self, logs: Mapping[str, InterpreterLog], own: frozenset[str] = frozenset()) -> None:
        self.logs = dict(logs)
        self._own = set(own)

    @property
    def current(self) -> str | None:
        """Id of the row that is going on."""
        going = (id for id, log in self.logs.items() if id in self._own and log.until is None)
        return max(going, key=lambda id: self.logs[id].since, default=None)

    @property
    def now(self) -> InterpreterLog | None:
        """The row that is going on."""
        return self.logs[self.current] if self.current else None

    @property
    def stamp(self) -> str | None:
        """What an answer is stamped with: the row of who interprets now, None while nobody can."""
        now = self.now
        return self.current if now and not now.away else None

    def begin(self, id: str, log: InterpreterLog) -> Logs:
        """Somebody begins to interpret; who did so before ends at that moment."""
        return {**self.end(log.since), id: log}

    def change(self, **fields: Any) -> Logs:
        """Other facts about who interprets now."""
        return {self.current: replace(self.now, **fields)} if self.current and self.now else {}

    def interrupt(self, at: datetime) -> Logs:
        """The line is lost."""
        now = self.now
        return {} if now is None or now.away else self.change(gaps=(*now.gaps, Gap(at)))

    def go_on(self, at: datetime) -> Logs:
        """The line is back."""
        return self.change(gaps=_closed(self.now, at)) if self.now and self.now.away else {}

    def end(self, at: datetime) -> Logs:
        """Who interprets now stops."""
        return self.change(until=at, gaps=_closed(self.now, at)) if self.now else {}

    def apply(self, rows: Logs) -> Logs:
        """Take over rows; gives them as they were before."""
        before = {id: self.logs.get(id) for id in rows}
        for id, log in rows.items():
            self._own.add(id)
            if log is None:
                self.logs.pop(id, None)
            else:
                self.logs[id] = log
        return before


def _closed(log: InterpreterLog | None, at: datetime) -> tuple[Gap, ...]:
    gaps = log.gaps if log else ()
    return (*gaps[:-1], replace(gaps[-1], until=at)) if log and log.away else gaps


# ---- the vault -------------------------------------------------------------------------------------------------------


def load(work: UnitOfWork, dossier: str, *, by: str) -> Interpreting:
    """The log of a dossier. `by`: the caseworker of this talk."""
    records = work.find(kind="tolk", dossier=dossier)
    logs = {record.id: from_body(InterpreterLog, record.body) for record in records}
    return Interpreting(logs, frozenset(record.id for record in records if record.edited_by == by))


def keep(work: UnitOfWork, dossier: str, rows: Logs, *, by: str, at: datetime) -> None:
    """Store rows, in the transaction of the act they belong to."""
    for id, log in rows.items():
        if log is None:
            work.delete(id, by=by, at=at)
        else:
            work.put(id=id, dossier=dossier, kind="tolk", body=to_body(log), by=by, at=at)


def end(work: UnitOfWork, dossier: str, *, by: str, at: datetime) -> None:
    """The talk is over, so nobody interprets in it any more."""
    keep(work, dossier, load(work, dossier, by=by).end(at), by=by, at=at)


def end_forgotten(work: UnitOfWork, dossier: str, answers: Mapping[str, Answer], *, by: str, at: datetime) -> None:
    """A row of an earlier day was never ended: it ends with the last answer given through it."""
    log = load(work, dossier, by=by)
    now, id = log.now, log.current
    if now is None or now.since.astimezone().date() == at.astimezone().date():
        return
    last = max((answer.at for answer in answers.values() if answer.interpreter == id), default=now.since)
    keep(work, dossier, log.end(max(last, now.since)), by=by, at=at)
