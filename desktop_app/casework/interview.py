"""The conversation in memory: which question is asked, what was answered, where we are. No window, no store.

A *page* is one question on screen: a leaf, a compound group (appearance `field-list`) or a repeat, directly below a
section. The state of a page (weet niet, later, ...) and its note sit on the answer row at the page's own path; the
values of compound pages and tables sit on the rows of their leaves. The form session only knows values; a special
state leaves its nodes blank (architecture: data).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from desktop_app.casework.earlier_answers import (
    fallen_out,
    is_empty,
    question_of,
    set_aside,
    with_note_of,
    without,
    words_of,
)
from desktop_app.casework.interpreting import Interpreting, Logs
from desktop_app.casework.interview_course import GENERAL_NOTE, is_row, page_of, section_of
from desktop_app.casework.interview_history import Act, History, Rows
from desktop_app.casework.interview_pages import Pages
from desktop_app.casework.interview_views import (
    SPECIAL_STATES,
    EarlierView,
    PageView,
    Recorded,
    SectionEnd,
    SectionView,
)
from desktop_app.domain.answer import Answer, AnswerState, AsSaid, Manner
from desktop_app.forms import ChangeSet, Session


@dataclass(slots=True)
class Setting:
    """Who speaks with whom, stamped on every answer. `interpreting` changes when interpreters change."""

    by: str
    clock: Callable[[], datetime]
    new_id: Callable[[], str]
    client_language: str
    interpreting: Interpreting = field(default_factory=lambda: Interpreting({}))


class Interview:
    """One open conversation. Every mutating call returns `Recorded`, which the caller stores at once."""

    def __init__(self, session: Session, answers: Mapping[str, Answer], setting: Setting) -> None:
        self.session = session
        self.setting = setting
        self._rows = dict(answers)
        self._history, self._begun = History(), bool(answers)
        self.pages = Pages(session, self._rows)
        self.pages.load(answers)
        self._owed = self._fall_out({})
        self._rows.update(self._owed)
        self.ref = self.pages.nearest("")

    # ---- where we are ----------------------------------------------------------------------------------------------

    @property
    def page(self) -> PageView:
        return self.pages.view(self.ref)

    @property
    def answers(self) -> Mapping[str, Answer]:
        """All answer rows by path, as the vault has or will have them."""
        return self._rows

    def sections(self) -> list[SectionView]:
        return self.pages.sections()

    def go(self, ref: str) -> PageView:
        """Open a page by its reference; a page that is not asked now falls back to the first of its section."""
        self.ref = self.pages.nearest(ref)
        return self.page

    def next(self) -> PageView | SectionEnd:
        """The next page of the section's run, or its end. Stays on the page when the section has ended."""
        ref = self.pages.step(self.ref, +1)
        if ref is None:
            return self.pages.end(section_of(self.ref))
        return self.go(ref)

    def previous(self) -> PageView:
        """The page before, also across sections; the first page stays."""
        ref = self.pages.step(self.ref, -1)
        if ref is None:
            before = self.pages.section_beside(section_of(self.ref), -1)
            ref = self.pages.asked(before)[-1].ref if before else self.ref
        return self.go(ref)

    def deepen(self) -> PageView:
        """Ask the remaining questions of this section too; opens the first of them."""
        section = section_of(self.ref)
        self.pages.deepen(section)
        return self.go(self.pages.first_open(section))

    def next_section(self) -> PageView:
        return self._to_section(+1)

    def previous_section(self) -> PageView:
        return self._to_section(-1)

    def open_section(self, key: str) -> PageView:
        """Open a section on its first question that is not done."""
        return self.go(self.pages.first_open(key))

    def _to_section(self, step: int) -> PageView:
        key = self.pages.section_beside(section_of(self.ref), step)
        return self.open_section(key) if key else self.page

    def later(self) -> list[PageView]:
        """Every page marked "later vragen"."""
        return [page for page in self.pages.all() if page.state is AnswerState.LATER]

    def find(self, text: str) -> list[PageView]:
        """Pages whose question, id or state holds every word of `text` (Ctrl+J)."""
        return self.pages.find(text)

    # ---- words -----------------------------------------------------------------------------------------------------

    def text(self, ref: str, what: str, language: str) -> str | None:
        """`what`: label, hint, guidance, constraint, required. None where the form has no such text; in the form's own
        language where the form does not speak this one."""
        return self.session.text(ref, what, self._spoken(language))

    def choice_text(self, ref: str, value: str, language: str) -> str:
        return self.session.choice_text(ref, value, self._spoken(language))

    def _spoken(self, code: str) -> str | None:
        return code if any(each.code == code for each in self.session.definition.languages) else None

    # ---- what is answered ------------------------------------------------------------------------------------------

    def set_value(self, ref: str, raw: str, manner: Manner = Manner.GEZEGD, said: AsSaid | None = None) -> Recorded:
        """Give a field a value; "" withdraws it. Raises `forms.FormFault` when `raw` does not fit the field's type:
        then nothing has changed. `said`: how a date or number was said."""
        changes = self.session.set_value(ref, raw)
        rows = self._value_rows(changes.values | {ref}, manner)
        given = rows.get(ref)
        if said is not None and given is not None and given.value:
            rows[ref] = replace(given, said=said)
        page = self.pages.page_of(ref)
        rows.update(self._without_special(page, rows))
        return self._record(page, rows, changes)

    def special(self, state: AnswerState) -> Recorded:
        """Answer the current page with one of the four special answers; typed values are withdrawn (undo restores)."""
        changes, rows = self._blank(self.ref)
        rows[self.ref] = self._row(self.ref, "", state)
        return self._record(self.ref, rows, changes)

    def clear(self) -> Recorded:
        """Back to "nog niet gevraagd"; the note stays."""
        changes, rows = self._blank(self.ref)
        rows[self.ref] = self._blank_row(self.ref)
        return self._record(self.ref, rows, changes)

    def note(self, text: str) -> Recorded:
        """Set the note beside the current question."""
        now = self._rows.get(self.ref) or self._row(self.ref, "", AnswerState.NIET_GEVRAAGD)
        row = replace(now, note=text, note_kept=now.note_kept and now.note == text)
        return self._record(self.ref, {self.ref: None if is_empty(row) else row}, None)

    @property
    def general_note(self) -> Answer | None:
        """The row with the note about the whole conversation."""
        return self._rows.get(self._general)

    def note_in_general(self, text: str) -> Recorded:
        """Set the note about the whole conversation; it has the name and the moment of who wrote last."""
        before = self.general_note
        if text == (before.note if before else ""):
            return Recorded(self.ref, None)
        row = replace(self._row(self._general, "", AnswerState.NIET_GEVRAAGD), note=text, note_kept=False)
        return self._record(self.ref, {self._general: None if is_empty(row) else row}, None)

    @property
    def _general(self) -> str:
        return f"{self.session.root.ref}/{GENERAL_NOTE}"

    def later_because(self, ref: str, why: str) -> Recorded:
        """Why a question of `later` waits, as in `Answer.later_why`; said again it is taken back."""
        row = self._rows.get(ref)
        if row is None or row.state is not AnswerState.LATER:
            return Recorded(ref, None)
        return self._record(ref, {ref: replace(row, later_why="" if row.later_why == why else why)}, None)

    def confirm(self) -> Recorded:
        """The client heard the answer back and agreed (F8)."""
        rows = {ref: replace(row, confirmed=True) for ref, row in self.pages.rows_of(self.ref).items()}
        return self._record(self.ref, rows, None)

    def add_row(self) -> Recorded:
        """Add a row to the current table page."""
        changes = self.session.add_repeat(self.ref, self.setting.new_id())
        rows: dict[str, Answer | None] = {}
        for ref in changes.added:
            rows[ref] = self._row(ref, ref.rpartition("[")[2].rstrip("]"), AnswerState.BEANTWOORD)
        rows.update(self._without_special(self.ref, rows))
        return self._record(self.ref, rows, changes)

    def remove_row(self, ref: str) -> Recorded:
        """Remove a row of a table page with everything in it."""
        rows: dict[str, Answer | None] = {path: None for path in self._rows if path.startswith(ref)}
        return self._record(self.pages.page_of(ref), rows, self.session.remove_repeat(ref))

    def interpret(self, rows: Logs) -> Recorded:
        """An act on the interpreter log, made by `setting.interpreting`."""
        before = self.setting.interpreting.apply(rows)
        changed = {id: log for id, log in rows.items() if log != before[id]}
        if changed:
            self._history.add(Act(self.ref, {}, {}, {id: before[id] for id in changed}, changed))
        return Recorded(self.ref, None, interpreters=changed)

    def mark_section(self, key: str, state: AnswerState) -> Recorded:
        """What the caseworker says of a whole section (ux.md 2.8): `BEANTWOORD` it is ready, `LATER` to come back to
        it, `NIET_GEVRAAGD` neither any more. It stands at the section's own path; no question depends on it."""
        ref = f"{self.session.root.ref}/{key}"
        row = self._blank_row(ref) if state is AnswerState.NIET_GEVRAAGD else self._row(ref, "", state)
        return self._record(self.ref, {ref: row}, None)

    def bookmark(self, on: bool) -> frozenset[str]:
        """Mark the current page for oneself; returns all bookmarked references, kept on this device only."""
        self.pages.bookmark(self.ref, on)
        return self.pages.bookmarks

    # ---- what counts no longer -------------------------------------------------------------------------------------

    def take_back(self, earlier: EarlierView) -> Recorded:
        """An answer that fell out counts again, as said now. What the form refuses by now stays set aside."""
        kept = self._earlier_rows(earlier)
        changes, rows = (
            self._blank(earlier.page) if any(each.state in SPECIAL_STATES for each in kept.values()) else (None, {})
        )
        self.pages.apply(kept)
        for path, row in kept.items():
            node = self.session.find(path)
            if row.state in SPECIAL_STATES or is_row(path) or (node is not None and node.value == row.value):
                rows[path] = row
        rows.update(self._without_special(earlier.page, rows))
        return self._record(earlier.page, rows, changes or ChangeSet())

    def let_go(self, earlier: EarlierView) -> Recorded:
        """An answer that fell out is not needed any more."""
        rows = {path: without(self._rows[path], earlier.since) for path in self._earlier_rows(earlier)}
        return self._record(earlier.page, {path: None if is_empty(row) else row for path, row in rows.items()}, None)

    def _earlier_rows(self, view: EarlierView) -> dict[str, Answer]:
        """The rows as they are once this earlier answer counts again."""
        found = {}
        for path, row in self.pages.rows_of(view.page).items():
            for each in row.earlier:
                if each.since == view.since:
                    again = replace(self._row(path, each.value, each.state, each.manner), said=each.said)
                    found[path] = without(again, view.since)
        return found

    # ---- undo ------------------------------------------------------------------------------------------------------

    def undo(self) -> Recorded | None:
        """Reverse the last act and go to its page; None when there is nothing to undo."""
        act = self._history.undo()
        return self._replay(act.page, act.before, act.logs_before) if act else None

    def redo(self) -> Recorded | None:
        act = self._history.redo()
        return self._replay(act.page, act.after, act.logs_after) if act else None

    def _replay(self, page: str, rows: Rows, logs: Logs) -> Recorded:
        if logs:
            self.setting.interpreting.apply(logs)
            return Recorded(self.ref, None, interpreters=logs)
        self.pages.apply(rows)
        recorded = self._keep(page, rows, None)
        self.go(page)
        return recorded

    # ---- inside ----------------------------------------------------------------------------------------------------

    def _record(self, page: str, rows: Rows, changes: ChangeSet | None) -> Recorded:
        fallen = self._fall_out(rows) if changes is not None else {}
        rows = {**rows, **fallen}
        before = {path: self._rows.get(path) for path in rows}
        changed = {path: row for path, row in rows.items() if row != before[path]}
        if changed:
            self._history.add(Act(page, {path: before[path] for path in changed}, changed))
        return replace(self._keep(page, changed, changes), fallen=frozenset(map(page_of, fallen)))

    def _keep(self, page: str, rows: Rows, changes: ChangeSet | None) -> Recorded:
        begun = ""
        if rows:
            rows, self._owed = {**self._owed, **rows}, {}
            begun, self._begun = "" if self._begun else self.session.definition.version, True
        answers: dict[str, list[Answer]] = {}
        removed: dict[str, list[str]] = {}
        for path, row in rows.items():
            if row is None:
                self._rows.pop(path, None)
                removed.setdefault(section_of(path), []).append(path)
            else:
                self._rows[path] = row
                answers.setdefault(section_of(path), []).append(row)
        return Recorded(
            page,
            changes,
            {section: tuple(found) for section, found in answers.items()},
            {section: tuple(found) for section, found in removed.items()},
            begun=begun,
        )

    def _value_rows(self, refs: Iterable[str], manner: Manner) -> dict[str, Answer | None]:
        """Rows for the values that now stand in the form; calculated nodes are derived and never stored."""
        rows: dict[str, Answer | None] = {}
        for ref in refs:
            node = self.session.node(ref)
            if node.field.control is None:
                continue
            rows[ref] = (
                self._row(ref, node.value, AnswerState.BEANTWOORD, manner) if node.value else self._blank_row(ref)
            )
        return rows

    def _without_special(self, page: str, rows: Rows) -> dict[str, Answer | None]:
        """An answer replaces a special state that stood on the page."""
        row = self._rows.get(page)
        if page in rows or row is None or not row.stands or is_row(page):
            return {}
        return {page: self._blank_row(page)}

    def _blank(self, page: str) -> tuple[ChangeSet | None, dict[str, Answer | None]]:
        """Empty every value of a page, table rows included."""
        rows: dict[str, Answer | None] = {}
        changes: ChangeSet | None = None
        for ref in list(self.pages.rows_of(page)):
            if ref == page and not self.pages.is_leaf(page):
                continue
            if is_row(ref):
                if self.pages.exists(ref):
                    changes = self.session.remove_repeat(ref)
                    rows.update({path: None for path in self._rows if path.startswith(ref)})
            elif ref not in rows and ref in self._rows and self.pages.exists(ref):
                changes = self.session.set_value(ref, "")
                rows.update(self._value_rows(changes.values | {ref}, Manner.GEZEGD))
        return changes, rows

    def _fall_out(self, rows: Rows) -> dict[str, Answer]:
        """Rows of answers whose question is not asked any more, set aside; the form is blank there from now on."""
        now = {path: row for path, row in {**self._rows, **rows}.items() if row is not None}
        fallen = fallen_out(self.session, now)
        moment, aside = self.setting.clock(), dict[str, Answer]()
        for path, why in fallen.items():
            aside[path] = set_aside(
                now[path],
                with_note_of(self._row(path, "", AnswerState.NIET_GEVRAAGD), now[path]),
                why=why,
                since=moment,
                question=question_of(self.session, path),
                words=words_of(self.session, self.session.find(path), now[path]),
            )
        self.pages.apply(aside)
        return aside

    def _blank_row(self, ref: str) -> Answer | None:
        """The row of a question without an answer: what else stands there stays; None when nothing does."""
        row = self._row(ref, "", AnswerState.NIET_GEVRAAGD)
        return None if is_empty(row) else row

    def _row(self, ref: str, value: str, state: AnswerState, manner: Manner = Manner.GEZEGD) -> Answer:
        setting, before = self.setting, self._rows.get(ref)
        return Answer(
            path=ref,
            value=value,
            state=state,
            by=setting.by,
            at=setting.clock(),
            manner=manner,
            language=setting.client_language,
            interpreter=setting.interpreting.stamp,
            note=before.note if before else "",
            earlier=before.earlier if before else (),
            note_kept=before.note_kept if before else False,
        )
