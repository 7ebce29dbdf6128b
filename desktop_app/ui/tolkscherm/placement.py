"""Where the second window stands: on the client's screen and nowhere else, hidden at once when that screen goes."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QWidget

from desktop_app.i18n.formats import isolate
from desktop_app.ui.tolkscherm.practice import practice_card
from desktop_app.ui.tolkscherm.presenter import FOCUS_SECONDS, Tolkscherm
from desktop_app.ui.tolkscherm.window import FLAGS, TolkschermWindow

HOLD_MS = 2_000
"""Esc held this long turns the laptop back: a deliberate act, not a shortcut (ux.md 2.5)."""
CODE_LENGTH = 4

Screens = Callable[[], list[QScreen]]


class Placement(QObject):
    """Joins presenter, window and screens. `lost`: the client's screen has gone (E4) · `found`: a second screen came;
    nothing is shown on it before somebody says so · `bumped`: the main window was dragged onto the client's screen."""

    lost = Signal()
    found = Signal()
    bumped = Signal()

    def __init__(
        self, tolk: Tolkscherm, window: TolkschermWindow, main: QWidget, *, code: str, screens: Screens | None = None
    ) -> None:
        """`code`: digits that turn the laptop back in draaimodus. `screens`: for tests."""
        super().__init__(main)
        self.tolk, self.window, self._main, self.code = tolk, window, main, code
        self._screens: Screens = screens or QGuiApplication.screens
        self._screen: QScreen | None = None
        self._home: QScreen | None = None
        self.wanted = ""
        """Name of the screen the client looks at; "" for any second one."""
        self._tried = False
        self._typed = ""
        self._hold = self._timer(HOLD_MS, self.turn_back)
        self._away = self._timer(FOCUS_SECONDS * 1000, tolk.blank)
        window.serve(tolk)
        window.installEventFilter(self)
        main.installEventFilter(self)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self.screen_removed)
            app.screenAdded.connect(self.screen_added)
            app.applicationStateChanged.connect(self._attention)

    # ---- switching -------------------------------------------------------------------------------------------------

    def second(self) -> QScreen | None:
        """The client's screen: the one that was chosen, else any that is not the main window's."""
        others = [screen for screen in self._screens() if screen is not self._main.screen()]
        return next((screen for screen in others if screen.name() == self.wanted), others[0] if others else None)

    def others(self) -> list[tuple[str, str]]:
        """Name of every screen that is not the main window's, and how a person knows it: `HDMI-1 · 1280 × 800`."""
        found = [screen for screen in self._screens() if screen is not self._main.screen()]
        sizes = [screen.geometry().size() for screen in found]
        return [
            (screen.name(), f"{isolate(screen.name())} · {isolate(f'{size.width()} × {size.height()}')}")
            for screen, size in zip(found, sizes, strict=True)
        ]

    def try_out(self) -> bool:
        """A test picture on the client's screen, until `end_try_out`. False if there is no such screen."""
        was_on = self.tolk.on and not self._tried
        if not self.switch_on():
            return False
        self._tried = not was_on
        self.tolk.question(practice_card(self.tolk.language))
        self.tolk.reveal()
        return True

    def end_try_out(self) -> None:
        """Away with the test picture; the client's screen is on or off as it was."""
        self.tolk.rest()
        if self._tried:
            self.switch_off()
        self._tried = False

    def switch_on(self) -> bool:
        """Show the window on the second screen. False if there is none."""
        screen = self.second()
        if screen is None:
            return False
        self._home = self._main.screen()
        self._put_on(screen)
        self.tolk.turn_on()
        return True

    def switch_off(self) -> None:
        self._screen = None
        self.tolk.turn_off()

    def turn(self) -> bool:
        """Draaimodus: fill the laptop's own screen with the client's view."""
        self._typed = ""
        self.window.setWindowFlags(FLAGS & ~Qt.WindowType.WindowDoesNotAcceptFocus)
        self._put_on(self._main.screen())
        self.tolk.turn(True)
        self.window.activateWindow()
        self.window.setFocus()
        return True

    def turn_back(self) -> None:
        """The caseworker has the laptop again."""
        self._hold.stop()
        self.tolk.turn(False)
        self.switch_off()
        self.window.setWindowFlags(FLAGS)
        self._main.activateWindow()

    def screen_removed(self, screen: QScreen) -> None:
        """Hidden at once and never shown again by itself: windows end up on the wrong screen when one disappears."""
        if screen is self._screen:
            self.window.hide()
            self.switch_off()
            self.lost.emit()

    def screen_added(self, _screen: QScreen) -> None:
        """Nothing is shown on it yet."""
        self.found.emit()

    def _put_on(self, screen: QScreen) -> None:
        self._screen = screen
        """Not `showFullScreen`: that would take the keyboard from the caseworker. The geometry is set again, because a
        window keeps the origin of its old screen on some platforms."""
        self.window.setGeometry(screen.geometry())
        self.window.setWindowState(Qt.WindowState.WindowFullScreen)
        self.window.show()
        self.window.setGeometry(screen.geometry())

    # ---- watching --------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._main and event.type() == QEvent.Type.Move:
            self._keep_apart()
        if watched is self.window and self.tolk.scene().turned:
            if isinstance(event, QKeyEvent):
                return self._turned_key(event)
            if event.type() == QEvent.Type.Close:  # Alt+F4: behind it lies the caseworker's screen
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _turned_key(self, event: QKeyEvent) -> bool:
        """In draaimodus the client reaches tiles only; keys do nothing but the way back."""
        if event.isAutoRepeat():
            return True
        if event.type() == QEvent.Type.KeyRelease and event.key() == Qt.Key.Key_Escape:
            self._hold.stop()
        if event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._hold.start()
            elif event.text().isdecimal():
                self._typed = (self._typed + event.text())[-CODE_LENGTH:]
                if self._typed == self.code:
                    self.turn_back()
        return True

    def _keep_apart(self) -> None:
        """The main window may not lie on the client's screen while that is in use: it jumps back and says so."""
        if self._screen is None or self.tolk.scene().turned:
            return
        if self._screen.geometry().contains(self._main.frameGeometry().center()):
            free = [screen for screen in self._screens() if screen is not self._screen]
            home = self._home if self._home in free else next(iter(free), None)
            if home is not None:
                self._main.move(home.availableGeometry().topLeft())
                self.bumped.emit()

    def _attention(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self._away.stop()
        else:
            self._away.start()

    def _timer(self, milliseconds: int, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(call)
        return timer
