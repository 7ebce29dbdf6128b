"""The parts of the conversation that need no window: the clock, the progress words, how a field is asked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import pytest

from desktop_app.casework import interviews
from desktop_app.casework.changes import Changes
from desktop_app.casework.errors import VaultFull
from desktop_app.casework.interview_views import SectionView
from desktop_app.domain.answer import Answer, AnswerState
from desktop_app.i18n.formats import plain
from desktop_app.ui.screens.gesprek.talk_clock import TalkClock
from desktop_app.ui.screens.gesprek.words import progress
from desktop_app.ui.screens.gesprek.writer import Writer
from desktop_app.ui.widgets.questions.model import FieldKind, field_kind, option_key
from desktop_app.ui.work import Failed, ImmediateLanes


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 13, 45, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def later(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)


def test_the_clock_counts_to_a_break_and_begins_anew_after_one() -> None:
    clock = Clock()
    talk = TalkClock(clock)
    clock.later(47)
    assert plain(talk.text()) == "0:47 · pauze over 13 min"
    clock.later(15)
    assert plain(talk.text()) == "1:02 · Tijd voor een pauze?"
    assert talk.break_due
    assert not talk.overdue
    clock.later(30)
    assert talk.overdue
    talk.pause(True)
    clock.later(20)
    assert plain(talk.text()) == "1:32 · pauze"
    talk.pause(False)
    assert plain(talk.text()) == "1:32 · pauze over 60 min"
    assert not talk.overdue


def test_a_clock_that_is_set_back_takes_nothing_away() -> None:
    clock = Clock()
    talk = TalkClock(clock)
    clock.later(40)
    assert talk.elapsed == timedelta(minutes=40)
    clock.later(-90)
    assert talk.elapsed == timedelta(minutes=40)
    clock.later(5)
    assert plain(talk.text()) == "0:45 · pauze over 15 min"


@pytest.mark.parametrize(
    ("after", "minutes", "shown", "overdue"),
    [
        (30, 29, "0:29 · pauze over 1 min", False),
        (30, 30, "0:30 · Tijd voor een pauze?", False),
        (30, 45, "0:45 · Tijd voor een pauze?", True),
        (0, 200, "3:20", False),
    ],
)
def test_when_a_break_is_due_can_be_chosen(after: int, minutes: int, shown: str, overdue: bool) -> None:
    clock = Clock()
    talk = TalkClock(clock)
    talk.break_after = after
    clock.later(minutes)
    assert (plain(talk.text()), talk.overdue) == (shown, overdue)
    assert talk.break_due == (0 < after <= minutes)


def test_a_talk_that_broke_off_goes_on_counting_and_a_new_one_begins_at_nothing() -> None:
    clock = Clock()
    begun = clock()
    clock.later(70)
    talk = TalkClock(clock, begun)
    assert plain(talk.text()) == "1:10 · Tijd voor een pauze?"
    talk.restart()
    assert plain(talk.text()) == "0:00 · pauze over 60 min"
    clock.later(-500)
    assert TalkClock(clock, begun).elapsed == timedelta(), "begun in the future: the clock was set back"


@pytest.mark.parametrize(
    ("counts", "shown"),
    [((5, 5, 0), ("5 van 5", "")), ((1, 9, 2), ("2 later", "warn")), ((0, 9, 0), ("0 van 9", ""))],
)
def test_progress_is_said_in_words(counts: tuple[int, int, int], shown: tuple[str, str]) -> None:
    done, total, later = counts
    section = SectionView("werk", "/data/werk", done, total, later, 0)
    words, tone = progress(section)
    assert (plain(words), tone) == shown
    at = datetime(2026, 11, 24, 13, tzinfo=UTC)
    for state, said in ((AnswerState.BEANTWOORD, ("klaar", "ok")), (AnswerState.LATER, ("later terug", "warn"))):
        assert progress(replace(section, mark=Answer("/data/werk", "", state, "anja", at))) == said


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        (("select1", "string", set(), 5), FieldKind.ONE),
        (("select1", "string", set(), 10), FieldKind.ONE_SEARCH),
        (("select", "string", set(), 12), FieldKind.MANY),
        (("input", "int", set(), 0), FieldKind.NUMBER),
        (("input", "decimal", set(), 0), FieldKind.DECIMAL),
        (("input", "date", set(), 0), FieldKind.DATE),
        (("input", "date", {"year"}, 0), FieldKind.YEAR),
        (("input", "date", {"month-year"}, 0), FieldKind.MONTH),
        (("input", "string", set(), 0), FieldKind.TEXT),
        (("input", "string", {"multiline"}, 0), FieldKind.LONG_TEXT),
        (("trigger", "string", set(), 0), FieldKind.ACKNOWLEDGE),
    ],
)
def test_a_field_is_asked_as_the_form_says(field: tuple[str, str, set[str], int], kind: FieldKind) -> None:
    control, type_, appearance, options = field
    assert field_kind(control, type_, frozenset(appearance), options, readonly=False) is kind
    assert field_kind(control, type_, frozenset(appearance), options, readonly=True) is FieldKind.READ_ONLY


def test_keys_of_options_are_the_digits_of_the_keyboard() -> None:
    assert [option_key(place) for place in range(12)] == [*"1234567890", "", ""]


T = TypeVar("T")


class Facts:
    def __init__(self) -> None:
        self.said: list[str] = []

    def saving(self) -> None: ...

    def saved(self, at: datetime) -> None:
        self.said.append("opgeslagen")

    def save_failed(self, code: str) -> None:
        self.said.append(code)

    def network(self, online: bool) -> None: ...


class Timers:
    def __init__(self) -> None:
        self.waiting: dict[str, Callable[[], None]] = {}

    def start(self, name: str, milliseconds: int, call: Callable[[], None]) -> None:
        self.waiting[name] = call

    def stop(self, name: str) -> None:
        self.waiting.pop(name, None)


class Deaf:
    def publish(self, changes: Changes) -> None: ...


class Place:
    """Only what the writer asks of a workplace."""

    clock = Clock()


def test_acts_are_written_in_order_and_none_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    facts, timers, written = Facts(), Timers(), list[str]()
    full = True

    def remember(_wp: object, _dossier: str, page: str, _field: str) -> None:
        if full:
            raise VaultFull
        written.append(page)

    monkeypatch.setattr(interviews, "remember", remember)
    writer = Writer(Place(), "d1", lanes=ImmediateLanes(), bus=Deaf(), status=facts, timers=timers)  # type: ignore[arg-type]
    for page in "abc":
        writer.remember(page)
    assert written == []
    assert writer.waiting == 3
    assert set(facts.said) == {"schijf_vol"}
    full = False
    timers.waiting[writer.retry_timer]()
    assert written == ["a", "b", "c"]
    assert writer.at_rest
    assert facts.said[-1] == "opgeslagen"


class SlowLanes(ImmediateLanes):
    """The vault is at work on something; nothing comes back before `work_off`."""

    def __init__(self) -> None:
        self.queue: list[Callable[[], None]] = []

    def on_vault(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None) -> None:
        self.queue.append(lambda: ImmediateLanes.on_vault(self, work, lambda _unheard: None, failed))

    def work_off(self) -> None:
        for each in self.queue:
            each()


def test_all_acts_are_written_before_the_vault_closes_though_no_answer_is_heard(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As when the window is closed while the disk is slow: the main thread hears no result any more."""
    written: list[str] = []
    monkeypatch.setattr(interviews, "remember", lambda _wp, _dossier, page, _field: written.append(page))
    lanes = SlowLanes()
    writer = Writer(Place(), "d1", lanes=lanes, bus=Deaf(), status=Facts(), timers=Timers())  # type: ignore[arg-type]
    for page in "abc":
        writer.remember(page)
    lanes.on_vault(lambda: written.append("closed"), lambda _none: None)
    lanes.work_off()
    assert written == ["a", "b", "c", "closed"]
