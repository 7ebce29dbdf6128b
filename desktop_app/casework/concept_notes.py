"""Notes beside a question once the PIP was adopted: a person says of each whether it stays (R-PRV-06, Bi 9.9 lid 1).

Nothing goes by itself. What is thrown away leaves the answer, the conflicts that quote it, the log and the backups of
this laptop, and travels as a change like any other. It cannot be undone.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from desktop_app.casework.changes import Changes
from desktop_app.casework.dossier_file import DossierFile, log, read
from desktop_app.casework.intake_session import fresh_session
from desktop_app.casework.interview import Interview, Setting
from desktop_app.casework.interview_course import is_general_note
from desktop_app.casework.pointers import answer_pointer
from desktop_app.casework.ports import Body, UnitOfWork
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.answer import Answer
from desktop_app.domain.bewaren import Bewaarklasse, is_concept, last_day
from desktop_app.domain.errors import OpmaatError
from desktop_app.i18n.words import _, current


class NotesChanged(OpmaatError):
    """A note is another than the one that was read, or is not asked about."""

    code = "notitie_veranderd"


@dataclass(frozen=True, slots=True)
class NoteBeside:
    """`path`: of the answer · `question`: in the language of the program, or that the note is about the whole talk."""

    path: str
    question: str
    text: str


@dataclass(frozen=True, slots=True)
class NotesPage:
    """`notes`: those nobody decided about, in the order of the questionnaire · `kept`: how many somebody kept."""

    person: str
    notes: tuple[NoteBeside, ...]
    kept: int


def beside(file: DossierFile) -> tuple[Answer, ...]:
    """Answers with a note that somebody must decide about, or did; none before the day the law data give."""
    first = file.terms.dagtekeningen[0] if file.decided and file.terms.dagtekeningen else None
    last = last_day(Bewaarklasse.CONCEPT, file.header, file.wp.law, eerste_pip=first) if first else None
    if last is None or file.today < last:
        return ()
    return tuple(answer for answer in file.answers.values() if is_concept(answer))


def waiting(wp: Workplace, *, dossier: str) -> int:
    """How many notes nobody decided about. Raises `DossierUnknown`."""
    with wp.vault.work() as work:
        return len(_undecided(read(wp, work, dossier)))


def page(wp: Workplace, *, dossier: str) -> NotesPage:
    """The notes to decide about. Raises `DossierUnknown`."""
    with wp.vault.work() as work:
        file = read(wp, work, dossier)
    setting = Setting(wp.user.id, wp.clock, wp.new_id, file.header.language)
    talk = Interview(fresh_session(wp, file.header), file.answers, setting)
    order = {view.ref: place for place, view in enumerate(talk.pages.all())}
    found = sorted(_undecided(file), key=lambda answer: (order.get(answer.path, len(order)), answer.path))
    return NotesPage(
        f"{file.header.given_names} {file.header.surname}".strip(),
        tuple(NoteBeside(answer.path, _question(talk, answer.path), answer.note) for answer in found),
        len(beside(file)) - len(found),
    )


def decide(wp: Workplace, *, dossier: str, read_as: Mapping[str, str], throw_away: Collection[str]) -> Changes:
    """Throw away the notes of these paths for good and keep the others of `read_as`: the notes by path as the person
    read them. A note that is kept is asked about again only once it changed.

    Raises `NotesChanged`, and then nothing happened; `DossierUnknown`.
    """
    with wp.vault.work() as work:
        file = read(wp, work, dossier)
        now = {answer.path: answer for answer in _undecided(file)}
        if any(path not in now or now[path].note != text for path, text in read_as.items()):
            raise NotesChanged
        gone = {path for path in read_as if path in throw_away}
        decided = {path: _decided(now[path], gone=path in gone) for path in read_as}
        touched = [*_store(wp, work, dossier, decided), *_leave_conflicts(wp, work, dossier, gone)]
        for path in read_as:
            log(wp, work, dossier, "changed", part="notitie", question=path, gone=int(path in gone))
        if gone:
            work.scrub(touched)
    return Changes(frozenset({dossier}), lists=True, outbox=True)


def _undecided(file: DossierFile) -> list[Answer]:
    return [answer for answer in beside(file) if not answer.note_kept]


def _decided(answer: Answer, *, gone: bool) -> Answer:
    """The row stays, without its note: a row that is gone would clash with what a colleague did in it meanwhile."""
    return replace(answer, note="", note_kept=False) if gone else replace(answer, note_kept=True)


def _store(wp: Workplace, work: UnitOfWork, dossier: str, decided: Mapping[str, Answer]) -> list[str]:
    """Ids of the sections that were touched."""
    touched = []
    for record in work.find(kind="intake", dossier=dossier):
        answers = [decided[path] for path in record.body["answers"] if path in decided]
        if answers:
            work.put_answers(dossier, record.body["section"], answers, by=wp.user.id, at=wp.clock())
            touched.append(record.id)
    return touched


def _leave_conflicts(wp: Workplace, work: UnitOfWork, dossier: str, gone: Collection[str]) -> list[str]:
    """A conflict quotes whole answers: the notes go from there too. Ids of those that were touched."""
    touched = []
    for record in work.find(kind="conflict", dossier=dossier):
        body = _without_notes(record.body, gone)
        if body != record.body:
            work.put(id=record.id, dossier=dossier, kind="conflict", body=body, by=wp.user.id, at=wp.clock())
            touched.append(record.id)
    return touched


def _without_notes(conflict: Body, gone: Collection[str]) -> Body:
    own = conflict["kind"] == "intake" and any(answer_pointer(path) == conflict["pointer"] for path in gone)
    whole = conflict["kind"] == "intake" and conflict["pointer"] == ""

    def bare(value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        if whole and "answers" in value:
            answers = {path: _noteless(one) if path in gone else one for path, one in value["answers"].items()}
            return {**value, "answers": answers}
        return _noteless(value) if own else value

    sides = {side: {**conflict[side], "value": bare(conflict[side]["value"])} for side in ("mine", "theirs")}
    return {**conflict, "base": bare(conflict["base"]), **sides}


def _noteless(answer: Body) -> Body:
    return {**answer, "note": "", "note_kept": False} if answer.get("note") else answer


def _question(talk: Interview, path: str) -> str:
    if is_general_note(path):
        return _("Algemene notitie")
    asked = talk.text(path, "label", current()) if talk.session.find(path) is not None else None
    return asked or path.rsplit("/", 1)[-1].replace("_", " ")
