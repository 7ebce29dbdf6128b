"""What was said in the brede intake, for the person who said it: in Dutch and in their language, question by question.

Only what the client answered. What the caseworker fills in alone and the notes beside a question are not in it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.casework import interpreting
from desktop_app.casework.dossier_file import read, today
from desktop_app.casework.intake_session import fresh_session
from desktop_app.casework.interview import Interview, Setting
from desktop_app.casework.interview_views import FieldView, PageKind, PageView
from desktop_app.casework.records import InterpreterLog
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.answer import AnswerState
from desktop_app.domain.errors import OpmaatError
from desktop_app.i18n.calendars import said_value
from desktop_app.i18n.client_dates import client_date
from desktop_app.i18n.client_labels import SPECIAL_ANSWER
from desktop_app.i18n.formats import Value, clock_time, fill_in
from desktop_app.i18n.intake import reviewed
from desktop_app.i18n.language import LANGUAGES
from desktop_app.i18n.pip_labels import INTERPRETED, INTERPRETED_FROM_TO, INTERPRETED_SINCE, INTERPRETER_NUMBER
from desktop_app.i18n.status import Status, text_status
from desktop_app.i18n.words import SOURCE, translation

_INTERPRETER = "Tolk"
_TOLD = (AnswerState.BEANTWOORD, AnswerState.WEET_NIET, AnswerState.WIL_NIET_ZEGGEN, AnswerState.PAST_NIET)


class NothingSaid(OpmaatError):
    """No question has been answered yet."""

    code = "niets_gezegd"


@dataclass(frozen=True, slots=True)
class Said:
    """A text in Dutch and in the client's language. `other` is None where it exists in Dutch only."""

    nl: str
    other: str | None
    status: Status


@dataclass(frozen=True, slots=True)
class Line:
    """`answers`: one per field, or one per row of a table."""

    question: Said
    answers: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """`language`: code of the client's language, "nl" where the program does not know it · `day`: of making ·
    `sections`: title with its lines, in the order of the questionnaire."""

    gemeente: str
    number: str
    person: str
    language: str
    day: date
    contact: tuple[str, str]
    sections: tuple[tuple[Said, tuple[Line, ...]], ...]


def report(wp: Workplace, *, dossier: str) -> Report:
    """Everything the client answered. Raises `DossierUnknown`, `NothingSaid`."""
    with wp.vault.work() as work:
        file = read(wp, work, dossier)
        logs = interpreting.load(work, dossier, by=wp.user.id).logs.values()
    header = file.header
    language = header.language if header.language in LANGUAGES else SOURCE
    setting = Setting(wp.user.id, wp.clock, wp.new_id, header.language)
    reading = _Reading(Interview(fresh_session(wp, header), file.answers, setting), language)
    sections = tuple(reading.sections())
    if not sections:
        raise NothingSaid
    if logs:
        lines = tuple(_interpreted(log, language) for log in sorted(logs, key=lambda log: log.since))
        sections += ((_fixed(_INTERPRETER, language), lines),)
    name = f"{header.given_names} {header.surname}".strip()
    pip = file.pip
    contact = (pip.contactpersoon, pip.contact_telefoon) if pip else (wp.user.name, wp.gemeente.telefoon)
    return Report(wp.gemeente.name, header.number, name, language, today(wp), contact, sections)


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads a conversation in two languages."""

    interview: Interview
    language: str

    def sections(self) -> Iterator[tuple[Said, tuple[Line, ...]]]:
        lines: dict[str, list[Line]] = {}
        for page in self.interview.pages.all():
            if page.kind is not PageKind.CARD and not page.staff_only and page.state in _TOLD:
                answers = tuple(self._answers(page))
                if answers:
                    lines.setdefault(page.section, []).append(Line(self._words(page.ref), answers))
        root = self.interview.session.root.ref
        for key, found in lines.items():
            yield self._words(f"{root}/{key}"), tuple(found)

    def _answers(self, page: PageView) -> Iterator[Said]:
        if page.state is not AnswerState.BEANTWOORD:
            yield self._special(page.state)
            return
        for field in page.fields:
            said = self._field(field)
            if said is not None:
                yield said if len(page.fields) == 1 else self._labelled(field, said)
        for row in page.rows:
            parts = [said for field in row.fields if (said := self._field(field)) is not None]
            if parts:
                yield _joined(parts, "; ")

    def _field(self, field: FieldView) -> Said | None:
        if not field.value or field.staff_only or field.control == "trigger":
            return None
        if field.choices:
            return _joined([self._choice(field.ref, each) for each in field.value.split()], ", ")
        day = field.type == "date"
        written = said_value(field.value, field.said, day=day, language=SOURCE)
        number = field.type in ("int", "integer", "decimal")
        if day or number:
            return Said(written, said_value(field.value, field.said, day=day, language=self.language), Status.REVIEWED)
        return Said(written, None, Status.MISSING)

    def _labelled(self, field: FieldView, said: Said) -> Said:
        asked = self._words(field.ref)
        dutch = f"{asked.nl}{_after(asked.nl)}{said.nl}"
        if asked.other is None and said.other is None:
            return Said(dutch, None, Status.MISSING)
        question, answer = asked.other or asked.nl, said.other or said.nl
        return Said(dutch, f"{question}{_after(question)}{answer}", asked.status if asked.other else said.status)

    def _words(self, ref: str) -> Said:
        dutch = self.interview.text(ref, "label", SOURCE) or ""
        if self._gap(ref):
            return Said(dutch, None, Status.MISSING)
        return self._pair(dutch, self.interview.text(ref, "label", self.language))

    def _choice(self, ref: str, value: str) -> Said:
        dutch = self.interview.choice_text(ref, value, SOURCE)
        if self.interview.session.choice_gap(ref, value, self.language) if self._spoken else True:
            return Said(dutch, None, Status.MISSING)
        return self._pair(dutch, self.interview.choice_text(ref, value, self.language))

    def _pair(self, dutch: str, other: str | None) -> Said:
        return Said(dutch, other or None, Status.REVIEWED if reviewed(dutch, self.language) else Status.MACHINE)

    def _special(self, state: AnswerState) -> Said:
        dutch = SPECIAL_ANSWER[state.value]
        return Said(dutch, translation(dutch, self.language, "client"), text_status(dutch, self.language, "client"))

    @property
    def _spoken(self) -> bool:
        return self.language in {each.code for each in self.interview.session.definition.languages}

    def _gap(self, ref: str) -> bool:
        return not self._spoken or self.interview.session.text_gap(ref, "label", self.language)


def _fixed(message: str, language: str) -> Said:
    """A word of the papers."""
    return Said(message, translation(message, language), text_status(message, language))


def _interpreted(log: InterpreterLog, language: str) -> Line:
    """One row of the interpreter log: how, when, and by which number."""
    begin = log.since.astimezone()
    params: dict[str, Value] = {"dag": begin.date(), "begin": clock_time(begin.time()), "nummer": log.number}
    if log.until is not None:
        params["einde"] = clock_time(log.until.astimezone().time())
    when = INTERPRETED_FROM_TO if log.until else INTERPRETED_SINCE
    told = [_filled(message, language, params) for message in (when, *([INTERPRETER_NUMBER] if log.number else []))]
    return Line(_fixed(INTERPRETED.get(log.mode, log.mode), language), (_joined(told, "; "),))


def _filled(message: str, language: str, params: Mapping[str, Value]) -> Said:
    known = translation(message, language)
    theirs = {**params, "dag": client_date(params["dag"], language)} if isinstance(params["dag"], date) else params
    other = fill_in(known, language, theirs) if known else None
    return Said(fill_in(message, SOURCE, params), other, text_status(message, language))


def _after(question: str) -> str:
    """What stands between a question and its answer."""
    return " " if question.rstrip().endswith(("?", "؟", "፧", ":", ".", "!")) else ": "


def _joined(parts: list[Said], glue: str) -> Said:
    """Parts as one text. What exists in Dutch only stands between the rest as it was typed."""
    found = [each.status for each in parts]
    if all(each.other is None for each in parts):
        return Said(glue.join(each.nl for each in parts), None, Status.MISSING)
    status = next((each for each in (Status.MACHINE, Status.STALE) if each in found), Status.REVIEWED)
    other = glue.join(each.nl if each.other is None else each.other for each in parts)
    return Said(glue.join(each.nl for each in parts), other, status)
