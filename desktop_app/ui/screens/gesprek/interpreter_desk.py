"""The interpreter log during a talk: who began, what is known, interruptions, who came next. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from desktop_app.casework.interpreting import AFAR, LEVELS, Interpreting, Logs
from desktop_app.casework.interview import Interview
from desktop_app.casework.interview_views import Recorded
from desktop_app.casework.records import InterpreterLog
from desktop_app.domain.dossier import Dossier
from desktop_app.i18n.formats import fill
from desktop_app.i18n.labels import INTERPRETED, label
from desktop_app.i18n.words import _
from desktop_app.ui import interpreter_words
from desktop_app.ui.screens.gesprek.writer import Timers, Writer

TYPED_MS = 500
LONGEST = 80
"""Characters of a number, an agency or a dialect."""


@dataclass(frozen=True, slots=True)
class InterpreterModel:
    """`log`: who interprets now · `state`, `tone`: how it stands, for the side panel · `earlier`: rows that ended,
    newest first · `replaced`: what stands in the fields is not what somebody just typed."""

    log: InterpreterLog | None
    state: str
    tone: str
    earlier: tuple[str, ...]
    replaced: bool = False


class InterpreterView(Protocol):
    def show_interpreter(self, model: InterpreterModel) -> None: ...

    def offer_undo(self, text: str) -> None: ...


class InterpreterDesk:
    """Every act is kept at once and can be undone with the answers, in their order."""

    def __init__(
        self, interview: Interview, view: InterpreterView, header: Dossier, *, writer: Writer, timers: Timers
    ) -> None:
        self._interview, self._view, self._header = interview, view, header
        self._writer, self._timers = writer, timers
        self._typed: dict[str, str] = {}

    @property
    def log(self) -> Interpreting:
        return self._interview.setting.interpreting

    @property
    def afar(self) -> bool:
        """Whoever interprets does not see where the client points."""
        return self.log.now is not None and self.log.now.mode in AFAR

    # ---- what the caseworker does ----------------------------------------------------------------------------------

    def choose_mode(self, mode: str) -> None:
        """How it is interpreted; the first choice begins a row."""
        self.settle()
        if self.log.now is not None:
            self._act(lambda: self.log.change(mode=mode))
            return
        known = max(self.log.logs.values(), key=lambda log: log.since, default=None)
        agency = known.agency if known else ""
        setting, header = self._interview.setting, self._header
        log = InterpreterLog("", agency, mode, header.language, header.dialect, setting.clock())
        self._act(lambda: self.log.begin(setting.new_id(), log), _("Het tolklogboek loopt."))

    def type(self, field: str, text: str) -> None:
        """`field`: "number", "agency" or "dialect"."""
        self._typed[field] = text
        self._timers.start("tolk", TYPED_MS, self.settle)

    def choose(self, field: str, code: str) -> None:
        """`field`: "level" or "language"."""
        self.settle()
        if field != "level" or code in LEVELS:
            self._act(lambda: self.log.change(**{field: code}))

    def interrupt(self) -> None:
        """The line is lost, or it is back."""
        self.settle()
        now = self.log.now
        at = self._interview.setting.clock()
        if now is not None and now.away:
            self._act(lambda: self.log.go_on(at), _("De tolk is er weer."))
        else:
            self._act(lambda: self.log.interrupt(at), _("Onderbreking genoteerd."))

    def stop(self) -> None:
        """Whoever interprets stops; somebody else may begin."""
        self.settle()
        self._act(lambda: self.log.end(self._interview.setting.clock()), _("De tolk is gestopt."))

    def settle(self) -> None:
        """Keep what was typed."""
        self._timers.stop("tolk")
        typed, self._typed = self._typed, {}
        if typed:
            kept = {field: " ".join(text.split())[:LONGEST] for field, text in typed.items()}
            self._act(lambda: self.log.change(**kept))

    def keep(self, recorded: Recorded, *, replayed: bool = False) -> None:
        """Store an act and show how it stands. `replayed`: it was undone or done again."""
        self._writer.store(recorded)
        self.show(replaced=replayed)

    # ---- what is seen ----------------------------------------------------------------------------------------------

    def show(self, *, replaced: bool = False) -> None:
        logs = sorted(self.log.logs.values(), key=lambda log: log.since, reverse=True)
        now = self.log.now
        earlier = tuple(_line(log) for log in logs if log is not now)
        self._view.show_interpreter(InterpreterModel(now, *self._state(now, bool(logs)), earlier, replaced))

    def _state(self, now: InterpreterLog | None, known: bool) -> tuple[str, str]:
        if now is not None:
            since = fill(_("sinds {tijd}"), tijd=interpreter_words.at(now.since))
            parts = (label(INTERPRETED, now.mode), interpreter_words.number(now), since)
            told = " · ".join(filter(None, parts))
            return (fill(_("Onderbroken: {tolk}"), tolk=told), "warn") if now.away else (told, "ok")
        if known:
            return _("Nu geen tolk"), ""
        return (_("Nog geen tolk genoteerd"), "warn") if self._header.interpreter != "nee" else (_("Geen tolk"), "")

    def _act(self, act: Callable[[], Logs], told: str = "") -> None:
        recorded = self._interview.interpret(act())
        if recorded:
            self.keep(recorded)
            if told:
                self._view.offer_undo(told)


def _line(log: InterpreterLog) -> str:
    parts = (label(INTERPRETED, log.mode), interpreter_words.number(log), interpreter_words.when(log))
    return " · ".join(filter(None, parts))
