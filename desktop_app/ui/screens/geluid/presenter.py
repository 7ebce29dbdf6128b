"""Leads the recorder: which text, is it recorded, record it, hear it, make the package. Knows no Qt."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from desktop_app.casework.recordings import Line, Script, State, counts, key_of, lines, script
from desktop_app.casework.sound_ports import SoundRoom, SoundsDamaged, SoundsUntrusted
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.errors import OpmaatError
from desktop_app.i18n.errors import explain
from desktop_app.i18n.formats import fill
from desktop_app.i18n.language import language as find_language
from desktop_app.i18n.words import _, ngettext
from desktop_app.ui.screens.geluid.view import Doing, SoundView
from desktop_app.ui.work import Lanes, Scope

FIRST = "ar"
"""The language that most clients speak."""
TICK_MS = 100


class Timers(Protocol):
    """Named one-shot timers."""

    def start(self, name: str, milliseconds: int, call: Callable[[], None]) -> None: ...

    def stop(self, name: str) -> None: ...


class GeluidPresenter:
    """`show` renders a view."""

    def __init__(
        self, wp: Workplace, room: SoundRoom, lanes: Lanes, timers: Timers, *, show: Callable[[SoundView], None]
    ) -> None:
        self._form, self._room, self._all_lanes, self._timers, self._show = (
            wp.questionnaire.definition, room, lanes, timers, show,
        )  # fmt: skip
        self._lanes = Scope(lanes)
        self._script = Script((), 0)
        self._all: tuple[Line, ...] = ()
        self._view = SoundView(find_language(FIRST))

    @property
    def languages(self) -> list[str]:
        """Codes of the languages that the questionnaire speaks."""
        return [each.code for each in self._form.languages]

    def enter(self) -> None:
        self._lanes = Scope(self._all_lanes)
        self.choose_language(self._view.language.code)

    def leave(self) -> None:
        """A recording that goes on is thrown away."""
        self._lanes.close()
        self._timers.stop("tick")
        self._room.card.stop()
        self._view = replace(self._view, doing=Doing.RUST)

    # ---- choosing --------------------------------------------------------------------------------------------------

    def choose_language(self, code: str) -> None:
        self._room.card.stop()
        self._view = SoundView(find_language(code), state=self._view.state)
        self._draw()
        self._lanes.on_vault(lambda: self._read(code), lambda found: self._arrived(code, *found))

    def choose_state(self, state: State | None) -> None:
        self._view = replace(self._view, state=state, done="")
        shown = self._shown(keep="")
        if self._view.chosen not in shown:
            self._take(shown[0] if shown else None)
        self._draw()

    def choose(self, key: str) -> None:
        """Another text of the list; not while something is going on with this one."""
        if self._view.doing is not Doing.RUST:
            self._draw()
            return
        self._take(next((line for line in self._all if key_of(line.spoken.text) == key), None))
        self._draw()

    def next_open(self) -> None:
        """The next text without a good recording; after the last one the first."""
        at = self._all.index(self._view.chosen) + 1 if self._view.chosen in self._all else 0
        found = next((one for one in (*self._all[at:], *self._all[:at]) if one.state is not State.OPGENOMEN), None)
        if found is None:
            self._tell(_("Alle teksten zijn opgenomen."))
            return
        self._take(found)
        self._draw()

    # ---- sound -----------------------------------------------------------------------------------------------------

    def record(self) -> None:
        """Begin; a second time ends it and keeps it."""
        if self._view.doing is Doing.OPNEMEN:
            self._room.card.stop()
        elif self._view.doing is Doing.RUST and self._view.chosen is not None:
            line, visit = self._view.chosen, self._lanes
            self._do(Doing.OPNEMEN)
            self._room.card.record(lambda result: visit.to_main(lambda: self._recorded(line, result)))
            self._tick()

    def listen(self) -> None:
        """Begin; a second time is silence."""
        if self._view.doing is Doing.AFSPELEN:
            self._room.card.stop()
            return
        line = self._view.chosen
        clip = self._room.studio.find(self._code, line.before or line.spoken.text) if line is not None else None
        if clip is not None and self._view.doing is Doing.RUST:
            visit = self._lanes
            self._do(Doing.AFSPELEN)
            self._room.card.play([clip], lambda error: visit.to_main(lambda: self._played(error)))

    def take_in(self, file: str) -> None:
        """A WAV file for the chosen text; "" for none."""
        line = self._view.chosen
        if file and line is not None and self._view.doing is Doing.RUST:
            self._change(lambda: self._room.studio.take_in(self._code, line.spoken, Path(file)), _("Opgenomen."))

    def drop(self) -> None:
        line = self._view.chosen
        if line is not None and self._view.doing is Doing.RUST:
            self._change(lambda: self._room.studio.drop(self._code, line.before or line.spoken.text), _("Weggehaald."))

    def pack(self, key: str, target: str) -> None:
        """The signed package of this language. "" for no file."""
        if not key or not target or self._view.doing is not Doing.RUST:
            return
        self._do(Doing.BEWAREN)
        texts = [line.spoken.text for line in self._all]
        self._lanes.on_vault(
            lambda: self._room.studio.pack(self._code, texts, key=Path(key), target=Path(target)),
            self._packed,
            self._failed,
        )

    # ---- inside ----------------------------------------------------------------------------------------------------

    @property
    def _code(self) -> str:
        return self._view.language.code

    def _read(self, code: str) -> tuple[Script, tuple[Line, ...], OpmaatError | None]:
        """On the lane: the texts, how far each is, and why the package on this laptop does not count."""
        found = script(self._form, code)
        trouble: OpmaatError | None = None
        try:
            self._room.shelf.sounds(code)
        except (SoundsDamaged, SoundsUntrusted) as fault:
            trouble = fault
        return found, lines(found.texts, self._room.studio.recordings(code)), trouble

    def _arrived(self, code: str, found: Script, all_: tuple[Line, ...], trouble: OpmaatError | None) -> None:
        if code != self._code:
            return
        self._script = found
        self._view = replace(self._view, filled=found.filled, known=True, failure=explain(trouble) if trouble else None)
        self._use(all_)
        self._draw()

    def _use(self, all_: tuple[Line, ...]) -> None:
        """Other states of the same texts; the chosen text stays chosen."""
        self._all = all_
        at = self._view.chosen.spoken.text if self._view.chosen is not None else ""
        self._view = replace(self._view, counts=counts(all_))
        shown = self._shown(keep=at)
        self._take(next((line for line in shown if line.spoken.text == at), shown[0] if shown else None))

    def _take(self, line: Line | None) -> None:
        own = line is not None and self._room.studio.own(self._code, line.before or line.spoken.text)
        self._view = replace(self._view, chosen=line, own=own)

    def _change(self, act: Callable[[], None], done: str) -> None:
        """Do something with the recordings on the lane and see how far they are then."""
        code, texts = self._code, self._script.texts
        self._do(Doing.BEWAREN)

        def work() -> tuple[Line, ...]:
            act()
            return lines(texts, self._room.studio.recordings(code))

        self._lanes.on_vault(work, lambda all_: self._changed(all_, done), self._failed)

    def _changed(self, all_: tuple[Line, ...], done: str) -> None:
        self._use(all_)
        self._tell(done)

    def _recorded(self, line: Line, result: bytes | OpmaatError) -> None:
        self._timers.stop("tick")
        if isinstance(result, OpmaatError):
            self._failed(result)
            return
        self._change(lambda: self._room.studio.keep(self._code, line.spoken, result), _("Opgenomen."))

    def _played(self, error: OpmaatError | None) -> None:
        if error is not None:
            self._failed(error)
        else:
            self._view = replace(self._view, doing=Doing.RUST)
            self._draw()

    def _packed(self, number: int) -> None:
        words = ngettext("Het pakket is gemaakt, met {n} opname.", "Het pakket is gemaakt, met {n} opnames.", number)
        self._tell(fill(words, n=number))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, OpmaatError):
            raise error
        self._view = replace(self._view, doing=Doing.RUST, failure=explain(error), done="")
        self._draw()

    def _do(self, doing: Doing) -> None:
        self._view = replace(self._view, doing=doing, done="", failure=None, level=0.0, seconds=0.0)
        self._draw()

    def _tell(self, done: str) -> None:
        self._view = replace(self._view, doing=Doing.RUST, done=done)
        self._draw()

    def _tick(self) -> None:
        if self._view.doing is Doing.OPNEMEN:
            self._view = replace(self._view, level=self._room.card.level, seconds=self._room.card.seconds)
            self._draw()
            self._timers.start("tick", TICK_MS, self._tick)

    def _shown(self, *, keep: str) -> tuple[Line, ...]:
        """The lines of the state that is asked for, and the text at hand."""
        state = self._view.state
        return tuple(line for line in self._all if state is None or line.state is state or line.spoken.text == keep)

    def _draw(self) -> None:
        at = self._view.chosen.spoken.text if self._view.chosen is not None else ""
        self._view = replace(self._view, lines=self._shown(keep=at))
        self._show(self._view)
