"""What Windows tells a window about the session: locked, disconnected, about to sleep (WM_WTSSESSION_CHANGE and
WM_POWERBROADCAST, learn.microsoft.com)."""

import sys
from collections.abc import Callable
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication
from PySide6.QtWidgets import QWidget

WINDOWS = b"windows_generic_MSG"
SESSION, POWER = 0x02B1, 0x0218
CONSOLE_LEFT, REMOTE_LEFT, LOCKED, SUSPENDED = 0x2, 0x4, 0x7, 0x4
LEAVING = frozenset({(SESSION, CONSOLE_LEFT), (SESSION, REMOTE_LEFT), (SESSION, LOCKED), (POWER, SUSPENDED)})


class SessionMessages(QAbstractNativeEventFilter):
    """Calls `leaves` for each message that somebody leaves the laptop; every message goes on to its window."""

    def __init__(self, leaves: Callable[[], None]) -> None:
        super().__init__()
        self._leaves = leaves

    def nativeEventFilter(self, kind: object, message: Any) -> tuple[bool, int]:
        if kind == WINDOWS:
            told = wintypes.MSG.from_address(int(message))
            if (told.message, told.wParam) in LEAVING:
                self._leaves()
        return False, 0


def hear(window: QWidget, messages: SessionMessages) -> None:
    """Ask Windows to tell this window, and listen; elsewhere nothing."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - windll is there only

        ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(window.winId()), 0)
        app = QCoreApplication.instance()
        if app is not None:
            app.installNativeEventFilter(messages)
