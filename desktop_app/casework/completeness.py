"""Can the brede intake be closed? T1 to T10, how far the talk has come, and closing it."""

from dataclasses import dataclass, replace

from desktop_app.casework.changes import Changes
from desktop_app.casework.dossier_file import DossierFile, log, read, save
from desktop_app.casework.earlier_answers import forgotten
from desktop_app.casework.intake_session import fresh_session
from desktop_app.casework.interview_course import section_of
from desktop_app.casework.interview_pages import Pages
from desktop_app.casework.interview_views import DONE_STATES, PageKind, PageView, SectionView
from desktop_app.casework.interviews import end_talk
from desktop_app.casework.ports import UnitOfWork
from desktop_app.casework.questionnaire_moves import forget
from desktop_app.casework.questionnaires import require
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.answer import AnswerState
from desktop_app.domain.errors import OpmaatError
from desktop_app.domain.volledigheid import Topic, complete, topics


class IntakeIncomplete(OpmaatError):
    """Mandatory topics are still open. `count`: how many."""

    code = "intake_niet_compleet"


@dataclass(frozen=True, slots=True)
class Progress:
    """Questions asked of those that are asked of this person now, and how many were put off · of the `sections` how
    many the caseworker called ready, and how many are to be returned to."""

    asked: int
    total: int
    later: int
    sections: int = 0
    ready: int = 0
    returning: int = 0


@dataclass(frozen=True, slots=True)
class Completeness:
    """`later`: pages marked "later vragen" (question id, page reference), which also keep the intake open ·
    `unconfirmed`: answered pages not said back; shown, never required."""

    topics: tuple[Topic, ...]
    later: tuple[tuple[str, str], ...]
    unconfirmed: int
    progress: Progress

    @property
    def closable(self) -> bool:
        return complete(self.topics) and not self.later


def check(wp: Workplace, dossier: str) -> Completeness:
    """What is still needed for a valid intake. Raises `DossierUnknown`."""
    with wp.vault.work() as work:
        file = read(wp, work, dossier)
    return of_file(file)


def of_file(file: DossierFile) -> Completeness:
    sections, pages = _asked(file)
    later = tuple((page.q, page.ref) for page in pages if page.state is AnswerState.LATER)
    unconfirmed = sum(page.state is AnswerState.BEANTWOORD and not page.confirmed for page in pages)
    return Completeness(
        topics(file.facts, file.toets, young=file.young, moved=file.vast is not None),
        later,
        unconfirmed,
        _progress(sections, pages),
    )


def progress(file: DossierFile) -> Progress:
    """How far the talk has come: "41 van 62 vragen, 2 later"."""
    return _progress(*_asked(file))


def _progress(sections: list[SectionView], pages: list[PageView]) -> Progress:
    return Progress(
        asked=sum(page.state in DONE_STATES for page in pages),
        total=len(pages),
        later=sum(page.state is AnswerState.LATER for page in pages),
        sections=len(sections),
        ready=sum(section.verdict is AnswerState.BEANTWOORD for section in sections),
        returning=sum(section.verdict is AnswerState.LATER for section in sections),
    )


def _asked(file: DossierFile) -> tuple[list[SectionView], list[PageView]]:
    """The sections and the pages of this person's run: core, and whatever was touched beyond it."""
    session = fresh_session(file.wp, file.header)
    pages = Pages(session, dict(file.answers))
    pages.load(file.answers)
    sections = pages.sections()
    runs = (pages.run(section.key) for section in sections)
    return sections, [page for run in runs for page in run if page.kind is not PageKind.CARD]


def close(wp: Workplace, *, dossier: str, without_talk: bool = False) -> Changes:
    """Close the intake today; answers that count no longer are erased. `without_talk`: in absence after three calls, on
    what is known (R-INT-05).

    Raises `IntakeIncomplete(count)` while mandatory topics or "later" questions are open.
    """
    with wp.vault.work() as work:
        file = read(wp, work, dossier)
        if not without_talk:
            found = of_file(file)
            if not found.closable:
                open_topics = sum(topic.outcome == "nodig" for topic in found.topics)
                raise IntakeIncomplete(count=open_topics + len(found.later))
        header = replace(file.header, intake_afgerond=file.today, zonder_gesprek=without_talk)
        save(wp, work, file, "dossier", header)
        require(wp, file.header)
        gone = _forget_earlier(work, file)
        forget(work, dossier)
        end_talk(wp, work, dossier)
        log(wp, work, dossier, "changed", part="intake", closed=1, without_talk=int(without_talk), erased=gone)
    return Changes(frozenset({dossier}), lists=True, outbox=True)


def _forget_earlier(work: UnitOfWork, file: DossierFile) -> int:
    """What counts no longer was kept until now and no longer (ux.md 2.4). Number of rows it stood in."""
    session = fresh_session(file.wp, file.header)
    Pages(session, {}).load(file.answers)
    rows = forgotten(session, file.answers)
    for section in {section_of(path) for path in rows}:
        here = {path: row for path, row in rows.items() if section_of(path) == section}
        left = [row for row in here.values() if row is not None]
        gone = [path for path, row in here.items() if row is None]
        work.put_answers(file.id, section, left, removed=gone, by=file.wp.user.id, at=file.wp.clock())
    return len(rows)


def reopen(wp: Workplace, *, dossier: str) -> Changes:
    """Open the intake again, because something has to be asked after all."""
    with wp.vault.work() as work:
        file = read(wp, work, dossier)
        save(wp, work, file, "dossier", replace(file.header, intake_afgerond=None, zonder_gesprek=False))
        log(wp, work, dossier, "changed", part="intake", closed=0)
    return Changes(frozenset({dossier}), lists=True, outbox=True)
