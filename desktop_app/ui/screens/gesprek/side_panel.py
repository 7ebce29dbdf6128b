"""Right: the note beside the question or about the whole talk, and the caseworker's hand on the second window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop_app.i18n.words import _
from desktop_app.ui.screens.gesprek.interpreter_desk import InterpreterModel
from desktop_app.ui.screens.gesprek.page import PageModel
from desktop_app.ui.screens.gesprek.view import TolkState
from desktop_app.ui.tolkscherm.scene import Mode
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Hairline, Surface
from desktop_app.ui.widgets.field import TextField
from desktop_app.ui.widgets.icon_text import IconText
from desktop_app.ui.widgets.scroll import ScrollColumn
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if


class SidePanel(Surface):
    """Signals carry what was typed or pressed; the presenter decides."""

    noted = Signal(str)
    noted_in_general = Signal(str)
    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", edges="l", parent=parent)
        self.note = TextField(_("Notitie bij deze vraag"), hint=_("Alleen wat nodig is voor het plan"), lines=5)
        self.note.setMaximumHeight(300)
        self.general_note = Btn(_("Algemene notitie"), icon="file-text", key="Ctrl+G")
        self.general = False
        """The note on screen is the one about the whole conversation."""
        self.careful = Text(_("Schrijf wat iemand nodig heeft, niet waarom."), "meta", colour="warn")
        self.interpreter = IconText("", "languages", "muted", role="body", wrap=True)
        self.log = Btn(_("Tolklogboek"), icon="languages", key="Ctrl+T")
        self.state = IconText("", "monitor", "muted", role="body", wrap=True)
        self.buttons = {
            "switch": Btn(_("Tolkscherm aanzetten"), icon="monitor"),
            "reveal": Btn(_("Toon vraag"), icon="eye", key="F5"),
            "point": Btn(_("Aanwijzen laten"), icon="hand", key="F6"),
            "aloud": Btn(_("Voorlezen"), icon="volume-2", key="F7"),
            "back": Btn(_("Terugzeggen"), icon="message-square-text", key="F8"),
            "blank": Btn(_("Scherm leeg"), icon="eye-off", key="F9"),
        }
        self.bookmark = Btn(_("Bladwijzer zetten"), "quiet", icon="bookmark")
        self._noting = False
        self._build()
        self.note.changed.connect(self._typed)

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 20, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.note, 1)
        column.addWidget(self.careful)
        self._add("general", self.general_note, column)
        column.addWidget(Text(_("Niet op het tolkscherm. De cliënt mag dit later inzien."), "meta"))
        for part in (Hairline(), Text(_("Tolk"), "strong"), self.interpreter):
            column.addWidget(part)
        self._add("interpreter", self.log, column)
        for part in (Hairline(), Text(_("Tolkscherm"), "strong"), self.state):
            column.addWidget(part)
        for name, button in [*self.buttons.items(), ("bookmark", self.bookmark)]:
            self._add(name, button, column)
        column.addStretch(0)
        area = ScrollColumn(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.addWidget(area)

    def _add(self, name: str, button: Btn, column: QVBoxLayout) -> None:
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)  # as high as its words; `Fixed` would hold it to one line
        button.setSizePolicy(policy)
        button.clicked.connect(lambda _on=False: self.pressed.emit(name))
        column.addWidget(button)

    def show_interpreter(self, model: InterpreterModel) -> None:
        self.interpreter.set(model.state, "languages", model.tone or "muted")

    def show_page(self, page: PageModel) -> None:
        if not (self.general or self.note.area.hasFocus()):
            self._put(page.note)
        show_if(self.careful, page.sensitive)
        self.bookmark.setText(_("Bladwijzer weghalen") if page.bookmarked else _("Bladwijzer zetten"))

    def take_note(self, text: str, *, general: bool = False) -> None:
        """Another note, of a question or about the whole talk, replaces the one on screen, also under the keyboard."""
        self.general = general
        self.note.set_label(_("Algemene notitie") if general else _("Notitie bij deze vraag"))
        self._put(text)

    def _put(self, text: str) -> None:
        self._noting = True
        self.note.set_text(text)
        self._noting = False

    def show_state(self, state: TolkState) -> None:
        off = state.mode is Mode.UIT
        icon = "monitor-off" if off else "monitor"
        self.state.set(state.text, icon, state.tone or "muted")
        for name, button in self.buttons.items():
            show_if(button, (name == "switch") == off or name in ("point", "aloud", "back"))

    def _typed(self, text: str) -> None:
        if not self._noting:
            (self.noted_in_general if self.general else self.noted).emit(text)
