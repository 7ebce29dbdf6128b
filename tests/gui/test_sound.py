"""What a client hears: the recording of the very words that are shown, one at a time; silence as soon as they go."""

from collections.abc import Callable, Iterator
from pathlib import Path

import miniaudio
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.answer import Manner
from desktop_app.i18n.words import translation
from desktop_app.ui.tolkscherm.options import PointTile
from desktop_app.ui.tolkscherm.scene import Mode
from tests.gui.desk import Desk
from tests.gui.pages.talk import Key, Talk
from tests.gui.pictures import settle
from tests.gui.sound import Card, Laptop, spoken

SCHOOL = "onderwijs/school_jaren"
LANGUAGES = "talen/talen_spreken"
QUESTION = "كم سنة ذهبت إلى المدرسة؟"
SIX = "من 1 إلى 6 سنوات"
NONE = "Bij deze vraag is geen geluid. Lees de vraag voor."
LONG = 30.0
"""Seconds; no test waits for the end of it."""
PATIENCE = 15.0

Make = Callable[..., Talk]


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    made = Laptop(tmp_path / "laptop")
    yield made
    made.close()


@pytest.fixture
def begin(desk: Desk, laptop: Laptop, qtbot: QtBot) -> Iterator[Make]:
    talks: list[Talk] = []

    def make(page: str = SCHOOL, on: bool = True) -> Talk:
        talk = Talk(desk, voice=laptop.voice).open(page)
        talks.append(talk)
        if on:
            talk.plug_in()
        return talk

    yield make
    for talk in talks:
        talk.close()


def tile(talk: Talk, number: int) -> PointTile:
    return next(one for one in talk.second.findChildren(PointTile) if one.tile and one.tile.number == number)


def touch(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
    settle()


def listen_buttons(talk: Talk) -> list[QPushButton]:
    """Luister, as it stands on the second window now."""
    listen = translation("Luister", "ar", "client")
    return [one for one in talk.second.findChildren(QPushButton) if one.text() == listen and one.isVisible()]


# ---- F7 --------------------------------------------------------------------------------------------------------------


def test_f7_lets_the_question_sound_that_stands_there(laptop: Laptop, begin: Make) -> None:
    laptop.record(QUESTION, SIX)
    talk = begin()
    talk.press(Key.Key_F7)
    assert laptop.card.played == [(spoken(QUESTION),)]
    assert talk.strip == ""
    assert laptop.card.silent.wait(PATIENCE)


def test_f7_works_without_a_second_screen(laptop: Laptop, begin: Make) -> None:
    laptop.record(QUESTION)
    begin(on=False).press(Key.Key_F7)
    assert laptop.card.played == [(spoken(QUESTION),)]


def test_a_text_that_changed_is_not_spoken_by_its_old_recording(laptop: Laptop, begin: Make) -> None:
    laptop.record(QUESTION.replace("؟", ""))
    talk = begin()
    talk.press(Key.Key_F7)
    assert talk.strip == NONE
    assert laptop.card.played == []


def test_a_recording_in_another_language_is_not_for_this_client(laptop: Laptop, begin: Make) -> None:
    laptop.record(QUESTION, language="ti")
    talk = begin()
    talk.press(Key.Key_F7)
    assert talk.strip == NONE


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda file: file.write_bytes(b"kapot"), "beschadigd"),
        (lambda file: file.write_bytes(file.read_bytes()[:-60]), "beschadigd"),
    ],
    ids=["garbage", "half"],
)
def test_a_damaged_package_is_told_and_the_talk_goes_on(
    laptop: Laptop, begin: Make, spoil: Callable[[Path], object], told: str
) -> None:
    laptop.record(QUESTION)
    spoil(next(laptop.packages.iterdir()))
    talk = begin()
    talk.press(Key.Key_F7)
    assert told in talk.strip
    assert "Uw gesprek gaat gewoon door." in talk.strip
    assert laptop.card.played == []
    talk.press(Key.Key_2, Key.Key_Return)
    assert talk.stored(SCHOOL) is not None


def test_an_unsigned_package_is_told(laptop: Laptop, begin: Make) -> None:
    laptop.record(QUESTION, key=None)
    talk = begin()
    talk.press(Key.Key_F7)
    assert "geen handtekening die wij kennen" in talk.strip


def test_what_nobody_checked_is_silent_where_it_may_not_be_shown(laptop: Laptop, begin: Make) -> None:
    laptop.record(QUESTION)
    talk = begin()
    talk.tolk.allow_unchecked(False)
    talk.press(Key.Key_F7)
    assert talk.strip == NONE
    assert laptop.card.played == []


def test_a_sound_inside_the_package_that_is_no_sound(
    laptop: Laptop, begin: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.gui.sound.clip", lambda _seconds, pitch: b"geen geluid" * int(pitch / 10))
    laptop.record(QUESTION)
    talk = begin()
    talk.press(Key.Key_F7)
    assert laptop.card.silent.wait(PATIENCE)
    settle()
    assert "Dit is geen geluid dat wij kennen." in talk.strip


# ---- silence ---------------------------------------------------------------------------------------------------------

ENDS: dict[str, Callable[[Talk], object]] = {
    "F9": lambda talk: talk.press(Key.Key_F9),
    "pauze": lambda talk: talk.press(Key.Key_F4),
    "another question": lambda talk: talk.press(Key.Key_2, Key.Key_Return),
    "the question before": lambda talk: talk.press(Key.Key_Left, held=Qt.KeyboardModifier.AltModifier),
    "another screen": lambda talk: talk.window.go("dossier"),
    "pointing": lambda talk: talk.press(Key.Key_F6),
    "the second screen goes": lambda talk: talk.tolk.turn_off(),
    "nobody looks any more": lambda talk: talk.tolk.blank(),
    "the window closes": lambda talk: talk.window.close(),
    "the program ends": lambda talk: talk.screen.leave(),
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_silence_as_soon_as_it_is_gone(laptop: Laptop, begin: Make, end: Callable[[Talk], object]) -> None:
    laptop.record(QUESTION, seconds=LONG)
    talk = begin()
    talk.press(Key.Key_F7)
    assert not laptop.card.silent.is_set()
    end(talk)
    assert laptop.card.silent.wait(PATIENCE), "it would sound for half a minute"


def test_an_answer_to_the_same_question_does_not_interrupt(laptop: Laptop, begin: Make) -> None:
    laptop.record(QUESTION, seconds=LONG)
    talk = begin()
    talk.press(Key.Key_F7, Key.Key_2, Key.Key_3)
    assert not laptop.card.silent.is_set()


def test_one_sound_at_a_time(laptop: Laptop, begin: Make) -> None:
    laptop.record(QUESTION, seconds=LONG)
    talk = begin()
    talk.press(Key.Key_F7, Key.Key_F7)
    assert len(laptop.card.played) == 2
    talk.press(Key.Key_F9)
    assert laptop.card.silent.wait(PATIENCE)


# ---- the client's own hand -------------------------------------------------------------------------------------------


def test_the_first_touch_is_heard_and_the_second_chooses(laptop: Laptop, begin: Make) -> None:
    laptop.record(QUESTION, SIX)
    talk = begin()
    talk.point()
    scene = talk.second.scene
    assert scene is not None
    assert scene.voiced == {"1_6"}
    touch(tile(talk, 2))
    assert laptop.card.played == [(spoken(SIX),)]
    assert talk.screen.aids.proposal is None
    assert talk.second.scene is not None
    assert talk.second.scene.listened == "1_6"
    assert talk.second.scene.proposed == frozenset()
    touch(tile(talk, 2))
    assert talk.screen.aids.proposal == "1_6"
    assert talk.strip.startswith("Aangewezen:")
    talk.press(Key.Key_Return)
    stored = talk.stored(SCHOOL)
    assert stored is not None
    assert (stored.value, stored.manner) == ("1_6", Manner.AANGEWEZEN)


def test_another_tile_is_heard_first_too(laptop: Laptop, begin: Make) -> None:
    ten = "من 10 إلى 12 سنة"
    laptop.record(SIX, ten)
    talk = begin()
    talk.point()
    for number in (2, 4, 2):
        touch(tile(talk, number))
    assert [each for (each,) in laptop.card.played] == [spoken(SIX), spoken(ten), spoken(SIX)]
    assert talk.screen.aids.proposal is None


def test_a_tile_without_a_recording_is_chosen_at_once(laptop: Laptop, begin: Make) -> None:
    laptop.record(SIX)
    talk = begin()
    talk.point()
    touch(tile(talk, 4))
    assert talk.screen.aids.proposal == "10_12"
    assert laptop.card.played == []


def test_pointing_again_begins_with_hearing(laptop: Laptop, begin: Make) -> None:
    laptop.record(SIX)
    talk = begin()
    talk.point()
    touch(tile(talk, 2))
    touch(tile(talk, 2))
    talk.press(Key.Key_Backspace)
    touch(tile(talk, 2))
    assert talk.screen.aids.proposal is None
    assert len(laptop.card.played) == 2


def test_luister_sounds_where_there_is_a_recording_and_rings_where_not(laptop: Laptop, begin: Make) -> None:
    laptop.record(QUESTION)
    talk = begin()
    (button,) = listen_buttons(talk)
    touch(button)
    assert laptop.card.played == [(spoken(QUESTION),)]
    assert talk.strip == ""
    talk.point()
    (above,) = listen_buttons(talk)
    touch(above)
    assert len(laptop.card.played) == 2


def test_without_a_recording_luister_asks_the_caseworker(laptop: Laptop, begin: Make) -> None:
    talk = begin()
    (button,) = listen_buttons(talk)
    touch(button)
    assert "Lees de vraag voor." in talk.strip
    talk.point()
    assert listen_buttons(talk) == [], "no loudspeaker where nothing sounds"


def test_what_was_written_down_is_heard_as_question_and_answer(laptop: Laptop, begin: Make) -> None:
    laptop.record(QUESTION, SIX)
    talk = begin()
    talk.press(Key.Key_2, Key.Key_F8)
    assert talk.tolk.mode is Mode.TERUGZEGGEN
    talk.press(Key.Key_F7)
    assert laptop.card.played == [(spoken(QUESTION), spoken(SIX))]
    (button,) = listen_buttons(talk)
    touch(button)
    assert len(laptop.card.played) == 2


def test_a_special_answer_is_heard_too(laptop: Laptop, begin: Make) -> None:
    laptop.record(QUESTION, "لا أعرف")
    talk = begin()
    talk.press(Key.Key_W, Key.Key_F8, Key.Key_F7)
    assert laptop.card.played == [(spoken(QUESTION), spoken("لا أعرف"))]


def test_half_a_sentence_is_never_spoken(laptop: Laptop, begin: Make) -> None:
    laptop.record(QUESTION)
    talk = begin()
    talk.press(Key.Key_2, Key.Key_F8)
    assert listen_buttons(talk) == []
    talk.press(Key.Key_F7)
    assert talk.strip == NONE
    assert laptop.card.played == []


def test_what_was_typed_is_never_spoken(laptop: Laptop, begin: Make) -> None:
    talk = begin("werk/werk_wens")
    card = talk.tolk.card
    assert card is not None
    laptop.record(card.question.client)
    talk.open("werk/werk_wens")
    talk.plug_in()
    talk.type("Kapper").press(Key.Key_F7)
    assert len(laptop.card.played) == 1
    talk.press(Key.Key_F8, Key.Key_F7)
    assert len(laptop.card.played) == 1
    assert talk.strip == NONE


# ---- a laptop without a loudspeaker ----------------------------------------------------------------------------------


def test_without_a_loudspeaker_it_says_so_and_loses_nothing(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    foreign = next(each for each in miniaudio.Backend if not miniaudio.is_backend_enabled(each))
    laptop = Laptop(tmp_path / "stil", Card([foreign])).record(QUESTION, SIX)
    talk = Talk(desk, voice=laptop.voice).open(SCHOOL)
    talk.plug_in()
    talk.press(Key.Key_2, Key.Key_F7)
    qtbot.waitUntil(lambda: "Deze laptop speelt nu geen geluid af." in talk.strip)
    assert "Er is niets kwijt." in talk.strip
    talk.point()
    assert talk.second.scene is not None
    assert talk.second.scene.voiced == frozenset(), "touching works as without recordings"
    touch(tile(talk, 4))
    assert talk.screen.aids.proposal == "10_12"
    talk.press(Key.Key_Return)
    stored = talk.stored(SCHOOL)
    assert stored is not None
    assert stored.value == "10_12"
    talk.press(Key.Key_F7)
    qtbot.waitUntil(lambda: "Deze laptop speelt nu geen geluid af." in talk.strip)
    talk.close()
    laptop.close()
