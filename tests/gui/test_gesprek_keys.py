"""The conversation by keyboard alone: answering, moving, notes, undo (ux.md 2.4, 2.17; goals G1 to G3)."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.answer import AnswerState
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.widgets.rows import AnswerRow
from tests.gui.desk import Desk
from tests.gui.pages.talk import ALT, CTRL, Key, Talk
from tests.gui.pictures import settle

SCHOOL = "onderwijs/school_jaren"


@pytest.fixture
def talk(desk: Desk, qtbot: QtBot) -> Iterator[Talk]:
    made = Talk(desk)
    yield made.open(SCHOOL)
    made.close()


def test_a_choice_takes_two_keys(talk: Talk) -> None:
    talk.press(Key.Key_2, Key.Key_Return)
    kept = talk.stored(SCHOOL)
    assert kept is not None
    assert (kept.value, kept.state, kept.language, kept.by) == ("1_6", AnswerState.BEANTWOORD, "ar", "anja")
    assert talk.ref == "onderwijs/opleiding"
    assert talk.keys == 2


def test_nothing_is_chosen_beforehand(talk: Talk) -> None:
    assert talk.stored(SCHOOL) is None
    assert not any(row.isChecked() for row in talk.screen.area.findChildren(AnswerRow))


def test_a_choice_is_stored_by_itself_after_a_moment(talk: Talk, qtbot: QtBot) -> None:
    talk.press(Key.Key_3)
    assert talk.stored(SCHOOL) is None
    qtbot.waitUntil(lambda: talk.stored(SCHOOL) is not None, timeout=3000)
    assert talk.stored(SCHOOL).value == "7_9"  # type: ignore[union-attr]


def test_arrow_keys_do_not_write_the_answers_they_pass(talk: Talk) -> None:
    talk.press(Key.Key_1, Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert talk.stored(SCHOOL).value == "7_9"  # type: ignore[union-attr]
    talk.press(Key.Key_Left, held=ALT).press(Key.Key_Z, held=CTRL)
    assert talk.stored(SCHOOL) is None, "one undo takes back one answer, not three"


def test_a_note_typed_right_after_an_answer_loses_no_letter(talk: Talk) -> None:
    """The answer settles 0.8 seconds after its key, in the middle of the typing."""
    talk.press(Key.Key_2, Key.Key_F2).type("Lager onder")
    talk.screen.presenter.settle()
    assert talk.note == "Lager onder"
    talk.type("wijs").press(Key.Key_Escape)
    assert talk.note == "Lager onderwijs"
    kept = talk.stored(SCHOOL)
    assert kept is not None
    assert (kept.value, kept.note) == ("1_6", "Lager onderwijs")


def test_digits_and_letters_in_the_note_do_not_answer(talk: Talk) -> None:
    talk.press(Key.Key_F2).type("2 jaar les, X en W")
    assert talk.note == "2 jaar les, X en W"
    talk.press(Key.Key_Escape)
    kept = talk.stored(SCHOOL)
    assert kept is not None
    assert (kept.state, kept.value, kept.note) == (AnswerState.NIET_GEVRAAGD, "", "2 jaar les, X en W")
    assert talk.focused.startswith("Niet naar school")


@pytest.mark.parametrize(
    ("key", "state"),
    [
        (Key.Key_W, AnswerState.WEET_NIET),
        (Key.Key_X, AnswerState.WIL_NIET_ZEGGEN),
        (Key.Key_N, AnswerState.PAST_NIET),
        (Key.Key_L, AnswerState.LATER),
    ],
)
def test_the_special_answers_have_one_key_each(talk: Talk, key: Key, state: AnswerState) -> None:
    talk.press(Key.Key_2, key)
    assert talk.stored(SCHOOL).state is state  # type: ignore[union-attr]
    assert talk.stored(SCHOOL).value == ""  # type: ignore[union-attr]
    talk.open("talen/latijns_alfabet").press(Key.Key_F2).press(key, held=ALT)
    assert talk.stored("talen/latijns_alfabet").state is state  # type: ignore[union-attr]


def test_single_letters_can_be_switched_off(talk: Talk) -> None:
    talk.screen.area.letters = False
    talk.press(Key.Key_X)
    assert talk.stored(SCHOOL) is None
    talk.press(Key.Key_X, held=ALT)
    assert talk.stored(SCHOOL).state is AnswerState.WIL_NIET_ZEGGEN  # type: ignore[union-attr]


def test_later_moves_on_and_waits_in_its_list(talk: Talk) -> None:
    talk.press(Key.Key_L)
    assert talk.ref != SCHOOL
    assert "1 later" in talk.section("onderwijs")
    assert "1" in talk.screen.sections.later_row.accessibleName()


def test_lists_without_anything_say_so(talk: Talk) -> None:
    panel = talk.screen.find_panel
    for list_, words in (
        (talk.screen.sections.later, "U heeft alles gevraagd wat u wilde vragen."),
        (talk.screen.sections.bookmarks, "Geen bladwijzers. Zet er een met Ctrl+D."),
    ):
        list_.emit()
        settle()
        assert panel.none.isVisibleTo(talk.window)
        assert panel.none.text() == words
        talk.press(Key.Key_Escape)


def test_backspace_clears_and_undo_brings_back(talk: Talk) -> None:
    talk.press(Key.Key_4, Key.Key_Return).open(SCHOOL).press(Key.Key_Backspace)
    assert talk.stored(SCHOOL) is None
    assert talk.strip == "Antwoord gewist."
    talk.press(Key.Key_Z, held=CTRL)
    assert talk.stored(SCHOOL).value == "10_12"  # type: ignore[union-attr]
    talk.press(Key.Key_Y, held=CTRL)
    assert talk.stored(SCHOOL) is None


def test_any_question_in_four_keys_and_three_letters(talk: Talk) -> None:
    talk.press(Key.Key_J, held=CTRL).type("q074").press(Key.Key_Return)
    assert talk.ref == "zelfredzaamheid/hulp_nodig"
    assert talk.keys == 2


def test_page_keys_change_section(talk: Talk) -> None:
    talk.press(Key.Key_PageDown)
    assert talk.ref.startswith("werk/")
    talk.press(Key.Key_PageUp, Key.Key_PageUp)
    assert talk.ref.startswith("leren/")


def test_several_of_with_digits_and_nothing_of_these_alone(talk: Talk) -> None:
    talk.open("leren/leerplek").press(Key.Key_1, Key.Key_3)
    assert talk.stored("leren/leerplek").value == "rustige_plek laptop"  # type: ignore[union-attr]
    talk.press(Key.Key_4)
    assert talk.stored("leren/leerplek").value == "niets"  # type: ignore[union-attr]


def test_digits_of_other_scripts_are_numbers(talk: Talk) -> None:
    talk.open("kennis/map_uren").type("٤٠").press(Key.Key_Return)
    assert talk.stored("kennis/map_uren").value == "40"  # type: ignore[union-attr]


def test_a_number_that_is_none_stays_typed_and_is_explained(talk: Talk) -> None:
    talk.open("kennis/map_uren").type("veel").press(Key.Key_Return)
    assert talk.ref == "kennis/map_uren"
    assert talk.stored("kennis/map_uren") is None
    field = talk.screen.area.body.current()
    assert field is not None
    assert field.error.text() == "Vul een getal in, bijvoorbeeld 6."
    assert talk.focus.text() == "veel"  # type: ignore[attr-defined]
    talk.press(Key.Key_Left, held=ALT)
    assert talk.ref != "kennis/map_uren", "nothing blocks moving"


def test_rows_are_added_filled_and_taken_away_by_key(talk: Talk) -> None:
    talk.press(Key.Key_2, Key.Key_Return)
    assert talk.ref == "onderwijs/opleiding"
    talk.press(Key.Key_Return, held=CTRL).type("Lagere school Homs").press(Key.Key_Tab).type("Syrië")
    talk.press(Key.Key_Return, held=CTRL).type("Naaicursus").press(Key.Key_PageDown)
    with talk.desk.wp.vault.work() as work:
        values = {row.value for path, row in work.answers("d1").items() if "opleiding[" in path}
    assert {"Lagere school Homs", "Syrië", "Naaicursus"} <= values
    talk.open("onderwijs/opleiding")
    assert len(talk.screen.presenter.model.rows) == 2
    talk.screen.area.row_removed.emit(talk.screen.presenter.model.rows[0].ref)
    assert len(talk.screen.presenter.model.rows) == 1
    talk.press(Key.Key_Z, held=CTRL)
    assert {row.fields[0].value for row in talk.screen.presenter.model.rows} == {"Lagere school Homs", "Naaicursus"}


def test_the_opening_is_ticked_line_by_line_with_enter(talk: Talk) -> None:
    talk.open("start/opening").press(Key.Key_Return, Key.Key_Return)
    assert talk.stored("start/opening/regel_wie").value == "OK"  # type: ignore[union-attr]
    assert talk.stored("start/opening/regel_tolk").value == "OK"  # type: ignore[union-attr]
    talk.press(Key.Key_1)
    assert talk.stored("start/opening/alleen_praten").value == "ja"  # type: ignore[union-attr]


def test_a_long_list_is_found_by_typing(talk: Talk) -> None:
    talk.open("start/taal_gesprek").type("tigr").press(Key.Key_Return)
    assert talk.stored("start/taal_gesprek/voorkeurstaal").value == "ti"  # type: ignore[union-attr]


def test_a_follow_up_appears_in_the_same_question(talk: Talk) -> None:
    talk.open("start/tolk")
    before = len(talk.screen.presenter.model.fields)
    talk.press(Key.Key_2)
    assert len(talk.screen.presenter.model.fields) == before + 1
    talk.press(Key.Key_2, Key.Key_Return)
    assert talk.stored("start/tolk/tolk_voorkeur").value == "v"  # type: ignore[union-attr]


def test_a_date_may_be_typed_in_parts(talk: Talk) -> None:
    talk.open("onderwijs/onderwijsroute").press(Key.Key_1).type("3").press(Key.Key_Tab).type("11")
    talk.press(Key.Key_Tab).type("26").press(Key.Key_Return)
    field = talk.screen.area.body.current()
    assert field is not None
    assert field.error.text() == "Vul een jaar in met 4 cijfers, bijvoorbeeld 1998."
    talk.press(Key.Key_Backspace, Key.Key_Backspace).type("2026").press(Key.Key_Return)
    assert talk.stored("onderwijs/onderwijsroute/onderwijsroute_uitgelegd_op").value == "2026-11-03"  # type: ignore[union-attr]


def test_bookmarks_stay_on_the_device(talk: Talk) -> None:
    talk.press(Key.Key_D, held=CTRL)
    assert "1" in talk.screen.sections.bookmark_row.accessibleName()
    with talk.desk.wp.vault.work() as work:
        assert work.local("bookmarks:d1") == [f"/data/{SCHOOL}"]
        assert not work.unsent().get("d1", 0) or "bookmarks" not in str(work.unsent())


def test_changing_from_the_check_page_returns_there(talk: Talk) -> None:
    talk.open(SCHOOL, return_to="controleren").press(Key.Key_2, Key.Key_Return)
    assert talk.window.current == "controleren"
    assert talk.stored(SCHOOL).value == "1_6"  # type: ignore[union-attr]


def test_a_part_that_the_caseworker_fills_in_never_reaches_the_second_window(talk: Talk) -> None:
    talk.plug_in()
    talk.screen.presenter.go("/data/onderwijs/onderwijsroute")
    talk.press(Key.Key_F5)
    assert talk.client_sees()
    for _step in range(12):
        if talk.screen.presenter.focus.endswith("onderwijsroute_uitgelegd_op"):
            break
        talk.press(Key.Key_Tab)
    assert talk.screen.presenter.focus.endswith("onderwijsroute_uitgelegd_op")
    words = talk.screen.presenter.model.fields[-1].label
    assert words.client
    assert words.client not in talk.client_sees()
    assert words.worker not in talk.client_sees()


def test_a_choice_goes_on_by_itself_where_that_was_chosen(talk: Talk) -> None:
    talk.press(Key.Key_1)
    assert talk.ref == SCHOOL, "off at first"
    talk.screen.use(Preferences(onward=True))
    talk.press(Key.Key_2)
    assert talk.ref == "onderwijs/opleiding"
    assert talk.stored(SCHOOL).value == "1_6"  # type: ignore[union-attr]
    talk.open(SCHOOL).press(Key.Key_Down)
    assert talk.ref == SCHOOL, "an arrow passes answers on its way"
    talk.press(Key.Key_4)
    assert talk.ref == "onderwijs/opleiding"
    assert talk.stored(SCHOOL).value == "10_12"  # type: ignore[union-attr]


def later(talk: Talk) -> Talk:
    """Two questions wait, and the list of them is open."""
    for ref in (SCHOOL, "werk/werk_gehad"):
        talk.open(ref).press(Key.Key_L)
    talk.screen.sections.later_row.click()
    settle()
    return talk


def in_list(talk: Talk) -> list[str]:
    found = talk.screen.find_panel.list
    return [found.item(place).text() for place in range(found.count())]


def test_in_the_list_of_what_waits_one_key_says_why(talk: Talk) -> None:
    later(talk)
    assert "1 = papieren thuis" in talk.screen.find_panel.why.text()
    talk.press(Key.Key_Down, Key.Key_2)
    assert [words.endswith("partner erbij") for words in in_list(talk)] == [False, True]
    row = talk.stored("werk/werk_gehad")
    assert row is not None
    assert (row.state, row.later_why) == (AnswerState.LATER, "partner")
    talk.press(Key.Key_3)
    assert in_list(talk)[1].endswith("moe")
    talk.press(Key.Key_3)
    assert in_list(talk)[1].endswith("Later vragen")
    talk.press(Key.Key_1, Key.Key_Return)
    assert talk.ref == "werk/werk_gehad"
    talk.press(Key.Key_1, Key.Key_Return)
    answered = talk.stored("werk/werk_gehad")
    assert answered is not None
    assert answered.later_why == "", "it waits no more"


def test_why_is_undone_and_a_digit_in_another_list_says_nothing(talk: Talk) -> None:
    later(talk).press(Key.Key_4)
    talk.press(Key.Key_Escape)
    talk.press(Key.Key_Z, held=CTRL)
    row = talk.stored(SCHOOL)
    assert row is not None
    assert (row.state, row.later_why) == (AnswerState.LATER, "")
    talk.press(Key.Key_J, held=CTRL)
    assert not talk.screen.find_panel.why.isVisibleTo(talk.window)
