"""The caseworker's aids around one question: the second window, pointing, saying back, pausing. Knows no Qt."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from desktop_app.casework.interview import Interview
from desktop_app.i18n.client_labels import DRINKS
from desktop_app.i18n.errors import explain
from desktop_app.i18n.formats import fill
from desktop_app.i18n.words import _
from desktop_app.ui.screens.gesprek.interpreter_desk import InterpreterDesk
from desktop_app.ui.screens.gesprek.page import PageModel, Reader, aloud, field_of, spoken
from desktop_app.ui.screens.gesprek.view import GesprekView, Strip, TolkState
from desktop_app.ui.screens.gesprek.words import special_words
from desktop_app.ui.screens.gesprek.writer import Writer
from desktop_app.ui.tolkscherm.presenter import Tolkscherm
from desktop_app.ui.tolkscherm.scene import Card, Line, Mode, Ring

FOREVER = 0
"""A strip that stays until something else happens."""


class Talk(Protocol):
    """What the aids need of the conversation's presenter."""

    interview: Interview
    view: GesprekView
    reader: Reader
    writer: Writer
    model: PageModel
    focus: str
    dossier: str
    interpreter: InterpreterDesk

    def settle(self) -> None: ...

    def point_out(self, raw: str) -> None: ...

    def said_back(self) -> None: ...

    def next(self) -> None: ...


class Aids:
    """Drives the second window for one conversation. A tap of the client is a proposal until Enter."""

    def __init__(self, tolk: Tolkscherm, *, turn: Callable[[], bool] = lambda: False, turn_code: str = "") -> None:
        """`turn`: turns the laptop to the client (draaimodus) where there is no second screen; gives whether it did."""
        self.tolk, self._turn, self._turn_code = tolk, turn, turn_code
        self.proposal: str | None = None
        self._practised, self._saying = "", False
        self._talk: Talk | None = None

    def attach(self, talk: Talk) -> None:
        """Lead this conversation from now on."""
        self._talk = talk

    def begin(self) -> None:
        """Listen to the client and tell how the second window stands."""
        listeners = self.tolk.listeners
        listeners.rang, listeners.pointed, listeners.told = self._rang, self._pointed, self._told
        listeners.changed = lambda _mode: self._show_state()
        listeners.unheard = lambda error: self._tell(str(explain(error)))
        self._show_state()

    def leave(self) -> None:
        """The window rests and nobody listens any more."""
        self.tolk.rest()
        self.tolk.listeners = type(self.tolk.listeners)()

    # ---- what the caseworker does ----------------------------------------------------------------------------------

    def question(self, shown: Card, *, for_client: bool) -> None:
        """Another question, or another answer to it, came on the caseworker's screen."""
        before = self.tolk.card
        if before != shown:
            self._saying = False
        if not for_client:
            self.rest()
            return
        if before is None or before.question != shown.question:
            self.proposal = None
        self.tolk.question(shown)

    def mirror(self, ref: str, raw: str) -> None:
        """The choice moved but is not recorded yet: the client sees it move."""
        shown = self.tolk.card
        at_hand = field_of(self._here.model, self._here.focus)
        if shown is not None and shown.tiles and at_hand is not None and at_hand.ref == ref:
            self.tolk.question(replace(shown, chosen=frozenset(raw.split())))

    def rest(self) -> None:
        self.proposal = None
        self.tolk.rest()

    def reveal(self) -> None:
        """F5."""
        self._need_window(self.tolk.reveal)

    def point(self) -> None:
        """F6: without a second screen the laptop is turned."""
        if not self._pointable:
            self._tell(_("Bij deze vraag is er niets om aan te wijzen. Lees de vraag voor."))
        elif self.tolk.on:
            self._begin_pointing()
        else:
            self._offer_turn()

    def turn_laptop(self) -> None:
        """The laptop itself goes to the client (draaimodus)."""
        if not self._pointable:
            self.point()
        elif self._turn():
            self._begin_pointing()
        else:
            self.explain_no_window()

    def _begin_pointing(self) -> None:
        """The first time with this client they practise first; F6 or Enter passes over that."""
        practised = self._practised == self._here.dossier or self.tolk.practising
        if practised or not self.tolk.can_practise:
            self._go_on_to_question()
            return
        self.tolk.practise()
        words = _("Oefenvraag. Opmaat bewaart het antwoord niet. Enter = naar de vraag.")
        self._here.view.show_strip(Strip(words, _("Naar de vraag"), self._here.next, seconds=FOREVER))

    def _go_on_to_question(self) -> None:
        self._practised = self._here.dossier
        self._here.view.show_strip(None)
        self.tolk.point()

    def read_aloud(self) -> None:
        """F7: the recording in the client's language, of the question or of what is said back."""
        trouble = self.tolk.sound_trouble
        if not self.tolk.read_aloud():
            self._tell(str(explain(trouble)) if trouble else _("Bij deze vraag is geen geluid. Lees de vraag voor."))

    def blank(self) -> None:
        """F9."""
        self.tolk.blank()

    def pause(self, on: bool) -> None:
        self.tolk.pause(on)

    def say_back(self) -> bool:
        """F8: the question with what was written down, for the client to agree with. False where nothing was."""
        self._here.settle()
        model = self._here.model
        special = special_words(self.tolk.language.code)
        answer = spoken(model, special, self.tolk.language.code)
        if not answer.worker:
            self._tell(_("Er is nog geen antwoord om terug te zeggen."))
            return False
        client = f"{model.question.client}\n{answer.client}" if model.question.client else ""
        written = Line(client, f"{model.question.worker}\n{answer.worker}", model.machine and bool(client))
        self.tolk.say_back([written], aloud(model, special))
        self._saying = True
        words = fill(_("Zeg terug: {antwoord}"), antwoord=answer.worker)
        self._here.view.show_strip(Strip(words, _("Klopt"), self.confirm, seconds=FOREVER))
        return True

    def confirm(self) -> None:
        """The client agreed with what was said back."""
        talk, self._saying = self._here, False
        talk.writer.store(talk.interview.confirm())
        self.tolk.back_to_question()
        talk.said_back()

    def accept(self) -> bool:
        """Enter while a proposal or a saying-back waits: that is what Enter answers. True if it did."""
        if self.tolk.practising:
            self._go_on_to_question()
            return True
        if self.proposal is not None:
            raw, self.proposal = self.proposal, None
            self.tolk.back_to_question()
            self._here.point_out(raw)
            self._here.view.show_strip(Strip(_("Overgenomen. Enter is verder.")))
            return True
        if self._saying:  # also without a second screen: then the interpreter says it
            self.confirm()
            return True
        return False

    def reject(self) -> bool:
        """Backspace while a proposal waits: the client may point again. True if there was one."""
        if self.proposal is None and not self.tolk.practising:
            return False
        self.proposal = None
        self.tolk.ask_again()
        self._here.view.show_strip(None)
        return True

    # ---- what the client does --------------------------------------------------------------------------------------

    def _pointed(self, raw: str) -> None:
        if self.tolk.practising:
            self._practised = self._here.dossier
            words = _("Oefening: {antwoord}. Enter = naar de vraag, Backspace = opnieuw.")
            told = fill(words, antwoord=_(DRINKS[raw]))
            self._here.view.show_strip(Strip(told, _("Naar de vraag"), self._here.next, seconds=FOREVER))
            return
        self.proposal = raw
        at_hand = field_of(self._here.model, self._here.focus)
        options = at_hand.options if at_hand else ()
        afar = self._here.interpreter.afar  # then the number is what the interpreter can go by
        named = ", ".join(
            f"{place}. {option.words.worker}" if afar else option.words.worker
            for place, option in enumerate(options, 1)
            if option.value in raw.split()
        )
        words = fill(_("Aangewezen: {antwoord}. Zeg het terug. Enter = klopt, Backspace = opnieuw."), antwoord=named)
        self._here.view.show_strip(Strip(words, _("Klopt"), self._here.next, seconds=FOREVER))

    def _rang(self, ring: Ring) -> None:
        words = {
            Ring.UITLEG: _("Cliënt vraagt: uitleg"),
            Ring.NIET_ANTWOORDEN: _("Cliënt wil niet antwoorden. X = wil niet zeggen."),
            Ring.PAUZE: _("Cliënt vraagt: pauze. F4 = pauze."),
            Ring.WEET_NIET: _("Cliënt weet het niet. W = weet niet."),
            Ring.LUISTER: _("Cliënt wil de vraag horen. Lees de vraag voor."),
        }
        told = Strip(words[ring])
        if self.tolk.scene().turned:  # the caseworker looks when the laptop is back
            told = Strip(words[ring], seconds=FOREVER)
        self._here.view.show_strip(told)

    def _told(self, _number: int, right: bool) -> None:
        if right:
            words, act = _("Cliënt wijst aan: klopt. Enter = bevestigen."), _("Bevestigen")
            self._here.view.show_strip(Strip(words, act, self.confirm, seconds=FOREVER))
        else:
            self._saying = False
            self.tolk.back_to_question()
            self._tell(_("Cliënt wijst aan: klopt niet. Vraag het opnieuw."))

    # ---- inside ----------------------------------------------------------------------------------------------------

    @property
    def _here(self) -> Talk:
        if self._talk is None:
            raise LookupError("no conversation")
        return self._talk

    @property
    def _pointable(self) -> bool:
        shown = self.tolk.card
        return shown is not None and bool(shown.tiles) and shown.translated

    def _need_window(self, act: Callable[[], None]) -> None:
        if self.tolk.on:
            act()
        else:
            self.explain_no_window()

    def explain_no_window(self) -> None:
        self._tell(_("Het tolkscherm is uit. Sluit een tweede scherm aan of zet het aan."))

    def _offer_turn(self) -> None:
        """Without a second screen the laptop itself can be turned to the client (draaimodus)."""
        words = _("Geen tweede scherm. U kunt de laptop draaien. Terug: houd Esc 2 seconden vast of typ {code}.")
        strip = Strip(fill(words, code=self._turn_code), _("Draai het scherm"), self.turn_laptop, seconds=FOREVER)
        self._here.view.show_strip(strip)

    def _tell(self, words: str) -> None:
        self._here.view.show_strip(Strip(words))

    def _show_state(self) -> None:
        if self._talk is not None:
            self._talk.view.show_tolkscherm(self.state())

    def state(self) -> TolkState:
        """How the second window stands, for the side panel."""
        mode, language = self.tolk.mode, _(self.tolk.language.dutch)
        if mode is Mode.UIT:
            return TolkState(mode, _("Uit"), "")
        if mode is not Mode.RUST:
            return TolkState(mode, fill(_("Aan · {taal}"), taal=language), "ok")
        if self.tolk.untranslated:
            words = fill(_("Geen tekst in het {taal} bij deze vraag. Lees de vraag voor."), taal=language)
            return TolkState(mode, words, "warn")
        waits = self.tolk.card is not None and self.tolk.waits
        return TolkState(mode, _("Leeg · F5 toont de vraag") if waits else _("Leeg"), "warn" if waits else "")
