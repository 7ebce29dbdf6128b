"""Answers that count no longer: set aside beside their question, shown, erased once the intake closes (ux.md 2.4)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from desktop_app.casework.interview_course import is_row, is_section, page_of
from desktop_app.casework.interview_views import EarlierView
from desktop_app.domain.answer import Answer, AnswerState, Earlier, Fell
from desktop_app.forms import Node, Session
from desktop_app.i18n.calendars import said_value
from desktop_app.i18n.labels import ANSWER_STATE, label

DUTCH = "nl"

Rows = Mapping[str, Answer]


def set_aside(answer: Answer, blank: Answer, *, why: Fell, since: datetime, question: str, words: str) -> Answer:
    """`blank`, the row as it is from now on, with the answer that stood there among the earlier ones."""
    fallen = Earlier(
        answer.value, answer.state, answer.by, answer.at, why, since, question, words, answer.manner, answer.said
    )
    return replace(blank, earlier=(fallen, *answer.earlier))


def without(answer: Answer, since: datetime) -> Answer:
    """The row without the earlier answer of that moment."""
    return replace(answer, earlier=tuple(each for each in answer.earlier if each.since != since))


def with_note_of(answer: Answer, other: Answer) -> Answer:
    """The row with the note that stands beside another one, and whether somebody kept it."""
    return replace(answer, note=other.note, note_kept=other.note_kept)


def is_empty(answer: Answer) -> bool:
    """Nothing is left that would have to be stored."""
    return not (answer.stands or answer.note or answer.earlier)


def fallen_out(session: Session, rows: Rows) -> dict[str, Fell]:
    """Answers that do not count, by path: their question is not asked of this person, or the form has no place for them
    (given on a laptop with another questionnaire)."""
    found: dict[str, Fell] = {}
    for path, row in rows.items():
        if is_section(path):  # said of a section, no answer
            continue
        node = session.find(path) if row.stands else None
        if row.stands and node is None:
            found[path] = Fell.VRAAG_WEG
        elif node is not None and not node.relevant:
            found[path] = Fell.NIET_VAN_TOEPASSING
        elif node is not None and row.value and not is_row(path) and node.value != row.value:
            found[path] = Fell.VRAAG_ANDERS
    return found


def question_of(session: Session, path: str) -> str:
    """The question of the page an answer lies on, in Dutch."""
    page = page_of(path)
    return (session.text(page, "label", DUTCH) if session.find(page) is not None else None) or ""


def words_of(session: Session, node: Node | None, answer: Answer) -> str:
    """What the caseworker read as the answer, in Dutch; "" for what only holds others."""
    if answer.state is not AnswerState.BEANTWOORD:
        return label(ANSWER_STATE, answer.state.value)
    if is_row(answer.path):
        return ""
    if node is None:
        return answer.value
    if node.field.control == "trigger":
        return ""
    if node.field.choices is not None:
        return ", ".join(session.choice_text(node.ref, each, DUTCH) for each in answer.value.split())
    return said_value(answer.value, answer.said, day=node.field.type == "date", language=DUTCH)


def views(session: Session, rows: Rows) -> Iterator[EarlierView]:
    """What fell out together on one page, newest first. `rows`: all of that page, or of all pages."""
    together: dict[tuple[str, datetime], list[tuple[str, Earlier]]] = {}
    for path in sorted(rows):
        for earlier in rows[path].earlier:
            together.setdefault((page_of(path), earlier.since), []).append((path, earlier))
    for (page, since), found in sorted(together.items(), key=lambda each: each[0][1], reverse=True):
        yield EarlierView(
            page=page,
            since=since,
            question=next((each.question for _, each in found if each.question), ""),
            words=" · ".join(dict.fromkeys(each.words for _, each in found if each.words)),
            given=max(each.at for _, each in found),
            why=found[0][1].why,
            asked=any(_asked(session, path) for path, _ in found),
        )


def forgotten(session: Session, rows: Rows) -> dict[str, Answer | None]:
    """The rows that change when no earlier answer is kept any longer; None where nothing is left of one."""
    hidden, left = fallen_out(session, rows), dict[str, Answer | None]()
    for path, row in rows.items():
        if row.earlier or path in hidden:
            bare = replace(row, earlier=())
            if path in hidden:
                bare = replace(bare, state=AnswerState.NIET_GEVRAAGD, value="", said=None, confirmed=False)
            left[path] = None if is_empty(bare) else bare
    return left


def _asked(session: Session, path: str) -> bool:
    """The question is asked now; a row that is gone lies in a table that may be."""
    node = session.find(path) or session.find(path.partition("[")[0])
    return node is not None and node.relevant
