"""Leads the conversation: what was answered, what comes next, what the two windows show. Knows no Qt."""

from collections.abc import Callable

from desktop_app.casework.interview import Interview
from desktop_app.casework.interview_course import GENERAL_NOTE, marked_section
from desktop_app.casework.interview_views import EarlierView, PageKind, PageView, Recorded, SectionEnd
from desktop_app.domain.answer import AnswerState, AsSaid, Manner
from desktop_app.domain.dossier import Dossier
from desktop_app.forms import FormFault
from desktop_app.i18n.formats import fill
from desktop_app.i18n.labels import section_told
from desktop_app.i18n.words import _, ngettext
from desktop_app.ui.screens.gesprek.aids import Aids
from desktop_app.ui.screens.gesprek.interpreter_desk import InterpreterDesk
from desktop_app.ui.screens.gesprek.lists import Lists
from desktop_app.ui.screens.gesprek.page import PageModel, Reader, card, field_of, shown_to_client
from desktop_app.ui.screens.gesprek.talk_clock import TalkClock
from desktop_app.ui.screens.gesprek.view import EndModel, GesprekView, Strip
from desktop_app.ui.screens.gesprek.writer import Timers, Writer

SETTLE_MS = 800
"""Arrow keys select while they move, so a choice counts after this pause or at Enter (ux.md 2.0)."""
NOTE_MS = 500
MINUTE_MS = 15_000
NOTE = "note"
"""Where the cursor is, when it is in no field of the question."""


class GesprekPresenter:
    """One conversation with one client. Call `start` once, `leave` when the screen goes."""

    def __init__(
        self,
        interview: Interview,
        view: GesprekView,
        *,
        dossier: str,
        header: Dossier,
        reader: Reader,
        writer: Writer,
        timers: Timers,
        aids: Aids,
        clock: TalkClock,
    ) -> None:
        self.interview, self.view, self.reader, self.dossier = interview, view, reader, dossier
        self.writer, self.timers, self.aids = writer, timers, aids
        self.lists = Lists(reader)
        self.interpreter = InterpreterDesk(interview, view, header, writer=writer, timers=timers)
        self.clock = clock
        self.model: PageModel = reader.page(interview.page)
        self.focus = ""
        self._unsettled: tuple[str, str, AsSaid | None] | None = None
        self._unwritten_note: tuple[str, bool] | None = None
        self.end: SectionEnd | None = None
        self.return_to = ""
        self._kept, self._arriving = ("", ""), False
        self._telling = ""
        self._news: Strip | None = None
        aids.attach(self)

    # ---- begin and end ---------------------------------------------------------------------------------------------

    def start(self, page: str = "", *, return_to: str = "") -> None:
        """Open where the talk was, or at `page`. With `return_to` Enter goes back there instead of on (ux.md 2.8)."""
        self.return_to = return_to
        if page:
            self.interview.go(page)
        self._arrive()
        self.interpreter.show()
        self._tick()

    def leave(self) -> None:
        """The screen goes: nothing typed is lost, the client sees nothing any more."""
        self.settle()
        for name in ("settle", "note", "minute"):
            self.timers.stop(name)
        self.aids.leave()

    def check(self) -> None:
        """Look at what was written down in the section that is through."""
        self.view.leave_to("controleren", **({"section": self.end.section} if self.end else {}))

    def stop_talk(self) -> None:
        """The talk is over for today; everything is stored."""
        self.leave()
        self.interpreter.stop()
        self.clock.restart()
        self.writer.stop_talk()
        self.view.leave_to("dossier", stopped=True)

    # ---- answering -------------------------------------------------------------------------------------------------

    def answer(self, ref: str, raw: str, *, settled: bool = True, said: AsSaid | None = None) -> None:
        """The value of a field as its widget has it. Unsettled ones wait for Enter, a move, or 0.8 seconds."""
        self._unsettled = (ref, raw, said)
        if settled:
            self.settle()
            return
        self.aids.mirror(ref, raw)
        self.timers.start("settle", SETTLE_MS, self.settle)

    def settle(self) -> None:
        """Record what is on screen but not recorded yet: the note first, because an answer draws the page anew."""
        self.interpreter.settle()
        self._settle_note()
        self.timers.stop("settle")
        waiting, self._unsettled = self._unsettled, None
        if waiting is not None:
            ref, raw, said = waiting
            self._set(ref, raw, Manner.GEZEGD, said)

    def point_out(self, raw: str) -> None:
        """The client pointed and the caseworker agreed: that is the answer."""
        at_hand = field_of(self.model, self.focus)
        if at_hand is not None:
            self._set(at_hand.ref, raw, Manner.AANGEWEZEN)

    def work_in(self, ref: str) -> None:
        """The keyboard is in this field: of a question in parts the client sees that part."""
        if ref != self.focus:
            self.focus = ref
            if not self._arriving:  # at a new page the client's comes after ours, once
                self._show_client()
        self._keep_place(ref)

    def work_in_note(self, which: str = NOTE) -> None:
        """The keyboard is in the note beside the question, or in another one."""
        self._keep_place(which)

    def _keep_place(self, field: str) -> None:
        """A crash comes back here, with the cursor in the same field (ux.md 2.0)."""
        place = (self.interview.ref, field)
        if place != self._kept and not self._arriving:
            self._kept = place
            self.writer.remember(*place)

    def _set(self, ref: str, raw: str, manner: Manner, said: AsSaid | None = None) -> None:
        try:
            recorded = self.interview.set_value(ref, raw, manner, said)
        except FormFault:
            self.view.show_refusal(ref, _("Dit past niet bij deze vraag. Kijk het na."))
            return
        self._recorded(recorded)

    def special(self, state: AnswerState) -> None:
        """Weet niet, Wil niet zeggen, Past niet or Later vragen. The same one again takes it back."""
        self.timers.stop("settle")
        self._unsettled = None
        if self.model.state is state:
            self.clear()
            return
        self._recorded(self.interview.special(state))
        if state is AnswerState.LATER:
            self.next()

    def clear(self) -> None:
        """Empty the answer; a strip offers to undo it."""
        self.timers.stop("settle")
        self._unsettled = None
        recorded = self.interview.clear()
        if recorded:
            self._recorded(recorded)
            self.view.show_strip(Strip(_("Antwoord gewist."), _("Ongedaan maken"), self.undo))
        else:
            self._show(moved=False)

    def add_row(self) -> None:
        self.settle()
        if self.model.kind is PageKind.TABLE:
            self._recorded(self.interview.add_row(), moved=True)

    def remove_row(self, ref: str) -> None:
        self.settle()
        self._recorded(self.interview.remove_row(ref), moved=True)
        self.view.show_strip(Strip(_("Rij verwijderd."), _("Ongedaan maken"), self.undo))

    def take_back(self, earlier: EarlierView) -> None:
        """What was answered before counts again."""
        self.settle()
        recorded = self.interview.take_back(earlier)
        self._recorded(recorded, moved=True)
        words = _("Antwoord teruggenomen.") if recorded else _("Dit antwoord past niet meer. Stel de vraag opnieuw.")
        self.view.show_strip(Strip(words, _("Ongedaan maken") if recorded else "", self.undo))

    def let_go(self, earlier: EarlierView) -> None:
        """What was answered before is not needed any more."""
        self.settle()
        self._recorded(self.interview.let_go(earlier), moved=True)
        self.view.show_strip(Strip(_("Eerder antwoord weggelaten."), _("Ongedaan maken"), self.undo))

    def undo(self) -> None:
        self.settle()
        self._replay(self.interview.undo(), _("Er is niets om ongedaan te maken."))

    def redo(self) -> None:
        self.settle()
        self._replay(self.interview.redo(), _("Er is niets om opnieuw te doen."))

    def _replay(self, recorded: Recorded | None, nothing: str) -> None:
        self.view.show_strip(None if recorded else Strip(nothing))
        if recorded and recorded.interpreters:
            self.interpreter.keep(recorded, replayed=True)
        elif recorded and (section := marked_section(recorded)) not in ("", GENERAL_NOTE):
            self.writer.store(recorded)
            self._end(self.interview.pages.end(section))
        elif recorded:
            self.end = None
            self._recorded(recorded, moved=True)
            if section == GENERAL_NOTE:
                self.view.show_general_note()

    def note(self, words: str, *, general: bool = False) -> None:
        """The note beside the question as it is typed, or the one about the whole talk."""
        self._unwritten_note = words, general
        self.timers.start("note", NOTE_MS, self._settle_note)

    def _settle_note(self) -> None:
        self.timers.stop("note")
        typed, self._unwritten_note = self._unwritten_note, None
        if typed is None:
            return
        words, general = typed
        self.writer.store(self.interview.note_in_general(words) if general else self.interview.note(words))
        self.model = self.reader.page(self.interview.page)

    def mark_section(self, state: AnswerState) -> None:
        """What the caseworker says of the section that is through."""
        if self.end is None:
            return
        recorded = self.interview.mark_section(self.end.section, state)
        self.writer.store(recorded)
        self._show_sections()
        if recorded:
            self.view.offer_undo(section_told(self.lists.section_title(self.end.section), state.value))

    def later_because(self, ref: str, why: str) -> None:
        """Why a question waits, said in the list of them."""
        self.writer.store(self.interview.later_because(ref, why))

    def say_back(self) -> None:
        """F8: this answer; at the end of a section each that was not said back yet, one after the other (ux.md 2.7)."""
        if self.end is None:
            self.aids.say_back()
            return
        self._telling = self.end.section
        self._say_next()

    def said_back(self) -> None:
        """The client agreed."""
        if self._telling:
            self._say_next()
        else:
            self._arrive()
            self.view.show_strip(Strip(_("Bevestigd.")))

    def _say_next(self) -> None:
        for page in self.interview.pages.unsaid(self._telling):
            self.interview.go(page.ref)
            self._arrive()
            if self.aids.say_back():
                return
        section, self._telling = self._telling, ""
        self._end(self.interview.pages.end(section))

    def toggle_bookmark(self) -> None:
        self.settle()
        self.writer.keep_bookmarks(self.interview.bookmark(not self.model.bookmarked))
        self._show(moved=False)

    def _recorded(self, recorded: Recorded, *, moved: bool = False) -> None:
        self.writer.store(recorded)
        self._show(moved=moved)
        self._news = None
        if recorded.fallen:
            gone = ngettext(
                "{n} vraag is niet meer van toepassing. Het antwoord blijft bewaard.",
                "{n} vragen zijn niet meer van toepassing. De antwoorden blijven bewaard.",
                len(recorded.fallen),
            )
            self._news = Strip(fill(gone, n=len(recorded.fallen)), _("Ongedaan maken"), self.undo)
            self.view.show_strip(self._news)

    # ---- moving ----------------------------------------------------------------------------------------------------

    def next(self) -> None:
        """Enter: the next question, the end of the section, or back to where a change was asked for."""
        self.settle()
        if self.aids.accept():
            return
        self._telling = ""
        if self.return_to:
            self.view.leave_to(self.return_to)
        elif self.end is not None:
            self.next_section()
        else:
            found = self.interview.next()
            self._end(found) if isinstance(found, SectionEnd) else self._arrive()

    def previous(self) -> None:
        self.settle()
        self._telling = ""
        if self.end is None:
            self.interview.previous()
        self._arrive()

    def next_section(self) -> None:
        self._move(self.interview.next_section)

    def previous_section(self) -> None:
        self._move(self.interview.previous_section)

    def open_section(self, key: str) -> None:
        self._move(lambda: self.interview.open_section(key))

    def go(self, ref: str) -> None:
        self._move(lambda: self.interview.go(ref))

    def deepen(self) -> None:
        """Ask the remaining questions of the section too."""
        self._move(self.interview.deepen)

    def _move(self, step: Callable[[], PageView]) -> None:
        self.settle()
        self._telling = ""
        step()
        self._arrive()

    def pause(self) -> None:
        """F4: the talk stops, the client sees "Pauze"; again: it goes on."""
        self.settle()
        self.clock.pause(not self.clock.paused)
        self.aids.pause(self.clock.paused)
        self.view.show_paused(self.clock.paused)
        self._tick()

    # ---- showing ---------------------------------------------------------------------------------------------------

    def _arrive(self) -> None:
        self.end, self.focus, self._arriving = None, "", True
        self.view.show_strip(self._news)
        self._news = None
        self._show(moved=True)
        self._arriving = False
        self._keep_place(self.focus)

    def _show(self, *, moved: bool) -> None:
        self.model = self.reader.page(self.interview.page)
        self.view.show_page(self.model, moved=moved)
        self._show_sections()
        self._show_client()

    def _show_client(self) -> None:
        if self.end is None:
            shown = shown_to_client(self.model, self.focus)
            self.aids.question(card(self.model, self.focus), for_client=shown)

    def _end(self, end: SectionEnd) -> None:
        self.end = end
        following = self.lists.section_title(end.next_section) if end.next_section else ""
        more = ngettext("Nog {n} vraag om door te vragen.", "Nog {n} vragen om door te vragen.", end.deepening)
        words = fill(more, n=end.deepening) if end.deepening else _("U heeft alle vragen van dit onderdeel gehad.")
        mark = next(each.verdict for each in self.interview.sections() if each.key == end.section)
        unsaid = len(self.interview.pages.unsaid(end.section))
        title = self.lists.section_title(end.section)
        self.view.show_end(EndModel(title, words, end.deepening, following, end, mark, unsaid))
        self._show_sections()
        self.aids.rest()

    def _show_sections(self) -> None:
        rows, later = self.lists.sections(self.model.section_key)
        self.view.show_sections(rows, later=later, bookmarks=len(self.interview.pages.bookmarks))

    def tell_time(self) -> None:
        self.view.show_time(self.clock.text(), "warn" if self.clock.overdue else "muted")

    def _tick(self) -> None:
        self.tell_time()
        self.timers.start("minute", MINUTE_MS, self._tick)
