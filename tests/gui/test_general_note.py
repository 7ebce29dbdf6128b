"""The note about the whole conversation by keyboard: there and back, kept, undone, told in Controleren."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.ui.screens.controleren.group_card import GeneralNoteCard
from desktop_app.ui.screens.controleren.view import Filter
from tests.gui.desk import Desk, DeskMaker
from tests.gui.pages.plan import Plan, answer
from tests.gui.pages.talk import CTRL, Key, Talk, name_of, words_in
from tests.gui.pictures import settle
from tests.gui.walks import assert_targets

SCHOOL = "onderwijs/school_jaren"
WORDS = "Komt met haar zus."


@pytest.fixture
def talk(desk: Desk, qtbot: QtBot) -> Iterator[Talk]:
    made = Talk(desk).open(SCHOOL)
    yield made
    made.close()


def general(talk: Talk) -> Talk:
    return talk.press(Key.Key_G, held=CTRL)


def kept(talk: Talk) -> str:
    row = talk.stored("algemene_notitie")
    return row.note if row else ""


def test_ctrl_g_leads_there_and_back_to_where_the_keyboard_was(talk: Talk) -> None:
    talk.press(Key.Key_Down)
    where = talk.focused
    assert talk.screen.side.note.label.text() == "Notitie bij deze vraag"
    general(talk)
    assert (talk.focused, talk.screen.side.note.label.text()) == ("Algemene notitie", "Algemene notitie")
    assert "Alleen wat nodig is" in talk.focus.accessibleDescription()
    talk.type("2 keer, X en W")
    general(talk)
    assert (talk.focused, talk.note, kept(talk)) == (where, "", "2 keer, X en W")
    general(talk).press(Key.Key_Escape)
    assert talk.focused == where
    assert talk.screen.side.note.label.text() == "Notitie bij deze vraag"


def test_the_two_notes_stay_apart_and_f2_is_the_one_beside_the_question(talk: Talk) -> None:
    talk.press(Key.Key_F2).type("Bij de vraag")
    general(talk).type(WORDS)
    talk.press(Key.Key_F2)
    assert (talk.focused, talk.note) == ("Notitie bij deze vraag", "Bij de vraag")
    general(talk)
    assert talk.note == WORDS
    general(talk)
    assert talk.focus is talk.screen.side.note.area
    row = talk.stored(SCHOOL)
    assert row is not None
    assert (row.note, kept(talk)) == ("Bij de vraag", WORDS)


def test_another_question_brings_its_own_note(talk: Talk) -> None:
    general(talk).type(WORDS)
    talk.open("leren/leeruren")
    assert (talk.note, talk.screen.side.note.label.text()) == ("", "Notitie bij deze vraag")
    assert kept(talk) == WORDS
    general(talk)
    assert talk.note == WORDS


def test_it_is_kept_by_itself_while_one_types(talk: Talk, qtbot: QtBot) -> None:
    general(talk).type(WORDS)
    qtbot.waitUntil(lambda: kept(talk) == WORDS, timeout=3000)
    assert talk.focused == "Algemene notitie"


def test_the_button_leads_there_and_back_to_the_note_of_the_question(talk: Talk) -> None:
    button = talk.screen.side.general_note
    assert (button.label(), name_of(button)) == ("Algemene notitie  ·  Ctrl+G", "Algemene notitie")
    button.click()
    settle()
    assert talk.focused == "Algemene notitie"
    button.click()
    settle()
    assert talk.focused == "Notitie bij deze vraag"
    assert_targets(talk.screen.side)


def test_undo_takes_it_back_and_shows_it(talk: Talk) -> None:
    general(talk).type(WORDS)
    general(talk)
    talk.press(Key.Key_Z, held=CTRL)
    assert (kept(talk), talk.note, talk.screen.side.note.label.text()) == ("", "", "Algemene notitie")
    talk.press(Key.Key_Y, held=CTRL)
    assert (kept(talk), talk.note) == (WORDS, WORDS)


def test_in_a_drawer_it_opens_and_closes(talk: Talk) -> None:
    talk.window.resize(1280, 720)
    settle()
    general(talk)
    assert not talk.screen.side.isHidden()
    talk.type(WORDS).press(Key.Key_Escape)
    assert (talk.screen.side.isHidden(), kept(talk), talk.screen.side.general) == (True, WORDS, False)
    assert talk.screen.area.isAncestorOf(talk.focus)


@pytest.mark.parametrize("key", [Key.Key_J, Key.Key_T])
def test_it_is_within_reach_from_the_list_and_from_the_interpreter(talk: Talk, key: Key) -> None:
    talk.press(key, held=CTRL)
    general(talk).type(WORDS)
    general(talk)
    assert kept(talk) == WORDS
    assert talk.screen.isAncestorOf(talk.focus)


def test_at_the_end_of_a_section_too(talk: Talk) -> None:
    while talk.screen.presenter.end is None:
        talk.press(Key.Key_Return)
    where = talk.focused
    general(talk).type(WORDS)
    general(talk)
    assert (kept(talk), talk.focused) == (WORDS, where)


def test_a_crash_comes_back_to_it(desk: Desk, desks: DeskMaker, qtbot: QtBot) -> None:
    first = general(Talk(desk).open(SCHOOL))
    first.type(WORDS)
    first.screen.presenter.settle()
    first.close()
    desk.wp.vault.close()
    second = Talk(desks.open(desk.folder, first=1_000)).open()
    assert (second.focused, second.note) == ("Algemene notitie", WORDS)
    second.close()
    second.desk.wp.vault.close()


def test_the_key_help_tells_it(talk: Talk) -> None:
    assert any(each.key == "Ctrl+G" and "algemene notitie" in each.does for each in talk.screen.keys)


def test_controleren_shows_it_once_under_all_sections(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    talk = general(Talk(desk).open(SCHOOL)).type(WORDS)
    talk.close()
    answer(desk)
    plan = Plan(desk, tmp_path).open("controleren")
    (card,) = plan.window.findChildren(GeneralNoteCard)
    assert WORDS in words_in(card)
    assert "Anja de Wit" in " ".join(words_in(card))
    plan.check.chips[Filter.OPEN].click()
    settle()
    assert not [each for each in plan.window.findChildren(GeneralNoteCard) if each.isVisibleTo(plan.window)]
    plan.close()
