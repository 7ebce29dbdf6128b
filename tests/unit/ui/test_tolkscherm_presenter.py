"""When the second window shows something, for every order of acts a conversation can take."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.i18n.language import language
from desktop_app.ui.tolkscherm.presenter import Tolkscherm
from desktop_app.ui.tolkscherm.scene import Card, Line, Mode, Scene, Tile

TILES = (Tile("ja", 1, Line("نعم", "Ja")), Tile("nee", 2, Line("لا", "Nee")))


def asked(words: str, *, sensitive: bool = False, translated: bool = True, multiple: bool = False) -> Card:
    return Card(
        section=Line("قسم", "Onderdeel"), question=Line("سؤال" if translated else "", words), tiles=TILES,
        sensitive=sensitive, translated=translated, multiple=multiple,
    )  # fmt: skip


def made() -> tuple[Tolkscherm, list[Scene]]:
    scenes: list[Scene] = []
    return Tolkscherm(language("ar"), "gemeente Oefenstad", scenes.append), scenes


QUESTIONS = {
    "gewoon": asked("gewoon"),
    "gevoelig": asked("gevoelig", sensitive=True),
    "ook gevoelig": asked("ook gevoelig", sensitive=True),
    "onvertaald": asked("onvertaald", translated=False),
}


def asking(card: Card) -> Callable[[Tolkscherm], object]:
    return lambda tolk: tolk.question(card)


ACTS: dict[str, Callable[[Tolkscherm], object]] = {
    **{f"vraag {name}": asking(card) for name, card in QUESTIONS.items()},
    "F5": lambda tolk: tolk.reveal(),
    "F6": lambda tolk: tolk.point(),
    "F9": lambda tolk: tolk.blank(),
    "aan": lambda tolk: tolk.turn_on(),
    "uit": lambda tolk: tolk.turn_off(),
    "pauze": lambda tolk: tolk.pause(True),
    "verder": lambda tolk: tolk.pause(False),
    "rust": lambda tolk: tolk.rest(),
    "tik": lambda tolk: tolk.tap("ja"),
    "terug": lambda tolk: tolk.back_to_question(),
    "ander": lambda tolk: tolk.speak(language("ti")),
}
DELIBERATE = {"F5", "F6"}


@given(st.lists(st.sampled_from(sorted(ACTS)), max_size=30))
def test_nothing_sensitive_shows_before_a_deliberate_act(acts: list[str]) -> None:
    tolk, scenes = made()
    introduced, on, blanked, current = False, False, False, ""
    for act in acts:
        ACTS[act](tolk)
        if act.startswith("vraag "):
            introduced = introduced and act == current
            current = act
        if act in ("rust", "ander"):
            introduced, current, blanked = False, "", False
        if act in DELIBERATE:
            introduced, blanked = True, False
        blanked = blanked or act == "F9"
        on = (on or act == "aan") and act != "uit"
        if act == "uit":
            blanked = blanked and tolk.waits
        scene = tolk.scene()
        assert (scene.mode is Mode.UIT) == (not on)
        if scene.card is not None:
            assert scene.card.translated
            assert not scene.card.sensitive or introduced, acts
            assert not blanked, acts
    assert not scenes or scenes[-1] == tolk.scene()


@given(st.lists(st.sampled_from(sorted(ACTS)), max_size=30))
def test_only_a_tile_on_screen_can_be_proposed(acts: list[str]) -> None:
    tolk, _scenes = made()
    pointed: list[str] = []
    tolk.listeners.pointed = pointed.append
    for act in acts:
        visible = tolk.mode is Mode.AANWIJZEN
        before = len(pointed)
        ACTS[act](tolk)
        assert len(pointed) == before or (visible and act == "tik")


def test_rest_forgets_the_question() -> None:
    tolk, _scenes = made()
    tolk.turn_on()
    tolk.question(QUESTIONS["gewoon"])
    tolk.rest()
    tolk.reveal()
    assert tolk.card is None
    assert tolk.mode is Mode.RUST


def test_another_answer_to_the_same_question_keeps_what_was_revealed() -> None:
    tolk, _scenes = made()
    tolk.turn_on()
    tolk.question(QUESTIONS["gevoelig"])
    assert tolk.waits
    tolk.reveal()
    tolk.question(replace(QUESTIONS["gevoelig"], chosen=frozenset({"ja"})))
    assert tolk.mode is Mode.VRAAG


def test_several_of_are_proposed_together_and_taken_back() -> None:
    tolk, _scenes = made()
    pointed: list[str] = []
    tolk.listeners.pointed = pointed.append
    tolk.turn_on()
    tolk.question(asked("meer", multiple=True))
    tolk.point()
    for value in ("nee", "ja", "nee", "vreemd"):
        tolk.tap(value)
    assert pointed == ["nee", "ja nee", "ja"]


def test_one_of_is_replaced_by_the_next_tap() -> None:
    tolk, _scenes = made()
    pointed: list[str] = []
    tolk.listeners.pointed = pointed.append
    tolk.turn_on()
    tolk.question(QUESTIONS["gewoon"])
    tolk.point()
    tolk.tap("ja")
    tolk.tap("nee")
    assert pointed == ["ja", "nee"]


def test_turning_back_rests() -> None:
    tolk, _scenes = made()
    tolk.question(QUESTIONS["gewoon"])
    tolk.turn(True)
    assert tolk.scene().turned
    tolk.turn(False)
    assert tolk.card is None
    assert not tolk.scene().turned


def test_what_only_a_computer_translated_is_marked_and_shown_only_if_the_caseworker_wants() -> None:
    tolk, scenes = made()
    tolk.turn_on()
    card = replace(asked("machine"), machine=True)
    tolk.question(card)
    assert (scenes[-1].mode, scenes[-1].machine) == (Mode.VRAAG, True)
    tolk.allow_unchecked(False)
    assert (scenes[-1].mode, scenes[-1].card) == (Mode.RUST, None)
    assert tolk.untranslated, "the caseworker is told to read aloud"
    tolk.point()
    assert scenes[-1].mode is Mode.RUST
    tolk.question(asked("nagekeken"))
    assert (scenes[-1].mode, scenes[-1].machine) == (Mode.VRAAG, False)


def test_a_sentence_nobody_checked_stays_dutch_if_the_caseworker_wants() -> None:
    tolk, scenes = made()
    tolk.turn_on()
    sentence = Line("خطتك", "Uw plan", machine=True)
    tolk.plan(sentence)
    assert (scenes[-1].sentences, scenes[-1].machine) == ((sentence,), True)
    tolk.allow_unchecked(False)
    assert (scenes[-1].sentences, scenes[-1].machine) == ((Line("", "Uw plan"),), False)
