"""Hold the brede intake: open it where it was left, and store every act at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop_app.casework import interpreting
from desktop_app.casework.changes import Changes
from desktop_app.casework.dossier_file import log
from desktop_app.casework.intake_session import fresh_session
from desktop_app.casework.interpreting import Interpreting
from desktop_app.casework.interview import Interview, Setting
from desktop_app.casework.interview_views import Recorded
from desktop_app.casework.ports import UnitOfWork
from desktop_app.casework.records import from_body
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.answer import Answer
from desktop_app.domain.dossier import Dossier

OPEN_TALK = "open_talk"
TALK_AT = "talk_at"
"""When the talk began, by the clock on the wall: the unlock screen shows it before the vault is open."""


@dataclass(frozen=True, slots=True)
class OpenTalk:
    """A conversation that was not stopped: reopened at the same question after a crash. `since`: aware UTC."""

    dossier: str
    page: str
    field: str
    since: datetime


def open_interview(wp: Workplace, dossier: str) -> Interview:
    """Give the conversation of a dossier as it was left; records the opening in the audit trail.

    What the header knows already (doelgroep, azc, year of birth) is set from it and never stored as answers.
    """
    with wp.vault.work() as work:
        record = work.get(dossier)
        if record is None:
            raise KeyError(dossier)
        answers = work.answers(dossier)
        interpreting.end_forgotten(work, dossier, answers, by=wp.user.id, at=wp.clock())
        interpreters = interpreting.load(work, dossier, by=wp.user.id)
        position = work.local(_position_key(dossier))
        bookmarks = work.local(_bookmarks_key(dossier)) or []
        log(wp, work, dossier, "opened", part="intake")
    header = from_body(Dossier, record.body)
    return _restore(wp, header, answers, interpreters, position, bookmarks)


def _restore(
    wp: Workplace,
    header: Dossier,
    answers: Mapping[str, Answer],
    interpreters: Interpreting,
    position: str | None,
    bookmarks: list[str],
) -> Interview:
    session = fresh_session(wp, header)
    setting = Setting(wp.user.id, wp.clock, wp.new_id, header.language, interpreters)
    interview = Interview(session, answers, setting)
    interview.pages.bookmarks = frozenset(bookmarks)
    if position:
        interview.go(position)
    return interview


def store(wp: Workplace, dossier: str, recorded: Recorded) -> Changes:
    """Store one act and where it happened, in one transaction with its outbox rows."""
    with wp.vault.work() as work:
        for section in recorded.answers.keys() | recorded.removed.keys():
            work.put_answers(
                dossier, section, recorded.answers.get(section, ()), removed=recorded.removed.get(section, ())
            )
        interpreting.keep(work, dossier, recorded.interpreters, by=wp.user.id, at=wp.clock())
        if recorded.begun:
            _note_questionnaire(wp, work, dossier, recorded.begun)
        work.set_local(_position_key(dossier), recorded.page)
    return Changes(frozenset({dossier}), lists=True, outbox=True)


def _note_questionnaire(wp: Workplace, work: UnitOfWork, dossier: str, version: str) -> None:
    """A conversation stays on the questionnaire it began with."""
    record = work.get(dossier)
    if record is not None and not record.body.get("vragenlijst"):
        body = {**record.body, "vragenlijst": version}
        work.put(id=dossier, dossier=dossier, kind="dossier", body=body, by=wp.user.id, at=wp.clock())


def remember(wp: Workplace, dossier: str, page: str, field: str = "") -> None:
    """Keep the place in the conversation, on this device only, so that a crash returns to it."""
    talk = {"dossier": dossier, "page": page, "field": field}
    with wp.vault.work() as work:
        before = work.local(OPEN_TALK)
        same = isinstance(before, dict) and before.get("dossier") == dossier
        since = before["since"] if same else wp.clock().isoformat()
        if not same:
            end_talk(wp, work)
            work.set_local(TALK_AT, f"{wp.clock().astimezone():%H:%M}")
        work.set_local(OPEN_TALK, {**talk, "since": since})
        work.set_local(_position_key(dossier), page)


def open_talk(wp: Workplace) -> OpenTalk | None:
    """The conversation that was going on when the program ended, if any."""
    with wp.vault.work() as work:
        kept = work.local(OPEN_TALK)
    if not isinstance(kept, dict):
        return None
    return OpenTalk(kept["dossier"], kept["page"], kept["field"], datetime.fromisoformat(kept["since"]))


def stop_talk(wp: Workplace) -> None:
    """The conversation ends; everything is stored already."""
    with wp.vault.work() as work:
        end_talk(wp, work)


def end_talk(wp: Workplace, work: UnitOfWork, dossier: str = "") -> None:
    """Forget that a conversation is going on, and let nobody interpret in it any more; with `dossier` only if it is
    that one's."""
    talk = work.local(OPEN_TALK)
    if isinstance(talk, dict) and (not dossier or talk["dossier"] == dossier):
        interpreting.end(work, talk["dossier"], by=wp.user.id, at=wp.clock())
        work.set_local(OPEN_TALK, None)
        work.set_local(TALK_AT, None)


def keep_bookmarks(wp: Workplace, dossier: str, refs: frozenset[str]) -> None:
    """Bookmarks are personal: they stay on this device and are never sent."""
    with wp.vault.work() as work:
        work.set_local(_bookmarks_key(dossier), sorted(refs))


def _position_key(dossier: str) -> str:
    return f"position:{dossier}"


def _bookmarks_key(dossier: str) -> str:
    return f"bookmarks:{dossier}"
