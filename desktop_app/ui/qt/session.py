"""The session around the program: somebody locked the screen of the laptop, or closes its lid."""

import os
from string import ascii_letters, digits

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QWidget

from desktop_app.ui.qt.session_messages import SessionMessages, hear

LOGIN = "org.freedesktop.login1"
SCREENSAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
    ("org.xfce.ScreenSaver", "/org/xfce/ScreenSaver"),
)
"""Interface and path of what desktops lock the screen with."""

ANYONE = ""
"""Whoever says so is believed: all it can do is lock."""


class SessionWatch(QObject):
    """`left`: the screen was locked, or the laptop goes to sleep. On Linux a bus tells it, on Windows a message;
    elsewhere nothing happens, and the idle watch notices afterwards that time stood still."""

    left = Signal()

    def __init__(self, window: QWidget) -> None:
        """`window`: the one that Windows tells."""
        super().__init__(window)
        self._messages = SessionMessages(self.left.emit)
        hear(window, self._messages)

    def listen(self, system: QDBusConnection, session: QDBusConnection) -> None:
        """To the bus of the laptop (systemd's login1) and that of the desktop; either may be absent."""
        self._hear(system, "/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", SLOT("told(bool)"))
        if id := os.environ.get("XDG_SESSION_ID"):
            self._hear(system, session_path(id), f"{LOGIN}.Session", "Lock", SLOT("locked()"))
        for interface, path in SCREENSAVERS:
            self._hear(session, path, interface, "ActiveChanged", SLOT("told(bool)"))

    @Slot(bool)
    def told(self, active: bool) -> None:
        """Asleep or locked, or awake again."""
        if active:
            self.left.emit()

    @Slot()
    def locked(self) -> None:
        self.left.emit()

    def _hear(self, bus: QDBusConnection, path: str, interface: str, signal: str, slot: str) -> None:
        bus.connect(ANYONE, path, interface, signal, self, slot)  # type: ignore[call-overload] # stub: bytes; takes str


def session_path(id: str) -> str:
    """Path of a session on the bus: what is no letter or digit in hexadecimals, and a digit too where it comes first
    (systemd, bus_path_encode)."""
    first = id[0] if id[0] in ascii_letters else _hexadecimal(id[0])
    rest = (letter if letter in ascii_letters + digits else _hexadecimal(letter) for letter in id[1:])
    return "/org/freedesktop/login1/session/" + first + "".join(rest)


def _hexadecimal(letter: str) -> str:
    return f"_{ord(letter):02x}"
