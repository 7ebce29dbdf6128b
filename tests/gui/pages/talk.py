"""The conversation as a caseworker meets it: keys in, words out. Knows where things are, so that tests need not."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.answer import Answer
from desktop_app.i18n import words
from desktop_app.i18n.language import language
from desktop_app.places import translations
from desktop_app.ui.qt.changes_bus import ChangesBus
from desktop_app.ui.screens.gesprek.screen import GesprekScreen
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.navigation import Screen
from desktop_app.ui.shell.status import Status
from desktop_app.ui.tolkscherm.presenter import Tolkscherm
from desktop_app.ui.tolkscherm.voice import Voice
from desktop_app.ui.tolkscherm.window import TolkschermWindow
from desktop_app.ui.work import ImmediateLanes, Lanes
from tests.gui.desk import Desk
from tests.gui.pictures import settle

Key = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
OWNER = "gemeente Oefenstad"


class Elsewhere(Screen):
    """Stands for the screens one leaves the conversation for."""

    def enter(self, **params: object) -> None:
        self.setProperty("params", params)


class Talk:
    """The main window with the conversation in it and the second window beside it."""

    def __init__(
        self,
        desk: Desk,
        lanes: Lanes | None = None,
        program: str = "nl",
        client: str = "ar",
        voice: Voice | None = None,
    ) -> None:
        words.install(translations(), program)
        self.desk = desk
        self.second = TolkschermWindow()
        self.second.resize(1180, 860)
        self.tolk = Tolkscherm(language(client), OWNER, self.second.show_scene)
        self.second.serve(self.tolk)
        if voice is not None:
            self.tolk.give_voice(voice)
        self.status = Status()
        self.turned = False
        self.screen = GesprekScreen(
            desk.wp, self.tolk, lanes=lanes or ImmediateLanes(), bus=ChangesBus(), status=self.status,
            switch_on=self.plug_in, turn=self._turn, turn_code="4821",
        )  # fmt: skip
        self.window = MainWindow(
            {"gesprek": lambda: self.screen, "dossier": Elsewhere, "controleren": Elsewhere}, ChangesBus(), self.status
        )
        self.window.tolkscherm_rest.connect(self.tolk.blank)
        self.window.resize(1366, 768)
        self.window.show()
        self.keys = 0

    def open(self, page: str = "", **params: object) -> "Talk":
        self.window.go("gesprek", dossier=self.desk.dossier, page=page and f"/data/{page}", **params)
        settle()
        return self

    def close(self) -> None:
        self.window.close()
        self.second.close()
        for window in (self.window, self.second):
            window.deleteLater()
        settle()

    def interpreter(self, mode: str, **facts: str) -> None:
        """Open the interpreter log and let somebody begin; `facts` by name of the field, typed."""
        card = self.screen.interpreter
        if not card.isVisibleTo(self.window):
            self.press(Key.Key_T, held=CTRL)
        card.mode.rows[mode].click()
        settle()
        for name, text in facts.items():
            card.lines[name].line.setFocus()
            self.type(text)
        if facts:
            self.press(Key.Key_Return)

    def plug_in(self) -> bool:
        """A second screen is there and in use."""
        self.tolk.turn_on()
        self.second.show()
        self.window.activateWindow()
        settle()
        return True

    def point(self) -> "Talk":
        """F6, past the practice question."""
        self.press(Key.Key_F6)
        return self.press(Key.Key_Return) if self.tolk.practising else self

    def _turn(self) -> bool:
        self.turned = True
        self.tolk.turn(True)
        return True

    # ---- hands -----------------------------------------------------------------------------------------------------

    def press(self, *keys: Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> "Talk":
        """Real key presses on whatever has the focus."""
        for key in keys:
            QTest.keyClick(self.focus, key, held)
            self.keys += 1
            settle()
        return self

    def type(self, text: str) -> "Talk":
        """Letters and digits one by one; those of other scripts come as an input method gives them."""
        for char in text:
            if char.isascii():
                QTest.keyClicks(self.focus, char)
            else:
                event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, char)
                QApplication.sendEvent(self.focus, event)
            settle()
        return self

    # ---- eyes ------------------------------------------------------------------------------------------------------

    @property
    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    @property
    def focused(self) -> str:
        """Accessible name of what has the keyboard."""
        return name_of(self.focus)

    @property
    def question(self) -> str:
        return self.screen.area.question.text()

    @property
    def ref(self) -> str:
        return self.screen.presenter.interview.ref.removeprefix("/data/")

    @property
    def strip(self) -> str:
        strip = self.screen.area.bar.strip
        return strip.message.text() if strip.isVisibleTo(self.window) else ""

    @property
    def note(self) -> str:
        return self.screen.side.note.text()

    def section(self, key: str) -> str:
        """Status of a section as a screen reader says it."""
        return name_of(self.screen.sections.rows[key])

    def stored(self, path: str) -> Answer | None:
        """The answer row in the vault."""
        with self.desk.wp.vault.work() as work:
            return work.answers(self.desk.dossier).get(f"/data/{path}")

    def client_sees(self) -> str:
        """Every word in the second window, as the accessibility tree gives them."""
        return "\n".join(words_in(self.second)) if self.second.isVisible() else ""


def name_of(widget: QWidget) -> str:
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name) if face else ""


def words_in(widget: QWidget) -> list[str]:
    """Name, description, value and help of everything in a window, hidden parts included."""
    QCoreApplication.processEvents()
    found: list[str] = []
    face = QAccessible.queryAccessibleInterface(widget)
    if face is not None:
        _walk(face, found)
    for child in [widget, *widget.findChildren(QWidget)]:
        for asked in ("text", "toPlainText", "windowTitle", "accessibleName", "accessibleDescription", "toolTip"):
            if hasattr(child, asked):
                found.append(str(getattr(child, asked)()))
    return [each for each in found if each]


def _walk(face: QAccessibleInterface, found: list[str]) -> None:
    kinds = QAccessible.Text
    found += [face.text(kind) for kind in (kinds.Name, kinds.Description, kinds.Value, kinds.Help)]
    for place in range(face.childCount()):
        child = face.child(place)
        if child is not None:
            _walk(child, found)
