"""The interpreter log as a caseworker meets it: by keyboard, kept at once, undone, shown, never on the tolkscherm."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.casework import interpreting
from desktop_app.casework.records import InterpreterLog
from desktop_app.i18n.formats import plain
from desktop_app.ui.qt.theme import Theme
from desktop_app.ui.screens.dossiermap import words as file_words
from desktop_app.ui.screens.gesprek.interpreter_desk import LONGEST
from tests.gui.desk import SAMIRA, Desk, DeskMaker
from tests.gui.pages.talk import CTRL, Key, Talk, words_in
from tests.gui.pictures import settle
from tests.gui.walks import assert_named, assert_no_sideways, assert_targets, assert_words_fit

SCHOOL = "onderwijs/school_jaren"
NUMBER = "KANARIE-4711"


@pytest.fixture
def talk(desk: Desk, qtbot: QtBot) -> Iterator[Talk]:
    made = Talk(desk)
    yield made.open(SCHOOL)
    made.close()


def stored(talk: Talk) -> list[InterpreterLog]:
    with talk.desk.wp.vault.work() as work:
        logs = interpreting.load(work, talk.desk.dossier, by="anja").logs.values()
    return sorted(logs, key=lambda log: log.since)


def state(talk: Talk) -> str:
    return plain(talk.screen.side.interpreter.text())


def shown(talk: Talk) -> bool:
    return talk.screen.interpreter.isVisibleTo(talk.window)


def test_by_keyboard_alone_and_back_to_the_same_answer(talk: Talk) -> None:
    assert state(talk) == "Nog geen tolk genoteerd"
    talk.press(Key.Key_T, held=CTRL)
    assert shown(talk)
    assert talk.focused == "Tolk, telefonisch"
    talk.press(Key.Key_Space)
    talk.press(Key.Key_Tab).type("4711").press(Key.Key_Return)
    (log,) = stored(talk)
    assert (log.number, log.mode, log.language, log.since) == ("4711", "telefonisch", "ar", talk.desk.clock())
    begin = f"{talk.desk.clock().astimezone():%H:%M}"
    assert state(talk) == f"Tolk, telefonisch · nummer 4711 · sinds {begin}"
    talk.press(Key.Key_Escape)
    assert not shown(talk)
    talk.press(Key.Key_2, Key.Key_Return)
    answer = talk.stored(SCHOOL)
    assert answer is not None
    assert answer.interpreter == talk.screen.presenter.interpreter.log.current


def test_what_is_typed_is_kept_without_leaving_the_field(talk: Talk, qtbot: QtBot) -> None:
    talk.interpreter("video")
    talk.screen.interpreter.lines["agency"].line.setFocus()
    talk.type("Tolkbureau Oost")
    qtbot.waitUntil(lambda: stored(talk)[0].agency == "Tolkbureau Oost")
    talk.type(" en West")
    talk.screen.leave()
    assert stored(talk)[0].agency == "Tolkbureau Oost en West"


def test_an_interruption_and_another_interpreter(talk: Talk) -> None:
    talk.interpreter("telefonisch", number="4711")
    card, clock = talk.screen.interpreter, talk.desk.clock
    clock.pass_(minutes=10)
    card.break_off.click()
    settle()
    assert state(talk).startswith("Onderbroken: Tolk, telefonisch")
    assert card.break_off.text() == "De tolk is er weer"
    clock.pass_(minutes=2)
    card.break_off.click()
    clock.pass_(minutes=3)
    card.stop.click()
    settle()
    assert state(talk) == "Nu geen tolk"
    assert talk.focused == "Tolk, telefonisch", "somebody else may begin"
    talk.interpreter("op_locatie", number="0815")
    first, second = stored(talk)
    assert first.until == second.since == clock()
    assert len(first.gaps) == 1
    told = plain(card.earlier.text())
    assert "nummer 4711" in told
    assert "1 keer onderbroken" in told


def test_the_facts_of_the_row(talk: Talk) -> None:
    talk.interpreter("op_locatie")
    card = talk.screen.interpreter
    for field, name, code in ((card.level, "level", "b2"), (card.language, "language", "ckb")):
        field.set_code(code)
        field.box.activated.emit(field.box.currentIndex())
        assert getattr(stored(talk)[0], name) == code
    card.mode.rows["telefonisch"].click()
    settle()
    assert [log.mode for log in stored(talk)] == ["telefonisch"], "the same row, told otherwise"
    assert card.afar.isVisibleTo(talk.window)


def test_family_is_kept_with_its_warning(talk: Talk) -> None:
    talk.interpreter("telefonisch")
    advice = talk.screen.interpreter.advice
    assert not advice.isVisibleTo(talk.window)
    talk.interpreter("familie")
    assert advice.isVisibleTo(talk.window)
    assert "Laat nooit een kind of de partner van de cliënt tolken." in advice.text()
    assert stored(talk)[0].mode == "familie"


def test_undo_takes_back_an_act_of_the_log_and_stays_where_one_is(talk: Talk) -> None:
    talk.press(Key.Key_2)
    talk.interpreter("telefonisch", number="4711")
    card = talk.screen.interpreter
    card.stop.click()
    assert stored(talk)[0].until is not None
    assert plain(talk.window.strip.message.text()) == "De tolk is gestopt."
    talk.window.strip.button.click()
    settle()
    assert stored(talk)[0].until is None
    assert shown(talk)
    card.lines["number"].line.setFocus()
    talk.screen.presenter.undo()
    assert card.lines["number"].text() == "", "the field with the keyboard follows what was undone"
    talk.screen.presenter.redo()
    card.mode.rows["telefonisch"].setFocus()
    talk.press(Key.Key_Z, Key.Key_Z, held=CTRL)
    assert stored(talk) == []
    assert talk.stored(SCHOOL) is not None
    talk.press(Key.Key_Y, Key.Key_Y, held=CTRL)
    assert [log.number for log in stored(talk)] == ["4711"]


def test_after_a_crash_the_log_goes_on(desk: Desk, desks: DeskMaker, qtbot: QtBot) -> None:
    first = Talk(desk).open(SCHOOL)
    first.interpreter("telefonisch", number="4711")
    row = first.screen.presenter.interpreter.log.current
    first.close()
    desk.wp.vault.close()
    second = Talk(desks.open(desk.folder, first=1_000)).open()
    assert second.screen.presenter.interpreter.log.current == row
    assert "nummer 4711" in state(second)
    second.screen.presenter.stop_talk()
    assert stored(second)[0].until == second.desk.clock()
    second.close()
    second.desk.wp.vault.close()


def test_coming_back_keeps_undo_and_the_row(talk: Talk) -> None:
    talk.interpreter("telefonisch", number="4711")
    before = talk.screen.presenter.interview
    talk.window.go("dossier")
    talk.open(SCHOOL)
    assert talk.screen.presenter.interview is before
    assert "nummer 4711" in state(talk)


def test_an_interpreter_who_sees_nothing_hears_the_number(talk: Talk) -> None:
    talk.plug_in()
    for mode, said in (("op_locatie", "Aangewezen: 1 tot 6 jaar."), ("telefonisch", "Aangewezen: 2. 1 tot 6 jaar.")):
        talk.interpreter(mode)
        talk.open(SCHOOL)
        talk.point()
        talk.tolk.tap("1_6")
        assert plain(talk.strip).startswith(said)


def test_nothing_of_it_is_on_the_tolkscherm(talk: Talk) -> None:
    talk.plug_in()
    talk.interpreter("familie", number=NUMBER, agency=NUMBER, dialect=NUMBER)
    for act in (talk.screen.aids.reveal, talk.screen.aids.point, talk.screen.presenter.pause):
        act()
        settle()
        assert not [word for word in words_in(talk.second) if NUMBER in word or "familie" in word]


def test_who_needs_no_interpreter_is_not_reminded(desk: Desk, qtbot: QtBot) -> None:
    desk.put(replace(SAMIRA, interpreter="nee"))
    talk = Talk(desk).open(SCHOOL)
    assert state(talk) == "Geen tolk"
    talk.close()


def test_a_pasted_novel_is_cut_to_a_number(talk: Talk) -> None:
    talk.interpreter("telefonisch")
    field = talk.screen.interpreter.lines["number"]
    field.line.setFocus()
    field.line.insert("roman\n\x00 " * 2_000)
    field.line.textEdited.emit(field.line.text())
    talk.press(Key.Key_Return)
    kept = stored(talk)[0].number
    assert 0 < len(kept) <= LONGEST
    assert "\n" not in kept
    assert "\x00" not in kept


def test_the_dossier_shows_each_stretch(talk: Talk) -> None:
    talk.interpreter("familie", number="4711")
    talk.desk.clock.pass_(minutes=20)
    talk.screen.interpreter.break_off.click()
    talk.screen.interpreter.stop.click()
    (log,) = stored(talk)
    assert log.until is not None
    told = dict(file_words.interpreter(replace(log, level="c1")).lines)
    assert told["Hoe"] == "Tolk, familie of bekende"
    assert told["Niveau"] == "Niveau C1"
    begin, end = f"{log.since.astimezone():%H:%M}", f"{log.until.astimezone():%H:%M}"
    assert plain(told["Wanneer"]) == f"24 november 2026, van {begin} tot {end} · 1 keer onderbroken"


def test_names_targets_and_room(talk: Talk, look: Theme) -> None:
    talk.interpreter("familie", number="4711")
    card = talk.screen.interpreter
    assert_named(card)
    assert_targets(card)
    for scale, size in ((1.0, (1093, 614)), (2.0, (1366, 768))):
        look.set_scale(scale)
        talk.window.resize(*size)
        settle()
        assert_no_sideways(card)
        assert_words_fit(card)
