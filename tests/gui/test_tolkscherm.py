"""The second window: what it shows, when it is empty, and that a tap is a proposal (ux.md 2.5 to 2.7)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.answer import Manner
from desktop_app.forms import load_package
from desktop_app.forms.publish import publish
from desktop_app.i18n import words
from desktop_app.i18n.language import LANGUAGES
from desktop_app.places import resources
from desktop_app.ui.tolkscherm.options import PointTile
from desktop_app.ui.tolkscherm.placement import Placement
from desktop_app.ui.tolkscherm.practice import practice_card
from desktop_app.ui.tolkscherm.scene import Mode, Ring
from tests.gui.desk import SAMIRA, Desk
from tests.gui.pages.talk import Key, Talk
from tests.gui.pictures import settle

SCHOOL = "onderwijs/school_jaren"
SENSITIVE = "gezondheid/lichaam"
ARABIC_SCHOOL = "كم سنة ذهبت إلى المدرسة؟"


@pytest.fixture
def talk(desk: Desk, qtbot: QtBot) -> Iterator[Talk]:
    made = Talk(desk).open(SCHOOL)
    made.plug_in()
    yield made
    made.close()


def mode(talk: Talk) -> Mode:
    """What is visible now."""
    return talk.tolk.mode


def asked(talk: Talk) -> str:
    """The question at which the client points, in Dutch."""
    card = talk.tolk.scene().card
    return card.question.dutch if card else ""


def tap(talk: Talk, number: int) -> None:
    """A touch in the middle of the tile with this number."""
    tile = next(one for one in talk.second.findChildren(PointTile) if one.tile and one.tile.number == number)
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton, pos=tile.rect().center())
    settle()


def test_it_is_off_until_somebody_turns_it_on(desk: Desk, qtbot: QtBot) -> None:
    talk = Talk(desk).open(SCHOOL)
    assert mode(talk) is Mode.UIT
    assert not talk.second.isVisible()
    talk.press(Key.Key_F5)
    assert not talk.second.isVisible()
    assert "uit" in talk.strip
    talk.close()


def test_the_question_stands_there_in_both_languages(talk: Talk) -> None:
    seen = talk.client_sees()
    assert ARABIC_SCHOOL in seen
    assert "Hoeveel jaar bent u naar school geweest?" in seen
    assert "من 1 إلى 6 سنوات" in seen
    assert talk.second.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert talk.window.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_it_follows_the_choice_at_once(talk: Talk) -> None:
    talk.press(Key.Key_4)
    scene = talk.second.scene
    assert scene is not None
    assert scene.card is not None
    assert scene.card.chosen == {"10_12"}


def test_f9_empties_it_until_f5(talk: Talk) -> None:
    talk.press(Key.Key_F9)
    assert mode(talk) is Mode.RUST
    assert ARABIC_SCHOOL not in talk.client_sees()
    talk.press(Key.Key_2, Key.Key_Return)
    assert mode(talk) is Mode.RUST, "the next question does not lift it"
    talk.press(Key.Key_F5)
    assert mode(talk) is Mode.VRAAG


def test_a_sensitive_question_waits_for_f5(talk: Talk) -> None:
    talk.open(SENSITIVE)
    assert mode(talk) is Mode.RUST
    question = talk.screen.presenter.model.question
    assert question.client not in talk.client_sees()
    assert "F5" in talk.screen.side.state.text()
    talk.press(Key.Key_F5)
    assert question.client in talk.client_sees()
    talk.open("gezondheid/energie")
    assert mode(talk) is Mode.RUST, "the next sensitive question waits again"


def test_what_the_consulent_fills_in_is_never_there(talk: Talk) -> None:
    talk.open("afronding/leerroute_advies").press(Key.Key_F5)
    assert mode(talk) is Mode.RUST
    assert talk.screen.presenter.model.question.worker not in talk.client_sees()


def test_without_translation_it_stays_empty_and_says_so(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    dutch = load_package(publish(resources() / "forms" / "brede-intake.xlsx", tmp_path))
    desk.wp = replace(desk.wp, questionnaire=dutch)
    desk.put(replace(SAMIRA, language="ti"))
    talk = Talk(desk).open(SCHOOL)
    talk.plug_in()
    assert mode(talk) is Mode.RUST
    assert "Geen tekst in het" in talk.screen.side.state.text()
    assert "Geen tekst" in talk.screen.area.machine.text()
    talk.close()


def test_leaving_the_conversation_empties_it(talk: Talk) -> None:
    talk.window.go("dossier")
    settle()
    assert mode(talk) is Mode.RUST
    assert ARABIC_SCHOOL not in talk.client_sees()


def test_a_pause_shows_nothing_but_pause(talk: Talk) -> None:
    talk.press(Key.Key_F4)
    assert mode(talk) is Mode.PAUZE
    assert "استراحة" in talk.client_sees()
    assert ARABIC_SCHOOL not in talk.client_sees()
    talk.press(Key.Key_F4)
    assert mode(talk) is Mode.VRAAG


# ---- pointing --------------------------------------------------------------------------------------------------------


def test_a_tap_is_a_proposal_until_enter(talk: Talk) -> None:
    talk.point()
    tap(talk, 2)
    assert talk.stored(SCHOOL) is None
    assert "1 tot 6 jaar" in talk.strip
    talk.press(Key.Key_Return)
    kept = talk.stored(SCHOOL)
    assert kept is not None
    assert (kept.value, kept.manner) == ("1_6", Manner.AANGEWEZEN)
    assert talk.ref == SCHOOL, "Enter answered the proposal; the next Enter goes on"
    assert mode(talk) is Mode.VRAAG


def test_backspace_lets_the_client_point_again(talk: Talk) -> None:
    talk.point()
    tap(talk, 5)
    talk.press(Key.Key_Backspace)
    assert talk.stored(SCHOOL) is None
    assert mode(talk) is Mode.AANWIJZEN
    tap(talk, 1)
    talk.press(Key.Key_Return)
    assert talk.stored(SCHOOL).value == "geen"  # type: ignore[union-attr]


def test_moving_on_forgets_a_proposal(talk: Talk) -> None:
    talk.point()
    tap(talk, 3)
    talk.press(Key.Key_PageDown)
    assert talk.screen.aids.proposal is None
    assert talk.stored(SCHOOL) is None


@pytest.mark.parametrize("code", ["ar", "en"])
def test_tile_n_is_answer_n_in_both_directions(desk: Desk, qtbot: QtBot, code: str) -> None:
    desk.put(replace(SAMIRA, language=code))
    talk = Talk(desk).open(SCHOOL)
    talk.plug_in()
    talk.point()
    values = ["geen", "1_6", "7_9", "10_12", "meer_12"]
    tiles = sorted(
        (tile for tile in talk.second.findChildren(PointTile) if tile.isVisible()),
        key=lambda tile: tile.mapTo(talk.second, QPoint(0, 0)).x(),
        reverse=code == "ar",
    )
    assert [tile.tile.number for tile in tiles if tile.tile] == [1, 2, 3, 4, 5]
    assert all(tile.width() >= 160 and tile.height() >= 160 for tile in tiles)
    for number, value in enumerate(values, start=1):
        tap(talk, number)
        assert talk.screen.aids.proposal == value
        shown = tiles[number - 1].tile
        assert shown is not None
        assert shown.level == number - 1, "bars grow with the answer"
        talk.press(Key.Key_Backspace)
    talk.close()


def test_more_than_six_tiles_come_in_pages(talk: Talk) -> None:
    talk.open("netwerk/zorgpunten").point()
    page = talk.second.findChildren(PointTile)
    assert sum(tile.isVisible() for tile in page) == 6
    more = next(one for one in talk.second.findChildren(QPushButton) if one.text() == "المزيد")
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    settle()
    assert {tile.tile.number for tile in page if tile.isVisible() and tile.tile} == {7, 8, 9}


def test_the_first_pointing_is_practised_and_kept_nowhere(talk: Talk) -> None:
    with talk.desk.wp.vault.work() as work:
        before = (dict(work.answers(talk.desk.dossier)), len(work.outgoing()), len(work.trail(talk.desk.dossier)))
    talk.press(Key.Key_F6)
    seen = talk.client_sees()
    assert mode(talk) is Mode.AANWIJZEN
    assert words.translation("Wat drinkt u graag?", "ar", "client") in seen.split("\n")
    assert words.translation("Dit is een oefening. Wij bewaren dit antwoord niet.", "ar", "client") in seen.split("\n")
    assert asked(talk) == "Wat drinkt u graag?"
    tap(talk, 2)
    assert talk.strip == "Oefening: \u2066Koffie\u2069. Enter = naar de vraag, Backspace = opnieuw."
    talk.press(Key.Key_Backspace)
    assert talk.tolk.practising
    assert not talk.tolk.scene().proposed
    tap(talk, 1)
    assert talk.screen.aids.proposal is None
    talk.press(Key.Key_Return)
    assert not talk.tolk.practising
    assert asked(talk) == talk.question
    with talk.desk.wp.vault.work() as work:
        after = (dict(work.answers(talk.desk.dossier)), len(work.outgoing()), len(work.trail(talk.desk.dossier)))
    assert after == before
    assert talk.ref == SCHOOL
    tap(talk, 2)
    talk.press(Key.Key_Return)
    assert talk.stored(SCHOOL).value == "1_6"


def test_practising_is_once_for_one_client_and_can_be_passed_over(talk: Talk) -> None:
    talk.press(Key.Key_F6)
    assert talk.tolk.practising
    talk.press(Key.Key_F9)
    assert mode(talk) is Mode.RUST
    assert not talk.tolk.practising
    talk.press(Key.Key_F6)
    assert talk.tolk.practising, "nobody has pointed yet"
    talk.press(Key.Key_F6)
    assert not talk.tolk.practising
    assert mode(talk) is Mode.AANWIJZEN
    talk.press(Key.Key_F5, Key.Key_F6)
    assert not talk.tolk.practising
    talk.window.go("dossier")
    talk.open(SCHOOL).press(Key.Key_F6)
    assert not talk.tolk.practising, "the same client knows how it works"


def test_moving_on_ends_practising(talk: Talk) -> None:
    talk.press(Key.Key_F6, Key.Key_PageDown)
    assert not talk.tolk.practising
    assert mode(talk) is not Mode.AANWIJZEN


def test_in_draaimodus_ready_leads_from_practice_to_the_question(desk: Desk, qtbot: QtBot) -> None:
    talk = Talk(desk).open(SCHOOL)
    talk.press(Key.Key_F6)
    talk.screen.area.bar.strip.button.click()
    talk.second.show()
    settle()
    assert talk.tolk.practising
    tap(talk, 3)
    said = words.translation("Klaar", "ar", "client")
    ready = next(one for one in talk.second.findChildren(QPushButton) if one.text() == said)
    assert ready.isVisible()
    QTest.mouseClick(ready, Qt.MouseButton.LeftButton)
    settle()
    assert mode(talk) is Mode.AANWIJZEN
    assert asked(talk) == talk.question
    tap(talk, 2)
    QTest.mouseClick(ready, Qt.MouseButton.LeftButton)
    settle()
    assert mode(talk) is Mode.RUST, "the laptop is handed back"
    talk.close()


def test_every_language_of_a_client_has_the_practice_question(talk: Talk) -> None:
    for each in LANGUAGES.values():
        assert practice_card(each).translated, each.code


@pytest.mark.parametrize(
    ("ring", "said"), [(Ring.UITLEG, "uitleg"), (Ring.NIET_ANTWOORDEN, "niet antwoorden"), (Ring.PAUZE, "pauze")]
)
def test_the_fixed_buttons_only_ring(talk: Talk, ring: Ring, said: str) -> None:
    talk.second.rang.emit(ring)
    settle()
    assert said in talk.strip
    assert talk.stored(SCHOOL) is None


# ---- saying back -----------------------------------------------------------------------------------------------------


def test_saying_back_confirms_with_enter(talk: Talk) -> None:
    talk.press(Key.Key_2, Key.Key_F8)
    seen = talk.client_sees()
    assert "من 1 إلى 6 سنوات" in seen
    assert "هذا ما كتبته:" in seen
    talk.press(Key.Key_Return)
    assert talk.stored(SCHOOL).confirmed  # type: ignore[union-attr]
    assert "bevestigd" in talk.screen.area.meta.text()
    talk.press(Key.Key_3, Key.Key_Return)
    assert not talk.stored(SCHOOL).confirmed, "another answer is not confirmed yet"  # type: ignore[union-attr]


def test_nothing_to_say_back_is_said(talk: Talk) -> None:
    talk.press(Key.Key_F8)
    assert "nog geen antwoord" in talk.strip
    assert mode(talk) is Mode.VRAAG


def test_there_is_no_sound_and_that_is_said(talk: Talk) -> None:
    talk.press(Key.Key_F7)
    assert talk.strip == "Bij deze vraag is geen geluid. Lees de vraag voor."


# ---- screens ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def placement(talk: Talk) -> Placement:
    made = Placement(talk.tolk, talk.second, talk.window, code="4821")
    talk.tolk.turn_off()
    return made


def test_with_one_screen_there_is_no_second_window(placement: Placement) -> None:
    assert placement.second() is None
    assert not placement.switch_on()


def test_when_its_screen_goes_it_is_hidden_at_once_and_stays_so(talk: Talk, placement: Placement, qtbot: QtBot) -> None:
    screen = QGuiApplication.primaryScreen()
    placement._put_on(screen)
    talk.tolk.turn_on()
    assert talk.second.isVisible()
    with qtbot.waitSignal(placement.lost):
        placement.screen_removed(screen)
    assert not talk.second.isVisible()
    talk.press(Key.Key_2, Key.Key_Return, Key.Key_F5)
    assert not talk.second.isVisible()
    assert mode(talk) is Mode.UIT


def test_f6_on_one_screen_offers_to_turn_the_laptop(desk: Desk, qtbot: QtBot) -> None:
    talk = Talk(desk).open(SCHOOL)
    talk.press(Key.Key_F6)
    assert "4821" in talk.strip
    assert not talk.turned
    talk.screen.area.bar.strip.button.click()
    settle()
    assert talk.turned
    assert mode(talk) is Mode.AANWIJZEN
    talk.close()


def test_turned_laptop_comes_back_with_the_code_only(talk: Talk, placement: Placement) -> None:
    placement.turn()
    talk.tolk.point()
    settle()
    assert talk.second.isVisible()
    QTest.keyClicks(talk.second, "1234")
    QTest.keyClick(talk.second, Key.Key_Escape)
    assert talk.tolk.scene().turned, "a short press of Esc is not enough"
    talk.tolk.hand_back()
    assert mode(talk) is Mode.RUST
    QTest.keyClicks(talk.second, "4821")
    settle()
    assert not talk.tolk.scene().turned
    assert not talk.second.isVisible()


def test_turned_laptop_comes_back_when_esc_is_held(talk: Talk, placement: Placement, qtbot: QtBot) -> None:
    placement.turn()
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(talk.second, QKeyEvent(QEvent.Type.KeyPress, Key.Key_Escape, none))
    qtbot.waitUntil(lambda: not talk.tolk.scene().turned, timeout=4000)


def test_without_attention_for_a_minute_it_rests(talk: Talk, placement: Placement) -> None:
    talk.tolk.turn_on()
    placement._attention(Qt.ApplicationState.ApplicationInactive)
    assert placement._away.isActive()
    assert placement._away.interval() == 60_000
    placement._away.timeout.emit()
    assert mode(talk) is Mode.RUST
    placement._attention(Qt.ApplicationState.ApplicationActive)
    assert not placement._away.isActive()
