"""Answers that count no longer, on screen: in the conversation, in controleren, and never on the second window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.answer import AnswerState
from desktop_app.i18n.formats import plain
from desktop_app.ui.screens.controleren.view import Filter
from tests.gui.desk import Desk, DeskMaker
from tests.gui.pages.page import WindowPage
from tests.gui.pages.plan import Plan, answer
from tests.gui.pages.talk import CTRL, Key, Talk, words_in
from tests.gui.pictures import settle
from tests.gui.walks import assert_named, assert_no_sideways, assert_targets

STOPPED, WHY = "leren/eerder_gestopt", "leren/gestopt_reden"
CANARY = "KANARIE-EERDER"
WISH = "onderwijs/opleiding_wens"


@pytest.fixture
def talk(desk: Desk, qtbot: QtBot) -> Iterator[Talk]:
    made = Talk(desk).open(STOPPED)
    yield made
    made.close()


def stop_and_go(talk: Talk) -> None:
    """Yes, because of money; then no: the reason falls out."""
    talk.open(STOPPED).press(Key.Key_1, Key.Key_Return)
    talk.open(WHY).press(Key.Key_4, Key.Key_Return)
    talk.open(STOPPED).press(Key.Key_2, Key.Key_Return)


def test_by_keyboard_an_answer_falls_out_is_told_and_comes_back(talk: Talk) -> None:
    stop_and_go(talk)
    talk.open(STOPPED).press(Key.Key_1, Key.Key_Return)
    assert talk.ref == WHY, "it waits for a decision, so it is asked now"
    assert plain(talk.screen.area.earlier.headline.text()) == "Eerder antwoord van 24 november 2026: Geld"
    talk.press(Key.Key_Backtab, Key.Key_Backtab)
    assert plain(talk.focused) == "Terugnemen: Eerder antwoord van 24 november 2026: Geld"
    talk.press(Key.Key_Space)
    row = talk.stored(WHY)
    assert row is not None
    assert (row.value, row.state, row.earlier) == ("geld", AnswerState.BEANTWOORD, ())
    assert not talk.screen.area.earlier.isVisibleTo(talk.window)
    assert talk.strip == "Antwoord teruggenomen."
    talk.press(Key.Key_Z, held=CTRL)
    row = talk.stored(WHY)
    assert row is not None
    assert (row.value, len(row.earlier)) == ("", 1)
    assert talk.screen.area.earlier.isVisibleTo(talk.window)


def test_the_strip_tells_how_many_questions_fell_away_also_after_enter(talk: Talk) -> None:
    talk.screen.presenter.answer("/data/onderwijs/school_jaren", "1_6")
    talk.screen.presenter.answer("/data/onderwijs/diplomawaardering", "ja")
    talk.open("onderwijs/school_jaren").press(Key.Key_1, Key.Key_Return)
    assert talk.ref != "onderwijs/school_jaren"
    assert plain(talk.strip) == "1 vraag is niet meer van toepassing. Het antwoord blijft bewaard."
    talk.screen.area.bar.strip.button.click()
    row = talk.stored("onderwijs/diplomawaardering")
    assert row is not None
    assert (row.value, row.earlier) == ("ja", ())


def test_what_fell_out_survives_a_crash(desk: Desk, desks: DeskMaker, qtbot: QtBot) -> None:
    talk = Talk(desk)
    stop_and_go(talk)
    talk.close()
    desk.wp.vault.close()
    again = Talk(desks.open(desk.folder, first=5000))
    again.open(STOPPED).press(Key.Key_1, Key.Key_Return)
    assert again.screen.area.earlier.isVisibleTo(again.window)
    again.screen.area.earlier.drop.click()
    assert again.stored(WHY) is None
    again.close()
    again.desk.wp.vault.close()


def test_a_new_answer_may_stand_beside_it(talk: Talk) -> None:
    stop_and_go(talk)
    talk.open(STOPPED).press(Key.Key_1, Key.Key_Return).press(Key.Key_1, Key.Key_Return)
    row = talk.stored(WHY)
    assert row is not None
    assert (row.value, row.earlier[0].value) == ("werk", "geld")


def test_the_second_window_never_shows_it(talk: Talk) -> None:
    talk.plug_in()
    talk.open(WISH)
    presenter = talk.screen.presenter
    presenter.answer(f"/data/{WISH}/wens_niveau", "mbo")
    presenter.answer(f"/data/{WISH}/wens_richting", CANARY)
    presenter.answer(f"/data/{WISH}/wens_niveau", "nee")
    presenter.answer(f"/data/{WISH}/wens_niveau", "mbo")
    assert CANARY in "".join(words_in(talk.window)), "the caseworker sees it"
    for act in (
        settle,
        talk.screen.aids.reveal,
        talk.tolk.point,
        talk.tolk.back_to_question,
        talk.screen.aids.say_back,
    ):
        act()
        settle()
        seen = "\n".join(words_in(talk.second))
        assert CANARY not in seen, act
        assert "Eerder antwoord" not in seen, act


@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(1093, 614)])
def test_it_is_named_large_enough_and_fits(talk: Talk, size: QSize) -> None:
    stop_and_go(talk)
    talk.open(STOPPED).press(Key.Key_1, Key.Key_Return)
    talk.window.resize(size)
    settle()
    assert_named(talk.window)
    assert_targets(talk.window)
    assert_no_sideways(talk.window)


# ---- controleren -----------------------------------------------------------------------------------------------------


class Check(WindowPage):
    name = "controleren"


@pytest.fixture
def check(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[Plan]:
    for given in ({STOPPED: "ja", WHY: "geld"}, {"onderwijs/school_jaren": "1_6", "onderwijs/diplomawaardering": "ja"},
                  {"onderwijs/school_jaren": "geen", STOPPED: "nee"}, {"onderwijs/school_jaren": "7_9"}):  # fmt: skip
        answer(desk, given)
    made = Plan(desk, tmp_path).open("controleren")
    yield made
    made.close()


def earlier(check: Plan, path: str) -> int:
    with check.desk.wp.vault.work() as work:
        row = work.answers("d1").get(f"/data/{path}")
    return len(row.earlier) if row else 0


def test_controleren_shows_both_kinds_and_what_closing_does(check: Plan) -> None:
    page = Check(check.window)
    assert page.sees("Afronden wist 2 eerdere antwoorden die niet meer meetellen.")
    check.check.chips[Filter.EERDER].click()
    settle()
    assert page.sees("Waardoor bent u toen gestopt?")
    assert page.sees("Niet meer van toepassing. Bewaard tot u de intake afrondt.")
    assert page.sees("Het telt nu niet mee. Neem het terug, of stel de vraag opnieuw.")
    assert_named(check.window)
    assert_targets(check.window)


def test_take_back_let_go_and_undo_are_one_key_each(check: Plan) -> None:
    page = Check(check.window)
    check.check.chips[Filter.EERDER].click()
    settle()
    (back,) = [one for one in page.buttons() if one.text() == "Terugnemen"]
    page.press(back.accessibleName())
    assert earlier(check, "onderwijs/diplomawaardering") == 0
    (drop,) = [one for one in page.buttons() if one.text() == "Weglaten"]
    page.press(drop.accessibleName())
    assert earlier(check, WHY) == 0
    assert page.sees("Eerder antwoord weggelaten.")
    assert not check.check.kept.isVisibleTo(check.window)
    for left in (1, 1):
        page.key(Qt.Key.Key_Z, CTRL)
        assert earlier(check, WHY) == left
    assert earlier(check, "onderwijs/diplomawaardering") == 1
    page.key(Qt.Key.Key_Z, CTRL)
    assert page.sees("Er is niets om ongedaan te maken.")
