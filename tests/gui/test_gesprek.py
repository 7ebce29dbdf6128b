"""The conversation as a whole: crash, full disk, sections, room, names, a colleague's answers."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from desktop_app.casework import interviews
from desktop_app.casework.changes import Changes
from desktop_app.casework.errors import VaultFull
from desktop_app.casework.interview_views import Recorded
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.answer import AnswerState
from desktop_app.i18n.formats import plain
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.qt.lanes import ThreadLanes
from desktop_app.ui.qt.theme import Mode, Theme
from desktop_app.ui.tolkscherm.scene import Mode as TolkMode
from tests.gui.desk import SAMIRA, Desk, DeskMaker
from tests.gui.pages.talk import CTRL, Key, Talk
from tests.gui.pictures import settle
from tests.gui.walks import assert_named, assert_no_sideways, assert_targets

SCHOOL = "onderwijs/school_jaren"


@pytest.fixture
def talk(desk: Desk, qtbot: QtBot) -> Iterator[Talk]:
    made = Talk(desk)
    yield made.open()
    made.close()


def test_it_begins_with_the_opening_of_six_lines(talk: Talk) -> None:
    assert talk.ref == "start/opening"
    assert talk.screen.subtitle == "Brede intake · Arabisch, tolk telefonisch"
    assert len(talk.screen.sections.rows) == 12


def test_after_a_crash_the_same_question_is_there(desk: Desk, desks: DeskMaker, qtbot: QtBot) -> None:
    first = Talk(desk)
    first.open(SCHOOL).press(Key.Key_2, Key.Key_Return)
    where = first.ref
    first.close()
    desk.wp.vault.close()
    again = desks.open(desk.folder)
    second = Talk(again)
    second.open()
    assert second.ref == where
    assert second.stored(SCHOOL).value == "1_6"  # type: ignore[union-attr]
    assert plain(second.window.strip.message.text()) == f"Alles tot {again.clock().astimezone():%H:%M} is bewaard."
    assert second.window.strip.isVisible()
    open_talk = interviews.open_talk(again.wp)
    assert open_talk is not None
    assert (open_talk.dossier, open_talk.page) == ("d1", f"/data/{where}")
    second.close()
    again.wp.vault.close()


def test_the_section_ends_with_a_choice_to_ask_further(talk: Talk) -> None:
    talk.open("leren/toets_gemaakt").press(Key.Key_2, Key.Key_Return, Key.Key_2, Key.Key_Return)
    assert talk.screen.end.isVisibleTo(talk.window)
    assert "om door te vragen" in talk.screen.end.words.text()
    assert plain(talk.screen.end.onward.text()) == "Verder met Onderwijs"
    talk.screen.end.deepen.click()
    settle()
    assert talk.ref == "leren/leerplek"
    talk.open("leren/leeruren").press(Key.Key_Return)
    assert talk.ref.startswith("leren/"), "deepened: the section goes on"


def test_health_can_be_passed_over_with_one_button(talk: Talk) -> None:
    talk.open("gezondheid/uitleg_vrijwillig")
    assert talk.screen.area.bar.skip.isVisibleTo(talk.window)
    assert not talk.screen.area.specials.isVisibleTo(talk.window)
    talk.screen.area.bar.skip.click()
    assert talk.ref.startswith("zelfredzaamheid/")


def test_a_full_disk_keeps_the_answer_and_tries_again(
    talk: Talk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    real = interviews.store
    tries = []

    def full(wp: Workplace, dossier: str, recorded: Recorded) -> Changes:
        tries.append(recorded)
        raise VaultFull

    monkeypatch.setattr(interviews, "store", full)
    talk.open("talen/lezen_eigen_taal").press(Key.Key_1, Key.Key_Return).press(Key.Key_2, Key.Key_Return)
    assert talk.status.facts.failed == "schijf_vol"
    assert talk.stored("talen/lezen_eigen_taal") is None
    assert talk.screen.presenter.writer.waiting >= 2
    assert talk.ref == "talen/nederlandse_les", "typing goes on"
    monkeypatch.setattr(interviews, "store", real)
    assert talk.screen.timers.running(talk.screen.presenter.writer.retry_timer)
    talk.screen.presenter.writer.retry()
    assert talk.status.facts.failed == ""
    assert talk.stored("talen/lezen_eigen_taal").value == "ja"  # type: ignore[union-attr]
    assert talk.stored("talen/latijns_alfabet").value == "beetje"  # type: ignore[union-attr]
    assert tries


def test_leaving_with_a_full_disk_and_coming_back_loses_nothing(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    real = interviews.store

    def full(wp: Workplace, dossier: str, recorded: Recorded) -> Changes:
        raise VaultFull

    monkeypatch.setattr(interviews, "store", full)
    talk.open(SCHOOL).press(Key.Key_2, Key.Key_Return)
    talk.window.go("dossier")
    talk.open(SCHOOL)
    assert talk.screen.presenter.model.fields[0].value == "1_6"
    monkeypatch.setattr(interviews, "store", real)
    talk.screen.presenter.writer.retry()
    assert talk.stored(SCHOOL).value == "1_6"  # type: ignore[union-attr]


def test_on_threads_the_status_says_saved_after_the_disk(desk: Desk, qtbot: QtBot) -> None:
    lanes = ThreadLanes()
    talk = Talk(desk, lanes)
    talk.window.go("gesprek", dossier="d1", page=f"/data/{SCHOOL}")
    qtbot.waitUntil(lambda: talk.screen.talking and talk.question.startswith("Hoeveel jaar"), timeout=5000)
    talk.press(Key.Key_5, Key.Key_Return)
    qtbot.waitUntil(lambda: talk.screen.presenter.writer.at_rest, timeout=5000)
    assert talk.status.facts.saved_at == desk.clock()
    talk.close()
    lanes.close()
    assert talk.stored(SCHOOL).value == "meer_12"  # type: ignore[union-attr]


def test_pausing_stops_the_clock_and_offers_to_stop(talk: Talk) -> None:
    talk.desk.clock.pass_(minutes=20)
    talk.press(Key.Key_F4)
    assert talk.screen.paused.isVisibleTo(talk.window)
    talk.desk.clock.pass_(minutes=30)
    talk.press(Key.Key_F4)
    assert talk.screen.clock == "0:20 · pauze over 60 min"
    talk.press(Key.Key_F4)
    talk.screen.paused.stop.click()
    assert talk.window.current == "dossier"
    assert talk.window.screen_named("dossier").property("params") == {"dossier": "d1", "stopped": True}
    assert interviews.open_talk(talk.desk.wp) is None


def test_the_clock_suggests_a_break_after_an_hour(talk: Talk) -> None:
    talk.desk.clock.pass_(minutes=47)
    talk.press(Key.Key_F4, Key.Key_F4)
    assert talk.screen.clock.startswith("0:47")
    talk.desk.clock.pass_(minutes=61)
    assert "Tijd voor een pauze?" in talk.screen.presenter.clock.text()


def test_a_break_that_is_overdue_is_said_in_orange_without_a_panel(talk: Talk) -> None:
    talk.desk.clock.pass_(minutes=89)
    talk.screen.presenter.tell_time()
    assert talk.screen.clock_tone == "muted"
    talk.desk.clock.pass_(minutes=1)
    talk.screen.presenter.tell_time()
    settle()
    assert talk.screen.clock_tone == "warn"
    assert talk.window.bar.clock.text() == "1:30 · Tijd voor een pauze?"
    assert talk.window.strip.isHidden()


def test_the_reminder_follows_the_preference_at_once(talk: Talk) -> None:
    talk.desk.clock.pass_(minutes=31)
    talk.screen.use(Preferences(break_after=30))
    assert talk.screen.clock == "0:31 · Tijd voor een pauze?"
    talk.screen.use(Preferences(break_after=0))
    assert talk.screen.clock == "0:31"


def test_in_a_pause_only_f4_does_something(talk: Talk) -> None:
    talk.open(SCHOOL).press(Key.Key_F4)
    talk.desk.clock.pass_(minutes=2)
    talk.press(Key.Key_PageDown, Key.Key_F2, Key.Key_F5).press(Key.Key_J, Key.Key_T, Key.Key_D, held=CTRL)
    assert talk.ref == SCHOOL
    assert talk.screen.paused.isVisibleTo(talk.window)
    assert talk.screen.find_panel.isHidden()
    assert talk.tolk.scene().mode is not TolkMode.VRAAG
    talk.screen.open_section("werk")
    assert talk.screen.paused.isVisibleTo(talk.window), "also a click beside it leaves the pause as it is"
    talk.press(Key.Key_F4)
    assert talk.screen.area.isVisibleTo(talk.window)
    assert talk.ref.startswith("werk/")


def test_a_colleagues_answer_does_not_end_a_pause(talk: Talk) -> None:
    talk.open(SCHOOL)
    talk.plug_in()
    talk.desk.clock.pass_(minutes=20)
    talk.press(Key.Key_F4)
    other = interviews.open_interview(talk.desk.wp, "d1")
    talk.screen.changed(interviews.store(talk.desk.wp, "d1", other.set_value("/data/talen/latijns_alfabet", "ja")))
    settle()
    assert talk.screen.presenter.interview.answers["/data/talen/latijns_alfabet"].value == "ja"
    assert talk.screen.paused.isVisibleTo(talk.window)
    assert talk.tolk.mode is TolkMode.PAUZE
    talk.press(Key.Key_F4)
    assert talk.screen.clock == "0:20 · pauze over 60 min"


def test_the_clock_goes_on_elsewhere_in_the_dossier_and_after_a_crash(
    talk: Talk, desks: DeskMaker, qtbot: QtBot
) -> None:
    talk.open(SCHOOL)
    talk.desk.clock.pass_(minutes=10)
    talk.window.go("controleren", dossier="d1")
    talk.desk.clock.pass_(minutes=5)
    talk.open(SCHOOL)
    assert talk.screen.clock == "0:15 · pauze over 45 min"
    talk.desk.wp.vault.close()
    again = desks.open(talk.desk.folder, first=1_000)
    again.clock.pass_(minutes=25)
    second = Talk(again).open()
    assert second.screen.clock == "0:25 · pauze over 35 min"
    second.screen.presenter.stop_talk()
    second.open(SCHOOL)
    assert second.screen.clock == "0:00 · pauze over 60 min"
    second.close()
    again.wp.vault.close()


def test_answers_of_a_colleague_come_in_without_losing_the_place(talk: Talk) -> None:
    talk.open(SCHOOL)
    other = interviews.open_interview(talk.desk.wp, "d1")
    other.go("/data/talen/latijns_alfabet")
    changes = interviews.store(talk.desk.wp, "d1", other.set_value("/data/talen/latijns_alfabet", "ja"))
    talk.screen.changed(changes)
    assert talk.ref == SCHOOL
    assert talk.screen.presenter.interview.answers["/data/talen/latijns_alfabet"].value == "ja"


def test_undo_is_still_there_after_a_visit_elsewhere(talk: Talk) -> None:
    talk.open(SCHOOL).press(Key.Key_2, Key.Key_Return)
    talk.window.go("controleren", dossier="d1")
    talk.open(SCHOOL)
    talk.screen.presenter.undo()
    assert talk.stored(SCHOOL) is None


def test_private_view_shows_initials_only(talk: Talk) -> None:
    talk.window.set_private(True)
    assert talk.screen.title == "S.A."


def test_a_talk_in_dutch_has_one_language(desk: Desk, qtbot: QtBot) -> None:
    desk.put(replace(SAMIRA, language="nl", interpreter="nee"))
    talk = Talk(desk).open(SCHOOL)
    assert not talk.screen.area.client.isVisibleTo(talk.window)
    assert talk.screen.area.machine.text() == ""
    talk.close()


def test_a_translation_nobody_checked_is_marked(talk: Talk) -> None:
    talk.open(SCHOOL)
    assert talk.screen.area.machine.text() == "Vertaling niet nagekeken"


def test_refusals_are_counted_nowhere_but_as_done(talk: Talk) -> None:
    talk.open(SCHOOL).press(Key.Key_X)
    assert talk.stored(SCHOOL).state is AnswerState.WIL_NIET_ZEGGEN  # type: ignore[union-attr]
    assert "1 van" in talk.section("onderwijs")


PAGES = (
    SCHOOL,
    "start/opening",
    "talen/taal",
    "onderwijs/onderwijsroute",
    "netwerk/niet_beschikbaar",
    "leren/leerplek",
)


@pytest.mark.parametrize(
    ("size", "scale"), [((1366, 768), 1.0), ((1280, 720), 1.0), ((1093, 614), 1.0), ((1093, 614), 2.0)]
)
def test_it_fits_every_size(talk: Talk, look: Theme, size: tuple[int, int], scale: float) -> None:
    look.set_scale(scale)
    talk.window.resize(QSize(*size))
    for page in PAGES:
        talk.open(page)
        if page == "talen/taal":
            talk.screen.presenter.add_row()
            settle()
        assert talk.window.width() == size[0], f"{page} needs {talk.window.width()} px"
        assert_no_sideways(talk.screen)
        assert_named(talk.screen)
        onward = talk.screen.area.bar.onward
        assert onward.isVisibleTo(talk.window)
        assert talk.window.rect().contains(onward.mapTo(talk.window, onward.rect().center()))


def test_targets_are_large_enough(talk: Talk) -> None:
    for page in PAGES:
        talk.open(page)
        assert_targets(talk.screen.area)
        assert_targets(talk.screen.side)
    assert_targets(talk.screen.sections)


def test_drawers_open_and_close_by_key(talk: Talk) -> None:
    talk.window.resize(1280, 720)
    settle()
    assert talk.screen.side.isHidden()
    talk.press(Key.Key_F2)
    assert not talk.screen.side.isHidden()
    talk.type("Wil graag werken").press(Key.Key_Escape)
    assert talk.screen.side.isHidden()
    assert talk.stored("start/opening").note == "Wil graag werken"  # type: ignore[union-attr]


def test_dark_and_back_repaints_without_touching_the_answer(talk: Talk, look: Theme) -> None:
    talk.open(SCHOOL).press(Key.Key_2)
    look.set_mode(Mode.DARK)
    settle()
    look.set_mode(Mode.LIGHT)
    talk.press(Key.Key_Return)
    assert talk.stored(SCHOOL).value == "1_6"  # type: ignore[union-attr]


def test_after_a_crash_the_cursor_is_in_the_same_field(desk: Desk, desks: DeskMaker, qtbot: QtBot) -> None:
    first = Talk(desk)
    first.open("start/tolk").press(Key.Key_2)
    where = first.screen.presenter.focus
    assert where.startswith("/data/start/tolk/")
    first.press(Key.Key_Tab, Key.Key_Tab)
    where = first.screen.presenter.focus
    first.close()
    desk.wp.vault.close()
    again = desks.open(desk.folder, first=1_000)
    second = Talk(again).open()
    assert second.screen.presenter.focus == where
    second.press(Key.Key_F2)
    second.close()
    again.wp.vault.close()
    third = Talk(desks.open(desk.folder, first=2_000)).open()
    assert third.focus is third.screen.side.note.area, "the cursor was in the note"
    third.close()
    third.desk.wp.vault.close()


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_buttons_below_begin_where_the_question_does(
    talk: Talk, look: Theme, direction: Qt.LayoutDirection, scale: float
) -> None:
    look.set_scale(scale)
    talk.window.setLayoutDirection(direction)
    talk.window.resize(1300, 760)
    talk.open(SCHOOL)
    rtl = direction is Qt.LayoutDirection.RightToLeft
    begins = {
        part.mapTo(talk.window, part.rect().topRight() if rtl else part.rect().topLeft()).x()
        for part in (talk.screen.area.question, talk.screen.area.bar.onward)
    }
    assert len(begins) == 1
