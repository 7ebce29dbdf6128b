"""Gesprek (ux.md 2.4): section list, one question, side panel. Shows what the presenter says and passes on keys."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from desktop_app.casework.changes import Changes
from desktop_app.casework.questionnaires import QuestionnaireAbsent
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.dossier import Dossier, initials
from desktop_app.i18n.formats import fill
from desktop_app.i18n.words import _
from desktop_app.ui.interpreter_words import at
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.qt.timers import NamedTimers
from desktop_app.ui.screens.gesprek.aids import Aids
from desktop_app.ui.screens.gesprek.end_card import EndCard
from desktop_app.ui.screens.gesprek.find_panel import FindPanel
from desktop_app.ui.screens.gesprek.interpreter_card import InterpreterCard
from desktop_app.ui.screens.gesprek.interpreter_desk import InterpreterModel
from desktop_app.ui.screens.gesprek.keys import bind_keys, key_help
from desktop_app.ui.screens.gesprek.note_switch import GENERAL, NoteSwitch
from desktop_app.ui.screens.gesprek.opening import Held, Opened, heading, open_talk
from desktop_app.ui.screens.gesprek.page import PageModel, Reader
from desktop_app.ui.screens.gesprek.pause_card import PauseCard
from desktop_app.ui.screens.gesprek.presenter import NOTE, GesprekPresenter
from desktop_app.ui.screens.gesprek.question_area import QuestionArea
from desktop_app.ui.screens.gesprek.section_list import SectionList
from desktop_app.ui.screens.gesprek.side_panel import SidePanel
from desktop_app.ui.screens.gesprek.talk_clock import BREAK_AFTER, TalkClock
from desktop_app.ui.screens.gesprek.view import EndModel, SectionRow, Strip, TolkState
from desktop_app.ui.screens.gesprek.wiring import wire
from desktop_app.ui.screens.gesprek.writer import Writer
from desktop_app.ui.shell.breakpoints import Columns, Fit
from desktop_app.ui.shell.navigation import Back, Screen
from desktop_app.ui.tolkscherm.presenter import Tolkscherm
from desktop_app.ui.widgets.columns import ThreeColumns
from desktop_app.ui.work import Bus, Lanes, StatusLine


class GesprekScreen(Screen):
    """`enter(dossier=id)`; with `page=ref` that question opens, with `return_to=screen` Enter goes back there.

    `switch_on` shows the second window and gives whether there is a second screen; `turn` turns the laptop.
    """

    tolkscherm_allowed = can_turn = True

    def __init__(
        self,
        wp: Workplace,
        tolk: Tolkscherm,
        *,
        lanes: Lanes,
        bus: Bus,
        status: StatusLine,
        switch_on: Callable[[], bool] = lambda: False,
        turn: Callable[[], bool] = lambda: False,
        turn_code: str = "",
    ) -> None:
        super().__init__()
        self._wp, self._tolk, self._lanes, self._bus, self._status = wp, tolk, lanes, bus, status
        self._switch_on = switch_on
        self.title, self.keys = "", key_help()
        self.aids = Aids(tolk, turn=turn, turn_code=turn_code)
        self.timers, self.notes = NamedTimers(self), NoteSwitch(self)
        self._presenter: GesprekPresenter | None = None
        self._timed: tuple[str, TalkClock] | None = None
        self._break_after = BREAK_AFTER
        self._dossier, self._visit = "", 0
        self._client = tolk.language
        self._name, self._private = "", False
        self._build()
        wire(self)
        bind_keys(self)

    @property
    def presenter(self) -> GesprekPresenter:
        """The conversation that is open. Raises LookupError while it is still being read from the vault."""
        if self._presenter is None:
            raise LookupError("no conversation")
        return self._presenter

    @property
    def talking(self) -> bool:
        return self._presenter is not None

    @property
    def listening(self) -> bool:
        """A conversation is open and goes on: in a pause no key but F4 does anything to it."""
        return self._presenter is not None and not self._presenter.clock.paused

    def use(self, wishes: Preferences) -> None:
        """The caseworker's preferences are in force from now on."""
        self.area.letters, self.area.onward = wishes.letters, wishes.onward
        self._break_after = wishes.break_after
        if self._presenter is not None:
            self._presenter.clock.break_after = wishes.break_after
            self._presenter.tell_time()

    # ---- as the shell sees it --------------------------------------------------------------------------------------

    def enter(self, **params: Any) -> None:
        self._dossier = str(params["dossier"])
        self._visit += 1
        visit, known = self._visit, self._presenter
        same = known if known is not None and known.dossier == self._dossier else None
        page, return_to = str(params.get("page", "")), str(params.get("return_to", ""))
        if same is not None and same.writer.waiting:
            self._resume(page, return_to)
            return
        self._presenter = None
        held = Held(same.interview) if same is not None else None
        self._lanes.on_vault(
            lambda: self._read(held),
            lambda opened: self._opened(opened, page, return_to) if visit == self._visit else None,
            self._not_opened,
        )

    def leave(self) -> None:
        self._visit += 1
        if self._presenter is not None:
            self._presenter.leave()
        self.notes.leave()

    def changed(self, changes: Changes) -> None:
        talk = self._presenter
        if (
            talk is not None
            and self._dossier in changes.dossiers
            and not talk.writer.publishing
            and not talk.writer.waiting
        ):
            self._refresh(talk)

    def fit(self, fit: Fit) -> None:
        self.columns.set_mode(fit.columns)
        narrow, wide = fit.columns is Columns.NARROW, fit.columns is Columns.WIDE
        self.area.set_layout(low=fit.low, narrow=narrow, drawer=not wide)

    def set_private(self, private: bool) -> None:
        self._private = private
        self._show_heading()

    def event(self, event: QEvent) -> bool:
        """The window goes out of use: another program, or the lid that closes. What is on screen is stored now."""
        if event.type() == QEvent.Type.WindowDeactivate and self._presenter is not None:
            self._presenter.settle()
        return super().event(event)

    # ---- begin -----------------------------------------------------------------------------------------------------

    def _read(self, held: Held | None) -> Opened:
        """On the vault lane: the conversation, and what its client can hear."""
        opened = open_talk(self._wp, self._dossier, held)
        self._tolk.prepare(opened.client)
        return opened

    def _not_opened(self, error: Exception) -> None:
        """The questionnaire of this conversation is not here: it can be read where answers are checked."""
        if not isinstance(error, QuestionnaireAbsent):
            raise error
        self.leave_to("controleren")

    def _opened(self, opened: Opened, page: str, return_to: str) -> None:
        self._presenter = self._lead(opened)
        self._client = opened.client
        self._show_heading(opened.header)
        self._resume(page, return_to)
        if not page:
            self._put_cursor(opened.field)
        if opened.kept_until is not None:
            kept = fill(_("Alles tot {until} is bewaard."), until=at(opened.kept_until))
            self.undo_offered.emit(kept, None)

    def _put_cursor(self, field: str) -> None:
        """After a crash the cursor is where it was."""
        if field == NOTE:
            self.to_note()
        elif field == GENERAL:
            self.notes.open()
        elif field:
            self.area.body.focus_on(field)

    def _resume(self, page: str, return_to: str) -> None:
        """Go on with the conversation in memory: acts that could not be written yet are still in it."""
        self._tolk.speak(self._client)
        self.aids.begin()
        self.presenter.clock.pause(False)
        self.presenter.start(page, return_to=return_to)

    def _refresh(self, talk: GesprekPresenter) -> None:
        held, visit = Held(talk.interview), self._visit
        self._lanes.on_vault(
            lambda: open_talk(self._wp, self._dossier, held),
            lambda opened: self._refreshed(opened) if visit == self._visit else None,
        )

    def _refreshed(self, opened: Opened) -> None:
        """A colleague's answers came in: the conversation goes on with them, on the same question."""
        talk = self._presenter
        if talk is None or opened.interview is talk.interview:
            return
        if talk.writer.waiting:
            self._refresh(talk)
        else:
            where = talk.interview.ref
            self._presenter = self._lead(opened)
            self._presenter.start(where, return_to=talk.return_to)
            if self._presenter.clock.paused:
                self.show_paused(True)

    def _lead(self, opened: Opened) -> GesprekPresenter:
        writer = Writer(
            self._wp, self._dossier, lanes=self._lanes, bus=self._bus, status=self._status, timers=self.timers
        )
        return GesprekPresenter(
            opened.interview,
            self,
            dossier=self._dossier,
            header=opened.header,
            reader=Reader(opened.interview, opened.second, opened.reviewed),
            writer=writer,
            timers=self.timers,
            aids=self.aids,
            clock=self._clock_of(opened),
        )

    def _clock_of(self, opened: Opened) -> TalkClock:
        """The time goes on while one looks elsewhere in the same dossier, and after a crash."""
        if self._timed is None or self._timed[0] != self._dossier:
            self._timed = self._dossier, TalkClock(self._wp.clock, opened.since)
        self._timed[1].break_after = self._break_after
        return self._timed[1]

    # ---- what the presenter shows ----------------------------------------------------------------------------------

    def show_page(self, page: PageModel, *, moved: bool) -> None:
        paused = self.presenter.clock.paused
        if not paused:
            self._middle.setCurrentWidget(self.area)
        self.find_panel.hide()
        if moved:
            self.notes.arrive(page.ref, page.note)
        self.side.show_page(page)
        self.area.show_page(page, self.presenter.reader.client, moved=moved and not paused)

    def show_general_note(self) -> None:
        self.notes.show()

    def show_end(self, end: EndModel) -> None:
        if not self.presenter.clock.paused:
            self._middle.setCurrentWidget(self.end)
        self.end.show_end(end)

    def show_sections(self, rows: Sequence[SectionRow], *, later: int, bookmarks: int) -> None:
        self.sections.show_rows(rows, later=later, bookmarks=bookmarks)

    def show_time(self, text: str, tone: str) -> None:
        if (text, tone) != (self.clock, self.clock_tone):
            self.clock, self.clock_tone = text, tone
            self.heading_changed.emit()

    def show_strip(self, strip: Strip | None) -> None:
        self.area.bar.show_strip(strip)

    def show_refusal(self, ref: str, message: str) -> None:
        self.area.body.show_refusal(ref, message)

    def show_interpreter(self, model: InterpreterModel) -> None:
        self.side.show_interpreter(model)
        self.interpreter.show_interpreter(model)

    def offer_undo(self, text: str) -> None:
        self.undo_offered.emit(text, lambda: self.presenter.undo())

    def show_tolkscherm(self, state: TolkState) -> None:
        self.side.show_state(state)

    def show_paused(self, paused: bool) -> None:
        going_on = self.area if self.presenter.end is None else self.end
        self._middle.setCurrentWidget(self.paused if paused else going_on)
        if paused:
            self.find_panel.hide()
            self.paused.onward.setFocus()
        else:
            self.area.body.focus_first()

    def leave_to(self, screen: str, **more: object) -> None:
        self.go(screen, dossier=self._dossier, **more)

    # ---- what the keys do ------------------------------------------------------------------------------------------

    def ask_where(self) -> None:
        """Ctrl+J."""
        self.presenter.settle()
        self._lay_panel()
        self.find_panel.ask()

    def to_interpreter(self) -> None:
        """Ctrl+T: who interprets, in place of the question; again: back to it."""
        if self._middle.currentWidget() is self.interpreter:
            self.to_answer()
            return
        self.presenter.settle()
        self.find_panel.hide()
        self.columns.shut()
        self._middle.setCurrentWidget(self.interpreter)
        self.interpreter.focus()

    def settle_interpreter(self) -> None:
        """The keyboard leaves a field of the interpreter."""
        if self._presenter is not None:
            self._presenter.interpreter.settle()

    def to_note(self) -> None:
        """F2: the keyboard goes to the note; the drawer opens if it is one."""
        self.notes.close()
        self.columns.open(self.side)
        self.side.note.area.setFocus()
        if self._presenter is not None:
            self._presenter.work_in_note()

    def to_answer(self) -> None:
        """Esc: back to the answer, whatever lies over it."""
        self.find_panel.hide()
        self.columns.shut()
        if self._presenter is not None:
            self.presenter.settle()
            if self._middle.currentWidget() is self.interpreter:
                self._middle.setCurrentWidget(self.area if self.presenter.end is None else self.end)
            self.area.body.focus_first()

    def wipe(self) -> None:
        """Backspace: away with the client's proposal, else with the answer."""
        if not self.aids.reject():
            self.presenter.clear()

    def work_in(self, ref: str) -> None:
        """The keyboard is in this field."""
        if self._presenter is not None:
            self._presenter.work_in(ref)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not self.notes.back():
                self.to_answer()
            return
        super().keyPressEvent(event)

    # ---- inside ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.sections, self.side, self.area, self.end = SectionList(), SidePanel(), QuestionArea(), EndCard()
        self.paused, self.interpreter = PauseCard(), InterpreterCard()
        self._middle = QStackedWidget()
        for page in (self.area, self.end, self.paused, self.interpreter):
            self._middle.addWidget(page)
        self.columns = ThreeColumns(self.sections, self._middle, self.side)
        self.find_panel = FindPanel(lambda text: self.presenter.lists.find(text) if self.talking else (), self._middle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.columns)

    def open_section(self, key: str) -> None:
        self.columns.shut()
        self.presenter.open_section(key)

    def show_list(self, title: str, what: str, nothing: str) -> None:
        self.columns.shut()
        self.presenter.settle()
        self._lay_panel()
        found = self.presenter.lists.bookmarks() if what == "bookmarks" else self.presenter.lists.later()
        self.find_panel.show_list(title, found, nothing, later=what == "later")

    def _lay_panel(self) -> None:
        self.find_panel.setGeometry(self._middle.rect().adjusted(24, 16, -24, -16))

    def turn_laptop(self) -> None:
        """Point on the laptop itself."""
        if self.listening:
            self.aids.turn_laptop()

    def switch(self) -> None:
        """Show the second window on the second screen."""
        if not self._switch_on():
            self.aids.explain_no_window()

    def _show_heading(self, header: Dossier | None = None) -> None:
        if header is not None:
            self._name, self.subtitle = heading(header)
            self.back = Back(_("Dossier"), "dossier", {"dossier": self._dossier})
        self.title = initials(self._name) if self._private else self._name
        self.heading_changed.emit()
