"""A locked screen and a closed lid lock the program, told over a real bus without a daemon (QDBusServer)."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusServer
from pytestqt.qtbot import QtBot

from desktop_app.ui.qt.session import LOGIN, SCREENSAVERS, SessionWatch, session_path

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


@pytest.mark.parametrize(("signal", "values"), [(SLEEP, [True]), (LOCK, []), *[(saver, [True]) for saver in SAVERS]])
def test_who_leaves_the_laptop_is_noticed(
    qtbot: QtBot, bus: Bus, monkeypatch: pytest.MonkeyPatch, signal: tuple[str, str, str], values: list[object]
) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", "2")
    watch = SessionWatch()
    watch.listen(bus.ours, bus.ours)
    with qtbot.waitSignal(watch.left):
        bus.tell(*signal, *values)


def test_who_comes_back_and_what_others_say_is_nothing(qtbot: QtBot, bus: Bus) -> None:
    watch, left = SessionWatch(), []
    watch.left.connect(lambda: left.append(True))
    watch.listen(bus.ours, bus.ours)
    for signal in (SLEEP, *SAVERS):
        bus.tell(*signal, False)
    bus.tell("/org/freedesktop/login1/session/_33", f"{LOGIN}.Session", "Lock")
    with qtbot.waitSignal(watch.left):
        bus.tell(*SLEEP, True)
    assert len(left) == 1


def test_without_a_bus_nothing_happens(qapp: QCoreApplication) -> None:
    nowhere = QDBusConnection("nothing of that name")
    SessionWatch().listen(nowhere, nowhere)


@pytest.mark.parametrize(("id", "end"), [("2", "_32"), ("c1", "c1"), ("14", "_314"), ("x-1", "x_2d1")])
def test_the_path_of_a_session(id: str, end: str) -> None:
    assert session_path(id) == f"/org/freedesktop/login1/session/{end}"
