"""Decides what the second window shows. Starts off, rests by default, blanks itself when in doubt (ux.md 2.5)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from desktop_app.domain.errors import OpmaatError
from desktop_app.i18n.language import Language
from desktop_app.i18n.words import SOURCE
from desktop_app.ui.tolkscherm.practice import practice_card
from desktop_app.ui.tolkscherm.scene import Card, Line, Mode, Ring, Scene
from desktop_app.ui.tolkscherm.voice import Voice

FOCUS_SECONDS = 60
"""After this long without the caseworker's attention the window goes to rest."""

BRIEF = (Mode.AANWIJZEN, Mode.TERUGZEGGEN)
"""States that belong to one question and end with it."""


@dataclass(slots=True)
class Listeners:
    """Who hears what the client does. A tap is a proposal, never an answer (ux.md 0.8). `unheard`: why nothing
    sounded."""

    rang: Callable[[Ring], None] = lambda _: None
    pointed: Callable[[str], None] = lambda _: None
    told: Callable[[int, bool], None] = lambda _number, _right: None
    turned_back: Callable[[], None] = lambda: None
    changed: Callable[[Mode], None] = lambda _: None
    unheard: Callable[[OpmaatError], None] = lambda _: None


@dataclass(slots=True)
class _State:
    on: bool = False
    blanked: bool = False
    introduced: bool = False
    turned: bool = False
    practising: bool = False
    mode: Mode = Mode.RUST
    card: Card | None = None
    sentences: tuple[Line, ...] = ()
    proposed: frozenset[str] = field(default_factory=frozenset)
    aloud: tuple[str, ...] = ()
    listened: str = ""

    @property
    def place(self) -> object:
        """What a sound belongs to: it ends as soon as something else is there."""
        asked = self.card and self.card.question
        return self.on, self.blanked, self.turned, self.practising, self.mode, asked, self.sentences


class Tolkscherm:
    """The second window as the caseworker drives it.

    `show` receives every scene to paint. A question of class A9 and everything after F9 stays hidden until
    `reveal` (F5). Without a translation nothing is shown: the caseworker reads the question aloud. The same goes for
    a translation nobody checked, where the caseworker chose so (`allow_unchecked`). What sounds ends when what it
    belongs to is gone.
    """

    def __init__(self, language: Language, owner: str, show: Callable[[Scene], None]) -> None:
        self.language, self._owner, self._show = language, owner, show
        self.listeners = Listeners()
        self._state = _State()
        self._unchecked = True
        self._voice = Voice()
        self._sounding: object = None

    def give_voice(self, voice: Voice) -> None:
        """What clients can hear on this laptop."""
        self._voice, voice.failed = voice, self._unheard
        voice.speak(self.language.code)

    def prepare(self, language: Language) -> None:
        """Read what can be heard in a language before `speak`; on any thread."""
        self._voice.prepare(language.code)

    # ---- what the caseworker does --------------------------------------------------------------------------------

    @property
    def mode(self) -> Mode:
        """What is really visible now."""
        return self.scene().mode

    @property
    def on(self) -> bool:
        return self._state.on

    @property
    def card(self) -> Card | None:
        return self._state.card

    def speak(self, language: Language) -> None:
        """Take the language of the client of this conversation; forgets everything of the one before."""
        on = self._state.on
        self.language = language
        self._state = _State(on=on)
        self._voice.speak(language.code)
        self._paint()

    def allow_unchecked(self, allowed: bool) -> None:
        """Whether the client may see what only a computer translated; it is marked then."""
        if allowed != self._unchecked:
            self._unchecked = allowed
            self._paint()

    def turn_on(self) -> None:
        self._state.on = True
        self._paint()

    def turn_off(self) -> None:
        """Nothing is shown at all, not even rest: used when the screen has gone."""
        self._state.on, self._state.turned = False, False
        self._paint()

    def turn(self, turned: bool) -> None:
        """Draaimodus: the laptop itself is turned to the client."""
        self._state.turned = turned
        if not turned:
            self.rest()
        else:
            self._state.on = True
            self._paint()

    def question(self, card: Card) -> None:
        """The conversation has come to a question, or its answer changed. Sensitive ones wait for `reveal`."""
        before = self._state
        if before.card is not None and before.card.question == card.question:
            self._state = replace(before, card=card)
        else:
            mode = Mode.PAUZE if before.mode is Mode.PAUZE else Mode.VRAAG
            self._state = _State(before.on, before.blanked, turned=before.turned, mode=mode, card=card)
        self._paint()

    def reveal(self) -> None:
        """F5: show the current question, also a sensitive one, also after F9."""
        self._uncover(Mode.VRAAG)

    def point(self) -> None:
        """F6: let the client point."""
        self._state.proposed, self._state.listened = frozenset(), ""
        self._uncover(Mode.AANWIJZEN)

    @property
    def practising(self) -> bool:
        """The client points at the practice question."""
        return self._state.practising and self.mode is Mode.AANWIJZEN

    @property
    def can_practise(self) -> bool:
        """The practice question exists in the language of the client."""
        return practice_card(self.language).translated

    def practise(self) -> None:
        """Let the client point at a question that does not matter, before the first one that does."""
        self._state.proposed, self._state.listened = frozenset(), ""
        self._uncover(Mode.AANWIJZEN, practising=True)

    def say_back(self, sentences: Sequence[Line], aloud: Sequence[Line] = ()) -> None:
        """F8: what was written down, one sentence per answer. `aloud`: the parts of it that somebody recorded."""
        self._state.sentences, self._state.aloud = tuple(sentences), tuple(map(self._words, aloud))
        self._uncover(Mode.TERUGZEGGEN)

    def read_aloud(self) -> bool:
        """F7, or Luister: let the client hear what is asked or was written down. False where there is no recording."""
        self._sounding = self._state.place
        return self._voice.say(self._aloud())

    @property
    def sound_trouble(self) -> OpmaatError | None:
        """Why the recordings in this language are not played, if there are any."""
        return self._voice.trouble

    def ask_again(self) -> None:
        """The proposal is not taken over: the client may point again."""
        self._state.proposed, self._state.listened = frozenset(), ""
        self._paint()

    def back_to_question(self) -> None:
        """Pointing or saying back is over."""
        if self._state.mode in BRIEF:
            self._state.mode, self._state.sentences, self._state.proposed = Mode.VRAAG, (), frozenset()
            self._state.practising = False
            self._state.aloud, self._state.listened = (), ""
        self._paint()

    def pause(self, on: bool) -> None:
        """F4."""
        self._state.mode = Mode.PAUZE if on else Mode.VRAAG
        self._paint()

    def plan(self, sentence: Line) -> None:
        """One pair of the PIP, large."""
        self._state.mode, self._state.sentences = Mode.PIP, (sentence,)
        self._paint()

    def blank(self) -> None:
        """F9: nothing is shown until `reveal`."""
        self._state.blanked = True
        self._paint()

    def rest(self) -> None:
        """The main window left the conversation, was locked or lost attention: forget the question."""
        self._state = _State(on=self._state.on)
        self._paint()

    # ---- what the client does --------------------------------------------------------------------------------------

    def ring(self, ring: Ring) -> None:
        """One of the fixed buttons. Luister lets what is shown sound; without a recording it rings too."""
        if ring is not Ring.LUISTER or not self.scene().audible or not self.read_aloud():
            self.listeners.rang(ring)

    def tap(self, value: str) -> None:
        """The client touched a tile of the card that is visible now; anything else is ignored. A tile with a recording
        is heard first and chosen by a second touch (ux.md 2.6)."""
        card = self._asked
        if self.mode is not Mode.AANWIJZEN or card is None or value not in {tile.value for tile in card.tiles}:
            return
        if value != self._state.listened and value in self.scene().voiced:
            self._state.listened, self._sounding = value, self._state.place
            self._voice.say([self._words(tile.text) for tile in card.tiles if tile.value == value])
            self._paint()
            return
        self._state.proposed = self._toggled(card, value)
        self._paint()
        self.listeners.pointed(" ".join(tile.value for tile in card.tiles if tile.value in self._state.proposed))

    def _toggled(self, card: Card, value: str) -> frozenset[str]:
        return self._state.proposed ^ {value} if card.multiple else frozenset({value})

    def tell(self, number: int, right: bool) -> None:
        """Klopt or Klopt niet beside sentence `number` (from 0) of Terugzeggen."""
        if self.mode is Mode.TERUGZEGGEN and number < len(self._state.sentences):
            self.listeners.told(number, right)

    def hand_back(self) -> None:
        """Draaimodus: the client is ready. The window rests until the caseworker turns it back; after practising comes
        the question itself."""
        if self.practising:
            self.point()
            return
        self._state.blanked = True
        self._paint()
        self.listeners.turned_back()

    # ---- the scene --------------------------------------------------------------------------------------------------

    @property
    def untranslated(self) -> bool:
        """The question cannot be shown: the caseworker reads it aloud."""
        card = self._state.card
        return card is not None and not self._readable(card)

    @property
    def waits(self) -> bool:
        """Something is there but hidden until F5."""
        card = self._state.card
        return self._state.blanked or (card is not None and card.sensitive and not self._state.introduced)

    def scene(self) -> Scene:
        """What the window paints now."""
        state = self._state
        empty = Scene(Mode.RUST, self.language, self._owner, turned=state.turned)
        if not state.on:
            return replace(empty, mode=Mode.UIT)
        if state.mode is Mode.PAUZE:
            return replace(empty, mode=Mode.PAUZE)
        if self.waits:
            return empty
        audible = bool(self._aloud()) and all(map(self._voice.can_say, self._aloud()))
        if state.mode in (Mode.TERUGZEGGEN, Mode.PIP):
            sentences = tuple(map(self._checked, state.sentences))
            return replace(empty, mode=state.mode, sentences=sentences, audible=audible)
        card = self._asked
        if card is None or not self._readable(card):
            return empty
        practice = card is not state.card
        shown = replace(empty, mode=state.mode, card=card, proposed=state.proposed, practice=practice, audible=audible)
        if state.mode is not Mode.AANWIJZEN:
            return shown
        voiced = frozenset(tile.value for tile in card.tiles if self._voice.can_say(self._words(tile.text)))
        return replace(shown, voiced=voiced, listened=state.listened)

    @property
    def _asked(self) -> Card | None:
        """What the client answers now."""
        practising = self._state.practising and self._state.mode is Mode.AANWIJZEN
        return practice_card(self.language) if practising else self._state.card

    def _aloud(self) -> tuple[str, ...]:
        """The words that F7 lets sound: what was written down, else the question."""
        state, card = self._state, self._asked
        if state.mode is Mode.TERUGZEGGEN:
            return state.aloud if all(self._checked(each) is each for each in state.sentences) else ()
        return (self._words(card.question),) if card is not None and self._readable(card) else ()

    def _words(self, line: Line) -> str:
        """What is said in the client's language; "" where that does not exist."""
        return line.client or (line.dutch if self.language.code == SOURCE else "")

    def _readable(self, card: Card) -> bool:
        return card.translated and (self._unchecked or not card.machine)

    def _checked(self, sentence: Line) -> Line:
        """In Dutch only, where the translation may not be shown."""
        return sentence if self._unchecked or not sentence.machine else Line("", sentence.dutch)

    def _uncover(self, mode: Mode, *, practising: bool = False) -> None:
        self._state.blanked, self._state.introduced, self._state.mode = False, True, mode
        self._state.practising = practising
        self._paint()

    def _unheard(self, error: OpmaatError) -> None:
        self._paint()
        self.listeners.unheard(error)

    def _paint(self) -> None:
        if self._sounding != self._state.place:
            self._voice.stop()
        scene = self.scene()
        self._show(scene)
        self.listeners.changed(scene.mode)
