"""A locked screen and a closed lid are noticed: over a real bus without a daemon (QDBusServer), and in the bytes of a
message as Windows lays them out."""

import ctypes
from collections.abc import Iterator
from ctypes import wintypes

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusServer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import VoidPtr

from desktop_app.ui.qt.session import LOGIN, SCREENSAVERS, SessionWatch, session_path
from desktop_app.ui.qt.session_messages import (
    CONSOLE_LEFT,
    LOCKED,
    POWER,
    REMOTE_LEFT,
    SESSION,
    SUSPENDED,
    WINDOWS,
    SessionMessages,
)

SLEEP = ("/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep")
LOCK = ("/org/freedesktop/login1/session/_32", f"{LOGIN}.Session", "Lock")
SAVERS = [(path, name, "ActiveChanged") for name, path in SCREENSAVERS]


class Bus:
    """`ours` listens to what `tell` says."""

    def __init__(self, qtbot: QtBot) -> None:
        self.server = QDBusServer("unix:tmpdir=/tmp")
        others: list[QDBusConnection] = []
        self.server.newConnection.connect(others.append)
        self.ours = QDBusConnection.connectToPeer(self.server.address(), "opmaat-test")
        qtbot.waitUntil(lambda: bool(others))
        self._other = others[0]

    def tell(self, path: str, interface: str, member: str, *values: object) -> None:
        said = QDBusMessage.createSignal(path, interface, member)
        said.setArguments(list(values))
        assert self._other.send(said)

    def close(self) -> None:
        QDBusConnection.disconnectFromPeer("opmaat-test")


@pytest.fixture
def bus(qtbot: QtBot) -> Iterator[Bus]:
    made = Bus(qtbot)
    yield made
    made.close()


@pytest.fixture
def watch(qtbot: QtBot) -> Iterator[SessionWatch]:
    window = QWidget()
    qtbot.addWidget(window)
    yield SessionWatch(window)
    window.close()


@pytest.mark.parametrize(("signal", "values"), [(SLEEP, [True]), (LOCK, []), *[(saver, [True]) for saver in SAVERS]])
def test_who_leaves_the_laptop_is_noticed(
    qtbot: QtBot,
    bus: Bus,
    watch: SessionWatch,
    monkeypatch: pytest.MonkeyPatch,
    signal: tuple[str, str, str],
    values: list[object],
) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", "2")
    watch.listen(bus.ours, bus.ours)
    with qtbot.waitSignal(watch.left):
        bus.tell(*signal, *values)


def test_who_comes_back_and_what_others_say_is_nothing(qtbot: QtBot, bus: Bus, watch: SessionWatch) -> None:
    left: list[bool] = []
    watch.left.connect(lambda: left.append(True))
    watch.listen(bus.ours, bus.ours)
    for signal in (SLEEP, *SAVERS):
        bus.tell(*signal, False)
    bus.tell("/org/freedesktop/login1/session/_33", f"{LOGIN}.Session", "Lock")
    with qtbot.waitSignal(watch.left):
        bus.tell(*SLEEP, True)
    assert len(left) == 1


def test_without_a_bus_nothing_happens(watch: SessionWatch) -> None:
    nowhere = QDBusConnection("nothing of that name")
    watch.listen(nowhere, nowhere)


@pytest.mark.parametrize(
    ("message", "word", "leaves"),
    [
        (SESSION, LOCKED, True),
        (SESSION, CONSOLE_LEFT, True),
        (SESSION, REMOTE_LEFT, True),
        (SESSION, 0x8, False),  # unlocked
        (POWER, SUSPENDED, True),
        (POWER, 0x12, False),  # awake again
        (0x0100, LOCKED, False),  # a key
    ],
)
def test_a_message_of_windows(message: int, word: int, leaves: bool) -> None:
    told: list[bool] = []
    said = wintypes.MSG(message=message, wParam=word)
    messages = SessionMessages(lambda: told.append(True))
    address = VoidPtr(ctypes.addressof(said))
    assert messages.nativeEventFilter(b"xcb_generic_event_t", address) == (False, 0)
    assert told == []
    assert messages.nativeEventFilter(WINDOWS, address) == (False, 0)
    assert told == [True] * leaves


@pytest.mark.parametrize(("id", "end"), [("2", "_32"), ("c1", "c1"), ("14", "_314"), ("x-1", "x_2d1")])
def test_the_path_of_a_session(id: str, end: str) -> None:
    assert session_path(id) == f"/org/freedesktop/login1/session/{end}"
