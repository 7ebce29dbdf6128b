"""The interpreter log: who interpreted, when, with which interruptions, and what an answer knows of it."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from desktop_app.casework import completeness, intake_report, interpreting, interviews
from desktop_app.casework.intake_report import Line
from desktop_app.casework.interpreting import Interpreting
from desktop_app.casework.interview import Interview
from desktop_app.casework.records import Gap, InterpreterLog, from_body, to_body
from desktop_app.casework.workplace import Workplace
from desktop_app.i18n import words
from desktop_app.i18n.formats import plain
from desktop_app.places import translations
from tests.unit.casework.desk import NOW, desk, dossier

SCHOOL = "/data/onderwijs/school_jaren"
LOG = InterpreterLog("4711", "Tolkbureau Oost", "telefonisch", "ar", "Syrisch", NOW, level="c1")


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **time: float) -> datetime:
        self.now += timedelta(**time)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def wp(clock: Clock) -> Workplace:
    return desk(clock=clock)


def begun(wp: Workplace, id: str, **other: Any) -> Interview:
    """A talk in which an interpreter begins at this moment."""
    interview = interviews.open_interview(wp, id)
    log = from_body(InterpreterLog, to_body(LOG) | {"since": wp.clock().isoformat()} | other)
    interviews.store(wp, id, interview.interpret(interview.setting.interpreting.begin(wp.new_id(), log)))
    return interview


def stored(wp: Workplace, id: str) -> list[InterpreterLog]:
    with wp.vault.work() as work:
        return sorted(interpreting.load(work, id, by="anja").logs.values(), key=lambda log: log.since)


def answered(wp: Workplace, id: str, interview: Interview, value: str) -> str | None:
    """Which interpreter the stored answer names."""
    interview.go(SCHOOL)
    interviews.store(wp, id, interview.set_value(SCHOOL, value))
    with wp.vault.work() as work:
        return work.answers(id)[SCHOOL].interpreter


def test_a_row_is_stored_at_once_and_stands_on_the_answers_that_follow(wp: Workplace) -> None:
    id = dossier(wp)
    interview = begun(wp, id)
    assert stored(wp, id) == [LOG]
    row = answered(wp, id, interview, "1_6")
    assert row is not None
    assert row == interview.setting.interpreting.current
    with wp.vault.work() as work:
        assert work.unsent()[id] >= 2, "the row is sent like every record"


def test_while_the_line_is_lost_nobody_interprets(wp: Workplace, clock: Clock) -> None:
    id = dossier(wp)
    interview = begun(wp, id)
    log = interview.setting.interpreting
    lost = clock.pass_(minutes=3)
    interviews.store(wp, id, interview.interpret(log.interrupt(lost)))
    assert answered(wp, id, interview, "1_6") is None
    back = clock.pass_(minutes=2)
    interviews.store(wp, id, interview.interpret(log.go_on(back)))
    assert answered(wp, id, interview, "geen") == log.current
    assert stored(wp, id)[0].gaps == (Gap(lost, back),)
    assert not interview.interpret(log.go_on(back)), "it is not lost, so it cannot come back"


def test_another_interpreter_ends_the_row_and_its_interruption(wp: Workplace, clock: Clock) -> None:
    id = dossier(wp)
    interview = begun(wp, id)
    log = interview.setting.interpreting
    lost = clock.pass_(minutes=3)
    interviews.store(wp, id, interview.interpret(log.interrupt(lost)))
    later = clock.pass_(minutes=7)
    other = InterpreterLog("0815", "", "op_locatie", "ar", "", later)
    interviews.store(wp, id, interview.interpret(log.begin(wp.new_id(), other)))
    first, second = stored(wp, id)
    assert (first.until, first.gaps) == (later, (Gap(lost, later),))
    assert second == other
    assert answered(wp, id, interview, "1_6") == log.current


def test_every_act_can_be_undone_and_done_again_among_the_answers(wp: Workplace) -> None:
    id = dossier(wp)
    interview = begun(wp, id)
    log = interview.setting.interpreting
    interviews.store(wp, id, interview.interpret(log.change(number="0815")))
    interview.go(SCHOOL)
    interviews.store(wp, id, interview.set_value(SCHOOL, "1_6"))
    for _act in range(3):
        undone = interview.undo()
        assert undone is not None
        interviews.store(wp, id, undone)
    assert (stored(wp, id), dict(interview.answers), log.current) == ([], {}, None)
    for _act in range(3):
        done = interview.redo()
        assert done is not None
        interviews.store(wp, id, done)
    assert [one.number for one in stored(wp, id)] == ["0815"]
    with wp.vault.work() as work:
        assert work.answers(id)[SCHOOL].interpreter == log.current


def test_what_changes_nothing_is_no_act(wp: Workplace) -> None:
    id = dossier(wp)
    interview = begun(wp, id)
    log = interview.setting.interpreting
    assert not interview.interpret(log.change(number="4711"))
    nobody = Interpreting({})
    assert (nobody.now, nobody.stamp, nobody.end(NOW), nobody.interrupt(NOW), nobody.change(number="1")) == (
        None, None, {}, {}, {}
    )  # fmt: skip


def test_a_row_ends_with_the_talk(wp: Workplace, clock: Clock) -> None:
    id, other = dossier(wp), dossier(wp, "2026-0434")
    interviews.remember(wp, id, SCHOOL)
    begun(wp, id)
    stopped = clock.pass_(minutes=50)
    interviews.stop_talk(wp)
    assert stored(wp, id)[0].until == stopped
    interviews.remember(wp, id, SCHOOL)
    begun(wp, id)
    elsewhere = clock.pass_(minutes=5)
    interviews.remember(wp, other, SCHOOL)
    assert stored(wp, id)[1].until == elsewhere, "a talk with somebody else began"


def test_a_row_ends_when_the_intake_is_finished(wp: Workplace, clock: Clock) -> None:
    id = dossier(wp)
    interviews.remember(wp, id, SCHOOL)
    begun(wp, id)
    finished = clock.pass_(minutes=5)
    completeness.close(wp, dossier=id, without_talk=True)
    assert stored(wp, id)[0].until == finished


def test_after_a_crash_the_same_interpreter_goes_on(wp: Workplace, clock: Clock) -> None:
    id = dossier(wp)
    row = begun(wp, id).setting.interpreting.current
    clock.pass_(minutes=2)
    again = interviews.open_interview(wp, id)
    assert again.setting.interpreting.current == row


def test_a_row_that_was_forgotten_ends_with_its_last_answer(wp: Workplace, clock: Clock) -> None:
    id, silent = dossier(wp), dossier(wp, "2026-0434")
    interview = begun(wp, id)
    begun(wp, silent)
    last = clock.pass_(minutes=40)
    answered(wp, id, interview, "1_6")
    clock.pass_(days=1)
    assert interviews.open_interview(wp, id).setting.interpreting.now is None
    interviews.open_interview(wp, silent)
    assert [log.until for log in (*stored(wp, id), *stored(wp, silent))] == [last, NOW]


def test_the_row_of_a_colleague_is_not_the_one_that_goes_on_here(wp: Workplace) -> None:
    id = dossier(wp)
    with wp.vault.work() as work:
        work.put(id="tolk-karim", dossier=id, kind="tolk", body=to_body(LOG), by="karim", at=NOW)
    interview = interviews.open_interview(wp, id)
    assert interview.setting.interpreting.logs == {"tolk-karim": LOG}
    assert interview.setting.interpreting.now is None


def test_the_report_tells_the_client_who_interpreted(wp: Workplace, clock: Clock) -> None:
    id = dossier(wp)
    words.install(translations(), "nl")
    interview = begun(wp, id)
    answered(wp, id, interview, "1_6")
    until = clock.pass_(minutes=65)
    interviews.store(wp, id, interview.interpret(interview.setting.interpreting.end(until)))
    begun(wp, id, mode="familie", number="", until=None)
    title, lines = intake_report.report(wp, dossier=id).sections[-1]
    assert (title.nl, title.other) == ("Tolk", words.translation("Tolk", "ar"))
    first, second = map(told, lines)
    assert first[0] == ("Tolk, telefonisch", words.translation("Tolk, telefonisch", "ar"))
    begin, end = f"{NOW.astimezone():%H:%M}", f"{until.astimezone():%H:%M}"
    assert first[1][0] == f"24 november 2026, van {begin} tot {end}; nummer 4711"
    assert first[1][1] is not None
    assert {begin, end, "4711"} <= set(first[1][1].replace(";", " ").split())
    assert second[0][0] == "Tolk, familie of bekende"
    assert second[1][0] == f"24 november 2026, vanaf {end}"


def told(line: Line) -> tuple[tuple[str, str | None], tuple[str, str | None]]:
    (answer,) = line.answers
    return (line.question.nl, line.question.other), (plain(answer.nl), answer.other and plain(answer.other))
