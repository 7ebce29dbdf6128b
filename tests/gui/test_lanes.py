"""Two lanes: work off the main thread, answers on it, in order, and nothing after the screen was left."""

import gc
import threading

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from desktop_app.casework.errors import NoNetwork
from desktop_app.ui.qt.garbage import EVERY
from desktop_app.ui.qt.lanes import ThreadLanes
from desktop_app.ui.work import Scope


@pytest.fixture
def lanes(qtbot: QtBot) -> object:
    made = ThreadLanes()
    yield made
    made.close()


def test_work_runs_elsewhere_and_the_answer_comes_home(lanes: ThreadLanes, qtbot: QtBot) -> None:
    seen: list[tuple[str, threading.Thread]] = []
    lanes.on_vault(
        lambda: threading.current_thread().name, lambda name: seen.append((name, threading.current_thread()))
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0].startswith("vault-lane")
    assert seen[0][1] is threading.main_thread()


def test_the_vault_lane_keeps_the_order_while_the_net_lane_waits(lanes: ThreadLanes, qtbot: QtBot) -> None:
    gate = threading.Event()
    done: list[str] = []
    lanes.on_net(gate.wait, lambda _opened: done.append("net"))
    for number in range(20):
        lanes.on_vault(lambda number=number: number, lambda number: done.append(str(number)))  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(done) == 20)
    assert done == [str(number) for number in range(20)]
    gate.set()
    qtbot.waitUntil(lambda: done[-1] == "net")


def test_an_expected_failure_comes_home_too(lanes: ThreadLanes, qtbot: QtBot) -> None:
    told: list[Exception] = []

    def fail() -> None:
        raise NoNetwork

    lanes.on_net(fail, lambda _result: None, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], NoNetwork)


def test_an_unexpected_failure_reaches_the_crash_hook(lanes: ThreadLanes, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as caught:
        lanes.on_vault(lambda: 1 // 0, lambda _result: None)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_nothing_arrives_after_the_screen_was_left(lanes: ThreadLanes, qtbot: QtBot) -> None:
    scope = Scope(lanes)
    arrived: list[str] = []
    gate = threading.Event()
    scope.on_vault(gate.wait, lambda _opened: arrived.append("te laat"))
    scope.close()
    gate.set()
    lanes.on_vault(lambda: None, lambda _nothing: arrived.append("erna"))
    qtbot.waitUntil(lambda: bool(arrived))
    assert arrived == ["erna"]


def test_closing_finishes_what_must_be_stored(qtbot: QtBot) -> None:
    lanes = ThreadLanes()
    stored: list[int] = []
    for number in range(5):
        lanes.on_vault(lambda number=number: stored.append(number), lambda _nothing: None)  # type: ignore[misc]
    lanes.close()
    assert stored == [0, 1, 2, 3, 4]


def test_nothing_is_cleared_away_on_a_lane(qtbot: QtBot) -> None:
    """A window that is cleared away there hangs the program."""
    gc.enable()  # as the program begins
    lanes, where = ThreadLanes(), set[threading.Thread]()

    def collected(_phase: str, _info: object) -> None:
        where.add(threading.current_thread())

    def litter() -> None:
        for _ in range(50_000):
            cycle: list[object] = []
            cycle.append(cycle)

    gc.callbacks.append(collected)
    try:
        lanes.on_vault(litter, lambda _none: None)
        qtbot.waitUntil(lambda: bool(where))
    finally:
        gc.callbacks.remove(collected)
        lanes.close()
    assert where == {threading.main_thread()}
    assert gc.isenabled()


def test_nothing_is_cleared_away_while_the_program_is_read_and_what_was_read_stays(qtbot: QtBot) -> None:
    gc.enable()
    lanes, seen = ThreadLanes(reading=True), list[str]()

    def collected(phase: str, _info: object) -> None:
        seen.append(phase)

    def litter() -> None:
        for _ in range(50_000):
            cycle: list[object] = []
            cycle.append(cycle)

    later = QTimer(interval=3 * EVERY, singleShot=True)
    gc.callbacks.append(collected)
    try:
        litter()
        with qtbot.waitSignal(later.timeout):
            later.start()
        assert not seen
        kept = gc.get_freeze_count()
        lanes.settle()
        assert gc.get_freeze_count() >= kept + 50_000
        litter()
        qtbot.waitUntil(lambda: bool(seen))
    finally:
        gc.callbacks.remove(collected)
        lanes.close()
